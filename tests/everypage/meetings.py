"""Pages of meetings: the person's list, one meeting in each state, limits, and the register."""

from __future__ import annotations

from datetime import timedelta

from tests.desk.ways import agency, assignment_of, opened
from tests.everypage.camera import Camera, Roll
from tests.everypage.writing import STORY
from tests.meetings import ways

WHO = "wife"


def walk(roll: Roll) -> None:
    """Plan a meeting at the desk, and open what each side sees of it."""
    start = roll.clock.moment
    assignment = assignment_of(roll.app, "caseworker", WHO)
    _limits(roll)
    visitor = roll.camera()
    page = visitor.take("agreements", "agreements")
    visitor.take("agreement", page.links("/agreements/")[0])
    official = roll.camera("caseworker")
    official.take("desk-meetings-none", "desk/meetings")
    _plan(roll, official, assignment)
    meeting = _told(official)
    _invited(roll, official, meeting)
    _observer(roll, official, meeting)
    citizen = roll.camera(WHO)
    _planned(citizen)
    _interpreter(citizen, official, meeting)
    _stopped(roll, citizen, official, meeting)
    roll.clock.moment += timedelta(days=7, hours=8)
    _held(roll, assignment, meeting)
    roll.clock.moment = start


def _interpreter(citizen: Camera, official: Camera, meeting: str) -> None:
    own = citizen.at.split("?")[0].removesuffix("/interpreter")
    page = citizen.take("meeting-interpreter", f"{own}/interpreter", alike=True)
    page = citizen.fill(page, {"tongue": "so", "wish": "Een vrouw."}, form="/interpreter")
    citizen.take("meeting-interpreter-asked", page)
    page = official.take("desk-meeting-asked", meeting, alike=True)
    official.take("desk-meeting-interpreter", page.links("/interpreters/")[0], alike=True)
    citizen.open(own)


def _limits(roll: Roll) -> None:
    citizen = roll.camera(WHO)
    page = citizen.take("meetings-none", "meetings")
    page = citizen.take("limits-none", "meetings/limits")
    citizen.take("limits-wrong", citizen.fill(page, {}, form="/limits", status=400))
    kept = {"agency": agency(roll.app, "o-krediet"), "answer": "rather_not", "words": STORY}
    citizen.take("limits", citizen.fill(page, kept, form="/limits"))
    citizen.fill(citizen.open("meetings/limits"), {}, form="/remove")


def _plan(roll: Roll, official: Camera, assignment: str) -> None:
    opened(official, assignment)
    official.take("desk-meetings-of-person", f"desk/people/{assignment}/meetings")
    page = official.take("desk-meeting-new", f"desk/people/{assignment}/meetings/new")
    official.take("desk-meeting-new-wrong", official.fill(page, {"day-day": "31"}, form="/new", status=400))
    page = official.take("desk-meeting-invite", official.fill(page, ways.PLAN, form="/new"))
    body = {"agency": agency(roll.app, "o-krediet"), "role": "debt_adviser", "do": "kinds"}
    page = official.take("desk-meeting-kinds", official.fill(page, body, form="/invite"), alike=True)
    wrong = official.fill(page, {"do": "save"}, form="/invite", status=400)
    official.take("desk-meeting-invite-wrong", wrong)
    blocked = ways.invited(official, page, roll.app, basis="release", status=400)
    blocked = official.take("desk-meeting-blocked", blocked)
    offered = {"proposal": "yourself", "do": "save"}
    official.take("desk-meeting-offered", official.fill(blocked, offered, form="/invite"), alike=True)
    page = official.open(f"{official.at}/invite")
    ways.invited(official, page, roll.app)


def _told(official: Camera) -> str:
    meeting = official.at
    official.take("desk-meeting-draft", meeting)
    page = official.take("desk-meeting-tell", f"{meeting}/tell")
    wrong = official.fill(page, {"is_hidden": "y"}, form="/tell", status=400)
    official.take("desk-meeting-tell-wrong", wrong, alike=True)
    official.take("desk-meeting-told", official.fill(page, {"how": "phone"}, form="/tell"))
    official.take("desk-meetings", "desk/meetings")
    return meeting


def _invited(roll: Roll, official: Camera, meeting: str) -> None:
    """Invite a second organisation, and open what it sees."""
    haven = {"agency": agency(roll.app, "o-haven"), "role": "family_worker"}
    ways.invited(official, official.open(f"{meeting}/invite"), roll.app, **haven)
    worker = roll.camera("neighbourhood-worker")
    page = worker.take("desk-meetings-invited", "desk/meetings", alike=True)
    page = worker.take("desk-meeting-invitation", page.links("/invitations/")[0])
    worker.take("desk-meeting-comes", worker.fill(page, {"do": "yes"}, form="/invitations/"), alike=True)


