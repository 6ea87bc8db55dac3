"""A letter as the person will read it, before it is sent: the same values as a sent one has."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from portal.cases import service
from portal.cases.handled_shown import Handled, Letter, LookAgain, Measure, Outcome
from portal.cases.norms import BY_CODE
from portal.cases.outcome import (
    ALLOWED,
    BLOCKS,
    OFFERS,
    OUTCOMES,
    Typed,
    listed,
    look_again,
    measures,
    text_of,
)
from portal.cases.rules import day_of
from portal.desk.complaints.reading import AtWork
from portal.terms import ombudsman_until

_WORDS = ("summary", "summary_own", "hope", "meaning", "apology", "remedy", "no_check")


def as_sent(here: AtWork, typed: Typed, at: datetime, today: date) -> Handled:
    """Return the handling of a case as it would be once this letter is sent."""
    letter = Letter(
        kind="outcome",
        ground="",
        offers=tuple(code for code, _ in OFFERS if code in listed(typed, "offers")),
        is_about_data=text_of(typed, "is_about_data") == "yes",
        sent_at=at,
        ombudsman_until=ombudsman_until(today),
        words={name: text_of(typed, name) for name in _WORDS},
        outcomes=tuple(
            outcome
            for point in service.open_points(here.case)
            if (outcome := _outcome(point.id, typed)) is not None
        ),
        measures=tuple(
            Measure(str(number), owner, due, None, what)
            for number, what, owner, due in measures(typed)
            if due is not None
        ),
        look_again=LookAgain(day, None) if (day := look_again(typed)) else None,
    )
    return replace(here.done, letters=(letter,))


def _outcome(point: str, typed: Typed) -> Outcome | None:
    """Return the outcome of one point, or nothing while it is not chosen or waits for a later letter."""
    outcome, allowed = text_of(typed, f"outcome-{point}"), text_of(typed, f"allowed-{point}")
    if outcome not in dict(OUTCOMES) or allowed not in dict(ALLOWED):
        return None
    return Outcome(
        grievance=point,
        outcome=outcome,
        norms=tuple(code for code in BY_CODE if code in listed(typed, f"norms-{point}")),
        was_allowed=allowed,
        policy_of=day_of(text_of(typed, f"policy_of-{point}")),
        words={name: text_of(typed, f"{name}-{point}") for name in (*BLOCKS, "policy")},
    )
