"""A mother at a computer of the library complains about what school was told. Journey J03."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from portal.cases.models import Case
from portal.web import Portal
from portal.worker.running import bench_of, run_due
from tests.browser.conftest import Phones
from tests.browser.filling import fill
from tests.browser.ways import to_the_check
from tests.clocks import FakeClock
from tests.desk.ways import agency, store_of

pytestmark = pytest.mark.browser

SCHOOL = "Basisschool De Waterlelie"


@pytest.mark.requirement("R-100", "R-138")
def test_she_reads_what_she_signed_and_that_not_named_is_no(phone: Phones, scripts: bool) -> None:
    her = phone("mother", scripts=scripts)
    her.open("")
    her.follow("Read what you signed")
    for kind in ("What others may tell about you", "Help you agreed to", "What you read"):
        assert her.page.get_by_role("heading", name=kind).is_visible(), "three kinds, never mixed"
    her.follow("De Brug mag overleggen over Mees")
    named = her.part("Who may know it")
    assert "Not named is no." in named
    assert "Wijkteam De Haven: Yes, they may know it" in named
    assert SCHOOL not in named
    signed = her.part("The text as you saw it")
    for words in ("2025-3", "Wie hier niet staat, hoort niets.", "15 September 2025"):
        assert words in signed
    her.back()
    her.follow("De Brug mag overleggen over Mees (nieuw)")
    assert f"{SCHOOL}: No, they may not know it" in her.part("Who may know it")


def test_she_complains_about_two_organisations_at_once(phone: Phones, scripts: bool) -> None:
    her = phone("mother", scripts=scripts)
    her.open("declarations")
    her.follow("De Brug mag overleggen over Mees (nieuw)")
    her.follow("Complain about this")
    her.write("What happened?", "De Brug vertelde school hoe het thuis gaat. School mag dat niet weten.")
    her.press("Go on")
    her.press("Go on")
    assert her.box("Jeugdhulp De Brug").is_checked()
    her.choose("Gemeente Waterstad")
    to_the_check(her)
    assert "Jeugdhulp De Brug" in her.text and "Gemeente Waterstad" in her.text
    her.press("Send")
    assert her.heading == "We received it"
    assert "De Brug mag overleggen over Mees (nieuw)" in her.text


@pytest.mark.requirement("R-208", "R-257")
@pytest.mark.parametrize(("lang", "runs_scripts"), [("nl", True), ("en", False)])
def test_the_town_keeps_it_while_the_provider_is_asked_and_she_hears_that_it_came_back(
    phone: Phones, app: Flask, clock: FakeClock, lang: str, runs_scripts: bool
) -> None:
    her = phone("mother", scripts=runs_scripts, lang=lang)
    her.open("cases/new/complaint")
    her.write(her.said("What happened?"), "De Brug vertelde school hoe het thuis gaat.")
    her.press(her.said("Go on"))
    her.press(her.said("Go on"))
    for body in ("Jeugdhulp De Brug", "Gemeente Waterstad"):
        her.choose(body)
    to_the_check(her)
    her.press(her.said("Send"))
    her.follow(her.said("Follow your case"))
    case = her.at.rsplit("/", 1)[1].partition("?")[0]
    handler = phone("complaint-handler", scripts=runs_scripts, lang=lang)
    handler.open("desk/complaints")
    handler.page.locator(f"main form[action*='{case}'] button").first.click()
    handler.look()
    handler.open(f"desk/complaints/{case}/steps/pass-on")
    fill(handler, {"body": agency(app, "o-brug"), "text": "Zij vertelden het."})
    handler.press(handler.said("Offer it"))
    owner = owner_of(app, case)
    her.open(f"cases/{case}")
    assert her.said("They asked another organisation to take it over") in her.text
    assert owner == agency(app, "o-gemeente"), "one owner, also while another is asked"
    clock.later(days=8)
    parts: Portal = app.extensions["inzage"]
    run_due(bench_of(parts))
    her.sign_in("mother")
    her.open(f"cases/{case}")
    assert her.said("The other organisation did not take it. It came back.") in her.text
    assert owner_of(app, case) == owner
    her.open("notices")
    day = app.extensions["inzage"].words[lang].day(clock.today())
    news = her.text.split(day, 1)[1].split(day, 1)[0]
    assert her.said("There is news about what you sent") in news, "she was told that day"
    handler.sign_in("complaint-handler")
    handler.open(f"desk/complaints/{case}/steps/pass-on")
    assert handler.box(handler.said("Why must it go there?")).is_visible(), "it can be offered again"


def owner_of(app: Flask, case: str) -> str:
    """The organisation that must answer a case."""
    with store_of(app).reading() as work:
        return str(work.value(select(Case.owner_agency_id).where(Case.id == case)))


def test_ten_minutes_later_the_next_visitor_of_the_library_sees_nothing_of_her(
    phone: Phones, scripts: bool, clock: FakeClock
) -> None:
    her = phone("mother", scripts=scripts)
    for path in ("declarations", "cases", "consultations", "me"):
        assert "no-store" in str(her.open(path).header_value("cache-control")), path
    clock.later(minutes=9)
    her.open("declarations")
    assert her.heading == "Your declarations", "each page begins ten new minutes"
    clock.later(minutes=10, seconds=1)
    her.open("declarations")
    assert her.heading == "Sign in"
    her.back()
    assert her.heading == "Sign in"
    assert "Mees" not in her.everything
