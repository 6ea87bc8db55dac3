"""Parents: which children's pages they may open today, and asking where a person must decide."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import bindparam, or_, select

from portal.clock import AMSTERDAM
from portal.errors import NotFound, Refused
from portal.mandates import capacity
from portal.mandates.ages import ADULT, ALONE, YOUTH_OWN_SAY, View, acts_for, view_for
from portal.mandates.models import ParentRequest
from portal.mandates.rules import end_of
from portal.notices.tasks import TaskKind, add_task
from portal.people.models import Custody, Person
from portal.store import Work, Writing
from portal.store.models import PersonKey
from portal.store.published import published
from portal.store.texts import keep, read_many
from portal.store.work import AnyRow
from portal.terms.ages import turns
from portal.viewer import Actor, Grant
from portal.words import N_

TABLE = ParentRequest.__tablename__
MOST = 100

_VALID = (
    Custody.parent_id == bindparam("parent"),
    Custody.from_day <= bindparam("today"),
    or_(Custody.until_day.is_(None), Custody.until_day >= bindparam("today")),
    published(Custody),
)
_OF_PARENT = (
    select(
        Custody.id,
        Custody.child_id,
        Custody.has_custody,
        Custody.until_day,
        Person.name_sealed,
        Person.born_on_sealed,
        Person.is_at_risk,
        PersonKey.wrapped,
    )
    .join(Person, Person.id == Custody.child_id)
    .join(PersonKey, PersonKey.person_id == Custody.child_id)
    .where(*_VALID)
    .order_by(Custody.from_day, Custody.id)
    .limit(MOST)
)
_ONE = _OF_PARENT.where(Custody.id == bindparam("custody"))
_DECIDED = (
    select(ParentRequest.outcome, ParentRequest.decided_at)
    .where(ParentRequest.parent_id == bindparam("parent"), ParentRequest.child_id == bindparam("child"))
    .order_by(ParentRequest.made_at.desc())
    .limit(1)
)
_ASKED = (
    select(ParentRequest.id, ParentRequest.made_at, ParentRequest.decided_at, ParentRequest.outcome)
    .where(ParentRequest.parent_id == bindparam("parent"))
    .order_by(ParentRequest.made_at.desc(), ParentRequest.id)
    .limit(20)
)


@dataclass(frozen=True)
class Question:
    """What a parent asked, in the parent's own words, and what somebody decided about it."""

    made_at: datetime
    words: str
    outcome: str
    """"" while it waits, "yes" or "no"."""
    decided_at: datetime | None
    why: str
    """The reason of a no."""


@dataclass(frozen=True)
class Child:
    """A child of somebody, and whether its page opens today."""

    custody: str
    """Random; it stands in addresses."""
    person: str
    name: str
    """Empty unless the page is open or may be asked for with custody."""
    view: View
    asked: str
    """How the last request stands: "" for none, "waiting", "yes" or "no"."""
    has_custody: bool


def granted(work: Work, actor: Actor, grant: str, _at: datetime, today: date) -> Grant | None:
    """Return what a parent may do for a child today; asked at each request, a birthday counts at once."""
    row = None if actor.person is None else work.row(_ONE, parent=actor.person, custody=grant, today=today)
    if row is None or actor.person is None:
        return None
    born = _born(work, row)
    if born is None or not _is_open(work, actor.person, row, born, today):
        return None
    unable = capacity.unable_until(work, person=row.child_id, today=today)
    ends = _turn(born, today) if unable is None else end_of(min(unable, turns(born, ADULT)))
    return Grant(
        id=row.id,
        person=row.child_id,
        capacity="parent",
        acts=frozenset(acts_for(born, today, is_unable=unable is not None)),
        until=ends,
        name=work.open(row.child_id, "persons", row.child_id, "name", row.name_sealed),
        wrapped_key=row.wrapped,
    )


def _turn(born: date, today: date) -> datetime:
    """Return the midnight at which what a parent may do changes next."""
    day = turns(born, YOUTH_OWN_SAY)
    return datetime.combine(day if day > today else turns(born, ALONE), time(), AMSTERDAM)


