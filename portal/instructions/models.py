"""Tables of the rules for staff: who confirmed which version, and who was trained when."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index, String, UniqueConstraint

from portal.store import Base, Id, Mapped, Moment, mapped_column


class Confirmation(Base):
    """An official read one version of an instruction and answered its questions rightly."""

    __tablename__ = "confirmations"

    account_id: Mapped[str] = mapped_column(Id, primary_key=True)
    instruction: Mapped[str] = mapped_column(String(20), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)


class Training(Base):
    """An official took the yearly training, as the employer delivers it."""

    __tablename__ = "trainings"
    __table_args__ = (
        Index("ix_trainings_account", "account_id", "on_day"),
        UniqueConstraint("source", "source_id"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    account_id: Mapped[str] = mapped_column(Id)
    on_day: Mapped[date]
    source: Mapped[str | None] = mapped_column(String(60))
    source_id: Mapped[str | None] = mapped_column(String(120))
    source_hash: Mapped[str | None] = mapped_column(String(64))
    batch_id: Mapped[str | None] = mapped_column(Id)
