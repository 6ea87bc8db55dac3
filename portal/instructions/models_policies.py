"""Tables of the register: which policy held when, and what became of what others recommended."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index, String, Text, UniqueConstraint

from portal.store import Base, Id, Mapped, Moment, mapped_column


class Policy(Base):
    """One version of one policy text, with the days on which it held (R-021)."""

    __tablename__ = "policies"
    __table_args__ = (
        Index("ix_policies_code", "code", "from_day"),
        UniqueConstraint("source", "source_id"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    # "policy", "training" or "theme_meeting": those two are on one day, and say what was learnt there.
    what: Mapped[str] = mapped_column(String(16), default="policy", server_default="policy")
    code: Mapped[str] = mapped_column(String(60))  # the same for all versions
    title: Mapped[str] = mapped_column(String(200))
    version: Mapped[str] = mapped_column(String(40))
    text: Mapped[str] = mapped_column(Text)
    from_day: Mapped[date]
    until_day: Mapped[date | None]
    # A correction of a training or theme meeting: which row it takes the place of. That row stays as it was.
    corrects_id: Mapped[str | None] = mapped_column(Id, unique=True)
    # Who wrote this row at the desk; empty for a delivered one.
    made_by: Mapped[str] = mapped_column(String(26), default="", server_default="")
    # When it was written at the desk, or when a later delivery last changed it.
    made_at: Mapped[datetime | None] = mapped_column(Moment)
    source: Mapped[str | None] = mapped_column(String(60))
    source_id: Mapped[str | None] = mapped_column(String(120))
    source_hash: Mapped[str | None] = mapped_column(String(64))
    batch_id: Mapped[str | None] = mapped_column(Id)


class Recommendation(Base):
    """What an ombudsman or another guard said must change. Adopted is not done (R-235)."""

    __tablename__ = "recommendations"
    __table_args__ = (UniqueConstraint("source", "source_id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    report: Mapped[str] = mapped_column(String(200))
    theme: Mapped[str] = mapped_column(String(20), default="")  # see agencies.themes
    given_on: Mapped[date]
    text: Mapped[str] = mapped_column(Text)
    answer: Mapped[str] = mapped_column(String(12))  # "adopted", "partly" or "refused"
    because: Mapped[str] = mapped_column(Text, default="")  # why they say so
    state: Mapped[str] = mapped_column(String(12))  # "not_started", "busy" or "done"
    done_on: Mapped[date | None]
    proof: Mapped[str] = mapped_column(Text, default="")  # what shows that it is done
    policy_code: Mapped[str] = mapped_column(String(60), default="")
    source: Mapped[str | None] = mapped_column(String(60))
    source_id: Mapped[str | None] = mapped_column(String(120))
    source_hash: Mapped[str | None] = mapped_column(String(64))
    batch_id: Mapped[str | None] = mapped_column(Id)