def _born(work: Work, row: AnyRow) -> date | None:
    work.know(row.child_id, row.wrapped)
    text = work.open(row.child_id, "persons", row.child_id, "born_on", row.born_on_sealed)
    return date.fromisoformat(text) if text else None


def _is_open(work: Work, parent: str, row: AnyRow, born: date, today: date) -> bool:
    """Tell whether the page is open today; a yes from before the twelfth birthday does not count after it."""
    view = _view(work, row, born, today)
    if view is not View.ASK or row.has_custody != "yes":
        return view is View.OPEN
    found = work.row(_DECIDED, parent=parent, child=row.child_id)
    if found is None or found.outcome != "yes":
        return False
    turned = turns(born, YOUTH_OWN_SAY)
    was_older: bool = found.decided_at >= datetime.combine(turned, time(), AMSTERDAM)
    return was_older == (today >= turned)


def _view(work: Work, row: AnyRow, born: date | None, today: date) -> View:
    is_unable = capacity.unable_until(work, person=row.child_id, today=today) is not None
    return view_for(
        has_custody=row.has_custody, born=born, is_at_risk=row.is_at_risk, today=today, is_unable=is_unable
    )


def _last(work: Work, parent: str, child: str) -> str:
    row = work.row(_DECIDED, parent=parent, child=child)
    if row is None:
        return ""
    return "waiting" if row.decided_at is None else str(row.outcome)


def children(work: Work, *, parent: str, today: date) -> list[Child]:
    """Return the children of somebody, with nothing of a child whose page may not be opened."""
    found = []
    for row in work.rows(_OF_PARENT, parent=parent, today=today):
        born = _born(work, row)
        view = _view(work, row, born, today)
        if view is View.CLOSED or (view is View.ASK and row.has_custody != "yes"):
            continue
        asked = _last(work, parent, row.child_id)
        if view is View.ASK and born is not None and _is_open(work, parent, row, born, today):
            view = View.OPEN
        name = work.open(row.child_id, "persons", row.child_id, "name", row.name_sealed)
        found.append(Child(row.id, row.child_id, name, view, asked, has_custody=True))
    return found


def asked_before(work: Work, *, parent: str) -> list[Question]:
    """Return what a parent asked, the newest first, with the reason of a no; 20 at most.

    The reason was written for this parent, and is sealed with the parent's own key: nobody else reads it.
    """
    rows = work.rows(_ASKED, parent=parent)
    texts = read_many(work, person=parent, about_ids=[row.id for row in rows])
    return [
        Question(
            made_at=row.made_at,
            words=texts[row.id].get("reason", ""),
            outcome=row.outcome,
            decided_at=row.decided_at,
            why=texts[row.id].get("answer", "") if row.outcome == "no" else "",
        )
        for row in rows
    ]


def ask(
    work: Writing,
    *,
    actor: Actor,
    custody: str,
    about: str,
    once: str,
    at: datetime,
    today: date,
) -> None:
    """Ask a person to decide; nothing is opened by asking. Pressed twice it is asked once.

    :param custody: for a child on one's own list; empty for any other, who is then only named in ``about``.
    :raises NotFound: when that child is not on this parent's list.
    :raises Refused: when nothing was written.
    """
    assert actor.person is not None
    child = _child_asked(work, actor.person, custody, today) if custody else None
    if not about.strip():
        raise Refused(N_("Write which child it is about, and why you ask."))
    row = {"id": once, "child_id": child, "parent_id": actor.person, "account_id": actor.account}
    if not work.add_if_new(ParentRequest, {**row, "made_at": at}, "id"):
        return
    text = about.strip()
    keep(work, person=actor.person, about_table=TABLE, about_id=once, field="reason", text=text, at=at)
    add_task(
        work,
        role="privacy_officer",
        kind=TaskKind.ASKS_TO_SEE_CHILD,
        about_table=TABLE,
        about_id=once,
        for_day=today + timedelta(days=28),
        at=at,
    )


def _child_asked(work: Work, parent: str, custody: str, today: date) -> str:
    row = work.row(_ONE, parent=parent, custody=custody, today=today)
    if row is None or row.has_custody != "yes":
        raise NotFound(TABLE)
    return str(row.child_id)
