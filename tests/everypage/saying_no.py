"""Pages of saying no to giving data: three screens, the desk, a stop and its proof, in each state."""

from __future__ import annotations

from sqlalchemy import select

from portal.agencies.models import Agency
from portal.dossiers.models_refusals import ContactStub, DestroyTask
from portal.people.models import Account
from portal.store import new_id
from tests.clocks import MONDAY
from tests.desk.ways import opened
from tests.everypage.camera import Roll
from tests.everypage.for_all import DETAILS

HE = "counter-visitor"


def walk(roll: Roll) -> None:
    """Say no to the file that can be stopped and to one that cannot; answer at the desk; read the proof."""
    he = roll.camera(HE)
    files = [one for one in he.open("dossier").links("/dossier/files/") if "?" not in one]
    stoppable = next(one for one in files if 'value="stop"' in he.open(f"{one}/no/choose").response.text)
    decided = next(one for one in files if one != stoppable)
    he.take("no-why", f"{stoppable}/no")
    he.take("no-without", f"{stoppable}/no/without")
    page = he.take("no-choose", f"{stoppable}/no/choose", act=DETAILS)
    he.take("no-choose-decided", f"{decided}/no/choose", act=DETAILS)
    he.take("no-choose-nothing", he.fill(page, {}, form="/choose", status=400))
    he.take("no-choose-unsure", he.fill(page, {"choice": "stop"}, form="/choose", status=400))
    he.take("no-later", he.fill(page, {"choice": "later"}, form="/choose"), alike=True)
    page = he.open(f"{stoppable}/no/choose")
    he.take("no-other-worker", he.fill(page, {"choice": "other_worker"}, form="/choose"), alike=True)
    _desk(roll)
    he.take("no-answered", stoppable)
    page = he.open(f"{stoppable}/no/choose")
    stopping = he.fill(page, {"choice": "stop", "is_sure": "y"}, form="/choose")
    he.take("no-stopping", stopping)
    he.take("no-taken-back", he.fill(stopping, {}, form="/no/back"), alike=True)
    stub = _stub(roll)
    he.take("no-stopped", f"dossier/stopped/{stub}")
    leader = roll.camera("team-leader")
    leader.take("destroying-none", "desk/destroying")
    _to_destroy(roll, stub)
    page = leader.take("destroying", "desk/destroying")
    leader.take("destroying-nothing", leader.fill(page, {}, form="/destroying", status=400))
    box = page.tree.xpath("//input[@type='checkbox']/@value")[0]
    leader.take("destroyed", leader.fill(page, {"done": box}, form="/destroying"))
    he.take("no-stopped-copies", f"dossier/stopped/{stub}")
    he.take("no-stopped-listed", "dossier", act=DETAILS)


def _desk(roll: Roll) -> None:
    adviser = roll.camera("wmo-adviser")
    assignment = adviser.open("desk/files").links("/files")[0].split("/people/")[1].split("/")[0]
    opened(adviser, assignment)
    (address,) = adviser.open(f"desk/people/{assignment}/files").links("/files/")
    adviser.take("desk-file-said-no", address)
    form = adviser.take("desk-file-answer", f"{address}/answer", act=DETAILS)
    adviser.take("desk-file-answer-nothing", adviser.fill(form, {}, form="/answer", status=400))
    answered = adviser.fill(form, {"reply": "Fatma van het loket helpt u nu."}, form="/answer")
    adviser.take("desk-file-answered", answered)


def _to_destroy(roll: Roll, stub: str) -> None:
    """Put two things on the list of the team leader's organisation, as the worker does after a stop."""
    with roll.app.extensions["inzage"].store.writing() as work:
        body = work.value(select(Account.agency_id).where(Account.demo_name == "team-leader"))
        for what in ("paper", "system"):
            task = {"id": new_id(), "agency_id": body, "what": what, "because": "stopped", "stub_id": stub}
            task |= {"file_id": new_id(), "named": "K-2019-77", "due_on": MONDAY.date()}
            work.add(DestroyTask, {**task, "listed_on": MONDAY.date()})


def _stub(roll: Roll) -> str:
    """Keep what is left after a stop of earlier this month, as the worker leaves it."""
    id, day = new_id(), MONDAY.date()
    with roll.app.extensions["inzage"].store.writing() as work:
        person = work.value(select(Account.person_id).where(Account.demo_name == HE))
        agency = work.value(select(Agency.id).order_by(Agency.name).limit(1))
        row = {"id": id, "person_id": person, "agency_id": agency, "contact_on": day, "stopped_on": day}
        work.add(ContactStub, {**row, "channel": "portal", "reference": "k7m2p9qt", "destroyed": 12})
    return id
