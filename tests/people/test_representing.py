"""Signing in for somebody else with a mandate of the broker: both shapes, and never without being told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select, update

from portal.mandates.models import Mandate
from portal.notices.models import Notice
from portal.people.claims import SignInStopped, Why, identity
from portal.people.models import Account, Person
from portal.people.service import number_hash
from portal.settings import Provider
from tests.people.conftest import Make
from tests.people.providers import Browser, RunningProvider
from tests.people.visits import NUMBER, SUBSTANTIEEL, begin, come_back, store_of
from tests.visitor import Page, Visitor

OTHER = "999990020"
ACTING_BESIDE = {"represented_claim": "nin", "acting_claim": "acting_nin"}
"""The shape of a broker whose "nin" is the represented person."""
NESTED = {"represented_claim": "represents.sub", "acting_claim": "sub", "number_claim": "sub"}
"""The shape of OIDC NL GOV, where "sub" is who signs in."""

HERE = Provider(issuer="https://broker.example", client_id="inzage", client_secret="x" * 32)


def sign_in_for_another(visitor: Visitor, browser: Browser) -> Page:
    """Sign in with a mandate of the broker."""
    address = begin(visitor)
    return come_back(
        visitor, browser.sign_in(address, sub="y", acr=SUBSTANTIEEL, nin=OTHER, acting_nin=NUMBER)
    )


@pytest.mark.requirement("L-98")
@pytest.mark.parametrize(
    ("shape", "claims"),
    [
        (ACTING_BESIDE, {"sub": "x", "nin": OTHER, "acting_nin": NUMBER}),
        (NESTED, {"sub": NUMBER, "represents": {"sub": OTHER}}),
    ],
)
def test_both_shapes_say_who_acts_and_for_whom(shape: dict[str, str], claims: dict[str, object]) -> None:
    found = identity(claims, replace(HERE, **shape), id_token="", is_citizen=True)  # type: ignore[arg-type]  # Names.
    assert (found.number, found.represented) == (NUMBER, OTHER)
    assert (found.name, found.born_on) == ("", "")


@pytest.mark.parametrize(
    "claims",
    [
        {"sub": "x", "nin": NUMBER, "acting_nin": NUMBER},
        {"sub": "x", "nin": "123456789", "acting_nin": NUMBER},
        {"sub": "x", "acting_nin": NUMBER},
    ],
)
def test_oneself_a_wrong_number_and_a_missing_one_are_refused(claims: dict[str, object]) -> None:
    here = replace(HERE, represented_claim="nin", acting_claim="acting_nin", number_claim="nin")
    with pytest.raises(SignInStopped) as stopped:
        identity(claims, here, id_token="", is_citizen=True)
    assert stopped.value.why is Why.UNSAFE


def test_an_official_never_signs_in_for_somebody_else() -> None:
    here = replace(HERE, represented_claim="nin", acting_claim="acting_nin")
    with pytest.raises(SignInStopped) as stopped:
        identity({"sub": "x", "nin": OTHER, "acting_nin": NUMBER}, here, id_token="", is_citizen=False)
    assert stopped.value.why is Why.REPRESENTS


@pytest.mark.requirement("L-98", "R-030")
def test_it_becomes_a_mandate_of_one_day_that_the_person_can_stop_for_good(
    make_app: Make, provider: RunningProvider, browser: Browser
) -> None:
    app = make_app(replace(provider.citizens, represented_claim="nin", acting_claim="acting_nin"))
    visitor = Visitor(app)
    page = sign_in_for_another(visitor, browser)
    assert "/for/" in visitor.at
    assert page.status == 200
    store = store_of(app)
    with store.reading() as work:
        row = work.row(select(Mandate.id, Mandate.how, Mandate.person_id, Mandate.account_id))
        assert row is not None
        hashes = {number: number_hash(store.keyring, number) for number in (NUMBER, OTHER)}
        of_number = {
            number: work.value(select(Person.id).where(Person.number_hash == hashed))
            for number, hashed in hashes.items()
        }
        acting = work.value(select(Account.person_id).where(Account.id == row.account_id))
        told = [one.kind for one in work.rows(select(Notice.kind).where(Notice.person_id == row.person_id))]
    assert (row.how, row.person_id, acting) == ("broker", of_number[OTHER], of_number[NUMBER])
    assert told == ["mandate_broker"]
    with store.writing() as work:
        work.run(update(Mandate).values(ended_at=Mandate.made_at, end_reason="stopped"))
    assert visitor.client.get(f"/nl/for/{row.id}/cases").status_code == 404
    again = Visitor(app)
    sign_in_for_another(again, browser)
    assert "/for/" not in again.at
