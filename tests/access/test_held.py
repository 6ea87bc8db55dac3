"""With or without what is hidden, the world is the same, byte for byte, for whom it is hidden from."""

from __future__ import annotations

import re
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import delete, select

from portal.access import Hold
from portal.access.models import Assignment
from portal.consultations.models import ConsultationSubject, SubjectParty
from portal.notices.models import Notice
from portal.people.models import Account
from portal.promises.models import Promise
from portal.store import Store
from portal.store.models import Text
from tests.clocks import FakeClock
from tests.stores import copy_sqlite
from tests.town import moved_in
from tests.visitor import Visitor

TOKEN = re.compile(r'(name="(?:csrf_token|token)"[^>]* value=")[^"]*')
"""What differs between two answers in any world: the masked proof of a form, and the new id that it got."""

WHO = "subject-of-hold"


def held_items(store: Store) -> list[str]:
    """What is hidden from the subject of the hold."""
    with store.reading() as work:
        person = work.value(select(Account.person_id).where(Account.demo_name == WHO))
        return [row.item_id for row in work.rows(select(Hold.item_id).where(Hold.hidden_from == person))]


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
            work.run(delete(ConsultationSubject).where(ConsultationSubject.id == item))


def pages_of(app: Flask, held: list[str]) -> dict[str, tuple[int, str, dict[str, str]]]:
    """Every page the person can ask for, also with the id of what is hidden, without what always differs."""
    visitor = Visitor(app)
    visitor.sign_in(WHO)
    found = {}
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
    for address in sorted(addresses):
        answer = visitor.client.get(address)
        kept = {name: value for name, value in answer.headers.items() if name != "Set-Cookie"}
        text = TOKEN.sub(r"\1", answer.get_data(as_text=True))
        kept.pop("Content-Length", None)
        found[address] = (answer.status_code, text, kept)
    return found


@pytest.mark.requirement("R-110")
def test_for_whom_it_is_hidden_from_nothing_differs(
    built_app: Flask, town_file: Path, tmp_path: Path
) -> None:
    worlds: dict[str, dict[str, tuple[int, str, dict[str, str]]]] = {}
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
        assert not [item for item in ids if item in answer[1]]


def test_the_person_at_risk_still_reads_her_own(client_for: Callable[..., Visitor]) -> None:
    page = client_for("at-risk").open("consultations")
    assert page.links("/consultations/")


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
