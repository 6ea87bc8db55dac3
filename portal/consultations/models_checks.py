"""The table of what each side of a talk says of how it was written down."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, String

from portal.store import Base, Id, Mapped, Moment, mapped_column


class EntryCheck(Base):
    """One organisation wrote an entry down, says that it is the same there, or says what differs (R-216).

    Text: "differs".
    """

    __tablename__ = "entry_checks"
    __table_args__ = (Index("ix_entry_checks_differs", "said", "at"),)
    needs_see = True

    item_id: Mapped[str] = mapped_column(Id, primary_key=True)  # the entry; while it is on hold, so is this
    agency_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id)
    person_id: Mapped[str] = mapped_column(Id)
    account_id: Mapped[str] = mapped_column(Id)
    said: Mapped[str] = mapped_column(String(8))  # "wrote", "same" or "differs"
    at: Mapped[datetime] = mapped_column(Moment)
