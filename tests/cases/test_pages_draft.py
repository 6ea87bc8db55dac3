"""One question on one page: what was answered stays, whatever is pressed, and however it goes wrong."""

from __future__ import annotations

import io
from contextlib import closing
from sqlite3 import connect

import pytest
from flask import Flask

from tests.cases.ways import STORY, answered, begun, picture
from tests.clocks import FakeClock
from tests.visitor import Visitor


def test_back_and_forward_keep_every_answer(writer: Visitor) -> None:
    draft = begun(writer)
    page = answered(writer, draft, "hope", {"answer": "An apology."})
    assert "q=relation" in page.tree.xpath("//main//form/@action")[0]
    page = writer.open(page.links("q=hope")[0])
    assert page.tree.xpath("//textarea")[0].text.strip() == "An apology."
    page = writer.open(f"{draft}?q=happened")
    assert page.tree.xpath("//textarea")[0].text.strip() == STORY
    assert writer.open(draft).heading == "Question 7 of 11"


def test_each_optional_question_may_be_skipped_without_losing_an_answer(writer: Visitor) -> None:
    draft = begun(writer)
    answered(writer, draft, "hope", {"answer": "An apology."})
    page = writer.open(f"{draft}?q=hope")
    page = writer.fill(page, {"answer": "Never mind"}, form="q=hope", button="skip")
    assert page.heading == "Question 7 of 11"
    assert "An apology." in writer.open(f"{draft}?q=check").text


def test_a_missing_answer_gives_the_same_page_with_a_link_to_the_box(writer: Visitor) -> None:
    page = answered(writer, begun(writer), "happened", {"answer": " "}, status=400)
    assert page.heading == "Question 1 of 11"
    assert "Write what happened. One sentence is enough." in page.text
    assert page.links("#answer")


@pytest.mark.parametrize("text", ["x" * 20_001, "broken \ufffd", "bell \x07"])
def test_a_refused_text_stays_in_its_box(writer: Visitor, text: str) -> None:
    page = answered(writer, begun(writer), "hope", {"answer": text}, status=400)
    kept = page.tree.xpath("//textarea")[0].text.strip()
    assert len(kept) >= len(text) - 1
    assert page.links("#answer")


def test_broken_utf8_is_answered_in_plain_words(writer: Visitor) -> None:
    draft = begun(writer)
    token = writer.open(f"{draft}?q=hope").tree.xpath("//main//input[@name='csrf_token']/@value")[0]
    parts = (("csrf_token", token.encode()), ("answer", b"caf\xe9"))
    lines = (
        b'--x\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' % (name.encode(), content)
        for name, content in parts
    )
    answer = writer.client.post(
        f"{draft}?q=hope", data=b"".join(lines) + b"--x--\r\n", content_type="multipart/form-data; boundary=x"
    )
    assert answer.status_code == 400
    assert "Some signs in your text cannot be read." in answer.get_data(as_text=True)


def test_a_day_that_does_not_exist_keeps_its_three_boxes(writer: Visitor) -> None:
    boxes = {"answer-day": "31", "answer-month": "February", "answer-year": "2019"}
    page = answered(writer, begun(writer), "happened_on", boxes, status=400)
    assert "This day does not exist." in page.text
    assert page.tree.xpath("//main//input[@inputmode]/@value") == ["31", "February", "2019"]
    assert page.links("#answer-day")


def test_what_is_not_in_the_list_is_refused_in_plain_words(writer: Visitor) -> None:
    page = answered(writer, begun(writer), "relation", {"answer": "made-up"}, status=400)
    assert "Choose from the list on this page." in page.text


@pytest.mark.requirement("R-003")
def test_points_are_added_and_taken_away_one_by_one(writer: Visitor) -> None:
    draft = begun(writer)
    page = writer.open(f"{draft}?q=grievances")
    page = writer.fill(page, {"point-0": "A promise was not kept"}, form="q=", button="add")
    page = writer.fill(page, {"point-1": "Shared without telling"}, form="q=", button="add")
    assert len(page.tree.xpath("//textarea")) == 3
    page = writer.fill(page, {"point-2": "A third"}, form="q=", button="remove-0")
    assert [box.text.strip() for box in page.tree.xpath("//textarea")] == [
        "Shared without telling",
        "A third",
    ]


def test_points_can_be_added_on_the_very_first_page(writer: Visitor) -> None:
    page = writer.open("cases/new/question")
    page = writer.fill(page, {"point-0": "How long?"}, form="/cases/new/", button="add")
    assert "Question 2" in page.text
    assert "oint" not in page.text, "who asks questions makes no points"
    page = writer.fill(page, {"point-1": "Who reads it?"}, form="/cases/new/")
    assert "Who reads it?" in writer.open(writer.at + "?q=check").text


def test_when_it_was_sent_before_is_only_asked_of_who_sent_it_before(writer: Visitor) -> None:
    draft = begun(writer)
    page = answered(writer, draft, "already_sent", {"answer": "no"})
    assert "Do you want to add a letter or a picture?" in page.text
    page = answered(writer, draft, "already_sent", {"answer": "yes"})
    assert "When did you send it?" in page.text


