"""What an organisation must destroy itself: its copy after a stop, and paper whose term is over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from flask import Flask
from sqlalchemy import select, update

from portal.access import looking
from portal.agencies.models import File
from portal.dossiers import service
from portal.dossiers.models_refusals import ContactStub, DestroyTask
from portal.notices.sending import Outbox
from portal.store import Store, new_id
from portal.web import Portal
from portal.worker.duty import Bench
from portal.worker.paper import list_paper
from portal.worker.stopped import destroy_stopped
from tests.clocks import MONDAY, FakeClock
from tests.desk.ways import agency, person_of, store_of
from tests.dossiers.test_pages import HE, ClientFor
from tests.dossiers.test_refusing import AFTER, say_no
from tests.dossiers.ways import AT, TODAY, a_file, hide
from tests.notices.ways import WORDS
from tests.people_of_tests import Somebody

Someone = Callable[..., Somebody]
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def bench(store: Store, clock: FakeClock, small_portal: Portal) -> Bench:
    return Bench(replace(small_portal, store=store, clock=clock), Outbox(store, clock, WORDS, {}))


def at_nine(day: date) -> datetime:
    return datetime.combine(day, time(9), UTC)


def tasks(store: Store) -> list[tuple[str, str, str]]:
    with store.reading() as work:
        found = select(DestroyTask.what, DestroyTask.because, DestroyTask.named).order_by(DestroyTask.what)
        return [tuple(row) for row in work.rows(found)]  # type: ignore[misc]  # Three texts.


@pytest.mark.requirement("R-042", "R-096")
def test_after_a_stop_the_organisation_must_destroy_its_own_copy_and_the_paper(
    store: Store, someone: Someone, bench: Bench
) -> None:
    he = someone()
    known = {"source": "proef", "source_id": "f-77"}
    file = a_file(store, he.id, is_intake=True, is_paper=True, **known)
    say_no(store, he, file)
    assert tasks(store) == []
    destroy_stopped(bench, at_nine(AFTER))
    assert tasks(store) == [("paper", "stopped", "f-77"), ("system", "stopped", "f-77")]
    with looking(store, he.viewer, at=AT) as look:
        (stub,) = service.stubs(look)
        assert service.stub(look, stub.id).copies == (("paper", None), ("system", None))
    with store.writing() as work:
        work.run(update(DestroyTask).where(DestroyTask.what == "system").values(done_on=AFTER))
    with looking(store, he.viewer, at=AT) as look:
        assert service.stub(look, stub.id).copies == (("paper", None), ("system", AFTER))


def test_what_was_written_down_here_only_leaves_no_task(store: Store, someone: Someone, bench: Bench) -> None:
    he = someone()
    say_no(store, he, a_file(store, he.id, is_intake=True))
    destroy_stopped(bench, at_nine(AFTER))
    assert tasks(store) == []


@pytest.mark.requirement("R-096")
def test_paper_whose_term_is_over_comes_on_the_list_once_and_what_is_hidden_waits(
    store: Store, someone: Someone, bench: Bench
) -> None:
    he = someone()
    past = {"until_day": date(2020, 1, 1), "keep_until": YESTERDAY}
    a_file(store, he.id, is_paper=True, source="proef", source_id="p-1", **past)
    a_file(store, he.id, is_paper=False, source="proef", source_id="digital", **past)
    a_file(store, he.id, is_paper=True, source="proef", source_id="today", keep_until=TODAY)
    hidden = a_file(store, he.id, is_paper=True, source="proef", source_id="hidden", **past)
    hide(store, "files", hidden, he.id)
    assert list_paper(bench, AT) == 1
    assert tasks(store) == [("paper", "term", "p-1")]
    assert list_paper(bench, AT + timedelta(days=1)) == 1, "the one whose last day was today"
    assert list_paper(bench, AT + timedelta(days=1)) == 0, "each once"


@pytest.mark.requirement("R-096")
def test_a_leader_signs_the_list_off_and_the_number_of_the_file_goes(
    app: Flask, client_for: ClientFor
) -> None:
    wmo, other = agency(app, "o-haven"), agency(app, "o-molen")
    stub = new_id()
    with store_of(app).writing() as work:
        row = {"id": stub, "person_id": person_of(app, HE), "agency_id": wmo, "channel": "portal"}
        days = {"contact_on": MONDAY.date(), "stopped_on": MONDAY.date()}
        work.add(ContactStub, {**row, **days, "reference": "bcdfghjk", "destroyed": 2})
        for body, name in ((wmo, "K-2019-77"), (other, "K-2019-88")):
            task = {
                "id": new_id(),
                "agency_id": body,
                "what": "system",
                "because": "stopped",
                "stub_id": stub,
            }
            task |= {"file_id": new_id(), "named": name, "due_on": MONDAY.date(), "listed_on": MONDAY.date()}
            work.add(DestroyTask, task)
    leader = client_for("team-leader", lang="en")
    page = leader.open("desk/destroying")
    assert "K-2019-77" in page.text and "K-2019-88" not in page.text, "only the own organisation's"
    assert "Hendrik" not in page.text
    assert "Tick what you destroyed." in leader.fill(page, {}, form="/destroying", status=400).text
    (box,) = page.tree.xpath("//input[@type='checkbox']/@value")
    page = leader.fill(page, {"done": box}, form="/destroying")
    assert "It is signed off" in page.text and "K-2019-77" not in page.text
    assert "There is nothing to destroy now" in page.text
    proof = client_for(HE, lang="en").open(f"dossier/stopped/{stub}")
    assert "destroyed on 23 November 2026" in proof.text and "not yet. We asked them to." in proof.text
    client_for("caseworker").open("desk/destroying", status=404)


def test_a_file_of_the_town_on_paper_has_a_name(app: Flask) -> None:
    with store_of(app).reading() as work:
        paper = work.rows(select(File.source_id).where(File.is_paper.is_(True)))
    assert all(row.source_id for row in paper)
