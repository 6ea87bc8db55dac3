"""Sending a case, on real databases: whole or not at all, and once."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from io import BytesIO
from threading import Barrier, Event

import pytest
from PIL import Image
from sqlalchemy import func, select

from portal.access import Hold, acting, looking, pointers, visible
from portal.access.pointers import Pointer
from portal.cases import kinds, service
from portal.cases.models import Attachment, Breach, Case, CaseEvent, CasePart, Draft, Grievance
from portal.consultations.models import Consultation, ConsultationSubject
from portal.errors import NotFound
from portal.notices.models import Notice, Task
from portal.store import Store, Work, new_id
from portal.store.models import Text
from tests.cases.writing import draft_of, last_days, send_draft, sent, shown
from tests.clocks import MONDAY
from tests.people_of_tests import Somebody

Someone = Callable[..., Somebody]

EVERYTHING: dict[str, str | list[str]] = {
    "happened": "They promised to call me, and nobody did.",
    "grievances": ["A promise was not kept.", "They talked about me."],
    "hope": "An apology.",
    "happened_on": "2026-10-01",
    "relation": "self",
    "urgent": "yes",
}


def rows_of(store: Store, *tables: type) -> list[int]:
    """Count the rows of each table."""
    with store.reading() as work:
        return [int(work.value(select(func.count()).select_from(table))) for table in tables]


@pytest.mark.parametrize("kind", kinds.all(), ids=lambda kind: kind.code)
def test_every_kind_is_sent_with_one_answer_and_gives_a_receipt(
    store: Store, someone: Someone, kind: kinds.Kind
) -> None:
    who = someone()
    case = shown(store, who, sent(store, who, kind.code))
    assert case.kind is kind and case.state == "received" and case.number.startswith("2026-")
    assert case.first_day == date(2026, 11, 23)
    assert [event.what for event in case.events] == ["received"]
    assert case.counted and case.answer_by == last_days(case).get(kind.answer_term)


@pytest.mark.requirement("R-003")
def test_each_grievance_has_its_own_place_state_and_last_day(store: Store, someone: Someone) -> None:
    who = someone()
    case = shown(store, who, sent(store, who, answers=EVERYTHING))
    assert [(point.position, point.text, point.state) for point in case.grievances] == [
        (1, "A promise was not kept.", "received"),
        (2, "They talked about me.", "received"),
    ]
    assert {point.answer_by for point in case.grievances} == {date(2027, 1, 4)}
    assert case.is_urgent
    assert case.texts == {name: EVERYTHING[name] for name in EVERYTHING if name != "grievances"}


@pytest.mark.requirement("R-003")
def test_a_story_without_points_is_one_grievance_and_is_stored_once(store: Store, someone: Someone) -> None:
    who = someone()
    case = shown(store, who, sent(store, who))
    assert [point.text for point in case.grievances] == ["They promised to call me, and nobody did."]
    assert rows_of(store, Grievance, Text) == [1, 1]


@pytest.mark.requirement("R-215")
def test_each_numbered_question_waits_for_its_own_answer(store: Store, someone: Someone) -> None:
    who = someone()
    case = shown(store, who, sent(store, who, "question", {"questions": ["Why?", "How long?"]}))
    assert [point.text for point in case.grievances] == ["Why?", "How long?"]
    assert case.answer_by == date(2026, 12, 7)


def test_each_body_answers_for_itself_and_the_words_are_kept_once(store: Store, someone: Someone) -> None:
    who, bodies = someone(), [new_id(), new_id()]
    case = shown(store, who, sent(store, who, answers={**EVERYTHING, "bodies": bodies}))
    assert [part.agency for part in case.parts] == bodies and case.owner == bodies[0]
    assert [bool(part.answers) for part in case.parts] == [True, False]
    assert len(case.grievances) == 2


@pytest.mark.requirement("L-01")
def test_anybody_complains_about_what_happened_to_somebody_else(store: Store, someone: Someone) -> None:
    who = someone()
    own, other = (
        shown(store, who, sent(store, who, "complaint", {"happened": "They shouted.", "relation": relation}))
        for relation in ("self", "other")
    )
    assert other.texts["relation"] == "other" and other.state == "received"
    assert (other.answer_by, last_days(other)) == (own.answer_by, last_days(own))


@pytest.mark.requirement("R-002", "L-02")
@pytest.mark.parametrize("channel", ["phone", "counter", "post"])
def test_a_complaint_by_phone_has_the_dates_of_one_by_web(
    store: Store, someone: Someone, channel: str
) -> None:
    who = someone()
    web, other = (shown(store, who, sent(store, who, channel=each)) for each in ("web", channel))
    assert other.channel == channel
    assert (other.first_day, other.answer_by, last_days(other)) == (
        web.first_day,
        web.answer_by,
        last_days(web),
    )


@pytest.mark.requirement("R-239", "T-37", "L-12")
def test_the_receipt_of_2_march_2016_promises_13_april_and_the_reminder_is_30_march(
    store: Store, someone: Someone
) -> None:
    who, asked = someone(), datetime(2016, 3, 16, 9, tzinfo=UTC)
    case = sent(store, who, at=datetime(2016, 3, 2, 9, tzinfo=UTC))
    with acting(store, who.viewer) as work:
        service.remind(work, viewer=who.viewer, case=case, at=asked, today=asked.date())
    found = shown(store, who, case)
    assert (found.first_day, found.remind_on) == (date(2016, 3, 2), date(2016, 3, 30))
    assert found.answer_by == date(2016, 4, 13)


@pytest.mark.requirement("T-35")
def test_an_evening_filing_belongs_to_that_evening_in_amsterdam(store: Store, someone: Someone) -> None:
    who = someone()
    before = shown(store, who, sent(store, who, at=datetime(2026, 6, 30, 21, 59, tzinfo=UTC)))
    after = shown(store, who, sent(store, who, at=datetime(2026, 6, 30, 22, 1, tzinfo=UTC)))
    assert (before.first_day, after.first_day) == (date(2026, 6, 30), date(2026, 7, 1))


@pytest.mark.requirement("R-240", "L-42", "L-41")
def test_a_late_objection_is_taken_with_why_it_is_later(store: Store, someone: Someone) -> None:
    who = someone()
    answers: dict[str, str | list[str]] = {
        "decision": "My benefit was lowered.",
        "letter_date": "2026-01-05",
        "why_later": "The letter went to my old address.",
    }
    case = shown(store, who, sent(store, who, "objection", answers))
    assert case.state == "received" and case.texts == answers
    assert last_days(case)["objection"] == date(2026, 2, 16) < case.first_day
    assert last_days(case)["objection_forwarding"] == date(2026, 11, 30)


@pytest.mark.requirement("R-240", "L-42")
def test_why_later_may_stay_empty(store: Store, someone: Someone) -> None:
    who = someone()
    answers = {"decision": "My benefit was lowered.", "letter_date": "2020-01-06"}
    assert shown(store, who, sent(store, who, "objection", answers)).answer_by is not None


@pytest.mark.requirement("R-211", "L-66", "L-61")
def test_asking_who_got_my_data_gives_a_month_and_then_six_weeks_of_my_own(
    store: Store, someone: Someone
) -> None:
    who = someone()
    case = shown(store, who, sent(store, who, "recipients", {"which_data": "My address."}))
    assert last_days(case) == {
        "avg_request": date(2026, 12, 23),
        "avg_objection_to_answer": date(2027, 2, 3),
    }


@pytest.mark.requirement("R-098", "T-29", "L-83d", "L-69")
def test_destruction_and_erasure_are_two_kinds_with_two_dates(store: Store, someone: Someone) -> None:
    who = someone()
    destroy = shown(store, who, sent(store, who, "destruction"))
    erase = shown(store, who, sent(store, who, "erasure"))
    assert (destroy.answer_by, erase.answer_by) == (date(2027, 2, 23), date(2026, 12, 23))
    assert destroy.kind.law != erase.kind.law


def test_pressing_twice_gives_the_first_case(store: Store, someone: Someone) -> None:
    who = someone()
    draft = draft_of(store, who, "complaint")
    first = send_draft(store, who, draft)
    assert send_draft(store, who, draft) == first
    assert rows_of(store, Case, CasePart, CaseEvent, Notice, Draft) == [1, 1, 1, 1, 0]


def test_pressing_twice_at_the_same_moment_gives_one_case(store: Store, someone: Someone) -> None:
    who = someone()
    draft, together = draft_of(store, who, "complaint"), Barrier(4)

    def press(_finger: int) -> str:
        together.wait(timeout=20)
        return send_draft(store, who, draft)

    with ThreadPoolExecutor(4) as hands:
        cases = set(hands.map(press, range(4)))
    assert len(cases) == 1
    assert rows_of(store, Case, CasePart, Grievance, CaseEvent, Notice, Draft) == [1, 1, 1, 1, 1, 0]


def test_a_file_that_is_being_added_goes_along(store: Store, someone: Someone, letter: bytes) -> None:
    who = someone()
    draft, is_added = draft_of(store, who, "complaint"), Event()

    def press() -> str:
        assert is_added.wait(timeout=20)
        return send_draft(store, who, draft)

    with ThreadPoolExecutor(1) as hand:
        pressed = hand.submit(press)
        with acting(store, who.viewer) as work:
            one = {"draft": draft, "name": "a.png", "content": letter, "at": MONDAY}
            service.attach(work, viewer=who.viewer, **one)
            is_added.set()
            # As long as the file is not there, nothing is sent.
            with pytest.raises(TimeoutError):
                pressed.result(timeout=0.5)
    assert [file.name for file in shown(store, who, pressed.result()).attachments] == ["a.png"]


def test_a_send_that_is_broken_off_leaves_nothing_and_keeps_the_draft(store: Store, someone: Someone) -> None:
    who = someone()
    draft = draft_of(store, who, "mixed_up", {"not_me": "Not my name."})
    with pytest.raises(ZeroDivisionError), acting(store, who.viewer) as work:
        service.send(work, viewer=who.viewer, draft=draft, language="en", at=MONDAY, today=MONDAY.date())
        raise ZeroDivisionError
    assert rows_of(store, Case, CasePart, Grievance, CaseEvent, Notice, Text, Breach) == [0] * 7
    with looking(store, who.viewer, at=MONDAY) as look:
        assert service.read_draft(look, draft).answers == {"not_me": "Not my name."}
    assert send_draft(store, who, draft)


KILLED = """
import os, sys
from portal.store import Store
from tests.cases.writing import MONDAY, service, acting
from tests.people_of_tests import Somebody
from tests.stores import KEYRING
url, person, account, draft = sys.argv[1:]
who = Somebody(person, account)
with acting(Store(url, KEYRING), who.viewer) as work:
    service.send(work, viewer=who.viewer, draft=draft, language="en", at=MONDAY, today=MONDAY.date())
    print("sent", flush=True)
    os._exit(9)
