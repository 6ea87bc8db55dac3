"""What is typed in a session that just ended is kept for its own account, and for nobody else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from portal.people import sessions
from portal.people.models import KeptForm
from portal.store import Store
from tests.clocks import FakeClock
from tests.people.test_sessions import find, start
from tests.people_of_tests import Somebody

Someone = Callable[..., Somebody]
TEXT = "They talked about my benefit without me."


def keep(store: Store, token: str, clock: FakeClock, *, text: str = TEXT, path: str = "/nl/cases/x") -> bool:
    """Send a form with a token."""
    with store.writing() as work:
        return sessions.keep_form(
            work, token_of_expired_session=token, path=path, fields={"story": [text]}, at=clock.now()
        )


def taken(store: Store, who: Somebody, clock: FakeClock) -> sessions.Typed | None:
    """Ask for what was kept for somebody."""
    with store.reading() as work:
        return sessions.take_kept(work, account=who.account, at=clock.now())


def test_a_late_form_is_given_back_to_the_same_account_only(
    store: Store, someone: Someone, clock: FakeClock
) -> None:
    who, other = someone(), someone()
    token = start(store, who)
    clock.later(minutes=12)
    assert keep(store, token, clock)
    typed = taken(store, who, clock)
    assert typed is not None
    assert (typed.path, typed.fields) == ("/nl/cases/x", {"story": [TEXT]})
    assert taken(store, other, clock) is None


def test_a_late_form_is_sealed(store: Store, someone: Someone, clock: FakeClock) -> None:
    token = start(store, someone())
    clock.later(minutes=12)
    keep(store, token, clock)
    with store.reading() as work:
        sealed = work.value(select(KeptForm.sealed))
    assert b"benefit" not in sealed
    assert b"/nl/cases" not in sealed


@pytest.mark.parametrize(
    ("device", "minutes", "is_kept"),
    [("shared", 40, True), ("shared", 41, False), ("own", 12 * 60 + 15, True), ("own", 12 * 60 + 16, False)],
)
def test_a_form_is_kept_for_half_an_hour_or_half_a_day_after_the_idle_end(
    store: Store, someone: Someone, clock: FakeClock, device: str, minutes: int, is_kept: bool
) -> None:
    token = start(store, someone(), device=device)
    clock.later(minutes=minutes)
    assert keep(store, token, clock) is is_kept


def test_nothing_is_kept_after_somebody_signed_out(store: Store, someone: Someone, clock: FakeClock) -> None:
    who = someone()
    token = start(store, who)
    signed_in = find(store, token, clock)
    assert signed_in is not None
    with store.writing() as work:
        sessions.end(work, session=signed_in.session, reason="signed-out", at=clock.now())
    assert not keep(store, token, clock)
    assert taken(store, who, clock) is None


def test_an_idle_session_that_was_closed_still_keeps_a_form(
    store: Store, someone: Someone, clock: FakeClock
) -> None:
    token = start(store, someone())
    signed_in = find(store, token, clock)
    assert signed_in is not None
    clock.later(minutes=11)
    with store.writing() as work:
        sessions.end(work, session=signed_in.session, reason="idle", at=clock.now())
    assert keep(store, token, clock)


def test_too_much_text_and_a_made_up_token_keep_nothing(
    store: Store, someone: Someone, clock: FakeClock
) -> None:
    token = start(store, someone())
    assert not keep(store, token, clock, text="x" * 300_000)
    assert not keep(store, "made-up", clock)


def test_the_newest_forms_are_kept_each_once_and_wait_a_day(
    store: Store, someone: Someone, clock: FakeClock
) -> None:
    who = someone()
    token = start(store, who)
    clock.later(minutes=12)
    for text in ("oldest", "first", "second", "second", "third", "fourth", "fifth"):
        clock.later(seconds=1)
        assert keep(store, token, clock, text=text)
    seen = []
    while typed := taken(store, who, clock):
        seen.append((typed.fields["story"], typed.more))
        with store.writing() as work:
            sessions.drop_kept(work, account=who.account, form=typed.id)
    assert seen == [(["fifth"], 4), (["fourth"], 3), (["third"], 2), (["second"], 1), (["first"], 0)]
    assert keep(store, token, clock)
    clock.later(hours=24)
    assert taken(store, who, clock) is None


def test_what_was_kept_can_be_thrown_away(store: Store, someone: Someone, clock: FakeClock) -> None:
    who = someone()
    keep(store, start(store, who), clock)
    with store.writing() as work:
        kept_one = sessions.take_kept(work, account=who.account, at=clock.now())
        assert kept_one is not None
        sessions.drop_kept(work, account=who.account, form=kept_one.id)
        assert work.value(select(KeptForm.id)) is None
