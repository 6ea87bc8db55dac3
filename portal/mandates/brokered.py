"""Mandates that a broker vouches for: kept like any other, for one day, and stopped like any other."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import bindparam, select

from portal.mandates.changing import stop
from portal.mandates.giving import TABLE, born_on, has_died, proof_of
from portal.mandates.models import Mandate, MandateEvent
from portal.mandates.noting import note
from portal.mandates.rules import GIVES_FROM, End, How
from portal.notices.service import tell
from portal.store import Writing, new_id
from portal.terms.ages import age_on
from portal.terms.moments import amsterdam_day
from portal.viewer import Act

_SAME = (
    select(Mandate.id, Mandate.acts, Mandate.until_day, Mandate.ended_at, Mandate.end_reason)
    .where(
        Mandate.person_id == bindparam("person"),
        Mandate.account_id == bindparam("account"),
        Mandate.how == How.BROKER.value,
    )
    .order_by(Mandate.made_at.desc(), Mandate.id)
    .limit(1)
)
_NARROWED = (
    select(Mandate.acts)
    .join(MandateEvent, MandateEvent.mandate_id == Mandate.id)
    .where(
        Mandate.person_id == bindparam("person"),
        Mandate.account_id == bindparam("account"),
        Mandate.how == How.BROKER.value,
        MandateEvent.what == "narrowed",
    )
    .distinct()
)
_BY_PERSON = frozenset({End.STOPPED.value, End.NOT_ME.value, End.PHONE.value})
"""Ends after which a broker opens nothing any more: the person said so here."""


def granted_by_broker(work: Writing, account: str, person: str, acts: tuple[str, ...], at: datetime) -> str:
    """Keep what a broker vouched for at this sign-in, for today; the person is told.

    Nothing is opened when the person stopped this helper here, and no more than the person left after
    allowing less here: that counts above what the broker knows, also tomorrow.
    Where the broker now says less than earlier today, the wider one ends at once.
    Nothing is opened of a child either, whose parents have a way of their own; and of somebody whose age is
    not known only what is filed for that person, for this may be a child.
    """
    today = amsterdam_day(at)
    last = work.row(_SAME, person=person, account=account)
    if last is not None and last.end_reason in _BY_PERSON:
        return ""
    allowed = set() if has_died(work, person) else _by_age(born_on(work, person), acts, today)
    for row in work.rows(_NARROWED, person=person, account=account):
        allowed &= set(row.acts.split())
    if last is not None and last.ended_at is None and last.until_day >= today:
        if set(last.acts.split()) <= allowed:
            return str(last.id)
        stop(work, person=person, account=account, mandate=last.id, why=End.REPLACED, at=at)
    return _keep(work, account, person, allowed, at) if allowed else ""


def _keep(work: Writing, account: str, person: str, allowed: set[str], at: datetime) -> str:
    grant, chosen, today = new_id(), " ".join(sorted(allowed)), amsterdam_day(at)
    row: dict[str, object] = {
        "id": grant,
        "person_id": person,
        "how": How.BROKER.value,
        "acts": chosen,
        "account_id": account,
    }
    row |= {"from_day": today, "until_day": today, "made_at": at, "made_by": account, "language": "nl"}
    row |= {"text_hash": proof_of(chosen), "taken_at": at, "confirmed_at": at}
    work.add(Mandate, row)
    note(work, mandate=grant, person=person, what="given", account=account, details="broker", at=at)
    tell(work, person=person, kind="mandate_broker", about_table=TABLE, about_id=grant, at=at)
    return grant


def _by_age(born: date | None, acts: tuple[str, ...], today: date) -> set[str]:
    if born is None or born > today:
        return set(acts) & {Act.COMPLAINTS.value}
    return set(acts) if age_on(born, today) >= GIVES_FROM else set()
