"""Each page and each form of an official about one person is gone at the click after the work ended."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from flask import Flask
from sqlalchemy import update
from werkzeug.routing import Rule

from portal.access.models import Assignment
from tests.clocks import MONDAY
from tests.desk.test_recording import entries
from tests.desk.ways import assignment_of, opened, store_of, talk, written
from tests.meetings.test_pages import Table, meetings
from tests.visitor import Visitor

ClientFor = Callable[..., Visitor]
AT_LEAST = 20
"""Addresses about one person that a caseworker can open: fewer, and this test looks at the wrong ones."""


def rules(app: Flask, known: dict[str, str]) -> Iterator[tuple[Rule, str]]:
    """Every address of the desk about one person, filled in with what is there."""
    for rule in app.url_map.iter_rules():
        if "assignment" in rule.arguments and rule.arguments - {"lang"} <= known.keys():
            given = {name: known[name] for name in rule.arguments if name != "lang"}
            adapter = app.url_map.bind("localhost")
            address = adapter.build(rule.endpoint, {**given, "lang": "en"}, method=_method(rule))
            yield rule, address


def _method(rule: Rule) -> str:
    return "GET" if "GET" in (rule.methods or ()) else "POST"


def test_the_click_after_the_work_ended_finds_nothing_on_any_page(app: Flask, client_for: ClientFor) -> None:
    table = Table(app, client_for)
    official, assignment = table.official, assignment_of(app, "caseworker", "wife")
    opened(official, assignment)
    official.fill(written(official, assignment, talk(app)), {"do": "save"}, form="/record")
    (entry,) = entries(app, "wife")
    table.plan()
    known = {"assignment": assignment, "entry": str(entry.id), "meeting": str(meetings(app)[0].id)}
    found = list(rules(app, known))
    there = {
        address
        for rule, address in found
        if _method(rule) == "GET" and official.client.get(address).status_code != 404
    }
    assert len(there) >= AT_LEAST
    page = official.open(f"desk/people/{assignment}/record")
    token = str(page.tree.xpath("//input[@name='csrf_token']/@value")[0])
    with store_of(app).writing() as work:
        mine = Assignment.id == assignment
        work.run(update(Assignment).where(mine).values(until_day=MONDAY.date().replace(day=1)))
    for rule, address in found:
        for method in sorted((rule.methods or set()) & {"GET", "POST"}):
            answer = official.client.open(
                address, method=method, data={"csrf_token": token, "do": "save", "text": "Te laat getypt."}
            )
            assert answer.status_code == 404, f"{method} {rule.rule}"
            assert "Te laat getypt." not in answer.get_data(as_text=True)
