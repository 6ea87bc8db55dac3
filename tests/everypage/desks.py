"""Pages of officials at their desks: queues, cases, answers, and writing down a talk."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from sqlalchemy import delete

from portal.agencies.articles import CRIME_ARTICLES
from portal.notices.models import Task
from portal.notices.tasks import TaskKind, add_task
from tests.desk.copying import whole
from tests.desk.ways import agency, assignment_of, opened, store_of, talk, written
from tests.everypage.camera import Camera, Roll
from tests.everypage.following import sent
from tests.everypage.for_all import DETAILS

ID = 26
"""Letters of an id in an address."""

WHO = "late-objector"
"""Whose complaint and request lie at the desks."""


def walk(roll: Roll) -> None:
    """Sit at each desk in turn: with nothing to do, with work, and with what went wrong."""
    handler, officer = roll.camera("complaint-handler"), roll.camera("privacy-officer")
    handler.take("desk-of-handler", "desk")
    handler.take("complaints-none", "desk/complaints")
    citizen = roll.camera(WHO)
    complaint = sent(citizen, "complaint").rsplit("/", 1)[1]
    wish = {"wish": "Mijn werkcoach belt mij te vaak."}
    citizen.fill(citizen.open(f"cases/{complaint}/somebody-else"), wish, form="/somebody-else")
    _complaint(handler, complaint)
    _wish(handler, citizen, complaint)
    _advice(handler, citizen, complaint, roll.clock.today())
    _request(officer, sent(citizen, "correction").rsplit("/", 1)[1])
    _inspection(officer, roll.camera("second-privacy-officer"), citizen)
    _question(officer, citizen)
    _set_aside(officer, citizen)
    _file(roll)
    _hidden(roll)


def _complaint(handler: Camera, case: str) -> None:
    page = handler.take("complaints-waiting", "desk/complaints")
    page = handler.take("complaint-taken", handler.fill(page, {}, form=f"/{case}/take"), act=DETAILS)
    _task_about(handler, case)
    for address in page.links("/steps/"):
        step = address.rsplit("/", 1)[1]
        form = handler.take(f"complaint-step-{step}", address, alike=step not in {"ask", "involved"})
        if step == "ask":
            wrong = handler.fill(form, {"text": ""}, form="/steps/", status=400)
            handler.take("complaint-step-wrong", wrong)
    letter = handler.take("complaint-letter", f"desk/complaints/{case}/letter", act=DETAILS)
    kept = handler.fill(letter, {}, form="/letter", button="send", status=400)
    handler.take("complaint-letter-wrong", kept)
    handler.take("complaints-own", "desk/complaints")
    handler.take("complaint-by-phone", "desk/complaints/new")


def _task_about(handler: Camera, case: str) -> None:
    """See a task about a case that one handles: it leads to that case."""
    now, kind = handler.roll.clock.now(), TaskKind.TERM_NEAR
    about = {"about_table": "cases", "about_id": case}
    with store_of(handler.roll.app).writing() as work:
        add_task(work, role="complaint_handler", kind=kind, for_day=now.date(), at=now, **about)
    handler.take("tasks-case", "desk/tasks", alike=True)
    with store_of(handler.roll.app).writing() as work:
        work.run(delete(Task).where(Task.about_id == case, Task.kind == TaskKind.TERM_NEAR))


def _wish(handler: Camera, citizen: Camera, case: str) -> None:
    """Answer who wants to hear from somebody else: first without a reason, then rightly."""
    form = handler.open(f"desk/complaints/{case}/steps/somebody-else")
    wrong = handler.fill(form, {"answer": "no"}, form="/somebody-else", status=400)
    handler.take("complaint-wish-wrong", wrong)
    answer = {"answer": "no", "because": "Er werkt hier nu niemand anders."}
    handler.take("complaint-wish-answered", handler.fill(form, answer, form="/somebody-else"))
    citizen.take("case-wish-answered", f"cases/{case}/somebody-else")


def _advice(handler: Camera, citizen: Camera, case: str, today: date) -> None:
    """Write down what the ombudsman advised, and read it on the other side."""
    form = handler.take("advice-number", "desk/complaints/advice")
    handler.take("advice-number-wrong", handler.fill(form, {"number": "1"}, form="/advice", status=400))
    form = handler.open(f"desk/complaints/{case}/steps/recommended")
    handler.take("advice-wrong", handler.fill(form, {}, form="/recommended", status=400))
    days = {"given_on": today, "due_on": today + timedelta(days=30)}
    boxes = {
        f"{name}-{part}": str(getattr(day, part))
        for name, day in days.items()
        for part in ("day", "month", "year")
    }
    words = {"given_by": "ombudsman", "text": "Praat met haar over de cursus."}
    handler.fill(form, {**words, **boxes}, form="/recommended")
    handler.take("complaints-with-advice", "desk/complaints")
    form = handler.take("advice-answer", f"desk/complaints/{case}/steps/answer-advice")
    (which,) = form.tree.xpath("//input[@name='which']/@value")
    said = {"which": which, "answer": "partly", "text": "Wij betalen de cursus."}
    handler.fill(form, said, form="/answer-advice")
    citizen.take("case-with-advice", f"cases/{case}", act=DETAILS)


def _request(officer: Camera, case: str) -> None:
    page = officer.take("requests-waiting", "desk/rights")
    page = officer.take("request-taken", officer.fill(page, {"case": case}, form="/desk/rights"))
    answer = officer.take("request-answer", page.links("/answer/")[0])
    officer.take("request-answer-wrong", officer.fill(answer, {}, form="/answer/", status=400))
    officer.take("requests-own", "desk/rights")


def _inspection(officer: Camera, second: Camera, citizen: Camera) -> None:
    own = sent(citizen, "inspection")
    case = own.rsplit("/", 1)[1]
    page = officer.fill(officer.open("desk/rights"), {"case": case}, form="/desk/rights")
    form = officer.take("inspection-copy", page.links("/copy/")[0], act=DETAILS)
    officer.take("inspection-copy-wrong", officer.fill(form, {}, form="/copy/", status=400))
    box = form.tree.xpath("//textarea[starts-with(@name, 'text-')]/@name")[0]
    values = {**whole(form), box: "Jan belde ons op 2 juni. Jan is de buurman.", "black": "Jan"}
    shown = officer.take("inspection-preview", officer.fill(form, values, form="/copy/"))
    page = officer.take("inspection-offered", officer.fill(shown, {"do": "offer"}, form="/preview"))
    part = second.take("requests-to-check", "desk/rights").tree.xpath("//button[@name='part']/@value")[0]
    seen = second.fill(second.open("desk/rights"), {"part": part}, form="/desk/rights/check")
    second.take("inspection-check", seen)
    second.take("inspection-check-wrong", second.fill(seen, {"do": "return"}, form="/preview", status=400))
    second.fill(seen, {"do": "agree"}, form="/preview")
    form = officer.take("inspection-answer", page.links("/answer/")[0])
    officer.take("inspection-answer-wrong", officer.fill(form, {}, form="/answer/", status=400))
    words = {"outcome": "granted", "reason": "Dit staat er over u.", "meaning": "U krijgt een kopie."}
    officer.take("inspection-answered", officer.fill(form, words, form="/answer/"))
    citizen.take("case-inspection-answered", own)
    citizen.take("case-inspection-letter", f"{own}/letters/2")
    citizen.take("case-inspection-data", f"{own}/data")


def _set_aside(officer: Camera, citizen: Camera) -> None:
    own = sent(citizen, "restriction")
    case = own.rsplit("/", 1)[1]
    page = officer.fill(officer.open("desk/rights"), {"case": case}, form="/desk/rights")
    words = {"outcome": "granted", "reason": "Dat is zo.", "meaning": "Het staat apart.", "is_nobody": "y"}
    officer.fill(officer.open(page.links("/answer/")[0]), words, form="/answer/")
    form = officer.take("set-aside-end", f"desk/rights/{case}/steps/use-again")
    officer.take("set-aside-end-wrong", officer.fill(form, {}, form="/use-again", status=400))
    day = {"lifts_on-day": "15", "lifts_on-month": "1", "lifts_on-year": "2027"}
    officer.fill(form, {"because": "Het klopt nu.", **day}, form="/use-again")
    officer.take("set-aside-keep", f"desk/rights/{case}/steps/keep-aside")
    officer.take("set-aside-ending", f"desk/rights/{case}")
    officer.take("requests-set-aside", "desk/rights")
    citizen.take("case-set-aside-ending", own)


def _question(officer: Camera, citizen: Camera) -> None:
    own = sent(citizen, "question")
    case = own.rsplit("/", 1)[1]
    page = officer.fill(officer.open("desk/rights"), {"case": case}, form="/desk/rights")
    form = officer.take("question-answer", page.links("/answer/")[0])
    officer.take("question-answer-wrong", officer.fill(form, {}, form="/answer/", status=400))
    (box,) = form.tree.xpath("//textarea[starts-with(@name, 'answer-')]/@name")
    words = {box: "Wij bewaren het vijf jaar."}
    officer.take("question-answered", officer.fill(form, words, form="/answer/"))
    citizen.take("case-question-answered", own)
    citizen.take("case-question-letter", f"{own}/letters/2")


def _file(roll: Roll) -> None:
    worker = roll.camera("second-caseworker")
    assignment = assignment_of(roll.app, "second-caseworker", WHO)
    asked = worker.take("file-why", f"desk/people/{assignment}")
    worker.take("file-why-wrong", worker.fill(asked, {}, form="/why", status=400))
    page = worker.take("file", opened(worker, assignment))
    worker.take("file-entry", page.links("/entries/")[0])
    worker.take("file-record", f"desk/people/{assignment}/record", act=DETAILS)
    nothing: dict[str, Any] = {}
    worker.take("file-record-wrong", written(worker, assignment, nothing, status=400))
    secret = talk(
        roll.app, answerer_role="youth_worker", data_kinds=["child"], question="Zit hij in detentie?"
    )
    worker.take("file-record-may-not", written(worker, assignment, secret, status=400))
    worker.take("file-preview", written(worker, assignment, talk(roll.app)))
    wrong = {**secret, "was_not_allowed": "y", "in_proportion": "no"}
    empty = worker.take("crime", f"desk/people/{assignment}/crime")
    worker.take("crime-wrong", worker.fill(empty, {}, form="/crime", status=400))
    police = {"authority": agency(roll.app, "o-politie"), "article": CRIME_ARTICLES[0]}
    police |= {"number": "PL-2026-0451", "question": "Waar woont deze persoon?"}
    worker.take("crime-asked", worker.fill(empty, police, form="/crime"))
    roll.camera("privacy-officer").take("crimes", "desk/crimes", alike=True)
    told = worker.take("file-preview-not-allowed", written(worker, assignment, wrong))
    worker.fill(told, {"do": "save"}, form=assignment)
    person, officer = roll.camera(WHO), roll.camera("privacy-officer")
    newest = person.take("timeline-not-allowed", "consultations").links("/consultations/")
    entry = next(link for link in newest if len(link.rsplit("/", 1)[1]) == ID)
    person.take("entry-not-allowed", entry)
    officer.take("not-allowed", "desk/privacy/not-allowed")
    worker.take("file-emergency", f"desk/people/{assignment}/emergency")


def _hidden(roll: Roll) -> None:
    safety = roll.camera("safety-officer")
    safety.take("approvals", "desk/approvals")
    listing = safety.take("holds", "desk/holds")
    hold = listing.links("/desk/holds/")[0]
    form = safety.take("hold", hold)
    safety.take(
        "hold-wrong", safety.fill(form, {"way": "tell", "reason": "Nee."}, form="/holds/", status=400)
    )
    renew = {"way": "renew", "reason": "Het gevaar is er nog steeds."}
    day = {"review_on-day": "7", "review_on-month": "12", "review_on-year": "2026"}
    safety.fill(form, {**renew, **day}, form="/holds/")
    safety.take("hold-proposed", hold)
    roll.camera("second-safety-officer").take("hold-to-decide", hold)
    roll.camera("team-leader").take("desk-of-leader", "desk")
