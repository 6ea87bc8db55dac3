"""How a promise stands and what it must say, without a database."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from portal.promises import phrases
from portal.promises.rules import (
    STEPS,
    PromiseIncomplete,
    SentState,
    State,
    check,
    check_plan,
    is_overdue,
    person_may_say_done,
    steps,
)
from tests.promises.ways import TODAY, plan, promise


def faults(run: Callable[[], None]) -> set[str]:
    """The fields that keep it from being kept."""
    with pytest.raises(PromiseIncomplete) as refused:
        run()
    return set(refused.value.faults)


@pytest.mark.requirement("R-262")
@pytest.mark.parametrize(
    ("status", "due", "late"),
    [
        ("open", date(2026, 11, 22), True),
        ("open", date(2026, 11, 23), False),
        ("open", None, False),
        ("kept", date(2020, 1, 1), False),
        ("withdrawn", date(2020, 1, 1), False),
        ("asked", date(2020, 1, 1), False),
    ],
)
def test_only_an_open_promise_past_its_day_is_late(status: str, due: date | None, late: bool) -> None:
    assert is_overdue(status, due, TODAY) is late


@pytest.mark.requirement("R-025")
def test_a_promise_says_who_what_and_when() -> None:
    assert faults(lambda: check(promise(agency="", text="", made_on=None), TODAY)) == {
        "agency",
        "text",
        "made_on",
    }
    assert faults(lambda: check(promise(made_on=date(2026, 12, 1)), TODAY)) == {"made_on"}
    assert faults(lambda: check(promise(due_on=date(2026, 11, 1)), TODAY)) == {"due_on"}


@pytest.mark.requirement("R-005")
@pytest.mark.parametrize("side", ["of_body", "of_person"])
def test_a_plan_has_duties_of_both_sides(side: str) -> None:
    assert faults(lambda: check_plan(plan(**{side: ()}), TODAY)) == {side}


@pytest.mark.requirement("R-005")
def test_a_plan_has_a_day_a_name_and_who_signed() -> None:
    empty = plan(title="", signed_on=None, signed_by="")
    assert faults(lambda: check_plan(empty, TODAY)) == {"title", "signed_on", "signed_by"}
    assert faults(lambda: check_plan(plan(due_on=date(2020, 1, 1)), TODAY)) == {"due_on"}


def test_nothing_goes_back_to_silence() -> None:
    assert not any(State.ASKED in after for after in STEPS.values())
    assert set(STEPS) == set(State)


def test_a_body_cannot_take_back_what_the_person_must_do() -> None:
    assert State.WITHDRAWN in steps("open", "body")
    assert State.WITHDRAWN not in steps("open", "person")


def test_a_person_says_only_of_the_own_part_that_it_is_done() -> None:
    assert person_may_say_done("open", "person")
    assert not person_may_say_done("open", "body")
    assert not person_may_say_done("kept", "person")


def test_every_state_has_plain_words() -> None:
    assert set(phrases.STATES) == set(phrases.BADGES) == set(State)
    assert set(phrases.SENT) == set(phrases.SENT_BADGES) == set(SentState)
    after = {(state, "body") for found in STEPS.values() for state in found}
    assert {*after, ("asked", "person"), ("kept", "person")} == set(phrases.EVENTS)
