"""With or without what is hidden, the world is the same, byte for byte, for whom it is hidden from."""

from __future__ import annotations

import io
import mimetypes
import re
import statistics
import time
import warnings
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pikepdf
import pytest
from flask import Flask
from sqlalchemy import delete, select

from portal.access import Hold
from portal.access.models import Assignment
from portal.agencies.models import File
from portal.cases.models_recipients import RecipientTask
from portal.consultations.models import ConsultationSubject, SubjectParty
from portal.letters import engine
from portal.notices.models import Notice
from portal.people.models import Account
from portal.promises.models import Promise
from portal.store import Store, new_id
from portal.store.models import Text
from tests.clocks import MONDAY, FakeClock
from tests.stores import copy_sqlite
from tests.town import moved_in
from tests.visitor import Visitor

TOKEN = re.compile(rb'(name="(?:csrf_token|token|once)"[^>]* value=")[^"]*')
"""What differs between two answers in any world: the masked proof of a form, and the new id that it got."""

WHO = "subject-of-hold"

PAPERS = (
    "",
    "/letters",
    "/letters/1",
    "/letters/2",
    "/letters/3",
    "/letters/1/file?look=letter",
    "/letters/2/file?look=letter",
    "/letters/3/file?look=text",
    "/all",
    "/all/file?look=text",
    "/all/file?look=letter",
    "/all/file?look=zip",
)
"""What a person can read and take along of a case: the page, each letter, and the pack for the ombudsman."""


def held_items(store: Store) -> list[str]:
    """What is hidden from the subject of the hold."""
    with store.reading() as work:
        person = work.value(select(Account.person_id).where(Account.demo_name == WHO))
        return [row.item_id for row in work.rows(select(Hold.item_id).where(Hold.hidden_from == person))]


def told_about(app: Flask, entry: str) -> list[bytes]:
    """The names of the bodies that were told because of an entry, as pages write them."""
    found = app.extensions["inzage"]
    with found.store.reading() as work:
        rows = work.rows(select(RecipientTask.agency_id).where(RecipientTask.item_id == entry))
    return [found.directory().name(row.agency_id).encode() for row in rows]


def take_out(store: Store, items: list[str]) -> None:
    """Make it as if the held items had never been there."""
    with store.writing() as work:
        for item in items:
            work.run(delete(Text).where(Text.about_id == item))
            work.run(delete(SubjectParty).where(SubjectParty.subject_id == item))
            work.run(delete(Notice).where(Notice.about_id == item))
            work.run(delete(Hold).where(Hold.item_id == item))
            work.run(delete(Assignment).where(Assignment.id == item))
            work.run(delete(Promise).where(Promise.id == item))
            work.run(delete(File).where(File.id == item))
            work.run(delete(ConsultationSubject).where(ConsultationSubject.id == item))


World = dict[str, tuple[int, bytes, dict[str, str]]]
"""What each address answers: its state, its content without what always differs, and its headers."""


def pages_of(app: Flask, held: list[str], cases: Sequence[str] = ()) -> World:
    """Every page the person can ask for, also with the id of what is hidden, without what always differs."""
    visitor = Visitor(app)
    visitor.sign_in(WHO, device="own")
    found: World = {}
    addresses = [
        rule.rule.replace("<lang>", "nl")
        for rule in app.url_map.iter_rules()
        if rule.methods and "GET" in rule.methods and not set(rule.arguments) - {"lang"}
        if not rule.endpoint.startswith(("static", "signin.", "demo."))
    ]
    agencies = list(app.extensions["inzage"].directory().agencies)
    addresses += [f"/nl/consultations?agency={agency}" for agency in agencies]
    addresses += [f"/nl/consultations?kind={kind}" for kind in ("exchange", "meeting", "view", "report")]
    addresses += [f"/nl/consultations/{item}" for item in held]
    addresses += [f"/nl/cases/new/question?entry={item}" for item in held]
    addresses += [f"/nl/promises/{item}" for item in held]
    addresses += [f"{case}{rest}" for case in cases for rest in PAPERS]
    for address in sorted(addresses):
        answer = visitor.client.get(address)
        kept = {name: value for name, value in answer.headers.items() if name != "Set-Cookie"}
        content = settled(answer.get_data(), answer.mimetype)
        kept.pop("Content-Length", None)
        found[address] = (answer.status_code, content, kept)
    return found


def settled(content: bytes, kind: str) -> bytes:
    """Return content without what differs in any world: proofs of forms, new ids, moments of making.

    A PDF file comes unpacked, and a file with files one by one, so that nothing in them is skipped.
    """
    if kind == "application/pdf":
        return unpacked(content)
    if kind == "application/zip":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = [(entry.filename, packed.read(entry)) for entry in packed.infolist()]
        return b"\n".join(name.encode() + b"\n" + settled(part, guessed(name)) for name, part in parts)
    return TOKEN.sub(rb"\1", content)


def guessed(name: str) -> str:
    return mimetypes.guess_type(name)[0] or ""


def unpacked(content: bytes) -> bytes:
    """Return a PDF file with all its streams open, without the moment and the id of its making."""
    with warnings.catch_warnings(), pikepdf.open(io.BytesIO(content)) as paper:
        for name in ("/CreationDate", "/ModDate"):
            if name in paper.docinfo:
                del paper.docinfo[name]
        made = io.BytesIO()
        level = pikepdf.StreamDecodeLevel.generalized
        paper.save(made, static_id=True, compress_streams=False, stream_decode_level=level)
    return made.getvalue()


