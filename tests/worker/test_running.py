"""The worker itself: which duties are due, one worker for each, and a duty that goes wrong stops no other."""

from __future__ import annotations

import logging
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select, update

from portal.notices.models import Delivery, Notice, Outage
from portal.notices.rules import Channel
from portal.notices.sending import Outbox
from portal.notices.service import tell
from portal.notices.smtp import Mail
from portal.notices.tasks import TaskKind, add_task
from portal.people.models import Account, Person
from portal.settings import ROOT
from portal.store import Store, new_id
from portal.web import Portal
from portal.worker import running
from portal.worker.duties import DUTIES
from portal.worker.duty import Bench, Duty
from portal.worker.models import DutyRun
from portal.worker.running import LONGEST, last_runs, run_due
from tests.clocks import MONDAY, FakeClock
from tests.notices.post_office import post_office
from tests.notices.ways import WORDS, notice, notices, outbox, reach, send
from tests.people_of_tests import Somebody
from tests.visitor import Visitor

Someone = Callable[..., Somebody]
Client = Callable[..., Visitor]
HOUR = timedelta(hours=1)


@pytest.fixture
def bench(store: Store, clock: FakeClock, small_portal: Portal) -> Bench:
    """What a worker of this store has in its hands."""
    return Bench(replace(small_portal, store=store, clock=clock), Outbox(store, clock, WORDS, {}))


def table(monkeypatch: pytest.MonkeyPatch, *duties: Duty) -> None:
    """Let a worker have these duties."""
    monkeypatch.setattr(running, "DUTIES", duties)


def counting(done: list[str], name: str, every: timedelta = HOUR) -> Duty:
    def work(_bench: Bench, _at: object) -> int:
        done.append(name)
        return 3

    return Duty(name, name, "", every, work)


def runs(store: Store) -> dict[str, tuple[int, str]]:
    with store.reading() as work:
        return {row.name: (row.done, row.fault) for row in work.rows(select(*DutyRun.__table__.columns))}


