"""Table of what an ombudsman or another guard recommended in one case, and what became of it."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index, String

from portal.store import Base, Id, Mapped, Moment, mapped_column


class CaseRecommendation(Base):
    """One recommendation in one case (R-032). Texts: "text", "reason" of the answer, "evidence", "reported".

    What others recommended to a body in general stands in ``portal.instructions``, where everybody reads it.
    """

    __tablename__ = "case_recommendations"
    __table_args__ = (
        Index("ix_case_recommendations_case", "case_id", "given_on", "id"),
        Index("ix_case_recommendations_open", "is_open", "due_on", "id"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    case_id: Mapped[str] = mapped_column(Id)
    person_id: Mapped[str] = mapped_column(Id)
    given_by: Mapped[str] = mapped_column(String(12))  # see recommending.GUARDS
    agency_id: Mapped[str | None] = mapped_column(Id)  # who must do it
    promise_id: Mapped[str | None] = mapped_column(Id)  # the promise it is about
    given_on: Mapped[date]
    due_on: Mapped[date]
    answer: Mapped[str] = mapped_column(String(10), default="")  # "adopted", "partly" or "refused"
    done_on: Mapped[date | None]
    report_by: Mapped[date | None]  # the guard asked to hear the outcome by this day
    reported_on: Mapped[date | None]
    is_open: Mapped[bool] = mapped_column(default=True)
    made_at: Mapped[datetime] = mapped_column(Moment)
