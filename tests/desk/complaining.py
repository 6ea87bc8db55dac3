"""How tests put a complaint on the desk of a handler: invented officials, a taken case, a whole letter."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from portal.access import Viewer, acting, looking
from portal.access.handlers import at_case
from portal.cases import service
from portal.cases.handled_shown import Handled
from portal.cases.kind import Answers
from portal.cases.shown import CaseView
from portal.people.models import Account
from portal.store import Store, new_id
from portal.terms import amsterdam_day
from portal.viewer import Official
from tests.cases.writing import sent
from tests.clocks import MONDAY
from tests.people_of_tests import Somebody

STORY: Answers = {
    "happened": "They promised to pay my course. Then they did not. My son is ill.",
    "grievances": ["The promise was not kept.", "They talked about me and I did not know."],
    "happened_on": "2026-09-01",
    "hope": "That they pay my course.",
}


def official(store: Store, *, role: str = "complaint_handler", agency: str = "a" * 26) -> Official:
    """Make an official with a work account."""
    account = new_id()
    with store.writing() as work:
        work.add(
            Account,
            {
                "id": account,
                "issuer": "https://work.example",
                "subject_hash": store.keyring.lookup("subject", account),
                "kind": "official",
                "role": role,
                "agency_id": agency,
                "team": "Team",
                "made_at": MONDAY,
            },
        )
    return Official(account, role, agency)


def taken(store: Store, who: Somebody, handler: Official, answers: Answers = STORY) -> tuple[str, Viewer]:
    """Send a complaint and let a handler take it; return the case and how the handler looks."""
    case = sent(store, who, "complaint", answers)
    return case, take(store, handler, case)


def take(store: Store, handler: Official, case: str, at: datetime = MONDAY) -> Viewer:
    """Take a case; return how the handler looks at it."""
    with store.writing() as work:
        service.take(work, official=handler, case=case, at=at, today=amsterdam_day(at))
    return at_case(store, official=handler, case=case, at=at, today=amsterdam_day(at)).viewer


def shown(store: Store, viewer: Viewer, case: str, at: datetime = MONDAY) -> tuple[CaseView, Handled]:
    """Read a case and its handling."""
    with looking(store, viewer, at=at, item=("cases", case)) as look:
        return service.show(look, case), service.handled(look, case)


def hear_both(store: Store, who: Somebody, viewer: Viewer, case: str, at: datetime = MONDAY) -> None:
    """Do all that must come before an answer: argument, copy, hearing, and "is this right?"."""
    today = amsterdam_day(at)
    until = today + timedelta(days=14)
    with acting(store, viewer) as work:
        said = {"viewer": viewer, "case": case, "at": at, "today": today}
        service.add_argument(
            work, **said, side="person", text="They promised it.", first_given_on=date(2026, 9, 1)
        )
        service.show_copy(work, **said, text="They promised to pay. Then they did not.")
    with acting(store, who.viewer) as work:
        service.agree_copy(work, viewer=who.viewer, case=case, left_out=[], at=at)
    windows: dict[str, str] = {}
    with acting(store, viewer) as work:
        service.send_copy(work, **said)
        for what, side in (("hearing", "person"), ("hearing", "body"), ("facts", "person")):
            windows[what + side] = service.open_window(
                work, **said, what=what, side=side, text="What do you say?", until=until
            )
        service.react(
            work, viewer=viewer, case=case, window=windows["hearingbody"], text="", is_waived=True, at=at
        )
    with acting(store, who.viewer) as work:
        for name in ("hearingperson", "factsperson"):
            service.react(
                work,
                viewer=who.viewer,
                case=case,
                window=windows[name],
                text="I agree.",
                is_waived=False,
                at=at,
            )


def whole_letter(view: CaseView, done: Handled) -> dict[str, str | list[str]]:
    """Return a letter with nothing left empty."""
    typed: dict[str, str | list[str]] = {
        "hope": "We pay the course after all.",
        "meaning": "You can start your course.",
        "summary": "U hebt gelijk. De gemeente betaalt de cursus.",
        "summary_own": "You are right. They pay the course.",
        "efforts": ["investigating"],
        "holds_decision": "no",
        "is_about_data": "yes",
        "apology": "We are sorry.",
        "measure-1": "Write down what is promised.",
        "owner-1": "team leader",
        "due-1": "2027-02-01",
    }
    for argument in done.arguments:
        if argument.side == "person":
            typed[f"weighed-{argument.id}"] = "The note of the talk says the same."
    for point in service.open_points(view):
        typed |= {
            f"outcome-{point.id}": "well_founded",
            f"theme-{point.id}": "asked_health",
            f"norms-{point.id}": ["reliability"],
            f"allowed-{point.id}": "yes",
            f"rule-{point.id}": "A promise must be kept.",
            f"facts-{point.id}": "The course was promised in a note.",
            f"reasoning-{point.id}": "Who promises must do it.",
        }
    return typed
