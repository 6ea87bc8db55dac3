"""Mandates as they are listed: for who gave them, and for who acts on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, select

from portal.errors import NotFound
from portal.mandates.finding import OF_ACCOUNT, allowed
from portal.mandates.giving import TABLE
from portal.mandates.models import Mandate, MandateEvent
from portal.mandates.rules import How
from portal.people.models import Account
from portal.store import Work
from portal.store.texts import read_all
from portal.store.work import AnyRow

MOST = 100

_OWN = (
    select(*Mandate.__table__.columns)
    .where(Mandate.person_id == bindparam("person"))
    .order_by(Mandate.ended_at.is_not(None), Mandate.made_at.desc(), Mandate.id)
    .limit(MOST)
)
_ONE = _OWN.where(Mandate.id == bindparam("mandate"))
_EVENTS = (
    select(MandateEvent.at, MandateEvent.what)
    .where(MandateEvent.mandate_id == bindparam("mandate"), MandateEvent.person_id == bindparam("person"))
    .order_by(MandateEvent.at.desc(), MandateEvent.id)
    .limit(MOST)
)
_HELD = OF_ACCOUNT.order_by(Mandate.until_day, Mandate.id).limit(MOST)
_ORGANISATIONS = select(Account.agency_id).where(
    Account.kind == "advocate", Account.is_closed.is_(False), Account.agency_id.is_not(None)
)


@dataclass(frozen=True)
class Shown:
    """One mandate as the person who gave it reads it."""

    id: str
    state: str
    """"unchecked" by a second official, "waiting" for its code, "taken" until a yes, "holds", or "over"."""
    how: str
    relation: str
    acts: tuple[str, ...]
    case: str
    until: date
    made_at: datetime
    agency: str
    language: str
    text_hash: str
    end_reason: str
    code: str
    code_ends_at: datetime | None
    helper: str = ""
    holder: str = ""
    text: str = ""
    number: str = ""
    """By law: the number that the court gave to its decision."""
    decided_on: date | None = None
    events: Sequence[tuple[datetime, str]] = ()


@dataclass(frozen=True)
class Client:
    """Somebody for whom an account may act today."""

    grant: str
    person: str
    name: str
    acts: frozenset[str]
    until: date
    agency: str
    is_by_law: bool
    """Whether a court or the law decided it: then neither of the two stops it or hands it over here."""

    def ends_soon(self, today: date, days: int) -> bool:
        """Tell whether the last day comes near."""
        return (self.until - today).days <= days


def state_of(row: AnyRow, today: date) -> str:
    """Return how a mandate stands on a day."""
    if row.ended_at is not None or row.until_day < today:
        return "over"
    if row.how == How.LAW and row.checked_at is None:
        return "unchecked"
    if row.confirmed_at is not None:
        return "holds"
    return "taken" if row.taken_at is not None else "waiting"


def own(work: Work, *, person: str, today: date) -> list[Shown]:
    """Return the mandates somebody gave, those that hold first; 100 at most."""
    return [_shown(work, person, row, today) for row in work.rows(_OWN, person=person)]


def shown(work: Work, *, person: str, mandate: str, today: date) -> Shown:
    """Return one of them with its text and what happened.

    :raises NotFound: when it is not there, or somebody else's.
    """
    row = work.row(_ONE, person=person, mandate=mandate)
    if row is None:
        raise NotFound(TABLE)
    return _shown(work, person, row, today)


def _shown(work: Work, person: str, row: AnyRow, today: date) -> Shown:
    texts = read_all(work, person=person, about_id=row.id)
    return Shown(
        id=row.id,
        state=state_of(row, today),
        how=row.how,
        relation=row.relation,
        acts=tuple(row.acts.split()),
        case=row.case_id or "",
        until=row.until_day,
        made_at=row.made_at,
        agency=row.agency_id or "",
        language=row.language,
        text_hash=row.text_hash,
        end_reason=row.end_reason,
        code=work.open(person, TABLE, row.id, "code", row.code_sealed),
        code_ends_at=row.code_ends_at,
        helper=texts.get("helper", ""),
        holder=texts.get("holder", ""),
        text=texts.get("text", ""),
        number=texts.get("number", ""),
        decided_on=row.proof_on,
        events=[(event.at, event.what) for event in work.rows(_EVENTS, mandate=row.id, person=person)],
    )


def clients(work: Work, *, account: str, today: date) -> list[Client]:
    """Return for whom an account may act today, the nearest end first; nobody whose mandate has ended."""
    found = []
    for row in work.rows(_HELD, account=account, today=today):
        work.know(row.person_id, row.wrapped)
        name = work.open(row.person_id, "persons", row.person_id, "name", row.name_sealed)
        acts = allowed(work, row, today)
        if not acts:
            continue
        found.append(
            Client(row.id, row.person_id, name, acts, row.until_day, row.agency_id or "", row.how == How.LAW)
        )
    return found


def organisations(work: Work) -> list[str]:
    """Return the organisations whose people act for others."""
    return sorted({row.agency_id for row in work.rows(_ORGANISATIONS)})
