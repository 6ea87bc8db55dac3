"""Pages for everybody tell of nobody: no name, no number of a case, and no number that is too small."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from flask import Flask

from portal.access.models_samples import Sample, SampleItem
from portal.store import new_id
from tests.clocks import MONDAY
from tests.desk.ways import store_of
from tests.visitor import Visitor

pytestmark = pytest.mark.requirement("T-75")

TOWN = Path(__file__).resolve().parents[2] / "portal" / "demo" / "town"
CASE = re.compile(r"20\d\d-[0-9A-Z]{4}-[0-9A-Z]{4}")


def open_to_all(app: Flask) -> list[str]:
    """Every page that opens without signing in and has no place to fill in."""
    return [
        rule.rule.replace("<lang>", "nl")
        for rule in app.url_map.iter_rules()
        if "GET" in (rule.methods or ()) and not set(rule.arguments) - {"lang"}
        if getattr(app.view_functions[rule.endpoint], "is_public", False)
        if not rule.endpoint.startswith(("demo.", "signin."))
    ]


def names() -> set[str]:
    """The family names of everybody in the town."""
    lines = (TOWN / "02-people.jsonl").read_text("utf-8").splitlines()
    people = [one for one in map(json.loads, lines) if one["kind"] == "person"]
    return {str(one["name"]).split()[-1] for one in people}


def test_no_page_for_everybody_names_a_person_or_a_case(app: Flask, visitor: Visitor) -> None:
    read = 0
    for address in open_to_all(app):
        answer = visitor.client.get(address)
        if answer.status_code != 200 or answer.mimetype != "text/html":
            continue
        found = {name for name in names() if re.search(rf"\b{re.escape(name)}\b", answer.text)}
        assert not found, address
        assert not CASE.search(answer.text), address
        read += 1
    assert read > 20


@pytest.mark.parametrize(("yes", "no"), [(19, 1), (1, 19), (16, 4), (9, 0)])
def test_a_published_check_tells_no_small_number(app: Flask, visitor: Visitor, yes: int, no: int) -> None:
    sample, day = new_id(), date(2026, 11, 1)
    drawn = {"id": sample, "kind": "look", "seed": "7", "from_day": day, "until_day": day, "population": 99}
    drawn |= {"drawn_by": new_id(), "drawn_at": MONDAY, "published_at": MONDAY}
    items = [
        {"id": new_id(), "sample_id": sample, "position": place, "about_id": new_id(), "person_id": new_id()}
        | {"scored_at": MONDAY, "score": ("y" if place < yes else "n") * 3}
        for place in range(yes + no)
    ]
    with store_of(app).writing() as work:
        work.add(Sample, drawn)
        work.add(SampleItem, *items)
    page = visitor.open("/en/our-checks")
    assert "Too few to tell." in page.text
    assert f"Yes: {yes}" not in page.text and f"No: {no}." not in page.text
