"""Giving a mandate: what is allowed is kept exactly as it was shown; a code goes to the helper by hand."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import bindparam, select, update

from portal.errors import Refused
from portal.mandates.models import Mandate
from portal.mandates.noting import note
from portal.mandates.rules import NO_NAME, How, check_age, check_given
from portal.notices.service import tell
from portal.people.models import Person
from portal.store import Keyring, Work, Writing
from portal.store.texts import keep

TABLE = Mandate.__tablename__
CODE_FOR = timedelta(days=7)
"""How long a code can be used."""

_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH = 10
_BORN = select(Person.born_on_sealed).where(Person.id == bindparam("person"))
_DIED = select(Person.died_on).where(Person.id == bindparam("person"))


@dataclass(frozen=True)
class Given:
    """What somebody allows, as it was shown."""

    helper: str
    """Whom the person means, in the person's own words."""
    acts: frozenset[str]
    until: date
    text: str
    language: str
    agency: str = ""
    case: str = ""
    how: How = How.PORTAL
    relation: str = ""
    proof: str = ""
    decided_on: date | None = None
    """By law: the day of the decision."""
    number: str = ""
    """By law: the number that the court gave to it."""


def born_on(work: Work, person: str) -> date | None:
    """Return the day somebody was born, when it is known."""
    sealed = work.value(_BORN, person=person)
    text = work.open(person, "persons", person, "born_on", sealed)
    return date.fromisoformat(text) if text else None


def has_died(work: Work, person: str) -> bool:
    """Tell whether we know that somebody died."""
    return work.value(_DIED, person=person) is not None


def proof_of(text: str) -> str:
    """Return the SHA-256 of a text as it was shown, in hexadecimal: another text has another one."""
    return hashlib.sha256(text.encode()).hexdigest()


def code_hash(keyring: Keyring, code: str) -> bytes:
    """Return the keyed hash by which a code is found; how it was typed makes no difference."""
    letters = "".join(sign for sign in code.upper() if sign in _LETTERS)
    return keyring.lookup("mandate", letters)


def new_code() -> str:
    """Return a code of ten signs that are read out well, in two groups; nobody guesses it."""
    signs = "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
    return f"{signs[:5]}-{signs[5:]}"


def give(
    work: Writing, *, person: str, account: str, given: Given, once: str, at: datetime, today: date
) -> str:
    """Keep a mandate that waits for its code to be used; return its id. A second press gives nothing more.

    :param once: an id made when the form was shown.
    :raises Refused: when it may not be given like this.
    """
    check(work, person=person, given=given, today=today)
    if not work.add_if_new(Mandate, row_of(person, account, given, once, at, today), "id"):
        return once
    renew_code(work, person=person, mandate=once, at=at)
    for field, text in (("text", given.text), ("helper", given.helper.strip())):
        keep(work, person=person, about_table=TABLE, about_id=once, field=field, text=text, at=at)
    note(work, mandate=once, person=person, what="given", account=account, at=at)
    tell(work, person=person, kind="mandate_given", about_table=TABLE, about_id=once, at=at)
    return once


def check(work: Work, *, person: str, given: Given, today: date) -> None:
    """Make sure that somebody may allow this.

    :raises Refused: with what is wrong.
    """
    if not given.helper.strip():
        raise Refused(NO_NAME)
    check_age(born_on(work, person), today)
    check_given(acts=given.acts, until=given.until, today=today, is_case=bool(given.case))


def row_of(person: str, account: str, given: Given, id: str, at: datetime, today: date) -> dict[str, object]:
    """Return the row of a mandate that nobody acts on yet."""
    return {
        "id": id,
        "person_id": person,
        "how": given.how.value,
        "relation": given.relation,
        "acts": " ".join(sorted(given.acts)),
        "case_id": given.case or None,
        "agency_id": given.agency or None,
        "from_day": today,
        "until_day": given.until,
        "made_at": at,
        "made_by": account,
        "language": given.language,
        "text_hash": proof_of(given.text),
        "proof": given.proof,
        "proof_on": given.decided_on,
    }


_CODE = (
    update(Mandate)
    .where(Mandate.id == bindparam("mandate"), Mandate.person_id == bindparam("whose"))
    .values(code_hash=bindparam("hashed"), code_sealed=bindparam("sealed"), code_ends_at=bindparam("ends"))
)


def renew_code(work: Writing, *, person: str, mandate: str, at: datetime) -> str:
    """Make a new code for a mandate; an older one works no longer."""
    code = new_code()
    binds = {"hashed": code_hash(work.keyring, code), "ends": at + CODE_FOR, "mandate": mandate}
    work.run(_CODE, {**binds, "sealed": work.seal(person, TABLE, mandate, "code", code), "whose": person})
    return code
