"""What a person reads about an account without DigiD: what happened to it, and when it was used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import bindparam, select

from portal.accounts.events import TABLE
from portal.accounts.models import AccountEvent, OwnAccount
from portal.accounts.rules import Event
from portal.people.models import Account, Session
from portal.store import Work
from portal.viewer import OWN_ACCOUNT

MOST = 10

_OWN = select(*OwnAccount.__table__.columns).where(OwnAccount.person_id == bindparam("person"))
_EVENTS = (
    select(AccountEvent.at, AccountEvent.what, AccountEvent.role, AccountEvent.agency_id)
    .where(AccountEvent.person_id == bindparam("person"))
    .order_by(AccountEvent.at.desc(), AccountEvent.id.desc())
    .limit(MOST)
)
_SIGN_INS = (
    select(Session.id, Session.started_at, Session.device, Session.level)
    .join(Account, Account.id == Session.account_id)
    .where(Account.person_id == bindparam("person"))
    .order_by(Session.started_at.desc(), Session.id.desc())
    .limit(MOST)
)


@dataclass(frozen=True)
class Happened:
    """One line of what happened."""

    at: datetime
    what: Event
    role: str
    """Empty when the person did it."""
    agency: str


@dataclass(frozen=True)
class SignIn:
    """One sign-in of a person, with DigiD or without."""

    at: datetime
    is_own_device: bool
    is_without: bool
    """Whether it was without DigiD."""
    is_here: bool


@dataclass(frozen=True)
class Mine:
    """All of it."""

    number: str = field(repr=False)
    """Empty when there is no account without DigiD."""
    is_open: bool
    is_seen: bool
    is_stopped: bool
    happened: Sequence[Happened]
    sign_ins: Sequence[SignIn]

    @property
    def is_here(self) -> bool:
        """Tell whether this very sign-in was without DigiD: only then a password can be changed here."""
        return any(one.is_here and one.is_without for one in self.sign_ins)

    @property
    def last(self) -> SignIn | None:
        """Return the sign-in without DigiD before this one."""
        return next((one for one in self.sign_ins if one.is_without and not one.is_here), None)


def of_person(work: Work, *, person: str, session: str, is_limited: bool) -> Mine:
    """Return what a person reads about an account without DigiD.

    :param is_limited: nobody saw who reads this; then it tells nothing of DigiD, nor of employees.
    """
    own = work.row(_OWN, person=person)
    return Mine(
        number=work.open(person, TABLE, own.account_id, "number", own.number_sealed) if own else "",
        is_open=own is not None and own.opened_at is not None,
        is_seen=own is not None and own.seen_at is not None,
        is_stopped=own is not None and own.stopped_at is not None,
        happened=tuple(
            Happened(row.at, Event(row.what), "" if is_limited else row.role, row.agency_id)
            for row in work.rows(_EVENTS, person=person)
            if not (is_limited and row.what == Event.JOINED)
        ),
        sign_ins=_sign_ins(work, person, session, is_limited=is_limited),
    )


def _sign_ins(work: Work, person: str, session: str, *, is_limited: bool) -> tuple[SignIn, ...]:
    found = (
        SignIn(row.started_at, row.device == "own", row.level == OWN_ACCOUNT, row.id == session)
        for row in work.rows(_SIGN_INS, person=person)
        if row.level == OWN_ACCOUNT or not is_limited
    )
    # Of one moment the one of this device comes first; ids are random, and must not order a page.
    return tuple(
        sorted(found, key=lambda one: (one.at, one.is_here, one.is_without, one.is_own_device), reverse=True)
    )
