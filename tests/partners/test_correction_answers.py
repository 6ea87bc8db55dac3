"""A body answers by delivery that it corrected, holds the same already, or refuses; the person reads it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from portal.access import Hold, Viewer
from portal.agencies.models import Agency
from portal.cases.models import CaseEvent
from portal.cases.rights_deciding import Receiver
from portal.notices.models import Notice
from portal.partners.answers import NOT_ASKED
from portal.partners.models import StagedChange
from portal.store import Store, new_id
from tests.clocks import MONDAY
from tests.desk.requesting import both, decide, draft, end, privacy_officer, requested
from tests.partners.deliveries import Record, problems, record
from tests.partners.test_loading import deliver
from tests.people_of_tests import Somebody

pytestmark = pytest.mark.requirement("R-179", "R-185")

Someone = Callable[..., Somebody]
SECRET = "Zo stond het bij ons al."


def told(store: Store, tmp_path: Path, who: Somebody, *bodies: str) -> tuple[str, str, Viewer]:
    """Tell bodies of a correction; return the case, its number, and how the officer looks."""
    deliver(store, tmp_path)
    with store.reading() as work:
        ids = {row.source_id: row.id for row in work.rows(select(Agency.id, Agency.source_id))}
    case, viewer = requested(store, who, privacy_officer(store))
    decide(store, viewer, case, draft(receivers=[Receiver(ids[body], "") for body in bodies]))
    return case, both(store, viewer, case)[0].number, viewer


def answer(number: str, body: str = "o-1", said: str = "same", **values: Any) -> Record:
    """What a body answers."""
    values = {"organisation": body, "case": number, "answer": said, **values}
    return record("correction_answer", f"a-{body}", **values)


def board(store: Store, viewer: Viewer, case: str) -> list[tuple[str, str]]:
    """Each answer on the board, with its reason."""
    return sorted((one.state, one.because) for one in both(store, viewer, case)[1].board)


def test_it_holds_the_same_already_and_another_refuses_and_the_person_reads_both(
    store: Store, someone: Someone, tmp_path: Path
) -> None:
    who = someone()
    case, number, officer = told(store, tmp_path, who, "o-1", "o-2")
    outcome = deliver(store, tmp_path, answer(number, because=SECRET))
    assert outcome.is_published and not outcome.problems
    assert board(store, who.viewer, case) == [("same", SECRET), ("told", "")]
    assert both(store, officer, case)[0].state == "decided", "one of two has answered"
    deliver(store, tmp_path, answer(number, "o-2", "refused", because="Het moet van de wet."))
    assert board(store, who.viewer, case) == [("refused", "Het moet van de wet."), ("same", SECRET)]
    view = both(store, who.viewer, case)[0]
    assert view.state == "completed"
    assert {"body_same", "body_refused", "completed"} <= {event.what for event in view.events}
    with store.reading() as work:
        assert {"case_body_same", "case_body_refused"} <= {row.kind for row in work.rows(select(Notice.kind))}


def test_the_same_delivery_again_says_and_tells_nothing_more(
    store: Store, someone: Someone, tmp_path: Path
) -> None:
    who = someone()
    case, number, _officer = told(store, tmp_path, who, "o-1", "o-2")
    for _ in range(2):
        assert deliver(store, tmp_path, answer(number)).is_published
    with store.reading() as work:
        said = select(func.count()).select_from(CaseEvent).where(CaseEvent.what == "body_same")
        assert work.value(said) == 1
        assert work.value(select(func.count()).select_from(StagedChange)) == 0
    assert board(store, who.viewer, case) == [("same", ""), ("told", "")]


def test_what_the_officer_wrote_down_stays(store: Store, someone: Someone, tmp_path: Path) -> None:
    case, number, officer = told(store, tmp_path, someone(), "o-1")
    end(
        store,
        officer,
        case,
        both(store, officer, case)[1].board[0].id,
        "silent_closed",
        "Drie keer gevraagd.",
    )
    assert deliver(store, tmp_path, answer(number)).is_published
    assert board(store, officer, case) == [("silent_closed", "Drie keer gevraagd.")]


def test_a_body_that_was_told_nothing_and_a_wrong_number_are_refused_alike(
    store: Store, someone: Someone, tmp_path: Path
) -> None:
    case, number, officer = told(store, tmp_path, someone(), "o-1")
    for one in (answer(number, "o-2"), answer("2026-AAAA-AAAA"), answer("2026")):
        outcome = deliver(store, tmp_path, one)
        assert [(fault.field, fault.text) for fault in outcome.problems] == [("case", NOT_ASKED)]
        assert not outcome.is_published
    assert board(store, officer, case) == [("told", "")]


@pytest.mark.requirement("T-05")
def test_what_is_hidden_from_the_person_is_not_written_on_the_board(
    store: Store, someone: Someone, tmp_path: Path
) -> None:
    who = someone()
    case, number, officer = told(store, tmp_path, who, "o-1", "o-2")
    task = next(one.id for one in both(store, officer, case)[1].board)
    hold = {"id": new_id(), "item_table": "recipient_tasks", "item_id": task, "hidden_from": who.id}
    hold |= {"article": "UAVG 41 lid 1 onder i", "review_on": MONDAY.date(), "made_at": MONDAY}
    with store.writing() as work:
        work.add(Hold, {**hold, "asked_by": new_id(), "approved_by": None})
    for body in ("o-1", "o-2"):
        assert deliver(store, tmp_path, answer(number, body)).is_published
    assert board(store, who.viewer, case) == [("same", "")]
    with store.reading() as work:
        said = select(func.count()).select_from(CaseEvent).where(CaseEvent.what == "body_same")
        assert work.value(said) == 1


def test_a_refusal_needs_a_reason() -> None:
    found = problems(answer("2026-K7Q4-X9TM", said="refused"))
    assert [one.field for one in found] == ["because"]
