"""Trainings and theme meetings: written in the register by who leads, so that all read what was learnt."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import bindparam, select

from portal.errors import Conflict, NotFound, Refused
from portal.instructions.models_policies import Policy
from portal.instructions.register import find_learnt
from portal.store import Writing
from portal.words import N_, Said

WHAT = ("training", "theme_meeting")
SHORTEST = 3
CORRECTED_BEFORE = N_("Somebody corrected this a moment ago. Read the register again, and correct that text.")

_KEPT = select(Policy.id).where(Policy.id == bindparam("which"))


class LearntIncomplete(Refused):
    """It does not say what was learnt; nothing is kept."""

    def __init__(self, problems: dict[str, str]) -> None:
        """Say what is wrong, by field."""
        super().__init__(Said(next(iter(problems.values()))))
        self.problems = problems


def add_learnt(
    work: Writing,
    *,
    what: str,
    title: str,
    text: str,
    on_day: date | None,
    once: str,
    today: date,
    by: str,
    at: datetime,
    corrects: str | None = None,
) -> None:
    """Keep one training or theme meeting; a second press keeps nothing twice.

    :param by: the account of who writes it; colleagues read the function (house decision 7).
    :param corrects: the one that this is a better text of; it stays, and this stands before it.
    :raises LearntIncomplete: when it does not say which, when, or what was learnt.
    :raises NotFound: when what it corrects is no training or theme meeting of the register.
    :raises Conflict: when somebody else corrected that first.
    """
    _refuse_incomplete(what, title, text, on_day, today)
    if corrects is not None and find_learnt(work, corrects) is None:
        raise NotFound(Policy.__tablename__)
    row: dict[str, object] = {"id": once, "what": what, "code": once, "title": title, "text": text}
    row |= {"version": str(on_day), "from_day": on_day, "until_day": on_day, "corrects_id": corrects}
    row |= {"made_by": by, "made_at": at}
    if not work.add_if_new(Policy, row) and work.row(_KEPT, which=once) is None:
        raise Conflict(CORRECTED_BEFORE)


def _refuse_incomplete(what: str, title: str, text: str, on_day: date | None, today: date) -> None:
    problems = {}
    if what not in WHAT:
        problems["what"] = N_("Choose what it was.")
    if not title:
        problems["title"] = N_("Give it a name.")
    if len(text.split()) < SHORTEST:
        problems["text"] = N_("Say in a whole sentence what was learnt.")
    if on_day is None or on_day > today:
        problems["on_day"] = N_("Say on which day it was: today or earlier.")
    if problems:
        raise LearntIncomplete(problems)
