"""The table of reviews of holds: what one official proposes and another decides."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index, String, text

from portal.store import Base, Id, Mapped, Moment, mapped_column


class HoldReview(Base):
    """One look at a hold: renew it, end it and tell, or close it without telling. Text: "reason".

    Two officials each time: who proposed it never decides. Source: R-033, UAVG art. 41.
    """

    __tablename__ = "hold_reviews"
    __table_args__ = (
        Index("ix_hold_reviews_hold", "hold_id", "at"),
        # Of two proposals at the same moment the store keeps one.
        Index(
            "ix_hold_reviews_open",
            "hold_id",
            unique=True,
            sqlite_where=text("decided_at IS NULL"),
            postgresql_where=text("decided_at IS NULL"),
        ),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    hold_id: Mapped[str] = mapped_column(Id)
    way: Mapped[str] = mapped_column(String(8))  # "renew", "tell" or "close"
    asked_by: Mapped[str] = mapped_column(Id)
    at: Mapped[datetime] = mapped_column(Moment)
    review_on: Mapped[date | None]  # of a renewal: the next day on which somebody looks
    safe_asked_on: Mapped[date | None]  # of an end: the day the person at risk said that it is safe
    decided_by: Mapped[str | None] = mapped_column(Id)
    decided_at: Mapped[datetime | None] = mapped_column(Moment)
    is_agreed: Mapped[bool | None]
