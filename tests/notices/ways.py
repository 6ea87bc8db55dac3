"""How tests give somebody an address, and send what waits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import select, update

from portal.notices import planning, sending
from portal.notices.claiming import CLAIM_FOR
from portal.notices.models import ContactWay, Delivery, Notice
from portal.notices.rules import Channel
from portal.notices.sending import Outbox
from portal.notices.service import tell
from portal.notices.smtp import Mail
from portal.notices.transports import Transports
from portal.people.models import Person
from portal.senders import MailServer
from portal.settings import ROOT
from portal.store import Store, new_id
from portal.store.work import AnyRow
from portal.words import load_words
from tests.clocks import MONDAY, FakeClock
from tests.people_of_tests import Somebody

WORDS = load_words(ROOT / "translations", ("nl", "en"))


def reach(store: Store, who: Somebody, address: str, *, channel: Channel = Channel.EMAIL) -> str:
    """Give somebody a confirmed address."""
    way = new_id()
    with store.writing() as work:
        row = {"id": way, "person_id": who.id, "channel": channel.value, "made_at": MONDAY}
        sealed = work.seal(who.id, "contact_ways", way, "address", address)
        work.add(ContactWay, {**row, "address_sealed": sealed, "confirmed_at": MONDAY, "code_tries": 0})
    return way


def put_at_risk(store: Store, who: Somebody) -> None:
    """Set somebody's flag for safety."""
    with store.writing() as work:
        work.run(update(Person).where(Person.id == who.id).values(is_at_risk=True))


def notice(store: Store, who: Somebody, *, kind: str = "case_received", about: str = "") -> str:
    """Put a notice in the outbox."""
    with store.writing() as work:
        return tell(
            work, person=who.id, kind=kind, about_table="cases", about_id=about or new_id(), at=MONDAY
        )


def outbox(
    store: Store,
    clock: FakeClock,
    server: MailServer | None = None,
    *,
    transports: Transports | None = None,
    details: Sequence[str] = (),
    claim_for: timedelta = CLAIM_FOR,
) -> Outbox:
    """What a worker has in its hands."""
    found = transports or ({Channel.EMAIL: Mail(server, clock)} if server else {})
    return Outbox(store, clock, WORDS, found, details, claim_for)


def send(box: Outbox) -> int:
    """Plan and send everything that is due, as a worker does."""
    while planning.plan(box.store, offered=tuple(box.transports), at=box.clock.now()):
        pass
    return sending.send_due(box)


def deliveries(store: Store) -> Sequence[AnyRow]:
    """Every delivery, the oldest first."""
    with store.reading() as work:
        return work.rows(select(*Delivery.__table__.columns).order_by(Delivery.made_at, Delivery.id))


def delivery(store: Store) -> AnyRow:
    """The only delivery."""
    found = deliveries(store)
    assert len(found) == 1
    return found[0]


def notices(store: Store) -> Sequence[AnyRow]:
    """Every notice."""
    with store.reading() as work:
        return work.rows(select(*Notice.__table__.columns).order_by(Notice.made_at, Notice.id))
