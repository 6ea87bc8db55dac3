"""Deciding about requests of parents: what waits, what is known of custody, and the answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, select, update

from portal.errors import NotFound, Refused
from portal.mandates.models import ParentRequest
from portal.notices.service import tell
from portal.notices.tasks import TaskKind, finish_others
from portal.people.models import Custody, Person
from portal.store import Work, Writing
from portal.store.texts import keep, read_all
from portal.store.work import AnyRow
from portal.words import N_

TABLE = ParentRequest.__tablename__
MOST = 100

_OPEN = (
    select(ParentRequest.id, ParentRequest.child_id, ParentRequest.parent_id, ParentRequest.made_at)
    .where(ParentRequest.decided_at.is_(None))
    .order_by(ParentRequest.made_at, ParentRequest.id)
    .limit(MOST)
)
_OPEN_ONE = _OPEN.where(ParentRequest.id == bindparam("request"))
_DECIDE = (
    update(ParentRequest)
    .where(ParentRequest.id == bindparam("request"), ParentRequest.decided_at.is_(None))
    .values(decided_at=bindparam("moment"), decided_by=bindparam("account"), outcome=bindparam("answer"))
)
_NAMES = select(Person.id, Person.name_sealed, Person.born_on_sealed).where(Person.id == bindparam("person"))
_CUSTODY = select(Custody.has_custody, Custody.proof, Custody.from_day, Custody.until_day).where(
    Custody.parent_id == bindparam("parent"), Custody.child_id == bindparam("child")
)


@dataclass(frozen=True)
class Asked:
    """A request of a parent, as who decides reads it."""

    id: str
    made_at: datetime
    parent: str
    reason: str
    child: str
    """The child's name; empty when the request is about a child that is not on this parent's list."""
    born: date | None
    custody: Sequence[tuple[str, str, date, date | None]]
    child_id: str | None
    parent_id: str


def open_requests(work: Work) -> Sequence[AnyRow]:
    """Return the id and the moment of what waits for a decision, the oldest first; 100 at most."""
    return work.rows(_OPEN)


def one_request(work: Work, request: str) -> Asked:
    """Return one of them.

    :raises NotFound: when it was decided, or never was.
    """
    row = work.row(_OPEN_ONE, request=request)
    if row is None:
        raise NotFound(TABLE)
    return _asked(work, row)


def _asked(work: Work, row: AnyRow) -> Asked:
    child = work.row(_NAMES, person=row.child_id) if row.child_id else None
    parent = work.row(_NAMES, person=row.parent_id)
    born = "" if child is None else work.open(child.id, "persons", child.id, "born_on", child.born_on_sealed)
    return Asked(
        id=row.id,
        made_at=row.made_at,
        parent=_name(work, parent),
        reason=read_all(work, person=row.parent_id, about_id=row.id).get("reason", ""),
        child=_name(work, child),
        born=date.fromisoformat(born) if born else None,
        custody=[tuple(one) for one in work.rows(_CUSTODY, parent=row.parent_id, child=row.child_id or "")],
        child_id=row.child_id,
        parent_id=row.parent_id,
    )


def _name(work: Work, row: AnyRow | None) -> str:
    return "" if row is None else work.open(row.id, "persons", row.id, "name", row.name_sealed)


def decide(work: Writing, *, request: str, account: str, says_yes: bool, why: str, at: datetime) -> None:
    """Decide about a request; the parent is told, and a child whose page opens is told as well.

    :raises NotFound: when it was decided already.
    :raises Refused: without a reason, or for a yes without a child.
    """
    found = one_request(work, request)
    if not why.strip():
        raise Refused(N_("Write why you decide this."))
    if says_yes and found.child_id is None:
        raise Refused(N_("This child is not on the list of this parent. Only a no is possible here."))
    answer = "yes" if says_yes else "no"
    if not work.run(_DECIDE, {"request": request, "moment": at, "account": account, "answer": answer}):
        raise NotFound(TABLE)
    still = {row.id for row in work.rows(_OPEN)}
    finish_others(work, task_kinds=(TaskKind.ASKS_TO_SEE_CHILD,), still=still, at=at)
    keep(
        work,
        person=found.parent_id,
        about_table=TABLE,
        about_id=request,
        field="answer",
        text=why.strip(),
        at=at,
    )
    tell(work, person=found.parent_id, kind="child_decided", about_table="children", about_id=request, at=at)
    if says_yes and found.child_id is not None:
        tell(work, person=found.child_id, kind="parent_looks", about_table="young", about_id=request, at=at)
