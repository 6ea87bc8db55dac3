"""Rules of telling: through which channel, and how long to wait before trying again. Plain values only."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from enum import StrEnum


class Channel(StrEnum):
    """How a person is told that there is a message. The message itself stands in the portal only."""

    PORTAL = "portal"
    EMAIL = "email"
    SMS = "sms"
    POST = "post"
    COUNTER = "counter"
    LETTER = "letter"  # the letter itself, by post: only for who asked for it


OUTSIDE = (Channel.EMAIL, Channel.SMS, Channel.POST)
"""Channels that need an address."""

AWAY = (*OUTSIDE, Channel.LETTER)
"""Channels by which something leaves the portal; a whole letter goes to the address of post."""


def address_of(channel: Channel) -> Channel:
    """Return the channel whose address is used."""
    return Channel.POST if channel is Channel.LETTER else channel


class Topic(StrEnum):
    """What a notice is about, as coarse as a person chooses a channel for it."""

    CASES = "cases"
    DATA = "data"
    PERMISSIONS = "permissions"
    OTHER = "other"


class State(StrEnum):
    """Where a delivery stands."""

    WAITING = "waiting"
    SENDING = "sending"  # a worker has it; found after that worker's time, it may have arrived
    SENT = "sent"
    FAILED = "failed"  # the address does not exist, or refuses for good
    GIVEN_UP = "given_up"  # tried often enough
    RETURNED = "returned"  # it was taken, and came back later
    DEMO = "demo"  # the demo sends nothing


WAITS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=8),
    timedelta(hours=24),
)
"""How long to wait after the first, second, ... try; after the last one nothing is tried again."""

PAUSES = WAITS[:3]
"""How long a whole channel rests when its server is down; a server that is down uses up no try."""


def next_try(tries: int, at: datetime) -> datetime | None:
    """Return when to try again after this many tries, or nothing when that is enough."""
    return at + WAITS[tries - 1] if tries <= len(WAITS) else None


def pause(times: int, at: datetime) -> datetime:
    """Return until when a channel rests after its server was down this many times in a row."""
    return at + PAUSES[min(times, len(PAUSES)) - 1]


def channel_for(chosen: str | None, reachable: Collection[str], *, is_at_risk: bool) -> Channel:
    """Return how to tell a person, next to the portal itself.

    :param chosen: the person's own choice for this kind of notice, if one was made.
    :param reachable: the channels for which the person confirmed an address.

    Source: Awb art. 2:8: electronically only so far as the person made known to be reachable that way. Who is
    at risk is told in the portal alone, unless they chose otherwise themselves.
    """
    if chosen is not None:
        channel = Channel(chosen)
        return channel if channel not in AWAY or channel in reachable else Channel.PORTAL
    if is_at_risk:
        return Channel.PORTAL
    return next((channel for channel in OUTSIDE if channel in reachable), Channel.PORTAL)
