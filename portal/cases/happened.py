"""What happened in a case, in words and in order: also of things that one press of a button did."""

from __future__ import annotations

from datetime import datetime

from portal.cases.phrases import event_text
from portal.cases.shown import CaseView
from portal.cases.told import told_lines
from portal.words import Said

_USUAL = 2
_AT_ONE_MOMENT = {"received": 0, "taken": 1, "request_taken": 1, "decided": 3, "completed": 4}
"""What comes before what, when both happened at one moment."""


def happened(case: CaseView) -> list[tuple[datetime, Said]]:
    """Return all that happened, newest first."""
    lines = [
        (one.at, _AT_ONE_MOMENT.get(one.what, _USUAL), event_text(one.what, one.by)) for one in case.events
    ]
    lines += [(at, _USUAL, text) for at, text in told_lines(case.traces)]
    lines.sort(key=lambda line: line[:2])
    return [(at, text) for at, _, text in reversed(lines)]
