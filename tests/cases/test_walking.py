"""The way through the questions: which number each has, and of how many."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from portal.cases import kinds
from portal.cases.walking import first, spot
from tests.clocks import MONDAY


def numbers(code: str, answers: Mapping[str, str]) -> list[tuple[str, int, int]]:
    """Return the name, the number and the total that each page of a draft shows."""
    kind = kinds.find(code)
    found = (spot(kind, answers, question.name, MONDAY.date()) for question in kind.questions)
    return [(one.question.name, one.number, one.all) for one in found if one is not None]


@pytest.mark.parametrize("code", ["complaint", "objection", "question", "inspection"])
@pytest.mark.parametrize("already", ["", "yes", "no"])
@pytest.mark.parametrize("letter", ["", "2019-01-02", "2026-11-20"])
def test_the_row_never_gets_longer_while_somebody_walks_it(code: str, already: str, letter: str) -> None:
    answers: dict[str, str] = {}
    totals = [first(kinds.find(code)).all]
    for question in kinds.find(code).questions:
        here = spot(kinds.find(code), answers, question.name, MONDAY.date())
        if here is None:
            continue
        totals.append(here.all)
        answers[question.name] = {"already_sent": already, "letter_date": letter}.get(question.name, "x")
    assert totals == sorted(totals, reverse=True)
    _name, number, all_of_them = numbers(code, answers)[-1]
    assert number == all_of_them


def test_a_question_that_may_still_come_is_counted_until_it_cannot() -> None:
    assert ("urgent", 8, 11) in numbers("complaint", {})
    assert ("files", 10, 10) in numbers("complaint", {})
    assert ("files", 11, 11) in numbers("complaint", {"already_sent": "yes"})
    assert ("urgent", 8, 10) in numbers("complaint", {"already_sent": "no"})