@pytest.mark.requirement("R-110", "T-05", "T-64", "L-75")
def test_for_whom_it_is_hidden_from_nothing_differs(
    built_app: Flask, town_file: Path, tmp_path: Path
) -> None:
    worlds: dict[str, World] = {}
    ids: list[str] = []
    for world in ("with", "without"):
        url = copy_sqlite(town_file, tmp_path / f"{world}.sqlite3")
        with moved_in(built_app, tmp_path, url, FakeClock()) as app:
            store = app.extensions["inzage"].store
            ids = held_items(store)
            assert ids, "the demo town has something on hold"
            if world == "without":
                take_out(store, ids)
            worlds[world] = pages_of(app, ids)
    assert len(worlds["with"]) > 30
    for address, answer in worlds["with"].items():
        assert answer == worlds["without"][address], address
        assert not [item for item in ids if item.encode() in answer[1]]
    kinds = {answer[2]["Content-Type"] for answer in worlds["with"].values()}
    assert "application/pdf" in kinds or not engine.is_available()


def a_case_about_an_entry(app: Flask) -> tuple[str, str]:
    """Let him ask to correct an entry, and an officer say yes; return the case and the entry."""
    him, officer = Visitor(app), Visitor(app)
    him.sign_in(WHO, device="own")
    officer.sign_in("privacy-officer", device="own")
    links = him.open("consultations").links("/consultations/")
    entry = next(link.rpartition("/")[2] for link in links if re.search("/[0-9a-z]{26}$", link))
    page = him.open(f"cases/new/correction?entry={entry}")
    him.fill(page, {"answer": "This is wrong."}, form="/cases/new/")
    him.fill(him.open(f"{him.at}?q=check"), {}, form="/send")
    case = him.at.removesuffix("/receipt")
    number = case.rpartition("/")[2]
    officer.fill(officer.open("desk/rights"), {"case": number}, form="/desk/rights")
    page = officer.open(officer.open(f"desk/rights/{number}").links("/answer/")[0])
    yes = {"outcome": "granted", "reason": "The report says so.", "meaning": "It is put right."}
    officer.fill(page, yes, form="/answer/")
    return case, entry


def hide(store: Store, entry: str) -> None:
    """Hide one entry from him."""
    with store.writing() as work:
        person = work.value(select(Account.person_id).where(Account.demo_name == WHO))
        row: dict[str, object] = {"id": new_id(), "hidden_from": person, "item_id": entry}
        row |= {"item_table": "consultation_subjects", "article": "AVG art. 23", "asked_by": new_id()}
        work.add(Hold, {**row, "review_on": MONDAY.date(), "made_at": MONDAY})


@pytest.mark.requirement("R-110", "R-037", "T-05")
def test_what_is_hidden_later_is_in_no_letter_and_not_in_the_pack_for_the_ombudsman(
    built_app: Flask, town_file: Path, tmp_path: Path
) -> None:
    start = copy_sqlite(town_file, tmp_path / "start.sqlite3")
    with moved_in(built_app, tmp_path, start, FakeClock()) as app:
        case, entry = a_case_about_an_entry(app)
        before = pages_of(app, [], [case])
        papers = {address: answer for address, answer in before.items() if address.startswith(case)}
        bodies = told_about(app, entry)
        assert bodies
        # What is looked for below can be seen while nothing is hidden.
        assert all(any(name in answer[1] for answer in papers.values()) for name in bodies)
    worlds: dict[str, World] = {}
    for world in ("with", "without"):
        url = copy_sqlite(tmp_path / "start.sqlite3", tmp_path / f"{world}.sqlite3")
        with moved_in(built_app, tmp_path, url, FakeClock()) as app:
            store = app.extensions["inzage"].store
            if world == "with":
                hide(store, entry)
            else:
                with store.writing() as work:
                    work.run(delete(RecipientTask).where(RecipientTask.item_id == entry))
                take_out(store, [entry])
            worlds[world] = pages_of(app, [entry], [case])
    for address, answer in worlds["with"].items():
        assert answer == worlds["without"][address], address
        assert entry.encode() not in answer[1], address
    for name in bodies:
        assert not [
            one for one, answer in worlds["with"].items() if one.startswith(case) and name in answer[1]
        ]


def test_the_person_at_risk_still_reads_her_own(client_for: Callable[..., Visitor]) -> None:
    page = client_for("at-risk").open("consultations")
    assert page.links("/consultations/")


@pytest.mark.requirement("T-05")
def test_asking_for_what_is_hidden_takes_as_long_as_for_what_is_not_there(
    app: Flask, client_for: Callable[..., Visitor]
) -> None:
    held = held_items(app.extensions["inzage"].store)[0]
    visitor = client_for(WHO)
    taken: dict[str, list[float]] = {held: [], "0" * 26: []}
    for _ in range(60):
        for item, times in taken.items():
            began = time.perf_counter()
            assert visitor.client.get(f"/nl/consultations/{item}").status_code == 404
            times.append(time.perf_counter() - began)
    hidden, missing = (statistics.median(times) for times in taken.values())
    # Both take the same steps; the machine itself makes medians of 60 differ by some percents.
    assert hidden == pytest.approx(missing, rel=0.35)
