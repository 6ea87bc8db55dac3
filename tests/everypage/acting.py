"""Pages of acting for somebody else: giving, looking, allowing less, and the side of who acts."""

from __future__ import annotations

import re
from datetime import timedelta

from portal.consultations.models import IndexSignal
from portal.store import new_id
from tests.desk.ways import agency, person_of, store_of
from tests.everypage.camera import Camera, Roll

WHO = "counter-visitor"
CODE = re.compile(r"[2-9A-Z]{5}-[2-9A-Z]{5}")


def walk(roll: Roll) -> None:
    """Give a mandate to a private person and to an organisation, and act on it."""
    citizen, advocate, friend = roll.camera(WHO), roll.camera("advocate"), roll.camera("newcomer")
    citizen.take("helpers-none", "me/helpers")
    advocate.take("helping-none", "helping")
    advocate.take("helping-days-none", "helping/days")
    private, private_code = _give(roll, citizen, "Buurman", "")
    organisation = _organisation(citizen)
    mandate, code = _give(roll, citizen, "Hanneke " + "van der Lange-Naam " * 5, organisation, is_first=False)
    _take(advocate, code)
    _take(friend, private_code, is_first=False)
    citizen.take("helpers-mandate-taken", f"me/helpers/{private}")
    page = citizen.take("helpers-mandate-holds", f"me/helpers/{mandate}")
    citizen.take("helpers-mandate-letter", f"me/helpers/{mandate}/letter")
    citizen.take("helpers-mandate-less-wrong", citizen.fill(page, {"acts": []}, form="/less", status=400))
    citizen.take("helpers", "me/helpers")
    _act(advocate, mandate)
    page = citizen.open(f"me/helpers/{mandate}")
    citizen.take("helpers-mandate-over", citizen.fill(page, {}, form="/stop"))
    citizen.take("helpers-ended", "me/helpers", alike=True)
    _children(roll)


def _organisation(citizen: Camera) -> str:
    options = citizen.open("me/helpers/new").tree.xpath("//select[@name='agency']/option/@value")
    return str(options[1])


def _give(
    roll: Roll, citizen: Camera, helper: str, organisation: str, *, is_first: bool = True
) -> tuple[str, str]:
    page = citizen.open("me/helpers/new")
    if is_first:
        citizen.take("helpers-new", page)
        citizen.take("helpers-new-wrong", citizen.fill(page, {}, status=400))
    day = roll.clock.now().date() + timedelta(days=10)
    values = {"helper": helper, "acts": ["see", "complaints"], "agency": organisation}
    page = citizen.fill(
        page, {**values, "until-day": day.day, "until-month": day.month, "until-year": day.year}
    )
    if is_first:
        citizen.take("helpers-check", page)
    page = citizen.fill(page, {}, button="give")
    found = CODE.search(page.text)
    assert found
    if is_first:
        citizen.take("helpers-mandate-waiting", page)
    return citizen.at.rsplit("/", 1)[-1], found[0]


def _take(helper: Camera, code: str, *, is_first: bool = True) -> None:
    page = helper.open("helping/code")
    if is_first:
        helper.take("helping-code", page)
        helper.take("helping-code-wrong", helper.fill(page, {"code": "ABCDE-ABCDE"}, status=400))
    page = helper.fill(page, {"code": code})
    if is_first:
        helper.take("helping-offered", page)
    page = helper.fill(page, {}, button="take")
    helper.take("helping" if is_first else "helping-waiting", page, alike=not is_first)


def _act(advocate: Camera, mandate: str) -> None:
    at = f"/{advocate.lang}/for/{mandate}"
    advocate.take("behalf-talks", f"{at}/consultations")
    entry = next(
        link
        for link in advocate.open(f"{at}/consultations").links(f"{mandate}/consultations/")
        if len(link.split("/")[-1].split("?")[0]) == 26
    )
    advocate.take("behalf-entry", entry)
    page = advocate.open(f"{at}/cases/new/complaint")
    page = advocate.fill(page, {page.form().xpath(".//textarea/@name")[0]: "Zij luisterden niet."})
    draft = next(part for part in advocate.at.split("/") if len(part) == 26 and part != mandate)
    page = advocate.fill(advocate.open(f"{at}/cases/drafts/{draft}?q=check"), {}, form="/send")
    advocate.take("behalf-receipt", page)
    case = next(part for part in advocate.at.split("/") if len(part) == 26 and part != mandate)
    advocate.take("behalf-case", f"{at}/cases/{case}")
    advocate.take("behalf-cases", f"{at}/cases")
    advocate.take("helping-days", "helping/days")
    page = advocate.fill(advocate.open("helping"), {}, form="/colleague")
    advocate.take("helping-hand-over", page)


def _children(roll: Roll) -> None:
    """A parent of a young child asks, somebody decides; and a child reads what is its own."""
    parent, officer = roll.camera("mother"), roll.camera("privacy-officer")
    roll.camera(WHO).take("children-none", "me/children")
    officer.take("desk-parents-none", "desk/parents")
    page = parent.take("children", "me/children")
    parent.take("children-wrong", parent.fill(page, {"about": ""}, form="/children", status=400))
    parent.take(
        "children-asked",
        parent.fill(page, {"about": "Mijn neefje."}, form="/children"),
        alike=True,
    )
    start = page.links("/for/")[0]
    parent.take("behalf-child", start)
    listed = officer.take("desk-parents", "desk/parents")
    request = officer.take("desk-parents-decide", listed.links("/desk/parents/")[0])
    officer.take(
        "desk-parents-wrong", officer.fill(request, {"answer": "yes", "why": "Nee."}, status=400), alike=True
    )
    officer.fill(request, {"answer": "no", "why": "Dit kind staat niet op uw lijst."})
    parent.take("children-answered", "me/children")
    child = roll.camera("child-13")
    child.take("young", "me/young")
    child.take("index-none", "consultations/index")
    _signals(roll)
    child.take("index", "consultations/index")
    roll.camera(WHO).take("young-grown", "me/young", alike=True)


def _signals(roll: Roll) -> None:
    """A signal that is in the youth index, and one that has ended."""
    store, today = store_of(roll.app), roll.clock.now().date()
    body, person = agency(roll.app, "o-haven"), person_of(roll.app, "child-13")
    row = {"person_id": person, "agency_id": body, "from_day": today, "removed_on": None}
    row |= {"until_day": today + timedelta(days=365)}
    with store.writing() as work:
        work.add(IndexSignal, {**row, "id": new_id()}, {**row, "id": new_id(), "removed_on": today})
