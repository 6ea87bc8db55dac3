"""Grounds in law on which bodies use data: one closed list, in words that need no law book."""

from __future__ import annotations

from enum import StrEnum

from portal.words import N_


class Basis(StrEnum):
    """Grounds in law. Source: AVG art. 6 lid 1."""

    PUBLIC_TASK = "public_task"
    LEGAL_DUTY = "legal_duty"
    RELEASE = "release"
    VITAL_INTEREST = "vital_interest"
    SAFETY = "safety"
    CRIME = "crime"
    UNKNOWN = "unknown"


BASES = {
    Basis.PUBLIC_TASK: N_("It is a task that the law gives them"),
    Basis.LEGAL_DUTY: N_("The law says they must"),
    Basis.RELEASE: N_("You said that they may tell this"),
    Basis.VITAL_INTEREST: N_("A life was in danger"),
    Basis.SAFETY: N_("Someone was not safe"),
    Basis.CRIME: N_("An authority asked it in writing, because of a crime"),
    Basis.UNKNOWN: N_("Nobody wrote down which rule they used"),
}
"""What each ground is called on a page."""

CHOSEN = frozenset(Basis) - {Basis.UNKNOWN, Basis.CRIME}
"""Grounds that a worker chooses alone; a crime needs a written request and the privacy officer (R-112)."""
