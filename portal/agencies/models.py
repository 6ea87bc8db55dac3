"""Tables of agencies: organisations, contact points, source systems."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint

from portal.store import Base, Id, Mapped, Moment, mapped_column


class Agency(Base):
    """An organisation, or a part of one, that takes part in the chain."""

    __tablename__ = "agencies"
    __table_args__ = (UniqueConstraint("source", "source_id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    # What it does, in plain words, by language: {"nl": "...", "en": "..."} as JSON text.
    plain: Mapped[str] = mapped_column(Text, default="{}")
    # "government", "care", "private", "education" or "police".
    kind: Mapped[str] = mapped_column(String(20))
    parent_id: Mapped[str | None] = mapped_column(Id)
    phone: Mapped[str] = mapped_column(String(40), default="")
    hours: Mapped[str] = mapped_column(String(200), default="")
    complaint_address: Mapped[str] = mapped_column(String(200), default="")
    privacy_officer: Mapped[str] = mapped_column(String(200), default="")
    may_walk_in: Mapped[bool] = mapped_column(default=False)
    source: Mapped[str | None] = mapped_column(String(60))
    source_id: Mapped[str | None] = mapped_column(String(120))
    source_hash: Mapped[str | None] = mapped_column(String(64))
    batch_id: Mapped[str | None] = mapped_column(Id)


class ContactPoint(Base):
    """A function or team that answers questions: never a person's name."""

    __tablename__ = "contact_points"
    __table_args__ = (UniqueConstraint("source", "source_id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    agency_id: Mapped[str] = mapped_column(ForeignKey("agencies.id"))
    function: Mapped[str] = mapped_column(String(120))
    team: Mapped[str] = mapped_column(String(120), default="")
    phone: Mapped[str] = mapped_column(String(40))
    hours: Mapped[str] = mapped_column(String(200))
    source: Mapped[str | None] = mapped_column(String(60))
    source_id: Mapped[str | None] = mapped_column(String(120))
    source_hash: Mapped[str | None] = mapped_column(String(64))
    batch_id: Mapped[str | None] = mapped_column(Id)


class Counter(Base):
    """A place where people are helped in person, and whether others see or hear them there (R-125)."""

    __tablename__ = "counters"
    __table_args__ = (UniqueConstraint("source", "source_id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    agency_id: Mapped[str] = mapped_column(ForeignKey("agencies.id"))
    name: Mapped[str] = mapped_column(String(120))  # the same as the team of the workers there
    address: Mapped[str] = mapped_column(String(200))
    hours: Mapped[str] = mapped_column(String(200))
    screening: Mapped[str] = mapped_column(String(8))  # ``portal.agencies.widths.Screening``
    source: Mapped[str | None] = mapped_column(String(60))
    source_id: Mapped[str | None] = mapped_column(String(120))
    source_hash: Mapped[str | None] = mapped_column(String(64))
    batch_id: Mapped[str | None] = mapped_column(Id)


class Asking(Base):
    """How much a place asks at first for one service: short or broad, and why (R-137)."""

    __tablename__ = "askings"
    __table_args__ = (UniqueConstraint("source", "source_id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    agency_id: Mapped[str] = mapped_column(ForeignKey("agencies.id"))
    service: Mapped[str] = mapped_column(String(20))  # ``portal.agencies.widths.FileService``
    width: Mapped[str] = mapped_column(String(8))  # "short" or "broad"
    why: Mapped[str] = mapped_column(Text, default="{}")  # by language, as JSON text
    source: Mapped[str | None] = mapped_column(String(60))
    source_id: Mapped[str | None] = mapped_column(String(120))
    source_hash: Mapped[str | None] = mapped_column(String(64))
    batch_id: Mapped[str | None] = mapped_column(Id)


class System(Base):
    """A computer system of the chain that delivers records: since when, and when last."""

    __tablename__ = "systems"
    __table_args__ = (UniqueConstraint("source", "source_id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    agency_id: Mapped[str] = mapped_column(ForeignKey("agencies.id"))
    name: Mapped[str] = mapped_column(String(120))
    # By language, as JSON text: what is kept there and how wide access is, in plain words.
    plain: Mapped[str] = mapped_column(Text, default="{}")
    covers_since: Mapped[date | None]
    # Kinds of entry it delivers, separated by blanks: "exchange meeting view report".
    delivers: Mapped[str] = mapped_column(String(60), default="")
    last_delivered_at: Mapped[datetime | None] = mapped_column(Moment)
    # By language, as JSON text: what it is kept for, and who can look ("everyone in the city's Wmo teams").
    purpose: Mapped[str] = mapped_column(Text, default="{}")
    lookers: Mapped[str] = mapped_column(Text, default="{}")
    width: Mapped[str] = mapped_column(String(20), default="")  # how wide that is: ``portal.agencies.widths``
    looks_on: Mapped[date | None]  # the day on which its holder said who can look
    data_kinds: Mapped[str] = mapped_column(String(200), default="")
    law: Mapped[str] = mapped_column(String(120), default="")  # that says how long it is kept
    keep_years: Mapped[int | None]
    keep_from: Mapped[str] = mapped_column(String(20), default="")  # from when those years count
    parent_id: Mapped[str | None] = mapped_column(Id)  # the system of which this is a part
    source: Mapped[str | None] = mapped_column(String(60))
    source_id: Mapped[str | None] = mapped_column(String(120))
    source_hash: Mapped[str | None] = mapped_column(String(64))
    batch_id: Mapped[str | None] = mapped_column(Id)


class File(Base):
    """A file that a body keeps about a person. Its texts are "name", "purpose" and "shared_with".

    A joint file has two more: "consulters", who may talk with each other about it, and "consult_goal".
    """

    __tablename__ = "files"
    __table_args__ = (Index("ix_files_person", "person_id", "id"), UniqueConstraint("source", "source_id"))

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(Id)
    agency_id: Mapped[str] = mapped_column(ForeignKey("agencies.id"))
    system_id: Mapped[str | None] = mapped_column(Id)
    # One file for this person and somebody else, such as a partner with one benefit.
    is_joint: Mapped[bool] = mapped_column(default=False)
    # About which kinds of data officials may talk because the file is joint.
    consult_kinds: Mapped[str] = mapped_column(String(200), default="")
    # The day this person got the notice that the file is joint.
    joint_told_on: Mapped[date | None]
    from_day: Mapped[date]
    until_day: Mapped[date | None]
    keep_until: Mapped[date | None]
    # For which service, such as "wmo_simple": what may be asked there depends on it.
    service: Mapped[str] = mapped_column(String(20), default="")
    data_kinds: Mapped[str] = mapped_column(String(200), default="")
    is_paper: Mapped[bool] = mapped_column(default=False)
    # Nothing was decided yet: when the person stops now, no duty of keeping stands in the way.
    is_intake: Mapped[bool] = mapped_column(default=False)
    source: Mapped[str | None] = mapped_column(String(60))
    source_id: Mapped[str | None] = mapped_column(String(120))
    source_hash: Mapped[str | None] = mapped_column(String(64))
    batch_id: Mapped[str | None] = mapped_column(Id)
