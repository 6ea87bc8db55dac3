"""Who may be in danger or lose their home hears from somebody within one working day. Source: R-180."""

from __future__ import annotations

from datetime import date, datetime

from portal.cases.answering import Kept
from portal.cases.kind import Kind
from portal.cases.rules import OPEN
from portal.cases.shown import CaseView
from portal.notices.tasks import TaskKind, add_task
from portal.store import Writing
from portal.terms import amsterdam_day, working_days_after


def heard_by(kept_on: date) -> date:
    """Return the last day on which somebody gets in touch. It is a promise of the portal, and no law."""
    return working_days_after(kept_on, 1)


def promised(case: CaseView) -> date | None:
    """Return that day for a case that says so and is still open."""
    return heard_by(amsterdam_day(case.sent_at)) if case.is_urgent and case.state in OPEN else None


def is_urgent(kind: Kind, answers: Kept) -> bool:
    """Tell whether somebody says so; a kind that does not ask is never urgent."""
    return answers.get(kind.urgent_question) == "yes"


def ask_to_call(work: Writing, kind: Kind, answers: Kept, *, case: str, at: datetime) -> None:
    """Put an urgent case on the list of who answers such cases."""
    if is_urgent(kind, answers):
        add_task(
            work,
            role=kind.handled_by,
            kind=TaskKind.IS_URGENT,
            about_table="cases",
            about_id=case,
            for_day=heard_by(amsterdam_day(at)),
            at=at,
        )
