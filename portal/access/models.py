"""Tables of access: holds for safety, the view log, and refused tries."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index, String, UniqueConstraint, and_, column

from portal.store import Base, Id, Mapped, Moment, mapped_column

_NOT_ENDED = column("ended_at").is_(None)
_STANDS = and_(_NOT_ENDED, column("closed_at").is_(None))
_PENDING = and_(_NOT_ENDED, column("approved_by").is_(None))


class Hold(Base):
    """One item hidden from one person, for safety. A pending hold hides already.

    It never ends by itself: a missed review stays hidden. Source: AVG art. 23, UAVG art. 41.
    """

    __tablename__ = "holds"
    __table_args__ = (
        Index("ix_holds_hidden", "hidden_from", "item_id"),
        # Lists of everybody's things ask of each of them whether a hold hides it.
        Index("ix_holds_item", "item_id", sqlite_where=_NOT_ENDED, postgresql_where=_NOT_ENDED),
        Index("ix_holds_review", "review_on", "id", sqlite_where=_STANDS, postgresql_where=_STANDS),
        Index("ix_holds_pending", "made_at", "id", sqlite_where=_PENDING, postgresql_where=_PENDING),
        UniqueConstraint("source", "source_id"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    item_table: Mapped[str] = mapped_column(String(40))
    item_id: Mapped[str] = mapped_column(Id)
    hidden_from: Mapped[str] = mapped_column(Id)
    article: Mapped[str] = mapped_column(String(60))
    review_on: Mapped[date]
    asked_by: Mapped[str] = mapped_column(Id)
    approved_by: Mapped[str | None] = mapped_column(Id)
    made_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    # Two officials decided that it is never told: it hides on, and nobody looks at it again.
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
    source: Mapped[str | None] = mapped_column(String(60))
    source_id: Mapped[str | None] = mapped_column(String(120))


class ViewLog(Base):
    """Somebody other than the person opened something of the person. Ids and codes only, never content.

    No foreign key: nothing may stop a look from being written down.
    """

    __tablename__ = "view_log"
    __table_args__ = (Index("ix_view_log_person", "person_id", "at", "id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(Id)
    at: Mapped[datetime] = mapped_column(Moment)
    account_id: Mapped[str] = mapped_column(Id)
    capacity: Mapped[str] = mapped_column(String(12))
    role: Mapped[str] = mapped_column(String(40))
    agency_id: Mapped[str] = mapped_column(String(26))
    item_table: Mapped[str] = mapped_column(String(40))
    item_id: Mapped[str] = mapped_column(String(26))
    reason: Mapped[str] = mapped_column(String(200))


class Opening(Base):
    """An official said why somebody's file is opened; the reason counts for half an hour."""

    __tablename__ = "openings"
    __table_args__ = (Index("ix_openings_account", "account_id", "assignment_id", "at"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    account_id: Mapped[str] = mapped_column(Id)
    assignment_id: Mapped[str] = mapped_column(Id)
    reason: Mapped[str] = mapped_column(String(200))
    at: Mapped[datetime] = mapped_column(Moment)


class RefusedTry(Base):
    """Somebody asked for what is not theirs or not there: one row of the same shape for both."""

    __tablename__ = "refused_tries"
    __table_args__ = (Index("ix_refused_tries_account", "account_id", "at"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)
    account_id: Mapped[str] = mapped_column(String(26))
    endpoint: Mapped[str] = mapped_column(String(80))


class Assignment(Base):
    """An official works for a person, from a day until a day. Without one an official sees nothing."""

    __tablename__ = "assignments"
    __table_args__ = (
        Index("ix_assignments_account", "account_id", "person_id"),
        Index("ix_assignments_person", "person_id"),
        # How many people somebody may look at is counted without reading a row.
        Index("ix_assignments_days", "account_id", "from_day", "until_day"),
        UniqueConstraint("source", "source_id"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    account_id: Mapped[str] = mapped_column(Id)
    person_id: Mapped[str] = mapped_column(Id)
    from_day: Mapped[date]
    until_day: Mapped[date | None]
    # A last day that was set here, because of a wish of the person or a release that was taken back: a
    # delivery may end the work sooner, and never lengthens it again.
    ended_here: Mapped[date | None]
    # The release that alone lets this official look; without it in force there is no assignment.
    release_id: Mapped[str | None] = mapped_column(Id)
    reason: Mapped[str] = mapped_column(String(40))  # a code: "benefit", "neighbourhood_team", "complaint"...
    # When the person was told; without it the official sees nothing yet, unless a hold says why not.
    told_at: Mapped[datetime | None] = mapped_column(Moment)
    source: Mapped[str | None] = mapped_column(String(60))
    source_id: Mapped[str | None] = mapped_column(String(120))
    source_hash: Mapped[str | None] = mapped_column(String(64))
    batch_id: Mapped[str | None] = mapped_column(Id)


class HoldApproval(Base):
    """One official agreed that a hold is needed; one asked for at the desk needs two. Source: R-033."""

    __tablename__ = "hold_approvals"

    hold_id: Mapped[str] = mapped_column(Id, primary_key=True)
    account_id: Mapped[str] = mapped_column(Id, primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)


class Emergency(Base):
    """An entry that was written down before all was known; it must be complete within a day (R-192)."""

    __tablename__ = "emergencies"
    __table_args__ = (Index("ix_emergencies_open", "completed_at", "complete_by"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    item_table: Mapped[str] = mapped_column(String(40))
    item_id: Mapped[str] = mapped_column(Id)
    person_id: Mapped[str] = mapped_column(Id)
    assignment_id: Mapped[str] = mapped_column(Id)
    account_id: Mapped[str] = mapped_column(Id)  # who wrote it down, and completes it
    happened_at: Mapped[datetime] = mapped_column(Moment)
    made_at: Mapped[datetime] = mapped_column(Moment)
    complete_by: Mapped[datetime] = mapped_column(Moment)
    completed_at: Mapped[datetime | None] = mapped_column(Moment)


class Acquaintance(Base):
    """An official said to know a person privately: that person's file stays closed to them (R-261)."""

    __tablename__ = "acquaintances"

    account_id: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(Id, primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)