@pytest.mark.requirement("R-240")
def test_a_late_objection_is_taken_and_asked_why_it_is_later(writer: Visitor) -> None:
    draft = begun(writer, "objection", {"answer": "They cut my benefit."})
    late = {"answer-day": "1", "answer-month": "9", "answer-year": "2026"}
    page = answered(writer, draft, "letter_date", late)
    assert "Why is it later?" in page.text
    answered(writer, draft, "why_later", {"answer": "I was ill."})
    page = writer.fill(writer.open(f"{draft}?q=check"), {}, form="/send")
    assert page.heading == "We received it"
    assert "I was ill." in page.text
    in_time = {"answer-day": "1", "answer-month": "11", "answer-year": "2026"}
    page = answered(writer, begun(writer, "objection", {"answer": "No."}), "letter_date", in_time)
    assert "Why is it later?" not in page.text


def test_a_changed_answer_leads_back_to_the_check_page_or_to_what_it_opens(writer: Visitor) -> None:
    draft = begun(writer)
    page = writer.open(f"{draft}?q=check")
    page = writer.open(page.links("q=hope")[0])
    page = writer.fill(page, {"answer": "An apology."}, form="q=hope")
    assert page.heading == "Check what you want to send"
    page = writer.open(page.links("q=already_sent")[0])
    page = writer.fill(page, {"answer": "yes"}, form="q=already_sent")
    assert "When did you send it?" in page.text


@pytest.mark.requirement("T-47")
def test_a_citizen_service_number_is_warned_of_but_never_blocks(writer: Visitor) -> None:
    draft = begun(writer)
    page = answered(writer, draft, "hope", {"answer": "I am 111222333."})
    assert "seems to hold a citizen service number" in page.text
    assert "111222333" in page.tree.xpath("//textarea")[0].text
    page = writer.open(page.links("q=relation")[0])
    assert page.heading == "Question 7 of 11"
    assert "seems to hold" in writer.open(f"{draft}?q=check").text


def test_a_file_is_added_with_an_answer_about_health_and_taken_away_again(writer: Visitor) -> None:
    draft = begun(writer)
    page = writer.open(f"{draft}?q=files")
    page = writer.fill(page, {"file": (picture(), "letter.jpg"), "medical": "yes"}, form="/files")
    assert "letter.jpg" in page.text
    assert "Kept apart" in page.text
    page = writer.fill(page, {}, form="/files/")
    assert "letter.jpg" not in page.text


@pytest.mark.requirement("T-44")
def test_a_file_without_an_answer_about_health_is_not_kept(writer: Visitor) -> None:
    draft = begun(writer)
    page = writer.open(f"{draft}?q=files")
    page = writer.fill(page, {"file": (picture(), "letter.jpg")}, form="/files", status=400)
    assert "Choose what this file is." in page.text
    assert "letter.jpg" not in writer.open(f"{draft}?q=files").text


def test_a_file_of_another_type_says_what_can_be_sent(writer: Visitor) -> None:
    page = writer.open(f"{begun(writer)}?q=files")
    wrong = {"file": (io.BytesIO(b"MZ not a picture"), "letter.jpg"), "medical": "no"}
    page = writer.fill(page, wrong, form="/files", status=400)
    assert "Send a picture (JPG or PNG) or a PDF." in page.text
    assert page.links("#file")


def test_a_body_that_is_far_too_large_is_refused_and_the_steps_before_are_kept(writer: Visitor) -> None:
    draft = begun(writer)
    answer = writer.client.post(
        f"{draft}/files", data=b"x" * 50 * 1024 * 1024, content_type="multipart/form-data; boundary=x"
    )
    assert answer.status_code == 413
    assert "This is too large" in answer.get_data(as_text=True)
    assert STORY in writer.open(f"{draft}?q=check").text


def test_a_text_that_cannot_be_kept_stays_on_the_page(
    writer: Visitor, quiet_app: Flask, clock: FakeClock
) -> None:
    draft = begun(writer)
    page = writer.open(f"{draft}?q=hope")
    store = quiet_app.extensions["inzage"].store
    with closing(connect(store.engine.url.database)) as other:
        # Somebody else holds the store for longer than anybody waits.
        other.execute("BEGIN IMMEDIATE")
        page = writer.fill(page, {"answer": "An apology."}, form="q=hope", status=503)
        assert "We could not keep it. Your text is still here." in page.text
        assert page.tree.xpath("//textarea")[0].text.strip() == "An apology."
    page = writer.fill(page, {}, form="q=hope")
    assert page.heading == "Question 7 of 11"


def test_an_unknown_question_is_not_found(writer: Visitor) -> None:
    writer.open(f"{begun(writer)}?q=made-up", status=404)


@pytest.mark.requirement("T-74")
def test_an_unsent_draft_is_gone_after_its_thirty_days(writer: Visitor) -> None:
    page = writer.open(begun(writer))
    assert "We keep this for you until 23 December 2026." in page.text
