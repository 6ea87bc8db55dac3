"""Pages of officials about who acts for a person: by law with two of them, on paper, and not accepted."""

from __future__ import annotations

import io
import re

from PIL import Image
from sqlalchemy import update

from portal.people.models import Person
from tests.desk.ways import account_of, assignment_of, opened, person_of, store_of
from tests.everypage.camera import Camera, Roll
from tests.mandates.ways import mandate

WORKER, WHO = "second-caseworker", "late-objector"
UNTIL = {"until-day": "1", "until-month": "6", "until-year": "2027"}


def walk(roll: Roll) -> None:
    """Write down who acts by law, have it looked at, sign on paper, and do not accept somebody."""
    worker, officer = roll.camera(WORKER), roll.camera("privacy-officer")
    officer.take("desk-law-none", "desk/helpers")
    at = f"desk/people/{assignment_of(roll.app, WORKER, WHO)}/helpers"
    opened(worker, assignment_of(roll.app, WORKER, WHO))
    worker.take("desk-helpers-none", at)
    _by_law(roll, worker, officer, at)
    on_paper(worker, f"/{roll.lang}/{at}/paper", "desk-paper")
    _not_accepted(roll, worker, at)
    _cannot_weigh(roll, worker, officer, at)


def _by_law(roll: Roll, worker: Camera, officer: Camera, at: str) -> None:
    form = worker.take("desk-law", f"{at}/law")
    worker.take("desk-law-wrong", worker.fill(form, {}, form="/law", status=400))
    values = {"relation": "administrator", "helper": "mr. B. Zwart van der Lange-Naam", "acts": ["see"]}
    day = {"decided_on-day": "3", "decided_on-month": "11", "decided_on-year": "2026"}
    said = {"proof": "register", "number": "C/10/123456 / FT RK 26-1", **day, **UNTIL}
    worker.take("desk-helpers-law", worker.fill(form, {**values, **said}, form="/law"))
    listed = officer.take("desk-law-list", "desk/helpers")
    check = officer.take("desk-law-check", listed.links("/desk/helpers/")[0])
    officer.take("desk-law-check-wrong", officer.fill(check, {}, form="/helpers/", status=400))
    officer.take("desk-law-code", officer.fill(check, {"answer": "yes"}, form="/helpers/"))
    person = roll.camera(WHO)
    person.take("helpers-mandate-law", person.open("me/helpers").links("/me/helpers/")[-1])


def on_paper(helper: Camera, start: str, name: str) -> None:
    """Sign on paper, at a desk or in a visit."""
    form = helper.take(name, start)
    helper.take(f"{name}-wrong", helper.fill(form, {}, form="paper", status=400))
    page = helper.take(
        f"{name}-sign", helper.fill(form, {"helper": "Ans", "acts": ["see"], **UNTIL}, form="paper")
    )
    none = helper.fill(page, {}, form="paper", button="keep", status=400)
    helper.take(f"{name}-sign-wrong", none)
    drawn = io.BytesIO()
    Image.new("RGB", (60, 80), "white").save(drawn, "PNG")
    drawn.seek(0)
    kept = helper.fill(page, {"scan": (drawn, "page.png")}, form="paper", button="keep")
    assert re.search(r"[2-9A-Z]{5}-[2-9A-Z]{5}", kept.text)
    helper.take(f"{name}-code", kept, alike=True)


def _not_accepted(roll: Roll, worker: Camera, at: str) -> None:
    account, person = account_of(roll.app, "advocate"), person_of(roll.app, WHO)
    grant = mandate(store_of(roll.app), person=person, account=account)
    form = worker.take("desk-refuse", worker.open(at).links("/refuse")[0])
    worker.take("desk-refuse-wrong", worker.fill(form, {}, form="/refuse", status=400))
    worker.fill(form, {"why": "Deze persoon dreigde aan onze balie."}, form="/refuse")
    roll.camera(WHO).take("helpers-mandate-refused", f"me/helpers/{grant}")
    roll.camera("advocate").take("helping-refused", "helping")


def _cannot_weigh(roll: Roll, worker: Camera, officer: Camera, at: str) -> None:
    """Let the person be thirteen, who cannot weigh this."""
    person = person_of(roll.app, WHO)
    with store_of(roll.app).writing() as work:
        sealed = work.seal(person, "persons", person, "born_on", "2013-05-05")
        work.run(update(Person).where(Person.id == person).values(born_on_sealed=sealed))
    form = worker.take("desk-capacity", f"{at}/capacity")
    worker.take("desk-capacity-wrong", worker.fill(form, {}, form="/capacity", status=400))
    said = {"why": "Jij kunt nu niet overzien wat er met je gegevens gebeurt.", **UNTIL}
    worker.take("desk-helpers-capacity", worker.fill(form, said, form="/capacity"))
    listed = officer.take("desk-capacity-list", "desk/helpers")
    check = officer.take("desk-capacity-check", listed.links("/desk/capacity/")[0])
    officer.take("desk-capacity-check-wrong", officer.fill(check, {}, form="/capacity/", status=400))
    officer.take("desk-capacity-yes", officer.fill(check, {"answer": "yes"}, form="/capacity/"))
    roll.camera(WHO).take("young-cannot-weigh", "me/young")
