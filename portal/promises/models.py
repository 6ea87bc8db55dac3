"""Table of promises. What was promised stands in ``texts``: "text" and, if withdrawn, "withdrawn_because"."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.store import Base, Id


class Promise(Base):
    """One promise of one body to one person (R-025)."""

    __tablename__ = "promises"
    __table_args__ = (
        Index("ix_promises_list", "person_id", "made_on", "id"),
        UniqueConstraint("source", "source_id"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("persons.id"))
    agency_id: Mapped[str] = mapped_column(Id)
    made_on: Mapped[date]
    role: Mapped[str] = mapped_column(String(120))  # the function of who promised, never a name
    due_on: Mapped[date | None]
    status: Mapped[str] = mapped_column(String(10))  # "open", "kept" or "withdrawn"
    source: Mapped[str | None] = mapped_column(String(60))
    source_id: Mapped[str | None] = mapped_column(String(120))
    source_hash: Mapped[str | None] = mapped_column(String(64))
    batch_id: Mapped[str | None] = mapped_column(Id)
