"""Rules of meetings: days, states, reasons, and what must be said."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from portal.meetings import rules
from portal.meetings.drafts import invitation_problems, plan_problems
from portal.meetings.rules import State
from tests.clocks import MONDAY
from tests.meetings.tables import DEBT, SCHOOL, invitation, plan


@pytest.mark.requirement("R-156", "R-165")
def test_the_person_reads_the_report_within_five_working_days() -> None:
    assert rules.report_due(date(2026, 11, 23)) == date(2026, 11, 30)
    # Christmas and the days after it do not count.
    assert rules.report_due(date(2026, 12, 23)) == date(2026, 12, 31)


@pytest.mark.requirement("R-160", "R-161")
def test_after_a_stop_a_meeting_is_planned_again_or_called_off_and_never_just_held() -> None:
    assert rules.NEXT[State.STOPPED] == {State.PLANNED, State.CANCELLED}
    assert State.STOPPED not in rules.before(State.HELD)


@pytest.mark.requirement("R-197", "T-80")
def test_there_is_no_meeting_for_enforcement() -> None:
    assert {str(kind) for kind in rules.Kind} == {"work", "case", "plan", "crisis", "youth"}


@pytest.mark.requirement("R-159")
def test_faster_and_not_usual_are_no_reasons_to_leave_somebody_out() -> None:
    assert {str(one) for one in rules.NotInvited} == {
        "own_wish",
        "health",
        "staff_safety",
        "nothing_decided",
    }
    for reason in ("", "faster", "not_usual"):
        assert "not_invited" in fields(is_invited=False, not_invited=reason)
    assert fields(is_invited=False, not_invited="own_wish") == set()


@pytest.mark.requirement("R-158")
def test_who_is_planned_for_is_invited() -> None:
    assert "is_invited" in fields(kind="plan", is_invited=False, not_invited="health")
    assert fields(kind="plan") == set()


@pytest.mark.requirement("R-145", "R-169")
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", "fraud"),
        ("planned_at", MONDAY),
        ("channel", "pigeon"),
        ("covenant", ""),
        ("question", " "),
        ("goal", ""),
        ("recorded", ""),
        ("contact", ""),
    ],
)
def test_a_plan_that_misses_something_says_what(field: str, value: Any) -> None:
    assert fields(**{field: value}) == {"day" if field == "planned_at" else field}


def fields(**changes: Any) -> set[str]:
    """The fields that are not right."""
    return {problem.field for problem in plan_problems(plan(**changes), at=MONDAY)}


def wrong(limits: dict[str, str] | None = None, **changes: Any) -> set[str]:
    """The fields of an invitation that are not right, under an agreement with the debt adviser."""
    found = invitation_problems(
        invitation(**changes),
        host_role="caseworker",
        limits=limits or {},
        bodies=frozenset({DEBT}),
        kinds=frozenset({"debt", "income", "work"}),
    )
    return {problem.field for problem in found}


@pytest.mark.requirement("R-143", "R-150", "R-171")
def test_a_body_hears_only_what_its_role_and_the_agreement_allow_on_a_ground_of_its_own() -> None:
    assert wrong() == set()
    assert wrong(data_kinds=()) == {"data_kinds"}
    assert wrong(data_kinds=("health",)) == {"data_kinds"}
    assert wrong(data_kinds=("housing",)) == {"data_kinds"}, "the agreement does not name it"
    assert wrong(basis="") == {"basis"}
    assert wrong(basis="unknown") == {"basis"}
    assert wrong(article="zie wet") == {"article"}
    assert wrong(why=" ") == {"why"}
    assert wrong(agency=SCHOOL) == {"agency"}
    assert "role" in wrong(role="fortune teller")


@pytest.mark.requirement("R-152", "R-153", "R-155")
def test_a_limit_is_set_aside_only_with_a_reason_that_somebody_can_follow() -> None:
    for answer in ("no", "rather_not"):
        assert wrong({"debt": answer}) == {"because"}
        assert wrong({"debt": answer}, because="Dat moet.") == {"because"}
        assert wrong({"debt": answer}, because="Er dreigt uitzetting. Daarom moeten zij dit weten.") == set()
    assert wrong({"health": "no"}) == set(), "a limit about something else is no hindrance"


@pytest.mark.parametrize(
    ("text", "number"), [("", 0), ("Ja.", 0), ("Dat moet nu.", 1), ("Dat moet. Het is niet veilig!", 2)]
)
def test_sentences_are_counted(text: str, number: int) -> None:
    assert rules.sentences(text) == number
