"""Sending: one delivery after another, each claimed on disk before it leaves and settled on disk after."""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from portal.clock import Clock
from portal.notices.claiming import (
    CLAIM_FOR,
    Claimed,
    claim_one,
    settle_failed,
    settle_later,
    settle_sent,
)
from portal.notices.letters import SUBJECT, Letter, short_text_for, text_for
from portal.notices.rules import Channel, pause
from portal.notices.transports import Down, NotDelivered, NotYet, Refused, Transports, Unclear
from portal.store import Store
from portal.words import Words

AT_ONCE = 500
"""Deliveries after which the worker looks at its other duties."""

DUTCH = "nl"

WITH_CODE = frozenset({"code", "visit"})
"""Messages that are a code; without it there is nothing to send."""

_log = logging.getLogger(__name__)


@dataclass
class Outbox:
    """Everything that is needed to send, kept by a worker between two rounds."""

    store: Store
    clock: Clock
    words: Mapping[str, Words]
    transports: Transports
    details: Collection[str] = ()
    claim_for: timedelta = CLAIM_FOR
    missing: set[str] = field(default_factory=set)
    """Languages that somebody reads and this portal has no words in; they got Dutch."""
    rests: dict[Channel, tuple[int, datetime]] = field(default_factory=dict)
    """How often in a row the server of a channel was down, and until when it is left alone."""

    def awake(self, at: datetime) -> list[Channel]:
        """Return the channels that may be tried now."""
        return [one for one in self.transports if one not in self.rests or self.rests[one][1] <= at]

    def troubles(self) -> dict[Channel, int]:
        """Return the channels whose server was down at the last try, with how often in a row."""
        return {channel: times for channel, (times, _until) in self.rests.items()}


def send_due(outbox: Outbox) -> int:
    """Send what is due and return how many letters were taken by a server."""
    sent = 0
    for _ in range(AT_ONCE):
        at = outbox.clock.now()
        found = claim_one(outbox.store, channels=outbox.awake(at), claim_for=outbox.claim_for, at=at)
        if found is None:
            break
        sent += send_one(outbox, found)
    for transport in outbox.transports.values():
        transport.close()
    return sent


def send_one(outbox: Outbox, found: Claimed) -> bool:
    """Send one claimed delivery and write down how that went; tell whether it was taken."""
    store, clock = outbox.store, outbox.clock
    try:
        answer = _handed_over(outbox, found)
    except Refused as refused:
        settle_failed(store, found, answer=refused.answer, at=clock.now())
        return False
    except NotDelivered as error:
        _put_back(outbox, found, error)
        return False
    except Exception as error:
        # A fault of ours must not stop all other letters. Its words may hold an address.
        _log.error("A letter could not be made: %s", type(error).__name__)
        _put_back(outbox, found, NotYet(type(error).__name__))
        return False
    settle_sent(store, found, answer=answer, at=clock.now())
    outbox.rests.pop(found.channel, None)
    return True


def _handed_over(outbox: Outbox, found: Claimed) -> str:
    if not found.address or (found.purpose in WITH_CODE and not found.code):
        raise Refused("no address")
    return outbox.transports[found.channel].send(letter_for(outbox, found))


def letter_for(outbox: Outbox, found: Claimed) -> Letter:
    """Return the letter of a delivery, in the person's language; in Dutch when that language is missing."""
    words = outbox.words.get(found.language)
    if words is None:
        _log.warning("There are no words in %s; the letter is in Dutch", found.language)
        outbox.missing.add(found.language)
        words = outbox.words[DUTCH]
    # Somebody at risk may share a mail box: what it is about never stands there.
    details = () if found.is_at_risk else outbox.details
    if found.channel is Channel.SMS:
        text = short_text_for(words, code=found.code)
    else:
        text = text_for(words, code=found.code, topics=found.topics, details=details)
    return Letter(
        id=found.id,
        channel=found.channel,
        to=found.address,
        subject=words.text(SUBJECT),
        text=text,
        language=words.lang,
        may_have_arrived=found.may_have_arrived,
    )


def _put_back(outbox: Outbox, found: Claimed, error: NotDelivered) -> None:
    at, again = outbox.clock.now(), outbox.clock.now()
    if isinstance(error, Down):
        times = outbox.rests.get(found.channel, (0, at))[0] + 1
        again = pause(times, at)
        outbox.rests[found.channel] = (times, again)
        _log.warning("The server for %s does not answer: %s", found.channel, error.answer)
    settle_later(
        outbox.store,
        found,
        answer=error.answer,
        again=again,
        uses_try=not isinstance(error, Down),
        doubles=int(isinstance(error, Unclear)),
        at=at,
    )
