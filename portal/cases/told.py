"""What became of each notice about a case: sent, come back, seen here; as lines of its timeline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from portal.notices.listing import Trace
from portal.notices.rules import Channel, State
from portal.words import N_, Said

_SENT: Mapping[Channel, str] = {
    Channel.EMAIL: N_("We sent you an e-mail that there is a message"),
    Channel.SMS: N_("We sent you a text message that there is a message"),
    Channel.POST: N_("We made a letter ready for the post: there is a message for you"),
    Channel.LETTER: N_("We made a letter to you ready for the post"),
    Channel.COUNTER: N_("You collected a message at the counter"),
}
_RETURNED = N_("Our message to the address that you gave came back")
_FAILED = N_("Our message could not be sent to the address that you gave")
_OPENED = N_("You saw our message here, after you signed in")

OWN_STEPS = frozenset({"case_received", "case_withdrawn", "case_settled", "case_undone"})
"""Notices about what the person did; see ``portal.notices.kinds``."""


def told_lines(traces: Iterable[Trace]) -> Iterator[tuple[datetime, Said]]:
    """Give the lines, in no order; what several notices did at one moment is one line."""
    seen: set[tuple[datetime, str]] = set()
    for trace in traces:
        for at, text in _lines(trace):
            if (at, text) not in seen:
                seen.add((at, text))
                yield at, Said(text)


def _lines(trace: Trace) -> Iterator[tuple[datetime, str]]:
    if trace.told_at is not None:
        if trace.state in {State.SENT, State.RETURNED} and trace.channel in _SENT:
            yield trace.told_at, _SENT[trace.channel]
        if trace.state in {State.FAILED, State.GIVEN_UP}:
            yield trace.told_at, _FAILED
    if trace.returned_at is not None:
        yield trace.returned_at, _RETURNED
    # That somebody saw what they did themselves is no news; that they saw a message of ours may be.
    if trace.opened_at is not None and (trace.told_at is not None or trace.kind not in OWN_STEPS):
        yield trace.opened_at, _OPENED
