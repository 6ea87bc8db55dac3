"""Forms: WTForms, and every message in plain words of our own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import unquote_to_bytes

import wtforms
from flask import request
from wtforms.meta import DefaultMeta

from portal.errors import Refused
from portal.words import N_, Said

LONGEST_TEXT = 20_000
"""Characters in one answer."""

MESSAGES = {
    "This field is required.": N_("Fill this in."),
    "Not a valid choice.": N_("Choose one of the answers."),
    "Invalid Choice: could not coerce.": N_("Choose one of the answers."),
    "Not a valid integer value.": N_("Write a number."),
    "Not a valid date value.": N_("Write a date, for example 27 8 2019."),
    "Invalid email address.": N_("Write an e-mail address, for example name@example.nl."),
}
"""WTForms' own English messages, and what we say instead."""


class _Translations:
    """Turns WTForms' messages into ours; the page itself says them in the reader's language."""

    def gettext(self, text: str) -> str:
        return MESSAGES.get(text, N_("Look at this answer again."))

    def ngettext(self, _one: str, _many: str, _n: int) -> str:
        return N_("Look at this answer again.")


class Meta(DefaultMeta):
    """How our forms behave."""

    csrf = False  # Checked for every request at once, see ``portal.web.csrf``.

    def get_translations(self, _form: object) -> _Translations:
        """Return our own messages."""
        return _Translations()


class Form(wtforms.Form):
    """A form. ``errors`` hold msgids or ``Said`` values, which the page says."""

    Meta = Meta


class NoBrokenText:
    """Refuses signs that cannot be read: broken UTF-8 and control characters."""

    def __call__(self, _form: wtforms.Form, field: wtforms.Field) -> None:
        """Check one field.

        :raises ValidationError: with what to do about it.
        """
        text = field.data if isinstance(field.data, str) else ""
        if any(sign == "\ufffd" or (sign < " " and sign not in "\r\n\t") for sign in text):
            raise wtforms.ValidationError(
                N_("Some signs in your text cannot be read. Look at the text and write them again.")
            )


class NotTooLong:
    """Refuses a text that is too long, and says by how much."""

    def __init__(self, longest: int = LONGEST_TEXT) -> None:
        """Allow this many characters."""
        self.longest = longest

    def __call__(self, _form: wtforms.Form, field: wtforms.Field) -> None:
        """Check one field.

        :raises ValidationError: with the number of characters to take out.
        """
        length = len(field.data or "")
        if length > self.longest:
            raise wtforms.ValidationError(
                Said(  # type: ignore[arg-type]  # WTForms passes it on as it is; the page says it.
                    N_("Your text is too long. Take out %(number)s characters or more."),
                    number=length - self.longest,
                )
            )


def refuse_broken_text() -> None:
    """Refuse a form whose bytes are not readable text.

    Werkzeug would keep such bytes as they were written (``%E9``), and somebody's words would be garbled.

    :raises Refused: with what to do about it.
    """
    if request.method != "POST" or request.mimetype != "application/x-www-form-urlencoded":
        return
    try:
        unquote_to_bytes(request.get_data()).decode()
    except UnicodeDecodeError as error:
        raise Refused(N_("Some signs in your text cannot be read. Go back and write them again.")) from error


def typed(form: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """Return what was typed, to be kept, without the page's own fields."""
    return {name: list(values) for name, values in form.items() if name != "csrf_token"}
