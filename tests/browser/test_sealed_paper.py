"""A doctor's paper that came by post (J12), and a recording of a quarrel (J10), from all sides."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from sqlalchemy import select

from portal.medical.models import SetAside
from tests.browser.citizen import Citizen
from tests.browser.conftest import Phones
from tests.browser.ways import Said, complain_shortly, in_words_of
from tests.cases.ways import picture
from tests.desk.ways import assignment_of, store_of
from tests.medical.sounds import m4a

pytestmark = pytest.mark.browser

CONCLUSION = "Een traplift is nodig."


def offer(who: Citizen, name: str, kind: str, content: bytes) -> None:
    """Choose a file on the page."""
    file = {"name": name, "mimeType": kind, "buffer": content}
    who.page.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]  # A file, as a mapping.


def first_item(adviser: Citizen) -> str:
    """Open what waits first at the desk of the adviser; return its address."""
    adviser.open("desk/kept-apart")
    adviser.page.locator("main article h2 a").first.click()
    adviser.look()
    return adviser.at


def as_it_stands(msgid: str) -> str:
    """Say something of ours in English."""
    return msgid


def decide(adviser: Citizen, step: str, conclusion: str = "", *, said: Said = as_it_stands) -> None:
    """Take a decision."""
    adviser.choose(said(step))
    adviser.write(said("Why? The person reads this."), "Alleen zo weet ik wat er nodig is.")
    if conclusion:
        adviser.write(said("Your conclusion, without anything about the illness itself"), conclusion)
    adviser.press(said("Decide this"))


@pytest.mark.requirement("R-041", "R-044", "R-093")
@pytest.mark.parametrize("lang", ["nl", "ar"])
def test_a_doctors_answer_is_sealed_opened_after_a_decision_and_gone_after_it(
    app: Flask, phone: Phones, scripts: bool, lang: str
) -> None:
    said = in_words_of(app, lang)
    her, adviser = phone("wife", scripts=scripts, lang=lang), phone("medical-adviser", lang=lang)
    her.open("kept-apart/letter")
    her.page.locator("main input[type=checkbox]").first.check()
    her.box(said("Which organisation asks for it?")).select_option(index=1)
    her.press(said("Make the letter"))
    assert her.heading == said("The letter for your doctor")
    assert "geen kopie van het dossier" in her.text, "a doctor here reads Dutch"
    desk = phone("caseworker", scripts=scripts, lang=lang)
    desk.open(f"desk/people/{assignment_of(app, 'caseworker', 'wife')}")
    desk.choose(said("Preparing a meeting about the person"))
    desk.choose(said("No"))
    desk.press(said("Open the file"))
    desk.follow(said("Seal a paper of a doctor"))
    offer(desk, "huisarts.jpg", "image/jpeg", picture().getvalue())
    desk.press(said("Seal it"))
    assert said("It is sealed") in desk.text
    her.open("notices")
    assert said("A paper about your health came in. It is sealed, and nobody read it.") in her.text
    item = first_item(adviser)
    assert adviser.button(said("Open it")).count() == 0, "first a decision"
    for other in (desk, her):
        answer = other.page.request.get(re.sub(rf"/{lang}/.*", item, other.page.url))
        assert answer.status == 404
    decide(adviser, "It may be opened: I must know what is in it", said=said)
    assert said("It was decided that you may open it. The person sees each time that you do.") in adviser.text
    decide(adviser, "Destroy it", CONCLUSION, said=said)
    her.open("kept-apart")
    her.page.locator("main a[href*='/kept-apart/']").first.click()
    her.look()
    assert CONCLUSION in her.text and "Alleen zo weet ik wat er nodig is." in her.text
    assert "huisarts" not in her.everything
    with store_of(app).reading() as work:
        assert work.value(select(SetAside.sealed)) is None


@pytest.mark.requirement("R-210")
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_recording_of_a_quarrel_is_not_heard_before_somebody_decides(
    app: Flask, phone: Phones, scripts: bool, lang: str
) -> None:
    said = in_words_of(app, lang)
    rob, karin = phone("husband", scripts=scripts, lang=lang), phone("wife", scripts=scripts, lang=lang)
    adviser = phone("medical-adviser", scripts=scripts, lang=lang)
    complain_shortly(rob)
    rob.follow(said("Follow your case"))
    offer(rob, "ruzie.m4a", "audio/mp4", m4a())
    rob.choose(said("A recording in which others can be heard or seen"))
    rob.press(said("Add this file"))
    assert said("Not listened to") in rob.text
    item = first_item(adviser)
    assert said("It may be opened: I must know what is in it") not in adviser.text, "first who else is in it"
    adviser.choose(said("Tell that person that something was offered"))
    adviser.write(said("The citizen service number of that person"), "999990019")
    adviser.press(said("Keep this"))
    karin.open("notices")
    assert said("Somebody offered us something that is about you. Nobody used it yet.") in karin.text
    assert "ruzie" not in karin.everything
    karin.open("kept-apart")
    assert said("Nothing is kept apart") in karin.text
    assert karin.page.request.get(re.sub(rf"/{lang}/.*", item, karin.page.url)).status == 404
    decide(adviser, "Give it back to the person", said=said)
    rob.open("kept-apart")
    rob.page.locator("main a[href*='/kept-apart/']").first.click()
    rob.look()
    assert said("It was given back to you") in rob.text
