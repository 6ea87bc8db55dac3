"""Tables of assistance: ways in which a person is known at a counter, visits, and wrong codes."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String

from portal.store import Base, Id, Mapped, Moment, mapped_column


class VisitCode(Base):
    """A code for a counter. It works once; only keyed hashes of it are kept."""

    __tablename__ = "visit_codes"
    __table_args__ = (
        Index("ix_visit_codes_person", "person_id"),
        Index("ix_visit_codes_first", "first_hash"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("persons.id"))
    how: Mapped[str] = mapped_column(String(10), default="own")  # see rules.How
    visit_id: Mapped[str | None] = mapped_column(Id)  # the visit that a colleague takes over with it
    code_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    # By phone the first half says who calls, and the second half is the yes.
    first_hash: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    second_hash: Mapped[bytes | None] = mapped_column(LargeBinary(32))
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
    known_by: Mapped[str] = mapped_column(String(10), default="own")  # see rules.How
    code_id: Mapped[str | None] = mapped_column(Id)  # the person's code; its second half says yes, or wakes
    tries: Mapped[int] = mapped_column(default=0)  # wrong second halves
    after_id: Mapped[str | None] = mapped_column(Id)  # the visit of the colleague before
    latest: Mapped[datetime | None] = mapped_column(Moment)  # a colleague never gets more time
    asleep_at: Mapped[datetime | None] = mapped_column(Moment)  # asleep it opens nothing
    slip_again_at: Mapped[datetime | None] = mapped_column(Moment)  # the slip was printed a second time


class SeenId(Base):
    """An ID that a helper saw and a colleague has to see too. Of what stands on it only a hash is kept."""

    __tablename__ = "visit_ids"
    __table_args__ = (
        Index("ix_visit_ids_account", "account_id", "made_at"),
        Index("ix_visit_ids_agency", "agency_id", "ends_at"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    account_id: Mapped[str] = mapped_column(Id)
    session_id: Mapped[str] = mapped_column(Id)
    agency_id: Mapped[str] = mapped_column(String(26))
    setting: Mapped[str] = mapped_column(String(10))
    document: Mapped[str] = mapped_column(
        String(10)
    )  # which sort of ID, see rules.Document; never its number
    proof_hash: Mapped[bytes] = mapped_column(LargeBinary(32))  # of number and day of birth together
    made_at: Mapped[datetime] = mapped_column(Moment)
    ends_at: Mapped[datetime] = mapped_column(Moment)
    tries: Mapped[int] = mapped_column(default=0)  # a colleague read something else on it
    second_id: Mapped[str | None] = mapped_column(Id)  # the colleague who confirmed
    visit_id: Mapped[str | None] = mapped_column(Id)


class VisitTry(Base):
    """A helper typed a code that could not be used: guessed, used before or too old, all the same."""

    __tablename__ = "visit_tries"
    __table_args__ = (Index("ix_visit_tries_at", "at"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)
    account_id: Mapped[str] = mapped_column(Id)
    code_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
