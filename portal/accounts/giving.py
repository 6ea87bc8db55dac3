"""Giving a code: by letter to the registered address, or by hand to who was seen. An older one dies."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import bindparam, func, select, update

from portal.accounts import rules
from portal.accounts.events import TABLE, note
from portal.accounts.models import AccountCode, OwnAccount
from portal.accounts.rules import Event, Way
from portal.notices.leaving import ACCOUNT
from portal.notices.models import Delivery
from portal.notices.planning import delivery_row
from portal.notices.rules import Channel
from portal.people import sessions
from portal.people.models import Account, Person
from portal.store import Keyring, Work, Writing, new_id
from portal.viewer import Official

ISSUER = "own"
"""No provider stands behind these accounts; a real issuer is an address."""

_OF_PERSON = select(*OwnAccount.__table__.columns).where(OwnAccount.person_id == bindparam("person"))
_PERSON = select(Person.is_at_risk, Person.address_sealed, Person.born_on_sealed, Person.language).where(
    Person.id == bindparam("person")
)
_NUMBER_IS_TAKEN = select(OwnAccount.account_id).where(OwnAccount.number_hash == bindparam("hashed"))
_END_CODES = (
    update(AccountCode)
    .where(
        AccountCode.account_id == bindparam("account"),
        AccountCode.used_at.is_(None),
        AccountCode.ended_at.is_(None),
    )
    .values(ended_at=bindparam("moment"), code_sealed=None)
)
_LETTERS = (
    select(func.count())
    .select_from(AccountCode)
    .where(
        AccountCode.person_id == bindparam("person"),
        AccountCode.way == Way.LETTER.value,
        AccountCode.made_at > bindparam("since"),
    )
)
_RENEW = (
    update(OwnAccount)
    .where(OwnAccount.account_id == bindparam("account"))
    .values(password=None, opened_at=None, stopped_at=None, seen_at=bindparam("seen"))
)
_SEE = (
    update(OwnAccount).where(OwnAccount.account_id == bindparam("account")).values(seen_at=bindparam("seen"))
)
_STOP = (
    update(OwnAccount)
    .where(OwnAccount.account_id == bindparam("account"))
    .values(password=None, opened_at=None, stopped_at=bindparam("moment"))
)
_LIMIT = update(Account).where(Account.id == bindparam("account")).values(is_limited=bindparam("limited"))


@dataclass(frozen=True)
class Given:
    """A number and a code, to be printed or written down once."""

    person: str
    number: str = field(repr=False)
    code: str = field(repr=False)
    until: datetime


def number_hash(keyring: Keyring, number: str) -> bytes:
    """Return the keyed hash by which an account is found."""
    return keyring.lookup("own number", number)


def code_hash(keyring: Keyring, account: str, code: str) -> bytes:
    """Return the keyed hash by which a code of one account is known; how it was typed makes no difference."""
    return keyring.lookup("own code", f"{account} {rules.signs_of(code)}")


def send_letter(
    work: Writing, *, person: str, by: Official, is_demo: bool, today: date, at: datetime
) -> bool:
    """Put a letter with a code in the outbox; tell whether one leaves.

    None leaves to a secret or unknown address, to a young child, to who has an account that works, or when
    several left already. It opens only what is sent with the account (see ``Account.is_limited``).
    """
    row, own = work.row(_PERSON, person=person), work.row(_OF_PERSON, person=person)
    if (
        row is None
        or row.is_at_risk
        or row.address_sealed is None
        or not _is_old_enough(work, person, row, today)
    ):
        return False
    if own is not None and own.opened_at is not None:
        return False
    if work.value(_LETTERS, person=person, since=at - rules.LETTERS_WITHIN) >= rules.MOST_LETTERS:
        return False
    account = _account(work, person, at)
    _begin_anew(work, account, seen=None, at=at)
    delivery = delivery_row(
        person=person, purpose=ACCOUNT, channel=Channel.LETTER, way=None, is_demo=is_demo, at=at
    )
    work.add(Delivery, delivery)
    _add_code(work, person, account, Way.LETTER, str(delivery["id"]), at)
    note(work, person=person, what=Event.LETTER, by=by, at=at)
    return True


def hand_over(work: Writing, *, person: str, by: Official, at: datetime) -> Given:
    """Give a code by hand to a person who was seen. What was before works no more, on any device."""
    account = _account(work, person, at)
    _begin_anew(work, account, seen=at, at=at)
    given = _add_code(work, person, account, Way.COUNTER, None, at)
    note(work, person=person, what=Event.HANDED, by=by, at=at)
    return given


def mark_seen(work: Writing, *, person: str, by: Official, at: datetime) -> bool:
    """Open everything to an account whose person was seen; false when there is none that works."""
    own = work.row(_OF_PERSON, person=person)
    if own is None or own.opened_at is None:
        return False
    work.run(_SEE, {"account": own.account_id, "seen": at})
    work.run(_LIMIT, {"account": own.account_id, "limited": False})
    note(work, person=person, what=Event.SEEN, by=by, at=at)
    return True


def stop(work: Writing, *, person: str, by: Official | str, at: datetime) -> str:
    """Stop an account at once: its password, its codes and its sessions; return its id, or "" for none."""
    own = work.row(_OF_PERSON, person=person)
    if own is None or own.stopped_at is not None:
        return ""
    _end_what_was(work, own.account_id, at)
    work.run(_STOP, {"account": own.account_id, "moment": at})
    note(work, person=person, what=Event.STOPPED, by=by, at=at)
    return str(own.account_id)


def _begin_anew(work: Writing, account: str, *, seen: datetime | None, at: datetime) -> None:
    _end_what_was(work, account, at)
    work.run(_RENEW, {"account": account, "seen": seen})
    work.run(_LIMIT, {"account": account, "limited": seen is None})


def _end_what_was(work: Writing, account: str, at: datetime) -> None:
    work.run(_END_CODES, {"account": account, "moment": at})
    sessions.end_all(work, account=account, reason="replaced", at=at)


def _account(work: Writing, person: str, at: datetime) -> str:
    """Return the own account of a person, made when there is none yet."""
    known = work.row(_OF_PERSON, person=person)
    if known is not None:
        return str(known.account_id)
    account, number = new_id(), _free_number(work)
    row: dict[str, object] = {"id": account, "issuer": ISSUER, "kind": "citizen", "made_at": at}
    row |= {"subject_hash": work.keyring.lookup("subject", f"{ISSUER} {account}"), "role": ""}
    work.add(Account, {**row, "person_id": person, "is_limited": True})
    own: dict[str, object] = {"account_id": account, "person_id": person, "made_at": at}
    own |= {"number_hash": number_hash(work.keyring, number)}
    work.add(OwnAccount, {**own, "number_sealed": work.seal(person, TABLE, account, "number", number)})
    return account


def _free_number(work: Work) -> str:
    while True:
        number = rules.new_number()
        if work.value(_NUMBER_IS_TAKEN, hashed=number_hash(work.keyring, number)) is None:
            return number


def _add_code(
    work: Writing, person: str, account: str, way: Way, delivery: str | None, at: datetime
) -> Given:
    id, code = new_id(), rules.new_code()
    until = at + (rules.LETTER_FOR if way is Way.LETTER else rules.COUNTER_FOR)
    row: dict[str, object] = {"id": id, "account_id": account, "person_id": person, "way": way.value}
    row |= {"code_hash": code_hash(work.keyring, account, code), "delivery_id": delivery}
    is_printed_later = way is Way.LETTER
    row |= {"code_sealed": work.seal(person, "account_codes", id, "code", code) if is_printed_later else None}
    work.add(AccountCode, {**row, "made_at": at, "ends_at": until, "tries": 0})
    own = work.row(_OF_PERSON, person=person)
    assert own is not None  # It was found or made just now.
    return Given(person, work.open(person, TABLE, account, "number", own.number_sealed), code, until)


def _is_old_enough(work: Work, person: str, row: object, today: date) -> bool:
    born_on = work.open(person, "persons", person, "born_on", getattr(row, "born_on_sealed", None))
    return rules.is_old_enough(born_on, today)
