"""The door of this room: keep apart, decide, then open, give back or destroy; and the doctor's letter."""

from portal.medical.deciding import ROLE, Offered, decide, offered, open_content, queue, settle_other
from portal.medical.keeping import destroy_due, drop_of_draft, move_to_case, scanned, set_aside
from portal.medical.letters import letter
from portal.medical.reading import (
    Aside,
    Conclusion,
    Told,
    conclusions,
    fetch,
    mine,
    of_case,
    of_draft,
    take_back,
    told,
)
from portal.medical.rules import HeldDraft, Kind, Other, State, Step

__all__ = [
    "ROLE",
    "Aside",
    "Conclusion",
    "HeldDraft",
    "Kind",
    "Offered",
    "Other",
    "State",
    "Step",
    "Told",
    "conclusions",
    "decide",
    "destroy_due",
    "drop_of_draft",
    "fetch",
    "letter",
    "mine",
    "move_to_case",
    "of_case",
    "of_draft",
    "offered",
    "open_content",
    "queue",
    "scanned",
    "set_aside",
    "settle_other",
    "take_back",
    "told",
]
