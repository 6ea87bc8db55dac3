"""Table of judgements that a young person cannot weigh the own interests; "reason" stands in texts."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index

from portal.store import Base, Id, Mapped, Moment, mapped_column


class Judgement(Base):
    """Two officials found that somebody of twelve to seventeen cannot weigh this. Source: L-90."""

    __tablename__ = "capacity_judgements"
    __table_args__ = (
        Index("ix_capacity_judgements_person", "person_id", "until_day"),
        Index("ix_capacity_judgements_open", "checked_at", "ended_at"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("persons.id"))
    agency_id: Mapped[str] = mapped_column(Id)  # of who wrote it down
    until_day: Mapped[date]  # the last day on which it counts; then somebody looks again
    made_at: Mapped[datetime] = mapped_column(Moment)
    made_by: Mapped[str] = mapped_column(Id)
    # The second official, who made sure of it. Before that it opens nothing.
    checked_at: Mapped[datetime | None] = mapped_column(Moment)
    checked_by: Mapped[str | None] = mapped_column(Id)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    ended_by: Mapped[str | None] = mapped_column(Id)
