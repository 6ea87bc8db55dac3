"""Files in a real store: what a person sees, says, and what officials may keep."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from portal.access import acting, looking
from portal.agencies.service import Directory
from portal.dossiers import keeping, recording, service
from portal.dossiers.keeping_parts import ReviewDraft
from portal.dossiers.models import FileItem, FileStatement, FileTold
from portal.dossiers.models_plan import FileDomain
from portal.dossiers.rules import ItemIncomplete, PartDraft
from portal.errors import NotFound, Refused
from portal.notices.models import Notice
from portal.store import Store, Work, Writing, new_id
from portal.store.models import Text
from tests.dossiers.ways import AT, OTHER, TODAY, a_file, an_item, draft, hide, official
from tests.people_of_tests import Somebody

Someone = Callable[..., Somebody]
NOTHING = Directory(0, {}, {}, ())


@contextmanager
def seen(store: Store, person: Somebody) -> Iterator[Work]:
    with looking(store, person.viewer, at=AT) as look:
        yield look


def whole(store: Store, person: Somebody) -> str:
    with seen(store, person) as look:
        return json.dumps(service.whole(look, NOTHING, today=TODAY, at=AT))


def number(store: Store, table: type) -> int:
    with store.reading() as work:
        return int(work.value(select(func.count()).select_from(table)))


def test_what_is_hidden_is_absent_everywhere(store: Store, someone: Someone) -> None:
    he = someone()
    file = a_file(store, he.id)
    an_item(store, he.id, file, "U woont boven.")
    with acting(store, official(he.id)) as work:
        tell_him(work, he, file)
    assert "U woont boven." in whole(store, he)
    hide(store, "files", file, he.id)
    with seen(store, he) as look:
        assert service.files(look) == []
        assert service.told(look) == []
        with pytest.raises(NotFound):
            service.file(look, file)
    assert file not in whole(store, he)


def tell_him(work: Writing, he: Somebody, file: str, how: str = "oral") -> None:
    keeping.record_told(
        work,
        viewer=official(he.id),
        file=file,
        how=how,
        told_on=TODAY,
        language="nl",
        has_told_rights=True,
        reaction="Dat is goed.",
        once=new_id(),
        today=TODAY,
        at=AT,
    )


def test_an_explanation_is_hidden_with_its_fact(store: Store, someone: Someone) -> None:
    he = someone()
    file = a_file(store, he.id)
    fact = an_item(store, he.id, file, "U viel twee keer.")
    made = an_item(store, he.id, file, "U bent niet veilig.", what="interpretation", fact_id=fact)
    hide(store, "file_items", fact, he.id)
    with seen(store, he) as look:
        assert service.items(look, file, today=TODAY) == []
        with pytest.raises(NotFound):
            service.item(look, made, today=TODAY)
    assert "niet veilig" not in whole(store, he)


@pytest.mark.requirement("R-060", "T-06")
def test_a_protected_source_reads_as_one_that_was_never_written_down(store: Store, someone: Someone) -> None:
    he = someone()
    file = a_file(store, he.id)
    kept = an_item(store, he.id, file, came_from="other_person", came_on=TODAY, protected_by="Wmo 5.1.6")
    silent = an_item(store, he.id, file, came_from="unknown")
    with seen(store, he) as look:
        found = [service.item(look, id, today=TODAY) for id in (kept, silent)]
    assert [(one.came_from, one.came_on, one.came_from_agency) for one in found] == [("", None, None)] * 2
    assert "other_person" not in whole(store, he)
    assert "5.1.6" not in whole(store, he)


@pytest.mark.requirement("T-30")
def test_own_words_stand_beside_an_item_once_and_travel_with_it(store: Store, someone: Someone) -> None:
    he, once = someone(), new_id()
    item = an_item(store, he.id, a_file(store, he.id))
    for _press in range(2):
        with acting(store, he.viewer) as work:
            recording.say_beside(work, viewer=he.viewer, item=item, words="Dat klopt niet.", once=once, at=AT)
    assert number(store, FileStatement) == 1
    assert "Dat klopt niet." in whole(store, he)
    with acting(store, he.viewer) as work, pytest.raises(Refused):
        recording.say_beside(work, viewer=he.viewer, item=item, words=" ", once=new_id(), at=AT)


def test_nobody_puts_words_beside_what_is_anothers(store: Store, someone: Someone) -> None:
    he, she = someone(), someone()
    item = an_item(store, he.id, a_file(store, he.id))
    with acting(store, she.viewer) as work, pytest.raises(NotFound):
        recording.say_beside(work, viewer=she.viewer, item=item, words="Ik.", once=new_id(), at=AT)
    assert number(store, FileStatement) == 0


@pytest.mark.requirement("R-087", "T-50")
def test_not_asked_is_a_word_in_the_download_and_never_a_number(store: Store, someone: Someone) -> None:
    he = someone()
    file = a_file(store, he.id)
    row = {"id": new_id(), "person_id": he.id, "item_id": file, "domain": "money", "asked": "not_asked"}
    with store.writing() as work:
        work.add(FileDomain, {**row, "has_number": True})
    lines = json.loads(whole(store, he))["files"][0]["parts_of_life"]
    assert len(lines) == 14
    money = next(one for one in lines if one["domain"] == "money")
    assert money["asked"] == "not_asked"
    assert not [value for value in money.values() if isinstance(value, int) and not isinstance(value, bool)]


@pytest.mark.requirement("R-115")
def test_another_organisations_file_is_not_there(store: Store, someone: Someone) -> None:
    he = someone()
    file = a_file(store, he.id)
    other = official(he.id, agency=OTHER)
    with acting(store, other) as work, pytest.raises(NotFound):
        drafts = [(other, draft(he.id, file))]
        keeping.record_items(work, drafts, exception="", once=new_id(), at=AT)
    assert number(store, FileItem) == 0


@pytest.mark.requirement("T-02")
def test_an_item_about_two_people_needs_two_texts_or_nothing_is_kept(store: Store, someone: Someone) -> None:
    he, she = someone(), someone()
    first, second = a_file(store, he.id), a_file(store, she.id)
    his = (official(he.id), draft(he.id, first))
    for text in ("", "U woont boven."):
        hers = (official(she.id), draft(she.id, second, text=text))
        with pytest.raises(ItemIncomplete) as fault, acting(store, his[0]) as work:
            keeping.record_items(work, [his, hers], exception="", once=new_id(), at=AT)
        assert fault.value.problems[0].field == "other_text"
        assert number(store, FileItem) == 0, "nothing is kept by half"
    hers = (official(she.id), draft(she.id, second, text="Uw man woont boven."))
    with acting(store, his[0]) as work:
        keeping.record_items(work, [his, hers], exception="", once=new_id(), at=AT)
    assert "Uw man" not in whole(store, he)
    assert "Uw man" in whole(store, she)


def test_the_second_of_two_that_fails_takes_the_first_away(store: Store, someone: Someone) -> None:
    he, she = someone(), someone()
    his = (official(he.id), draft(he.id, a_file(store, he.id)))
    hers = (official(she.id), draft(she.id, a_file(store, she.id, agency_id=OTHER), text="Een eigen tekst."))
    with pytest.raises(NotFound), acting(store, his[0]) as work:
        keeping.record_items(work, [his, hers], exception="", once=new_id(), at=AT)
    assert number(store, FileItem) == 0


@pytest.mark.requirement("R-088")
def test_a_kind_that_this_help_never_needs_is_refused_or_the_person_hears_of_it(
    store: Store, someone: Someone
) -> None:
    he = someone()
    who, file = official(he.id), a_file(store, he.id)
    police = draft(he.id, file, data_kind="justice", text="Een boete in 1987.")
    with pytest.raises(ItemIncomplete), acting(store, who) as work:
        keeping.record_items(work, [(who, police)], exception="", once=new_id(), at=AT)
    assert (number(store, FileItem), number(store, Notice)) == (0, 0)
    with acting(store, who) as work:
        keeping.record_items(work, [(who, police)], exception="Er was gevaar.", once=new_id(), at=AT)
    assert (number(store, FileItem), number(store, Notice)) == (1, 1)


@pytest.mark.requirement("R-089")
def test_the_last_no_of_a_person_counts_at_the_desk(store: Store, someone: Someone) -> None:
    he = someone()
    who, file = official(he.id), a_file(store, he.id)
    with acting(store, he.viewer) as work:
        recording.may_ask(work, viewer=he.viewer, file=file, domain="money", answer="no", at=AT)
    part = PartDraft("money", "asked", necessity="Om de kosten te weten.")
    with pytest.raises(ItemIncomplete), acting(store, who) as work:
        service.record_domain(work, viewer=who, file=file, draft=part, at=AT)
    assert number(store, FileDomain) == 0
    agreed = replace(part, answer="yes", asked="agreed")
    with acting(store, who) as work:
        service.record_domain(work, viewer=who, file=file, draft=agreed, at=AT + timedelta(minutes=1))
    with seen(store, he) as look:
        line = next(one for one in service.domains(look, file) if one.domain == "money")
    assert (line.asked, line.answer) == ("agreed", "yes")


@pytest.mark.requirement("R-061")
def test_at_its_day_an_item_stays_with_a_reason_or_goes_for_good(store: Store, someone: Someone) -> None:
    he = someone()
    who, file = official(he.id), a_file(store, he.id)
    item = an_item(store, he.id, file, "Oud nieuws.", needed_until=date(2025, 1, 1))
    for reason, until in (("Zo", date(2027, 1, 1)), ("Het is nog nodig.", TODAY)):
        wrong = ReviewDraft("kept", reason, until)
        with pytest.raises(ItemIncomplete), acting(store, who) as work:
            service.review_item(work, viewer=who, item=item, draft=wrong, today=TODAY, at=AT)
    right = ReviewDraft("kept", "Het is nog nodig.", date(2027, 1, 1))
    with acting(store, who) as work:
        service.review_item(work, viewer=who, item=item, draft=right, today=TODAY, at=AT)
    with seen(store, he) as look:
        assert service.item(look, item, today=TODAY).needed_until == date(2027, 1, 1)
    with acting(store, he.viewer) as work:
        recording.say_beside(work, viewer=he.viewer, item=item, words="Weg ermee.", once=new_id(), at=AT)
    with acting(store, who) as work:
        service.review_item(work, viewer=who, item=item, draft=ReviewDraft("removed"), today=TODAY, at=AT)
    with seen(store, he) as look, pytest.raises(NotFound):
        service.item(look, item, today=TODAY)
    with store.reading() as work:
        left = {row.about_table for row in work.rows(select(Text.about_table).where(Text.person_id == he.id))}
    assert not left & {"file_items", "file_statements"}, "the words are destroyed"


def test_this_did_not_happen_takes_a_tick_away(store: Store, someone: Someone) -> None:
    he, she = someone(), someone()
    file = a_file(store, he.id)
    with acting(store, official(he.id)) as work:
        tell_him(work, he, file)
    with seen(store, he) as look:
        (told,) = service.told(look, file)
    with acting(store, she.viewer) as work, pytest.raises(NotFound):
        recording.deny_told(work, told=told.id, at=AT)
    with acting(store, he.viewer) as work:
        assert recording.deny_told(work, told=told.id, at=AT) == file
    with store.reading() as work:
        assert work.value(select(FileTold.denied_at)) is not None


@pytest.mark.requirement("R-099")
def test_nothing_is_kept_for_a_next_question_unless_the_person_says_so(
    store: Store, someone: Someone
) -> None:
    he = someone()
    file = a_file(store, he.id)

    def keep(until: date | None) -> date | None:
        with acting(store, he.viewer) as work:
            recording.keep_for_later(work, viewer=he.viewer, file=file, until=until, today=TODAY, at=AT)
        with seen(store, he) as look:
            return service.kept_until(look, file)

    with seen(store, he) as look:
        assert service.kept_until(look, file) is None
    with pytest.raises(Refused):
        keep(TODAY)
    assert keep(date(2028, 1, 1)) == date(2028, 1, 1)
