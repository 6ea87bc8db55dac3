"""The table of wishes for another official, and what was answered to them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, String, column

from portal.store import Base, Id, Mapped, Moment, mapped_column


class CaseWish(Base):
    """Who complains does not want to hear from one official any more (R-238). Texts: "text", "because"."""

    __tablename__ = "case_wishes"
    __table_args__ = (
        Index("ix_case_wishes_case", "case_id", "asked_at", "id"),
        # One wish waits at a time: a second press, or two at once, ask nothing more.
        Index(
            "ix_case_wishes_waiting",
            "case_id",
            unique=True,
            sqlite_where=column("answered_at").is_(None),
            postgresql_where=column("answered_at").is_(None),
        ),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    case_id: Mapped[str] = mapped_column(Id)
    person_id: Mapped[str] = mapped_column(Id)
    asked_at: Mapped[datetime] = mapped_column(Moment)
    state: Mapped[str] = mapped_column(String(8))  # "asked", "granted" or "refused"
    answered_at: Mapped[datetime | None] = mapped_column(Moment)
    account_id: Mapped[str] = mapped_column(Id, default="")  # who answered
    # Who writes and calls from now on: a function of a body, never a name.
    role: Mapped[str] = mapped_column(String(40), default="")
    agency_id: Mapped[str] = mapped_column(String(26), default="")
    # "open": as long as the complaint is open; "always"; empty when nobody took over.
    lasts: Mapped[str] = mapped_column(String(6), default="", server_default="")
    moved_from: Mapped[str | None] = mapped_column(Id)  # the assignment that ended
    moved_to: Mapped[str | None] = mapped_column(Id)  # the assignment that was made instead
    # How it ended with the complaint: "back", or "stays" because it could not go back. Empty until then.
    ended: Mapped[str] = mapped_column(String(5), default="", server_default="")
