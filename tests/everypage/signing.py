"""Pages of asking, signing and stopping, for the person, at the desk and in the register of texts."""

from __future__ import annotations

from tests.cases.ways import picture
from tests.declarations.pages import ASKED, ask, whole
from tests.desk.ways import agency, assignment_of, opened
from tests.everypage.camera import Camera, Roll
from tests.promises.ways import day

WHO = "mother"


def walk(roll: Roll) -> None:
    """Ask, sign, refuse, take back and stop; and look at the register."""
    roll.camera("safety-officer").take("desk-declarations-nothing", "desk/declarations", alike=True)
    official, citizen = roll.camera("team-leader"), roll.camera(WHO)
    assignment = assignment_of(roll.app, "team-leader", WHO)
    opened(official, assignment)
    at = f"desk/people/{assignment}/declarations"
    official.take("desk-declarations-person-none", at)
    _asking(official, at)
    _answering(citizen)
    _own_story(official, citizen, at)
    _together(official, at)
    _stopping(roll, official, citizen, at)
    _register(roll.camera("privacy-officer"))


def _asking(official: Camera, at: str) -> None:
    page = official.take("desk-declarations-ask", f"{at}/new")
    text = page.form("/new").xpath(".//input[@name='version']/@value")
    wrong = official.fill(page, {"version": text[0]}, form="/new", status=400)
    official.take("desk-declarations-ask-wrong", wrong)
    for place, version in enumerate(text):
        page = ask(official, at, version=version)
        if place == 0:
            official.take("desk-declarations-asked", page, alike=True)
    ask(official, at, version=text[0])
    official.take("desk-declarations", "desk/declarations")


def _answering(citizen: Camera) -> None:
    page = citizen.take("declarations-asked", "declarations")
    for link in page.links("/declarations/asked/"):
        asked = citizen.open(link)
        names = {node.get("name") for node in asked.form("/asked/").xpath(".//input[@type='radio']")}
        is_read = bool(asked.form("/asked/").xpath(".//button[contains(@class, '--primary')]"))
        if names and "sign-release" not in {one.name for one in citizen.roll.taken}:
            citizen.take("sign-release", asked)
            wrong = citizen.fill(asked, {"do": "sign"}, form="/asked/", status=400)
            citizen.take("sign-release-wrong", wrong)
            citizen.take("sign-release-signed", citizen.fill(asked, whole(asked), form="/asked/"))
        elif is_read:
            citizen.take("sign-read", asked)
            citizen.take("sign-read-done", citizen.fill(asked, {"do": "sign"}, form="/asked/"), alike=True)
        elif not names:
            citizen.take("sign-help", asked, alike=True)
            citizen.take("sign-help-no", citizen.fill(asked, {"do": "refuse"}, form="/asked/"))


def _own_story(official: Camera, citizen: Camera, at: str) -> None:
    page = citizen.take("own-story", "own-story")
    citizen.take("own-story-wrong", citizen.fill(page, {}, form="/own-story", status=400))
    team = agency(official.roll.app, "o-haven")
    told = {"story": "Ik slaap slecht sinds de verhuizing.", "data_kinds": ["health"], "agency": team}
    citizen.take("own-story-sent", citizen.fill(page, told, form="/own-story"))
    page = official.take("desk-own-stories", at)
    official.take("desk-own-story", page.links("/declarations/story/")[0])


def _together(official: Camera, at: str) -> None:
    page = official.take("desk-declarations-person", at)
    link = page.links("/paper")[0]
    official.take("desk-declarations-counter", page.links("/counter")[0])
    paper = official.take("desk-declarations-paper", link)
    wrong = official.fill(paper, {"do": "sign"}, form="/paper", status=400)
    official.take("desk-declarations-paper-wrong", wrong)
    values = {**whole(paper), **day("signed_on", 20, 11, 2026), "scan": (picture(), "p.png")}
    official.fill(paper, values, form="/paper")


def _stopping(roll: Roll, official: Camera, citizen: Camera, at: str) -> None:
    for link in citizen.open("declarations").links("/declarations/"):
        shown = citizen.open(link)
        if shown.links("/withdraw") and ASKED["question"] in shown.text:
            if shown.links("/signature"):
                citizen.take("declaration-on-paper", shown, alike=True)
            page = citizen.open(shown.links("/withdraw")[0])
            end = citizen.fill(page, {}, form="/withdraw")
            if "declaration-end" not in {one.name for one in roll.taken}:
                citizen.take("declaration-end", end)
    officer = roll.camera("privacy-officer")
    page = officer.take("desk-declarations-silent", "desk/declarations")
    officer.take("desk-declarations-silent-one", page.links("/stops/")[0], alike=True)
    page = official.take("desk-declarations-to-stop", at)
    stop = official.take("desk-declarations-stop", page.links("/stops/")[0])
    official.take("desk-declarations-stop-wrong", official.fill(stop, {}, form="/stops/", status=400))
    official.fill(stop, {"used": "Eén gesprek met de huisarts."}, form="/stops/")


def _register(officer: Camera) -> None:
    page = officer.take("desk-texts", "desk/declarations/texts")
    officer.take("desk-text", page.links("/texts/")[0])
    # The second one is out of use: it has only the form of the next version.
    old = officer.take("desk-text-old", page.links("/texts/")[1], alike=True)
    officer.take("desk-text-wrong", officer.fill(old, {"version": ""}, form="/texts/", status=400))
