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
from sqlalchemy import select, update

from portal.letters import engine
from portal.notices.models import ContactWay, Delivery, Notice, NoticeChoice, Task
from portal.notices.rules import Channel, Topic
from portal.notices.tasks import TaskKind
from portal.people.models import Account, Person
from portal.store import Store, new_id
from portal.web import Portal
from portal.worker.folder import take_back
from portal.worker.printing import PrintFolder
from portal.worker.running import bench_of, last_runs, run_due
from tests.cases.ways import STORY, sent
from tests.clocks import MONDAY, FakeClock
from tests.notices.ways import deliveries, put_at_risk, reach
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


@pytest.mark.requirement("R-035", "R-046", "T-13", "L-48")
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
    assert "Wij maakten een brief aan u klaar voor de post" in client_for("wife").open(case).text


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


@pytest.mark.requirement("R-042", "T-48")
def test_a_letter_in_the_folder_goes_with_the_key_of_its_person_and_no_other_file_does(
    app: Flask, printing: Portal, folder: Path, clock: FakeClock, client_for: Callable[..., Visitor]
) -> None:
    people = {who: living(app, who) for who in ("wife", "husband")}
    for who, found in people.items():
        wants(app, found, Channel.LETTER)
        sent(client_for(who, lang="en"))
    bench = bench_of(printing)
    run_due(bench)
    theirs = folder / "van-de-drukker.pdf"
    theirs.write_bytes(b"%PDF-")
    with printing.store.reading() as work:
        rows = work.rows(select(Delivery.id).where(Delivery.person_id == people["wife"].id))
        hers = {row.id for row in rows}
    before = {file.name for file in folder.iterdir()}
    gone = {name for name in before if name[:26] in hers}
    assert gone
    (folder / f".{next(iter(hers))}.pdf.part").write_bytes(b"half")
    with printing.store.writing() as work:
        work.destroy_key(people["wife"].id)
    clock.later(hours=2)
    assert take_back(bench, clock.now()) == len(gone) + 1
    assert {file.name for file in folder.iterdir()} == before - gone
    assert take_back(bench, clock.now()) == 0


@pytest.mark.requirement("T-16")
def test_a_code_to_sign_in_that_lies_in_the_folder_goes_when_its_address_becomes_secret(
    app: Flask, printing: Portal, folder: Path
) -> None:
    who, delivery = living(app, "wife"), new_id()
    row = {"id": delivery, "person_id": who.id, "purpose": "account", "channel": "letter", "state": "sent"}
    row |= {"next_try_at": MONDAY, "made_at": MONDAY, "done_at": MONDAY}
    with printing.store.writing() as work:
        work.add(Delivery, {**row, "tries": 1, "possible_doubles": 0, "answer": "printed"})
    letter = folder / f"{delivery}.pdf"
    letter.write_bytes(b"%PDF-")
    bench = bench_of(printing)
    assert take_back(bench, MONDAY) == 0
    put_at_risk(printing.store, who)
    assert take_back(bench, MONDAY) == 1
    assert not letter.exists()


@pytest.mark.requirement("T-16")
@pytest.mark.parametrize("why", ["the address is used no more", "she is in danger"])
def test_a_letter_that_lies_in_the_folder_does_not_go_when_it_would_come_to_a_wrong_place(
    app: Flask,
    printing: Portal,
    folder: Path,
    clock: FakeClock,
    client_for: Callable[..., Visitor],
    why: str,
) -> None:
    who = living(app, "wife")
    wants(app, who, Channel.LETTER)
    sent(client_for("wife", lang="en"))
    bench = bench_of(printing)
    run_due(bench)
    with printing.store.reading() as work:
        rows = work.rows(select(Delivery.id, Delivery.channel).where(Delivery.person_id == who.id))
    # What says no more than that there is a message may go to somebody in danger as well.
    hers = {row.id for row in rows if row.channel == Channel.LETTER or why != "she is in danger"}
    everything = {file.name for file in folder.iterdir()}
    lying = {name for name in everything if name[:26] in hers}
    assert lying
    assert take_back(bench, clock.now()) == 0
    if why == "she is in danger":
        put_at_risk(printing.store, who)
    else:
        with printing.store.writing() as work:
            work.run(update(ContactWay).where(ContactWay.person_id == who.id).values(ended_at=clock.now()))
    # A letter to the old place says no more than that the place changed.
    moved, way = new_id(), new_id()
    row = {
        "id": moved,
        "person_id": who.id,
        "purpose": "moved",
        "channel": "post",
        "state": "sent",
        "tries": 1,
    }
    row |= {"next_try_at": MONDAY, "made_at": MONDAY, "done_at": MONDAY, "possible_doubles": 0}
    with printing.store.writing() as work:
        place = {"channel": "post", "address_sealed": b"x", "made_at": MONDAY, "ended_at": MONDAY}
        work.add(ContactWay, {"id": way, "person_id": who.id, "code_tries": 0, **place})
        work.add(Delivery, {**row, "answer": "printed", "way_id": way})
    (folder / f"{moved}.pdf").write_bytes(b"%PDF-")
    assert take_back(bench, clock.now()) == len(lying)
    assert {file.name for file in folder.iterdir()} == {*everything, f"{moved}.pdf"} - lying
    with printing.store.reading() as work:
        states = work.rows(select(Delivery.state, Delivery.id).where(Delivery.person_id == who.id))
        tasks = work.rows(select(Task.about_id).where(Task.kind == TaskKind.NOT_DELIVERED.value))
    back = {row.id for row in states if row.state == "returned"}
    assert {name[:26] for name in lying} == back
    assert {row.about_id for row in tasks} == back
    assert take_back(bench, clock.now()) == 0


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
