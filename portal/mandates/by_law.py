"""Mandates by law: written down by one official with proof, made sure of by a second, told to the person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, select, update

from portal.errors import Conflict, NotFound, Refused
from portal.mandates import capacity
from portal.mandates.ages import ADULT, ALONE, YOUTH_OWN_SAY
from portal.mandates.changing import stop
from portal.mandates.giving import TABLE, Given, born_on, renew_code, row_of
from portal.mandates.models import Mandate
from portal.mandates.noting import note
from portal.mandates.rules import (
    CHILD_TURNS,
    NO_DECISION_DAY,
    NO_NAME,
    OWN_WORK,
    End,
    How,
    Relation,
    check_age_of_child,
    check_by_law,
    check_given,
)
from portal.notices.service import tell
from portal.people.models import Person
from portal.store import Work, Writing
from portal.store.texts import keep, read_all
from portal.store.work import AnyRow
from portal.terms.ages import turns
from portal.words import N_

MOST = 100

_WAITS = (Mandate.how == How.LAW.value, Mandate.checked_at.is_(None), Mandate.ended_at.is_(None))
_WAITING = (
    select(Mandate.id, Mandate.made_at).where(*_WAITS).order_by(Mandate.made_at, Mandate.id).limit(MOST)
)
_READ = (
    select(*Mandate.__table__.columns, Person.name_sealed)
    .join(Person, Person.id == Mandate.person_id)
    .where(*_WAITS)
)
_ONE = _READ.where(Mandate.id == bindparam("mandate"))
_CHECK = (
    update(Mandate)
    .where(Mandate.id == bindparam("mandate"), Mandate.checked_at.is_(None), Mandate.ended_at.is_(None))
    .values(checked_at=bindparam("moment"), checked_by=bindparam("second"))
)


@dataclass(frozen=True)
class Waiting:
    """What one official wrote down, as the second reads it."""

    id: str
    person: str
    name: str
    helper: str
    relation: str
    acts: tuple[str, ...]
    proof: str
    number: str
    decided_on: date | None
    until: date
    agency: str
    made_at: datetime
    made_by: str


def register(
    work: Writing,
    *,
    person: str,
    account: str,
    given: Given,
    once: str,
    at: datetime,
    today: date,
) -> str:
    """Write a mandate by law down; it opens nothing before a second official made sure. Return its id.

    :raises Refused: when there is no proof, it is more than the law gives, or the days do not fit.
    """
    check(work, person=person, given=given, today=today)
    if not work.add_if_new(Mandate, row_of(person, account, given, once, at, today), "id"):
        return once
    said = {"text": given.text, "helper": given.helper.strip(), "number": given.number.strip()}
    for field, text in said.items():
        keep(work, person=person, about_table=TABLE, about_id=once, field=field, text=text, at=at)
    note(work, mandate=once, person=person, what="registered", account=account, at=at)
    return once


def check(work: Work, *, person: str, given: Given, today: date) -> None:
    """Make sure that this can be written down.

    :raises Refused: with what is wrong.
    """
    if not given.helper.strip():
        raise Refused(NO_NAME)
    relation = Relation(given.relation)
    check_by_law(relation=relation, acts=given.acts, number=given.number, decided_on=given.decided_on)
    if given.decided_on is not None and given.decided_on > today:
        raise Refused(NO_DECISION_DAY)
    check_given(acts=given.acts, until=given.until, today=today, is_case=False)
    if relation is Relation.GUARDIAN:
        _check_guardian(work, person, given.until, today)


def _check_guardian(work: Work, person: str, until: date, today: date) -> None:
    """Make sure that a guardian acts for this child, and no longer than to the next birthday that counts.

    Source: Jeugdwet art. 7.3.4 lid 3; L-90.

    :raises Refused: when not.
    """
    born, unable = born_on(work, person), capacity.unable_until(work, person=person, today=today)
    check_age_of_child(born, today, is_unable=unable is not None)
    assert born is not None
    days = (turns(born, age) for age in (YOUTH_OWN_SAY, ALONE, ADULT))
    if until >= next(day for day in days if day > today):
        raise Refused(CHILD_TURNS)


def waiting(work: Work) -> Sequence[AnyRow]:
    """Return the id and the moment of what waits for a second official, the oldest first; 100 at most."""
    return work.rows(_WAITING)


def one_waiting(work: Work, mandate: str) -> Waiting:
    """Return one of them.

    :raises NotFound: when it does not wait, or never was.
    """
    row = work.row(_ONE, mandate=mandate)
    if row is None:
        raise NotFound(TABLE)
    return _waiting(work, row)


def _waiting(work: Work, row: AnyRow) -> Waiting:
    texts = read_all(work, person=row.person_id, about_id=row.id)
    return Waiting(
        id=row.id,
        person=row.person_id,
        name=work.open(row.person_id, "persons", row.person_id, "name", row.name_sealed),
        helper=texts.get("helper", ""),
        relation=row.relation,
        acts=tuple(row.acts.split()),
        proof=row.proof,
        number=texts.get("number", ""),
        decided_on=row.proof_on,
        until=row.until_day,
        agency=row.agency_id or "",
        made_at=row.made_at,
        made_by=row.made_by,
    )


def agree(work: Writing, *, account: str, mandate: str, at: datetime) -> str:
    """Make sure of a mandate by law, tell the person, and return the code for who acts.

    :raises NotFound: when it does not wait.
    :raises Refused: when the same official wrote it down.
    :raises Conflict: when another official was first.
    """
    found = _of_another(work, account, mandate)
    if not work.run(_CHECK, {"mandate": mandate, "moment": at, "second": account}):
        raise Conflict(N_("Somebody else has just decided about this."))
    note(work, mandate=mandate, person=found.person, what="checked", account=account, at=at)
    tell(work, person=found.person, kind="mandate_law", about_table=TABLE, about_id=mandate, at=at)
    return renew_code(work, person=found.person, mandate=mandate, at=at)


def turn_down(work: Writing, *, account: str, mandate: str, at: datetime) -> None:
    """Say that it is not right; it never opened anything.

    :raises NotFound: when it does not wait.
    :raises Refused: when the same official wrote it down.
    """
    found = _of_another(work, account, mandate)
    stop(work, person=found.person, account=account, mandate=mandate, why=End.WRONG, at=at)


def _of_another(work: Work, account: str, mandate: str) -> Waiting:
    found = one_waiting(work, mandate)
    if found.made_by == account:
        raise Refused(OWN_WORK)
    return found
