"""The demo's letter box: letters with a code, which a real town prints and posts. The demo sends nothing."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, select

from portal.accounts import service as accounts
from portal.accounts.service import Given
from portal.notices.models import Delivery
from portal.notices.rules import State
from portal.people.models import Account, Person
from portal.store import Work, Writing
from portal.terms import amsterdam_day
from portal.viewer import Official

WHO = "p-563"
"""The record of somebody in the demo town who has no DigiD."""

MOST = 20

_HELPER = select(Account.id, Account.role, Account.agency_id).where(Account.demo_name == "helpdesk")
_PERSON = select(Person.id).where(Person.source_id == bindparam("record"))
_LETTERS = (
    select(Delivery.id)
    .where(Delivery.purpose == "account", Delivery.state == State.DEMO.value)
    .order_by(Delivery.made_at.desc(), Delivery.id)
    .limit(MOST)
)


def post_first(work: Writing, *, at: datetime) -> None:
    """Put one letter in the box, as if the counter had asked for it."""
    (helper,) = work.rows(_HELPER)
    accounts.send_letter(
        work,
        person=str(work.value(_PERSON, record=WHO)),
        by=Official(helper.id, helper.role, helper.agency_id),
        is_demo=True,
        today=amsterdam_day(at),
        at=at,
    )


def in_the_box(work: Work) -> list[tuple[Given, datetime]]:
    """Return the letters whose code was not used yet, the newest first."""
    found = (accounts.given_by(work, delivery=row.id) for row in work.rows(_LETTERS))
    return [one for one in found if one is not None]
