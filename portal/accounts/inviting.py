"""Inviting somebody who acts for others: by the privacy officer (who leads), and by the lead (colleagues).

An invitation is a number and a code, shown once; it is used once and ends by itself. When an app or a
password is lost there comes a new invitation for the same account; all that was before stops at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import bindparam, select, update

from portal.accounts import rules, second
from portal.accounts.models_invited import InvitedAccount, InvitedEvent
from portal.accounts.second import TABLE, Event
from portal.errors import NotFound
from portal.people import sessions
from portal.people.models import Account
from portal.store import Keyring, Work, Writing
from portal.store.work import AnyRow

ISSUER = "invited"
"""No provider stands behind these accounts; a real issuer is an address."""

KIND, ROLE = "advocate", "advocate"
INVITED_FOR = timedelta(days=7)
"""How long an invitation can be used."""

MOST = 200

_TAKEN = select(InvitedAccount.account_id).where(InvitedAccount.number_hash == bindparam("hashed"))
_OF = (
    select(*InvitedAccount.__table__.columns)
    .order_by(InvitedAccount.stopped_at.is_not(None), InvitedAccount.made_at, InvitedAccount.account_id)
    .limit(MOST)
)
_OF_AGENCY = _OF.where(InvitedAccount.agency_id == bindparam("agency"))
_LEADS = _OF.where(InvitedAccount.is_lead.is_(True))
_ONE = select(*InvitedAccount.__table__.columns).where(InvitedAccount.account_id == bindparam("account"))
_LEAD = select(InvitedAccount.agency_id).where(
    InvitedAccount.account_id == bindparam("account"),
    InvitedAccount.is_lead.is_(True),
    InvitedAccount.stopped_at.is_(None),
)
_NEW_CODE = (
    update(InvitedAccount)
    .where(InvitedAccount.account_id == bindparam("account"), InvitedAccount.stopped_at.is_(None))
    .values(
        code_hash=bindparam("hashed"),
        code_ends_at=bindparam("ends"),
        code_tries=0,
        secret_sealed=bindparam("secret"),
        last_step=0,
        password=None,
        opened_at=None,
    )
)
_STOP = (
    update(InvitedAccount)
    .where(InvitedAccount.account_id == bindparam("account"), InvitedAccount.stopped_at.is_(None))
    .values(stopped_at=bindparam("moment"), code_hash=None, code_ends_at=None, password=None, opened_at=None)
)
_CLOSE = update(Account).where(Account.id == bindparam("account")).values(is_closed=True)
_EVENTS = (
    select(InvitedEvent.at, InvitedEvent.what)
    .where(InvitedEvent.account_id == bindparam("account"))
    .order_by(InvitedEvent.at.desc(), InvitedEvent.id)
    .limit(20)
)


@dataclass(frozen=True)
class Invitation:
    """A number and a code, to be given by hand; shown once."""

    number: str = field(repr=False)
    code: str = field(repr=False)
    until: datetime


@dataclass(frozen=True)
class Colleague:
    """One account by invitation, as who may stop it reads it."""

    account: str
    agency: str
    is_lead: bool
    label: str
    number: str
    state: str
    """"invited", "too_late" for an invitation that was not used, "works" or "stopped"."""
    until: datetime | None
    in_at: datetime | None

    @property
    def is_open(self) -> bool:
        """Tell whether there is something to stop."""
        return self.state != "stopped"


def number_hash(keyring: Keyring, number: str) -> bytes:
    """Return the keyed hash by which such an account is found."""
    return keyring.lookup("invited number", number)


def code_hash(keyring: Keyring, account: str, code: str) -> bytes:
    """Return the keyed hash of an invitation: of one account only; how it was typed makes no difference."""
    return keyring.lookup("invited code", f"{account} {rules.signs_of(code)}")


def led_by(work: Work, *, account: str) -> str | None:
    """Return the organisation that this account leads, or nothing."""
    found = work.value(_LEAD, account=account)
    return None if found is None else str(found)


def invite(
    work: Writing, *, agency: str, label: str, is_lead: bool, by: str, once: str, at: datetime
) -> Invitation | None:
    """Make an account and its invitation; a second press of the same form makes none, and shows none.

    :param once: an id made when the form was shown; it becomes that of the account.
    """
    if work.row(_ONE, account=once) is not None:
        return None
    number = rules.new_number()
    while work.value(_TAKEN, hashed=number_hash(work.keyring, number)) is not None:
        number = rules.new_number()
    hashed = number_hash(work.keyring, number)
    row = {"id": once, "issuer": ISSUER, "subject_hash": hashed, "kind": KIND, "role": ROLE}
    work.add(Account, {**row, "agency_id": agency, "person_id": None, "made_at": at})
    work.make_key(once, at=at)
    code, until = rules.new_code(), at + INVITED_FOR
    kept: dict[str, object] = {"account_id": once, "agency_id": agency, "is_lead": is_lead}
    kept |= {"number_hash": hashed, "number_sealed": work.seal(once, TABLE, once, "number", number)}
    kept |= {"label_sealed": work.seal(once, TABLE, once, "label", label), "made_at": at, "made_by": by}
    kept |= {"code_hash": code_hash(work.keyring, once, code), "code_ends_at": until}
    kept |= {"secret_sealed": _sealed_secret(work, once)}
    work.add(InvitedAccount, kept)
    second.note(work, account=once, agency=agency, what=Event.INVITED, by=by, at=at)
    return Invitation(number, code, until)


def invite_again(work: Writing, *, account: str, agency: str | None, by: str, at: datetime) -> Invitation:
    """Give a new invitation for the same account; app, password, recovery codes and sessions stop at once.

    :param agency: the organisation that asks; nothing for the privacy officer.
    :raises NotFound: when there is no such account of that organisation, or it was stopped.
    """
    row = _found(work, account, agency)
    code, until = rules.new_code(), at + INVITED_FOR
    binds = {"account": account, "hashed": code_hash(work.keyring, account, code), "ends": until}
    if work.run(_NEW_CODE, {**binds, "secret": _sealed_secret(work, account)}) != 1:
        raise NotFound(TABLE)
    second.drop_recovery_codes(work, account=account)
    sessions.end_all(work, account=account, reason="replaced", at=at)
    second.note(work, account=account, agency=row.agency_id, what=Event.REPLACED, by=by, at=at)
    return Invitation(work.open(account, TABLE, account, "number", row.number_sealed), code, until)


def stop(work: Writing, *, account: str, agency: str | None, by: str, at: datetime) -> None:
    """Stop an account, or take its invitation back: at once and for good, on every device.

    :raises NotFound: when there is no such account of that organisation.
    """
    row = _found(work, account, agency)
    if work.run(_STOP, {"account": account, "moment": at}) != 1:
        return
    work.run(_CLOSE, {"account": account})
    second.drop_recovery_codes(work, account=account)
    sessions.end_all(work, account=account, reason="stopped", at=at)
    second.note(work, account=account, agency=row.agency_id, what=Event.STOPPED, by=by, at=at)


def colleagues(work: Work, *, agency: str | None, at: datetime) -> Sequence[Colleague]:
    """Return the accounts of an organisation; without one those of all who lead, for the privacy officer."""
    rows = work.rows(_LEADS) if agency is None else work.rows(_OF_AGENCY, agency=agency)
    return [_colleague(work, row, at) for row in rows]


def events(work: Work, *, account: str) -> Sequence[AnyRow]:
    """Return what happened to an account, the newest first."""
    return work.rows(_EVENTS, account=account)


def _found(work: Work, account: str, agency: str | None) -> AnyRow:
    row = work.row(_ONE, account=account)
    # The privacy officer arranges those who lead; each organisation arranges its own people.
    if row is None or (row.agency_id != agency if agency is not None else not row.is_lead):
        raise NotFound(TABLE)
    return row


def _sealed_secret(work: Writing, account: str) -> bytes:
    return work.seal_bytes(account, TABLE, account, "secret", second.new_secret())


def _colleague(work: Work, row: AnyRow, at: datetime) -> Colleague:
    id, state = row.account_id, "works"
    if row.stopped_at is not None:
        state = "stopped"
    elif row.opened_at is None:
        state = "invited" if row.code_ends_at is not None and row.code_ends_at > at else "too_late"
    return Colleague(
        account=id,
        agency=row.agency_id,
        is_lead=row.is_lead,
        label=work.open(id, TABLE, id, "label", row.label_sealed),
        number=rules.in_groups(work.open(id, TABLE, id, "number", row.number_sealed)),
        state=state,
        until=row.code_ends_at if state == "invited" else None,
        in_at=row.in_at,
    )
