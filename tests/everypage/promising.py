"""Pages of promises, for the person and at the desk: empty, full, late, asked, answered, filled in badly."""

from __future__ import annotations

from tests.desk.ways import assignment_of, opened
from tests.everypage.camera import Camera, Roll
from tests.promises.ways import PROMISED, SENT, day

WHO = "wife"


def walk(roll: Roll) -> None:
    """Ask, answer, plan, and look for what was sent before."""
    nobody = roll.camera("child-13")
    nobody.take("promises-none", "promises")
    citizen = roll.camera(WHO)
    _asking(citizen)
    _at_the_desk(roll)
    _after(citizen)
    roll.camera("manager").take("promises-late", "desk/promises")
    roll.camera("manager").take("complaint-figures", "desk/complaint-figures")


def _asking(citizen: Camera) -> None:
    page = citizen.take("promises", "promises")
    plan = citizen.take("promises-plan", page.links("/promises/plans/")[0])
    for link in plan.links("/promises/"):
        if "/plans/" not in link:
            citizen.take(f"promises-duty-{plan.links('/promises/').index(link)}", link, alike=True)
    page = citizen.take("promises-ask", "promises/new")
    citizen.take("promises-ask-wrong", citizen.fill(page, {"text": ""}, form="/new", status=400))
    body = page.form("/new").xpath(".//select/option/@value")[1]
    citizen.take("promises-asked", citizen.fill(page, {**PROMISED, "agency": body}, form="/new"))
    page = citizen.take("promises-sent", "promises/sent")
    citizen.take("promises-sent-wrong", citizen.fill(page, {"what": ""}, form="/sent", status=400))
    for words in ("een diploma", SENT["what"]):
        work = page.form("/sent").xpath(".//option[contains(., 'Werk en Inkomen')]/@value")[0]
        page = citizen.open("promises/sent")
        citizen.fill(page, {**SENT, "what": words, "agency": work}, form="/sent")
    page = citizen.open("promises/new")
    citizen.fill(page, {**PROMISED, "agency": work}, form="/new")


def _at_the_desk(roll: Roll) -> None:
    roll.camera("safety-officer").take("desk-promises-nothing", "desk/promises")
    official = roll.camera("caseworker")
    assignment = assignment_of(roll.app, "caseworker", WHO)
    opened(official, assignment)
    official.take("desk-promises", "desk/promises")
    at = f"desk/people/{assignment}/promises"
    page = official.take("desk-promises-person", at)
    for link in page.links("/promises/sent/")[:1]:
        one = official.take("desk-promises-sent", link)
        official.take("desk-promises-sent-wrong", official.fill(one, {}, form="/sent/", status=400))
        official.fill(one, {"to": "found"}, form="/sent/")
    page = official.open(at)
    one = next(
        found
        for found in page.links("/promises/")
        if official.open(found).tree.xpath("//input[@value='denied']")
    )
    page = official.take("desk-promises-answer", one)
    official.take(
        "desk-promises-answer-wrong", official.fill(page, {"to": "denied"}, form="/promises/", status=400)
    )
    official.fill(page, {"to": "denied", "because": "Wij beloofden alleen een gesprek."}, form="/promises/")
    page = official.take("desk-promises-new", f"{at}/new")
    wrong = {"text": "", **day("due_on", 1, 1, 2001)}
    official.take("desk-promises-new-wrong", official.fill(page, wrong, form="/new", status=400))
    page = official.take("desk-promises-plan", f"{at}/plan")
    official.take("desk-promises-plan-wrong", official.fill(page, {}, form="/plan", status=400))
    values = {"title": "Plan " + "voor een heel lange naam " * 3, "signed_by": "u en de werkcoach"}
    values |= {
        "of_body": "Wij bellen.\nWij schrijven.",
        "of_person": "U belt terug.",
        **day("signed_on", 2, 11, 2026),
    }
    official.take("desk-promises-person-full", official.fill(page, values, form="/plan"), alike=True)


def _after(citizen: Camera) -> None:
    page = citizen.take("promises-after", "promises")
    citizen.take(
        "promises-denied",
        next(one for one in page.links("/promises/") if "Wij beloofden" in citizen.open(one).text),
        alike=True,
    )
    plan = citizen.open(page.links("/promises/plans/")[0])
    for link in plan.links("/promises/"):
        if citizen.open(link).tree.xpath("//main//form[contains(@action, '/done')]"):
            citizen.take("promises-own", link, alike=True)
            citizen.take("promises-own-done", citizen.fill(citizen.open(link), {}, form="/done"))
            break
    citizen.take(
        "promises-complain",
        citizen.open(f"cases/new/complaint?plan={page.links('/promises/plans/')[0].rsplit('/', 1)[1]}"),
        alike=True,
    )
