"""The outbox: one row for each time a person must be told something."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from portal.store import Base, Id, Moment


class Notice(Base):
    """A notice to be sent: to whom, of which kind, about which row. It never holds what it is about."""

    __tablename__ = "notices"
    __table_args__ = (
        Index("ix_notices_waiting", "sent_at", "made_at"),
        Index("ix_notices_person", "person_id", "made_at", "id"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(Id)
    kind: Mapped[str] = mapped_column(String(40))
    about_table: Mapped[str] = mapped_column(String(40))
    about_id: Mapped[str] = mapped_column(Id)
    made_at: Mapped[datetime] = mapped_column(Moment)
    sent_at: Mapped[datetime | None] = mapped_column(Moment)
    batch_id: Mapped[str | None] = mapped_column(Id)
