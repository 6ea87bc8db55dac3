"""What a file may not hold is refused at the desk and in a delivery, with the reason and nothing by half."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from portal.dossiers.models import FileItem
from portal.dossiers.models_plan import FileDomain
from portal.partners.service import load
from portal.store import Store
from tests.desk.ways import store_of
from tests.dossiers.test_deliveries import ITEM, PART
from tests.dossiers.test_pages import adviser
from tests.partners.deliveries import BASE, Parts, exchange, record, rows_in, subject, write
from tests.visitor import Visitor

ClientFor = Callable[..., Visitor]

FILE = record(
    "file",
    "f-1",
    person="p-1",
    organisation="o-1",
    name="Dossier Wmo",
    from_day="2024-01-01",
    purpose="Een steun.",
)
WHOLE = "Say in a whole sentence what it is needed for."
ONE_OF_TWO = exchange("k-1", subject("p-1"), subject("p-2", summary=None))
"""A talk about two persons with the text of one of them."""


@pytest.mark.parametrize(
    ("bad", "field", "reason"),
    [
        (record("file_item", "x-1", **{**ITEM, "person": ["p-1", "p-2"]}), "person", "text"),
        (ONE_OF_TWO, "subjects[1].summary", "is missing"),
        (
            record("file_item", "x-1", **{**ITEM, "what": "interpretation"}),
            "fact",
            "An explanation needs a fact.",
        ),
        (record("file_item", "x-1", **{**ITEM, "purpose": "Hulp"}), "purpose", WHOLE),
        (record("file_domain", "x-1", **{**PART, "asked": None}), "asked", "is missing"),
    ],
    ids=["two persons", "one text of two", "no fact", "one word", "not said whether asked"],
)
@pytest.mark.requirement("R-054", "R-059", "R-087")
def test_a_delivery_names_line_field_and_reason_and_keeps_nothing(
    store: Store, tmp_path: Path, bad: dict[str, Any], field: str, reason: str
) -> None:
    good = record("file_item", "x-0", **ITEM)
    outcome = load(Parts(store), [write(tmp_path / "delivery.jsonl", [*BASE, FILE, good, bad])])
    assert [(one.file, one.line, one.field) for one in outcome.problems] == [
        ("delivery.jsonl", len(BASE) + 3, field)
    ]
    assert reason in outcome.problems[0].text
    assert not outcome.is_published and rows_in(store) == 0
    assert load(Parts(store), [write(tmp_path / "good.jsonl", [*BASE, FILE, good])]).is_published


def kept(app: Flask) -> tuple[int, int]:
    """How many items and parts of life there are."""
    with store_of(app).reading() as work:
        items, parts = (work.value(select(func.count()).select_from(one)) for one in (FileItem, FileDomain))
    return int(items or 0), int(parts or 0)


@pytest.mark.parametrize(
    ("what", "given", "reason"),
    [
        ("items", {"text": "Hij is lui.", "what": "interpretation"}, "An explanation needs a fact."),
        ("items", {"text": "U woont boven.", "what": "fact", "purpose": "Hulp"}, WHOLE),
        ("parts", {"domain": "money"}, "asked"),
    ],
    ids=["no fact", "one word", "not said whether asked"],
)
@pytest.mark.requirement("R-054", "R-059", "R-087")
def test_the_desk_says_why_and_keeps_nothing(
    app: Flask, client_for: ClientFor, what: str, given: dict[str, str], reason: str
) -> None:
    before = kept(app)
    who, address = adviser(app, client_for)
    refused = who.fill(who.open(f"{address}/{what}"), given, form=f"/{what}", status=400)
    summary = refused.tree.xpath("string(//*[@role='alert'])")
    assert reason in summary
    assert kept(app) == before
