"""Taking a mandate up: the code is typed once, by an account of its own, and never by who gave it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, select, update

from portal.errors import NotFound, Refused
from portal.mandates.giving import TABLE, code_hash
from portal.mandates.models import Mandate
from portal.mandates.noting import note
from portal.mandates.rules import How
from portal.notices.service import tell
from portal.people.models import Person
from portal.store import Work, Writing
from portal.store.texts import keep, read_all
from portal.store.work import AnyRow
from portal.viewer import Actor
from portal.words import N_

_OFFERED = (
    select(*Mandate.__table__.columns, Person.name_sealed)
    .join(Person, Person.id == Mandate.person_id)
    .where(
        Mandate.code_hash == bindparam("hashed"),
        Mandate.code_ends_at > bindparam("moment"),
        Mandate.ended_at.is_(None),
        Mandate.until_day >= bindparam("today"),
        Person.died_on.is_(None),
    )
)
_OWN_NAME = select(Person.name_sealed).where(Person.id == bindparam("person"))
_TAKE = (
    update(Mandate)
    .where(Mandate.id == bindparam("mandate"), Mandate.code_hash == bindparam("hashed"))
    .values(
        account_id=bindparam("account"),
        taken_at=bindparam("moment"),
        confirmed_at=bindparam("confirmed"),
        code_hash=None,
        code_sealed=None,
        code_ends_at=None,
    )
)


@dataclass(frozen=True)
class Offered:
    """What a code leads to, before it is taken up."""

    id: str
    person: str
    name: str
    text: str
    language: str
    until: date
    agency: str
    is_pass_on: bool
    """Whether a colleague had it before."""
    how: str

    @property
    def holds_at_once(self) -> bool:
        """Tell whether it asks for no second yes: an organisation, a signature on paper, or a court."""
        return bool(self.agency) or self.how in (How.LAW, How.INK)


def look_at(work: Work, *, actor: Actor, code: str, at: datetime, today: date) -> Offered:
    """Return what a code leads to.

    :raises NotFound: when no such code can be used now; guessed, used before and too old are the same.
    :raises Refused: when this account may not use it.
    """
    row = work.row(_OFFERED, hashed=code_hash(work.keyring, code), moment=at, today=today)
    if row is None:
        raise NotFound(TABLE)
    _check(actor, row)
    return Offered(
        id=row.id,
        person=row.person_id,
        name=work.open(row.person_id, "persons", row.person_id, "name", row.name_sealed),
        text=read_all(work, person=row.person_id, about_id=row.id).get("text", ""),
        language=row.language,
        until=row.until_day,
        agency=row.agency_id or "",
        is_pass_on=row.account_id is not None,
        how=row.how,
    )


def _check(actor: Actor, row: AnyRow) -> None:
    if row.person_id == actor.person:
        raise Refused(N_("This is your own code. Give it to the person who helps you."))
    if row.agency_id and row.agency_id != actor.agency:
        raise Refused(N_("This code is for somebody of another organisation."))
    if row.account_id == actor.account:
        raise Refused(N_("You act for this person already. Give the code to your colleague."))


def take(work: Writing, *, actor: Actor, code: str, at: datetime, today: date) -> Offered:
    """Take a mandate up. For an organisation, on paper and by law it holds at once; otherwise after a yes.

    :raises NotFound: when no such code can be used now.
    :raises Refused: when this account may not use it.
    """
    offered = look_at(work, actor=actor, code=code, at=at, today=today)
    holds_at_once = offered.holds_at_once
    changed = work.run(
        _TAKE,
        {
            "mandate": offered.id,
            "hashed": code_hash(work.keyring, code),
            "account": actor.account,
            "moment": at,
            "confirmed": at if holds_at_once else None,
        },
    )
    if not changed:
        raise NotFound(TABLE)
    name = holder_name(work, actor)
    keep(
        work,
        person=offered.person,
        about_table=TABLE,
        about_id=offered.id,
        field="holder",
        text=name,
        at=at,
    )
    what = "passed_on" if offered.is_pass_on else "taken"
    note(work, mandate=offered.id, person=offered.person, what=what, account=actor.account, at=at)
    kind = "mandate_passed_on" if offered.is_pass_on else "mandate_taken"
    if offered.how == How.LAW:
        kind = "mandate_law_used"
    tell(work, person=offered.person, kind=kind, about_table=TABLE, about_id=offered.id, at=at)
    return offered


def holder_name(work: Work, actor: Actor) -> str:
    """Return the name of a private helper; advocates act under the name of their organisation."""
    if actor.person is None:
        return ""
    sealed = work.value(_OWN_NAME, person=actor.person)
    return work.open(actor.person, "persons", actor.person, "name", sealed)
