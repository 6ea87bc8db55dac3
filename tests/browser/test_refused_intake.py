"""Somebody does not want to tell more at an intake, wants another contact person, and stops. Both sides."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask

from portal.worker.running import bench_of
from portal.worker.stopped import destroy_stopped
from tests.browser.citizen import Citizen
from tests.browser.conftest import Phones
from tests.clocks import MONDAY
from tests.desk.ways import assignment_of

pytestmark = pytest.mark.browser

AFTER_A_WEEK = MONDAY + timedelta(days=8)


def open_at_the_desk(app: Flask, adviser: Citizen) -> None:
    adviser.open(f"desk/people/{assignment_of(app, 'wmo-adviser', 'counter-visitor')}")
    adviser.choose("Writing down a talk about the person")
    adviser.choose("No")
    adviser.press("Open the file")
    adviser.follow("Files of this person")
    adviser.follow("Dossier Wmo")


def go_to_the_choices(him: Citizen) -> None:
    him.open("dossier")
    him.follow("Dossier Wmo")
    him.follow("Say no, or choose something else")
    assert "If you tell no more than that, they must still help you." in him.text
    him.follow("Go on")
    assert "Your help does not change because of it." in him.text
    him.follow("Go on")


@pytest.mark.requirement("R-042", "R-085", "R-097", "R-122")
def test_who_refuses_gets_another_contact_person_a_week_to_think_and_a_proof(
    phone: Phones, app: Flask, scripts: bool
) -> None:
    him = phone("counter-visitor", scripts=scripts)
    go_to_the_choices(him)
    him.press("Send my choice")
    assert "Choose what you want." in him.text
    him.choose("I want another contact person")
    him.press("Send my choice")
    assert "Nothing is lost." in him.text

    adviser = phone("wmo-adviser", scripts=scripts)
    open_at_the_desk(app, adviser)
    assert "Asks for another contact person" in adviser.text
    adviser.follow("Answer this person")
    adviser.write("Who helps this person now? This person reads it", "Fatma van het loket helpt u nu.")
    adviser.press("Save what I filled in")
    assert "The answer: Fatma van het loket helpt u nu." in adviser.text

    go_to_the_choices(him)
    him.choose("I want to stop with this request")
    him.page.get_by_label("I know that this site destroys all of it when I stop").check()
    him.press("Send my choice")
    assert "You can think until 30 November 2026." in him.text
    adviser.page.reload()
    assert "Says no for now" in adviser.text
    assert "stop" not in adviser.text.lower()

    assert destroy_stopped(bench_of(app.extensions["inzage"]), AFTER_A_WEEK) == 1
    him.open("dossier")
    assert "Dossier Wmo" not in him.text
    him.page.get_by_role("link", name="Wmo-loket Waterstad").click()
    assert "This site destroyed all it had of this request." in him.text
    assert "U kreeg in 1987 een boete" not in him.everything
    assert adviser.page.reload().status == 404  # type: ignore[union-attr]
