"""Letters by post: in a folder once each, and without content unless the person asked for the letter."""

from __future__ import annotations

import errno
import io
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from flask import Flask
from sqlalchemy import select

from portal.letters import engine
from portal.notices.models import Delivery, Notice, NoticeChoice
from portal.notices.rules import Channel, Topic
from portal.people.models import Account, Person
from portal.store import Store
from portal.web import Portal
from portal.worker.printing import PrintFolder
from portal.worker.running import bench_of, last_runs, run_due
from tests.cases.ways import STORY, sent
from tests.clocks import MONDAY, FakeClock
from tests.notices.ways import deliveries, reach
from tests.people_of_tests import Somebody
from tests.visitor import Visitor

pytestmark = pytest.mark.skipif(not engine.is_available(), reason="this machine has no Pango")

STREET = "Schuilkade 7"


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
    return replace(parts, settings=replace(parts.settings, demo=False, print_folder=folder))


def living(app: Flask, person: str) -> Somebody:
    """One of the demo people, with an address for letters."""
    store: Store = app.extensions["inzage"].store
    with store.reading() as work:
        row = work.row(select(Account.id, Account.person_id).where(Account.demo_name == person))
    assert row is not None
    who = Somebody(row.person_id, row.id)
    reach(store, who, f"A. Bewoner\n{STREET}\n1234 AB Waterstad", channel=Channel.POST)
    return who


def wants(app: Flask, who: Somebody, channel: Channel) -> None:
    """Choose how to hear of what was sent."""
    with app.extensions["inzage"].store.writing() as work:
        choice = {"person_id": who.id, "topic": Topic.CASES.value, "channel": channel.value}
        work.add(NoticeChoice, {**choice, "chosen_at": MONDAY})


def text_of(file: Path) -> str:
    """Return what a letter says, in one line."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not on this machine")
    # Only our own arguments; nothing comes from outside.
    said = subprocess.run(["pdftotext", "-enc", "UTF-8", str(file), "-"], capture_output=True, check=True)
    return " ".join(said.stdout.decode().split())


def printed(folder: Path) -> Iterator[Path]:
    """Give the letters in the folder."""
    for file in folder.iterdir():
        assert re.fullmatch(r"[0-9a-z]{26}(-nl)?\.pdf", file.name), "the name says nothing"
        yield file


@pytest.mark.requirement("R-035", "R-046", "T-13")
def test_a_letter_by_post_says_only_that_there_is_a_message(
    app: Flask, printing: Portal, folder: Path, client_for: Callable[..., Visitor]
) -> None:
    wants(app, living(app, "wife"), Channel.POST)
    sent(client_for("wife"))
    assert run_due(bench_of(printing)) == 0
    found = [file for file in printed(folder) if "Er staat een bericht voor u klaar" in text_of(file)]
    assert len(found) == len(list(printed(folder))) == 1
    text = text_of(found[0])
    assert STREET in text
    for word in (STORY, "klacht", "2026-", "Beste"):
        assert word not in text
    with pikepdf.open(io.BytesIO(found[0].read_bytes())) as paper:
        assert str(paper.docinfo["/Title"]) == "Brief"


@pytest.mark.requirement("R-035")
def test_who_asked_for_the_letter_itself_gets_it_and_nobody_else_does(
    app: Flask, printing: Portal, folder: Path, client_for: Callable[..., Visitor]
) -> None:
    wants(app, living(app, "wife"), Channel.LETTER)
    case = sent(client_for("wife"))
    run_due(bench_of(printing))
    texts = [text_of(file) for file in printed(folder)]
    assert any("Wij hebben het ontvangen" in text and STORY in text for text in texts)
    assert all(STREET in text for text in texts)
    number = client_for("wife").open(f"{case}/letters/1").tree.xpath("string(//article//dd)")
    assert any(number.strip() in text for text in texts)
    assert "Wij stuurden u hierover een brief" in client_for("wife").open(case).text


@pytest.mark.requirement("T-13", "T-16")
def test_somebody_at_risk_who_chose_nothing_gets_no_letter(
    app: Flask, printing: Portal, folder: Path, client_for: Callable[..., Visitor]
) -> None:
    living(app, "at-risk")
    sent(client_for("at-risk"))
    run_due(bench_of(printing))
    assert list(printed(folder)) == []


@pytest.mark.requirement("R-035")
def test_a_full_folder_loses_nothing_and_officials_see_it(
    app: Flask,
    printing: Portal,
    folder: Path,
    clock: FakeClock,
    client_for: Callable[..., Visitor],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wants(app, living(app, "wife"), Channel.POST)
    sent(client_for("wife"))
    bench = bench_of(printing)

    def full(*_given: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as broken:
        # The disk of a test cannot be filled; what the file system then says is the same.
        broken.setattr(PrintFolder, "_write", full)
        assert run_due(bench) == 0, "other work goes on"
    assert list(folder.iterdir()) == []
    waiting = [row for row in deliveries(printing.store) if row.state == "waiting"]
    assert [row.answer for row in waiting] == [f"folder {errno.ENOSPC}"]
    told = {duty.name: row for duty, row in last_runs(printing.store)}["tell_people"]
    assert told is not None
    assert told.fault == "post: 1"
    clock.later(minutes=2)
    run_due(bench)
    assert len(list(printed(folder))) == 1
    assert not [row for row in deliveries(printing.store) if row.state == "waiting"]


def test_the_same_letter_twice_is_one_file(
    app: Flask, printing: Portal, folder: Path, client_for: Callable[..., Visitor]
) -> None:
    wants(app, living(app, "wife"), Channel.POST)
    sent(client_for("wife"))
    bench = bench_of(printing)
    run_due(bench)
    with printing.store.writing() as work:
        # As a kill leaves it, between the file and the store.
        lost = {"state": "sending", "claimed_until": MONDAY, "done_at": None}
        work.run(Delivery.__table__.update().where(Delivery.channel == "post").values(**lost))
        work.run(Notice.__table__.update().where(Notice.delivery_id.is_not(None)).values(sent_at=None))
    run_due(bench)
    assert len(list(printed(folder))) == 1
    assert [row.possible_doubles for row in deliveries(printing.store) if row.channel == "post"] == [1]


@pytest.mark.requirement("T-12", "T-13")
def test_of_two_in_one_house_each_gets_a_letter_of_their_own_alone(
    app: Flask, printing: Portal, folder: Path, client_for: Callable[..., Visitor]
) -> None:
    told = {"wife": "Zij beloofden mij een gesprek.", "husband": "Hij schreef een verkeerd bedrag op."}
    for who, story in told.items():
        wants(app, living(app, who), Channel.LETTER)
        sent(client_for(who), values={"answer": story})
    run_due(bench_of(printing))
    texts = [text_of(file) for file in printed(folder)]
    for who, story in told.items():
        (other,) = set(told) - {who}
        mine = [text for text in texts if story in text]
        assert mine, who
        assert not [text for text in mine if told[other] in text]
        assert not [text for text in mine if first_name(app, other) in text]


def first_name(app: Flask, person: str) -> str:
    """The first name of one of the demo people."""
    with app.extensions["inzage"].store.reading() as work:
        row = work.row(
            select(Person.id, Person.name_sealed)
            .join(Account, Account.person_id == Person.id)
            .where(Account.demo_name == person)
        )
        assert row is not None
        return str(work.open(row.id, "persons", row.id, "name", row.name_sealed)).split()[0]
