"""Tables of assistance: codes by which a person is known at a counter, visits, and wrong codes."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from portal.store import Base, Id, Moment


class VisitCode(Base):
    """A code that a person takes to a counter. It works once; only a keyed hash of it is kept."""

    __tablename__ = "visit_codes"
    __table_args__ = (Index("ix_visit_codes_person", "person_id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("persons.id"))
    code_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    made_at: Mapped[datetime] = mapped_column(Moment)
    ends_at: Mapped[datetime] = mapped_column(Moment)
    used_at: Mapped[datetime | None] = mapped_column(Moment)  # also when a newer code took its place


class Visit(Base):
    """One helper helps one person, in one session of the helper, until a moment."""

    __tablename__ = "visits"
    __table_args__ = (
        Index("ix_visits_person", "person_id", "started_at"),
        Index("ix_visits_account", "account_id", "ended_at"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("persons.id"))
    account_id: Mapped[str] = mapped_column(Id)  # the helper: the actor of all that is done
    session_id: Mapped[str] = mapped_column(Id)  # once the helper signed out, the visit opens nothing
    agency_id: Mapped[str] = mapped_column(String(26))
    place: Mapped[str] = mapped_column(String(120))  # the helper's team: "Vraagloket Centrum"
    setting: Mapped[str] = mapped_column(String(10))  # see rules.Setting
    acts: Mapped[str] = mapped_column(String(120), default="")  # words of viewer.Act; none until agreed
    language: Mapped[str] = mapped_column(String(8), default="")  # in which it was agreed
    started_at: Mapped[datetime] = mapped_column(Moment)
    agreed_at: Mapped[datetime | None] = mapped_column(Moment)
    until: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    end_reason: Mapped[str] = mapped_column(String(10), default="")  # see rules.End


class VisitTry(Base):
    """A helper typed a code that could not be used: guessed, used before or too old, all the same."""

    __tablename__ = "visit_tries"
    __table_args__ = (Index("ix_visit_tries_at", "at"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)
    account_id: Mapped[str] = mapped_column(Id)
    code_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
