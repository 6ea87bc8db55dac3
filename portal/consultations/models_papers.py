"""The table of papers that another organisation hands over for one talk, without plain mail (R-118)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, LargeBinary, String

from portal.store import Base, Id, Mapped, Moment, mapped_column


class EntryPaper(Base):
    """One paper that was asked for a talk: first only a code, then the paper itself, sealed."""

    __tablename__ = "entry_papers"
    __table_args__ = (Index("ix_entry_papers_item", "item_id", "made_at"),)
    needs_see = True

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(Id)
    item_id: Mapped[str] = mapped_column(Id)  # the entry; while it is on hold, so is this
    agency_id: Mapped[str] = mapped_column(Id)  # who asks it
    body_id: Mapped[str] = mapped_column(Id)  # who hands it over
    account_id: Mapped[str] = mapped_column(Id)
    # A keyed hash of the code; gone once it was used.
    code_hash: Mapped[bytes | None] = mapped_column(LargeBinary, unique=True)
    # The number of the form that asked it: a second press finds this row. Rows of before have none.
    once: Mapped[str | None] = mapped_column(Id, unique=True)
    made_at: Mapped[datetime] = mapped_column(Moment)
    ends_at: Mapped[datetime] = mapped_column(Moment)
    received_at: Mapped[datetime | None] = mapped_column(Moment)
    media_type: Mapped[str] = mapped_column(String(40), default="")
    content_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
