"""The door of this room."""

from __future__ import annotations

from datetime import date, datetime

from portal.assistance import visiting
from portal.assistance.beginning import begin, place_of
from portal.assistance.codes import drop_old, find, is_too_often, make, note_wrong, use
from portal.assistance.ending import Ended, end, end_lost, ended, slip_again, slip_with_code
from portal.assistance.knowing import (
    Card,
    NotTheSame,
    Waiting,
    check_waiting,
    confirm,
    note_not_the_same,
    see_id,
    to_confirm,
    visit_of,
)
from portal.assistance.pausing import Unfinished, check_paused, hand_over, put_to_sleep, unfinished, wake
from portal.assistance.texting import send_code
from portal.assistance.visiting import (
    TABLE,
    Begun,
    TooClose,
    WrongHalf,
    agree,
    asked,
    go_to_a_room,
    note_wrong_half,
    person_of,
)
from portal.store import Work
from portal.viewer import Actor, Grant

__all__ = [
    "TABLE",
    "Begun",
    "Card",
    "Ended",
    "NotTheSame",
    "TooClose",
    "Unfinished",
    "Waiting",
    "WrongHalf",
    "agree",
    "asked",
    "begin",
    "check_paused",
    "check_waiting",
    "confirm",
    "drop_old",
    "end",
    "end_lost",
    "ended",
    "find",
    "go_to_a_room",
    "granted",
    "hand_over",
    "is_too_often",
    "make",
    "note_not_the_same",
    "note_wrong",
    "note_wrong_half",
    "person_of",
    "place_of",
    "put_to_sleep",
    "see_id",
    "send_code",
    "slip_again",
    "slip_with_code",
    "to_confirm",
    "unfinished",
    "use",
    "visit_of",
    "wake",
]


def granted(work: Work, actor: Actor, grant: str, at: datetime, _today: date) -> Grant | None:
    """Return the visit behind an address when this helper may use it now."""
    return visiting.granted(work, actor, grant, at)
