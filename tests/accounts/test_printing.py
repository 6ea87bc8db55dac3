"""The letter on paper: to the registered address only, once, and not when that became secret."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select, update

from portal.accounts.giving import send_letter
from portal.accounts.models import AccountCode
from portal.letters import engine
from portal.notices.models import Delivery, Task
from portal.notices.rules import State
from portal.people.models import Person
from portal.store import Store
from portal.viewer import Official
from portal.web import Portal
from portal.worker.running import bench_of, run_due
from tests.accounts.ways import letter_of, opened, store_of
from tests.clocks import MONDAY, FakeClock

pytestmark = pytest.mark.skipif(
    not engine.is_available() or shutil.which("pdftotext") is None, reason="this machine reads no PDF files"
)

BY = Official("h" * 26, "helpdesk", "b" * 26)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where letters are put."""
    made = tmp_path / "post"
    made.mkdir()
    return made


@pytest.fixture
def printing(app: Flask, folder: Path) -> Portal:
    """The demo town, as if it was a real one that prints letters and sends nothing else."""
    parts: Portal = app.extensions["inzage"]
    changed = {"demo": False, "print_folder": folder, "base_url": "https://waterstad.example"}
    return replace(parts, settings=replace(parts.settings, **changed))


def asked(store: Store, record: str = "p-406") -> None:
    """Ask for a letter, where letters leave."""
    with store.writing() as work:
        person = work.value(select(Person.id).where(Person.source_id == record))
        today = date(2026, 11, 23)
        assert send_letter(work, person=person, by=BY, is_demo=False, today=today, at=MONDAY)


def state_of(store: Store) -> list[str]:
    """Where the letters stand."""
    with store.reading() as work:
        return [row.state for row in work.rows(select(Delivery.state).where(Delivery.purpose == "account"))]


def text_of(file: Path) -> str:
    """What a letter says, in one line."""
    # Only our own arguments; nothing comes from outside.
    said = subprocess.run(["pdftotext", "-enc", "UTF-8", str(file), "-"], capture_output=True, check=True)
    return " ".join(said.stdout.decode().split())


@pytest.mark.requirement("R-046")
def test_the_letter_goes_home_and_says_to_nobody_what_it_is_for(
    app: Flask, printing: Portal, folder: Path
) -> None:
    asked(store_of(app))
    paper = letter_of(app)
    run_due(bench_of(printing))
    (file,) = folder.iterdir()
    text = text_of(file)
    places = [text.index(one) for one in ("Gerben", "Kade 88", "9905 GA Waterstad", "Uw code")]
    assert places == sorted(places), "name, street and town stand in the window"
    signs = text.replace(" ", "")
    assert paper.code in signs
    assert paper.number in signs
    assert "https://waterstad.example/code" in text
    for word in ("DigiD", "klacht", "uitkering", "zorg", "Inzage", "inloggen"):
        assert word not in text, word
    assert state_of(store_of(app)) == ["sent"]
    with store_of(app).reading() as work:
        assert not work.rows(select(AccountCode.id).where(AccountCode.code_sealed.is_not(None))), (
            "once it left, nobody can read the code here"
        )
    opened(app, paper)


@pytest.mark.requirement("R-046")
def test_an_address_that_became_secret_meanwhile_gets_no_letter(
    app: Flask, printing: Portal, folder: Path
) -> None:
    store = store_of(app)
    asked(store)
    with store.writing() as work:
        work.run(update(Person).where(Person.source_id == "p-406").values(is_at_risk=True))
    run_due(bench_of(printing))
    assert not list(folder.iterdir())
    assert state_of(store) == [State.FAILED.value]
    with store.reading() as work:
        tasks = work.rows(select(Task.role, Task.kind).where(Task.about_table == "deliveries"))
    assert [tuple(row) for row in tasks] == [("helpdesk", "not_delivered")], "somebody has to do something"


def test_a_letter_that_was_replaced_before_it_left_is_not_printed(
    app: Flask, printing: Portal, folder: Path, clock: FakeClock
) -> None:
    store = store_of(app)
    asked(store)
    first = letter_of(app)
    asked(store)
    run_due(bench_of(printing))
    (file,) = folder.iterdir()
    assert first.code not in text_of(file).replace(" ", "")
    assert sorted(state_of(store)) == ["failed", "sent"]


def test_who_reads_arabic_gets_a_dutch_letter_beside_it(app: Flask, printing: Portal, folder: Path) -> None:
    asked(store_of(app), "p-rahaf")
    paper = letter_of(app)
    run_due(bench_of(printing))
    assert len(list(folder.iterdir())) == 2
    assert all(paper.code in text_of(file).replace(" ", "") for file in folder.iterdir())