"""


def test_a_process_killed_in_the_middle_of_a_send_leaves_nothing(store: Store, someone: Someone) -> None:
    who = someone()
    draft = draft_of(store, who, "complaint")
    url = store.engine.url.render_as_string(hide_password=False)
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, url, who.id, who.account, draft],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (killed.returncode, killed.stdout) == (9, "sent\n"), killed.stderr
    assert rows_of(store, Case, CasePart, CaseEvent, Notice, Draft) == [0, 0, 0, 0, 1]
    assert send_draft(store, who, draft)


def test_a_missing_answer_is_named_and_the_draft_stays(store: Store, someone: Someone) -> None:
    who = someone()
    draft = draft_of(store, who, "complaint", {"hope": "An apology."})
    with pytest.raises(service.AnswerRefused) as refused:
        send_draft(store, who, draft)
    assert refused.value.question == "happened"
    assert rows_of(store, Case, Draft, Notice) == [0, 1, 0]


def test_nobody_sends_the_draft_of_somebody_else(store: Store, someone: Someone) -> None:
    wife, husband = someone(), someone()
    draft = draft_of(store, wife, "complaint")
    for other in (draft, new_id()):
        with pytest.raises(NotFound):
            send_draft(store, husband, other)
    case = send_draft(store, wife, draft)
    with pytest.raises(NotFound):
        send_draft(store, husband, draft)
    with pytest.raises(NotFound):
        shown(store, husband, case)


def test_a_taken_number_is_drawn_again(
    store: Store, someone: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    who = someone()
    taken = shown(store, who, sent(store, who)).number
    drawn = iter([taken, taken, "2026-FREE-NR11"])
    monkeypatch.setattr("portal.cases.claiming.new_number", lambda _year: next(drawn))
    assert shown(store, who, sent(store, who)).number == "2026-FREE-NR11"


def test_words_are_sealed_and_the_timeline_holds_none(store: Store, someone: Someone) -> None:
    who = someone()
    draft = draft_of(store, who, "complaint", EVERYTHING)
    with store.reading() as work:
        assert b"promised" not in bytes(work.value(select(Draft.answers_sealed)))
    send_draft(store, who, draft)
    with store.reading() as work:
        assert all(b"promise" not in bytes(row.sealed) for row in work.rows(select(Text.sealed)))
        event = work.rows(select(CaseEvent.commitment, CaseEvent.details))[0]
    assert len(event.commitment) == 64 and event.details == '{"channel":"web"}'


def test_files_go_along_and_count_in_the_proof(store: Store, someone: Someone, letter: bytes) -> None:
    who = someone()
    draft = draft_of(store, who, "complaint")
    with acting(store, who.viewer) as work:
        file = service.attach(
            work,
            viewer=who.viewer,
            draft=draft,
            name="brief.png",
            content=letter,
            at=MONDAY,
        )
    case = shown(store, who, send_draft(store, who, draft))
    assert [(found.id, found.name) for found in case.attachments] == [(file, "brief.png")]
    with store.reading() as work:
        assert work.value(select(Attachment.draft_id)) is None


@pytest.fixture
def letter() -> bytes:
    """A small picture."""
    out = BytesIO()
    Image.new("RGB", (8, 8), "white").save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def entry(store: Store, monkeypatch: pytest.MonkeyPatch) -> Callable[[Somebody], str]:
    """Make an entry of somebody, and let cases point at entries."""
    found = visible(ConsultationSubject, ConsultationSubject.id)

    def describe(work: Work, item: str) -> Pointer:
        if item not in {row.id for row in work.rows(found)}:
            raise NotFound("entry")
        return Pointer("consultation_subjects", item, "an entry", "consultations.entry")

    monkeypatch.setitem(pointers._describers, "consultation_subjects", describe)

    def make(who: Somebody) -> str:
        consultation, subject = new_id(), new_id()
        common = {"kind": "exchange", "channel": "phone", "happened_at": MONDAY, "recorded_at": MONDAY}
        with store.writing() as work:
            work.add(Consultation, {"id": consultation, **common})
            work.add(
                ConsultationSubject,
                {
                    "id": subject,
                    "consultation_id": consultation,
                    "person_id": who.id,
                    **common,
                    "parties": "[]",
                    "data_kinds": "contact",
                    "basis": "public_task",
                    "in_file": "yes",
                    "asked_first": "yes",
                },
            )
        return subject

    return make


@pytest.mark.requirement("L-84")
def test_what_is_not_about_me_is_hidden_from_me_at_once_and_opens_a_breach(
    store: Store, someone: Someone, entry: Callable[[Somebody], str]
) -> None:
    who, other = someone(), someone()
    wrong, right, theirs = entry(who), entry(who), entry(other)
    with acting(store, who.viewer) as work:
        draft = service.start_draft(
            work,
            viewer=who.viewer,
            kind="mixed_up",
            about_table="consultation_subjects",
            about_id=wrong,
            at=MONDAY,
            today=MONDAY.date(),
        )
    case = send_draft(store, who, draft)
    seen = visible(ConsultationSubject, ConsultationSubject.id)
    with looking(store, who.viewer, at=MONDAY) as look:
        assert {row.id for row in look.rows(seen)} == {right}
    with looking(store, other.viewer, at=MONDAY) as look:
        assert {row.id for row in look.rows(seen)} == {theirs}
    assert shown(store, who, case).parts[0].about_id == wrong
    with store.reading() as work:
        hold = work.rows(select(Hold.article, Hold.asked_by, Hold.approved_by, Hold.ended_at))[0]
        breach = work.rows(select(Breach.case_id, Breach.about_id, Breach.report_by))[0]
    assert tuple(hold) == ("not about this person", who.account, None, None)
    assert tuple(breach) == (case, wrong, datetime(2026, 11, 26, 10, tzinfo=UTC))


def test_a_case_is_never_about_what_one_may_not_see(
    store: Store, someone: Someone, entry: Callable[[Somebody], str]
) -> None:
    who, other = someone(), someone()
    theirs = entry(other)
    for item in (theirs, new_id()):
        with pytest.raises(NotFound), acting(store, who.viewer) as work:
            service.start_draft(
                work,
                viewer=who.viewer,
                kind="statement",
                about_table="consultation_subjects",
                about_id=item,
                at=MONDAY,
                today=MONDAY.date(),
            )
    assert rows_of(store, Draft) == [0]


@pytest.mark.requirement("R-017")
def test_an_own_statement_points_at_the_entry_it_stands_beside(
    store: Store, someone: Someone, entry: Callable[[Somebody], str]
) -> None:
    who = someone()
    item = entry(who)
    with acting(store, who.viewer) as work:
        draft = service.start_draft(
            work,
            viewer=who.viewer,
            kind="statement",
            about_table="consultation_subjects",
            about_id=item,
            answers={"statement": "I did say that."},
            at=MONDAY,
            today=MONDAY.date(),
        )
    case = shown(store, who, send_draft(store, who, draft))
    assert (case.parts[0].about_id, case.texts) == (item, {"statement": "I did say that."})


@pytest.mark.requirement("R-180")
@pytest.mark.parametrize(("answer", "number"), [("yes", 1), ("no", 0)])
def test_who_is_in_danger_or_may_lose_a_home_is_called_within_one_working_day(
    store: Store, someone: Someone, answer: str, number: int
) -> None:
    friday = datetime(2026, 11, 27, 15, 0, tzinfo=UTC)
    case = sent(store, someone(), answers={**EVERYTHING, "urgent": answer}, at=friday)
    with store.reading() as work:
        tasks = work.rows(select(Task.role, Task.kind, Task.about_id, Task.for_day))
    assert [tuple(one) for one in tasks] == [
        ("complaint_handler", "is_urgent", case, date(2026, 11, 30))
    ] * number
