"""How the last day of a term is counted for a person."""

from datetime import UTC, date, datetime

import pytest

from portal.terms import (
    LEGAL_TERMS,
    Because,
    Moved,
    NoExtension,
    Regime,
    Term,
    Unit,
    amsterdam_day,
    count,
    extended,
    last_moment,
    month_after,
    term,
)


def last_day(code: str, start: date) -> date:
    return count(term(code, start), start).last_day


@pytest.mark.requirement("R-239")
def test_a_man_who_complained_on_2_march_sees_his_own_reminders_beside_the_legal_day() -> None:
    received = date(2016, 3, 2)
    asked = last_day("citizen_reminder", received)
    assert asked == date(2016, 3, 16)
    assert last_day("citizen_reminder", asked) == date(2016, 3, 30)
    assert last_day("complaint_decision", received) == date(2016, 4, 13)


@pytest.mark.requirement("R-078", "T-36")
def test_a_request_received_on_31_january_is_due_on_the_last_day_of_february() -> None:
    assert last_day("avg_request", date(2025, 1, 31)) == date(2025, 2, 28)
    assert last_day("avg_request", date(2028, 1, 31)) == date(2028, 2, 29)


@pytest.mark.requirement("R-078")
def test_a_request_that_would_be_due_on_a_saturday_is_due_on_monday() -> None:
    counted = count(term("avg_request", date(2025, 2, 15)), date(2025, 2, 15))
    assert counted.raw_end == date(2025, 3, 15)
    assert counted.moved == (
        Moved(date(2025, 3, 15), Because.SATURDAY),
        Moved(date(2025, 3, 16), Because.SUNDAY),
    )
    assert counted.last_day == date(2025, 3, 17)


@pytest.mark.requirement("L-61", "T-36")
def test_two_months_more_for_a_hard_request_are_three_months_from_its_receipt() -> None:
    counted = count(term("avg_request", date(2025, 1, 31)), date(2025, 1, 31))
    longer = extended(counted)
    assert (longer.amount, longer.extended_by, longer.last_day) == (3, 2, date(2025, 4, 30))
    assert counted.extension_last_day == date(2025, 4, 30)


@pytest.mark.requirement("L-15")
def test_a_complaint_due_on_good_friday_is_due_on_the_tuesday_after_easter() -> None:
    counted = count(term("complaint_decision", date(2025, 3, 7)), date(2025, 3, 7))
    assert counted.raw_end == date(2025, 4, 18)
    assert [step.because for step in counted.moved] == [
        Because.GOOD_FRIDAY,
        Because.SATURDAY,
        Because.SUNDAY,
        Because.EASTER_MONDAY,
    ]
    assert counted.last_day == date(2025, 4, 22)


@pytest.mark.requirement("L-15")
@pytest.mark.parametrize("year", [2025, 2026, 2027])
def test_a_complaint_is_never_due_on_5_may_of_any_year(year: int) -> None:
    received = date.fromordinal(date(year, 5, 5).toordinal() - 42)
    counted = count(term("complaint_decision", received), received)
    assert counted.moved[0] == Moved(date(year, 5, 5), Because.LIBERATION_DAY)


@pytest.mark.requirement("L-15")
def test_a_complaint_due_the_day_after_ascension_waits_for_monday_because_a_decree_says_so() -> None:
    counted = count(term("complaint_decision", date(2026, 4, 3)), date(2026, 4, 3))
    assert counted.moved[0] == Moved(date(2026, 5, 15), Because.EQUATED_DAY)
    assert counted.last_day == date(2026, 5, 18)


def test_a_data_request_due_on_good_friday_stays_due_on_good_friday() -> None:
    assert last_day("avg_request", date(2025, 3, 18)) == date(2025, 4, 18)


def test_a_data_request_due_on_liberation_day_is_due_the_day_after() -> None:
    assert last_day("avg_request", date(2026, 4, 5)) == date(2026, 5, 6)


@pytest.mark.requirement("L-12")
def test_a_postponed_complaint_is_due_ten_weeks_after_receipt_and_no_later() -> None:
    longer = extended(count(term("complaint_decision", date(2016, 3, 2)), date(2016, 3, 2)))
    assert longer.last_day == date(2016, 5, 11)
    assert longer.article == "Awb art. 9:11 lid 2"
    with pytest.raises(NoExtension):
        extended(longer)


def test_a_committees_extra_weeks_still_move_off_a_sunday() -> None:
    received = date(2025, 2, 2)
    counted = extended(count(term("complaint_decision_committee", received), received))
    assert (counted.raw_end, counted.last_day) == (date(2025, 5, 11), date(2025, 5, 12))


@pytest.mark.requirement("L-40", "L-44")
def test_an_objection_to_a_decision_made_known_on_a_tuesday_may_be_sent_until_a_tuesday() -> None:
    ended = last_day("objection", date(2025, 9, 2))
    assert ended == date(2025, 10, 14)
    assert last_day("objection_decision", ended) == date(2025, 11, 25)
    assert last_day("objection_decision_committee", ended) == date(2026, 1, 6)


@pytest.mark.requirement("L-83d")
def test_a_destruction_request_is_due_in_three_months_and_moves_off_the_weekend() -> None:
    assert last_day("destruction_request", date(2025, 11, 30)) == date(2026, 3, 2)


