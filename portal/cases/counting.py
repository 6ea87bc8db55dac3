"""Which days count for a case: each term of its kind, counted from the day of its own event."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache

from portal.cases.kind import Answers, Kind
from portal.cases.rules import day_of
from portal.terms import Counted, UnknownTerm, count, term


def preview_terms(kind: Kind, today: date, answers: Answers | None = None) -> tuple[Counted, ...]:
    """Return every term of a kind that can be counted, for a case received on a day in Amsterdam.

    The day is the day of receipt, here. Forwarding or typing again never starts the clock anew (R-078, L-41).
    """
    found = (_counted(code, kind, today, answers or {}) for code in kind.terms)
    return tuple(counted for counted in found if counted is not None)


def answer_by(kind: Kind, counted: tuple[Counted, ...]) -> date | None:
    """Return the last day for an answer, or nothing when it hangs on something not known."""
    return next((one.last_day for one in counted if one.code == kind.answer_term), None)


def act_by(kind: Kind, counted: tuple[Counted, ...], first_day: date) -> date:
    """Return the last day for the desk that handles it: to answer, or to pass it on."""
    wanted = kind.desk_term or kind.answer_term
    found = next((one.last_day for one in counted if one.code == wanted), None)
    return found or answer_by(kind, counted) or first_day


@lru_cache(maxsize=512)
def to_json(counted: tuple[Counted, ...]) -> str:
    """Return the terms as a part keeps them."""
    return json.dumps([one.to_json() for one in counted], separators=(",", ":"))


def from_json(kept: str) -> tuple[Counted, ...]:
    """Return the terms that a part keeps."""
    return tuple(Counted.from_json(one) for one in json.loads(kept))


def _counted(code: str, kind: Kind, first_day: date, answers: Answers) -> Counted | None:
    try:
        # Which event starts a term is part of the term; the row of the first day says it.
        event = _EVENTS[term(code, first_day).starts](kind, first_day, answers)
        return _from(code, event) if event else None
    except UnknownTerm:
        return None


@lru_cache(maxsize=512)
def _from(code: str, event: date) -> Counted:
    """Count a term; all that is sent on one day counts alike, so it is counted once a day."""
    return count(term(code, event), event)


def _receipt(_kind: Kind, first_day: date, _answers: Answers) -> date:
    return first_day


def _answered(kind: Kind, first_day: date, answers: Answers) -> date | None:
    """Return the last day for the answer: the person's own term runs from the answer, or from that day.

    Source: Awb art. 9:24 lid 1: the year also runs from when handling "had moeten zijn beëindigd".
    """
    counted = _counted(kind.answer_term, kind, first_day, answers)
    return counted.last_day if counted else None


def _letter(_kind: Kind, _first_day: date, answers: Answers) -> date | None:
    return day_of(answers.get("letter_date"))


def _objection_term_ended(kind: Kind, first_day: date, answers: Answers) -> date | None:
    """Return the end of the six weeks; for a late objection the day it was received.

    Source: Awb art. 7:10 lid 1: six weeks from the day after the objection term ended. A term that ended
    before there was an objection cannot start the answer, so a late one is counted from receipt.
    """
    counted = _counted("objection", kind, first_day, answers)
    return max(counted.last_day, first_day) if counted else None


_EVENTS: Mapping[str, Callable[[Kind, date, Answers], date | None]] = {
    "receipt": _receipt,
    "discovery": _receipt,
    "conduct": lambda _kind, _first_day, answers: day_of(answers.get("happened_on")),
    "handling_ended": _answered,
    "answer_made_known": _answered,
    "decision_made_known": _letter,
    "objection_term_ended": _objection_term_ended,
}
