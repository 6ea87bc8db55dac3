"""What a value of each shape must look like. A refusal says what is needed, never what was found."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from stdnum.nl import bsn

from portal.partners.fields import Field, Shape
from portal.partners.values import Cleaned

_NAME = re.compile(r"[A-Za-z0-9._-]{1,120}")
# Control letters but for a new line and a tab, and halves of a letter that stand alone.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_LANGUAGE = re.compile(r"[a-z]{2,3}")


class Wrong(Exception):
    """A value does not have the shape of its field."""


@dataclass(frozen=True)
class Limits:
    """What "now" is for this import, and what it may bring."""

    now: datetime
    today: date
    """In the Netherlands."""
    may_bring_demo_people: bool = False


@dataclass(frozen=True)
class Raw:
    """One value as delivered, and what it is measured by."""

    field: Field
    value: object
    source: str
    """The source of the record it stands in."""
    limits: Limits


def clean(raw: Raw) -> Cleaned:
    """Return a value without parts in its own type.

    :raises Wrong: when it does not have the shape of its field.
    """
    return _CLEANERS[raw.field.shape](raw)


def is_name(text: str) -> bool:
    """Tell whether a text can be a source or an id: letters, digits, dot, dash, underscore."""
    return _NAME.fullmatch(text) is not None


def _text(raw: Raw) -> str:
    return _printable(raw.field, raw.value)


def _printable(field: Field, value: object) -> str:
    if not isinstance(value, str):
        raise Wrong("needs a text")
    if not value.strip():
        raise Wrong("needs a text that is not empty; leave the field out instead")
    if len(value) > field.longest:
        raise Wrong(f"is longer than {field.longest} letters")
    if _UNPRINTABLE.search(value):
        raise Wrong("has letters that cannot be printed")
    return value


def _day(raw: Raw) -> date:
    try:
        found = date.fromisoformat(_text(raw))
    except ValueError as error:
        raise Wrong("needs a real day, as year-month-day: 2019-08-27") from error
    if found > raw.limits.today and not raw.field.may_be_future:
        raise Wrong("is a day in the future")
    return found


def _moment(raw: Raw) -> datetime:
    try:
        found = datetime.fromisoformat(_text(raw))
    except ValueError as error:
        raise Wrong("needs a real moment: 2019-08-27T10:15:00+02:00") from error
    if found.tzinfo is None:
        raise Wrong("needs a moment with its time zone: 2019-08-27T10:15:00+02:00")
    if found > raw.limits.now and not raw.field.may_be_future:
        raise Wrong("is a moment in the future")
    return found


def _yes_no(raw: Raw) -> bool:
    if not isinstance(raw.value, bool):
        raise Wrong("needs true or false (in CSV: yes or no)")
    return raw.value


def _one_of(raw: Raw) -> str:
    return _word(raw.field, raw.value)


def _word(field: Field, value: object) -> str:
    if not isinstance(value, str) or value not in field.choices:
        raise Wrong(f"needs one of: {', '.join(field.choices)}")
    return value


def _some_of(raw: Raw) -> tuple[str, ...]:
    found = raw.value
    if not isinstance(found, list) or len(set(map(str, found))) != len(found):
        raise Wrong(f"needs a list of different words: {', '.join(raw.field.choices)}")
    return tuple(_word(raw.field, item) for item in found)


def _reference(raw: Raw) -> str:
    """Return a reference as ``source/id``; without a source it is of the record's own source."""
    other, slash, name = _text(raw).rpartition("/")
    found = (other if slash else raw.source), name
    if not all(is_name(piece) for piece in found):
        raise Wrong("needs the id of another record, or its source, a slash and its id")
    return "/".join(found)


def _number(raw: Raw) -> str:
    found = raw.value
    if not isinstance(found, str) or len(found) != 9 or not bsn.is_valid(found):
        raise Wrong("needs a citizen service number of nine digits that passes the eleven test")
    return found


def _by_language(raw: Raw) -> dict[str, str]:
    found = raw.value
    if not isinstance(found, dict) or not all(_LANGUAGE.fullmatch(str(language)) for language in found):
        raise Wrong('needs texts by language, such as {"nl": "...", "en": "..."}')
    return {str(language): _printable(raw.field, text) for language, text in sorted(found.items())}


_CLEANERS: dict[Shape, Callable[[Raw], Cleaned]] = {
    Shape.TEXT: _text,
    Shape.DAY: _day,
    Shape.MOMENT: _moment,
    Shape.YES_NO: _yes_no,
    Shape.ONE_OF: _one_of,
    Shape.SOME_OF: _some_of,
    Shape.REFERENCE: _reference,
    Shape.NUMBER: _number,
    Shape.BY_LANGUAGE: _by_language,
}
