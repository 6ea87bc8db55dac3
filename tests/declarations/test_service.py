"""What a person reads of declarations, and taking a release back, on both databases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import event, func, select

from portal.access import acting, looking, pointers
from portal.access.pointers import Pointer
from portal.declarations.models import Declaration, DeclarationBody, Withdrawal
from portal.declarations.service import (
    DeclarationIncomplete,
    Kind,
    Shown,
    State,
    describe,
    list_for,
    proof,
    record,
    show,
    withdraw,
)
from portal.errors import NotFound
from portal.notices.models import Notice
from portal.store import Store
from tests.declarations.signed import (
    DOCTOR,
    SCHOOL,
    SIGNED,
    TEXT,
    TODAY,
    acknowledged,
    agreement,
    keep,
    release,
)
from tests.people_of_tests import Somebody

SomeoneMaker = Callable[..., Somebody]


def shown(store: Store, person: Somebody, declaration: str) -> Shown:
    """One declaration as a person reads it."""
    with looking(store, person.viewer, at=SIGNED) as look:
        return show(look, declaration=declaration, today=TODAY)


def take_back(store: Store, person: Somebody, declaration: str) -> bool:
    """Press the button."""
    with acting(store, person.viewer) as work:
        return withdraw(work, viewer=person.viewer, declaration=declaration, at=SIGNED, today=TODAY)


def rows_of(store: Store, model: type[Withdrawal] | type[Notice]) -> int:
    """How many rows a table has."""
    with store.reading() as work:
        return int(work.value(select(func.count()).select_from(model)))


@pytest.mark.requirement("R-138")
def test_three_kinds_are_three_lists(store: Store, someone: SomeoneMaker) -> None:
    person, other = someone(), someone()
    makers = {Kind.ACKNOWLEDGED: acknowledged, Kind.RELEASE: release, Kind.AGREEMENT: agreement}
    made = {kind: keep(store, make(person.id)) for kind, make in makers.items()}
    keep(store, release(other.id))
    with looking(store, person.viewer, at=SIGNED) as look:
        lists = list_for(look, today=TODAY)
    assert {kind: [line.id for line in lines] for kind, lines in lists.items()} == {
        kind: [id] for kind, id in made.items()
    }
    assert lists[Kind.RELEASE][0].about == "Milan"


@pytest.mark.requirement("R-100")
def test_the_exact_text_stays_with_version_language_and_proof(store: Store, someone: SomeoneMaker) -> None:
    person = someone()
    found = shown(store, person, keep(store, release(person.id)))
    assert found.texts == {"text": TEXT, "purpose": "Hulp voor uw zoon"}
    assert (found.version, found.language, found.text_hash) == ("2017-2", "nl", proof(TEXT))
    assert found.is_text_as_signed
    assert found.bodies == ((DOCTOR, "yes"), (SCHOOL, "no"))


@pytest.mark.requirement("R-043")
def test_a_release_without_bodies_is_not_kept_at_all(store: Store, someone: SomeoneMaker) -> None:
    person = someone()
    with pytest.raises(DeclarationIncomplete) as refused, store.writing() as work:
        record(work, draft=replace(release(person.id), bodies=None), at=SIGNED)
    assert [problem.field for problem in refused.value.problems] == ["bodies"]
    with store.reading() as work:
        assert work.value(select(func.count()).select_from(Declaration)) == 0


def test_nobody_reads_or_takes_back_somebody_elses(store: Store, someone: SomeoneMaker) -> None:
    person, other = someone(), someone()
    theirs = keep(store, release(other.id))
    with pytest.raises(NotFound):
        shown(store, person, theirs)
    with pytest.raises(NotFound):
        take_back(store, person, theirs)
    assert shown(store, other, theirs).withdrawn_at is None


def test_taking_back_is_one_step_and_a_second_press_is_harmless(store: Store, someone: SomeoneMaker) -> None:
    person = someone()
    mine = keep(store, release(person.id))
    assert take_back(store, person, mine)
    assert not take_back(store, person, mine)
    found = shown(store, person, mine)
    assert (found.withdrawn_at, found.line.state) == (SIGNED, State.WITHDRAWN)
    assert not found.may_be_withdrawn
    assert (rows_of(store, Withdrawal), rows_of(store, Notice)) == (1, 1)


@pytest.mark.requirement("R-048", "T-17")
@pytest.mark.parametrize("make", [acknowledged, agreement])
def test_what_was_read_is_no_release_and_cannot_be_taken_back(
    store: Store, someone: SomeoneMaker, make: Callable[[str], object]
) -> None:
    person = someone()
    read = keep(store, make(person.id))  # type: ignore[arg-type]  # Both make drafts.
    assert not shown(store, person, read).may_be_withdrawn
    with pytest.raises(NotFound):
        take_back(store, person, read)
    assert rows_of(store, Withdrawal) == 0


def test_somebody_who_works_on_a_case_cannot_take_a_release_back(store: Store, someone: SomeoneMaker) -> None:
    person = someone()
    mine = keep(store, release(person.id))
    official = replace(person.viewer, capacity="assigned", reason="case")
    with pytest.raises(NotFound), acting(store, official) as work:
        withdraw(work, viewer=official, declaration=mine, at=SIGNED, today=TODAY)


def test_a_case_can_point_at_a_declaration(store: Store, someone: SomeoneMaker) -> None:
    person = someone()
    mine = keep(store, release(person.id))
    with looking(store, person.viewer, at=SIGNED) as look:
        assert describe(look, mine).endpoint == "declarations.show"
        with pytest.raises(NotFound):
            describe(look, "0" * 26)


def test_exchanges_made_under_it_come_from_the_room_that_keeps_them(
    store: Store, someone: SomeoneMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = someone()
    mine = keep(store, release(person.id))
    exchange = Pointer("consultation_subjects", "x", "text", "consultations.entry")
    monkeypatch.setitem(pointers._listers, "declarations", lambda work, id: [exchange] if id == mine else [])
    assert shown(store, person, mine).made_under == [exchange]


@pytest.mark.parametrize("number", [2, 40])
def test_the_list_is_one_query_however_many_there_are(
    store: Store, someone: SomeoneMaker, number: int
) -> None:
    person = someone()
    for _ in range(number):
        keep(store, release(person.id))
    run: list[str] = []
    with looking(store, person.viewer, at=SIGNED) as look:
        list_for(look, today=TODAY)  # The person's key is read once, with the session's query on a page.
        event.listen(store.engine, "before_cursor_execute", lambda *said: run.append(said[2]))
        lists = list_for(look, today=TODAY)
    assert (len(lists[Kind.RELEASE]), len(run)) == (number, 1)


def test_a_body_that_is_not_named_has_no_row(store: Store, someone: SomeoneMaker) -> None:
    person = someone()
    keep(store, release(person.id))
    with store.reading() as work:
        named = {row.agency_id for row in work.rows(select(DeclarationBody.agency_id))}
    assert named == {DOCTOR, SCHOOL}
