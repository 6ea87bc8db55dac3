"""What somebody disputes says so wherever it is seen, and a statement stands beside an opinion."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select

from portal.cases.models import CasePart
from portal.dossiers.models import FileItem
from tests.desk.copying import copy_form
from tests.desk.test_rights_pages import WRONG, YES, answer_page, taken
from tests.desk.ways import assignment_of, opened, person_of, store_of
from tests.visitor import Page, Visitor

ClientFor = Callable[..., Visitor]
IN_DISPUTE = "In dispute"
OWN = "I was ill on that day. I told them."


@pytest.fixture
def officer(client_for: ClientFor) -> Visitor:
    """The privacy officer of the town."""
    return client_for("privacy-officer", lang="en")


@pytest.fixture
def wife(client_for: ClientFor) -> Visitor:
    """The woman who disputes something."""
    return client_for("wife", lang="en")


@pytest.fixture
def worker(app: Flask, client_for: ClientFor) -> tuple[Visitor, str]:
    """The caseworker with her file open."""
    visitor, assignment = client_for("caseworker", lang="en"), assignment_of(app, "caseworker", "wife")
    opened(visitor, assignment)
    return visitor, assignment


def about(wife: Visitor, kind: str, what: str, id: str, answer: str = WRONG) -> str:
    """Send a request about an entry or an item; return its case."""
    page = wife.open(f"cases/new/{kind}?{what}={id}")
    wife.fill(page, {"answer": answer}, form="/cases/new/")
    wife.fill(wife.open(f"{wife.at}?q=check"), {}, form="/send")
    return wife.at.removesuffix("/receipt").rsplit("/", 1)[1]


def entry_of(wife: Visitor) -> str:
    """Her newest entry."""
    found = (link for link in wife.open("consultations").links("/consultations/") if len(link) > 40)
    return next(found).rsplit("/", 1)[1]


def item_of(app: Flask) -> tuple[str, str]:
    """An item of hers that is not about health, and its file."""
    rule = select(FileItem.id, FileItem.item_id).where(
        FileItem.person_id == person_of(app, "wife"),
        FileItem.data_kind != "health",
        FileItem.fact_id.is_(None),
    )
    with store_of(app).reading() as work:
        row = min(work.rows(rule), key=lambda one: one.id)
    return row.id, row.item_id


def decided(officer: Visitor, case: str, outcome: str, *, bodies: bool = False) -> Page:
    """Answer a request."""
    taken(officer, case)
    form = answer_page(officer, case)
    given = {**YES, "outcome": outcome, "article": "" if outcome == "granted" else "AVG art. 17 lid 3"}
    nobody = (
        {"is_nobody": "y"} if form.tree.xpath("//input[@name='is_nobody']") and outcome == "granted" else {}
    )
    if bodies:
        nobody = {"bodies": form.tree.xpath("//input[@name='bodies']/@value")[0]}
    return officer.fill(form, {**given, **nobody}, form="/answer/")


@pytest.mark.requirement("L-70")
@pytest.mark.parametrize("kind", ["correction", "restriction"])
def test_an_item_in_dispute_says_so_to_the_person_at_the_desk_and_in_each_copy(
    app: Flask, wife: Visitor, officer: Visitor, worker: tuple[Visitor, str], kind: str
) -> None:
    item, file = item_of(app)
    visitor, assignment = worker
    pages: list[tuple[Visitor, str]] = [
        (wife, f"dossier/items/{item}"),
        (wife, f"dossier/files/{file}"),
        (visitor, f"desk/people/{assignment}/files/{file}"),
    ]
    for who, address in pages:
        assert IN_DISPUTE not in who.open(address).text, address
    case = about(wife, kind, "item", item)
    for who, address in pages:
        assert who.open(address).text.count(IN_DISPUTE) == 1, address
    kept = json.loads(wife.client.get("/en/dossier/download").get_data(as_text=True))
    marked = [one["id"] for one in items_of(kept) if one["is_disputed"]]
    assert marked == [item]
    decided(officer, case, "granted")
    # What is corrected is in dispute no more; what is set aside stays so.
    for who, address in pages:
        assert (IN_DISPUTE in who.open(address).text) == (kind == "restriction"), address


def items_of(kept: dict[str, list[dict[str, list[dict[str, object]]]]]) -> list[dict[str, object]]:
    """All items of a download."""
    return [item for file in kept["files"] for item in file["items"]]


@pytest.mark.requirement("L-70")
def test_a_refused_restriction_ends_the_dispute(app: Flask, wife: Visitor, officer: Visitor) -> None:
    item, _file = item_of(app)
    case = about(wife, "restriction", "item", item)
    assert IN_DISPUTE in wife.open(f"dossier/items/{item}").text
    decided(officer, case, "refused")
    assert IN_DISPUTE not in wife.open(f"dossier/items/{item}").text


def test_a_withdrawn_request_ends_the_dispute(app: Flask, wife: Visitor) -> None:
    item, _file = item_of(app)
    case = about(wife, "correction", "item", item)
    wife.fill(wife.open(f"cases/{case}/withdraw"), {}, form="/withdraw")
    with store_of(app).reading() as work:
        (state,) = work.rows(select(CasePart.state).where(CasePart.case_id == case))
    assert state.state == "withdrawn"
    assert IN_DISPUTE not in wife.open(f"dossier/items/{item}").text


def test_an_entry_in_dispute_says_so_in_the_lists_and_on_its_page_on_both_sides(
    wife: Visitor, officer: Visitor, worker: tuple[Visitor, str]
) -> None:
    entry = entry_of(wife)
    visitor, assignment = worker
    entries = [
        (wife, "consultations"),
        (wife, f"consultations/{entry}"),
        (visitor, f"desk/people/{assignment}"),
        (visitor, f"desk/people/{assignment}/entries/{entry}"),
    ]
    for who, address in entries:
        assert IN_DISPUTE not in who.open(address).text, address
    about(wife, "correction", "entry", entry)
    for who, address in entries:
        assert who.open(address).text.count(IN_DISPUTE) == 1, address
    inspection = about(wife, "inspection", "entry", entry)
    shown = officer.fill(copy_form(officer, inspection), {}, form="/copy/", status=400)
    assert shown.status == 400


@pytest.mark.requirement("L-68")
def test_a_statement_stands_beside_what_it_is_about_once_it_was_granted(
    app: Flask, wife: Visitor, officer: Visitor, worker: tuple[Visitor, str]
) -> None:
    (item, file), entry = item_of(app), entry_of(wife)
    visitor, assignment = worker
    for what, id, pages in (
        (
            "item",
            item,
            [
                (wife, f"dossier/items/{item}"),
                (wife, f"dossier/files/{file}"),
                (visitor, f"desk/people/{assignment}/files/{file}"),
            ],
        ),
        (
            "entry",
            entry,
            [(wife, f"consultations/{entry}"), (visitor, f"desk/people/{assignment}/entries/{entry}")],
        ),
    ):
        case = about(wife, "statement", what, id, OWN)
        assert OWN not in pages[-1][0].open(pages[-1][1]).text, "it is not granted yet"
        decided(officer, case, "granted")
        for who, address in pages:
            assert OWN in who.open(address).text, address
    kept = json.loads(wife.client.get("/en/dossier/download").get_data(as_text=True))
    assert [one["id"] for one in items_of(kept) if OWN in str(one["own_words"])] == [item]


def test_another_person_sees_nothing_of_it(app: Flask, client_for: ClientFor, wife: Visitor) -> None:
    about(wife, "correction", "entry", entry_of(wife))
    for other in ("husband", "mother"):
        assert IN_DISPUTE not in client_for(other, lang="en").open("consultations").text
