"""Fields of the desk: lists in the reader's language, and moments of the day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import Any

from wtforms import Field, RadioField, SelectField, SelectMultipleField, StringField, TextAreaField, widgets
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # Newer than its stubs.

from portal.clock import AMSTERDAM
from portal.web import NoBrokenText, NotTooLong
from portal.words import N_, Words

YES_NO = {"yes": N_("Yes"), "no": N_("No")}

WAYS = {
    "question": N_("Somebody asked, and somebody answered"),
    "told": N_("It was told unasked, such as a referral or a talk before a meeting"),
    "report": N_("A report was made, such as to Veilig Thuis"),
    "refused": N_("Somebody asked, and nothing was told"),
}
"""A referral is sharing too (R-132), and a talk before a meeting (R-187); a no is kept as well (R-104).

A report says whether it was discussed first, and whether the person was told (R-109)."""

ASKED_FIRST = {
    "yes": N_("Yes"),
    "could_not": N_("No, I could not ask"),
    "not_in_time": N_("No, I could not ask in time"),
}
"""There are only two reasons for not asking (R-036)."""

USUAL_IN_FILE = (
    N_("I looked. It was not in the file."),
    N_("What was in the file was too old."),
    N_("I did not know whether it was still right."),
)
"""Answers that fit most talks: offered while somebody types, to be chosen with a thumb."""

PRESENT = {"yes": N_("Yes"), "phone": N_("Yes, by phone"), "no": N_("No")}


def tidy(text: str | None) -> str:
    """Return a text without blanks around it."""
    return (text or "").strip()


def line(label: str, longest: int = 200) -> StringField:
    """Return a box of one line."""
    return StringField(label, [NoBrokenText(), NotTooLong(longest)], filters=[tidy])


def long_text(label: str) -> TextAreaField:
    """Return a box of more lines."""
    return TextAreaField(label, [NoBrokenText(), NotTooLong(4000)], filters=[tidy])


def radio(label: str, choices: Mapping[str, str]) -> RadioField:
    """Return radio buttons; what may be chosen is checked with the rest of the entry."""
    return RadioField(label, choices=listed(choices.items()), validate_choice=False)


def listing(label: str) -> SelectField:
    """Return a list to choose from; its choices come with the request, and nothing else is taken."""
    return SelectField(label, choices=[])


def boxes(label: str) -> SelectMultipleField:
    """Return boxes to tick; they come with the request."""
    return SelectMultipleField(
        label, choices=[], validate_choice=False, option_widget=widgets.CheckboxInput()
    )


# Any: the stubs want pairs here, which WTForms itself warns about.
def listed(choices: Iterable[tuple[str, str]]) -> list[Any]:
    """Return values and their words as WTForms wants them."""
    return [SelectChoice(value, text) for value, text in choices]


def offer(field: Field, words: Words, choices: Iterable[tuple[str, str]]) -> None:
    """Fill a list, with an empty choice in front; the texts are in the reader's language already."""
    # WTForms' own stubs do not know that a list has choices.
    field.choices = listed([("", words.text(N_("Choose"))), *choices])  # type: ignore[attr-defined]


def said(words: Words, choices: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return choices with their messages in the reader's language."""
    return [(str(value), words.text(text)) for value, text in choices.items()]


def moment_of(day: date, clock: str) -> datetime | None:
    """Return the moment of a day in the Netherlands and a time as "14:05", or nothing when it is no time."""
    try:
        hour, minute = (int(part) for part in clock.replace(".", ":").split(":"))
        return datetime.combine(day, time(hour, minute), tzinfo=AMSTERDAM)
    except ValueError:
        return None
