"""What is kept apart, in the store: never opened before a decision, and really gone after it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select, update

from portal.access import ViewLog, acting, looking
from portal.access.models import Acquaintance
from portal.cases import service as cases
from portal.cases.claiming import hold_for_file
from portal.errors import Conflict, NotFound, Refused
from portal.medical import service
from portal.medical.models import SetAside, SetAsideStep
from portal.notices.models import Notice
from portal.people.models import Person
from portal.people.service import number_hash
from portal.store import Store, new_id
from portal.store.models import Text
from portal.terms import amsterdam_day
from portal.viewer import Official
from tests.access.test_door import hold
from tests.cases.writing import draft_of, send_draft
from tests.clocks import MONDAY
from tests.desk.complaining import official
from tests.medical.sounds import m4a
from tests.people_of_tests import Somebody
from tests.stores import KEYRING

Someone = Callable[..., Somebody]

TODAY = amsterdam_day(MONDAY)
LETTER = b"\xff\xd8\xff a letter of a doctor"
NOW = {"today": TODAY, "at": MONDAY}


@pytest.fixture
def adviser(store: Store) -> Official:
    """The medical adviser."""
    return official(store, role=service.ROLE)


def offered(
    store: Store, who: Somebody, *, kind: service.Kind = service.Kind.MEDICAL, is_sent: bool = True
) -> str:
    """Add something to a draft, and send it."""
    draft = draft_of(store, who, "complaint")
    with acting(store, who.viewer) as work:
        item = service.set_aside(
            work,
            viewer=who.viewer,
            kind=kind,
            name="huisarts.jpg",
            media_type="image/jpeg" if kind is service.Kind.MEDICAL else "audio/mp4",
            content=LETTER if kind is service.Kind.MEDICAL else m4a(),
            draft=hold_for_file(work, draft),
            **NOW,
        )
    if is_sent:
        send_draft(store, who, draft)
    return item


def decided(store: Store, adviser: Official, item: str, step: service.Step, conclusion: str = "") -> None:
    """Take a decision."""
    with store.writing() as work:
        service.decide(
            work, official=adviser, item=item, step=step, reason="Nodig.", conclusion=conclusion, **NOW
        )


def opened(store: Store, adviser: Official, item: str) -> bytes:
    """Open it."""
    with store.writing() as work:
        return service.open_content(work, official=adviser, item=item, **NOW)[1]


def told(store: Store, who: Somebody, item: str) -> service.Told:
    """What its person reads of it."""
    with looking(store, who.viewer, at=MONDAY) as look:
        return service.told(look, item)


def queue_of(store: Store, who: Official) -> list[str]:
    """The ids that wait for an adviser."""
    with store.reading() as work:
        return [one.id for one in service.queue(work, official=who, today=TODAY)]


def row_of(store: Store, item: str) -> tuple[str, bytes | None, str]:
    """What the store holds of it."""
    with store.reading() as work:
        found = work.row(select(SetAside.state, SetAside.sealed, SetAside.mark).where(SetAside.id == item))
    assert found is not None
    return tuple(found)  # type: ignore[return-value]  # A row of these three.


@pytest.mark.requirement("R-041", "R-093", "T-44")
def test_before_a_decision_nobody_can_open_it(store: Store, someone: Someone, adviser: Official) -> None:
    item = offered(store, someone())
    with pytest.raises(NotFound):
        opened(store, adviser, item)
    decided(store, adviser, item, service.Step.DECIDE_TO_OPEN)
    assert opened(store, adviser, item) == LETTER


@pytest.mark.requirement("R-041", "R-095")
def test_each_opening_is_written_down_and_its_person_reads_it(
    store: Store, someone: Someone, adviser: Official
) -> None:
    who = someone()
    item = offered(store, who)
    decided(store, adviser, item, service.Step.DECIDE_TO_OPEN)
    opened(store, adviser, item)
    found = told(store, who, item)
    assert found.looks == [(MONDAY, service.ROLE)]
    assert found.reason == "Nodig."
    with store.reading() as work:
        row = work.row(select(ViewLog.reason, ViewLog.item_id))
        kinds = [row.kind for row in work.rows(select(Notice.kind).where(Notice.about_id == item))]
    assert row is not None
    assert tuple(row) == ("set_aside", item)
    assert sorted(kinds) == ["set_aside_decided", "set_aside_opened"]


@pytest.mark.requirement("R-041", "R-093")
def test_only_the_conclusion_and_the_days_stay(store: Store, someone: Someone, adviser: Official) -> None:
    who = someone()
    item = offered(store, who)
    decided(store, adviser, item, service.Step.DECIDE_TO_OPEN)
    with pytest.raises(Refused):
        decided(store, adviser, item, service.Step.DESTROY)
    decided(store, adviser, item, service.Step.DESTROY, "Een traplift is nodig.")
    assert row_of(store, item) == ("destroyed", None, "")
    with store.reading() as work:
        texts = {row.field for row in work.rows(select(Text.field).where(Text.about_id == item))}
    assert texts == {"reason", "conclusion"}
    found = told(store, who, item)
    assert (found.aside.name, found.conclusion) == ("", "Een traplift is nodig.")
    with pytest.raises(NotFound):
        opened(store, adviser, item)
    with looking(store, who.viewer, at=MONDAY) as look:
        assert [one.text for one in service.conclusions(look, found.aside.case)] == ["Een traplift is nodig."]


@pytest.mark.requirement("R-041", "T-49")
def test_after_the_destroy_date_the_bytes_are_gone_and_a_line_stays(
    store: Store, someone: Someone, adviser: Official
) -> None:
    who = someone()
    item = offered(store, who)
    last = TODAY + timedelta(days=28)
    for today, number in ((last, 0), (last + timedelta(days=1), 1), (last + timedelta(days=2), 0)):
        with store.writing() as work:
            assert service.destroy_due(work, today=today, at=MONDAY + timedelta(days=29)) == number
    assert row_of(store, item) == ("destroyed", None, "")
    assert [what for what, _at, _role in told(store, who, item).steps] == ["offered", "destroyed_in_time"]
    assert queue_of(store, adviser) == []


@pytest.mark.requirement("T-48")
def test_the_bytes_are_in_no_place_of_the_database_any_more(
    store: Store, someone: Someone, adviser: Official
) -> None:
    item = offered(store, someone())
    sealed = row_of(store, item)[1]
    assert sealed
    decided(store, adviser, item, service.Step.DESTROY)
    with store.reading() as work:
        assert work.value(select(func.count()).select_from(SetAside).where(SetAside.sealed == sealed)) == 0
    if store.engine.dialect.name == "sqlite":
        file = Path(str(store.engine.url.database))
        store.close()
        # Closing the last connection writes the log into the file and takes the log away.
        assert not [one for one in file.parent.iterdir() if bytes(sealed)[-40:] in one.read_bytes()]


def test_its_person_takes_it_away_before_a_decision(
    store: Store, someone: Someone, adviser: Official
) -> None:
    who = someone()
    item = offered(store, who)
    with acting(store, who.viewer) as work:
        service.take_back(work, viewer=who.viewer, item=item, **NOW)
    assert row_of(store, item) == ("taken_back", None, "")
    with pytest.raises(NotFound):
        decided(store, adviser, item, service.Step.DECIDE_TO_OPEN)


@pytest.mark.requirement("R-041")
def test_what_is_given_back_is_fetched_by_its_person_alone(
    store: Store, someone: Someone, adviser: Official
) -> None:
    who, other = someone(), someone()
    item = offered(store, who)
    with acting(store, other.viewer) as work, pytest.raises(NotFound):
        service.fetch(work, viewer=other.viewer, item=item, at=MONDAY)
    decided(store, adviser, item, service.Step.GIVE_BACK)
    with acting(store, who.viewer) as work:
        assert service.fetch(work, viewer=who.viewer, item=item, at=MONDAY)[1] == LETTER
    with acting(store, other.viewer) as work, pytest.raises(NotFound):
        service.fetch(work, viewer=other.viewer, item=item, at=MONDAY)
    with pytest.raises(NotFound):
        opened(store, adviser, item)
    with store.writing() as work:
        assert service.destroy_due(work, today=TODAY + timedelta(days=15), at=MONDAY) == 1
    assert row_of(store, item)[1] is None


@pytest.mark.requirement("R-041", "R-261")
def test_only_an_adviser_who_has_nothing_to_do_with_the_person_finds_it(
    store: Store, someone: Someone, adviser: Official
) -> None:
    who = someone()
    item = offered(store, who)
    assert queue_of(store, adviser) == [item]
    with store.writing() as work:
        work.add(Acquaintance, {"account_id": adviser.account, "person_id": who.id, "at": MONDAY})
    assert queue_of(store, adviser) == []
    with pytest.raises(NotFound):
        decided(store, adviser, item, service.Step.DESTROY)


def test_what_is_still_in_a_draft_waits_for_nobody_and_goes_with_it(
    store: Store, someone: Someone, adviser: Official
) -> None:
    who = someone()
    offered(store, who, is_sent=False)
    assert queue_of(store, adviser) == []
    with store.writing() as work:
        assert cases.drop_old(work, TODAY + timedelta(days=31)) == 1
    with store.reading() as work:
        for table in (SetAside, SetAsideStep, Text):
            assert work.value(select(func.count()).select_from(table)) == 0


def test_of_two_decisions_at_once_the_second_is_told_so(
    store: Store, someone: Someone, adviser: Official
) -> None:
    item = offered(store, someone())
    decided(store, adviser, item, service.Step.GIVE_BACK)
    with pytest.raises((Conflict, NotFound)):
        decided(store, adviser, item, service.Step.DESTROY)


def change(store: Store, who: Somebody, **values: object) -> None:
    """Give somebody a citizen service number, or put them at risk."""
    with store.writing() as work:
        work.run(update(Person).where(Person.id == who.id).values(**values))


def number(store: Store, who: Somebody, digits: str) -> None:
    """Give somebody a citizen service number."""
    change(store, who, number_hash=number_hash(KEYRING, digits))


def settled(store: Store, adviser: Official, item: str, other: service.Other, digits: str = "") -> None:
    """Tell the other person, or not."""
    with store.writing() as work:
        service.settle_other(
            work, official=adviser, item=item, other=other, number=digits, reason="Onbekend.", **NOW
        )


@pytest.mark.requirement("R-210")
def test_the_other_in_a_recording_hears_that_something_was_offered_and_nothing_more(
    store: Store, someone: Someone, adviser: Official
) -> None:
    rob, karin = someone(), someone()
    number(store, karin, "999990019")
    item = offered(store, rob, kind=service.Kind.RECORDING)
    with pytest.raises(NotFound):
        decided(store, adviser, item, service.Step.DECIDE_TO_OPEN)
    settled(store, adviser, item, service.Other.TOLD, "999990019")
    with store.reading() as work:
        rows = work.rows(
            select(Notice.kind, Notice.about_table, Notice.about_id).where(Notice.person_id == karin.id)
        )
    assert [(row.kind, row.about_table) for row in rows] == [("offered_about_you", "offers")]
    assert rows[0].about_id not in {item, rob.id, told(store, rob, item).aside.case}
    with looking(store, karin.viewer, at=MONDAY) as look:
        assert service.mine(look) == []
    decided(store, adviser, item, service.Step.DECIDE_TO_OPEN)
    assert opened(store, adviser, item) == m4a()


@pytest.mark.requirement("R-210")
def test_nobody_is_told_when_that_puts_who_offered_it_in_danger(
    store: Store, someone: Someone, adviser: Official
) -> None:
    her, him = someone(), someone()
    change(store, her, is_at_risk=True)
    number(store, him, "999990020")
    item = offered(store, her, kind=service.Kind.RECORDING)
    with pytest.raises(Refused):
        settled(store, adviser, item, service.Other.TOLD, "999990020")
    settled(store, adviser, item, service.Other.DANGER)
    with store.reading() as work:
        assert work.rows(select(Notice.id).where(Notice.person_id == him.id)) == []


def test_what_was_done_about_the_other_reads_the_same_for_who_offered_it(
    store: Store, someone: Someone, adviser: Official
) -> None:
    lines = []
    for other in (service.Other.TOLD, service.Other.DANGER, service.Other.NOT_KNOWN):
        who, another = someone(), someone()
        digits = f"99999000{len(lines)}"
        number(store, another, digits)
        item = offered(store, who, kind=service.Kind.RECORDING)
        settled(store, adviser, item, other, digits)
        lines.append(sorted(what for what, _at, _role in told(store, who, item).steps))
        with pytest.raises(NotFound):
            settled(store, adviser, item, other, digits)
    assert lines[0] == lines[1] == lines[2]


def test_a_number_nobody_has_tells_nobody(store: Store, someone: Someone, adviser: Official) -> None:
    item = offered(store, someone(), kind=service.Kind.RECORDING)
    with pytest.raises(Refused):
        settled(store, adviser, item, service.Other.TOLD, "123456782")


def test_what_is_hidden_for_safety_is_absent_here_as_well(
    store: Store, someone: Someone, adviser: Official
) -> None:
    who = someone()
    item = offered(store, who)
    case = told(store, who, item).aside.case
    hold(store, item, who)
    with looking(store, who.viewer, at=MONDAY) as look:
        assert service.mine(look) == []
        assert service.of_case(look, case) == []
        assert service.conclusions(look, case) == []
        with pytest.raises(NotFound):
            service.told(look, item)


@pytest.mark.requirement("R-093")
def test_whoever_acts_for_somebody_does_not_see_what_is_about_health(store: Store, someone: Someone) -> None:
    who = someone()
    offered(store, who)
    daughter = replace(
        who.viewer, capacity="mandate", reason="mandate", grant=new_id(), acts=frozenset({"see"})
    )
    with looking(store, daughter, at=MONDAY) as look:
        assert service.mine(look) == []
