"""Send once, keep the receipt, follow the case, add to it, stop it and take it up again."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from sqlite3 import connect

import pytest
from flask import Flask

from portal.cases import kinds
from tests.cases.ways import STORY, answered, begun, picture, sent
from tests.clocks import FakeClock
from tests.visitor import Visitor

POINTS = {"point-0": "A promise was not kept"}


def whole_complaint(writer: Visitor) -> str:
    """Write a complaint as J01 does, question by question, and return its draft."""
    draft = begun(writer)
    page = writer.open(f"{draft}?q=grievances")
    page = writer.fill(page, POINTS, form="q=", button="add")
    page = writer.fill(page, {"point-1": "Shared without telling me"}, form="q=")
    page = writer.fill(
        page, {"answer": page.tree.xpath("//input[@name='answer']/@value")[0]}, form="q=bodies"
    )
    page = writer.fill(page, {}, form="q=other_body")
    page = writer.fill(
        page, {"answer-day": "27", "answer-month": "8", "answer-year": "2026"}, form="q=happened_on"
    )
    page = writer.fill(page, {"answer": "An apology."}, form="q=hope")
    for name, answer in (("relation", "self"), ("urgent", "no"), ("already_sent", "yes")):
        page = writer.fill(page, {"answer": answer}, form=f"q={name}")
    page = writer.fill(
        page, {"answer-day": "21", "answer-month": "10", "answer-year": "2026"}, form="q=sent_on"
    )
    page = writer.fill(page, {"file": (picture(), "e-mail.jpg"), "medical": "no"}, form="/files")
    page = writer.fill(page, {}, form="q=files")
    assert page.heading == "Check what you want to send"
    return draft


@pytest.mark.requirement("R-003")
@pytest.mark.requirement("R-078")
def test_a_whole_complaint_is_sent_and_its_receipt_says_number_and_days(writer: Visitor) -> None:
    draft = whole_complaint(writer)
    page = writer.open(f"{draft}?q=check")
    for words in (
        STORY,
        "A promise was not kept",
        "Gemeente Waterstad",
        "27 August 2026",
        "An apology.",
        "e-mail.jpg",
    ):
        assert words in page.text
    # Six weeks after Monday 23 November.
    assert "You get an answer on 4 January 2027 at the latest." in page.text
    page = writer.fill(page, {}, form="/send")
    assert writer.at.endswith("/receipt")
    assert page.heading == "We received it"
    number = page.tree.xpath("//main//strong/bdi[@dir='ltr']/text()")[0]
    assert number.startswith("2026-")
    assert "23 November 2026, 10:00" in page.text
    assert "Then come 6 weeks." in page.text
    assert "You can go to the ombudsman until 4 January 2028." in page.text
    for words in (STORY, "Shared without telling me", "Gemeente Waterstad", "e-mail.jpg"):
        assert words in page.text
    page = writer.open(writer.at.removesuffix("/receipt"))
    points = page.tree.xpath("//main//ol[1]/li")
    assert len([point for point in points if "Answer on 4 January 2027" in point.text_content()]) == 2
    assert number in page.text


@pytest.mark.requirement("R-078")
def test_a_request_about_data_is_answered_within_a_month_and_says_how_that_is_counted(
    signed_in: Callable[..., Visitor], clock: FakeClock
) -> None:
    clock.later(days=69)  # Sunday 31 January 2027.
    writer = signed_in()
    page = writer.open(sent(writer, "inspection") + "/receipt")
    # The last of February 2027 is a Sunday, so it moves on to the Monday.
    assert "You get an answer on 1 March 2027 at the latest." in page.text
    assert "28 February 2027 is a Sunday, so one day more." in page.text
    assert "AVG art. 12 lid 3" in page.text


@pytest.mark.requirement("R-211")
@pytest.mark.parametrize("kind", [kind.code for kind in kinds.all()])
def test_each_kind_can_be_sent_and_gives_a_receipt(writer: Visitor, kind: str) -> None:
    first = kinds.find(kind).questions[0]
    name = "point-0" if first.shape == "grievances" else "answer"
    page = writer.open(sent(writer, kind, {name: STORY}) + "/receipt")
    assert page.heading == "We received it"
    assert STORY in page.text
    assert page.tree.xpath("//main//details//li")


@pytest.mark.requirement("R-240")
def test_a_decision_and_how_somebody_was_treated_stand_under_one_number(writer: Visitor) -> None:
    story = {"answer": "They cut my benefit by 30 percent and I was treated rudely."}
    case = sent(writer, "objection", story)
    page = writer.open(case)
    number = page.tree.xpath("//main//bdi[@dir='ltr']/text()")[0]
    page = writer.fill(page, {}, form="/parts", button="complaint")
    assert "It is added under the same number." in page.text
    assert page.tree.xpath("//main//bdi[@dir='ltr']/text()")[0] == number
    assert "What this case holds" in page.text
    assert "Complaint Received Answer on 4 January 2027 at the latest." in page.text
    assert not page.tree.xpath("//main//form[contains(@action, '/parts')]//button[@value='complaint']")


def test_pressing_send_twice_gives_one_case(writer: Visitor) -> None:
    draft = begun(writer)
    page = writer.open(f"{draft}?q=check")
    writer.fill(page, {}, form="/send")
    first = writer.at
    writer.fill(page, {}, form="/send")
    assert writer.at == first
    assert len(set(writer.open("cases").links("/cases/")) - {"/en/cases/new"}) == 1


def test_going_back_to_a_draft_that_was_sent_leads_to_its_case(writer: Visitor) -> None:
    draft = begun(writer)
    writer.fill(writer.open(f"{draft}?q=check"), {}, form="/send")
    case = writer.at.removesuffix("/receipt")
    assert writer.open(f"{draft}?q=hope").heading == "Your case"
    assert writer.at == case


def test_what_is_missing_is_asked_for_before_anything_is_sent(writer: Visitor) -> None:
    draft = begun(writer)
    page = writer.open(f"{draft}?q=happened")
    writer.fill(page, {"answer": ""}, form="q=", button="later")
    page = writer.fill(writer.open(f"{draft}?q=check"), {}, form="/send", status=400)
    assert page.heading == "Question 1 of 11"
    assert "Write what happened. One sentence is enough." in page.text
    assert page.links("#answer")


def test_no_receipt_is_shown_while_the_store_cannot_keep_it(writer: Visitor, quiet_app: Flask) -> None:
    draft = begun(writer)
    page = writer.open(f"{draft}?q=check")
    with closing(connect(quiet_app.extensions["inzage"].store.engine.url.database)) as other:
        other.execute("BEGIN IMMEDIATE")
        page = writer.fill(page, {}, form="/send", status=503)
    assert page.heading == "Check what you want to send"
    assert "We could not keep it. Your text is still here." in page.text
    assert STORY in page.text
    page = writer.fill(page, {}, form="/send")
    assert page.heading == "We received it"


def test_the_case_of_another_looks_like_one_that_never_was(
    writer: Visitor, signed_in: Callable[..., Visitor]
) -> None:
    case = sent(writer)
    other = signed_in()
    missing = other.client.get("/en/cases/" + "0" * 26)
    for end in ("", "/receipt", "/withdraw", "/settle", "/files/" + "0" * 26, "/messages", "/reminder"):
        foreign = other.client.get(case + end)
        assert foreign.status_code == 404
        assert foreign.data == missing.data


def test_a_message_is_added_once_and_stands_in_the_case(writer: Visitor) -> None:
    shown = writer.open(sent(writer))
    writer.fill(shown, {"message": "Here is one more thing."}, form="/messages")
    page = writer.fill(shown, {"message": "Here is one more thing."}, form="/messages")
    assert page.text.count("Here is one more thing.") == 1
    assert "Your message is sent." in page.text
    assert "You added something" in page.text


def test_an_empty_message_is_asked_for_again(writer: Visitor) -> None:
    page = writer.fill(writer.open(sent(writer)), {"message": ""}, form="/messages", status=400)
    assert "Write what you want to add." in page.text
    assert page.links("#message")


@pytest.mark.requirement("R-239")
def test_the_case_says_both_days_and_takes_a_reminder_that_changes_no_term(writer: Visitor) -> None:
    case = sent(writer)
    page = writer.open(case)
    assert "Received on 23 November 2026" in page.text
    assert "Answer on 4 January 2027 at the latest" in page.text
    assert "In two weeks is 7 December 2026." in page.text
    boxes = {"day-day": "7", "day-month": "December", "day-year": "2026"}
    page = writer.fill(page, boxes, form="/reminder")
    assert "We remind you on 7 December 2026." in page.text
    assert "Answer on 4 January 2027 at the latest" in page.text
    page = writer.fill(page, {**boxes, "day-year": "2025"}, form="/reminder", status=400)
    assert "This day has passed." in page.text


@pytest.mark.parametrize(
    ("step", "words"), [("withdraw", "You withdrew it."), ("settle", "You said it is settled.")]
)
def test_a_case_is_stopped_after_reading_what_happens_and_taken_up_again(
    writer: Visitor, clock: FakeClock, step: str, words: str
) -> None:
    case = sent(writer)
    page = writer.open(writer.open(case).links(f"/{step}")[0])
    assert "You have 14 days to take it up again." in page.text
    page = writer.fill(page, {}, form=f"/{step}")
    assert words in page.text
    assert "You can take it up again until 7 December 2026." in page.text
    page = writer.fill(page, {}, form="/undo")
    assert "Your first date stays." in page.text
    assert "Answer on 4 January 2027 at the latest" in page.text
    assert page.links("/withdraw")


def test_a_file_of_a_case_is_only_ever_a_download_with_a_neutral_name(writer: Visitor) -> None:
    case = sent(writer)
    page = writer.open(case)
    page = writer.fill(page, {"file": (picture(), "my doctor.jpg"), "medical": "no"}, form="/files")
    answer = writer.client.get(page.links("/files/")[0])
    assert answer.headers["Content-Disposition"] == 'attachment; filename="file-1.jpg"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.data.startswith(b"\xff\xd8\xff")


@pytest.mark.requirement("T-60")
def test_on_a_shared_device_a_download_warns_first(signed_in: Callable[..., Visitor]) -> None:
    writer = signed_in(device="shared")
    page = writer.fill(
        writer.open(sent(writer)), {"file": (picture(), "a.jpg"), "medical": "no"}, form="/files"
    )
    page = writer.open(page.links("/files/")[0])
    assert "The file stays on this device after you sign out." in page.text
    answer = writer.client.get(page.links("sure=yes")[0])
    assert answer.headers["Content-Disposition"].startswith("attachment")


@pytest.mark.requirement("R-037")
def test_where_else_one_can_go_is_said_with_the_last_day(writer: Visitor) -> None:
    page = writer.open(sent(writer))
    assert "Not satisfied?" in page.text
    assert "The ombudsman: after the answer, or when it is late. You can until 4 January 2028." in page.text


@pytest.mark.requirement("T-62")
def test_nothing_personal_stands_in_an_address_or_a_title(writer: Visitor) -> None:
    draft = begun(writer, "objection", {"answer": STORY})
    answered(writer, draft, "letter_date", {"answer-day": "1", "answer-month": "9", "answer-year": "2026"})
    titles = []
    for address in (draft, f"{draft}?q=check", f"{draft}/kind", "cases"):
        page = writer.open(address)
        titles.append(page.heading)
    writer.fill(writer.open(f"{draft}?q=check"), {}, form="/send")
    titles += [writer.open(writer.at).heading, writer.open(writer.at.removesuffix("/receipt")).heading]
    assert titles == [
        "Question 3 of 6",
        "Check what you want to send",
        "What do you want to do?",
        "My cases",
        "We received it",
        "Your case",
    ]


def test_a_long_list_is_read_page_by_page(writer: Visitor, clock: FakeClock) -> None:
    for _ in range(21):
        sent(writer)
        clock.later(seconds=2)
    page = writer.open("cases")
    assert len(page.tree.xpath("//main//h3")) == 20
    page = writer.open(page.links("before=")[0])
    assert len(page.tree.xpath("//main//h3")) == 1


@pytest.mark.requirement("R-215")
def test_each_question_is_repeated_and_answered_within_two_weeks(writer: Visitor) -> None:
    page = writer.open("cases/new/question")
    page = writer.fill(page, {"point-0": "How long do you keep it?"}, form="/cases/new/", button="add")
    writer.fill(page, {"point-1": "Who reads it?"}, form="/cases/new/")
    page = writer.fill(writer.open(f"{writer.at}?q=check"), {}, form="/send")
    assert "You get an answer on 7 December 2026 at the latest." in page.text
    page = writer.open(writer.at.removesuffix("/receipt"))
    for question in ("How long do you keep it?", "Who reads it?"):
        (point,) = [item for item in page.tree.xpath("//main//ol[1]/li") if question in item.text_content()]
        assert "Answer on 7 December 2026 at the latest." in point.text_content()


@pytest.mark.requirement("R-180")
def test_the_receipt_says_by_when_somebody_gets_in_touch(writer: Visitor) -> None:
    draft = begun(writer)
    answered(writer, draft, "urgent", {"answer": "yes"})
    writer.fill(writer.open(f"{draft}?q=check"), {}, form="/send")
    page = writer.open(writer.at)
    assert "We get in touch on 24 November 2026 at the latest" in page.text
    assert "Call 112. We cannot send the police." in page.text
    assert "We get in touch" not in writer.open(f"{sent(writer)}/receipt").text


@pytest.mark.requirement("R-180")
def test_the_case_repeats_that_promise_while_it_is_open(writer: Visitor, clock: FakeClock) -> None:
    draft = begun(writer)
    answered(writer, draft, "urgent", {"answer": "yes"})
    writer.fill(writer.open(f"{draft}?q=check"), {}, form="/send")
    case = writer.at.removesuffix("/receipt")
    assert "We get in touch on 24 November 2026 at the latest" in writer.open(case).text
    assert "Call 112. We cannot send the police." in writer.open(case).text
    clock.later(minutes=9)
    writer.fill(writer.open(f"{case}/withdraw"), {}, form="/withdraw")
    assert "We get in touch" not in writer.open(case).text


def test_ones_own_steps_are_no_messages(writer: Visitor) -> None:
    case = sent(writer)
    writer.fill(writer.open(f"{case}/withdraw"), {}, form="/withdraw")
    writer.fill(writer.open(case), {}, form="/undo")
    assert "You took it up again" in writer.open(case).text
    assert "You saw our message here" not in writer.open(case).text


@pytest.mark.requirement("R-240")
@pytest.mark.parametrize(
    ("letter", "words"),
    [
        (
            {"answer-day": "3", "answer-month": "3", "answer-year": "2026"},
            "The answer is counted from 23 November 2026: the end of the six weeks, or the day we got it",
        ),
        ({}, "We do not know yet which date is on the letter."),
    ],
)
def test_a_late_objection_and_one_without_a_date_say_how_it_is_counted(
    writer: Visitor, letter: dict[str, str], words: str
) -> None:
    page = writer.open("cases/new/objection")
    writer.fill(page, {"answer": "My benefit was lowered."}, form="/cases/new/")
    draft = writer.at
    if letter:
        writer.fill(writer.open(f"{draft}?q=letter_date"), letter, form="q=letter_date")
    page = writer.open(f"{draft}?q=check")
    assert words in page.text
    assert words in writer.fill(page, {}, form="/send").text
    assert "The time to object ends on 23 November 2026" not in writer.open(writer.at).text
