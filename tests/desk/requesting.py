"""How tests put a request about data on the desk of a privacy officer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from portal.access import Viewer, acting, looking
from portal.cases import service
from portal.cases.kind import Answers
from portal.cases.rights_deciding import Receiver, RightDraft
from portal.cases.shown import CaseView
from portal.store import Store
from portal.terms import amsterdam_day
from portal.viewer import Official
from tests.cases.writing import ENOUGH, sent
from tests.clocks import MONDAY
from tests.desk.complaining import official, take
from tests.people_of_tests import Somebody

THREE = tuple(Receiver(letter * 26, "") for letter in "abc")
"""Three bodies that got the data."""


def privacy_officer(store: Store) -> Official:
    """Make a privacy officer with a work account."""
    return official(store, role="privacy_officer")


def requested(
    store: Store, who: Somebody, officer: Official, kind: str = "correction", answers: Answers | None = None
) -> tuple[str, Viewer]:
    """Send a request and let a privacy officer take it; return the case and how the officer looks."""
    case = sent(store, who, kind, answers or ENOUGH[kind])
    return case, take(store, officer, case)


def draft(outcome: str = "granted", receivers: Sequence[Receiver] = THREE, **changes: object) -> RightDraft:
    """An answer with nothing left empty."""
    given: dict[str, object] = {"reason": "The letter shows it.", "meaning": "It is put right."}
    given |= {"article": "" if outcome == "granted" else "AVG art. 17 lid 3 onder b"}
    given |= {"receivers": receivers if outcome != "refused" else (), **changes}
    return RightDraft(outcome=outcome, **given)  # type: ignore[arg-type]  # Tests give what is wrong too.


def decide(
    store: Store, viewer: Viewer, case: str, given: RightDraft | None = None, at: datetime = MONDAY
) -> None:
    """Answer the first thing that waits for an answer."""
    today = amsterdam_day(at)
    with acting(store, viewer) as work:
        part = next(one.id for one in service.show(work, case).parts if one.kind.handled_by == viewer.role)
        service.answer_right(
            work, viewer=viewer, case=case, part=part, draft=given or draft(), at=at, today=today
        )


def end(
    store: Store, viewer: Viewer, case: str, task: str, state: str, because: str = "", at: datetime = MONDAY
) -> None:
    """Write down what a body answered."""
    with acting(store, viewer) as work:
        service.end_task(work, viewer=viewer, case=case, task=task, state=state, because=because, at=at)


def both(store: Store, viewer: Viewer, case: str) -> tuple[CaseView, service.Rights]:
    """Read a case, its answers and its board."""
    with looking(store, viewer, at=MONDAY, item=("cases", case)) as look:
        return service.show(look, case), service.rights(look, case)
