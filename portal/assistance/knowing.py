"""Knowing who stands at a counter without any code: an ID that two workers saw, and nobody copied.

There is no search here: whether a number is known makes no difference to what a helper sees.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeAlias

from sqlalchemy import bindparam, func, select, update

from portal.assistance import codes
from portal.assistance.beginning import start
from portal.assistance.models import SeenId
from portal.assistance.rules import (
    CONFIRM_WITHIN,
    MOST_WRONG,
    SEEN_A_DAY,
    Document,
    How,
    Setting,
)
from portal.assistance.visiting import TABLE, Begun, IsClose, TooClose
from portal.errors import Conflict, NotFound, Refused, TooMany
from portal.notices.service import tell
from portal.people.service import known_person
from portal.store import Keyring, Work, Writing, new_id
from portal.store.work import AnyRow
from portal.viewer import Official
from portal.words import N_

WAITS = SeenId.__tablename__
IsCloseToNumber: TypeAlias = Callable[[Work, str, str], bool]
"""From an open store, an account and a national number: whether the one knows the other privately."""

_SEEN_TODAY = select(func.count()).where(
    SeenId.account_id == bindparam("account"), SeenId.made_at > bindparam("since")
)
_OF_COLLEAGUES = (
    SeenId.agency_id == bindparam("agency"),
    SeenId.account_id != bindparam("account"),
    SeenId.visit_id.is_(None),
    SeenId.ends_at > bindparam("moment"),
    SeenId.tries < MOST_WRONG,
)
_TO_CONFIRM = (
    select(SeenId.id, SeenId.made_at, SeenId.ends_at)
    .where(*_OF_COLLEAGUES)
    .order_by(SeenId.made_at)
    .limit(20)
)
_ONE = select(*SeenId.__table__.columns).where(SeenId.id == bindparam("waiting"), *_OF_COLLEAGUES)
_MINE = select(SeenId.visit_id, SeenId.tries, SeenId.ends_at).where(
    SeenId.id == bindparam("waiting"),
    SeenId.account_id == bindparam("account"),
    SeenId.session_id == bindparam("session"),
)
_TRIED = update(SeenId).where(SeenId.id == bindparam("waiting")).values(tries=SeenId.tries + 1)
_CONFIRM = (
    update(SeenId)
    .where(SeenId.id == bindparam("waiting"), SeenId.visit_id.is_(None))
    .values(second_id=bindparam("colleague"), visit_id=bindparam("visit"))
)


class NotTheSame(Refused):
    """Two workers did not read the same on the ID."""

    def __init__(self) -> None:
        super().__init__(
            N_("This is not what your colleague read, or not what we have. Look at the ID again, together.")
        )


@dataclass(frozen=True)
class Card:
    """What a worker read on an ID, or a person told: exact, and never kept."""

    number: str
    born_on: date

    def proof(self, keyring: Keyring) -> bytes:
        """Return the keyed hash of number and day of birth together."""
        return keyring.lookup("seen", f"{self.number} {self.born_on.isoformat()}")


@dataclass(frozen=True)
class Waiting:
    """An ID that waits for a second worker: since when and until when, and nothing of whom."""

    id: str
    since: datetime
    until: datetime


def see_id(
    work: Writing,
    *,
    helper: Official,
    card: Card,
    document: Document,
    setting: Setting,
    is_close: IsCloseToNumber,
    at: datetime,
) -> str:
    """Write down that a helper saw an ID; it opens nothing before a colleague saw the same.

    :raises TooMany: when this helper entered enough IDs today.
    :raises TooClose: when the helper knows this person privately.
    """
    if work.value(_SEEN_TODAY, account=helper.account, since=at - timedelta(days=1)) >= SEEN_A_DAY:
        raise TooMany
    if is_close(work, helper.account, card.number):
        raise TooClose
    waiting = new_id()
    row = {"id": waiting, "account_id": helper.account, "session_id": helper.session, "tries": 0}
    row |= {"agency_id": helper.agency, "setting": setting.value, "document": document.value}
    row |= {"proof_hash": card.proof(work.keyring), "second_id": None, "visit_id": None}
    work.add(SeenId, {**row, "made_at": at, "ends_at": at + CONFIRM_WITHIN})
    return waiting


def to_confirm(work: Work, *, helper: Official, at: datetime) -> Sequence[Waiting]:
    """Return the IDs of colleagues of the same organisation that wait for a second worker."""
    rows = work.rows(_TO_CONFIRM, account=helper.account, agency=helper.agency, moment=at)
    return [Waiting(row.id, row.made_at, row.ends_at) for row in rows]


def check_waiting(work: Work, *, helper: Official, waiting: str, at: datetime) -> None:
    """Make sure that this ID waits for this worker.

    :raises NotFound: when it does not: it is one's own, of elsewhere, confirmed, or too long ago.
    """
    _waiting(work, helper, waiting, at)


def _waiting(work: Work, helper: Official, waiting: str, at: datetime) -> AnyRow:
    row = work.row(_ONE, waiting=waiting, account=helper.account, agency=helper.agency, moment=at)
    if row is None:
        raise NotFound(WAITS)
    return row


def confirm(
    work: Writing,
    *,
    helper: Official,
    waiting: str,
    card: Card,
    language: str,
    is_close: IsClose,
    is_close_to_number: IsCloseToNumber,
    at: datetime,
) -> Begun:
    """Let a colleague say what they read on the ID too: when it is the same, the visit begins.

    The person is told at once, by the person's own channel. Somebody not known here yet becomes known, so
    that from outside the two look the same.

    :raises NotFound: when this ID does not wait for this worker.
    :raises TooClose: when one of the two knows this person privately.
    :raises NotTheSame: when they did not read the same, or not what is on record. The caller counts it.
    """
    row = _waiting(work, helper, waiting, at)
    if is_close_to_number(work, helper.account, card.number):
        raise TooClose
    if not hmac.compare_digest(row.proof_hash, card.proof(work.keyring)):
        raise NotTheSame
    born_on = card.born_on.isoformat()
    person = known_person(work, number=card.number, born_on=born_on, language=language, at=at)
    if person is None:
        raise NotTheSame
    if is_close(work, row.account_id, person):
        raise TooClose
    begun = _start(work, row, person, at)
    if work.run(_CONFIRM, {"waiting": waiting, "colleague": helper.account, "visit": begun.id}) != 1:
        raise Conflict(N_("Another colleague was first."))
    tell(work, person=person, kind="visit_seen", about_table=TABLE, about_id=begun.id, at=at)
    return begun


def _start(work: Writing, row: AnyRow, person: str, at: datetime) -> Begun:
    return start(
        work,
        account=row.account_id,
        session=row.session_id,
        agency=row.agency_id,
        setting=Setting(row.setting),
        row={"person_id": person, "known_by": How.SEEN.value},
        at=at,
    )


def note_not_the_same(work: Writing, *, helper: Official, waiting: str, at: datetime) -> None:
    """Count that a colleague read something else; after a few times the ID waits no more."""
    work.run(_TRIED, {"waiting": waiting})
    codes.note_wrong(work, account=helper.account, code=waiting, at=at)


def visit_of(work: Work, *, helper: Official, waiting: str, at: datetime) -> str | None:
    """Return the visit that began once a colleague confirmed; nothing while one still can.

    :raises NotFound: when this is no ID that this helper entered, or its time is over.
    """
    row = work.row(_MINE, waiting=waiting, account=helper.account, session=helper.session)
    if row is None or (row.visit_id is None and (row.ends_at <= at or row.tries >= MOST_WRONG)):
        raise NotFound(WAITS)
    return None if row.visit_id is None else str(row.visit_id)
