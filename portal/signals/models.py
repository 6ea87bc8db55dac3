"""Table of signals. There is no sender: a row knows a theme and a moment, and the text has its own key."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from portal.store import Base, Id, Moment


class Signal(Base):
    """Something that goes wrong, told without a name (R-199)."""

    __tablename__ = "signals"
    __table_args__ = (Index("ix_signals_month", "month", "theme"), Index("ix_signals_made", "made_at", "id"))

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    month: Mapped[date]  # the first day of the month
    made_at: Mapped[datetime] = mapped_column(Moment)
    theme: Mapped[str] = mapped_column(String(20))
    language: Mapped[str] = mapped_column(String(8))
    # The text is gone after a year, with its key; the theme stays to be counted.
    text_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
