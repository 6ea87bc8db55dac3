"""An outage on the last day gives a person the next working day, and nobody else."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from portal.terms import Because, after_outages, count, down, lengthened, oldest_in_time, term

FRIDAY, MONDAY_AFTER = date(2026, 12, 4), date(2026, 12, 7)
NOW = datetime(2026, 12, 4, 20, 0, tzinfo=UTC)
AFTERNOON = down(datetime(2026, 12, 4, 12, 0, tzinfo=UTC), datetime(2026, 12, 4, 15, 0, tzinfo=UTC), NOW)


@pytest.mark.requirement("R-259")
def test_a_term_that_ends_during_an_outage_goes_on_to_the_next_working_day() -> None:
    counted = count(term("objection", date(2026, 10, 23)), date(2026, 10, 23))
    assert counted.last_day == FRIDAY
    longer = lengthened(counted, [AFTERNOON])
    assert longer.last_day == MONDAY_AFTER
    assert [one.because for one in longer.moved] == [Because.OUTAGE] * 3
    assert counted.raw_end == longer.raw_end


def test_an_outage_on_another_day_changes_nothing() -> None:
    counted = count(term("objection", date(2026, 10, 22)), date(2026, 10, 22))
    assert lengthened(counted, [AFTERNOON]) is counted


def test_an_outage_that_goes_on_moves_the_day_each_day() -> None:
    begun = datetime(2026, 12, 4, 12, 0, tzinfo=UTC)
    assert after_outages(FRIDAY, [down(begun, None, NOW)]) == MONDAY_AFTER
    later = datetime(2026, 12, 8, 9, 0, tzinfo=UTC)
    assert after_outages(FRIDAY, [down(begun, None, later)]) == date(2026, 12, 9)


def test_two_outages_after_each_other_add_up() -> None:
    second = down(datetime(2026, 12, 7, 8, 0, tzinfo=UTC), datetime(2026, 12, 7, 9, 0, tzinfo=UTC), NOW)
    assert after_outages(FRIDAY, [AFTERNOON, second]) == date(2026, 12, 8)
    assert oldest_in_time(date(2026, 12, 8), [AFTERNOON, second]) == FRIDAY


def test_a_saturday_behind_an_outage_has_as_much_time_as_its_friday() -> None:
    saturday = date(2026, 12, 5)
    assert after_outages(saturday, [AFTERNOON]) == after_outages(FRIDAY, [AFTERNOON]) == MONDAY_AFTER
    assert after_outages(MONDAY_AFTER, [AFTERNOON]) == MONDAY_AFTER


@example(day=date(2026, 12, 5), today=date(2026, 12, 6))
@given(
    day=st.dates(date(2026, 11, 1), date(2027, 1, 31)), today=st.dates(date(2026, 11, 1), date(2027, 1, 31))
)
def test_who_is_in_time_by_the_one_rule_is_in_time_by_the_other(day: date, today: date) -> None:
    outages = [
        AFTERNOON,
        down(datetime(2026, 12, 24, 8, tzinfo=UTC), datetime(2026, 12, 29, 8, tzinfo=UTC), NOW),
    ]
    assert (today <= after_outages(day, outages)) == (oldest_in_time(today, outages) <= day)
