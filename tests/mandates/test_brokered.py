"""What a broker vouches for opens nothing of a child, and nothing to read where the age is not known."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select, update

from portal.mandates.brokered import granted_by_broker
from portal.mandates.models import Mandate
from portal.people.models import Person
from tests.clocks import MONDAY
from tests.mandates.ways import demo, store_of


@pytest.mark.requirement("L-92", "L-98")
@pytest.mark.parametrize(
    ("born", "acts"), [("2013-05-20", None), ("", "complaints"), ("1986-11-30", "complaints requests see")]
)
def test_the_age_says_what_a_broker_can_open(app: Flask, born: str, acts: str | None) -> None:
    store, (account, _), (_, person) = store_of(app), demo(app, "mother"), demo(app, "husband")
    with store.writing() as work:
        sealed = work.seal(person, "persons", person, "born_on", born) if born else None
        work.run(update(Person).where(Person.id == person).values(born_on_sealed=sealed))
        grant = granted_by_broker(work, account, person, ("see", "complaints", "requests"), MONDAY)
        kept = work.value(select(Mandate.acts).where(Mandate.id == grant)) if grant else None
    assert kept == acts
