"""A process of its own in which a worker is killed again and again, while new notices keep coming.

Run by ``test_kills``: it forks a worker, waits a moment that differs each time, and sends it SIGKILL.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from datetime import timedelta
from pathlib import Path

from sqlalchemy import func, select

from portal.clock import Clock
from portal.notices import planning, sending
from portal.notices.models import ContactWay, Delivery, Notice
from portal.notices.rules import Channel, State
from portal.notices.sending import Outbox
from portal.notices.service import tell
from portal.notices.smtp import Mail
from portal.senders import MailServer
from portal.store import Store, new_id
from tests.notices.ways import WORDS
from tests.stores import KEYRING

NEW_EACH_TIME = 4
CLAIM = timedelta(milliseconds=400)
STUCK = 60
"""Seconds."""

LONGEST_LIFE = 0.16
"""Seconds; long enough for a few letters, so that kills fall before, in and after each. Where one round takes
longer, on a machine that does much else, a worker lives as much longer."""


def worker(store: Store, server: MailServer) -> None:
    """Plan and send for as long as it lives."""
    clock = Clock()
    transports = {Channel.EMAIL: Mail(server, clock)}
    while True:
        # A worker that starts anew does not remember that a server was down.
        work_once(Outbox(store, clock, WORDS, transports, claim_for=CLAIM))
        time.sleep(0.002)


def work_once(box: Outbox) -> None:
    """Plan and send what there is now."""
    planning.plan(box.store, offered=(Channel.EMAIL,), at=box.clock.now())
    sending.send_due(box)


def forked(store: Store, server: MailServer) -> int:
    """Start a worker as a process of its own; nothing open is shared with it."""
    store.close()
    child = os.fork()
    if child == 0:
        try:
            worker(store, server)
        finally:
            os._exit(1)
    return child


def kill(child: int) -> None:
    """End a worker without a word."""
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the worker ended by itself"


def more_notices(store: Store, people: list[str]) -> None:
    """Put new notices in the outbox."""
    with store.writing() as work:
        for person in people:
            tell(
                work,
                person=person,
                kind="consultation",
                about_table="consultation_subjects",
                about_id=new_id(),
                at=Clock().now(),
            )


def left(store: Store) -> int:
    """How many notices and deliveries are not done."""
    underway = [State.WAITING.value, State.SENDING.value]
    with store.reading() as work:
        return int(
            work.value(select(func.count()).select_from(Notice).where(Notice.sent_at.is_(None)))
            + work.value(select(func.count()).select_from(Delivery).where(Delivery.state.in_(underway)))
        )


def finish(store: Store) -> None:
    """Wait until all is done; a minute without anything done means that something is stuck."""
    before, since = left(store), time.monotonic()
    while before and time.monotonic() - since < STUCK:
        time.sleep(0.05)
        now = left(store)
        if now != before:
            before, since = now, time.monotonic()


def main(url: str, port: int, ca: Path, kills: int) -> None:
    """Kill a worker this often, then let one finish."""
    server = MailServer("127.0.0.1", port, "bericht@waterstad.example", ca=ca, patience=10.0)
    store = Store(url, KEYRING)
    with store.reading() as work:
        everybody = [row.person_id for row in work.rows(select(ContactWay.person_id))]
    chance = random.Random(kills)
    # Once without a kill, so that what is made ready at the first use is ready in every fork.
    more_notices(store, everybody[:NEW_EACH_TIME])
    began = time.monotonic()
    work_once(Outbox(store, Clock(), WORDS, {Channel.EMAIL: Mail(server, Clock())}, claim_for=CLAIM))
    longest = max(LONGEST_LIFE, 2 * (time.monotonic() - began))
    for _ in range(kills):
        more_notices(store, chance.sample(everybody, NEW_EACH_TIME))
        child = forked(store, server)
        time.sleep(chance.uniform(0, longest))
        kill(child)
    child = forked(store, server)
    finish(store)
    kill(child)
    store.close()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))
