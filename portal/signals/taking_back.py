"""Taking back what was told without a name."""

from __future__ import annotations

from datetime import datetime

from portal.errors import Refused
from portal.signals import following
from portal.signals.rules import State
from portal.store import Writing
from portal.words import N_, Said


def withdraw(work: Writing, *, signal: str, at: datetime) -> None:
    """Take something back that has no name yet: nobody answers it any more, until its sender writes again.

    :raises Refused: when it became a case.
    """
    told = following.show(work, signal=signal)
    if told.case is not None:
        raise Refused(Said(N_("You cannot write here any more.")))
    if told.state is not State.WITHDRAWN:
        following.move(work, signal=signal, state=State.WITHDRAWN, at=at)
