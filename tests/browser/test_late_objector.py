"""A man tells in his own words about a cut and about pressure. Journey J05, its first half."""

from __future__ import annotations

import re

import pytest
from flask import Flask

from tests.browser.citizen import Citizen
from tests.browser.conftest import Phones
from tests.browser.filling import fill
from tests.browser.ways import to_the_check, write_day
from tests.clocks import FakeClock
from tests.desk.ways import agency

pytestmark = pytest.mark.browser

NUMBER = r"20\d\d-[0-9A-Z]{4}-[0-9A-Z]{4}"
STORY = (
    "Mijn uitkering is 30% gekort en daarna drie maanden 100%. Mijn bezwaar was te laat. "
    "De klantmanager zette mij onder druk en zij luisterde niet."
)


@pytest.mark.requirement("R-240")
def test_the_site_tells_the_decision_and_the_behaviour_apart(phone: Phones, scripts: bool) -> None:
    him = phone("late-objector", scripts=scripts)
    him.open("")
    him.follow("Tell what happened")
    him.write("What happened?", STORY)
    him.press("Go on")
    assert him.heading == "What do you want to do?"
    assert STORY in him.text
    offered = him.page.locator("main fieldset label").all_inner_texts()
    assert offered[0].startswith("Object to a decision"), "it has the shortest time"
    assert any(one.startswith("Make a complaint") for one in offered[1:3])
    assert "You write about a decision." in him.text
    assert "You write about how someone treated you." in him.text
    assert "A wrong choice never costs you a right." in him.text


@pytest.mark.requirement("R-240")
def test_a_late_objection_is_asked_why_and_taken(phone: Phones, scripts: bool) -> None:
    him = phone("late-objector", scripts=scripts)
    him.open("cases/new")
    him.write("What happened?", STORY)
    him.press("Go on")
    him.choose("Object to a decision")
    him.press("Go on")
    assert "Which date is on the letter?" in him.text
    write_day(him, "2", "maart", "2026")
    him.press("Go on")
    assert "Why is it later?" in him.text
    assert "We still take it." in him.everything
    him.write("Why is it later?", "Ik lag in het ziekenhuis.")
    him.press("Go on")
    to_the_check(him)
    assert "Ik lag in het ziekenhuis." in him.text
    him.press("Send")
    assert him.heading == "We received it"
    assert "23 November 2026" in him.text, "the first day counts"
    assert "We pass your objection on to the organisation that decided." in him.text
    for word in ("refused", "rejected", "too late", "not allowed"):
        assert word not in him.text.lower()


@pytest.mark.requirement("R-240")
def test_an_objection_in_time_is_not_asked_why_later(phone: Phones) -> None:
    him = phone("late-objector")
    him.open("cases/new/objection")
    him.write("Which decision is it, and why do you not agree?", STORY)
    him.press("Go on")
    write_day(him, "10", "11", "2026")
    him.press("Go on")
    assert "Why is it later?" not in him.text


def test_he_asks_whether_there_was_a_warning(phone: Phones, scripts: bool) -> None:
    him = phone("late-objector", scripts=scripts)
    him.open("")
    him.follow("See or correct your data")
    him.page.locator("main").get_by_role("link", name="See your data").first.click()
    him.look()
    him.write("What do you want to see?", "Was er een waarschuwing voordat ik werd gekort?")
    him.press("Go on")
    him.choose("Werk en Inkomen Waterstad")
    to_the_check(him)
    him.press("Send")
    assert "Was er een waarschuwing voordat ik werd gekort?" in him.part("What you sent")
    him.page.locator("footer").get_by_role("link", name="Who can help you").click()
    him.look()
    assert "free" in him.text


@pytest.mark.requirement("R-240")
def test_the_decision_and_the_behaviour_stand_under_one_number(phone: Phones, scripts: bool) -> None:
    him = phone("late-objector", scripts=scripts)
    him.open("cases/new/objection")
    him.write("Which decision is it, and why do you not agree?", STORY)
    him.press("Go on")
    to_the_check(him)
    him.press("Send")
    number = re.search(NUMBER, him.text)
    assert number
    him.follow("Follow your case")
    him.page.locator("main form[action$='/parts'] button[value=complaint]").click()
    him.look()
    assert "It is added under the same number." in him.text
    assert {*re.findall(NUMBER, him.text)} == {number[0]}
    held = him.part("What this case holds")
    assert "Complaint" in held and "Objection" in held


def object_late(him: Citizen) -> str:
    """Send an objection to a decision of long ago; return the case."""
    him.open("cases/new/objection")
    him.write(him.said("Which decision is it, and why do you not agree?"), STORY)
    him.press(him.said("Go on"))
    for label, part in (("Day", "2"), ("Month", "3"), ("Year", "2026")):
        him.write(him.said(label), part)
    him.press(him.said("Go on"))
    him.write(him.said("Why is it later?"), "Ik lag in het ziekenhuis.")
    him.press(him.said("Go on"))
    to_the_check(him)
    him.press(him.said("Send"))
    assert him.heading == him.said("We received it")
    him.follow(him.said("Follow your case"))
    return him.at.rsplit("/", 1)[1].partition("?")[0]


def do(handler: Citizen, case: str, name: str, values: dict[str, object], button: str) -> None:
    """Do one step of a case at the desk."""
    handler.open(f"desk/complaints/{case}/steps/{name}")
    fill(handler, values)
    handler.press(handler.said(button))
    assert handler.said("There is a problem") not in handler.text, handler.text[:300]


@pytest.mark.requirement("R-240", "R-208", "R-257")
@pytest.mark.parametrize(("lang", "runs_scripts"), [("nl", False), ("en", True)])
def test_his_late_objection_is_passed_on_with_its_first_date_and_the_body_looks_again(
    phone: Phones, app: Flask, clock: FakeClock, lang: str, runs_scripts: bool
) -> None:
    him = phone("late-objector", scripts=runs_scripts, lang=lang)
    case = object_late(him)
    (number,) = {*re.findall(NUMBER, him.text)}
    first_day = app.extensions["inzage"].words[lang].day(clock.today())
    handler = phone("complaint-handler", scripts=runs_scripts, lang=lang)
    handler.open("desk/complaints")
    handler.page.locator(f"main form[action*='{case}'] button").first.click()
    handler.look()
    assert STORY[:40] in handler.text
    assert "Ik lag in het ziekenhuis." in handler.text
    clock.later(days=1)
    handler.sign_in("complaint-handler")
    body = agency(app, "o-werk")
    do(handler, case, "pass-on", {"body": body, "text": "Zij namen het besluit."}, "Offer it")
    him.sign_in("late-objector")
    him.open(f"cases/{case}")
    assert him.said("They asked another organisation to take it over") in him.text
    do(handler, case, "accepted", {}, "Yes, it took over")
    him.open(f"cases/{case}")
    assert him.said("The other organisation took it over") in him.text
    assert number in him.text and first_day in him.text, "the number and the first date stay"
    for word in ("geweigerd", "afgewezen", "te laat", "refused", "rejected", "too late"):
        assert word not in him.text.lower().replace(STORY.lower(), ""), word
