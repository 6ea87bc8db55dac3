"""Who may open whose file: standing in, family and friends, being told first, the check of three facts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from portal.access import Hold, ViewLog, acting, looking
from portal.access.assigned import own_people, own_person
from portal.access.checking import check
from portal.access.lookers import may_look
from portal.access.models import Assignment
from portal.access.models_ties import Tie
from portal.access.standing_in import Because, end, give, team_work
from portal.access.team import LONGEST
from portal.access.ties import declare, declared
from portal.declarations.service import withdraw
from portal.errors import NotFound, Refused
from portal.notices.models import Notice
from portal.people.models import Person
from portal.people.service import number_hash
from portal.store import Store, new_id
from portal.store.models import Text
from portal.terms import amsterdam_day
from portal.viewer import Official
from tests.clocks import MONDAY
from tests.declarations.signed import keep
from tests.declarations.signed import release as signed_release
from tests.desk.complaining import official
from tests.people_of_tests import Somebody

Someone = Callable[..., Somebody]

TODAY = amsterdam_day(MONDAY)
NOW = {"today": TODAY, "at": MONDAY}
NUMBER = "999990019"


def assign(
    store: Store, who: Official, person: Somebody, *, is_told: bool = True, days: int | None = None
) -> str:
    """Let an official work for somebody from today."""
    made = new_id()
    row = {"id": made, "account_id": who.account, "person_id": person.id, "reason": "benefit"}
    until = None if days is None else TODAY + timedelta(days=days)
    with store.writing() as work:
        work.add(
            Assignment,
            {**row, "from_day": TODAY, "until_day": until, "told_at": MONDAY if is_told else None},
        )
    return made


def number(store: Store, who: Somebody, digits: str = NUMBER) -> None:
    """Give somebody a citizen service number."""
    with store.writing() as work:
        hashed = number_hash(work.keyring, digits)
        work.run(update(Person).where(Person.id == who.id).values(number_hash=hashed))


def people_of(store: Store, who: Official, *, days: int = 0) -> list[str]:
    """The people an official may open."""
    with store.reading() as work:
        return [one.person for one in own_people(work, official=who, today=TODAY + timedelta(days=days))]


def let(
    store: Store, leader: Official, assignment: str, to: Official, *, first: int = 0, last: int = 6
) -> str:
    """Let somebody stand in."""
    with store.writing() as work:
        return give(
            work,
            official=leader,
            assignment=assignment,
            to=to.account,
            because=Because.AWAY,
            from_day=TODAY + timedelta(days=first),
            until_day=TODAY + timedelta(days=last),
            **NOW,
        )


@pytest.fixture
def leader(store: Store) -> Official:
    """Who leads the team of all officials that tests make."""
    return official(store, role="team_leader")


@pytest.fixture
def worker(store: Store) -> Official:
    """Who works for somebody."""
    return official(store, role="caseworker")


@pytest.fixture
def colleague(store: Store) -> Official:
    """Who can stand in."""
    return official(store, role="caseworker")


@pytest.mark.requirement("R-069")
def test_nobody_opens_a_file_before_the_person_was_told(
    store: Store, someone: Someone, worker: Official
) -> None:
    who = someone()
    assign(store, worker, who, is_told=False)
    assert people_of(store, worker) == []


@pytest.mark.requirement("R-045", "R-115", "T-53")
def test_a_colleague_stands_in_for_some_days_and_the_person_is_told_and_sees_it(
    store: Store, someone: Someone, leader: Official, worker: Official, colleague: Official
) -> None:
    who = someone()
    let(store, leader, assign(store, worker, who), colleague, first=1, last=3)
    assert [people_of(store, colleague, days=day) for day in (0, 1, 3, 4)] == [[], [who.id], [who.id], []]
    with looking(store, who.viewer, at=MONDAY) as look:
        found = [one for one in may_look(look) if one.because]
    assert [(one.because, one.from_day, one.until_day) for one in found] == [
        ("away", TODAY + timedelta(days=1), TODAY + timedelta(days=3))
    ]
    with store.reading() as work:
        assert [row.kind for row in work.rows(select(Notice.kind))] == ["stand_in"]


@pytest.mark.requirement("R-066")
def test_who_stands_in_has_no_more_ground_than_the_colleague(
    store: Store, someone: Someone, leader: Official, worker: Official, colleague: Official
) -> None:
    who = someone()
    assignment = assign(store, worker, who)
    release = keep(store, signed_release(who.id, valid_to=None, source="x", source_id="1"))
    with store.writing() as work:
        work.run(update(Assignment).values(release_id=release))
    let(store, leader, assignment, colleague)
    assert people_of(store, colleague) == people_of(store, worker) == [who.id]
    with acting(store, who.viewer) as work:
        withdraw(work, viewer=who.viewer, declaration=release, at=MONDAY, today=TODAY)
    assert people_of(store, colleague) == people_of(store, worker) == []


@pytest.mark.requirement("R-045", "T-53")
def test_standing_in_ends_at_that_click(
    store: Store, someone: Someone, leader: Official, worker: Official, colleague: Official
) -> None:
    who = someone()
    grant = let(store, leader, assign(store, worker, who), colleague)
    with store.writing() as work:
        end(work, official=leader, assignment=grant, **NOW)
    with store.reading() as work, pytest.raises(NotFound):
        own_person(work, official=colleague, assignment=grant, today=TODAY)
    assert people_of(store, worker) == [who.id]
    with store.writing() as work, pytest.raises(NotFound):
        end(work, official=leader, assignment=grant, **NOW)


@pytest.mark.requirement("R-115")
@pytest.mark.parametrize(("first", "last"), [(-1, 3), (3, 2), (0, LONGEST.days), (1, 40)])
def test_days_that_do_not_fit_are_refused(
    store: Store,
    someone: Someone,
    leader: Official,
    worker: Official,
    colleague: Official,
    first: int,
    last: int,
) -> None:
    work_of_worker = assign(store, worker, someone())
    with pytest.raises(Refused):
        let(store, leader, work_of_worker, colleague, first=first, last=last)


@pytest.mark.requirement("R-045", "R-168")
def test_only_who_leads_the_team_arranges_it(
    store: Store, someone: Someone, worker: Official, colleague: Official
) -> None:
    given = assign(store, worker, someone())
    elsewhere = official(store, role="team_leader", agency="b" * 26)
    for who in (elsewhere, worker):
        with store.reading() as work:
            assert team_work(work, official=who, today=TODAY) == []
        with pytest.raises(NotFound):
            let(store, who, given, colleague)


def test_a_colleague_of_another_team_cannot_stand_in(
    store: Store, someone: Someone, leader: Official, worker: Official
) -> None:
    given = assign(store, worker, someone())
    with pytest.raises(NotFound):
        let(store, leader, given, official(store, role="caseworker", agency="b" * 26))


@pytest.mark.requirement("R-261")
def test_who_knows_the_person_can_neither_stand_in_nor_arrange_it(
    store: Store, someone: Someone, leader: Official, worker: Official, colleague: Official
) -> None:
    who = someone()
    number(store, who)
    given = assign(store, worker, who)
    with store.writing() as work:
        declare(work, official=colleague, number=NUMBER, at=MONDAY)
    with pytest.raises(Refused):
        let(store, leader, given, colleague)
    with store.writing() as work:
        declare(work, official=leader, number=NUMBER, at=MONDAY)
    with pytest.raises(NotFound):
        let(store, leader, given, official(store, role="caseworker"))


def test_what_is_hidden_about_one_stays_hidden_about_who_stands_in(
    store: Store, someone: Someone, leader: Official, worker: Official, colleague: Official
) -> None:
    who = someone()
    given = assign(store, worker, who)
    hold = {"id": new_id(), "item_table": "assignments", "item_id": given, "hidden_from": who.id}
    with store.writing() as work:
        work.add(
            Hold,
            {
                **hold,
                "article": "UAVG 41",
                "review_on": TODAY,
                "asked_by": new_id(),
                "approved_by": new_id(),
                "made_at": MONDAY,
            },
        )
    let(store, leader, given, colleague)
    assert people_of(store, colleague) == [who.id]
    with looking(store, who.viewer, at=MONDAY) as look:
        assert may_look(look) == []
    with store.reading() as work:
        assert work.value(select(func.count()).select_from(Notice)) == 0


@pytest.mark.requirement("R-261", "T-55")
@pytest.mark.parametrize("kind", ["self", "family"])
def test_ones_own_file_and_that_of_family_stay_closed(
    store: Store, someone: Someone, worker: Official, kind: str
) -> None:
    who, other = someone(), someone()
    number(store, who)
    assign(store, worker, who)
    assign(store, worker, other)
    with store.writing() as work:
        row = {"id": new_id(), "account_id": worker.account, "kind": kind, "made_at": MONDAY}
        work.add(Tie, {**row, "number_hash": number_hash(work.keyring, NUMBER)})
    assert people_of(store, worker) == [other.id]


@pytest.mark.requirement("R-261")
def test_what_an_official_declares_cannot_be_read_back(
    store: Store, someone: Someone, worker: Official
) -> None:
    for _ in range(2):
        with store.writing() as work:
            declare(work, official=worker, number=NUMBER, at=MONDAY)
    with store.reading() as work:
        assert declared(work, official=worker) == [MONDAY]
        assert NUMBER.encode() not in bytes(work.value(select(Tie.number_hash)))
        assert work.value(select(func.count()).select_from(Text)) == 0


@pytest.mark.requirement("R-113", "L-115")
def test_a_check_gives_three_facts_and_the_person_is_told_and_sees_who_looked(
    store: Store, someone: Someone, worker: Official
) -> None:
    who, officer = someone(), official(store, role="safety_officer")
    number(store, who)
    assign(store, worker, who, days=3)
    with store.writing() as work:
        found = check(work, official=officer, number=NUMBER, **NOW)
    assert vars(found) == {"is_client": True, "leader": ("caseworker", worker.agency), "is_running": True}
    with store.reading() as work:
        row = work.row(select(ViewLog.person_id, ViewLog.role, ViewLog.reason))
        assert row is not None
        assert tuple(row) == (who.id, "safety_officer", "safety_check")
        assert [one.kind for one in work.rows(select(Notice.kind))] == ["safety_check"]
    with store.writing() as work:
        later = check(work, official=officer, number=NUMBER, today=TODAY + timedelta(days=9), at=MONDAY)
    assert (later.is_client, later.is_running) == (True, False)


@pytest.mark.requirement("R-113", "R-261")
def test_a_check_of_nobody_and_of_somebody_the_official_knows_are_alike(
    store: Store, someone: Someone, worker: Official
) -> None:
    who, officer = someone(), official(store, role="safety_officer")
    number(store, who)
    assign(store, worker, who)
    with store.writing() as work:
        declare(work, official=officer, number=NUMBER, at=MONDAY)
        known = check(work, official=officer, number=NUMBER, **NOW)
        nobody = check(work, official=officer, number="123456782", **NOW)
    assert known == nobody
    assert not known.is_client
