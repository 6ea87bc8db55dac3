"""How much of a term is left for a person, and who may still go to the ombudsman."""

import json
from datetime import date

import pytest

from portal.terms import (
    Because,
    Counted,
    Regime,
    UnknownTerm,
    count,
    day_off,
    days_left,
    extended,
    is_overdue,
    may_be_extended,
    next_working_day,
    ombudsman_reminders,
    ombudsman_until,
    seventy_five_percent,
    term,
    working_days_after,
)


@pytest.fixture
def complaint() -> Counted:
    return count(term("complaint_decision", date(2016, 3, 2)), date(2016, 3, 2))


def test_a_person_sees_how_many_days_are_left(complaint: Counted) -> None:
    assert days_left(complaint, date(2016, 4, 12)) == 1
    assert days_left(complaint, date(2016, 4, 13)) == 0
    assert days_left(complaint, date(2016, 4, 15)) == -2


def test_an_answer_on_the_last_day_is_in_time(complaint: Counted) -> None:
    assert not is_overdue(complaint, date(2016, 4, 13))
    assert is_overdue(complaint, date(2016, 4, 14))


def test_a_handler_is_warned_when_three_quarters_have_passed(complaint: Counted) -> None:
    assert seventy_five_percent(complaint) == date(2016, 4, 2)


@pytest.mark.requirement("R-078")
def test_a_term_is_extended_once_and_only_before_its_last_day_has_passed() -> None:
    counted = count(term("avg_request", date(2025, 1, 31)), date(2025, 1, 31))
    assert may_be_extended(counted, date(2025, 2, 28))
    assert not may_be_extended(counted, date(2025, 3, 1))
    assert not may_be_extended(extended(counted), date(2025, 2, 28))


@pytest.mark.requirement("L-21")
def test_a_person_may_go_to_the_ombudsman_until_the_same_date_even_on_a_sunday() -> None:
    assert ombudsman_until(date(2025, 9, 7)) == date(2026, 9, 7)
    assert ombudsman_until(date(2024, 9, 7)) == date(2025, 9, 7)
    assert date(2025, 9, 7).isoweekday() == 7


def test_a_person_is_reminded_of_the_ombudsman_twice_in_the_last_month() -> None:
    assert ombudsman_reminders(date(2025, 9, 7)) == (date(2026, 8, 7), date(2026, 8, 22))


def test_nobody_is_told_an_ombudsmans_day_from_before_the_law() -> None:
    with pytest.raises(UnknownTerm):
        ombudsman_until(date(2004, 1, 1))


def test_a_day_off_has_a_reason_that_a_person_can_be_told() -> None:
    assert day_off(date(2025, 4, 18)) is Because.GOOD_FRIDAY
    assert day_off(date(2025, 4, 18), Regime.EUROPEAN) is None
    assert day_off(date(2026, 1, 2), Regime.EUROPEAN) is None
    assert day_off(date(2026, 1, 2)) is Because.EQUATED_DAY
    assert day_off(date(2026, 1, 1)) is Because.NEW_YEARS_DAY
    assert day_off(date(2026, 4, 27)) is Because.KINGS_DAY
    assert day_off(date(2026, 5, 14)) is Because.ASCENSION_DAY
    assert day_off(date(2026, 5, 25)) is Because.WHIT_MONDAY
    assert day_off(date(2025, 12, 25)) is Because.CHRISTMAS_DAY
    assert day_off(date(2025, 12, 26)) is Because.SECOND_CHRISTMAS_DAY
    assert day_off(date(2025, 12, 24)) is None


def test_ascension_day_and_liberation_day_on_one_date_are_one_day_off() -> None:
    assert day_off(date(2016, 5, 5)) in (Because.ASCENSION_DAY, Because.LIBERATION_DAY)
    assert next_working_day(date(2016, 5, 5)) == date(2016, 5, 6)


def test_a_working_day_is_its_own_next_working_day() -> None:
    assert next_working_day(date(2025, 4, 17)) == date(2025, 4, 17)
    assert next_working_day(date(2025, 4, 18)) == date(2025, 4, 22)


def test_working_days_are_counted_from_the_day_after() -> None:
    assert working_days_after(date(2025, 4, 17), 0) == date(2025, 4, 17)
    assert working_days_after(date(2025, 4, 17), 1) == date(2025, 4, 22)
    assert working_days_after(date(2025, 4, 17), 1, Regime.EUROPEAN) == date(2025, 4, 18)
    with pytest.raises(ValueError, match="forwards"):
        working_days_after(date(2025, 4, 17), -1)


def test_what_a_case_keeps_of_its_term_is_plain_json(complaint: Counted) -> None:
    kept = json.loads(json.dumps(complaint.to_json()))
    assert kept["last_day"] == "2016-04-13"
    assert Counted.from_json(kept) == complaint
