"""Pages of a visit at a counter: the code at home, the desk, the question, the slip; and collecting."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import select, update

from portal.notices import planning
from portal.notices.service import tell
from portal.people.models import Account, Person
from portal.store import Store, new_id
from tests.assistance.ways import code_of
from tests.cases.ways import picture
from tests.everypage.arranging import on_paper
from tests.everypage.camera import Camera, Roll
from tests.visitor import Page


def walk(roll: Roll) -> None:
    """Make a code, begin a visit with it, let the person agree, look, write, and end it."""
    # Pages of a visit are in the language of the person, whatever the helper reads.
    store: Store = roll.app.extensions["inzage"].store
    who = select(Account.person_id).where(Account.demo_name == "counter-visitor").scalar_subquery()
    with store.writing() as work:
        work.run(update(Person).where(Person.id == who).values(language=roll.lang))
    person, helper = roll.camera("counter-visitor"), roll.camera("helpdesk")
    page = person.take("visits-none", "me/visits")
    page = person.take("visit-code", person.fill(page, {}, form="/code"))
    code = page.tree.xpath("//main//p/b/bdi")[0].text_content()
    helper.take("desk-of-helper", "desk", alike=True)
    page = helper.take("visit-start", "desk/help")
    helper.take("visit-start-wrong", helper.fill(page, {}, form="/desk/help", status=400))
    wrong = {"setting": "counter", "code": "AAAAA-AAAAA"}
    helper.take("visit-code-wrong", helper.fill(page, wrong, form="/desk/help", status=400), alike=True)
    page = helper.take("visit-ask", helper.fill(page, {**wrong, "code": code}, form="/desk/help"))
    id = helper.at.rsplit("/", 1)[1]
    helper.take("visit-ask-nothing", helper.fill(page, {}, form=f"/{id}", status=400), alike=True)
    page = helper.fill(page, {"acts": ["see", "complaints", "requests"]}, form=f"/{id}")
    helper.take("visit-consultations", page)
    helper.take("visit-cases", f"/{roll.lang}/for/{id}/cases", alike=True)
    helper.take("visit-question", f"/{roll.lang}/for/{id}/cases/new/complaint")
    on_paper(helper, f"/{roll.lang}/for/{id}/helpers/paper", "visit-paper")
    page = helper.take("visit-room", press(helper, page, "/room"))
    press(helper, page, "/sleep")
    page = helper.take("visit-start-unfinished", "desk/help")
    page = helper.take("visit-wake", page.links("/wake")[0])
    helper.take("visit-wake-wrong", helper.fill(page, {"half": "A"}, form="/wake", status=400), alike=True)
    page = helper.fill(page, {"half": code[-5:]}, form="/wake")
    helper.take("visit-ended", press(helper, page, "/end"))
    _slip_at_a_counter(person, helper)
    _pauses(roll, person, helper)
    _without_code(roll, helper)
    _on_paper(helper)
    person.take("visits", "me/visits")
    _collecting(roll, store, person, roll.camera("second-helpdesk"))


def _slip_at_a_counter(person: Camera, helper: Camera) -> None:
    """End a visit at an open counter: the slip waits for the code."""
    code = code_of(person)
    page = helper.fill(helper.open("desk/help"), {"setting": "counter", "code": code}, form="/desk/help")
    id = helper.at.rsplit("/", 1)[1]
    page = helper.fill(page, {"acts": ["complaints"]}, form=f"/{id}")
    page = helper.take("visit-ended-counter", press(helper, page, "/end"))
    helper.take("visit-slip-wrong", helper.fill(page, {"half": "A"}, form="/slip", status=400), alike=True)
    helper.take("visit-slip", helper.fill(page, {"half": code[-5:]}, form="/slip"), alike=True)


def _collecting(roll: Roll, store: Store, person: Camera, helper: Camera) -> None:
    """Choose the counter, wait for a message there, and collect it."""
    helper.take("collect-none", "desk/collect")
    page = person.open("me/notices")
    form = next(one for one in page.tree.xpath("//form") if one.xpath(".//input[@type='radio']"))
    chosen = {name: "counter" for name, _ in form.form_values() if name.startswith("about_")}
    person.take(
        "messages-how-counter", person.post(form.get("action"), {**dict(form.form_values()), **chosen})
    )
    with store.writing() as work:
        who = work.value(select(Account.person_id).where(Account.demo_name == "counter-visitor"))
        tell(
            work,
            person=who,
            kind="promise_new",
            about_table="promises",
            about_id=new_id(),
            at=roll.clock.now(),
        )
    while planning.plan(store, offered=(), is_demo=True, at=roll.clock.now()):
        pass
    page = helper.take("collect", "desk/collect")
    page = helper.take("collect-ask", page.links("desk/collect/")[0])
    wrong = {"recognised": "document", "born_on-day": "1", "born_on-month": "1", "born_on-year": "1901"}
    helper.take("collect-ask-wrong", helper.fill(page, wrong, form="/collect/", status=400))
    code = (
        person.fill(person.open("me/visits"), {}, form="/code")
        .tree.xpath("//main//p/b/bdi")[0]
        .text_content()
    )
    right = {"recognised": "code", "code": code}
    page = helper.take("collect-give", helper.fill(page, right, form="/collect/"))
    helper.take("collect-given", helper.fill(page, {}, form="/done"), alike=True)


def _agreed(person: Camera, helper: Camera) -> Page:
    """Begin another visit and let the person agree; return its first page."""
    page = person.fill(person.open("me/visits"), {}, form="/code")
    code = page.tree.xpath("//main//p/b/bdi")[0].text_content()
    page = helper.fill(helper.open("desk/help"), {"setting": "room", "code": code}, form="/desk/help")
    id = helper.at.rsplit("/", 1)[1]
    return helper.fill(page, {"acts": ["complaints"]}, form=f"/{id}")


def _pauses(roll: Roll, person: Camera, helper: Camera) -> None:
    """A colleague goes on, somebody walks out, and somebody calls."""
    page = helper.take("visit-handed", press(helper, _agreed(person, helper), "/hand-over"))
    second = roll.camera("second-helpdesk")
    given = {"setting": "room", "code": page.tree.xpath("//main//bdi")[0].text_content()}
    page = second.fill(second.open("desk/help"), given, form="/desk/help")
    second.take("visit-ask-after", page, alike=True)
    page = _agreed(person, helper)
    left = page.tree.xpath("//header//form[.//input[@name='left']]")[0]
    helper.take("visit-left", helper.post(left.get("action"), dict(left.form_values())))
    page = person.fill(person.open("me/visits"), {}, form="/code")
    half = page.tree.xpath("//main//p/b/bdi")[0].text_content()[:5]
    page = helper.fill(helper.open("desk/help"), {"setting": "phone", "code": half}, form="/desk/help")
    helper.take("visit-ask-phone", page)
    helper.take("visit-phrases", "desk/help/phrases")


CARD = {"number": "999990111", "born_on-day": "5", "born_on-month": "10", "born_on-year": "1944"}


def _without_code(roll: Roll, helper: Camera) -> None:
    """A code to the phone, and an ID that two workers saw."""
    page = helper.take("visit-sms", "desk/help/sms")
    helper.take("visit-sms-wrong", helper.fill(page, {}, form="/sms", status=400), alike=True)
    helper.take("visit-sms-sent", helper.fill(page, CARD, form="/sms"))
    page = helper.take("visit-id", "desk/help/id")
    seen = {**CARD, "setting": "room", "document": "card", "is_seen": "y"}
    helper.take("visit-id-waits", helper.fill(page, seen, form="/id"))
    waits, second = helper.at, roll.camera("second-helpdesk")
    page = second.take("visit-id-second", second.open("desk/help").links("/second")[0])
    second.take("visit-id-confirmed", second.fill(page, {**CARD, "is_seen": "y"}, form="/second"), alike=True)
    helper.take("visit-ask-id", waits, alike=True)


def _on_paper(helper: Camera) -> None:
    """A letter that came by post, and its receipt."""
    page = helper.take("post", "desk/post")
    helper.take("post-wrong", helper.fill(page, {}, form="/desk/post", status=400), alike=True)
    given: dict[str, Any] = {**CARD, "kind": "complaint", "channel": "post", "is_health": "no"}
    given |= {"received_on-day": "9", "received_on-month": "3", "received_on-year": "2026"}
    given |= {"text": "Niemand gaf mij antwoord.", "language": "nl", "scan": (picture(), "brief.jpg")}
    receipt = helper.take("post-receipt", helper.fill(page, given, form="/desk/post"))
    found = re.search(r"20\d\d-[0-9A-Z]{4}-[0-9A-Z]{4}", receipt.text)
    assert found
    page = helper.open("desk/post")
    joined = {**given, "case": found[0], "kind": "", "scan": (picture(), "brief.jpg")}
    helper.take("post-joined", helper.fill(page, joined, form="/desk/post"))


def press(helper: Camera, page: Page, part: str) -> Page:
    """Press a button of the banner."""
    form = page.tree.xpath(f"//header//form[contains(@action,'{part}')]")[0]
    return helper.post(form.get("action"), dict(form.form_values()))
