"""Text messages and letters through a real HTTP peer that speaks the Notify API."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from portal.errors import UnsafeSettings
from portal.notices.notify import Notify
from portal.notices.rules import Channel, State
from portal.notices.sending import Outbox
from portal.senders import mail_from, notify_from
from portal.store import Store
from tests.clocks import FakeClock
from tests.notices.peer import SECRET, SERVICE, Peer, notify_peer
from tests.notices.ways import delivery, notice, outbox, reach, send
from tests.people_of_tests import Somebody

Someone = Callable[..., Somebody]
HOME = "J. Jansen\nKade 1\n1234 AB  WATERSTAD"


@pytest.fixture
def peer() -> Iterator[Peer]:
    """A service that takes everything."""
    with notify_peer() as opened:
        yield opened


def box_of(store: Store, clock: FakeClock, peer: Peer, **changes: object) -> Outbox:
    service = Notify(peer.settings(**changes), clock)
    return outbox(store, clock, transports={Channel.SMS: service, Channel.POST: service})


def told_by(store: Store, someone: Someone, channel: Channel, address: str) -> Somebody:
    who = someone()
    reach(store, who, address, channel=channel)
    notice(store, who)
    return who


@pytest.mark.requirement("R-046", "R-194", "T-14", "T-15")
def test_a_text_message_says_one_sentence(
    store: Store, clock: FakeClock, someone: Someone, peer: Peer
) -> None:
    told_by(store, someone, Channel.SMS, "+31612345678")
    assert send(box_of(store, clock, peer)) == 1
    path, body = peer.taken[0]
    assert path == "/v2/notifications/sms"
    assert body == {
        "phone_number": "+31612345678",
        "template_id": "t-sms",
        "personalisation": {"message": "Er staat een bericht voor u klaar."},
        "reference": delivery(store).id,
    }
    assert (delivery(store).state, delivery(store).answer) == (State.SENT, "201")


@pytest.mark.requirement("R-194")
def test_a_letter_goes_to_the_address_that_somebody_wrote(
    store: Store, clock: FakeClock, someone: Someone, peer: Peer
) -> None:
    told_by(store, someone, Channel.POST, HOME)
    assert send(box_of(store, clock, peer)) == 1
    path, body = peer.taken[0]
    personal = body["personalisation"]
    assert path == "/v2/notifications/letter"
    assert isinstance(personal, dict)
    assert [personal[f"address_line_{n}"] for n in (1, 2, 3)] == HOME.splitlines()
    assert personal["message"].startswith("Er staat een bericht voor u klaar.")


def test_a_message_that_nobody_answered_for_is_looked_up_and_not_sent_twice(
    store: Store, clock: FakeClock, someone: Someone, peer: Peer
) -> None:
    told_by(store, someone, Channel.SMS, "+31612345678")
    peer.hangs_after_letter = True
    box = box_of(store, clock, peer)
    assert send(box) == 0
    assert (delivery(store).state, delivery(store).possible_doubles) == (State.WAITING, 1)
    peer.hangs_after_letter = False
    clock.later(minutes=1)
    assert send(box) == 1
    assert len(peer.taken) == 1
    assert peer.asked == [delivery(store).id]


@pytest.mark.parametrize(
    ("status", "state", "tries"),
    [(400, State.FAILED, 1), (429, State.WAITING, 1), (503, State.WAITING, 0), (403, State.WAITING, 0)],
)
def test_each_answer_of_the_service_means_something_else(
    store: Store, clock: FakeClock, someone: Someone, peer: Peer, status: int, state: State, tries: int
) -> None:
    told_by(store, someone, Channel.SMS, "+31612345678")
    peer.answers = [status]
    box = box_of(store, clock, peer)
    assert send(box) == 0
    assert (delivery(store).state, delivery(store).tries) == (state, tries)
    assert delivery(store).answer == str(status)
    clock.later(minutes=1)
    assert send(box) == (0 if state is State.FAILED else 1)


def test_a_wrong_key_is_no_fault_of_the_letter(
    store: Store, clock: FakeClock, someone: Someone, peer: Peer
) -> None:
    told_by(store, someone, Channel.SMS, "+31612345678")
    assert send(box_of(store, clock, peer, secret="f" * 36)) == 0
    assert (delivery(store).state, delivery(store).answer) == (State.WAITING, "403")
    clock.later(minutes=1)
    assert send(box_of(store, clock, peer)) == 1


def test_a_service_that_is_away_uses_up_no_try(store: Store, clock: FakeClock, someone: Someone) -> None:
    with notify_peer() as gone:
        pass
    told_by(store, someone, Channel.SMS, "+31612345678")
    assert send(box_of(store, clock, gone)) == 0
    assert (delivery(store).state, delivery(store).tries) == (State.WAITING, 0)
    assert delivery(store).possible_doubles == 0


def test_a_channel_that_is_down_does_not_stop_another(
    store: Store, clock: FakeClock, someone: Someone, peer: Peer
) -> None:
    with notify_peer() as gone:
        pass
    told_by(store, someone, Channel.SMS, "+31612345678")
    told_by(store, someone, Channel.POST, HOME)
    down, works = Notify(gone.settings(), clock), Notify(peer.settings(), clock)
    assert send(outbox(store, clock, transports={Channel.SMS: down, Channel.POST: works})) == 1
    assert [path for path, _body in peer.taken] == ["/v2/notifications/letter"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"PORTAL_NOTIFY_URL": "http://elsewhere.example"},
        {"PORTAL_NOTIFY_URL": "https://notify.example", "PORTAL_NOTIFY_KEY": "short"},
        {"PORTAL_NOTIFY_URL": "https://notify.example"},
    ],
)
def test_a_service_that_is_not_safe_stops_the_start(wrong: dict[str, str]) -> None:
    with pytest.raises(UnsafeSettings, match="PORTAL_NOTIFY"):
        notify_from(wrong)


@pytest.mark.parametrize(
    "wrong",
    [
        {"PORTAL_SMTP_HOST": "post.example"},
        {"PORTAL_SMTP_HOST": "post.example", "PORTAL_SMTP_FROM": "nobody"},
        {"PORTAL_SMTP_HOST": "post.example", "PORTAL_SMTP_FROM": "a@b.example", "PORTAL_SMTP_PORT": "x"},
    ],
)
def test_a_mail_server_that_is_not_complete_stops_the_start(wrong: dict[str, str]) -> None:
    with pytest.raises(UnsafeSettings, match="PORTAL_SMTP"):
        mail_from(wrong)


def test_a_key_is_read_as_the_service_gives_it() -> None:
    found = notify_from(
        {
            "PORTAL_NOTIFY_URL": "https://notify.example/",
            "PORTAL_NOTIFY_KEY": f"waterstad-{SERVICE}-{SECRET}",
            "PORTAL_NOTIFY_SMS": "t-sms",
        }
    )
    assert found is not None
    assert (found.address, found.service_id, found.secret) == ("https://notify.example", SERVICE, SECRET)
    assert found.templates == {"sms": "t-sms"}
    assert SECRET not in repr(found)
