"""Forms: WTForms, and every message in plain words of our own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar
from urllib.parse import unquote_to_bytes

import wtforms
from wtforms.fields.core import UnboundField
from wtforms.meta import DefaultMeta

from portal import catalogue
from portal.errors import Refused
from portal.store import new_id
from portal.web.real import real_request
from portal.words import N_, SaidCount

LONGEST_TEXT = 20_000
"""Characters in one answer."""

_TOKEN = re.compile("[0-9a-z]{26}")

EXAMPLE = "example"
"""The service of the living page of components: it asks nobody anything."""

MESSAGES = {
    "This field is required.": N_("Fill this in."),
    "Not a valid choice.": N_("Choose one of the answers."),
    "Invalid Choice: could not coerce.": N_("Choose one of the answers."),
    "Not a valid integer value.": N_("Write a number."),
    "Not a valid date value.": N_("Write a date, for example 27 8 2019."),
    "Invalid email address.": N_("Write an e-mail address, for example name@example.nl."),
}
"""WTForms' own English messages, and what we say instead."""


def a_token(text: str | None) -> str:
    """Return the id that a form got when it was opened; what cannot be one gives a new one."""
    return text if text and _TOKEN.fullmatch(text) else new_id()


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
    """A form. ``errors`` hold msgids or ``Said`` values, which the page says.

    Each field that asks something has a row in the data catalogue; the page says from it why.
    """

    Meta = Meta
    service: ClassVar[str] = ""
    """The service of the catalogue for which this form asks."""
    first: ClassVar[Sequence[str]] = ()
    """Fields that stand above the others on the page, in this order, by the first part of their names.

    Names with a space between them make a block that comes back. What is wrong is listed in the order in
    which a form gives its fields, and that list is read beside the page.
    """

    # Any: what WTForms passes to a form is its own matter.
    def __init__(self, *args: Any, **given: Any) -> None:
        """Put the reason of the catalogue at each field.

        :raises FieldWithoutRow: when the catalogue does not know a field.
        """
        super().__init__(*args, **given)
        for field in self:
            # WTForms' own fields know no reasons; ours are read by the page alone.
            field.why = self._why_of(field)  # type: ignore[attr-defined]  # See the line above.

    def __iter__(self) -> Iterator[wtforms.Field]:
        """Give the fields in the order of the page."""
        place = {name: number for number, block in enumerate(self.first) for name in block.split()}

        def at(field: wtforms.Field) -> int:
            return place.get(field.short_name.partition("-")[0], len(place))

        return iter(sorted(super().__iter__(), key=at))

    def row_of(self, name: str) -> tuple[str, str]:
        """Return the service and the field under which the catalogue knows a field of this form."""
        return self.service, name

    def _why_of(self, field: wtforms.Field) -> str:
        """Return why a field is asked; nothing where nothing is kept, or where officials fill it in."""
        service, name = self.row_of(field.short_name)
        if isinstance(field.widget, wtforms.widgets.HiddenInput) or service == EXAMPLE:
            return ""
        row = catalogue.row(service, name)
        return row.why if row.is_kept and not catalogue.SERVICES[service].is_for_staff else ""


def asked_by_forms(kind: type[Form] = Form) -> Iterator[catalogue.Asked]:
    """Give every field that a form of the portal asks, for the check against the catalogue at the start.

    A form that asks something else each time looks its row up itself; its kind is checked for it.
    """
    for form in kind.__subclasses__():
        # A test may make forms of its own in the same process; they ask nobody anything.
        is_ours = form.__module__.startswith("portal.") and form.service != EXAMPLE
        # What a form has from another one is asked in its own service as well.
        fields = dir(form) if is_ours and form.row_of is Form.row_of else ()
        for name in fields:
            field = getattr(form, name)
            if isinstance(field, UnboundField) and not _is_hidden(field):
                yield catalogue.Asked(form.service, name, f"{form.__module__}.{form.__name__}")
        yield from asked_by_forms(form)


def _is_hidden(field: UnboundField[wtforms.Field]) -> bool:
    """Tell whether a field is filled in by the page itself, and asks nobody anything."""
    widget = field.kwargs.get("widget")
    return issubclass(field.field_class, wtforms.HiddenField) or isinstance(
        widget, wtforms.widgets.HiddenInput
    )


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
                SaidCount(  # type: ignore[arg-type]  # WTForms passes it on as it is; the page says it.
                    "Your text is too long. Take out %(n)s character or more.",
                    "Your text is too long. Take out %(n)s characters or more.",
                    length - self.longest,
                )
            )


def refuse_broken_text() -> None:
    """Refuse a form whose bytes are not readable text.

    Werkzeug would keep such bytes as they were written (``%E9``), and somebody's words would be garbled.

    :raises Refused: with what to do about it.
    """
    asked = real_request()
    if asked.method != "POST" or asked.mimetype != "application/x-www-form-urlencoded":
        return
    try:
        unquote_to_bytes(asked.get_data()).decode()
    except UnicodeDecodeError as error:
        raise Refused(N_("Some signs in your text cannot be read. Go back and write them again.")) from error


def typed(form: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """Return what was typed, to be kept, without the page's own fields."""
    return {name: list(values) for name, values in form.items() if name != "csrf_token"}
