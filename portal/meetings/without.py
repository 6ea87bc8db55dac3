"""Meeting without the person: only after an answer, or with a reason that the person reads (R-049)."""

from __future__ import annotations

from collections.abc import Iterator

from portal.meetings.drafts import Problem
from portal.meetings.reading import Shown
from portal.meetings.rules import WANTS_TO_BE_THERE, explains
from portal.words import N_

FIELD = "without_you"
"""The text that says why; it stands on the person's page."""


def problems_without(found: Shown, *, was_present: str, because: str) -> Iterator[Problem]:
    """Give what is missing when the person was asked to come, and the others met all the same.

    Who was not invited has a reason of another list, and who may not know of it yet was not asked.
    """
    if not needs_reason(found, was_present=was_present):
        return
    if not explains(because):
        yield Problem(
            FIELD,
            N_("Write in two sentences to this person why you met without them, or without their answer."),
        )


def needs_reason(found: Shown, *, was_present: str) -> bool:
    """Tell whether the person was asked and gave no answer, or wanted to be there and was not."""
    if not found.row.is_invited or found.row.told_at is None or was_present != "no":
        return False
    return not found.row.joining or found.row.joining in WANTS_TO_BE_THERE
