"""Which channel, how long to wait, and which addresses can be used: plain values, no store."""

from __future__ import annotations

from datetime import timedelta

import pytest

from portal.errors import Refused, UnsafeSettings
from portal.notices import kinds
from portal.notices.rules import OUTSIDE, WAITS, Channel, Topic, channel_for, next_try, pause
from portal.notices.ways import tidy
from portal.senders import TOPICS, details_from
from tests.clocks import MONDAY


@pytest.mark.parametrize(
    ("chosen", "reachable", "is_at_risk", "expected"),
    [
        (None, [], False, Channel.PORTAL),
        (None, ["email"], False, Channel.EMAIL),
        (None, ["post", "sms"], False, Channel.SMS),
        (None, ["email"], True, Channel.PORTAL),
        ("email", ["email"], True, Channel.EMAIL),
        ("email", ["sms"], False, Channel.PORTAL),
        ("portal", ["email"], False, Channel.PORTAL),
        ("counter", [], True, Channel.COUNTER),
    ],
)
def test_a_person_is_told_as_they_chose_and_only_where_they_can_be_reached(
    chosen: str | None, reachable: list[str], is_at_risk: bool, expected: Channel
) -> None:
    assert channel_for(chosen, reachable, is_at_risk=is_at_risk) is expected


def test_waits_grow_and_end() -> None:
    waits = [next_try(tries, MONDAY) for tries in range(1, len(WAITS) + 1)]
    assert waits == [MONDAY + wait for wait in sorted(WAITS)]
    assert next_try(len(WAITS) + 1, MONDAY) is None


def test_a_server_that_is_down_is_tried_again_within_half_an_hour() -> None:
    assert [pause(times, MONDAY) - MONDAY for times in (1, 2, 3, 99)] == [
        timedelta(minutes=1),
        timedelta(minutes=5),
        timedelta(minutes=30),
        timedelta(minutes=30),
    ]


@pytest.mark.parametrize(
    ("channel", "typed", "used"),
    [
        (Channel.EMAIL, "  iemand+nl@sub.example.nl ", "iemand+nl@sub.example.nl"),
        (Channel.SMS, "06 - 1234 5678", "+31612345678"),
        (Channel.SMS, "0032 470 12 34 56", "+32470123456"),
        (Channel.SMS, "+31 (6) 1234 5678", "+31612345678"),
        (Channel.POST, " J. Jansen \n\nKade 1\n1234 AB  Stad\n", "J. Jansen\nKade 1\n1234 AB  Stad"),
    ],
)
def test_an_address_is_tidied(channel: Channel, typed: str, used: str) -> None:
    assert tidy(channel, typed) == used


@pytest.mark.parametrize(
    ("channel", "typed"),
    [
        (Channel.EMAIL, "a@b"),
        (Channel.EMAIL, "a b@example.nl"),
        (Channel.EMAIL, f"{'a' * 65}@example.nl"),
        (Channel.EMAIL, f"a@{'b' * 250}.nl"),
        (Channel.SMS, "112"),
        (Channel.SMS, "0612345678901234567"),
        (Channel.SMS, "zes"),
        (Channel.POST, "\n".join("regel" for _ in range(8))),
        (Channel.POST, f"{'x' * 61}\nKade 1\nStad"),
    ],
)
def test_an_address_that_cannot_work_is_refused(channel: Channel, typed: str) -> None:
    with pytest.raises(Refused):
        tidy(channel, typed)


def test_every_kind_leads_somewhere_and_has_a_topic() -> None:
    assert {kinds.find(kind).topic for kind in kinds.KINDS} == set(Topic)
    assert kinds.find("case_new_thing").topic is Topic.CASES
    assert kinds.find("consultations_new").topic is Topic.DATA
    assert kinds.find("unheard_of").topic is Topic.OTHER


def test_settings_know_the_same_topics() -> None:
    assert set(Topic) == TOPICS
    assert details_from({"PORTAL_NOTICE_DETAILS": "cases data"}) == ("cases", "data")
    with pytest.raises(UnsafeSettings):
        details_from({"PORTAL_NOTICE_DETAILS": "everything"})
    assert Channel.PORTAL not in OUTSIDE
