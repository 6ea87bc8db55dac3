"""No answer without a next step: what the person can do after it, and until which day. Source: R-253."""

from __future__ import annotations

from datetime import date

from portal.errors import Refused
from portal.words import N_

NO_NEXT_STEP = N_("An answer must say what the person can do next, and until which day. It was not sent.")


def last_day_of_next_step(day: date | None, today: date) -> date:
    """Return the last day of the step that comes after an answer.

    :raises Refused: when there is no such day, or it is over before the person can do anything.
    """
    if day is None or day <= today:
        raise Refused(NO_NEXT_STEP)
    return day