@pytest.mark.parametrize(
    ("code", "start", "expected"),
    [
        ("complaint_receipt", date(2025, 9, 2), date(2025, 9, 2)),
        ("complaint_not_handled", date(2025, 9, 2), date(2025, 9, 30)),
        ("meeting_feedback", date(2025, 9, 4), date(2025, 9, 11)),
        ("objection_forwarding", date(2025, 9, 4), date(2025, 9, 11)),
        ("question_answer", date(2025, 9, 4), date(2025, 9, 18)),
        ("notice_exchange", date(2025, 9, 4), date(2025, 9, 4)),
        ("notice_exchange", date(2025, 9, 6), date(2025, 9, 8)),
        ("notice_exchange_limit", date(2025, 9, 4), date(2025, 10, 6)),
        ("settle_undo", date(2025, 9, 4), date(2025, 9, 18)),
        ("draft_kept", date(2025, 9, 3), date(2025, 10, 3)),
        ("avg_objection_to_answer", date(2025, 9, 4), date(2025, 10, 16)),
        ("complaint_old_conduct", date(2025, 9, 6), date(2026, 9, 6)),
    ],
)
def test_a_person_is_told_the_right_day_for_each_term(code: str, start: date, expected: date) -> None:
    assert last_day(code, start) == expected


def test_feedback_on_a_meeting_before_easter_skips_the_days_off() -> None:
    assert last_day("meeting_feedback", date(2025, 4, 17)) == date(2025, 4, 28)


@pytest.mark.requirement("L-84")
def test_a_leak_found_on_friday_afternoon_is_told_on_monday_before_the_hour_is_full() -> None:
    breach = term("breach_ap", date(2025, 9, 5))
    assert last_moment(breach, datetime(2025, 9, 5, 14, 20, tzinfo=UTC)) == datetime(
        2025, 9, 8, 15, tzinfo=UTC
    )
    assert count(breach, date(2025, 9, 5)).last_day == date(2025, 9, 8)
    assert count(breach, date(2025, 9, 4)).last_day == date(2025, 9, 7)


def test_only_a_term_in_hours_has_a_last_moment_and_only_for_a_moment_with_a_time_zone() -> None:
    with pytest.raises(ValueError, match="not a term in hours"):
        last_moment(term("avg_request", date(2025, 1, 1)), datetime(2025, 1, 1, tzinfo=UTC))
    with pytest.raises(ValueError, match="time zone"):
        last_moment(term("breach_ap", date(2025, 1, 1)), datetime(2025, 1, 1))


@pytest.mark.requirement("T-35")
def test_a_complaint_sent_late_in_the_evening_is_received_that_evening_and_not_the_next_day() -> None:
    """Trap 35: a filing belongs to its day in Amsterdam, in summer and in winter."""
    assert amsterdam_day(datetime(2025, 1, 31, 22, 59, tzinfo=UTC)) == date(2025, 1, 31)
    assert amsterdam_day(datetime(2025, 1, 31, 23, 0, tzinfo=UTC)) == date(2025, 2, 1)
    assert amsterdam_day(datetime(2025, 6, 30, 21, 59, tzinfo=UTC)) == date(2025, 6, 30)
    assert amsterdam_day(datetime(2025, 6, 30, 22, 0, tzinfo=UTC)) == date(2025, 7, 1)


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        amsterdam_day(datetime(2025, 1, 31, 23, 0))


def test_a_term_never_starts_at_a_moment() -> None:
    with pytest.raises(ValueError, match="starts on a day"):
        count(term("avg_request", date(2025, 1, 1)), datetime(2025, 1, 1, 23, 30, tzinfo=UTC))


@pytest.mark.parametrize(
    ("day", "n", "expected"),
    [
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2025, 10, 31), 4, date(2026, 2, 28)),
        (date(2025, 11, 15), 2, date(2026, 1, 15)),
    ],
)
def test_a_month_later_is_the_same_date_or_the_last_day_of_the_month(
    day: date, n: int, expected: date
) -> None:
    """Trap 36: one month after 31 January is 28 or 29 February."""
    assert month_after(day, n) == expected


@pytest.mark.parametrize(
    ("regime", "start", "amount", "expected"),
    [
        # Maundy Thursday plus six days ends on a Wednesday; with the Tuesday there are two working days.
        (Regime.DUTCH, date(2025, 4, 17), 6, date(2025, 4, 23)),
        # Five days end on that Tuesday, the only working day so far.
        (Regime.DUTCH, date(2025, 4, 17), 5, date(2025, 4, 23)),
        # Two days are too short for the Dutch rule, and long enough for the European one.
        (Regime.DUTCH, date(2025, 9, 6), 2, date(2025, 9, 8)),
        (Regime.EUROPEAN, date(2025, 9, 6), 2, date(2025, 9, 9)),
    ],
)
def test_a_short_term_over_days_off_still_leaves_a_person_two_working_days(
    regime: Regime, start: date, amount: int, expected: date
) -> None:
    short = Term("short", amount, Unit.DAYS, regime, "", "receipt", None, date(2020, 1, 1))
    assert count(short, start).last_day == expected


def test_a_person_can_be_told_each_step_and_the_law_of_every_term() -> None:
    start = date(2025, 9, 4)
    for row in LEGAL_TERMS.rows:
        counted = count(row, start)
        assert (counted.code, counted.start, counted.starts) == (row.code, start, row.starts)
        assert counted.article or counted.is_own_target
