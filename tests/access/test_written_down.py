"""Whatever an official reads or takes along of a person, the person finds written down; letters too."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from sqlalchemy import func, select

from portal.access import ViewLog
from portal.letters import engine
from tests.cases.ways import sent
from tests.desk.ways import account_of, assignment_of, opened, person_of, store_of
from tests.visitor import Visitor

ClientFor = Callable[..., Visitor]
pytestmark = pytest.mark.requirement("T-77", "R-184")

NAME_ONLY = {
    *("desk_accounts.letter", "desk_acting.law", "desk_acting.paper", "desk_declarations.ask"),
    *("desk_meetings.new", "desk_people.scan", "desk_people.why", "desk_promises.new"),
    "desk_promises.plan",
    "desk_capacity.judge",
    *("desk_recording.emergency", "desk_recording.record"),
}
"""Pages with an empty form, that show no more of a person than the name on the list of one's own people."""


def last_of(address: str) -> str:
    """The last part of an address."""
    return address.rsplit("/", 1)[1]


def looks(app: Flask, official: str, person: str) -> int:
    """How many looks of an official at a person are written down."""
    rule = select(func.count()).where(
        ViewLog.account_id == account_of(app, official), ViewLog.person_id == person_of(app, person)
    )
    with store_of(app).reading() as work:
        return int(work.value(rule))


def pages_with(app: Flask, **given: str) -> Iterator[tuple[str, str]]:
    """Each address with exactly these places."""
    for rule in app.url_map.iter_rules():
        if "GET" in (rule.methods or ()) and set(rule.arguments) == {"lang", *given}:
            path = rule.rule.replace("<lang>", "en")
            for name, value in given.items():
                path = path.replace(f"<{name}>", value)
            yield rule.endpoint, path


def unwritten(
    app: Flask, visitor: Visitor, official: str, pages: Iterator[tuple[str, str]]
) -> tuple[set[str], set[str]]:
    """Open pages of the wife; return those that nobody wrote down, and those that somebody did."""
    silent, told = set(), set()
    for endpoint, path in pages:
        before = looks(app, official, "wife")
        if visitor.client.get(path).status_code == 200:
            (told if looks(app, official, "wife") > before else silent).add(endpoint)
    return silent, told


def test_each_page_of_a_person_at_the_desk_is_a_look(app: Flask, client_for: ClientFor) -> None:
    who, official = "caseworker", client_for("caseworker", lang="en")
    assignment = assignment_of(app, who, "wife")
    opened(official, assignment)
    silent, told = unwritten(app, official, who, pages_with(app, assignment=assignment))
    for room, name in (("", "entry"), ("/files", "file")):
        page = official.open(f"desk/people/{assignment}{room}")
        one = last_of(page.links("/entries/" if name == "entry" else "/files/")[0])
        more, read = unwritten(app, official, who, pages_with(app, assignment=assignment, **{name: one}))
        silent |= more
        assert read, name
    assert silent <= NAME_ONLY, sorted(silent - NAME_ONLY)
    assert len(told) > 4


@pytest.mark.parametrize(
    ("official", "kind", "room"),
    [("complaint-handler", "complaint", "complaints"), ("privacy-officer", "inspection", "rights")],
)
def test_each_page_and_letter_of_a_case_is_a_look(
    app: Flask, client_for: ClientFor, official: str, kind: str, room: str
) -> None:
    case = last_of(sent(client_for("wife"), kind))
    visitor = client_for(official, lang="en")
    visitor.fill(visitor.open(f"desk/{room}"), {"case": case}, form=f"/desk/{room}")
    pages = [*pages_with(app, case=case), *pages_with(app, case=case, number="1")]
    here = iter([one for one in pages if one[1].startswith(f"/en/desk/{room}/")])
    silent, told = unwritten(app, visitor, official, here)
    assert silent == set()
    assert len(told) >= (2 if engine.is_available() else 1)
