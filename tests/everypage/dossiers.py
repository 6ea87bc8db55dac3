"""Pages of what organisations hold about a person, in each state."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import delete, select, update

from portal.access.models import Assignment
from portal.agencies.models import File
from portal.dossiers import projects
from portal.dossiers.models_projects import Project
from portal.people.models import Account
from portal.store import new_id
from tests.cases.ways import picture
from tests.clocks import MONDAY
from tests.desk.test_recording import entries
from tests.desk.ways import account_of, agency, assignment_of, opened, person_of, talk, written
from tests.everypage.camera import Camera, Roll
from tests.everypage.for_all import DETAILS

HE, SHE, NOBODY = "counter-visitor", "wife", "at-risk"


def walk(roll: Roll) -> None:
    """Open files with much, with little and with nothing, and say what is wrong."""
    citizen = roll.camera(HE)
    page = citizen.take("dossier", "dossier", act=DETAILS)
    files = [address for address in page.links("/dossier/files/") if "?" not in address]
    for place, address in enumerate(files):
        shown = citizen.take(f"dossier-file-{place}", address, act=DETAILS)
        life, plan = shown.links("/life")[0], shown.links("/plan")[0]
        citizen.take(f"dossier-life-{place}", life, act=DETAILS)
        citizen.take(f"dossier-plan-{place}", plan)
        if shown.links("/dossier/items/"):
            _items(citizen, shown.links("/dossier/items/"))
            _answers(citizen, address, life)
    page = citizen.take("dossier-talk", f"{files[0]}/talk", act=DETAILS)
    citizen.take("dossier-talk-wrong", citizen.fill(page, {}, form="/talk", status=400))
    said = {"was_told": "partly", "could_say_no": "no"}
    citizen.take("dossier-talk-answered", citizen.fill(page, said, form="/talk"))
    citizen.take("dossier-extra-none", f"{files[0]}/extra")
    citizen.take("dossier-start", "dossier/start")
    citizen.take("dossier-picture", "dossier/picture")
    citizen.take("dossier-carers-none", "dossier/carers")
    wife = roll.camera(SHE)
    joint = wife.open("dossier").links("/dossier/files/")[-1]
    wife.take("dossier-joint", joint)
    roll.camera("mother").take("dossier-carers", "dossier/carers")
    nobody = roll.camera("newcomer")
    nobody.take("dossier-of-few", "dossier", alike=True)
    nobody.take("dossier-start-of-few", "dossier/start", alike=True)
    _desk(roll)
    _proposed(roll, citizen)
    _used_otherwise(roll, citizen)
    _both_sides(roll)
    none = roll.camera("husband")
    none.take("dossier-picture-of-few", "dossier/picture", alike=True)


def _items(citizen: Camera, items: list[str]) -> None:
    for place, address in enumerate(items):
        citizen.take(f"dossier-item-{place}", address, alike=place > 2)
    page = citizen.open(items[0])
    wrong = citizen.fill(page, {"words": ""}, form="/items/", status=400)
    citizen.take("dossier-item-nothing", wrong)
    citizen.take(
        "dossier-item-words",
        citizen.fill(page, {"words": "Dat was in 1987. Ik was twintig."}, form="/items/"),
    )


def _answers(citizen: Camera, file: str, life: str) -> None:
    page = citizen.open(life)
    citizen.take("dossier-life-not-right", citizen.fill(page, {"answer": "no"}, form="/right"))
    page = citizen.open(file)
    past = {"until-day": "1", "until-month": "1", "until-year": "2020"}
    citizen.take("dossier-keep-past", citizen.fill(page, past, form="/keep", status=400))
    kept = citizen.fill(page, {**past, "until-year": "2028"}, form="/keep")
    citizen.take("dossier-kept", kept)
    citizen.take("dossier-denied", citizen.fill(kept, {}, form="/denied"))


def _desk(roll: Roll) -> None:
    """Open the files at the desk, and every form, wrongly filled in as well."""
    roll.camera("manager").take("desk-files-nobody", "desk/files")
    adviser = roll.camera("wmo-adviser")
    page = adviser.take("desk-files", "desk/files")
    assignment = page.links("/files")[0].split("/people/")[1].split("/")[0]
    opened(adviser, assignment)
    page = adviser.take("desk-files-of-person", f"desk/people/{assignment}/files")
    (address,) = page.links("/files/")
    page = adviser.take("desk-file", address)
    adviser.take("desk-file-extra", f"{address}/extra")
    for name in ("items", "parts", "told", "goals", "exemptions", "carers", "extra/new"):
        word = name.replace("/", "-")
        form = adviser.take(f"desk-file-{word}", f"{address}/{name}", act=DETAILS)
        adviser.take(f"desk-file-{word}-nothing", adviser.fill(form, {}, form=f"/{name}", status=400))
    review = adviser.take("desk-file-review", page.links("/review")[0])
    adviser.take("desk-file-review-nothing", adviser.fill(review, {}, form="/review", status=400))


def _proposed(roll: Roll, citizen: Camera) -> None:
    """Propose to ask others for something, say no, ask first, and answer that (R-075)."""
    adviser = roll.camera("wmo-adviser")
    page = adviser.open("desk/files")
    assignment = page.links("/files")[0].split("/people/")[1].split("/")[0]
    opened(adviser, assignment)
    (address,) = adviser.open(f"desk/people/{assignment}/files").links("/files/")
    file = f"dossier/files/{address.rsplit('/', 1)[1]}"
    why = {"body": agency(roll.app, "o-krediet"), "data_kinds": ["debt"], "why": "Om te weten wat er kan."}
    for _ in range(2):
        adviser.fill(adviser.open(f"{address}/extra/new"), why, form="/extra/new")
    page = citizen.take("dossier-extra", f"{file}/extra")
    nothing = citizen.fill(page, {"answer": "ask"}, form="/extra/", status=400)
    citizen.take("dossier-extra-nothing", nothing)
    asked = citizen.fill(page, {"answer": "ask", "question": "Wie leest dat?"}, form="/extra/")
    citizen.take("dossier-extra-asked", asked)
    page = adviser.take("desk-file-extra-asked", f"{address}/extra")
    reply = adviser.take("desk-file-extra-reply", page.links("/extra/")[-1], act=DETAILS)
    adviser.take("desk-file-extra-reply-nothing", adviser.fill(reply, {}, form="/extra/", status=400))


def _used_otherwise(roll: Roll, citizen: Camera) -> None:
    """Announce another use of the citizen's files, tell it, say no, and let it end (R-212)."""
    store = roll.app.extensions["inzage"].store
    citizen.take("dossier-other-uses-none", "dossier/other-uses")
    officer = roll.camera("privacy-officer")
    page = officer.take("desk-other-uses", "desk/other-uses", act=DETAILS)
    officer.take("desk-other-uses-nothing", officer.fill(page, {}, form="/other-uses", status=400))
    given = {"title": "Onderzoek naar valpartijen", "why": "Om te weten wat vallen voorkomt."}
    given |= {"who": "De gemeente. Niemand ziet namen.", "article": "AVG art. 6 lid 1 onder e"}
    for name, day in (("from_day", MONDAY + timedelta(days=30)), ("until_day", MONDAY + timedelta(days=300))):
        parts = zip(("day", "month", "year"), (day.day, day.month, day.year), strict=True)
        given |= {f"{name}-{part}": str(value) for part, value in parts}
    page = officer.fill(page, {**given, "data_kinds": ["housing"]}, form="/other-uses")
    officer.take("desk-other-uses-one", page, alike=True)
    address = page.links("/desk/other-uses/")[0]
    officer.take("desk-other-use", address)
    he = person_of(roll.app, HE)
    with store.writing() as work:
        body = work.value(select(File.agency_id).where(File.person_id == he).limit(1))
        work.run(update(Project).values(agency_id=body))
        projects.tell_some(work, today=MONDAY.date(), at=MONDAY)
        work.run(update(Project).values(agency_id=agency(roll.app, "o-gemeente")))
    page = citizen.take("dossier-other-uses", "dossier/other-uses")
    wrong = citizen.fill(page, {"answer": "perhaps"}, form="/other-uses/", status=400)
    citizen.take("dossier-other-uses-wrong", wrong)
    no = citizen.fill(page, {"answer": "no"}, form="/other-uses/")
    citizen.take("dossier-other-uses-no", no)
    officer.take("desk-other-use-ended", officer.fill(officer.open(address), {}, form="/stop"), alike=True)
    citizen.take("dossier-other-uses-ended", "dossier/other-uses", alike=True)


