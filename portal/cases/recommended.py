"""What guards recommended in cases, read: one case with its texts, and the list of the desk without any."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func

from portal.access.handlers import open_to_take
from portal.cases.handled_shown import Recommendation
from portal.cases.models import Case
from portal.cases.models_recommendations import CaseRecommendation
from portal.store import Work
from portal.store.work import AnyRow
from portal.viewer import Official
from portal.words import N_

GUARDS: Mapping[str, str] = {
    "ombudsman": N_("The ombudsman"),
    "authority": N_("The privacy authority (AP)"),
    "other": N_("Somebody else who guards this"),
}
"""Who recommends."""

ANSWERS: Mapping[str, str] = {
    "adopted": N_("Yes, we will do it"),
    "partly": N_("We will do a part of it"),
    "refused": N_("No, we will not do it"),
}
"""What the body says to it (R-141)."""

MOST = 200
_ALL = (
    open_to_take(
        CaseRecommendation.case_id,
        CaseRecommendation.person_id,
        CaseRecommendation.case_id,
        CaseRecommendation.given_by,
        CaseRecommendation.given_on,
        CaseRecommendation.due_on,
        CaseRecommendation.answer,
        CaseRecommendation.done_on,
        CaseRecommendation.report_by,
        CaseRecommendation.reported_on,
        Case.number,
    )
    .join(Case, Case.id == CaseRecommendation.case_id)
    .where(CaseRecommendation.is_open)
    .order_by(func.coalesce(CaseRecommendation.report_by, CaseRecommendation.due_on), CaseRecommendation.id)
    .limit(MOST)
)


@dataclass(frozen=True)
class Waiting:
    """A recommendation in the list of the desk: never whose case it is, and never what it says."""

    case: str
    number: str
    given_by: str
    given_on: date
    due_on: date
    is_answered: bool
    is_done: bool
    report_by: date | None
    is_reported: bool

    def is_overdue(self, today: date) -> bool:
        """Tell whether it should have been done by now."""
        return not self.is_done and today > self.due_on

    def is_report_overdue(self, today: date) -> bool:
        """Tell whether the guard should have heard the outcome by now (R-034)."""
        return self.report_by is not None and not self.is_reported and today > self.report_by


def waiting(work: Work, *, official: Official, today: date) -> list[Waiting]:
    """Return what was recommended and is still open, the first day first; no text is opened."""
    rows = work.rows(_ALL, account=official.account, today=today)
    return [
        Waiting(
            case=row.case_id,
            number=row.number,
            given_by=row.given_by,
            given_on=row.given_on,
            due_on=row.due_on,
            is_answered=bool(row.answer),
            is_done=row.done_on is not None or row.answer == "refused",
            report_by=row.report_by,
            is_reported=row.reported_on is not None,
        )
        for row in rows
    ]


def shown(row: AnyRow, words: Mapping[str, str]) -> Recommendation:
    """Return a recommendation as pages show it."""
    return Recommendation(
        id=row.id,
        given_by=GUARDS[row.given_by],
        agency=row.agency_id or "",
        promise=row.promise_id or "",
        given_on=row.given_on,
        due_on=row.due_on,
        answer=ANSWERS.get(row.answer, ""),
        is_refused=row.answer == "refused",
        done_on=row.done_on,
        report_by=row.report_by,
        reported_on=row.reported_on,
        is_open=row.is_open,
        words=words,
    )
