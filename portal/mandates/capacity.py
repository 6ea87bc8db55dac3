"""Whether a young person can weigh the own interests: judged by people, with a reason, for a time, and told.

An age opens or closes by itself; this never does. One official writes it down, a second makes sure of it, and
the young person reads the reason. It opens the page to the representative (parents with custody, a guardian)
as for a younger child, and closes nothing to the young person.
Source: Jeugdwet art. 7.3.4 lid 3: "niet in staat kan worden geacht tot een redelijke waardering van zijn
belangen ter zake", and art. 7.3.15; L-90.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, select, update

from portal.errors import Conflict, NotFound, Refused
from portal.mandates.ages import ADULT, YOUTH_OWN_SAY
from portal.mandates.giving import born_on
from portal.mandates.models_capacity import Judgement
from portal.mandates.rules import MOST_DAYS, OWN_WORK, TOO_LONG, TOO_SOON
from portal.notices.service import tell
from portal.people.models import Person
from portal.store import Work, Writing
from portal.store.texts import keep, read_all
from portal.store.work import AnyRow
from portal.terms.ages import age_on, turns
from portal.words import N_

TABLE = Judgement.__tablename__
NO_REASON = N_("Write why this young person cannot weigh this.")
NOT_OF_AGE = N_("This is for somebody of 12 to 17 years whose date of birth we know.")
PAST_ADULT = N_("Choose a day before the eighteenth birthday.")

_HOLDS = (
    Judgement.person_id == bindparam("person"),
    Judgement.checked_at.is_not(None),
    Judgement.ended_at.is_(None),
    Judgement.until_day >= bindparam("today"),
)
_UNTIL = select(Judgement.until_day).where(*_HOLDS).order_by(Judgement.until_day.desc()).limit(1)
_NOW = (
    select(*Judgement.__table__.columns)
    .where(
        Judgement.person_id == bindparam("person"),
        Judgement.ended_at.is_(None),
        Judgement.until_day >= bindparam("today"),
    )
    .order_by(Judgement.made_at, Judgement.id)
    .limit(10)
)
_WAITS = (Judgement.checked_at.is_(None), Judgement.ended_at.is_(None))
_WAITING = (
    select(Judgement.id, Judgement.made_at)
    .where(*_WAITS)
    .order_by(Judgement.made_at, Judgement.id)
    .limit(100)
)
_ONE = (
    select(*Judgement.__table__.columns, Person.name_sealed, Person.born_on_sealed)
    .join(Person, Person.id == Judgement.person_id)
    .where(*_WAITS, Judgement.id == bindparam("judgement"))
)
_CHECK = (
    update(Judgement)
    .where(
        Judgement.id == bindparam("judgement"), Judgement.checked_at.is_(None), Judgement.ended_at.is_(None)
    )
    .values(checked_at=bindparam("moment"), checked_by=bindparam("second"))
)
_END = (
    update(Judgement)
    .where(
        Judgement.id == bindparam("judgement"),
        Judgement.person_id == bindparam("whose"),
        Judgement.ended_at.is_(None),
    )
    .values(ended_at=bindparam("moment"), ended_by=bindparam("account"))
)


@dataclass(frozen=True)
class Judged:
    """What was written down about somebody."""

    id: str
    person: str
    agency: str
    reason: str
    until: date
    made_at: datetime
    made_by: str
    holds: bool
    """Whether a second official made sure of it."""
    name: str = ""
    born: date | None = None


def unable_until(work: Work, *, person: str, today: date) -> date | None:
    """Return the last day on which a representative decides for somebody; nothing when nobody found so."""
    found = work.value(_UNTIL, person=person, today=today)
    return found if isinstance(found, date) else None


def judged_of(work: Work, *, person: str, today: date, is_own: bool = False) -> list[Judged]:
    """Return what counts, or waits for a second official; the person reads only what counts."""
    rows = [row for row in work.rows(_NOW, person=person, today=today) if row.checked_at or not is_own]
    return [_judged(work, row) for row in rows]


def judge(
    work: Writing,
    *,
    person: str,
    account: str,
    agency: str,
    reason: str,
    until: date,
    once: str,
    at: datetime,
    today: date,
) -> None:
    """Write down that somebody cannot weigh this; it opens nothing before a second official made sure.

    :raises Refused: without a reason, for another age, or for too long.
    """
    if not reason.strip():
        raise Refused(NO_REASON)
    _check(born_on(work, person), until, today)
    row: dict[str, object] = {"id": once, "person_id": person, "agency_id": agency, "until_day": until}
    row |= {"made_at": at, "made_by": account, "checked_at": None, "checked_by": None}
    if work.add_if_new(Judgement, {**row, "ended_at": None, "ended_by": None}, "id"):
        text = reason.strip()
        keep(work, person=person, about_table=TABLE, about_id=once, field="reason", text=text, at=at)


def _check(born: date | None, until: date, today: date) -> None:
    if born is None or not YOUTH_OWN_SAY <= age_on(born, today) < ADULT:
        raise Refused(NOT_OF_AGE)
    if until <= today:
        raise Refused(TOO_SOON)
    if (until - today).days > MOST_DAYS:
        raise Refused(TOO_LONG)
    if until >= turns(born, ADULT):
        raise Refused(PAST_ADULT)


def waiting(work: Work) -> Sequence[AnyRow]:
    """Return the id and the moment of what waits for a second official, the oldest first; 100 at most."""
    return work.rows(_WAITING)


def one_waiting(work: Work, judgement: str) -> Judged:
    """Return one of them.

    :raises NotFound: when it does not wait, or never was.
    """
    row = work.row(_ONE, judgement=judgement)
    if row is None:
        raise NotFound(TABLE)
    return _judged(work, row)


def agree(work: Writing, *, account: str, judgement: str, at: datetime) -> None:
    """Make sure of it, and tell the young person.

    :raises NotFound: when it does not wait.
    :raises Refused: when the same official wrote it down.
    :raises Conflict: when another official was first.
    """
    found = _of_another(work, account, judgement)
    if not work.run(_CHECK, {"judgement": judgement, "moment": at, "second": account}):
        raise Conflict(N_("Somebody else has just decided about this."))
    tell(work, person=found.person, kind="capacity_judged", about_table="young", about_id=judgement, at=at)


def turn_down(work: Writing, *, account: str, judgement: str, at: datetime) -> None:
    """Say that it is not right; it never opened anything.

    :raises NotFound: when it does not wait.
    :raises Refused: when the same official wrote it down.
    """
    found = _of_another(work, account, judgement)
    work.run(_END, {"judgement": judgement, "whose": found.person, "moment": at, "account": account})


def end(work: Writing, *, person: str, account: str, judgement: str, at: datetime) -> None:
    """Say that somebody can weigh it again: the page closes to others at once, and the person is told.

    :raises NotFound: when there is none of this person that goes on.
    """
    if not work.run(_END, {"judgement": judgement, "whose": person, "moment": at, "account": account}):
        raise NotFound(TABLE)
    tell(work, person=person, kind="capacity_ended", about_table="young", about_id=judgement, at=at)


def _of_another(work: Work, account: str, judgement: str) -> Judged:
    found = one_waiting(work, judgement)
    if found.made_by == account:
        raise Refused(OWN_WORK)
    return found


def _judged(work: Work, row: AnyRow) -> Judged:
    person = row.person_id
    born = work.open(person, "persons", person, "born_on", getattr(row, "born_on_sealed", None))
    return Judged(
        id=row.id,
        person=person,
        agency=row.agency_id,
        reason=read_all(work, person=person, about_id=row.id).get("reason", ""),
        until=row.until_day,
        made_at=row.made_at,
        made_by=row.made_by,
        holds=row.checked_at is not None,
        name=work.open(person, "persons", person, "name", getattr(row, "name_sealed", None)),
        born=date.fromisoformat(born) if born else None,
    )
