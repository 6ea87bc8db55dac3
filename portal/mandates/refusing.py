"""An organisation does not accept who acts for somebody, and says why to both of them.

Source: Awb art. 2:2 lid 1: a body may refuse a representative against whom there are serious objections;
lid 2: the person and the representative are told at once. L-46.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, select

from portal.errors import NotFound, Refused
from portal.mandates.finding import HOLDS
from portal.mandates.giving import TABLE
from portal.mandates.models import Mandate, MandateRefusal
from portal.mandates.noting import note
from portal.mandates.rules import How
from portal.notices.service import tell
from portal.people.models import Account
from portal.store import Work, Writing
from portal.store.texts import keep, read_many
from portal.words import N_

REFUSALS = MandateRefusal.__tablename__

_HOLDS = select(Mandate.account_id, Mandate.how).where(
    Mandate.id == bindparam("mandate"), Mandate.person_id == bindparam("person"), *HOLDS
)
_HELPER = select(Account.person_id).where(Account.id == bindparam("account"))
_OF = (
    select(MandateRefusal.id, MandateRefusal.mandate_id, MandateRefusal.agency_id, MandateRefusal.at)
    .where(
        MandateRefusal.person_id == bindparam("person"),
        MandateRefusal.mandate_id.in_(bindparam("mandates", expanding=True)),
    )
    .order_by(MandateRefusal.at, MandateRefusal.id)
)


@dataclass(frozen=True)
class Refusal:
    """That an organisation does not accept somebody, and why."""

    mandate: str
    agency: str
    at: datetime
    why: str


def refuse_helper(
    work: Writing,
    *,
    person: str,
    mandate: str,
    account: str,
    agency: str,
    why: str,
    once: str,
    at: datetime,
    today: date,
) -> None:
    """Write down that an organisation does not accept who acts; the person and who acts both read why.

    Acting goes on everywhere else. Pressed twice it stands there once.

    :raises NotFound: when this mandate of the person does not hold.
    :raises Refused: without a reason, or when a court or the law decided who acts.
    """
    row = work.row(_HOLDS, mandate=mandate, person=person, today=today)
    if row is None:
        raise NotFound(TABLE)
    if row.how == How.LAW:
        raise Refused(N_("A court or the law decided who acts. An organisation cannot refuse that here."))
    if not why.strip():
        raise Refused(N_("Write why you do not accept this person. Both of them read it."))
    new = {"id": once, "mandate_id": mandate, "person_id": person, "agency_id": agency, "account_id": account}
    if not work.add_if_new(MandateRefusal, {**new, "at": at}, "mandate_id", "agency_id"):
        return
    keep(work, person=person, about_table=REFUSALS, about_id=once, field="why", text=why.strip(), at=at)
    note(work, mandate=mandate, person=person, what="refused_by_body", account=account, details=agency, at=at)
    tell(work, person=person, kind="mandate_refused", about_table=TABLE, about_id=mandate, at=at)
    helper = work.value(_HELPER, account=row.account_id)
    if helper:
        tell(work, person=helper, kind="helping_refused", about_table="helping", about_id=mandate, at=at)


def refusals_of(work: Work, *, person: str, mandates: Sequence[str]) -> list[Refusal]:
    """Return which organisations do not accept somebody, the oldest first."""
    if not mandates:
        return []
    rows = work.rows(_OF, person=person, mandates=list(mandates))
    texts = read_many(work, person=person, about_ids=[row.id for row in rows])
    return [Refusal(row.mandate_id, row.agency_id, row.at, texts[row.id].get("why", "")) for row in rows]