def test_a_duty_is_done_when_it_is_due_and_not_before(
    bench: Bench, store: Store, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    table(monkeypatch, counting(done, "hourly"), counting(done, "daily", timedelta(days=1)))
    for _ in range(25):
        run_due(bench)
        run_due(bench)
        clock.later(hours=1)
    assert (done.count("hourly"), done.count("daily")) == (25, 2)
    assert runs(store) == {"hourly": (3, ""), "daily": (3, "")}


def test_a_duty_that_goes_wrong_stops_no_other_and_is_shown_without_its_words(
    bench: Bench,
    store: Store,
    clock: FakeClock,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    done: list[str] = []

    def fail(_bench: Bench, _at: object) -> int:
        raise ValueError("mevrouw Jansen")

    table(monkeypatch, Duty("wrong", "", "", HOUR, fail), counting(done, "right"))
    with caplog.at_level(logging.INFO):
        assert run_due(bench) == 1
    assert done == ["right"]
    assert runs(store)["wrong"] == (0, "ValueError")
    assert "Jansen" not in caplog.text


def test_two_workers_do_a_duty_once_and_a_killed_one_is_followed_up(
    bench: Bench, store: Store, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []

    def slow(first: Bench, _at: object) -> int:
        run_due(first)
        done.append("slow")
        raise SystemExit

    table(monkeypatch, Duty("slow", "", "", HOUR, slow))
    with pytest.raises(SystemExit):
        run_due(bench)
    assert done == ["slow"], "the second worker left it alone"
    table(monkeypatch, counting(done, "slow"))
    clock.later(minutes=29)
    run_due(bench)
    assert done == ["slow"]
    clock.later(seconds=LONGEST.total_seconds() * 2)
    run_due(bench)
    assert done == ["slow", "slow"]


def test_every_duty_runs_on_an_empty_store_and_says_so(bench: Bench, store: Store) -> None:
    assert run_due(bench) == 0
    assert {duty.name for duty, run in last_runs(store) if run is not None} == {duty.name for duty in DUTIES}
    assert all(run is not None and run.ended_at == MONDAY for _duty, run in last_runs(store))


def test_duties_have_names_of_their_own_and_a_rule() -> None:
    assert len({duty.name for duty in DUTIES}) == len(DUTIES)
    assert all(duty.title and duty.rule and len(duty.name) <= 40 for duty in DUTIES)


def test_several_workers_share_the_letters_and_none_is_sent_twice(
    store: Store, someone: Someone, tmp_path: Path
) -> None:
    clock = FakeClock()
    for number in range(40):
        who = someone()
        reach(store, who, f"iemand{number}@example.nl")
        notice(store, who)
    with post_office(tmp_path) as office:
        boxes = [outbox(store, clock, office.settings()) for _ in range(4)]
        sent: list[int] = []
        workers = [threading.Thread(target=lambda box=box: sent.append(send(box))) for box in boxes]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join(60)
        assert sum(sent) == 40
        assert set(office.ids.values()) == {1}
        assert len(office.ids) == 40
    assert all(row.sent_at is not None for row in notices(store))


def environment(url: str, home: Path, ca: Path, port: int) -> dict[str, str]:
    keys = {
        "PORTAL_SECRET_KEY": "c2VjcmV0LWtleS1mb3ItdGVzdHMtb25seS0xMjM0NTY=",
        "PORTAL_DATA_KEY": "ZGRkZGRkZGRkZGRkZGRkZGRkZGRkZGRkZGRkZGRkZGQ=",
        "PORTAL_LOOKUP_KEY": "bGxsbGxsbGxsbGxsbGxsbGxsbGxsbGxsbGxsbGxsbGw=",
        "PORTAL_RECEIPT_KEY": "cmVjZWlwdC1rZXktZm9yLXRlc3RzLW9ubHktMTIzNDU=",
    }
    mail = {"PORTAL_SMTP_HOST": "127.0.0.1", "PORTAL_SMTP_PORT": str(port), "PORTAL_SMTP_CA": str(ca)}
    mail["PORTAL_SMTP_FROM"] = "Gemeente <bericht@waterstad.example>"
    own = {"PORTAL_DATABASE_URL": url, "PORTAL_HOME": str(home), "PORTAL_DEVELOPMENT": "1"}
    return {**os.environ, **keys, **mail, **own, "PORTAL_LANGUAGES": "nl en"}


def flask(*words: str) -> Sequence[str]:
    return [sys.executable, "-m", "flask", "--app", "wsgi", *words]


def address_of(store: Store) -> str:
    return store.engine.url.render_as_string(hide_password=False).replace("+psycopg", "")


@pytest.mark.timeout(180)
def test_the_command_sends_once_for_cron_and_stops_when_told_to(
    store: Store, someone: Someone, tmp_path: Path
) -> None:
    who = someone()
    reach(store, who, "iemand@example.nl")
    notice(store, who)
    with post_office(tmp_path) as office:
        settings = environment(address_of(store), tmp_path, office.ca, office.port)
        # Our own command and settings; nothing comes from outside.
        subprocess.run(flask("worker", "--once"), cwd=ROOT, env=settings, check=True, timeout=90)
        assert len(office.taken) == 1
        running_worker = subprocess.Popen(flask("worker"), cwd=ROOT, env=settings)
        notice(store, who)
        until = time.monotonic() + 60
        while len(office.taken) < 2 and time.monotonic() < until:
            time.sleep(0.1)
        running_worker.send_signal(signal.SIGTERM)
        assert running_worker.wait(30) == 0
        assert len(office.taken) == 2


def test_officials_see_every_duty_with_its_last_run(app: Flask, client_for: Client) -> None:
    parts = app.extensions["inzage"]
    page = client_for("manager").open("desk/duties")
    assert page.text.count("Nog nooit") == len(DUTIES)
    assert run_due(running.bench_of(parts)) == 0
    page = client_for("privacy-officer").open("desk/duties")
    assert "Nog nooit" not in page.text
    assert "23 november 2026, 10:00" in page.text
    client_for("caseworker").open("desk/duties", status=404)
    client_for("wife").open("desk/duties", status=404)


@pytest.mark.requirement("R-035")
def test_officials_see_which_language_has_no_words_and_that_person_got_dutch(
    app: Flask, client_for: Client, tmp_path: Path
) -> None:
    parts = app.extensions["inzage"]
    with parts.store.writing() as work:
        who = work.value(select(Account.person_id).where(Account.demo_name == "wife"))
        work.run(update(Person).where(Person.id == who).values(language="tr"))
        tell(work, person=who, kind="promise_new", about_table="promises", about_id=new_id(), at=MONDAY)
    reach(parts.store, Somebody(str(who), ""), "iemand@example.nl")
    with post_office(tmp_path) as office:
        settings = replace(parts.settings, demo=False, mail=office.settings())
        assert run_due(running.bench_of(replace(parts, settings=settings))) == 0
        mails = [mail for mail in office.taken if mail["To"] == "iemand@example.nl"]
    assert [mail["Content-Language"] for mail in mails] == ["nl"]
    assert "no words: tr" in client_for("manager").open("desk/duties").text


@pytest.mark.requirement("T-42")
def test_the_figures_of_what_was_told_are_numbers_and_never_shares(app: Flask, client_for: Client) -> None:
    run_due(running.bench_of(app.extensions["inzage"]))
    page = client_for("manager").open("desk/duties")
    assert re.search(r"\d", page.text)
    assert "%" not in page.text.replace("75%", "").replace("75 %", "")


@pytest.mark.requirement("T-72")
def test_the_demo_town_is_told_and_nothing_leaves(app: Flask) -> None:
    parts = app.extensions["inzage"]
    run_due(running.bench_of(parts))
    with parts.store.reading() as work:
        assert work.value(select(func.count()).select_from(Notice).where(Notice.sent_at.is_not(None))) > 5
        # A letter with a code is made for the demo page of letters, and stays there.
        assert {row.state for row in work.rows(select(Delivery.state))} <= {"demo"}


@pytest.mark.requirement("R-035")
def test_a_role_sees_its_own_tasks_and_takes_off_what_is_done_by_hand(app: Flask, client_for: Client) -> None:
    store = app.extensions["inzage"].store
    with store.writing() as work:
        for role, kind in (
            ("helpdesk", TaskKind.NOT_DELIVERED),
            ("privacy_officer", TaskKind.NOT_TOLD),
            ("safety_officer", TaskKind.HOLD_REVIEW),
        ):
            add_task(
                work,
                role=role,
                kind=kind,
                about_table="x",
                about_id=new_id(),
                for_day=MONDAY.date(),
                at=MONDAY,
            )
    helpdesk = client_for("helpdesk")
    page = helpdesk.open("desk/tasks")
    assert "Een bericht kwam niet aan" in page.text
    assert "binnen een werkdag" not in page.text
    action = page.form("/done").get("action")
    page = helpdesk.fill(page, {}, form="/done")
    assert "Niets te doen" in page.text
    helpdesk.post(
        action,
        {"csrf_token": helpdesk.open("desk/tasks").tree.xpath("//input[@name='csrf_token']/@value")[0]},
        status=404,
    )
    page = client_for("privacy-officer").open("desk/tasks")
    assert "De persoon hoorde dit niet binnen een werkdag" in page.text
    assert not [form for form in page.tree.xpath("//main//form") if "/done" in form.get("action")]
    client_for("wife").open("desk/tasks", status=404)


def test_an_outage_is_written_down_and_shown(app: Flask, client_for: Client) -> None:
    run = app.test_cli_runner().invoke
    done = run(args=["outage", "add", "2026-11-22T10:00", "2026-11-22T14:30", "Stroom"])
    assert done.exit_code == 0, done.output
    wrong = run(args=["outage", "add", "2026-11-22T10:00", "2026-11-22T09:00"])
    assert wrong.exit_code != 0
    with app.extensions["inzage"].store.reading() as work:
        assert work.value(select(func.count()).select_from(Outage)) == 1
    text = client_for("manager").open("desk/duties").text
    assert "Van 22 november 2026, 10:00 tot 22 november 2026, 14:30" in text
    assert "Stroom" in text


@pytest.mark.parametrize("lang", ["nl", "en", "zz"])
@pytest.mark.parametrize("page", ["desk/duties", "desk/tasks"])
def test_each_page_opens_in_each_language(client_for: Client, lang: str, page: str) -> None:
    assert client_for("privacy-officer", lang=lang).open(page).heading


def test_a_worker_knows_its_ways_out(app: Flask, tmp_path: Path) -> None:
    parts: Portal = app.extensions["inzage"]
    assert running.bench_of(parts).outbox.transports == {}, "the demo has none"
    with post_office(tmp_path) as office:
        settings = replace(parts.settings, demo=False, mail=office.settings())
        found = running.bench_of(replace(parts, settings=settings)).outbox.transports
    assert list(found) == [Channel.EMAIL]
    assert isinstance(found[Channel.EMAIL], Mail)


def sure(visitor: Visitor) -> dict[str, str]:
    """What every form of this visitor carries."""
    page = visitor.open("desk/tasks")
    return {"csrf_token": str(page.tree.xpath("//input[@name='csrf_token']/@value")[0])}


@pytest.mark.requirement("R-035")
def test_the_help_desk_sends_again_what_was_given_up_and_nobody_else_does(
    app: Flask, client_for: Client
) -> None:
    store = app.extensions["inzage"].store
    with store.reading() as work:
        person = work.value(select(Account.person_id).where(Account.demo_name == "wife"))
    who, failed = Somebody(person, ""), new_id()
    way = reach(store, who, "vrouw@example.nl")
    with store.writing() as work:
        row = {"person_id": person, "purpose": "notice", "channel": "email", "way_id": way, "tries": 7}
        row |= {"next_try_at": MONDAY, "made_at": MONDAY, "done_at": MONDAY, "answer": "451"}
        for delivery, state in ((given_up := new_id(), "given_up"), (failed, "failed")):
            work.add(Delivery, {**row, "id": delivery, "state": state, "possible_doubles": 0})
            add_task(
                work,
                role="helpdesk",
                kind=TaskKind.NOT_DELIVERED,
                about_table="deliveries",
                about_id=delivery,
                for_day=MONDAY.date(),
                at=MONDAY,
            )
    helpdesk = client_for("helpdesk", lang="en")
    page = helpdesk.open("desk/tasks")
    (action,) = page.tree.xpath("//form[contains(@action, '/again')]/@action")
    other = client_for("complaint-handler", lang="en")
    other.post(action, sure(other), status=404)
    helpdesk.fill(page, {}, form="/again")
    with store.reading() as work:
        states = {one.id: (one.state, one.tries) for one in work.rows(select(*Delivery.__table__.columns))}
    assert states[given_up] == ("waiting", 0)
    assert states[failed] == ("failed", 7), "an address that refuses for good is not tried again"
    assert not helpdesk.open("desk/tasks").tree.xpath("//form[contains(@action, '/again')]")
    helpdesk.post(action, sure(helpdesk), status=404)
