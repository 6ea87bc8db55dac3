"""What is true of every term and every day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.terms import (
    LEGAL_TERMS,
    Counted,
    Term,
    Unit,
    age_on,
    count,
    is_overdue,
    is_working_day,
    seventy_five_percent,
    turns,
)

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
TERMS = st.sampled_from(LEGAL_TERMS.rows)
MOVING = st.sampled_from([row for row in LEGAL_TERMS.rows if row.unit not in (Unit.YEARS, Unit.HOURS)])


@given(TERMS, DAYS)
def test_nobody_is_late_before_the_term_began(row: Term, start: date) -> None:
    counted = count(row, start)
    assert start <= counted.raw_end <= counted.last_day
    assert counted.extension_last_day is None or counted.last_day <= counted.extension_last_day
    assert start <= seventy_five_percent(counted) <= counted.last_day
    assert not is_overdue(counted, counted.last_day)
    assert is_overdue(counted, counted.last_day + timedelta(days=1))


@pytest.mark.requirement("L-15")
@given(MOVING, DAYS)
def test_nobodys_term_ends_on_a_weekend_or_a_holiday(row: Term, start: date) -> None:
    counted = count(row, start)
    assert is_working_day(counted.last_day, row.regime)
    if counted.extension:
        assert is_working_day(counted.extension.last_day, row.regime)


@given(TERMS, DAYS)
def test_a_person_is_told_every_day_that_was_passed_over(row: Term, start: date) -> None:
    counted = count(row, start)
    passed = [step.day for step in counted.moved]
    assert passed == [
        counted.raw_end + timedelta(days=n) for n in range((counted.last_day - counted.raw_end).days)
    ]


@given(TERMS, DAYS, DAYS)
def test_who_comes_first_is_never_answered_later(row: Term, one: date, other: date) -> None:
    earlier, later = sorted((one, other))
    assert count(row, earlier).last_day <= count(row, later).last_day


@given(TERMS, DAYS)
def test_a_case_keeps_how_its_term_was_counted(row: Term, start: date) -> None:
    counted = count(row, start)
    assert Counted.from_json(counted.to_json()) == counted


@given(DAYS, st.integers(0, 110))
def test_a_person_reaches_an_age_on_one_day_and_not_the_day_before(born: date, years: int) -> None:
    day = turns(born, years)
    assert age_on(born, day) == years
    if years:
        assert age_on(born, day - timedelta(days=1)) == years - 1
