"""Another password, from inside: with the one of now, and every other device is signed out."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, select, update

from portal.accounts import hashing, passwords, trying
from portal.accounts.entering import DoesNotFit
from portal.accounts.events import TABLE, note
from portal.accounts.models import OwnAccount
from portal.accounts.rules import Event
from portal.people import sessions
from portal.store import Store, Work
from portal.viewer import Viewer

_OWN = select(*OwnAccount.__table__.columns).where(
    OwnAccount.account_id == bindparam("account"), OwnAccount.stopped_at.is_(None)
)
_KEEP = (
    update(OwnAccount)
    .where(OwnAccount.account_id == bindparam("account"), OwnAccount.password == bindparam("before"))
    .values(password=bindparam("secret"))
)


def number_of(work: Work, viewer: Viewer) -> str | None:
    """Return the number of the account with which somebody is signed in here; nothing for a DigiD sign-in."""
    row = work.row(_OWN, account=viewer.account)
    if row is None or row.password is None:
        return None
    return work.open(row.person_id, TABLE, row.account_id, "number", row.number_sealed)


def change_password(store: Store, *, viewer: Viewer, old: str, new: str, place: str, at: datetime) -> None:
    """Keep another password; who else was signed in with the old one is out at the next click.

    Who found a device open does not know the password of now, and cannot take the account over.

    :param place: the address of the visitor; empty when it is not known.
    :raises Slowed: when too many tries were wrong.
    :raises DoesNotFit: when the password of now is not right, or changed in between.
    """
    with store.reading() as work:
        row = work.row(_OWN, account=viewer.account)
    if row is None:
        raise DoesNotFit
    keys = store.keyring
    trying.begin(store, number_hash=row.number_hash, place_hash=trying.place_hash(keys, place), at=at)
    if not hashing.goes_with(keys, viewer.account, passwords.tidy(old), row.password):
        raise DoesNotFit
    secret = hashing.hashed(keys, viewer.account, passwords.tidy(new))
    with store.writing() as work:
        if not work.run(_KEEP, {"account": viewer.account, "before": row.password, "secret": secret}):
            raise DoesNotFit
        sessions.end_all(
            work, account=viewer.account, except_session=viewer.session, reason="replaced", at=at
        )
        trying.forget(work, number_hash=row.number_hash)
        note(work, person=row.person_id, what=Event.CHANGED, by=viewer.account, at=at)
