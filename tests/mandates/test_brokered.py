"""What a broker vouches for opens nothing of a child, and nothing to read where the age is not known."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select, update

from portal.mandates.brokered import granted_by_broker
from portal.mandates.changing import narrow
from portal.mandates.models import Mandate
from portal.notices.models import Notice
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


@pytest.mark.requirement("L-98")
def test_what_the_person_took_away_here_a_broker_does_not_bring_back_the_next_day(app: Flask) -> None:
    store, (account, _), (own, person) = store_of(app), demo(app, "mother"), demo(app, "husband")
    every, today = ("see", "complaints", "requests"), MONDAY.date()
    with store.writing() as work:
        grant = granted_by_broker(work, account, person, every, MONDAY)
        narrow(
            work,
            person=person,
            account=own,
            mandate=grant,
            acts=frozenset({"complaints"}),
            until=today,
            text="Alleen klachten.",
            language="nl",
            at=MONDAY,
            today=today,
        )
    for days in (1, 2):
        at = MONDAY + timedelta(days=days)
        with store.writing() as work:
            again = granted_by_broker(work, account, person, every, at)
            assert work.value(select(Mandate.acts).where(Mandate.id == again)) == "complaints", days


@pytest.mark.requirement("L-98")
@pytest.mark.parametrize("fewer", [("complaints",), ()])
def test_what_a_broker_says_less_later_that_day_ends_the_wider_one_at_once(
    app: Flask, fewer: tuple[str, ...]
) -> None:
    store, (account, _), (_, person) = store_of(app), demo(app, "mother"), demo(app, "husband")
    with store.writing() as work:
        wide = granted_by_broker(work, account, person, ("see", "complaints"), MONDAY)
        assert granted_by_broker(work, account, person, ("see", "complaints"), MONDAY) == wide
    at = MONDAY + timedelta(hours=1)
    with store.writing() as work:
        later = granted_by_broker(work, account, person, fewer, at)
        ended = work.row(select(Mandate.ended_at, Mandate.end_reason).where(Mandate.id == wide))
        acts = work.value(select(Mandate.acts).where(Mandate.id == later)) if later else ""
        told = work.rows(select(Notice.kind).where(Notice.person_id == person, Notice.about_id == wide))
    assert ended is not None
    assert (ended.ended_at, ended.end_reason) == (at, "replaced")
    assert (later != wide, acts) == (True, " ".join(fewer))
    assert "mandate_ended" in {row.kind for row in told}
