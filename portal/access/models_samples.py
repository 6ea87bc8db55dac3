"""Tables of samples: what was drawn by lot, and how it was scored. Ids and codes only."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index, String

from portal.store import Base, Id, Mapped, Moment, mapped_column


class Sample(Base):
    """A sample that can be drawn again: the same seed, days and kind give the same things (R-051)."""

    __tablename__ = "samples"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    kind: Mapped[str] = mapped_column(String(12))  # "exchange", "declaration" or "look"
    seed: Mapped[str] = mapped_column(String(60))
    from_day: Mapped[date]
    until_day: Mapped[date]
    population: Mapped[int]  # out of how many it was drawn
    drawn_by: Mapped[str] = mapped_column(Id)
    drawn_at: Mapped[datetime] = mapped_column(Moment)
    published_at: Mapped[datetime | None] = mapped_column(Moment)


class SampleItem(Base):
    """One thing of a sample, and whether it was scored."""

    __tablename__ = "sample_items"
    __table_args__ = (Index("ix_sample_items_sample", "sample_id", "position"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    sample_id: Mapped[str] = mapped_column(Id)
    position: Mapped[int]
    about_id: Mapped[str] = mapped_column(Id)
    person_id: Mapped[str] = mapped_column(Id)
    scored_at: Mapped[datetime | None] = mapped_column(Moment)
    # One letter for each question of the list, in its order: "y", "n" or "-" (does not apply).
    score: Mapped[str] = mapped_column(String(12), default="")


class LookReview(Base):
    """A team leader looked who of the team opened files and why: that look is a row too (R-081)."""

    __tablename__ = "look_reviews"
    __table_args__ = (Index("ix_look_reviews_agency", "agency_id", "team", "at"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    account_id: Mapped[str] = mapped_column(Id)
    agency_id: Mapped[str] = mapped_column(Id)
    team: Mapped[str] = mapped_column(String(120))
    from_day: Mapped[date]
    until_day: Mapped[date]
    at: Mapped[datetime] = mapped_column(Moment)
