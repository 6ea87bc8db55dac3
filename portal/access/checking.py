"""The check of the safety house: three facts about somebody, a line in the view log, and a notice.

Source: R-113; Regeling gegevensverwerking wijkteams, art. 17: client or not, who leads, running or closed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import and_, bindparam, exists, literal, select

from portal.access.models import Assignment, Hold
from portal.access.service import write_look
from portal.access.ties import knows
from portal.notices.service import tell
from portal.people.models import Account, Person
from portal.people.service import number_hash
from portal.store import Writing, new_id
from portal.viewer import Official, Viewer

ROLE = "safety_officer"
REASON = "safety_check"
TABLE = "checks"

_PERSON = select(Person.id).where(
    Person.number_hash == bindparam("hash"), ~knows(bindparam("account"), Person.id)
)
_IS_HELD = exists(select(literal(1)).where(and_(Hold.item_id == Assignment.id, Hold.ended_at.is_(None))))
_WORK = (
    select(Account.role, Account.agency_id, Assignment.until_day)
    .join(Account, Account.id == Assignment.account_id)
    .where(Assignment.person_id == bindparam("person"), Assignment.from_day <= bindparam("today"), ~_IS_HELD)
    .order_by(Assignment.until_day.is_not(None), Assignment.from_day.desc(), Assignment.id)
    .limit(1)
)


@dataclass(frozen=True)
class ThreeFacts:
    """All that a check gives: three facts, and nothing else."""

    is_client: bool
    leader: tuple[str, str] | None
    """Role and organisation of who works for the person now, or did last."""
    is_running: bool


NOBODY = ThreeFacts(is_client=False, leader=None, is_running=False)


def check(work: Writing, *, official: Official, number: str, today: date, at: datetime) -> ThreeFacts:
    """Look somebody up by number; whoever is known is told, and sees who looked.

    Somebody the official knows privately is not found, like somebody nobody knows.
    """
    hashed = number_hash(work.keyring, number)
    person = work.value(_PERSON, hash=hashed, account=official.account)
    if person is None:
        return NOBODY
    viewer = Viewer(
        account=official.account,
        person=person,
        capacity="check",
        reason=REASON,
        role=official.role,
        agency=official.agency,
    )
    about = new_id()
    write_look(work, viewer, item_table=TABLE, item_id=about, at=at)
    tell(work, person=person, kind="safety_check", about_table=TABLE, about_id=about, at=at)
    row = work.row(_WORK, person=person, today=today)
    if row is None:
        return NOBODY
    is_running = row.until_day is None or row.until_day >= today
    return ThreeFacts(is_client=True, leader=(row.role, row.agency_id or ""), is_running=is_running)
