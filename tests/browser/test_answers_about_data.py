"""The official's half of J05 and J11, in Dutch: what was asked is answered, and the person reads it."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.browser.citizen import Citizen
from tests.browser.conftest import Phones
from tests.browser.filling import fill
from tests.cases.ways import sent
from tests.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]

ASKED = "Was er een waarschuwing voordat ik werd gekort?"
NONE = "Geen waarschuwing gevonden. Wij keken in elk systeem."
SECRET = "Schuilhof"
PARTLY: dict[str, object] = {"outcome": "partly", "article": "AVG art. 15 lid 4"}
GIVEN = "Wij weten niet wie uw adres gaf. Dat spijt ons."

LOOK_IN_EACH = """() => {
    let known = false
    for (const one of document.querySelectorAll("main form h2, main form input[type=radio]")) {
        if (one.tagName === "H2") known = one.nextElementSibling.tagName === "DETAILS"
        else if (one.value === (known ? "found" : "nothing")) one.checked = true
    }
}"""
"""Say of each system what was found: something where this site knows of it already, and else nothing."""


def asked_by(app: Flask, person: str, kind: str, text: str) -> str:
    """Let somebody ask something; return the case. How it is asked is walked in the first half."""
    who = Visitor(app)
    who.sign_in(person)
    return sent(who, kind, {"answer": text}).rsplit("/", 1)[1]


def take(officer: Citizen, case: str) -> None:
    """Take a request from the queue."""
    officer.open("desk/rights")
    officer.page.locator(f"main button[name=case][value='{case}']").click()
    officer.look()


def answer(officer: Citizen, case: str, values: dict[str, object]) -> None:
    """Answer the one request of a case."""
    officer.open(f"desk/rights/{case}")
    officer.page.locator("main a[href*='/answer/']").first.click()
    officer.look()
    fill(officer, values)
    officer.press("Verstuur het antwoord")


@pytest.mark.requirement("T-34")
def test_he_reads_that_no_warning_was_found_after_two_officials_looked(
    app: Flask, phone: Phones, scripts: bool
) -> None:
    case = asked_by(app, "late-objector", "inspection", ASKED)
    names = ("privacy-officer", "second-privacy-officer")
    officer, second = (phone(name, scripts=scripts, lang="nl") for name in names)
    take(officer, case)
    assert ASKED in officer.text
    officer.follow("Maak de kopie van de gegevens")
    officer.page.evaluate(LOOK_IN_EACH)
    officer.press("Bewaar en bekijk")
    assert officer.heading == "Dit krijgt de persoon"
    officer.press("Laat een collega controleren")
    second.open("desk/rights")
    second.page.locator("main button[name=part]").click()
    second.look()
    assert "Wij geven u alles wat wij mogen geven." in second.text
    second.press("Ik controleerde het: het klopt")
    answer(officer, case, {"outcome": "granted", "reason": NONE, "meaning": "U krijgt een kopie."})
    him = phone("late-objector", scripts=scripts, lang="nl")
    him.open(f"cases/{case}")
    assert NONE in him.text and "Er is niets gevonden" in him.text
    for word in ("geweigerd", "afgewezen", "te laat", "niet-ontvankelijk"):
        assert word not in him.text.lower(), word


@pytest.mark.requirement("R-211", "R-185")
def test_who_gave_the_address_is_answered_and_a_correction_ends_only_with_the_last_body(
    app: Flask, phone: Phones, scripts: bool
) -> None:
    case = asked_by(app, "at-risk", "recipients", "Wie gaf mijn adres?")
    officer, her = (phone(name, scripts=scripts, lang="nl") for name in ("privacy-officer", "at-risk"))
    take(officer, case)
    assert SECRET not in officer.everything
    answer(officer, case, {**PARTLY, "reason": GIVEN, "meaning": "Wij zoeken dit verder uit."})
    her.open(f"cases/{case}")
    assert GIVEN in her.text and "Wij zoeken dit verder uit." in her.text
    assert SECRET not in her.everything
    case = asked_by(app, "at-risk", "correction", "Haal mijn adres bij hen weg.")
    take(officer, case)
    officer.page.locator("main a[href*='/answer/']").first.click()
    body = str(officer.page.locator("main input[name=bodies]").first.get_attribute("value"))
    yes: dict[str, object] = {"outcome": "granted", "reason": "U hebt gelijk.", "meaning": "Het is weg."}
    answer(officer, case, {**yes, "bodies": body})
    her.open(f"cases/{case}")
    assert "Nog geen antwoord" in her.text and not her.page.get_by_text("Klaar", exact=True).count()
    officer.open(f"desk/rights/{case}")
    officer.page.locator("main a[href*='/bodies/']").first.click()
    officer.look()
    fill(officer, {"state": "confirmed"})
    officer.page.locator("main form button.nl-button--primary").click()
    her.open(f"cases/{case}")
    assert her.page.get_by_text("Klaar", exact=True).count()
    assert SECRET not in her.everything
