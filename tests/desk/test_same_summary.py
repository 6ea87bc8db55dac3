"""Who was not right gets the same clear summary as who was: in the answer, and in the letter (R-212)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from portal.access import Viewer
from portal.cases import service
from portal.cases.outcome import LONGEST_SUMMARY, OUTCOMES
from portal.cases.papers import papers_of
from portal.letters.paper import Typed
from portal.store import Store
from tests.desk.complaining import hear_both, official, shown, taken, whole_letter
from tests.desk.test_complaints_pages import complained, do, heard, letter_values
from tests.desk.test_complaints_pages import taken as taken_at_desk
from tests.desk.test_complaints_service import send
from tests.people_of_tests import Somebody
from tests.visitor import Visitor

Someone = Callable[..., Somebody]

pytestmark = [
    pytest.mark.requirement("R-212"),
    pytest.mark.parametrize("outcome", [code for code, _text in OUTCOMES]),
]

SUMMARY, OWN = "Wij keken naar beide punten. Dit vonden wij.", "We looked at both points. This we found."


def heard_case(store: Store, who: Somebody) -> tuple[str, Viewer]:
    """A complaint that can be answered, and its handler."""
    case, viewer = taken(store, who, official(store))
    hear_both(store, who, viewer, case)
    return case, viewer


def letter(store: Store, viewer: Viewer, case: str, outcome: str) -> dict[str, str | list[str]]:
    """A whole letter in which each point has this outcome."""
    typed = whole_letter(*shown(store, viewer, case))
    points = {name: outcome for name in typed if name.startswith("outcome-")}
    return {**typed, **points, "summary": SUMMARY, "summary_own": OWN}


@pytest.mark.parametrize("text", ["", "woord " * (LONGEST_SUMMARY + 1)], ids=["empty", "too long"])
def test_no_answer_goes_without_a_short_summary(
    store: Store, someone: Someone, outcome: str, text: str
) -> None:
    case, viewer = heard_case(store, someone())
    typed = letter(store, viewer, case, outcome)
    with pytest.raises(service.LetterRefused) as refused:
        send(store, viewer, case, {**typed, "summary": text})
    assert set(refused.value.faults) == {"summary"}
    send(store, viewer, case, typed)


def test_the_person_and_the_letter_have_it_whatever_the_outcome(
    store: Store, someone: Someone, outcome: str
) -> None:
    who = someone()
    case, viewer = heard_case(store, who)
    send(store, viewer, case, letter(store, viewer, case, outcome))
    view, done = shown(store, who.viewer, case)
    assert {one.outcome for one in done.letters[0].outcomes} == {outcome}
    assert (done.letters[0].words["summary"], done.letters[0].words["summary_own"]) == (SUMMARY, OWN)
    papers = [one.paper for one in papers_of(replace(view, done=done), str) if one.paper.event == "outcome"]
    (paper,) = papers
    short = next(place for place, one in enumerate(paper.blocks) if one == Typed(OWN))
    first_point = next(place for place, one in enumerate(paper.blocks) if "Point" in str(one))
    assert str(paper.blocks[short - 1]).count("In short") == 1 and short < first_point


def test_on_the_page_it_stands_before_every_point(client_for: Callable[..., Visitor], outcome: str) -> None:
    handler, wife = client_for("complaint-handler", lang="en"), client_for("wife", lang="en")
    case = complained(wife)
    taken_at_desk(handler, case)
    do(handler, case, "acknowledge", {})
    heard(handler, wife, case)
    page = handler.open(f"desk/complaints/{case}/letter")
    values = letter_values(page)
    values |= {name: outcome for name in values if name.startswith("outcome-")}
    values |= {name: OWN for name in values if name.startswith("summary")}
    handler.fill(page, values, form="/letter", button="send")
    text = wife.open(f"cases/{case}").text
    name = dict(OUTCOMES)[outcome]
    assert text.index("The answer") < text.index(OWN) < text.index(name)
