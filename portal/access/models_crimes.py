"""The table of what an authority asked in writing because of a crime, and what the privacy officer said."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, String

from portal.store import Base, Id, Mapped, Moment, mapped_column


class CrimeRequest(Base):
    """A question of an authority about one person. Texts: "number", "question", "reason".

    Nobody tells anything on this ground alone: a worker writes it down, the privacy officer agrees, and it
    then holds for one talk with that authority. Source: R-112.
    """

    __tablename__ = "crime_requests"
    __table_args__ = (
        Index("ix_crime_requests_person", "person_id", "state"),
        Index("ix_crime_requests_state", "state", "asked_at"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(Id)
    agency_id: Mapped[str] = mapped_column(Id)  # who was asked
    account_id: Mapped[str] = mapped_column(Id)  # who wrote it down
    authority_id: Mapped[str] = mapped_column(Id)
    article: Mapped[str] = mapped_column(String(120))
    state: Mapped[str] = mapped_column(String(8))  # "asked", "agreed", "refused" or "used"
    asked_at: Mapped[datetime] = mapped_column(Moment)
    decided_by: Mapped[str | None] = mapped_column(Id)
    decided_at: Mapped[datetime | None] = mapped_column(Moment)
