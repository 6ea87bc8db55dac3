"""What may stand in an answer: readable words, a day in three boxes, a choice from the list."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Mapping
from datetime import date
from functools import cache
from typing import TypeAlias

from babel import Locale, localedata
from wtforms import Field
from wtforms.validators import StopValidation

from portal.words import N_

# Any form and field of WTForms; each check reads only ``data``, which WTForms keeps untyped.
Check: TypeAlias = Callable[[object, Field], None]

OLDEST_YEAR = 1900


def tidy(text: object) -> str:
    """Return typed text with one sort of line end, composed letters and no space around it."""
    if not isinstance(text, str):
        return ""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", lines).strip()


def needed(missing: str) -> Check:
    """Make a check that something was answered, with the question's own words when it was not."""

    def check(_form: object, field: Field) -> None:
        if not field.data:
            raise StopValidation(missing)

    return check


def one_of(values: Collection[str]) -> Check:
    """Make a check that each answer stands in the list."""

    def check(_form: object, field: Field) -> None:
        given = field.data if isinstance(field.data, list) else [field.data] if field.data else []
        if any(value not in values for value in given):
            raise StopValidation(N_("Choose from the list on this page."))

    return check


class DayField(Field):
    """A day in three boxes: day, month, year. It is kept as an ISO day, or "" for none."""

    languages: tuple[str, ...] = ("nl", "en")
    latest: date | None = None
    """The last day that can be meant; usually today."""
    earliest: date | None = None
    typed: tuple[str, str, str] = ("", "", "")

    @property
    def boxes(self) -> tuple[tuple[str, str], ...]:
        """Return the ending of each box's name and what stands in it."""
        return tuple(zip(("day", "month", "year"), self.typed, strict=True))

    # The stubs of WTForms leave the form data untyped too: any mapping with ``get``.
    def process(
        self,
        formdata: Mapping[str, str] | None,  # type: ignore[override]  # A plain mapping is enough here.
        data: object = None,
        **_filters: object,
    ) -> None:
        """Read the three boxes, or take the day that was kept before."""
        self.process_errors = []
        self.object_data = data
        self.data = data if isinstance(data, str) else ""
        if self.data:
            kept = date.fromisoformat(self.data)
            self.typed = (str(kept.day), str(kept.month), str(kept.year))
        if formdata:
            day, month, year = (tidy(formdata.get(f"{self.name}-{part}", "")) for part, _ in self.boxes)
            self.typed = (_shown(day), _shown(month), _shown(year))
            self.data = " ".join(part for part in self.typed if part)

    def pre_validate(self, _form: object) -> None:
        """Turn the boxes into a day, or say what is wrong with them."""
        if not any(self.typed):
            return
        found = day_from(*self.typed, languages=self.languages)
        if self.latest and found > self.latest:
            raise StopValidation(N_("This day is still to come. Write a day that has passed, or today."))
        if self.earliest and found < self.earliest:
            raise StopValidation(N_("This day has passed. Write a day that is still to come."))
        self.data = found.isoformat()


def day_from(day: str, month: str, year: str, *, languages: tuple[str, ...]) -> date:
    """Return the day that was typed; a month may be a number or a name.

    :raises StopValidation: with what to do when there is no such day.
    """
    if not (day and month and year):
        raise StopValidation(N_("Fill in the day, the month and the year. You may guess the day."))
    number = int(month) if month.isdecimal() else month_names(languages).get(month.lower().rstrip("."))
    if number is None or not 1 <= number <= 12:
        raise StopValidation(N_("Write the month as a number from 1 to 12, or as a name."))
    if not year.isdecimal() or len(year) != 4 or int(year) < OLDEST_YEAR:
        raise StopValidation(N_("Write the year with four numbers, such as 2019."))
    try:
        found = date(int(year), number, int(day))
    except ValueError:
        raise StopValidation(N_("This day does not exist. Look at the calendar.")) from None
    return found


@cache
def month_names(languages: tuple[str, ...]) -> Mapping[str, int]:
    """Return the numbers of the months by their long and short names in these languages, in small letters."""
    return {
        name.lower().rstrip("."): number
        for lang in languages
        if localedata.exists(lang)
        for shape in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in Locale.parse(lang).months[shape][width].items()
    }


def _shown(text: str) -> str:
    """Return what was typed in a small box, cut off where no day or month can be that long."""
    return "".join(sign for sign in text[:20] if unicodedata.category(sign) != "Cc")
