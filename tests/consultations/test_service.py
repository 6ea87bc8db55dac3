"""Who reads what of which entry, on both databases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import event, func, select

from portal.access import Hold, Viewer, disputes, looking
from portal.consultations.models import ConsultationSubject
from portal.consultations.service import (
    Cursor,
    EntryIncomplete,
    HoldDraft,
    Page,
    Party,
    describe,
    picture,
    record,
    show,
    timeline,
    under_declaration,
)
from portal.errors import NotFound
from portal.notices.models import Notice
from portal.store import Store, new_id
from portal.store.models import PersonKey
from tests.consultations.entries import (
    CARE,
    DEBT,
    HAPPENED,
    HUSBAND,
    WIFE,
    WORK,
    couple,
    exchange,
    keep,
    many,
    subject,
)
from tests.people_of_tests import Somebody

SomeoneMaker = Callable[..., Somebody]


def page_of(store: Store, viewer: Viewer, **filters: object) -> Page:
    """A page of the timeline as a person sees it."""
    with looking(store, viewer, at=HAPPENED) as look:
        return timeline(look, **filters)  # type: ignore[arg-type]  # The filters of one test at a time.


def ids(page: Page) -> list[str]:
    """The ids of a page, in order."""
    return [line.id for line in page.entries]


def hide(store: Store, item: str, person: str, approved_by: str | None = None) -> None:
    """Put one entry on hold for one person."""
    with store.writing() as work:
        work.add(
            Hold,
            {
                "id": new_id(),
                "item_table": "consultation_subjects",
                "item_id": item,
                "hidden_from": person,
                "article": "UAVG 41",
                "review_on": date(2019, 9, 20),
                "asked_by": new_id(),
                "approved_by": approved_by,
                "made_at": HAPPENED,
            },
        )


@pytest.mark.requirement("R-030", "T-02", "T-03")
def test_a_question_about_a_couple_is_two_entries_two_notices_and_two_texts(
    store: Store, someone: SomeoneMaker
) -> None:
    wife, husband = someone(), someone()
    hers, his = keep(store, couple(wife.id, husband.id))
    with looking(store, wife.viewer, at=HAPPENED) as look:
        read_by_her = show(look, subject=hers)
        with pytest.raises(NotFound):
            show(look, subject=his)
    with looking(store, husband.viewer, at=HAPPENED) as look:
        read_by_him = show(look, subject=his)
        with pytest.raises(NotFound):
            show(look, subject=hers)
    assert (read_by_her.texts, read_by_him.texts) == (WIFE, HUSBAND)
    assert "doctors" not in repr(read_by_him) and "health" not in read_by_him.data_kinds
    assert ids(page_of(store, wife.viewer)) == [hers]
    assert ids(page_of(store, husband.viewer)) == [his]
    with store.reading() as work:
        told = work.rows(select(Notice.person_id, Notice.about_id).order_by(Notice.about_id))
    assert sorted(map(tuple, told)) == sorted([(wife.id, hers), (husband.id, his)])


@pytest.mark.requirement("R-008")
def test_an_entry_that_misses_its_question_is_not_kept_at_all(store: Store, someone: SomeoneMaker) -> None:
    person = someone()
    texts = {name: text for name, text in WIFE.items() if name != "question"}
    with pytest.raises(EntryIncomplete) as refused, store.writing() as work:
        record(work, draft=exchange(subject(person.id, texts)), at=HAPPENED)
    assert [problem.field for problem in refused.value.problems] == ["subjects[0].texts.question"]
    with store.reading() as work:
        assert work.value(select(func.count()).select_from(ConsultationSubject)) == 0


@pytest.mark.requirement("R-016")
def test_talk_within_one_organisation_is_listed_like_any_other(store: Store, someone: SomeoneMaker) -> None:
    person = someone()
    parties = (Party(WORK, "coach", "asked"), Party(CARE, "nurse", "answered"))
    inside = keep(store, exchange(subject(person.id)))
    outside = keep(store, exchange(subject(person.id, parties=parties), is_internal=False))
    page = page_of(store, person.viewer)
    assert {line.id: line.is_internal for line in page.entries} == {inside[0]: True, outside[0]: False}


@pytest.mark.requirement("R-012")
def test_an_entry_says_when_it_happened_and_when_it_was_written_down(
    store: Store, someone: SomeoneMaker
) -> None:
    wife, husband = someone(), someone()
    hers, _ = keep(store, couple(wife.id, husband.id))
    with looking(store, wife.viewer, at=HAPPENED) as look:
        entry = show(look, subject=hers)
    assert (entry.happened_at, entry.recorded_at) == (HAPPENED, HAPPENED + timedelta(days=60))
    assert entry.is_late


def test_somebody_who_was_told_already_gets_no_second_notice(store: Store, someone: SomeoneMaker) -> None:
    person = someone()
    keep(store, exchange(subject(person.id, told_at=HAPPENED, told_how="letter")))
    with store.reading() as work:
        assert work.value(select(func.count()).select_from(Notice)) == 0


@pytest.mark.parametrize("approved_by", [None, "z" * 26])
def test_what_is_on_hold_is_nowhere(store: Store, someone: SomeoneMaker, approved_by: str | None) -> None:
    person = someone()
    shown, hidden = many(store, person.id, 2)
    hide(store, hidden, person.id, approved_by)
    assert ids(page_of(store, person.viewer)) == [shown]
    assert ids(page_of(store, person.viewer, agency=WORK)) == [shown]
    assert ids(page_of(store, person.viewer, kind="exchange")) == [shown]
    with looking(store, person.viewer, at=HAPPENED) as look:
        counted = picture(look, today=HAPPENED.date())
        for read in (show, describe):
            with pytest.raises(NotFound):
                read(look, subject=hidden)
    assert [body.total for body in counted.bodies] == [1]
    assert sum(number for _, number in counted.months) == 1


def test_a_hold_comes_with_the_entry_and_keeps_its_notice_back(store: Store, someone: SomeoneMaker) -> None:
    person = someone()
    hold = HoldDraft("UAVG 41", HAPPENED.date() + timedelta(days=7), asked_by="x", approved_by="y")
    keep(store, exchange(subject(person.id, hold=hold)))
    assert ids(page_of(store, person.viewer)) == []
    with store.reading() as work:
        assert work.value(select(func.count()).select_from(Notice)) == 0


def test_pages_follow_each_other_without_gap_or_double(store: Store, someone: SomeoneMaker) -> None:
    person, other = someone(), someone()
    many(store, other.id, 3)
    expected = many(store, person.id, 23)
    page, seen = page_of(store, person.viewer, size=5), []
    assert page.newer is None
    while True:
        seen += ids(page)
        if page.older is None:
            break
        page = page_of(store, person.viewer, size=5, before=Cursor.read(str(page.older)))
    assert seen == expected
    back: list[str] = ids(page)
    while page.newer is not None:
        page = page_of(store, person.viewer, size=5, after=page.newer)
        back = ids(page) + back
    assert back == expected


def test_a_page_stays_the_same_while_new_entries_come_in(store: Store, someone: SomeoneMaker) -> None:
    person = someone()
    many(store, person.id, 10)
    first = page_of(store, person.viewer, size=4)
    second = ids(page_of(store, person.viewer, size=4, before=first.older))
    later = HAPPENED + timedelta(days=9)
    keep(store, exchange(subject(person.id), happened_at=later, recorded_at=later), at=later)
    assert ids(page_of(store, person.viewer, size=4, before=first.older)) == second


@pytest.mark.parametrize("text", ["", "-", "zz-1", "ffffffffffffffffff-1", "-5-a", "1"])
def test_a_made_up_place_in_the_list_is_the_first_page_or_an_empty_one(text: str) -> None:
    place = Cursor.read(text)
    assert place is None or place.moment <= HAPPENED


def test_the_list_is_filtered_by_body_kind_and_period(store: Store, someone: SomeoneMaker) -> None:
    person = someone()
    parties = (Party(DEBT, "adviser", "sent"), Party(CARE, "nurse", "received"))
    report = exchange(subject(person.id, parties=parties), kind="report", is_internal=False)
    (about_debt,) = keep(store, report)
    later = datetime(2020, 1, 1, 8, tzinfo=UTC)
    (last,) = keep(store, exchange(subject(person.id), happened_at=later, recorded_at=later))
    assert ids(page_of(store, person.viewer, agency=DEBT)) == [about_debt]
    assert ids(page_of(store, person.viewer, agency=DEBT, kind="exchange")) == []
    assert ids(page_of(store, person.viewer, kind="exchange")) == [last]
    assert ids(page_of(store, person.viewer, since=later)) == [last]
    assert ids(page_of(store, person.viewer, until=later)) == [about_debt]


def test_the_picture_counts_each_body_once_an_entry(store: Store, someone: SomeoneMaker) -> None:
    person, other = someone(), someone()
    many(store, other.id, 4)
    many(store, person.id, 3)
    parties = (Party(CARE, "nurse", "present"), Party(DEBT, "adviser", "present"))
    meeting = subject(person.id, {**WIFE, "decided": "More help."}, parties=parties)
    # A quarter past midnight in Amsterdam is still the last evening of September in UTC.
    midnight = datetime(2019, 9, 30, 22, 15, tzinfo=UTC)
    keep(store, exchange(meeting, kind="meeting", happened_at=midnight, recorded_at=midnight))
    with looking(store, person.viewer, at=HAPPENED) as look:
        counted = picture(look, today=date(2019, 10, 2))
    found = {body.agency: (body.total, body.by_kind) for body in counted.bodies}
    assert found == {WORK: (3, (3, 0, 0, 0)), CARE: (1, (0, 1, 0, 0)), DEBT: (1, (0, 1, 0, 0))}
    assert counted.bodies[0].agency == WORK
    assert [number for _, number in counted.months] == [0] * 9 + [3, 0, 1]
    assert counted.months[0][0] == date(2018, 11, 1)


def test_nobody_in_the_store_makes_an_empty_picture(store: Store, someone: SomeoneMaker) -> None:
    with looking(store, someone().viewer, at=HAPPENED) as look:
        counted = picture(look, today=date(2019, 10, 2))
    assert counted.bodies == () and sum(number for _, number in counted.months) == 0


def test_a_correction_takes_the_place_of_the_entry_and_the_old_one_is_gone(
    store: Store, someone: SomeoneMaker
) -> None:
    person, other = someone(), someone()
    (wrong,), (foreign,) = keep(store, exchange(subject(person.id))), keep(store, exchange(subject(other.id)))
    (right,) = keep(store, exchange(subject(person.id, HUSBAND, corrects=wrong)))
    keep(store, exchange(subject(person.id, HUSBAND, corrects=foreign)))
    assert wrong not in ids(page_of(store, person.viewer)) and right in ids(page_of(store, person.viewer))
    assert ids(page_of(store, other.viewer)) == [foreign]


def test_an_entry_is_pointed_at_and_listed_under_its_declaration(store: Store, someone: SomeoneMaker) -> None:
    person, other = someone(), someone()
    (mine,) = keep(store, exchange(subject(person.id, declaration="e" * 26)))
    keep(store, exchange(subject(other.id, declaration="e" * 26)))
    many(store, person.id, 2)
    with looking(store, person.viewer, at=HAPPENED) as look:
        pointer = describe(look, mine)
        under = under_declaration(look, "e" * 26)
    assert [found.id for found in under] == [mine] and under[0] == pointer
    assert (pointer.endpoint, pointer.agency) == ("consultations.entry", WORK)
    assert ids(page_of(store, person.viewer, declaration="e" * 26)) == [mine]


@pytest.mark.parametrize("number", [3, 60])
def test_a_page_is_one_query_however_many_entries_there_are(
    store: Store, someone: SomeoneMaker, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What is in dispute is asked of another room, once a whole portal was made; that is one query more.
    monkeypatch.setattr(disputes, "_readers", [])
    person = someone()
    many(store, person.id, number)
    run: list[str] = []
    event.listen(store.engine, "before_cursor_execute", lambda *said: run.append(said[2]))
    with looking(store, person.viewer, at=HAPPENED) as look:
        look.know(person.id, wrapped_key(store, person.id))
        run.clear()
        page = timeline(look, agency=WORK)
    assert len(page.entries) == min(number, 20)
    assert len(run) == 1


def wrapped_key(store: Store, person: str) -> bytes:
    """The wrapped key, as the session's query brings it along."""
    with store.reading() as work:
        found: bytes = work.value(select(PersonKey.wrapped).where(PersonKey.person_id == person))
    return found
