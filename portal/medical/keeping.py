"""Keeping a file apart, and letting it go: the bytes stand here and nowhere else."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any  # What is passed on by keyword.

from sqlalchemy import bindparam, delete, func, update

from portal.access import Viewer, visible
from portal.access.handlers import for_worker
from portal.errors import Conflict, NotFound, Refused
from portal.medical.models import SetAside, SetAsideStep
from portal.medical.rules import HOLDING_BYTES, HeldDraft, Kind, State, Step, destroy_on, fetch_until, may
from portal.notices.service import tell
from portal.store import Work, Writing, new_id
from portal.store.models import Text
from portal.store.texts import destroy as destroy_texts
from portal.store.texts import text_row
from portal.words import N_, Said

TABLE = SetAside.__tablename__
PLACE = "attachments"
"""Content and name are sealed as if they stood among the files, so older files could come here."""
NAME = "name"
SCAN = "scan"
"""What every scanned paper is called."""
OFFERED, SCANNED = "offered", "scanned"
REASON = "reason"
CONCLUSION = "conclusion"
DANGER = "danger"

MOST_WAITING = 10

BY_ITSELF = "destroyed_in_time"

_WAITING = visible(SetAside, SetAside.id, SetAside.mark).where(
    func.coalesce(SetAside.draft_id, SetAside.case_id, "") == bindparam("target"),
    SetAside.state == State.WAITING.value,
)
_ITS_OWN = (SetAside.draft_id == bindparam("draft"), SetAside.person_id == bindparam("principal"))
_MOVE = update(SetAside).where(*_ITS_OWN).values(case_id=bindparam("to_case"), draft_id=None)
_OF_DRAFT = for_worker(SetAside.id).where(*_ITS_OWN)
_DROP_STEPS = delete(SetAsideStep).where(SetAsideStep.item_id.in_(bindparam("items", expanding=True)))
_DROP = delete(SetAside).where(*_ITS_OWN)
_CHANGE = (
    update(SetAside)
    .where(SetAside.id == bindparam("which"), SetAside.state == bindparam("was"))
    .values(state=bindparam("becomes"))
)
_GIVE_BACK = _CHANGE.values(destroy_on=bindparam("last_day"))
_EMPTY = _CHANGE.values(sealed=None, mark="", size=0, ended_at=bindparam("moment"))
_FORGET_NAME = delete(Text).where(Text.about_id == bindparam("which"), Text.field == NAME)
_DUE = for_worker(SetAside.id, SetAside.person_id, SetAside.state).where(
    SetAside.state.in_([state.value for state in HOLDING_BYTES]), SetAside.destroy_on < bindparam("today")
)


def set_aside(
    work: Writing,
    *,
    viewer: Viewer,
    kind: Kind,
    name: str,
    media_type: str,
    content: bytes,
    draft: HeldDraft | None = None,
    case: str = "",
    at: datetime,
    today: date,
) -> str:
    """Keep a file apart, sealed, with the day on which it is destroyed; return its id.

    The same file twice is one file. Nothing looks into it: what it is comes from who offers it.

    :raises Refused: when very many wait already.
    """
    mark = work.commitment(viewer.person, TABLE, draft or case, hashlib.sha256(content).hexdigest())
    there = work.rows(_WAITING, target=draft or case)
    same = [str(row.id) for row in there if row.mark == mark]
    if same:
        return same[0]
    if len(there) >= MOST_WAITING:
        raise Refused(Said(N_("You can add %(most)s files here at most."), most=MOST_WAITING))
    item = new_id()
    row: dict[str, object] = {"id": item, "person_id": viewer.person, "kind": kind.value, "mark": mark}
    row |= {"draft_id": draft, "case_id": case or None, "state": State.WAITING.value}
    row |= {"media_type": media_type, "size": len(content), "offered_at": at, "ended_at": None}
    row |= {"sealed": work.seal_bytes(viewer.person, PLACE, item, "content", content)}
    work.add(SetAside, {**row, "destroy_on": destroy_on(today), "other": ""})
    _name(work, viewer.person, item, name, at)
    what = OFFERED if viewer.is_self or case or draft else SCANNED
    note(work, person=viewer.person, item=item, what=what, by=viewer, at=at)
    return item


def _name(work: Writing, person: str, item: str, name: str, at: datetime) -> None:
    place = {"about_table": PLACE, "about_id": item, "field": NAME}
    work.add(Text, text_row(work, person=person, **place, text=name, at=at))


def scanned(
    work: Writing, *, viewer: Viewer, media_type: str, content: bytes, at: datetime, today: date
) -> str:
    """Keep a paper of a doctor that came by post or at the counter: sealed, and its person is told.

    Who scans it does not open it again; the name says nothing of what is in it.

    :raises Refused: when very many wait already.
    """
    page: dict[str, Any] = {"media_type": media_type, "content": content, "at": at, "today": today}
    item = set_aside(work, viewer=viewer, kind=Kind.MEDICAL, name=SCAN, **page)
    tell(work, person=viewer.person, kind="set_aside_scanned", about_table=TABLE, about_id=item, at=at)
    return item


def note(work: Writing, *, person: str, item: str, what: str, by: Viewer | None = None, at: datetime) -> None:
    """Write down one thing that happened; its person reads it."""
    row: dict[str, object] = {"id": new_id(), "item_id": item, "person_id": person, "at": at, "what": what}
    who = {"account_id": by.account if by else "", "role": by.role if by and not by.is_self else ""}
    work.add(SetAsideStep, {**row, **who})


def move_to_case(work: Writing, *, draft: str, case: str) -> None:
    """Let what was added to a draft go with the case that it became."""
    work.run(_MOVE, {"draft": draft, "to_case": case})


def drop_of_draft(work: Writing, *, draft: str) -> None:
    """Destroy what was added to a draft that is thrown away: it was never offered to anybody."""
    items = [row.id for row in work.rows(_OF_DRAFT, draft=draft)]
    if items:
        work.run(_DROP_STEPS, {"items": items})
        destroy_texts(work, about_ids=items)
        work.run(_DROP, {"draft": draft})


def step_on(work: Writing, *, item: str, was: State, step: Step, today: date, at: datetime) -> None:
    """Bring something into its next state; what ends loses its bytes and its name in the same breath.

    :raises NotFound: when the step is not possible from that state.
    :raises Conflict: when somebody else was first.
    """
    if step not in AFTER or not may(was, step):
        raise NotFound(TABLE)
    becomes = AFTER[step]
    values: dict[str, object] = {"which": item, "was": was.value, "becomes": becomes.value}
    if becomes in {State.DESTROYED, State.TAKEN_BACK}:
        is_done = destroy(work, items=[item], was=was, becomes=becomes, at=at) == 1
    elif becomes is State.RETURNED:
        is_done = work.run(_GIVE_BACK, {**values, "last_day": fetch_until(today)}) == 1
    else:
        is_done = work.run(_CHANGE, values) == 1
    if not is_done:
        raise Conflict(N_("Somebody else has just decided about this."))


AFTER = {
    Step.DECIDE_TO_OPEN: State.TO_OPEN,
    Step.GIVE_BACK: State.RETURNED,
    Step.DESTROY: State.DESTROYED,
    Step.TAKE_BACK: State.TAKEN_BACK,
}
"""The state that follows on each step that changes it."""


def destroy(work: Writing, *, items: Sequence[str], was: State, becomes: State, at: datetime) -> int:
    """Take the bytes, the mark and the name of things out of the store; return how many there were."""
    done = 0
    for item in items:
        values = {"which": item, "was": was.value, "becomes": becomes.value, "moment": at}
        if work.run(_EMPTY, values):
            work.run(_FORGET_NAME, {"which": item})
            done += 1
    return done


def destroy_due(work: Writing, *, today: date, at: datetime) -> int:
    """Destroy everything whose last day is over; return how many. For the worker.

    A line that it was destroyed stays, with the day.
    """
    rows = work.rows(_DUE, today=today)
    for row in rows:
        destroy(work, items=[row.id], was=State(row.state), becomes=State.DESTROYED, at=at)
        note(work, person=row.person_id, item=row.id, what=BY_ITSELF, at=at)
    return len(rows)


def content_of(work: Work, *, person: str, item: str, sealed: bytes | None) -> bytes:
    """Open the bytes.

    :raises NotFound: when they are gone.
    """
    if sealed is None:
        raise NotFound(TABLE)
    return work.open_bytes(person, PLACE, item, "content", sealed)
