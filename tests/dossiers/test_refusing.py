"""Saying no in a real store: a week to think, nothing lost, and after a stop only that there was contact."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import String, func, select

from portal.access import acting, looking
from portal.agencies.models import File
from portal.dossiers import refusals, service
from portal.dossiers.models import FileItem, FileStatement
from portal.dossiers.models_refusals import STOPPED, ContactStub, FileRefusal
from portal.dossiers.rules import ItemIncomplete, PartDraft
from portal.errors import NotFound
from portal.notices.models import Notice
from portal.notices.sending import Outbox
from portal.store import Store, new_id
from portal.store.models import Text
from portal.web import Portal
from portal.worker.duty import Bench
from portal.worker.stopped import IN_FILE, destroy_stopped
from tests.clocks import FakeClock
from tests.dossiers.ways import AT, OTHER, TODAY, a_file, an_item, hide, official
from tests.notices.ways import WORDS
from tests.people_of_tests import Somebody

Someone = Callable[..., Somebody]
Destroy = Callable[[date], int]
LAST = TODAY + timedelta(days=7)
AFTER = LAST + timedelta(days=1)


def say_no(
    store: Store, he: Somebody, file: str, choice: str = "stop", *, is_sure: bool = True, once: str = ""
) -> None:
    with acting(store, he.viewer) as work:
        service.say_no(
            work,
            viewer=he.viewer,
            file=file,
            choice=choice,
            is_sure=is_sure,
            once=once or new_id(),
            today=TODAY,
            at=AT,
        )


@pytest.fixture
def destroy(store: Store, clock: FakeClock, small_portal: Portal) -> Destroy:
    """Do the duty of the worker on a day."""
    bench = Bench(replace(small_portal, store=store, clock=clock), Outbox(store, clock, WORDS, {}))
    return lambda today: destroy_stopped(bench, datetime.combine(today, time(9), UTC))


def number(store: Store, table: type) -> int:
    with store.reading() as work:
        return int(work.value(select(func.count()).select_from(table)))


def an_intake(store: Store, he: Somebody) -> str:
    """A request with an item, own words beside it, a part of life and a promise to tell: much to destroy."""
    file = a_file(store, he.id, is_intake=True)
    item = an_item(store, he.id, file, "U woont boven.")
    with acting(store, he.viewer) as work:
        service.say_beside(work, viewer=he.viewer, item=item, words="Nu beneden.", once=new_id(), at=AT)
        service.may_ask(work, viewer=he.viewer, file=file, domain="money", answer="no", at=AT)
        service.keep_for_later(work, viewer=he.viewer, file=file, until=date(2027, 1, 1), today=TODAY, at=AT)
    with acting(store, official(he.id)) as work:
        draft = PartDraft("home", "asked", "yes", "Hij vraagt een steun in de badkamer.")
        service.record_domain(work, viewer=official(he.id), file=file, draft=draft, at=AT)
    return file


@pytest.mark.requirement("R-042", "R-097", "R-122", "L-83g")
def test_a_stop_waits_a_week_and_then_leaves_a_stub_and_nothing_else(
    store: Store, someone: Someone, destroy: Destroy
) -> None:
    he = someone()
    file = an_intake(store, he)
    say_no(store, he, file)
    texts = number(store, Text)
    assert destroy(LAST) == 0, "the last day to think is a day to think"
    assert number(store, Text) == texts, "nothing is lost in that week"
    assert destroy(AFTER) == 1
    for table in (*IN_FILE, FileStatement, File, Text):
        assert number(store, table) == 0, table.__tablename__
    with looking(store, he.viewer, at=AT) as look:
        (stub,) = service.stubs(look)
        assert service.files(look) == []
        assert service.stub(look, stub.id) == stub
    assert (stub.contact_on, stub.stopped_on, stub.channel) == (date(2024, 2, 12), AFTER, "portal")
    assert len(stub.reference) == 8 and stub.destroyed > 5
    assert destroy(AFTER) == 0, "once"


@pytest.mark.requirement("R-097", "T-49")
def test_the_stub_has_no_place_for_a_story() -> None:
    longest = {
        column.name: column.type.length or 1_000
        for column in ContactStub.__table__.columns
        if isinstance(column.type, String)
    }
    assert max(longest.values()) <= 26
    assert not {"text", "sealed", "reason"} & set(ContactStub.__table__.columns.keys())


@pytest.mark.requirement("R-042")
def test_the_notice_leads_to_the_proof_and_no_notice_leads_to_what_is_gone(
    store: Store, someone: Someone, destroy: Destroy
) -> None:
    he = someone()
    file = an_intake(store, he)
    with acting(store, official(he.id)) as work:
        draft = PartDraft("justice", "asked", "yes", "Dat is hier nodig.", "Een uitzondering.")
        service.record_domain(work, viewer=official(he.id), file=file, draft=draft, at=AT)
    say_no(store, he, file)
    destroy(AFTER)
    with store.reading() as work:
        found = work.rows(select(Notice.kind, Notice.about_table, Notice.about_id))
    assert {row.kind for row in found} >= {"request_stopped", "file_exception"}
    assert {row.about_table for row in found} == {"contact_stubs"}
    assert file not in {row.about_id for row in found}


@pytest.mark.requirement("R-122")
def test_who_takes_the_stop_back_in_time_loses_nothing(
    store: Store, someone: Someone, destroy: Destroy
) -> None:
    he = someone()
    file = an_intake(store, he)
    say_no(store, he, file)
    with acting(store, he.viewer) as work:
        service.take_back(work, file=file, at=AT)
    assert destroy(AFTER) == 0
    assert number(store, FileItem) == 1
    with looking(store, he.viewer, at=AT) as look:
        assert service.refusal(look, file) is None


@pytest.mark.requirement("R-122")
def test_another_choice_takes_the_stop_back_and_a_second_press_changes_nothing(
    store: Store, someone: Someone, destroy: Destroy
) -> None:
    he, once = someone(), new_id()
    file = an_intake(store, he)
    say_no(store, he, file)
    say_no(store, he, file, "other_worker", once=once)
    say_no(store, he, file, "other_worker", once=once)
    assert number(store, FileRefusal) == 2
    assert destroy(AFTER) == 0
    with looking(store, he.viewer, at=AT) as look:
        found = service.refusal(look, file)
    assert found is not None and found.choice == "other_worker"


@pytest.mark.requirement("R-042", "R-122")
def test_no_stop_without_being_sure_and_none_after_a_decision(store: Store, someone: Someone) -> None:
    he = someone()
    intake, decided = an_intake(store, he), a_file(store, he.id)
    with pytest.raises(ItemIncomplete) as fault:
        say_no(store, he, intake, is_sure=False)
    assert [one.field for one in fault.value.problems] == ["is_sure"]
    for file, choice in ((decided, "stop"), (intake, ""), (intake, "destroy-all")):
        with pytest.raises(ItemIncomplete) as fault:
            say_no(store, he, file, choice)
        assert [one.field for one in fault.value.problems] == ["choice"]
    assert number(store, FileRefusal) == 0
    assert "stop" not in refusals.offered(is_intake=False)


@pytest.mark.requirement("R-042")
def test_a_stop_never_destroys_what_is_hidden_for_the_safety_of_another(
    store: Store, someone: Someone, destroy: Destroy
) -> None:
    he = someone()
    file = an_intake(store, he)
    say_no(store, he, file)
    protects = an_item(store, he.id, file, "Dit blijft verborgen.")
    hide(store, "file_items", protects, he.id)
    destroy(AFTER)
    with store.reading() as work:
        assert [row.id for row in work.rows(select(FileItem.id))] == [protects]
        assert {row.about_id for row in work.rows(select(Text.about_id))} == {protects}
    with looking(store, he.viewer, at=AT) as look:
        (stub,) = service.stubs(look)
        with pytest.raises(NotFound):
            service.item(look, protects, today=TODAY)
    other = someone()
    same = an_intake(store, other)
    say_no(store, other, same)
    destroy(AFTER)
    with looking(store, other.viewer, at=AT) as look:
        assert service.stubs(look)[0].destroyed == stub.destroyed, "the number does not tell"


@pytest.mark.requirement("R-042")
def test_a_file_that_is_hidden_as_a_whole_waits(store: Store, someone: Someone, destroy: Destroy) -> None:
    he = someone()
    file = an_intake(store, he)
    say_no(store, he, file)
    hide(store, "files", file, he.id)
    assert destroy(AFTER) == 0
    assert number(store, File) == 1


@pytest.mark.requirement("R-122")
def test_only_the_own_file_can_be_refused_and_only_its_body_answers(store: Store, someone: Someone) -> None:
    he, she = someone(), someone()
    file = an_intake(store, he)
    with pytest.raises(NotFound):
        say_no(store, she, file, "later")
    with pytest.raises(NotFound), acting(store, official(he.id)) as work:
        service.answer_refusal(work, viewer=official(he.id), file=file, reply="Fatma helpt u nu.", at=AT)
    say_no(store, he, file, "other_worker")
    stranger = official(he.id, agency=OTHER)
    with pytest.raises(NotFound), acting(store, stranger) as work:
        service.answer_refusal(work, viewer=stranger, file=file, reply="Fatma helpt u nu.", at=AT)
    with pytest.raises(ItemIncomplete), acting(store, official(he.id)) as work:
        service.answer_refusal(work, viewer=official(he.id), file=file, reply="Nee.", at=AT)
    with acting(store, official(he.id)) as work:
        service.answer_refusal(work, viewer=official(he.id), file=file, reply="Fatma helpt u nu.", at=AT)
    with looking(store, he.viewer, at=AT) as look:
        found = service.refusal(look, file)
    assert found is not None and found.reply == "Fatma helpt u nu."
    with store.reading() as work:
        assert "file_answered" in {row.kind for row in work.rows(select(Notice.kind))}


@pytest.mark.requirement("R-122")
def test_the_desk_cannot_tell_who_thinks_about_stopping() -> None:
    """Stopping, thinking and telling a part read the same at the desk: a no must not change the help."""
    said = refusals.SEEN_BY_OFFICIALS
    assert said["stop"] == said["later"] == said["partly"]
    assert set(said) == set(refusals.CHOICES)


@pytest.mark.requirement("R-097")
def test_the_stub_marks_the_file_for_later_deliveries(
    store: Store, someone: Someone, destroy: Destroy
) -> None:
    he = someone()
    file = a_file(store, he.id, is_intake=True, source="proef", source_id="f-1")
    say_no(store, he, file)
    assert destroy(AFTER) == 1
    with store.reading() as work:
        assert work.value(select(ContactStub.mark)) == work.keyring.lookup(STOPPED, "proef/f-1")
