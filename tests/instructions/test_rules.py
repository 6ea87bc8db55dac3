"""Who still has to confirm what, and whose training counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from portal.instructions.rules import in_force, is_trained, share, unconfirmed
from portal.instructions.texts import ASKING, FILE, INSTRUCTIONS

ON = date(2026, 11, 2)
SECOND = replace(ASKING, version=2, from_day=date(2026, 12, 1))


@pytest.mark.requirement("R-053")
def test_who_confirmed_nothing_must_confirm_all() -> None:
    assert unconfirmed(INSTRUCTIONS, {}, ON) == list(INSTRUCTIONS)
    assert unconfirmed(INSTRUCTIONS, {one.code: one.version for one in INSTRUCTIONS}, ON) == []


@pytest.mark.requirement("R-053")
def test_a_change_must_be_confirmed_again_from_its_own_day_on() -> None:
    every = (*INSTRUCTIONS, SECOND)
    done = {one.code: 1 for one in INSTRUCTIONS}
    assert unconfirmed(every, done, date(2026, 11, 30)) == []
    assert unconfirmed(every, done, date(2026, 12, 1)) == [SECOND]
    assert SECOND in in_force(every, date(2026, 12, 1)) and ASKING not in in_force(every, date(2026, 12, 1))


@pytest.mark.requirement("R-080", "R-267")
def test_a_training_counts_for_a_year() -> None:
    assert is_trained(date(2025, 11, 2), ON)
    assert not is_trained(date(2025, 11, 1), ON)
    assert not is_trained(None, ON)


@pytest.mark.requirement("T-42")
def test_a_share_of_a_small_team_is_not_shown() -> None:
    assert share(4, 4) is None
    assert share(3, 7) == 42


@pytest.mark.requirement("R-058")
def test_the_file_rules_have_three_questions_on_medical_data() -> None:
    assert len(FILE.checks) == 3
    assert {check.is_yes_right for check in FILE.checks} == {True, False}


@pytest.mark.requirement("R-193")
def test_every_instruction_also_says_what_is_allowed_and_by_which_law() -> None:
    assert all(one.allowed and "rticle" in one.law for one in INSTRUCTIONS)
