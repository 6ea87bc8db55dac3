"""Tables of who stands in for whom, and of officials' own family, known by keyed hashes only."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, LargeBinary, String, UniqueConstraint

from portal.store import Base, Id, Mapped, Moment, mapped_column


class StandIn(Base):
    """A team leader let one official stand in for another; its id is that of the new assignment (R-045)."""

    __tablename__ = "stand_ins"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    for_id: Mapped[str] = mapped_column(Id, index=True)  # the assignment that is stood in for
    given_by: Mapped[str] = mapped_column(Id)
    given_at: Mapped[datetime] = mapped_column(Moment)
    because: Mapped[str] = mapped_column(String(20))  # a code: "away", "knowledge", "handover", "safety"
    ended_at: Mapped[datetime | None] = mapped_column(Moment)


class Tie(Base):
    """An official is this person, or family or a friend of this person: that file stays closed (R-261).

    Only a keyed hash of the number is kept, so nobody can read from it who somebody's family is.
    """

    __tablename__ = "ties"
    __table_args__ = (
        Index("ix_ties_number", "number_hash"),
        Index("ix_ties_account", "account_id"),
        UniqueConstraint("source", "source_id"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    account_id: Mapped[str] = mapped_column(Id)
    number_hash: Mapped[bytes] = mapped_column(LargeBinary)
    kind: Mapped[str] = mapped_column(String(12))  # "self", "family" (the employer says so) or "declared"
    made_at: Mapped[datetime] = mapped_column(Moment)
    source: Mapped[str | None] = mapped_column(String(60))
    source_id: Mapped[str | None] = mapped_column(String(120))
    source_hash: Mapped[str | None] = mapped_column(String(64))
    batch_id: Mapped[str | None] = mapped_column(Id)
