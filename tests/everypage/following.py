"""Pages of what was sent: the receipt, one case in each state, and what a person can still do."""

from __future__ import annotations

import io
from datetime import timedelta

from sqlalchemy import update

from portal.cases import kinds
from portal.cases.models import Case, CasePart
from portal.cases.rules import State
from portal.store import Store
from tests.cases.ways import begun, picture
from tests.everypage.camera import Camera, Roll
from tests.everypage.for_all import DETAILS
from tests.everypage.writing import STORY, first_answer

WHO = "subject-of-hold"
DAYS_ON = {"soon": 38, "late": 60}
"""How many days after sending the last day of a complaint is near, or over."""


def walk(roll: Roll) -> None:
    """Send cases and open them in every state."""
    roll.camera("privacy-officer").take("requests-none", "desk/rights")
    citizen = roll.camera(WHO, device="shared")
    case = _sending(citizen)
    _adding(roll, citizen, case)
    _stopping(citizen)
    for kind in kinds.all()[1:]:
        case = sent(citizen, kind.code)
        citizen.take(f"case-{kind.code}-sent", case, act=DETAILS, alike=kind.code != "objection")
    citizen.take("cases-sent", "cases")
    _states(roll)


def sent(citizen: Camera, code: str) -> str:
    """Send the least that can be sent, and return the address of the case."""
    draft = begun(citizen, code, first_answer(kinds.find(code)))
    citizen.fill(citizen.open(f"{draft.split('?')[0]}?q=check"), {}, form="/send")
    return citizen.at.removesuffix("/receipt")


def _sending(citizen: Camera) -> str:
    case = sent(citizen, "complaint")
    citizen.take("case-receipt", f"{case}/receipt", act=DETAILS)
    citizen.take("case-sent", case, act=DETAILS)
    return case


def _adding(roll: Roll, citizen: Camera, case: str) -> None:
    """Add a message, a file and a reminder: first wrongly, then rightly."""
    page = citizen.open(case)
    citizen.take("case-message-nothing", citizen.fill(page, {"message": ""}, form="/messages", status=400))
    citizen.take("case-message", citizen.fill(page, {"message": STORY}, form="/messages"))
    day = {"day-day": "1", "day-month": "1", "day-year": "2020"}
    citizen.take("case-reminder-past", citizen.fill(page, day, form="/reminder", status=400))
    citizen.take("case-reminder", citizen.fill(page, {**day, "day-year": "2027"}, form="/reminder"))
    wrong = {"file": (io.BytesIO(b"MZ"), "brief.jpg"), "medical": "no"}
    citizen.take("case-file-wrong", citizen.fill(page, wrong, form="/files", status=400))
    file = {"file": (picture(), "brief.jpg"), "medical": "no"}
    page = citizen.take("case-file", citizen.fill(page, file, form="/files"))
    citizen.take("case-download", page.links("/files/")[0])
    shown = citizen.take("case-file-read", page.links("/read")[0], act=DETAILS)
    citizen.take("case-file-read-wrong", citizen.fill(shown, {}, form="/read", status=400))
    said = {"says": "Hierbij ontvangt u 40 euro."}
    citizen.take("case-file-read-kept", citizen.fill(shown, said, form="/read"))
    asking = citizen.take("case-somebody-else", f"{case}/somebody-else")
    citizen.take("case-somebody-else-wrong", citizen.fill(asking, {}, form="/somebody-else", status=400))
    wish = {"wish": "Mijn werkcoach belt mij te vaak."}
    citizen.take("case-somebody-else-asked", citizen.fill(asking, wish, form="/somebody-else"))
    citizen.take("case-letters", f"{case}/letters")
    citizen.take("case-letter", f"{case}/letters/1")
    citizen.take("case-all", f"{case}/all")
    citizen.take("case-calendar-shared", f"{case}/calendar")
    own = roll.camera(WHO, device="own")
    own.take("case-calendar", f"{case}/calendar")


def _stopping(citizen: Camera) -> None:
    for step in ("withdraw", "settle"):
        case = sent(citizen, "question")
        page = citizen.take(f"case-{step}", f"{case}/{step}")
        citizen.take(f"case-{step}-done", citizen.fill(page, {}, form=f"/{step}"))
        page = citizen.open(case)
        citizen.take(f"case-{step}-undone", citizen.fill(page, {}, form="/undo"), alike=step == "settle")


def _states(roll: Roll) -> None:
    """Open a complaint when its term is nearly over, over, and in the states that the bodies set."""
    citizen = roll.camera("mother")
    case = sent(citizen, "complaint")
    store: Store = roll.app.extensions["inzage"].store
    for state in (State.IN_PROGRESS, State.WAITING_FOR_YOU, State.DECIDED, State.COMPLETED, State.RECEIVED):
        with store.writing() as work:
            for table, key in ((Case, Case.id), (CasePart, CasePart.case_id)):
                work.run(update(table).where(key == case.rsplit("/", 1)[1]).values(state=state.value))
        citizen.take(f"case-{state}".replace("_", "-"), case)
    start = roll.clock.moment
    for name, days in DAYS_ON.items():
        roll.clock.moment = start + timedelta(days=days)
        later = roll.camera("mother")
        later.take(f"case-{name}", case)
        later.take(f"cases-{name}", "cases")
    later.take("case-what-now", f"{case}/late")
    later.take("case-letter-ready", f"{case}/late/ombudsman")
    late = sent(roll.camera("mother"), "inspection")
    roll.clock.moment += timedelta(days=DAYS_ON["late"])
    later = roll.camera("mother")
    later.take("case-what-now-data", f"{late}/late")
    later.take("case-letter-formal", f"{late}/late/notice")
    roll.clock.moment = start
