"""Samples of the privacy officer: reproducible, read in sight of the person, published without people."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from portal.access import ViewLog, looking, sampling
from portal.access.sample_rules import FEWEST_ITEMS, QUESTIONS, Kind, draw, totals
from portal.access.ties import declare
from portal.desk.privacy.overview import population
from portal.errors import NotFound, Refused
from portal.people.models import Person
from portal.people.service import number_hash
from portal.store import Store, new_id
from portal.terms import amsterdam_day
from portal.viewer import Official
from tests.access.test_door import declare as sign
from tests.access.test_door import hold
from tests.clocks import MONDAY
from tests.desk.complaining import official
from tests.people_of_tests import Somebody

Someone = Callable[..., Somebody]
TODAY = amsterdam_day(MONDAY)
IDS = [f"{number:026}" for number in range(200)]


@pytest.mark.requirement("R-051")
def test_the_same_seed_draws_the_same_and_another_seed_something_else() -> None:
    assert draw(IDS, seed="2026", size=10) == draw(reversed(IDS), seed="2026", size=10)
    assert draw(IDS, seed="2026", size=10) != draw(IDS, seed="2027", size=10)
    assert len(set(draw(IDS, seed="x", size=50))) == 50
    assert set(draw(IDS, seed="x", size=10)) <= set(draw(IDS, seed="x", size=50))


@pytest.mark.requirement("R-051")
@pytest.mark.parametrize(("yes", "no"), [(20, 0), (0, 20), (10, 10), (5, 15)])
def test_totals_tell_how_often_it_was_done_well(yes: int, no: int) -> None:
    found = totals(Kind.LOOK, ["yyy"] * yes + ["nnn"] * no)
    assert found is not None
    assert [(one.yes, one.no) for one in found] == [(yes, no)] * len(QUESTIONS[Kind.LOOK])


@pytest.mark.requirement("R-051", "T-75", "R-245")
@pytest.mark.parametrize(("yes", "no", "other"), [(16, 4, 0), (1, 19, 0), (10, 7, 3)])
def test_a_small_number_hides_the_numbers_that_would_give_it_away(yes: int, no: int, other: int) -> None:
    found = totals(Kind.LOOK, ["yyy"] * yes + ["nnn"] * no + ["---"] * other)
    assert found is not None
    assert {(one.yes, one.no) for one in found} == {(None, None)}


def test_a_small_sample_has_no_totals() -> None:
    assert totals(Kind.LOOK, ["yyy"] * (FEWEST_ITEMS - 1)) is None


@pytest.fixture
def officer(store: Store) -> Official:
    """The privacy officer."""
    return official(store, role="privacy_officer")


def drawn(store: Store, officer: Official, *, size: int = 50, seed: str = "7") -> str:
    """Draw a sample of what people signed."""
    with store.writing() as work:
        found = population(
            work,
            kind=Kind.DECLARATION,
            from_at=MONDAY - timedelta(days=1),
            until_at=MONDAY + timedelta(days=1),
        )
        return sampling.take(
            work,
            official=officer,
            kind=Kind.DECLARATION,
            seed=seed,
            from_day=TODAY,
            until_day=TODAY,
            size=size,
            population=found,
            at=MONDAY,
        )


def items_of(store: Store, sample: str) -> list[sampling.Item]:
    """The things of a sample."""
    with store.reading() as work:
        return list(sampling.sample(work, sample)[1])


@pytest.mark.requirement("R-051")
def test_a_sample_is_drawn_again_from_its_seed(store: Store, someone: Someone, officer: Official) -> None:
    for _ in range(12):
        sign(store, someone())
    first, again = drawn(store, officer, size=5), drawn(store, officer, size=5)
    assert [one.about for one in items_of(store, first)] == [one.about for one in items_of(store, again)]


def test_what_is_hidden_is_in_no_sample(store: Store, someone: Someone, officer: Official) -> None:
    who = someone()
    shown, held = sign(store, who), sign(store, who)
    hold(store, held, who)
    assert [one.about for one in items_of(store, drawn(store, officer))] == [shown]


@pytest.mark.requirement("R-051")
def test_nothing_is_published_before_all_is_scored_and_nothing_changes_after(
    store: Store, someone: Someone, officer: Official
) -> None:
    for _ in range(FEWEST_ITEMS):
        sign(store, someone())
    sample = drawn(store, officer)
    for number, one in enumerate(items_of(store, sample)):
        with store.writing() as work, pytest.raises(Refused):
            sampling.publish(work, id=sample, at=MONDAY)
        with store.writing() as work, pytest.raises(Refused):
            sampling.score(work, official=officer, id=one.id, answers=["y"], at=MONDAY)
        with store.writing() as work:
            answers = ["y", "y", "n" if number == 0 else "y", "y"]
            sampling.score(work, official=officer, id=one.id, answers=answers, at=MONDAY)
    with store.writing() as work:
        sampling.publish(work, id=sample, at=MONDAY)
    with store.reading() as work:
        [(_, size, found)] = sampling.published(work)
    assert size == FEWEST_ITEMS
    assert [one.yes for one in found] == [10, 10, None, 10]
    with store.writing() as work, pytest.raises(Refused):
        sampling.score(work, official=officer, id=items_of(store, sample)[0].id, answers=["n"] * 4, at=MONDAY)


@pytest.mark.requirement("R-051", "R-116", "T-77")
def test_the_person_sees_that_the_privacy_officer_read_it(
    store: Store, someone: Someone, officer: Official
) -> None:
    who = someone()
    sign(store, who)
    one = items_of(store, drawn(store, officer))[0]
    with store.reading() as work:
        item = sampling.item(work, official=officer, id=one.id)
    with looking(store, item.viewer(officer), at=MONDAY, item=("declaration", item.about)):
        pass
    with store.reading() as work:
        row = work.row(select(ViewLog.person_id, ViewLog.role, ViewLog.reason))
    assert row is not None
    assert tuple(row) == (who.id, "privacy_officer", "sample")


@pytest.mark.requirement("R-261")
def test_an_officer_reads_nothing_of_somebody_she_knows(
    store: Store, someone: Someone, officer: Official
) -> None:
    who = someone()
    sign(store, who)
    with store.writing() as work:
        hashed = number_hash(work.keyring, "999990019")
        work.run(update(Person).where(Person.id == who.id).values(number_hash=hashed))
        declare(work, official=officer, number="999990019", at=MONDAY)
    one = items_of(store, drawn(store, officer))[0]
    with store.reading() as work, pytest.raises(NotFound):
        sampling.item(work, official=officer, id=one.id)


def test_a_sample_of_nothing_is_refused(store: Store, officer: Official) -> None:
    with pytest.raises(Refused):
        drawn(store, officer)
    with store.reading() as work, pytest.raises(NotFound):
        sampling.sample(work, new_id())


def test_each_question_is_asked_in_a_positive_way_so_that_yes_says_well_done() -> None:
    asked = [one for questions in QUESTIONS.values() for one in questions]
    denying = re.compile(r"\b(?:no|not|never|nobody|nothing|none)\b", re.IGNORECASE)
    assert [one for one in asked if denying.search(one)] == []
