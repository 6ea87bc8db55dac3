"""Pages of a visit at a counter: the code at home, the desk, the question on the screen, and the slip."""

from __future__ import annotations

from sqlalchemy import select, update

from portal.people.models import Account, Person
from portal.store import Store
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
    helper.take("visit-ended", press(helper, page, "/end"))
    person.take("visits", "me/visits")


def press(helper: Camera, page: Page, part: str) -> Page:
    """Press a button of the banner."""
    form = page.tree.xpath(f"//header//form[contains(@action,'{part}')]")[0]
    return helper.post(form.get("action"), dict(form.form_values()))