def _both_sides(roll: Roll) -> None:
    """Let the other side of a talk say what it has of it (R-216)."""
    official, who = roll.camera("caseworker"), "wife"
    assignment, other = assignment_of(roll.app, "caseworker", who), new_id()
    opened(official, assignment)
    store = roll.app.extensions["inzage"].store
    adviser = account_of(roll.app, "wmo-adviser")
    row = {"id": other, "account_id": adviser, "from_day": MONDAY.date(), "reason": "support"}
    with store.writing() as work:
        body = work.value(select(Account.agency_id).where(Account.id == adviser))
        work.add(Assignment, {**row, "person_id": person_of(roll.app, who), "told_at": MONDAY})
    before = {entry.id for entry in entries(roll.app, who)}
    official.fill(
        written(official, assignment, talk(roll.app, answerer_agency=body)), {"do": "save"}, form="/record"
    )
    (entry,) = [entry.id for entry in entries(roll.app, who) if entry.id not in before]
    _papers(roll, official, f"desk/people/{assignment}/entries/{entry}/papers", str(body))
    camera = roll.camera("wmo-adviser")
    opened(camera, other)
    address = f"desk/people/{other}/entries/{entry}"
    page = camera.take("desk-other-side", address, act=DETAILS)
    camera.take("desk-other-side-nothing", camera.fill(page, {}, form=entry, status=400))
    said = {"is_same": "no", "differs": "Wij hebben staan dat het bedrag lager was."}
    camera.take("desk-other-side-said", camera.fill(page, said, form=entry))
    roll.camera(who).take("entry-two-sides-differ", f"consultations/{entry}", act=DETAILS)
    with store.writing() as work:
        work.run(delete(Assignment).where(Assignment.id == other))


def _papers(roll: Roll, official: Camera, address: str, body: str) -> None:
    """Ask for a paper with a code, and hand it over without an account (R-118)."""
    page = official.take("desk-papers", address, act=DETAILS)
    official.take("desk-papers-nobody", official.fill(page, {}, form="/papers", status=400))
    page = official.take("desk-papers-code", official.fill(page, {"body": body}, form="/papers"))
    code = page.tree.xpath("//main//strong[@dir='ltr']")[0].text_content()
    partner = roll.camera()
    page = partner.take("hand-over", "hand-over", act=DETAILS)
    partner.take("hand-over-nothing", partner.fill(page, {}, form="/hand-over", status=400))
    wrong = {"code": "aaaa-bbbb-cccc", "medical": "no", "file": (picture(), "brief.jpg")}
    partner.take("hand-over-wrong", partner.fill(page, wrong, form="/hand-over", status=400))
    right = {**wrong, "code": code, "file": (picture(), "brief.jpg")}
    partner.take("hand-over-done", partner.fill(page, right, form="/hand-over"))
    official.take("desk-papers-came", address)