def _observer(roll: Roll, official: Camera, meeting: str) -> None:
    page = official.take("desk-meeting-observer", f"{meeting}/observers")
    official.take("desk-meeting-observer-wrong", official.fill(page, {}, form="/observers", status=400))
    asked = {"agency": agency(roll.app, "o-werk"), "role": "trainee", "why": STORY}
    official.fill(page, asked, form="/observers")


def _planned(citizen: Camera) -> None:
    page = citizen.take("meetings", "meetings")
    page = citizen.take("meeting", next(one for one in page.links("/meetings/") if "limits" not in one))
    citizen.take("meeting-join-nothing", citizen.fill(page, {"how": []}, form="/join", status=400))
    citizen.take("meeting-joined", citizen.fill(page, {"how": "phone"}, form="/join"), alike=True)
    citizen.take("meeting-observer", citizen.fill(page, {"answer": "yes"}, form="/observers/"))
    citizen.fill(page, {"point": STORY}, form="/points")
    refuse = citizen.take("meeting-refuse", page.links("/bodies/")[0])
    citizen.take("meeting-refuse-nothing", citizen.fill(refuse, {}, form="/bodies/", status=400), alike=True)
    citizen.take("meeting-refused", citizen.fill(refuse, {"objection": STORY}, form="/bodies/"))


def _stopped(roll: Roll, citizen: Camera, official: Camera, meeting: str) -> None:
    own = citizen.at.split("?")[0]
    page = official.take("desk-meeting-objection", meeting, alike=True)
    page = official.take("desk-meeting-answer", page.links("/bodies/")[0])
    official.fill(page, {"follows": "no", "answer": STORY}, form="/bodies/")
    page = citizen.take("meeting-stop", f"{own}/stop")
    citizen.take("meeting-stopped", citizen.fill(page, {}, form="/stop"))
    citizen.take("meeting-stop-again", f"{own}/stop", alike=True)
    official.take("desk-meeting-stopped", meeting, alike=True)
    page = official.take("desk-meeting-go-on", f"{meeting}/go-on")
    why = {"article": "UAVG art. 41 lid 1 onder i", "because": "Iemand loopt gevaar. Wachten kan niet."}
    official.fill(page, why, form="/go-on")
    safety = roll.camera("safety-officer")
    page = safety.take("desk-meeting-grounds", "desk/meetings/grounds")
    safety.take("desk-meeting-grounds-none", safety.fill(page, {"do": "agree"}, form="/grounds"), alike=True)
    citizen.take("meeting-goes-on", own)
    citizen.fill(citizen.open(f"{own}/stop"), {}, form="/stop")
    page = citizen.take("meeting-restart", f"{own}/restart")
    citizen.fill(page, ways.all_ticked(page, "partners", "kinds"), form="/restart")


def _held(roll: Roll, assignment: str, meeting: str) -> None:
    official, citizen = roll.camera("caseworker"), roll.camera(WHO)
    opened(official, assignment)
    page = official.take("desk-meeting-held", f"{meeting}/held")
    wrong = official.fill(page, {}, form="/held", status=400)
    official.take("desk-meeting-held-wrong", wrong, alike=True)
    ways.held(official, meeting, shared=[])
    own = next(one for one in citizen.open("meetings").links("/meetings/") if "limits" not in one)
    citizen.take("meeting-held", own)
    page = official.take("desk-meeting-report", f"{meeting}/report")
    wrong = {"report": "Hij zit in detentie.", "what_1": STORY[:100], "do": "go"}
    official.take("desk-meeting-report-wrong", official.fill(page, wrong, form="/report", status=400))
    page = official.fill(page, {**ways.REPORT, "report": STORY, "do": "go"}, form="/report")
    official.take("desk-meeting-preview", page)
    official.fill(page, {"do": "save"}, form="/report")
    page = citizen.take("meeting-reported", own)
    citizen.take("meeting-reacted", citizen.fill(page, {"reaction": STORY}, form="/reaction"), alike=True)
    citizen.take("meeting-together", citizen.fill(page, {"how": "together"}, form="/together"))
    official.take("desk-meeting-together", meeting, alike=True)
    page = official.take("desk-meeting-talk", f"{meeting}/talk")
    official.take("desk-meeting-talk-wrong", official.fill(page, {}, form="/talk", status=400))
    officer = roll.camera("privacy-officer")
    page = officer.take("desk-agreements", "desk/agreements")
    officer.take("desk-agreements-wrong", officer.fill(page, {}, form="/agreements", status=400), alike=True)
