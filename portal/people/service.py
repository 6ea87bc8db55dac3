"""People's one door for other rooms: who signed in, and what a person may set."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy import bindparam, select, update
from sqlalchemy.exc import IntegrityError

from portal.people.claims import Identity, SignInStopped, Why
from portal.people.models import Account, Person
from portal.store import Keyring, Store, Work, Writing, new_id
from portal.terms import amsterdam_day

CITIZEN = "citizen"
OFFICIAL = "official"

_ACCOUNT = select(
    Account.id, Account.kind, Account.role, Account.person_id, Account.is_closed, Account.until_day
).where(Account.issuer == bindparam("issuer"), Account.subject_hash == bindparam("subject_hash"))
_PERSON = select(Person.id).where(Person.number_hash == bindparam("number_hash"))
_BORN = select(Person.id, Person.born_on_sealed).where(Person.number_hash == bindparam("number_hash"))
_NAME = select(Person.name_sealed).where(Person.id == bindparam("person"))
_LINK = update(Account).where(Account.id == bindparam("account")).values(person_id=bindparam("person"))
_ROLE = update(Account).where(Account.id == bindparam("account")).values(role=bindparam("new_role"))
_LANGUAGE = update(Person).where(Person.id == bindparam("person")).values(language=bindparam("chosen"))
_EASIER = update(Person).where(Person.id == bindparam("person")).values(wants_easier=bindparam("chosen"))


def number_hash(keyring: Keyring, number: str) -> bytes:
    """Return the keyed hash by which a person is found by national number."""
    return keyring.lookup("number", number)


def name_of(work: Work, person: str) -> str:
    """Return what a person is called; empty when nobody wrote that down."""
    sealed = work.value(_NAME, person=person)
    return work.open(person, Person.__tablename__, person, "name", sealed)


def subject_hash(keyring: Keyring, issuer: str, subject: str) -> bytes:
    """Return the keyed hash by which an account for work is found: the provider's own name for somebody."""
    return keyring.lookup("subject", f"{issuer} {subject}")


def citizen_hash(keyring: Keyring, issuer: str, subject: str) -> bytes:
    """Return the keyed hash of a citizen's account.

    One human who is also an official has two accounts, also when both come from one provider; the mark in
    front of the subject keeps them apart.
    """
    return subject_hash(keyring, issuer, f"citizen {subject}")


def enter_citizen(store: Store, who: Identity, *, language: str, at: datetime) -> str:
    """Return the account of a citizen, made on the first visit, with a person who may file a complaint.

    :raises SignInStopped: when the account is closed or belongs to another person.
    """
    try:
        return _enter_citizen(store, who, language, at)
    except IntegrityError:
        # Two first visits at the same moment: the other one has made the rows by now.
        return _enter_citizen(store, who, language, at)


def _enter_citizen(store: Store, who: Identity, language: str, at: datetime) -> str:
    with store.writing() as work:
        hashed = citizen_hash(work.keyring, who.issuer, who.subject)
        row = work.row(_ACCOUNT, issuer=who.issuer, subject_hash=hashed)
        person = _person(work, who, language, at) if who.number else None
        if row is None:
            return _add_account(work, who, hashed, CITIZEN, person, at)
        if row.is_closed or row.kind != CITIZEN:
            raise SignInStopped(Why.NO_PLACE, "closed account")
        if row.person_id is None and person is not None:
            work.run(_LINK, {"account": row.id, "person": person})
        elif row.person_id != person:
            raise SignInStopped(Why.UNSAFE, "another person than before")
        return str(row.id)


def enter_official(store: Store, who: Identity, *, at: datetime) -> str:
    """Return the account of an official. Only who was given a place, or a role by the employer, has one.

    :raises SignInStopped: when this official has no place here.
    """
    with store.writing() as work:
        hashed = subject_hash(work.keyring, who.issuer, who.subject)
        row = work.row(_ACCOUNT, issuer=who.issuer, subject_hash=hashed)
        if row is None and who.role:
            return _add_account(work, who, hashed, OFFICIAL, None, at)
        is_over = row is not None and row.until_day is not None and row.until_day < amsterdam_day(at)
        if row is None or row.is_closed or row.kind == CITIZEN or is_over:
            raise SignInStopped(Why.NO_PLACE, "no account")
        if who.role and who.role != row.role:
            work.run(_ROLE, {"account": row.id, "new_role": who.role[:40]})
        return str(row.id)


def _add_account(
    work: Writing, who: Identity, hashed: bytes, kind: str, person: str | None, at: datetime
) -> str:
    account = new_id()
    found = {"id": account, "issuer": who.issuer, "subject_hash": hashed, "kind": kind, "made_at": at}
    work.add(Account, {**found, "role": who.role[:40], "person_id": person})
    return account


def _person(work: Writing, who: Identity, language: str, at: datetime) -> str:
    """Return the person with this number: known to the chain, or new and still without any data."""
    hashed = number_hash(work.keyring, who.number)
    known = work.value(_PERSON, number_hash=hashed)
    return str(known) if known else _new_person(work, who, hashed, language, at)


def represented_person(work: Writing, who: Identity, *, language: str, at: datetime) -> str:
    """Return the person for whom somebody signed in: known, or new and still without any data."""
    return _person(work, replace(who, number=who.represented), language, at)


def person_with(work: Writing, *, number: str, born_on: str, language: str, at: datetime) -> str:
    """Return a new person, known by a number and a birth date that two employees saw at a counter."""
    who = Identity("", "", "", number=number, name="", born_on=born_on, role="", id_token="")
    return _new_person(work, who, number_hash(work.keyring, number), language, at)


def _new_person(work: Writing, who: Identity, hashed: bytes, language: str, at: datetime) -> str:
    person = new_id()
    work.make_key(person, at=at)
    said = {"number": who.number, "name": who.name, "born_on": who.born_on}
    sealed = {
        f"{name}_sealed": work.seal(person, "persons", person, name, text) if text else None
        for name, text in said.items()
    }
    own = {"id": person, "number_hash": hashed, "language": language, "made_at": at}
    work.add(Person, {**own, **sealed})
    return person


def known_person(work: Writing, *, number: str, born_on: str, language: str, at: datetime) -> str | None:
    """Return the person with this number, made when there is none; nothing when the day of birth differs.

    Of who is known without a day of birth the number alone has to do.
    """
    row = work.row(_BORN, number_hash=number_hash(work.keyring, number))
    if row is None:
        who = Identity("", "", "", number, "", born_on, "", "")
        return _new_person(work, who, number_hash(work.keyring, number), language, at)
    known = work.open(row.id, "persons", row.id, "born_on", row.born_on_sealed)
    return str(row.id) if known in {"", born_on} else None


def choose_language(work: Writing, *, person: str, language: str) -> None:
    """Keep the language in which this person reads and is written to."""
    work.run(_LANGUAGE, {"person": person, "chosen": language})


def choose_easier(work: Writing, *, person: str, wants_easier: bool) -> None:
    """Keep whether this person wants larger text and one thing at a time."""
    work.run(_EASIER, {"person": person, "chosen": wants_easier})
