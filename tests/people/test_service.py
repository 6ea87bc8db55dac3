"""Whose account a sign-in is: found by keyed hashes, never by name, never shared with work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import func, select, update

from portal.people import service
from portal.people.claims import Identity, SignInStopped, Why
from portal.people.models import Account, Person
from portal.store import Store, new_id
from tests.clocks import MONDAY
from tests.people.providers import NUMBER, OTHER_NUMBER
from tests.people_of_tests import Somebody

ISSUER = "https://broker.example"
NOOR = Identity(
    issuer=ISSUER,
    subject="noor",
    level="x",
    number=NUMBER,
    name="Noor Zand",
    born_on="1990-02-03",
    role="",
    id_token="",
)


def enter(store: Store, who: Identity = NOOR) -> str:
    """Sign a citizen in."""
    return service.enter_citizen(store, who, language="en", at=MONDAY)


def person_of(store: Store, account: str) -> str | None:
    """Return the person of an account."""
    with store.reading() as work:
        return work.value(select(Account.person_id).where(Account.id == account))


def test_a_number_the_chain_knows_leads_to_that_person(
    store: Store, someone: Callable[..., Somebody]
) -> None:
    known = someone()
    with store.writing() as work:
        hashed = service.number_hash(work.keyring, NUMBER)
        work.run(update(Person).where(Person.id == known.id).values(number_hash=hashed))
    assert person_of(store, enter(store)) == known.id


@pytest.mark.requirement("L-85")
def test_an_unknown_number_gets_a_person_of_its_own_with_a_key(store: Store) -> None:
    account = enter(store)
    person = person_of(store, account)
    assert person is not None
    with store.reading() as work:
        row = work.row(
            select(Person.number_sealed, Person.name_sealed, Person.born_on_sealed, Person.language)
        )
        assert row is not None
        assert NUMBER.encode() not in row.number_sealed
        assert work.open(person, "persons", person, "number", row.number_sealed) == NUMBER
        assert work.open(person, "persons", person, "name", row.name_sealed) == "Noor Zand"
        assert work.open(person, "persons", person, "born_on", row.born_on_sealed) == "1990-02-03"
        assert row.language == "en"


def test_the_second_visit_finds_the_same_account_and_person(store: Store) -> None:
    assert enter(store) == enter(store)
    with store.reading() as work:
        assert work.value(select(func.count()).select_from(Person)) == 1


def test_two_people_with_one_name_stay_two_people(store: Store) -> None:
    other = replace(NOOR, subject="another noor", number=OTHER_NUMBER)
    assert person_of(store, enter(store)) != person_of(store, enter(store, other))


def test_two_sign_ins_of_one_number_are_two_accounts_of_one_person(store: Store) -> None:
    second = replace(NOOR, issuer="https://other.example")
    first_account, second_account = enter(store), enter(store, second)
    assert first_account != second_account
    assert person_of(store, first_account) == person_of(store, second_account)


def test_a_pseudonym_has_an_account_and_no_person_until_a_number_comes(store: Store) -> None:
    account = enter(store, replace(NOOR, number=""))
    assert person_of(store, account) is None
    assert enter(store) == account
    assert person_of(store, account) is not None


def test_an_account_never_moves_to_another_person(store: Store) -> None:
    enter(store)
    with pytest.raises(SignInStopped) as caught:
        enter(store, replace(NOOR, number=OTHER_NUMBER))
    assert caught.value.why is Why.UNSAFE


def test_a_closed_account_stays_outside(store: Store) -> None:
    enter(store)
    with store.writing() as work:
        work.run(update(Account).values(is_closed=True))
    with pytest.raises(SignInStopped) as caught:
        enter(store)
    assert caught.value.why is Why.NO_PLACE


def test_one_human_in_two_roles_has_two_accounts_at_one_provider(store: Store) -> None:
    at_work = replace(NOOR, number="", role="caseworker")
    official = service.enter_official(store, at_work, at=MONDAY)
    citizen = enter(store)
    assert official != citizen
    assert person_of(store, official) is None
    assert service.enter_official(store, at_work, at=MONDAY) == official


def test_an_official_without_a_place_or_a_role_stays_outside(store: Store) -> None:
    with pytest.raises(SignInStopped) as caught:
        service.enter_official(store, replace(NOOR, number=""), at=MONDAY)
    assert caught.value.why is Why.NO_PLACE
    with store.reading() as work:
        assert work.value(select(func.count()).select_from(Account)) == 0


def test_an_official_with_a_place_is_found_and_takes_the_role_of_today(store: Store) -> None:
    account = new_id()
    with store.writing() as work:
        hashed = service.subject_hash(work.keyring, ISSUER, "noor")
        own = {"id": account, "issuer": ISSUER, "subject_hash": hashed, "made_at": MONDAY}
        work.add(Account, {**own, "kind": "official", "role": "caseworker"})
    assert service.enter_official(store, replace(NOOR, number=""), at=MONDAY) == account
    service.enter_official(store, replace(NOOR, role="team-leader"), at=MONDAY)
    with store.reading() as work:
        assert work.value(select(Account.role)) == "team-leader"


def test_somebody_keeps_a_language_and_the_easier_view(
    store: Store, someone: Callable[..., Somebody]
) -> None:
    who, other = someone(), someone()
    with store.writing() as work:
        service.choose_language(work, person=who.id, language="ar")
        service.choose_easier(work, person=who.id, wants_easier=True)
        chosen = {
            row.id: (row.language, row.wants_easier)
            for row in work.rows(select(Person.id, Person.language, Person.wants_easier))
        }
    assert chosen == {who.id: ("ar", True), other.id: ("nl", False)}
