"""Tables of who handles a case: an access list of its own, because a complaint is about somebody here."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, String

from portal.store import Base, Id, Mapped, Moment, mapped_column


class CaseHandler(Base):
    """An official handles one case, from a moment until a moment; nobody else may open it."""

    __tablename__ = "case_handlers"
    __table_args__ = (
        Index("ix_case_handlers_account", "account_id", "until_at"),
        Index("ix_case_handlers_case", "case_id"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    case_id: Mapped[str] = mapped_column(Id)
    person_id: Mapped[str] = mapped_column(Id)
    account_id: Mapped[str] = mapped_column(Id)
    from_at: Mapped[datetime] = mapped_column(Moment)
    until_at: Mapped[datetime | None] = mapped_column(Moment)
    is_stand_in: Mapped[bool] = mapped_column(default=False)


class CaseInvolved(Base):
    """An official is involved in what a case is about, and can neither see nor take it (R-263)."""

    __tablename__ = "case_involved"

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    account_id: Mapped[str] = mapped_column(Id, primary_key=True)
    # "complained_about" or "close": a colleague or relative of who is complained about.
    played: Mapped[str] = mapped_column(String(20))
    marked_by: Mapped[str] = mapped_column(Id)
    marked_at: Mapped[datetime] = mapped_column(Moment)


class Chief(Base):
    """Who directly leads whom."""

    __tablename__ = "chiefs"

    account_id: Mapped[str] = mapped_column(Id, primary_key=True)
    chief_id: Mapped[str] = mapped_column(Id, primary_key=True)
