"""People of a busy portal, with what officials wrote about them, asked them, promised them and hid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bench.crowd_cases import task, told
from bench.ground import SUMMARIES
from portal.declarations.service import OWN_STORY
from portal.notices.tasks import TaskKind
from portal.store import new_id
from portal.store.keys import seal

if TYPE_CHECKING:
    from bench.crowd import Clerk, Crowd, Row


@dataclass(frozen=True)
class Someone:
    """A person, with the rows that make one."""

    id: str
    account: str
    rows: tuple[Row, ...]


def person(crowd: Crowd) -> Someone:
    """Return somebody with a key, a name and an account."""
    who, account, keyring = new_id(), new_id(), crowd.ground.store.keyring
    key = keyring.new_key()
    name = seal(key, f"persons:{who}:name", f"Iemand {who[:4]}".encode())
    number = keyring.lookup("number", who)
    rows = (
        ("persons", {"id": who, "language": "nl", "name_sealed": name, "number_hash": number}),
        ("person_keys", {"person_id": who, "wrapped": keyring.wrap(key, who)}),
        (
            "accounts",
            {
                "id": account,
                "issuer": "https://bench.example",
                "subject_hash": keyring.lookup("subject", account),
                "kind": "citizen",
                "person_id": who,
            },
        ),
    )
    return Someone(who, account, rows)


def life(crowd: Crowd, who: Someone) -> Iterator[Row]:
    """Return what the portal knows of somebody beside the cases."""
    workers = [crowd.clerk("caseworker") for _ in range(1 + crowd.happens(0.5))]
    for clerk in workers:
        yield from _assignment(crowd, who.id, clerk)
    for _ in range(3):
        yield from _entry(crowd, who.id, workers[0])
    yield from _declarations(crowd, who.id, workers[0])
    yield from _promises(crowd, who.id, workers[0])
    if crowd.happens(0.3):
        yield from _meeting(crowd, who.id, workers[0])
    yield from _file(crowd, who.id, workers[0])
    if crowd.happens(0.05):
        yield from _rare(crowd, who.id, workers[0])


def _assignment(crowd: Crowd, person: str, clerk: Clerk) -> Iterator[Row]:
    for is_old in (False, True):
        one, first = new_id(), crowd.day(-700, -1)
        yield (
            "assignments",
            {
                "id": one,
                "account_id": clerk.id if not is_old else crowd.clerk("caseworker").id,
                "person_id": person,
                "from_day": first - timedelta(days=365 * is_old),
                "until_day": crowd.day(-300, -1) if is_old else None,
                "reason": "neighbourhood_team",
                "told_at": crowd.at,
            },
        )
        opening = {"account_id": clerk.id, "assignment_id": one, "reason": "", "at": crowd.ago(300)}
        yield "openings", {"id": new_id(), **opening}
    look = {"person_id": person, "at": crowd.ago(100), "account_id": clerk.id, "capacity": "assigned"}
    item = {"role": clerk.role, "agency_id": clerk.agency, "item_table": "persons", "item_id": person}
    yield "view_log", {"id": new_id(), **look, **item}


def _entry(crowd: Crowd, person: str, clerk: Clerk) -> Iterator[Row]:
    talk, entry, at = new_id(), new_id(), crowd.ago(730)
    channel = "unsecured_mail" if crowd.happens(0.02) else "phone"
    what = {"kind": "exchange", "channel": channel, "happened_at": at, "recorded_at": at}
    broken = "not_agreed" if crowd.happens(0.02) else ""
    yield "consultations", {"id": talk, **what}
    yield (
        "consultation_subjects",
        {
            **what,
            "id": entry,
            "consultation_id": talk,
            "person_id": person,
            "parties": "[]",
            "told_at": at,
            "broken_rules": broken,
        },
    )
    bodies = dict.fromkeys((clerk.agency or crowd.agency(), crowd.agency()))
    for body in bodies:
        party = {"subject_id": entry, "agency_id": body, "person_id": person, "happened_at": at}
        yield "subject_parties", party
    if crowd.happens(0.02):
        check = {"item_id": entry, "agency_id": crowd.agency(), "id": new_id(), "person_id": person}
        yield "entry_checks", {**check, "account_id": clerk.id, "said": "differs", "at": crowd.ago(300)}
    yield from told(crowd, person, "consultation", "consultation_subjects", entry)
    if crowd.happens(0.04):
        yield _hold(crowd, "consultation_subjects", entry, person)
    if crowd.happens(0.03):
        yield task(
            crowd, "privacy_officer", TaskKind.NOT_TOLD, "consultation_subjects", entry, crowd.day(-30, 0)
        )


def _hold(crowd: Crowd, table: str, item: str, person: str) -> Row:
    officer = crowd.clerk("safety_officer")
    return "holds", {
        "id": new_id(),
        "item_table": table,
        "item_id": item,
        "hidden_from": person,
        "article": "AVG art. 23",
        "review_on": crowd.day(-10, 30),
        "asked_by": officer.id,
        "approved_by": crowd.clerk("safety_officer").id if crowd.happens(0.8) else None,
        "made_at": crowd.ago(30),
        "ended_at": crowd.ago(10) if crowd.happens(0.4) else None,
    }


def _declarations(crowd: Crowd, person: str, clerk: Clerk) -> Iterator[Row]:
    for is_story in (False, True)[: 1 + crowd.happens(0.1)]:
        one, is_back = new_id(), crowd.happens(0.2)
        yield (
            "declarations",
            {
                "id": one,
                "person_id": person,
                "kind": "release_of_confidentiality",
                "agency_id": clerk.agency,
                "version": OWN_STORY if is_story else "2026-1",
                "language": "nl",
                "signed_at": crowd.ago(300),
                "signed_how": "portal",
                "valid_from": crowd.day(-300, -1),
                "valid_to": crowd.day(10, 300),
                "withdrawn_at": crowd.ago(30) if is_back else None,
            },
        )
        body = {"declaration_id": one, "agency_id": clerk.agency, "person_id": person, "answer": "yes"}
        yield "declaration_bodies", body
        if is_back:
            stop = {"item_id": one, "person_id": person, "agency_id": clerk.agency, "told_at": crowd.ago(30)}
            done = None if crowd.happens(0.3) else crowd.at
            yield "declaration_stops", {"id": new_id(), **stop, "stopped_at": done}
    if crowd.happens(0.2):
        asked = {"person_id": person, "agency_id": clerk.agency, "account_id": clerk.id}
        state = crowd.dice.choice(("asked", "signed", "refused"))
        kept = {"version_id": new_id(), "asked_at": crowd.ago(30), "state": state}
        yield "declaration_requests", {"id": new_id(), **asked, **kept}


def _promises(crowd: Crowd, person: str, clerk: Clerk) -> Iterator[Row]:
    for status in ("open", "kept", "kept"):
        made = {"person_id": person, "agency_id": clerk.agency, "made_on": crowd.day(-300, -30)}
        due = {"role": "werkcoach", "due_on": crowd.day(-30, 60), "status": status}
        yield "promises", {"id": new_id(), **made, **due}
    if crowd.happens(0.1):
        sent = {"person_id": person, "agency_id": clerk.agency, "asked_at": crowd.ago(30), "state": "asked"}
        yield "sent_before", {"id": new_id(), **sent}


def _meeting(crowd: Crowd, person: str, clerk: Clerk) -> Iterator[Row]:
    meeting, one, body = new_id(), new_id(), clerk.agency
    what = {"kind": "work", "planned_at": crowd.ago(300), "channel": "visit", "agency_id": body}
    state = crowd.dice.choice(("draft", "planned", "stopped", "held", "reported", "reported", "reported"))
    yield "meetings", {"id": meeting, **what, "account_id": clerk.id}
    yield (
        "meeting_persons",
        {
            **what,
            "id": one,
            "meeting_id": meeting,
            "person_id": person,
            "number": new_id()[:12],
            "state": state,
            "report_due": crowd.day(-100, 10),
            "reported_at": crowd.at if state == "reported" else None,
        },
    )
    for _ in range(2):
        partner = {"item_id": one, "person_id": person, "agency_id": crowd.agency(), "role": "werkcoach"}
        asked = {"invited_at": crowd.ago(100), "state": crowd.dice.choice(("invited", "accepted"))}
        yield "meeting_partners", {"id": new_id(), **partner, **asked}
    if state == "stopped":
        ground = {"item_id": one, "person_id": person, "article": "AVG art. 6", "asked_by": clerk.id}
        yield "meeting_grounds", {"id": new_id(), **ground, "asked_at": crowd.ago(20)}


def _file(crowd: Crowd, person: str, clerk: Clerk) -> Iterator[Row]:
    file = new_id()
    yield (
        "files",
        {"id": file, "person_id": person, "agency_id": clerk.agency, "from_day": crowd.day(-300, -1)},
    )
    for how in ("oral", "writing"):
        if crowd.happens(0.8):
            told = {"person_id": person, "item_id": file, "how": how, "told_on": crowd.today}
            yield "file_told", {"id": new_id(), **told, "language": "nl", "role": "werkcoach"}
    talk = {"person_id": person, "item_id": file, "agency_id": clerk.agency, "account_id": clerk.id}
    yield (
        "file_talks",
        {"id": new_id(), **talk, "was_told": "yes", "could_say_no": "yes", "at": crowd.ago(300)},
    )
    if crowd.happens(0.1):
        gone = {"agency_id": clerk.agency, "what": "paper", "because": "term", "file_id": new_id()}
        done = None if crowd.happens(0.5) else crowd.day(-100, -1)
        due = {"due_on": crowd.day(-30, 30), "listed_on": crowd.day(-60, -30), "done_on": done}
        yield "destroy_tasks", {"id": new_id(), "named": "map 12", **gone, **due}


def _rare(crowd: Crowd, person: str, clerk: Clerk) -> Iterator[Row]:
    """Return what happens to few people."""
    own = {"person_id": person, "account_id": clerk.id}
    crime = {"agency_id": clerk.agency, "authority_id": crowd.agency(), "article": "Sv art. 126nd"}
    state = crowd.dice.choice(("asked", "agreed"))
    yield "crime_requests", {"id": new_id(), **own, **crime, "state": state, "asked_at": crowd.ago(60)}
    done = crowd.at if crowd.happens(0.7) else None
    about = {"item_table": "consultation_subjects", "item_id": new_id(), "assignment_id": new_id()}
    when = {"complete_by": crowd.ago(5), "completed_at": done}
    yield "emergencies", {"id": new_id(), **own, **about, **when}
    law = {"how": "law", "relation": "curator", "acts": "see", "until_day": crowd.day(10, 300)}
    yield "mandates", {"id": new_id(), "person_id": person, **law, "made_by": clerk.id}
    judged = {"agency_id": clerk.agency, "until_day": crowd.day(10, 300), "made_by": clerk.id}
    yield "capacity_judgements", {"id": new_id(), "person_id": person, **judged}
    parent = {"parent_id": person, "account_id": clerk.id, "made_at": crowd.ago(30)}
    decided = crowd.at if crowd.happens(0.5) else None
    yield "parent_requests", {"id": new_id(), **parent, "decided_at": decided}
    yield "acquaintances", {**own, "at": crowd.at}


def shared(crowd: Crowd) -> Iterator[Row]:
    """Return what belongs to no person: signals, refused tries, and family of officials."""
    for number in range(crowd.number // 10):
        one, key, keyring = new_id(), crowd.ground.store.keyring.new_key(), crowd.ground.store.keyring
        at = crowd.ago(365)
        yield "person_keys", {"person_id": one, "wrapped": keyring.wrap(key, one)}
        yield (
            "signals",
            {
                "id": one,
                "month": at.date().replace(day=1),
                "made_at": at,
                "theme": "no_answer",
                "language": "nl",
                "text_sealed": seal(key, f"signals:{one}:text", SUMMARIES[number % len(SUMMARIES)].encode()),
                "kind": crowd.dice.choice(("signal", "question", "complaint")),
                "state": crowd.dice.choice(("new", "read", "answered", "closed", "closed")),
                "changed_at": at,
            },
        )
        try_ = {"at": crowd.ago(365), "account_id": crowd.clerk("caseworker").id, "endpoint": "desk"}
        yield "refused_tries", {"id": new_id(), **try_}
    for clerks in crowd.clerks.values():
        for clerk in clerks:
            tie = {"account_id": clerk.id, "number_hash": bytes(32), "kind": "family"}
            yield "ties", {"id": new_id(), **tie}
