"""The door of this room."""

from __future__ import annotations

from datetime import date, datetime

from portal.assistance import visiting
from portal.assistance.codes import drop_old, is_too_often, make
from portal.assistance.visiting import TABLE, Begun, Ended, TooClose, agree, asked, begin, end, go_to_a_room
from portal.store import Work
from portal.viewer import Actor, Grant

__all__ = [
    "TABLE",
    "Begun",
    "Ended",
    "TooClose",
    "agree",
    "asked",
    "begin",
    "drop_old",
    "end",
    "go_to_a_room",
    "granted",
    "is_too_often",
    "make",
]


def granted(work: Work, actor: Actor, grant: str, at: datetime, _today: date) -> Grant | None:
    """Return the visit behind an address when this helper may use it now."""
    return visiting.granted(work, actor, grant, at)
