"""Cases of a busy portal, each with what the lists of the desk read beside it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from typing import TYPE_CHECKING

from portal.agencies.themes import Theme
from portal.cases import kinds
from portal.cases.kind import Kind
from portal.notices.tasks import TaskKind
from portal.store import new_id

if TYPE_CHECKING:
    from bench.crowd import Clerk, Crowd, Row
    from bench.crowd_lives import Someone

KINDS = kinds.all()
COMPLAINT = next(kind for kind in KINDS if kind.code == "complaint")
OTHERS = tuple(kind for kind in KINDS if kind.handled_by and kind is not COMPLAINT)

_NUMBERS = count()

STATES = {
    True: ("in_progress", "in_progress", "waiting_for_you"),
    False: ("received",),
}
"""Of an open case, by whether somebody took it."""


def case(crowd: Crowd, who: Someone) -> Iterator[Row]:
    """Return an open case of somebody, and now and then one that ended."""
    kind = COMPLAINT if crowd.happens(0.6) else crowd.dice.choice(OTHERS)
    yield from _open(crowd, who, kind)
    if crowd.happens(0.3):
        yield from _ended(crowd, who, kind)


def _open(crowd: Crowd, who: Someone, kind: Kind) -> Iterator[Row]:
    clerk = crowd.clerk(kind.handled_by) if crowd.happens(0.5) else None
    act_by, states = crowd.day(-21, 42), STATES[clerk is not None]
    first_day = act_by - timedelta(days=42 if kind is COMPLAINT else 30)
    case, part = new_id(), new_id()
    yield _case(crowd, who, kind, case, crowd.dice.choice(states), first_day, act_by)
    yield _part(crowd, kind, who.id, case, part, act_by, clerk is not None)
    yield from _said(crowd, who.id, case, part)
    if clerk is not None:
        yield from _taken(crowd, clerk, who.id, case)
    if kind is COMPLAINT:
        yield from _beside_complaint(crowd, who.id, case)
    elif kind.lists_systems and clerk is not None:
        yield _copy(crowd, clerk, who.id, case, part)
    if act_by <= crowd.today + timedelta(days=10) and crowd.happens(0.5):
        near = TaskKind.TERM_OVER if act_by < crowd.today else TaskKind.TERM_NEAR
        yield task(crowd, kind.handled_by, near, "case_parts", part, act_by)
    if crowd.happens(0.1):
        yield (
            "translations",
            {
                **_of(who.id, case, crowd),
                "about_id": part,
                "field": "happened",
                "state": "made" if crowd.happens(0.3) else "checked",
                "made_by": crowd.clerk(kind.handled_by).id,
                "made_at": crowd.ago(30),
            },
        )


def _case(
    crowd: Crowd, who: Someone, kind: Kind, case: str, state: str, first_day: date, act_by: date
) -> Row:
    sent = crowd.at - timedelta(days=(crowd.today - first_day).days)
    return "cases", {
        "id": case,
        "person_id": who.id,
        "number": f"bench-{next(_NUMBERS):x}",
        "kind": kind.code,
        "state": state,
        "first_day": first_day,
        "sent_at": sent,
        "changed_at": sent,
        "account_id": who.account,
        "channel": crowd.dice.choice(("web", "web", "web", "phone", "counter", "post")),
        "language": "nl",
        "owner_agency_id": crowd.agency(),
        "answer_by": act_by,
        "draft_id": new_id(),
        "is_urgent": crowd.happens(0.05),
    }


def _part(
    crowd: Crowd, kind: Kind, person: str, case: str, part: str, act_by: date, is_taken: bool, state: str = ""
) -> Row:
    return "case_parts", {
        "id": part,
        "case_id": case,
        "person_id": person,
        "position": 1,
        "kind": kind.code,
        "state": state or ("in_progress" if is_taken else "received"),
        "answer_by": act_by,
        "counted": "{}",
        "agency_id": crowd.agency(),
        "handled_by": kind.handled_by,
        "is_taken": is_taken,
        "act_by": act_by,
    }


def _said(crowd: Crowd, person: str, case: str, part: str) -> Iterator[Row]:
    """Return the points, the timeline and the messages, with the notice that each of them gave."""
    yield "grievances", {"id": new_id(), "part_id": part, "person_id": person, "position": 1, "state": "open"}
    yield "case_events", {**_of(person, case, crowd), "at": crowd.ago(60), "what": "received", "by": "person"}
    for by in ("body", "person"):
        yield "case_messages", {**_of(person, case, crowd), "at": crowd.ago(30), "by": by}
    yield from told(crowd, person, "case_message", "cases", case)


def _taken(crowd: Crowd, clerk: Clerk, person: str, case: str) -> Iterator[Row]:
    """Return who handles it, and at times who did before."""
    yield "case_handlers", {**_of(person, case, crowd), "account_id": clerk.id, "from_at": crowd.ago(30)}
    if crowd.happens(0.2):
        other = {"account_id": crowd.clerk(clerk.role).id, "from_at": crowd.ago(90)}
        yield "case_handlers", {**_of(person, case, crowd), **other, "until_at": crowd.ago(30)}


def _beside_complaint(crowd: Crowd, person: str, case: str) -> Iterator[Row]:
    if crowd.happens(0.3):
        who = {"account_id": crowd.clerk("caseworker").id, "played": "complained_about"}
        yield "case_involved", {"case_id": case, **who, "marked_by": "", "marked_at": crowd.ago(30)}
    if crowd.happens(0.02):
        yield (
            "case_recommendations",
            {
                **_of(person, case, crowd),
                "given_by": "ombudsman",
                "given_on": crowd.day(-60, -1),
                "due_on": crowd.day(-30, 60),
                "is_open": crowd.happens(0.5),
            },
        )
    if crowd.happens(0.1):
        apart = {"kind": "medical", "state": "waiting" if crowd.happens(0.5) else "destroyed"}
        on = {"destroy_on": crowd.day(1, 30), "offered_at": crowd.ago(30)}
        yield "set_aside", {**_of(person, case, crowd), **apart, **on}


def _copy(crowd: Crowd, clerk: Clerk, person: str, case: str, part: str) -> Row:
    state = crowd.dice.choice(("draft", "offered", "checked"))
    made = {"state": state, "version": 1, "made_by": clerk.id, "changed_at": crowd.ago(20)}
    return "case_data_copies", {**_of(person, case, crowd), "part_id": part, **made}


def _ended(crowd: Crowd, who: Someone, kind: Kind) -> Iterator[Row]:
    """Return a case of the last years that was decided; some bodies still have to put it right."""
    case, part, act_by = new_id(), new_id(), crowd.day(-700, -1)
    clerk = crowd.clerk(kind.handled_by)
    first_day = act_by - timedelta(days=42)
    yield _case(crowd, who, kind, case, "decided", first_day, act_by)
    yield _part(crowd, kind, who.id, case, part, act_by, True, "decided")
    yield (
        "case_handlers",
        {
            **_of(who.id, case, crowd),
            "account_id": clerk.id,
            "from_at": crowd.ago(300),
            "until_at": None if kind.tells_receivers else crowd.ago(300),
        },
    )
    if kind is COMPLAINT:
        about = {"letter_id": new_id(), "grievance_id": new_id(), "outcome": "well_founded"}
        theme = {"theme": crowd.dice.choice(list(Theme)).value, "was_allowed": "yes"}
        yield "case_outcomes", {**_of(who.id, case, crowd), **about, **theme}
        if crowd.happens(0.3):
            usual = {"account_id": clerk.id, "usual": "hearing", "made_at": crowd.ago(300)}
            yield "case_departures", {**_of(who.id, case, crowd), **usual}
    else:
        yield from _board(crowd, clerk, who.id, kind, case, part)


def _board(crowd: Crowd, clerk: Clerk, person: str, kind: Kind, case: str, part: str) -> Iterator[Row]:
    answer = {"account_id": clerk.id, "kind": kind.code, "outcome": "granted", "sent_at": crowd.ago(300)}
    until = {"object_until": crowd.day(-100, 40)}
    yield "right_answers", {**_of(person, case, crowd), "part_id": part, **answer, **until}
    if kind.tells_receivers:
        for _ in range(3):
            state = "told" if crowd.happens(0.1) else "confirmed"
            told = {"agency_id": crowd.agency(), "state": state, "told_at": crowd.ago(300)}
            yield "recipient_tasks", {**_of(person, case, crowd), "part_id": part, **told}
    if kind.code == "restriction" and crowd.happens(0.7):
        end = {"told_at": crowd.ago(200), "lifts_on": crowd.day(-100, 20), "lifted_at": crowd.ago(100)}
        yield "restriction_ends", {**_of(person, case, crowd), "account_id": clerk.id, **end}


def _of(person: str, case: str, _crowd: Crowd) -> dict[str, object]:
    return {"id": new_id(), "case_id": case, "person_id": person}


def task(crowd: Crowd, role: str, kind: TaskKind, table: str, about: str, day: date) -> Row:
    """Return something that a role must do, or did."""
    about_what = {"about_table": table, "about_id": about, "for_day": day, "made_at": crowd.ago(60)}
    done = None if crowd.happens(0.4) else crowd.ago(20)
    return "tasks", {"id": new_id(), "role": role, "kind": kind.value, **about_what, "done_at": done}


def told(crowd: Crowd, person: str, kind: str, table: str, about: str) -> Iterator[Row]:
    """Return a notice, and how it left."""
    at, delivery = crowd.ago(365), new_id()
    channel = crowd.dice.choice(("email", "email", "sms", "post", "counter"))
    state = "sent" if crowd.happens(0.98) else "waiting"
    yield (
        "notices",
        {
            "id": new_id(),
            "person_id": person,
            "kind": kind,
            "about_table": table,
            "about_id": about,
            "made_at": at,
            "planned_at": at,
            "delivery_id": delivery,
            "sent_at": at if state == "sent" else None,
            "opened_at": at if crowd.happens(0.6) else None,
        },
    )
    yield (
        "deliveries",
        {
            "id": delivery,
            "person_id": person,
            "purpose": "notice",
            "channel": channel,
            "state": state,
            "tries": 1,
            "next_try_at": at,
            "made_at": at,
            "done_at": at if state == "sent" else None,
        },
    )
