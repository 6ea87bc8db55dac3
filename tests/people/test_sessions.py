"""Sessions are rows: found by a hash, idle after minutes, ended everywhere, never revived."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import event, select, update

from portal.people import sessions
from portal.people.models import Account, Session
from portal.people.sessions import SignedIn
from portal.store import Store
from tests.clocks import MONDAY, FakeClock
from tests.people_of_tests import Somebody

Someone = Callable[..., Somebody]


def start(store: Store, who: Somebody, *, device: str = "shared", clock: FakeClock | None = None) -> str:
    """Sign somebody in."""
    with store.writing() as work:
        return sessions.start(
            work,
            account=who.account,
            device=device,
            level="test",
            id_token="id-token",
            at=clock.now() if clock else MONDAY,
        )


def find(store: Store, token: str, clock: FakeClock) -> SignedIn | None:
    """Look a token up, with the usual idle times."""
    with store.reading() as work:
        return sessions.find(work, token=token, at=clock.now(), idle_shared=10, idle_own=15)


def found(store: Store, token: str, clock: FakeClock) -> SignedIn:
    """Look up a token that must stand for somebody."""
    signed_in = find(store, token, clock)
    assert signed_in is not None
    return signed_in


def test_one_query_says_who_somebody_is_and_brings_the_key(
    store: Store, someone: Someone, clock: FakeClock
) -> None:
    who = someone(language="ar")
    token = start(store, who)
    asked: list[str] = []
    event.listen(store.engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    signed_in = found(store, token, clock)
    assert len(asked) == 1
    assert (signed_in.account, signed_in.person, signed_in.kind) == (who.account, who.id, "citizen")
    assert signed_in.language == "ar"
    with store.reading() as work:
        assert signed_in.wrapped_key
        work.know(who.id, signed_in.wrapped_key)
        assert work.open(who.id, "t", "r", "f", work.seal(who.id, "t", "r", "f", "text")) == "text"


def test_the_store_holds_neither_the_token_nor_a_readable_id_token(store: Store, someone: Someone) -> None:
    token = start(store, someone())
    with store.reading() as work:
        row = work.row(select(Session.id, Session.token_hash, Session.id_token_sealed))
        assert row is not None
        assert token.encode() not in row.token_hash
        assert b"id-token" not in row.id_token_sealed
        assert sessions.id_token(work, session=row.id, token=token) == "id-token"
    assert len(token) >= 43  # 256 bits in base64.


def test_a_made_up_token_is_nobody(store: Store, someone: Someone, clock: FakeClock) -> None:
    start(store, someone())
    assert find(store, "made-up", clock) is None
    assert find(store, "", clock) is None


@pytest.mark.parametrize(("device", "minutes"), [("shared", 10), ("own", 15), ("unheard-of", 10)])
def test_a_session_ends_after_its_idle_minutes(
    store: Store, someone: Someone, clock: FakeClock, device: str, minutes: int
) -> None:
    token = start(store, someone(), device=device)
    clock.later(minutes=minutes, seconds=-1)
    assert not found(store, token, clock).is_expired
    clock.later(seconds=1)
    assert found(store, token, clock).is_expired


def test_a_click_makes_it_longer_and_is_written_once_a_minute(
    store: Store, someone: Someone, clock: FakeClock
) -> None:
    token = start(store, someone())
    clock.later(seconds=59)
    assert not found(store, token, clock).is_touch_due(clock.now())
    clock.later(minutes=8)
    signed_in = found(store, token, clock)
    assert signed_in.is_touch_due(clock.now())
    with store.writing() as work:
        after = sessions.touch(work, signed_in=signed_in, at=clock.now())
    assert after.idle_ends_at == clock.now() + timedelta(minutes=10)
    clock.later(minutes=9)
    signed_in = found(store, token, clock)
    assert not signed_in.is_expired
    assert signed_in.idle_ends_at == after.idle_ends_at


def test_a_session_that_is_over_is_never_revived(store: Store, someone: Someone, clock: FakeClock) -> None:
    token = start(store, someone())
    before = found(store, token, clock)
    clock.later(minutes=10)
    with store.writing() as work:
        sessions.touch(work, signed_in=found(store, token, clock), at=clock.now())
    assert found(store, token, clock).is_expired
    with store.writing() as work:
        sessions.end(work, session=before.session, reason="signed-out", at=clock.now())
        # A request that began before the end must not bring it back either.
        sessions.touch(work, signed_in=before, at=clock.now())
    assert find(store, token, clock) is None


def test_a_busy_session_still_ends_after_half_a_day(store: Store, someone: Someone, clock: FakeClock) -> None:
    token = start(store, someone(), device="own")
    while clock.now() < MONDAY + timedelta(hours=11, minutes=55):
        clock.later(minutes=10)
        with store.writing() as work:
            sessions.touch(work, signed_in=found(store, token, clock), at=clock.now())
    signed_in = found(store, token, clock)
    assert signed_in.idle_ends_at == MONDAY + timedelta(hours=12)
    clock.later(minutes=10)
    assert found(store, token, clock).is_expired


def test_signing_out_everywhere_ends_every_device_of_this_account_only(
    store: Store, someone: Someone, clock: FakeClock
) -> None:
    who, other = someone(), someone()
    phone, library, theirs = start(store, who, device="own"), start(store, who), start(store, other)
    with store.writing() as work:
        ended = sessions.end_all(work, account=who.account, reason="signed-out", at=clock.now())
    assert ended == 2
    assert find(store, phone, clock) is None
    assert find(store, library, clock) is None
    assert find(store, theirs, clock) is not None


def test_somebody_sees_their_devices_and_signs_out_the_others(
    store: Store, someone: Someone, clock: FakeClock
) -> None:
    who = someone()
    start(store, who, device="own")
    clock.later(minutes=12)
    start(store, who, device="shared", clock=clock)
    here = start(store, who, device="own", clock=clock)
    mine = found(store, here, clock).session
    with store.writing() as work:
        asked = {"account": who.account, "at": clock.now(), "idle_shared": 10, "idle_own": 15}
        assert sorted(device.kind for device in sessions.devices(work, **asked)) == ["own", "own", "shared"]
        sessions.end_all(work, account=who.account, except_session=mine, reason="elsewhere", at=clock.now())
        assert [device.session for device in sessions.devices(work, **asked)] == [mine]


def test_an_idle_device_is_not_listed(store: Store, someone: Someone, clock: FakeClock) -> None:
    who = someone()
    start(store, who)
    clock.later(minutes=11)
    with store.reading() as work:
        assert not sessions.devices(work, account=who.account, at=clock.now(), idle_shared=10, idle_own=15)


def test_a_closed_account_is_signed_out_at_once(store: Store, someone: Someone, clock: FakeClock) -> None:
    who = someone()
    token = start(store, who)
    with store.writing() as work:
        work.run(update(Account).where(Account.id == who.account).values(is_closed=True))
    assert find(store, token, clock) is None
