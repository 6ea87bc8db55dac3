"""Tables of cases: the case, its parts, grievances, timeline, messages, attachments, and drafts.

All words stand in ``portal.store.texts``: about a part (fields named by its questions), a grievance
("text"), a message ("text"), an attachment ("name").
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, Integer, LargeBinary, String, Text, true

from portal.store import Base, Id, Mapped, Moment, mapped_column


class Case(Base):
    """Everything that belongs to one question of one person: number, receipt, first date."""

    __tablename__ = "cases"
    is_sent = True  # For an account without DigiD whose person nobody saw: only what it sent itself.
    __table_args__ = (
        Index("ix_cases_list", "person_id", "sent_at", "id"),
        # The figures count by day, and read no row for it.
        Index("ix_cases_sent", "sent_at", "channel", "id"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("persons.id"))
    number: Mapped[str] = mapped_column(
        String(20), unique=True
    )  # random, with a check letter: "2026-K7Q4-X9TM"
    kind: Mapped[str] = mapped_column(String(30))  # the first part's kind
    state: Mapped[str] = mapped_column(String(20))  # see rules.STATES
    first_day: Mapped[date]  # the Amsterdam day it was received; never changes
    sent_at: Mapped[datetime] = mapped_column(Moment)
    changed_at: Mapped[datetime] = mapped_column(Moment)
    account_id: Mapped[str] = mapped_column(Id)  # who sent it (the actor)
    channel: Mapped[str] = mapped_column(String(12))  # "web", "phone", "counter", "post"
    language: Mapped[str] = mapped_column(String(8))
    owner_agency_id: Mapped[str | None] = mapped_column(Id)
    answer_by: Mapped[date | None]  # the earliest open last day of its parts
    # The draft it was sent from: unique, so that a second press finds the first case.
    draft_id: Mapped[str | None] = mapped_column(Id, unique=True)
    # Where it stood before it was withdrawn or settled; empty at any other time.
    state_before: Mapped[str] = mapped_column(String(20), default="")
    undo_until: Mapped[date | None]  # after withdrawing or settling: until when this can be undone
    is_urgent: Mapped[bool] = mapped_column(default=False)
    remind_on: Mapped[date | None]  # a reminder the person set for itself


class CasePart(Base):
    """One thing asked, with its own term, state and decision. Another kind later is another part."""

    __tablename__ = "case_parts"
    __table_args__ = (Index("ix_case_parts_case", "case_id", "position"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"))
    person_id: Mapped[str] = mapped_column(Id)
    position: Mapped[int]
    kind: Mapped[str] = mapped_column(String(30))
    state: Mapped[str] = mapped_column(String(20))
    state_before: Mapped[str] = mapped_column(String(20), default="")
    answer_by: Mapped[date | None]
    counted: Mapped[str] = mapped_column(Text)  # JSON: how each date was counted (terms.Counted)
    about_table: Mapped[str] = mapped_column(
        String(40), default=""
    )  # what it points at: an entry, a declaration
    about_id: Mapped[str] = mapped_column(String(26), default="")
    agency_id: Mapped[str | None] = mapped_column(Id)  # the body it is about
    # The role of the officials in whose queue it stands, whether one of them took it, and by when they act.
    handled_by: Mapped[str] = mapped_column(String(20), default="")
    is_taken: Mapped[bool] = mapped_column(default=False)
    act_by: Mapped[date | None]


_IS_ABOUT = CasePart.about_id != ""
# What is in dispute is looked up for each list and each item that somebody sees, always of one person.
Index(
    "ix_case_parts_own",
    CasePart.person_id,
    CasePart.about_id,
    sqlite_where=_IS_ABOUT,
    postgresql_where=_IS_ABOUT,
)

_IS_OPEN = CasePart.state.in_(["in_progress", "received", "waiting_for_you"])
# The queue of a desk: what nobody took yet, by the days that are left. Parts that ended are not in it.
Index(
    "ix_case_parts_queue",
    CasePart.handled_by,
    CasePart.is_taken,
    CasePart.act_by,
    CasePart.id,
    sqlite_where=_IS_OPEN,
    postgresql_where=_IS_OPEN,
)


class Grievance(Base):
    """One point of a complaint, or one numbered question; each gets its own answer."""

    __tablename__ = "grievances"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    part_id: Mapped[str] = mapped_column(ForeignKey("case_parts.id"), index=True)
    person_id: Mapped[str] = mapped_column(Id)
    position: Mapped[int]
    state: Mapped[str] = mapped_column(String(20))
    state_before: Mapped[str] = mapped_column(String(20), default="")
    answer_by: Mapped[date | None]


class CaseEvent(Base):
    """One line of a case's timeline: append-only, codes and ids, no foreign key."""

    __tablename__ = "case_events"
    __table_args__ = (Index("ix_case_events_case", "case_id", "at", "id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    case_id: Mapped[str] = mapped_column(Id)
    person_id: Mapped[str] = mapped_column(Id)
    at: Mapped[datetime] = mapped_column(Moment)
    what: Mapped[str] = mapped_column(
        String(30)
    )  # "received", "added", "withdrawn", "settled", "undone", ...
    account_id: Mapped[str] = mapped_column(Id)
    by: Mapped[str] = mapped_column(String(12))  # "person" or "body"
    commitment: Mapped[str] = mapped_column(String(64), default="")  # salted hash of the text it goes with
    details: Mapped[str] = mapped_column(String(200), default="{}")  # JSON of codes and ids


class CaseMessage(Base):
    """A message in a case, either way."""

    __tablename__ = "case_messages"
    __table_args__ = (Index("ix_case_messages_case", "case_id", "at", "id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"))
    person_id: Mapped[str] = mapped_column(Id)
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[str] = mapped_column(String(12))  # "person" or "body"
    account_id: Mapped[str] = mapped_column(Id)
    language: Mapped[str] = mapped_column(String(8), default="")  # of the page on which it was written


class Attachment(Base):
    """A file of a draft or a case: sealed, download only. What is about health is never here."""

    __tablename__ = "attachments"
    __table_args__ = (Index("ix_attachments_case", "case_id"), Index("ix_attachments_draft", "draft_id"))

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(Id)
    draft_id: Mapped[str | None] = mapped_column(Id)
    case_id: Mapped[str | None] = mapped_column(ForeignKey("cases.id"))
    message_id: Mapped[str | None] = mapped_column(Id)
    media_type: Mapped[str] = mapped_column(String(40))
    size: Mapped[int] = mapped_column(Integer)  # in bytes
    language: Mapped[str] = mapped_column(String(8), default="")  # what is spoken in it
    sha256: Mapped[str] = mapped_column(String(64))
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    added_at: Mapped[datetime] = mapped_column(Moment)


class Draft(Base):
    """What somebody is writing, kept for 30 days: sealed answers, one question per page."""

    __tablename__ = "drafts"
    is_sent = True  # For an account without DigiD whose person nobody saw: only its own.
    __table_args__ = (Index("ix_drafts_list", "person_id", "changed_at", "id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(Id)
    account_id: Mapped[str] = mapped_column(Id)
    kind: Mapped[str] = mapped_column(String(30))
    answers_sealed: Mapped[bytes] = mapped_column(LargeBinary)
    about_table: Mapped[str] = mapped_column(String(40), default="")
    about_id: Mapped[str] = mapped_column(String(26), default="")
    made_at: Mapped[datetime] = mapped_column(Moment)
    changed_at: Mapped[datetime] = mapped_column(Moment)
    ends_on: Mapped[date]
    has_files: Mapped[bool] = mapped_column(default=False, server_default=true())
    """Whether a file was ever added, so that sending need not look for files where there are none."""


class Breach(Base):
    """Data that reached the wrong person: the privacy officer has 72 hours from when it was found.

    Source: AVG art. 33 lid 1. No foreign keys: nothing may stop a breach from being written down.
    """

    __tablename__ = "breaches"
    __table_args__ = (Index("ix_breaches_report_by", "report_by"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(Id)
    case_id: Mapped[str] = mapped_column(Id)
    about_table: Mapped[str] = mapped_column(String(40))
    about_id: Mapped[str] = mapped_column(String(26))
    found_at: Mapped[datetime] = mapped_column(Moment)
    report_by: Mapped[datetime] = mapped_column(Moment)
