"""A day is typed in three boxes."""

from datetime import date

import pytest
from werkzeug.datastructures import MultiDict
from wtforms.validators import InputRequired

from portal.web.days import DayField
from portal.web.forms import Form


class _Question(Form):
    service = "example"
    when = DayField("When?", [InputRequired("Write the day.")])


def _asked(day: str, month: str, year: str) -> _Question:
    return _Question(MultiDict({"when-day": day, "when-month": month, "when-year": year}))


@pytest.mark.parametrize("typed", [("27", "8", "2019"), (" 27 ", "08", "2019"), ("٢٧", "٨", "٢٠١٩")])
def test_a_day_is_read_as_it_is_written_on_paper(typed: tuple[str, str, str]) -> None:
    form = _asked(*typed)
    assert form.validate()
    assert form.when.data == date(2019, 8, 27)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("31", "2", "2019"), "This day does not exist. Look at the calendar."),
        (("27", "aug", "2019"), "Write the day, the month and the year in numbers."),
        (("27", "8", ""), "Write the day, the month and the year in numbers."),
        (("27", "8", "19"), "Write the year in four numbers, for example 2019."),
        (("27", "8", "20190"), "This day does not exist. Look at the calendar."),
        (("", "", ""), "Write the day."),
    ],
)
def test_what_is_no_day_is_told_and_stays_in_the_boxes(typed: tuple[str, str, str], told: str) -> None:
    form = _asked(*typed)
    assert not form.validate()
    assert form.when.errors[0] == told
    assert tuple(value for _, value in form.when.boxes) == typed


def test_a_known_day_stands_in_the_boxes() -> None:
    form = _Question(data={"when": date(2019, 8, 27)})
    assert form.when.boxes == (("day", "27"), ("month", "8"), ("year", "2019"))
