"""A day in three boxes: the way to ask a date that everybody can fill in, on every device."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import wtforms
from wtforms.utils import unset_value

from portal.words import N_

PARTS = ("day", "month", "year")
"""The endings of the three boxes' names and ids."""

FIRST_YEAR = 1900


class DayField(wtforms.Field):
    """A calendar day. ``data`` is a ``date``, or ``None`` when the boxes are empty or hold no day."""

    typed: Sequence[str] = ("", "", "")

    @property
    def boxes(self) -> tuple[tuple[str, str], ...]:
        """Return the ending of each box's name, and what stands in it exactly as it was typed."""
        return tuple(zip(PARTS, self.typed, strict=True))

    def process(self, formdata, data=unset_value, extra_filters=None):  # type: ignore[no-untyped-def]  # WTForms' own.
        """Take a day from the three boxes, or from what was known before."""
        super().process(None, data, extra_filters)
        if isinstance(self.data, date):
            self.typed = (str(self.data.day), str(self.data.month), str(self.data.year))
        if formdata is None:
            return
        self.typed = [formdata.get(f"{self.name}-{part}", "").strip() for part in PARTS]
        self.raw_data = [text for text in self.typed if text]
        try:
            self.data = _day(self.typed) if self.raw_data else None
        except ValueError as fault:
            self.data = None
            self.process_errors = [*self.process_errors, str(fault)]


def day_needed(missing: str) -> Callable[[wtforms.Form, DayField], None]:
    """Make a check that there is a day, unless what stands there is none: that was said already."""

    def check(_form: wtforms.Form, field: DayField) -> None:
        if field.data is None and not field.process_errors:
            raise wtforms.ValidationError(missing)

    return check


def _day(typed: Sequence[str]) -> date:
    """Return the day that was typed.

    :raises ValueError: with a msgid that says what to do.
    """
    # `isdecimal` takes Arabic digits as well, which `int` reads.
    if not all(text.isdecimal() for text in typed):
        raise ValueError(N_("Write the day, the month and the year in numbers."))
    day, month, year = (int(text) for text in typed)
    if year < FIRST_YEAR:
        raise ValueError(N_("Write the year in four numbers, for example 2019."))
    try:
        return date(year, month, day)
    except ValueError as fault:
        raise ValueError(N_("This day does not exist. Look at the calendar.")) from fault
