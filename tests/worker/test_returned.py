"""Messages that a service took and could not deliver after all: asked for at the real peer, every hour."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from sqlalchemy import select

from portal.notices.models import ContactWay, Notice, Task
from portal.notices.notify import Notify
from portal.notices.rules import Channel, State
from portal.store import Store
from portal.web import Portal
from portal.worker.duty import Bench
from portal.worker.returned import note_what_came_back
from portal.worker.running import last_runs, run_due
from tests.clocks import FakeClock
from tests.notices.peer import Peer, notify_peer
from tests.notices.ways import deliveries, notice, outbox, reach, send
from tests.people_of_tests import Somebody

Someone = Callable[..., Somebody]


@pytest.fixture
def peer() -> Iterator[Peer]:
    """A service that takes everything."""
    with notify_peer() as opened:
        yield opened


@pytest.fixture
def bench(store: Store, clock: FakeClock, small_portal: Portal, peer: Peer) -> Bench:
    """A worker that sends text messages and letters by the service."""
    service = Notify(peer.settings(), clock)
    box = outbox(store, clock, transports={Channel.SMS: service, Channel.POST: service})
    return Bench(replace(small_portal, store=store, clock=clock), box)


def told(bench: Bench, someone: Someone, number: int) -> Somebody:
    """Send one text message, and return to whom."""
    who = someone()
    reach(bench.portal.store, who, f"+3161234567{number}", channel=Channel.SMS)
    notice(bench.portal.store, who)
    assert send(bench.outbox) == 1
    return who


@pytest.mark.requirement("R-035")
def test_what_came_back_is_written_down_once_and_its_address_is_used_no_more(
    bench: Bench, store: Store, someone: Someone, peer: Peer, clock: FakeClock
) -> None:
    who = told(bench, someone, 1)
    other = told(bench, someone, 2)
    assert note_what_came_back(bench, clock.now()) == 0
    back = next(row for row in deliveries(store) if row.person_id == who.id)
    peer.became[back.id] = "permanent-failure"
    clock.later(hours=1)
    assert note_what_came_back(bench, clock.now()) == 1
    assert note_what_came_back(bench, clock.now()) == 0
    states = {row.person_id: (row.state, row.returned_at) for row in deliveries(store)}
    assert states == {who.id: (State.RETURNED, clock.now()), other.id: (State.SENT, None)}
    with store.reading() as work:
        ended = {
            row.person_id
            for row in work.rows(select(ContactWay.person_id).where(ContactWay.ended_at.is_not(None)))
        }
        kinds = {row.kind for row in work.rows(select(Notice.kind).where(Notice.person_id == who.id))}
        tasks = [(row.role, row.kind) for row in work.rows(select(Task.role, Task.kind))]
    assert ended == {who.id}
    assert "address_failed" in kinds
    assert tasks == [("helpdesk", "not_delivered")]


def test_a_telephone_that_was_off_keeps_its_number(
    bench: Bench, store: Store, someone: Someone, peer: Peer, clock: FakeClock
) -> None:
    told(bench, someone, 1)
    peer.became[deliveries(store)[0].id] = "temporary-failure"
    assert note_what_came_back(bench, clock.now()) == 1
    assert deliveries(store)[0].state == State.RETURNED
    with store.reading() as work:
        assert work.rows(select(ContactWay.id).where(ContactWay.ended_at.is_not(None))) == []
        assert [row.kind for row in work.rows(select(Task.kind))] == ["not_delivered"]


def test_every_page_is_read_and_an_address_from_outside_is_not_followed(
    bench: Bench, store: Store, someone: Someone, peer: Peer, clock: FakeClock
) -> None:
    for number in range(5):
        told(bench, someone, number)
    peer.became = {row.id: "permanent-failure" for row in deliveries(store)}
    # Somebody else uses the same service.
    peer.taken.insert(0, ("/v2/notifications/sms", {"reference": "not-ours"}))
    peer.became["not-ours"] = "permanent-failure"
    assert note_what_came_back(bench, clock.now()) == 5


def test_a_service_that_is_away_is_seen_and_asked_again(
    bench: Bench, store: Store, someone: Someone, peer: Peer, clock: FakeClock
) -> None:
    told(bench, someone, 1)
    peer.became[deliveries(store)[0].id] = "permanent-failure"
    peer.answers = [503]
    assert run_due(bench) == 1, "other duties went on"
    faults = {duty.name: run.fault for duty, run in last_runs(store) if run is not None}
    assert faults["note_what_came_back"] == "Down"
    assert len(faults) > 20
    clock.later(hours=1)
    assert run_due(bench) == 0
    assert deliveries(store)[0].state == State.RETURNED
