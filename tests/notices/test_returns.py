"""What comes back: it is seen by officials and by its person, and nothing more is lost there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from portal.notices import listing
from portal.notices.returns import bounced, note_returned
from portal.notices.tasks import open_tasks
from portal.store import Store
from tests.clocks import FakeClock
from tests.notices.post_office import PostOffice
from tests.notices.ways import deliveries, delivery, notice, outbox, reach, send
from tests.people_of_tests import Somebody

Someone = Callable[..., Somebody]

BOUNCE = """From: MAILER-DAEMON@mx.example
To: bericht@waterstad.example
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="=_b"

--=_b
Content-Type: text/plain

I could not deliver your message.

--=_b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; iemand@example.nl
Action: failed
Status: {status}

--=_b
Content-Type: {kind}

From: bericht@waterstad.example
To: iemand@example.nl
Message-ID: <{id}@waterstad.example>
Subject: Er staat een bericht voor u klaar

--=_b--
"""


@pytest.mark.parametrize("kind", ["message/rfc822", "text/rfc822-headers"])
def test_a_bounce_is_known_by_the_id_of_our_mail(kind: str) -> None:
    mail = BOUNCE.format(status="5.1.1", kind=kind, id="a" * 26)
    assert bounced(mail.encode()) == ["a" * 26]


@pytest.mark.parametrize(
    "mail",
    [
        BOUNCE.format(status="4.4.1", kind="message/rfc822", id="a" * 26),
        "Subject: Automatisch antwoord\n\nIk ben met vakantie. <" + "a" * 26 + "@waterstad.example>",
        "",
        "\xff\xfe",
    ],
)
def test_a_server_that_waits_and_an_answer_of_a_holiday_are_no_bounce(mail: str) -> None:
    assert bounced(mail.encode("latin-1")) == []


@pytest.mark.requirement("R-035")
def test_a_mail_that_came_back_is_seen_and_its_address_is_used_no_more(
    store: Store, clock: FakeClock, someone: Someone, office: PostOffice
) -> None:
    who = someone()
    reach(store, who, "iemand@example.nl")
    notice(store, who)
    box = outbox(store, clock, office.settings())
    send(box)
    back = delivery(store).id
    for is_new in (True, False):
        with store.writing() as work:
            assert note_returned(work, delivery=back, at=clock.now()) is is_new
    with store.reading() as work:
        lines = listing.list_for(work, person=who.id).items
        assert {line.state for line in lines} == {"returned", None}
        assert [task.kind for task in open_tasks(work, role="helpdesk")] == ["not_delivered"]
    send(box)
    assert len(deliveries(store)) == 1, "the news that it came back goes nowhere but to the portal"
    assert len(office.taken) == 1


def test_what_was_never_sent_cannot_come_back(store: Store, clock: FakeClock) -> None:
    with store.writing() as work:
        assert not note_returned(work, delivery="b" * 26, at=clock.now())
