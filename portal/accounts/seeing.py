"""Seeing somebody at a counter: one employee asks, another looks at the same proof on a screen of their own.

There is no list of people and no search: both type the number and the birth date that they read. Whether
somebody is known here is never told.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import bindparam, func, or_, select, update

from portal.accounts import giving
from portal.accounts.giving import Given
from portal.accounts.models import Sighting
from portal.accounts.rules import MOST_A_DAY, NEEDS_TWO, SEEN_WITHIN, What, is_old_enough
from portal.errors import NotFound, TooMany
from portal.people.models import Person
from portal.people.service import number_hash, person_with
from portal.store import Keyring, Work, Writing, new_id
from portal.viewer import Official

TABLE = Sighting.__tablename__

_PERSON = select(Person.id, Person.born_on_sealed).where(Person.number_hash == bindparam("hashed"))
_TODAY = (
    select(func.count())
    .select_from(Sighting)
    .where(
        or_(Sighting.asked_by == bindparam("account"), Sighting.confirmed_by == bindparam("account")),
        Sighting.at > bindparam("since"),
    )
)
_MINE = (
    Sighting.id == bindparam("sighting"),
    Sighting.asked_by == bindparam("account"),
    Sighting.session_id == bindparam("session"),
    Sighting.until > bindparam("moment"),
)
_ONE = select(*Sighting.__table__.columns).where(*_MINE, Sighting.done_at.is_(None))
_WAITING = (
    select(Sighting.id, Sighting.asked_by, Sighting.what)
    .where(
        Sighting.number_hash == bindparam("hashed"),
        Sighting.born_hash == bindparam("born"),
        Sighting.until > bindparam("moment"),
        Sighting.confirmed_at.is_(None),
        Sighting.done_at.is_(None),
        Sighting.asked_by != bindparam("account"),
    )
    .order_by(Sighting.at.desc(), Sighting.id)
    .limit(1)
)
_CONFIRM = (
    update(Sighting)
    .where(Sighting.id == bindparam("sighting"), Sighting.confirmed_at.is_(None))
    .values(
        confirmed_by=bindparam("account"),
        confirmed_at=bindparam("moment"),
        person_id=bindparam("person"),
        until=bindparam("ends"),
    )
)
_DONE = update(Sighting).where(*_MINE, Sighting.done_at.is_(None)).values(done_at=bindparam("moment"))


@dataclass(frozen=True)
class Seen:
    """What waits for a second employee, or for the first one to go on."""

    id: str
    what: What
    person: str
    """Nothing before the second employee agreed."""
    until: datetime

    @property
    def is_confirmed(self) -> bool:
        """Tell whether two employees saw this person."""
        return bool(self.person)


@dataclass(frozen=True)
class Proof:
    """What two employees read from the same proof of who somebody is."""

    number: str
    born_on: date


def ask(work: Writing, *, helper: Official, what: What, proof: Proof, is_demo: bool, at: datetime) -> str:
    """Ask something for who stands at the counter, and return what to wait for.

    What one employee may do alone is done at once; whether there was anything to do is not told.

    :raises TooMany: when this employee asked more in a day than people come by.
    """
    _check_number_of(work, helper, at)
    row: dict[str, object] = {"id": new_id(), "what": what.value, "session_id": helper.session}
    row |= {"asked_by": helper.account, "agency_id": helper.agency, "at": at, "until": at + SEEN_WITHIN}
    row |= _hashes(work.keyring, proof)
    row |= dict.fromkeys(("confirmed_by", "confirmed_at", "person_id"))
    if what not in NEEDS_TWO:
        _do_alone(work, helper, what, proof, is_demo, at)
    work.add(Sighting, {**row, "done_at": None if what in NEEDS_TWO else at})
    return str(row["id"])


def _do_alone(work: Writing, helper: Official, what: What, proof: Proof, is_demo: bool, at: datetime) -> None:
    person = _known(work, proof)
    if not person:
        return
    if what is What.STOP:
        giving.stop(work, person=person, by=helper, at=at)
    else:
        giving.send_letter(work, person=person, by=helper, is_demo=is_demo, today=at.date(), at=at)


def waiting(work: Work, *, helper: Official, sighting: str, at: datetime) -> Seen:
    """Return what this employee asked in this session and has not done yet.

    :raises NotFound: when there is none, or its time is over.
    """
    row = work.row(_ONE, sighting=sighting, account=helper.account, session=helper.session, moment=at)
    if row is None:
        raise NotFound(TABLE)
    return Seen(row.id, What(row.what), row.person_id or "", row.until)


def confirm(work: Writing, *, second: Official, proof: Proof, language: str, at: datetime) -> bool:
    """Agree, as a second employee, with what a colleague asked for the same proof; tell whether it fits.

    A person whom nobody here knew yet is known from now on, by this number.

    :raises TooMany: when this employee agreed more often in a day than people come by.
    """
    _check_number_of(work, second, at)
    hashes = _hashes(work.keyring, proof)
    row = work.row(
        _WAITING,
        hashed=hashes["number_hash"],
        born=hashes["born_hash"],
        account=second.account,
        moment=at,
    )
    if row is None or not is_old_enough(proof.born_on.isoformat(), at.date()):
        return False
    person = _known(work, proof, is_seen=True)
    if person is None:
        return False
    person = person or person_with(
        work, number=proof.number, born_on=proof.born_on.isoformat(), language=language, at=at
    )
    binds = {"sighting": row.id, "account": second.account, "moment": at, "person": person}
    return work.run(_CONFIRM, {**binds, "ends": at + SEEN_WITHIN}) == 1


def go_on(work: Writing, *, helper: Official, sighting: str, at: datetime) -> tuple[What, Given | None]:
    """Do what was asked, once, after a second employee agreed; a code comes back to be given by hand.

    :raises NotFound: when nobody agreed, it was done already, or its time is over.
    """
    found = waiting(work, helper=helper, sighting=sighting, at=at)
    binds = {"sighting": sighting, "account": helper.account, "session": helper.session, "moment": at}
    if not found.is_confirmed or work.run(_DONE, binds) != 1:
        raise NotFound(TABLE)
    if found.what is What.CODE:
        return found.what, giving.hand_over(work, person=found.person, by=helper, at=at)
    giving.mark_seen(work, person=found.person, by=helper, at=at)
    return found.what, None


def _known(work: Work, proof: Proof, *, is_seen: bool = False) -> str | None:
    """Return the person of a proof; "" when nobody has this number, nothing when the birth date is another.

    :param is_seen: whether employees hold the proof; then a birth date that is not known here may be missing.
    """
    row = work.row(_PERSON, hashed=number_hash(work.keyring, proof.number))
    if row is None:
        return ""
    born_on = work.open(row.id, "persons", row.id, "born_on", row.born_on_sealed)
    return str(row.id) if born_on == proof.born_on.isoformat() or (is_seen and not born_on) else None


def _check_number_of(work: Work, official: Official, at: datetime) -> None:
    if work.value(_TODAY, account=official.account, since=at - timedelta(days=1)) >= MOST_A_DAY:
        raise TooMany


def _hashes(keyring: Keyring, proof: Proof) -> dict[str, bytes]:
    born = keyring.lookup("seen", f"{proof.number} {proof.born_on.isoformat()}")
    return {"number_hash": keyring.lookup("seen", proof.number), "born_hash": born}
