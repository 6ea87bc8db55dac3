"""Wrong, missing and too large answers: the page says what to do, and nothing that was typed is lost."""

from __future__ import annotations

import pytest

from tests.browser.citizen import Citizen
from tests.browser.conftest import Phones
from tests.browser.ways import write_day

pytestmark = pytest.mark.browser

MEDICAL = "Something about health, mine or of somebody else"
PAPER = {"name": "brief.docx", "mimeType": "application/octet-stream", "buffer": b"this is no picture"}


def has_focus(who: Citizen, selector: str) -> bool:
    """Tell whether this part of the page has the focus."""
    return bool(who.page.evaluate("part => document.activeElement.matches(part)", selector))


def test_an_answer_that_is_needed_is_asked_again_with_a_link_to_its_box(phone: Phones, scripts: bool) -> None:
    her = phone("wife", scripts=scripts)
    her.open("cases/new/complaint")
    with her.page.expect_response(lambda answer: answer.request.method == "POST") as sent:
        her.press("Go on")
    assert sent.value.status == 400
    assert "There is a problem" in her.text
    if scripts:
        assert has_focus(her, "[role=alert]")
    her.follow("Write what happened. One sentence is enough.")
    assert has_focus(her, "textarea")
    her.page.keyboard.type("Nu wel.")
    her.press("Go on")
    assert her.heading == "Question 2 of 11"


def test_a_day_that_cannot_be_stays_as_it_was_typed(phone: Phones, scripts: bool) -> None:
    him = phone("late-objector", scripts=scripts)
    him.open("cases/new/objection")
    him.write("Which decision is it, and why do you not agree?", "De korting.")
    him.press("Go on")
    write_day(him, "31", "februari", "2026")
    him.press("Go on")
    assert him.heading.startswith("Question 2")
    assert [him.box(part).input_value() for part in ("Day", "Month", "Year")] == ["31", "februari", "2026"]
    him.follow("This day does not exist. Look at the calendar.")
    assert has_focus(him, "[name$='-day']")


def test_a_text_that_is_too_long_is_kept_and_says_how_much_must_go(phone: Phones, scripts: bool) -> None:
    her = phone("wife", scripts=scripts)
    her.open("cases/new/complaint")
    story = "zin " * 5_003
    her.write("What happened?", story)
    her.press("Go on")
    assert "Your text is too long. Take out" in her.text
    assert her.box("What happened?").input_value().strip() == story.strip()


def test_a_file_of_a_wrong_kind_is_refused_and_the_answers_stay(phone: Phones, scripts: bool) -> None:
    her = phone("wife", scripts=scripts)
    her.open("cases/new/inspection")
    her.write("What do you want to see?", "Alles.")
    while not her.page.locator("input[type=file]").count():
        her.press("Go on")
    her.page.locator("input[type=file]").set_input_files(PAPER)  # type: ignore[arg-type]  # A file as a dict.
    her.choose(MEDICAL)
    her.press("Add this file")
    assert "There is a problem" in her.text
    assert "Send a picture (JPG or PNG) or a PDF." in her.page.get_by_role("alert").inner_text()
    assert her.box(MEDICAL).is_checked()
    her.press("Go on")
    assert "Alles." in her.text


def test_changing_the_language_half_way_keeps_what_was_written(phone: Phones, scripts: bool) -> None:
    her = phone("wife", scripts=scripts)
    her.open("cases/new/complaint")
    her.write("What happened?", "Zij kwamen te laat.")
    her.press("Go on")
    her.read_in("Nederlands")
    assert her.page.locator("html").get_attribute("lang") == "nl"
    her.page.locator("main").get_by_role("link", name="Terug", exact=True).click()
    assert her.page.locator("textarea").input_value() == "Zij kwamen te laat."


def test_changing_the_language_after_a_refusal_shows_the_same_question(phone: Phones) -> None:
    her = phone("wife")
    her.open("cases/new/complaint")
    her.press("Go on")
    her.read_in("Nederlands")
    assert her.page.locator("textarea").is_visible()
    assert her.page.locator("html").get_attribute("lang") == "nl"
