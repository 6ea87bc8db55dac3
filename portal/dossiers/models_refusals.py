"""Tables of saying no: what a person chose instead of giving data, and what is left after a stop."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index, LargeBinary, String, UniqueConstraint

from portal.store import Base, Id, Mapped, Moment, mapped_column

STOPPED = "stopped-file"
"""The purpose of the keyed hash of ``ContactStub.mark``."""


class FileRefusal(Base):
    """A person says no to giving data for a file, and what they want instead. Text: "reply" (R-122).

    The newest one that was not taken back counts.
    """

    __tablename__ = "file_refusals"
    __table_args__ = (Index("ix_file_refusals_file", "item_id", "at"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(Id)
    item_id: Mapped[str] = mapped_column(Id)  # the file
    account_id: Mapped[str] = mapped_column(Id)
    choice: Mapped[str] = mapped_column(String(16))
    channel: Mapped[str] = mapped_column(String(12))  # "portal" or "counter"
    at: Mapped[datetime] = mapped_column(Moment)
    # The last day of the week to think. After it a stop is carried out; nothing else ends by itself.
    think_until: Mapped[date]
    taken_back_at: Mapped[datetime | None] = mapped_column(Moment)
    answered_at: Mapped[datetime | None] = mapped_column(Moment)
    answered_role: Mapped[str] = mapped_column(String(40), default="")


class ContactStub(Base):
    """What is left of a request that was stopped: that there was contact. It has no free text (R-097)."""

    __tablename__ = "contact_stubs"
    __table_args__ = (Index("ix_contact_stubs_person", "person_id", "stopped_on"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(Id)
    agency_id: Mapped[str] = mapped_column(Id)
    contact_on: Mapped[date]  # the day of the first contact
    stopped_on: Mapped[date]  # the day all was destroyed
    channel: Mapped[str] = mapped_column(String(12))  # how the person said stop
    reference: Mapped[str] = mapped_column(String(8))  # random; it says nothing
    # A keyed hash of the name of the file in deliveries, so that a later one does not bring it back.
    mark: Mapped[bytes | None] = mapped_column(LargeBinary)
    destroyed: Mapped[int]  # how many rows were destroyed, without those that are hidden for safety


class DestroyTask(Base):
    """Something an organisation itself must destroy: a file on paper, or its own copy after a stop (R-096).

    It names no person. The organisation finds the file by its own name for it, which goes when it is done.
    """

    __tablename__ = "destroy_tasks"
    __table_args__ = (
        Index("ix_destroy_tasks_agency", "agency_id", "done_on"),
        Index("ix_destroy_tasks_stub", "stub_id"),
        UniqueConstraint("file_id", "what"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    agency_id: Mapped[str] = mapped_column(Id)
    what: Mapped[str] = mapped_column(String(8))  # "paper" or "system"
    because: Mapped[str] = mapped_column(String(8))  # "stopped" or "term"
    file_id: Mapped[str] = mapped_column(Id)
    system_id: Mapped[str | None] = mapped_column(Id)
    named: Mapped[str] = mapped_column(String(180), default="")  # how the organisation itself names the file
    stub_id: Mapped[str | None] = mapped_column(Id)  # what is left after a stop
    due_on: Mapped[date]
    listed_on: Mapped[date]
    done_on: Mapped[date | None]
    done_role: Mapped[str] = mapped_column(String(40), default="")
    account_id: Mapped[str | None] = mapped_column(Id)  # who signed it off


class FileProposal(Base):
    """Extra data that an organisation wants to ask another for; the person decides (R-075).

    Texts: "why", "question" of the person, and "reply" to it.
    """

    __tablename__ = "file_proposals"
    __table_args__ = (
        Index("ix_file_proposals_file", "item_id", "asked_at"),
        Index("ix_file_proposals_person", "person_id", "asked_at"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(Id)
    item_id: Mapped[str] = mapped_column(Id)  # the file
    agency_id: Mapped[str] = mapped_column(Id)  # who wants to ask
    body_id: Mapped[str] = mapped_column(Id)  # who would be asked
    data_kinds: Mapped[str] = mapped_column(String(200))
    account_id: Mapped[str] = mapped_column(Id)
    role: Mapped[str] = mapped_column(String(40))
    asked_at: Mapped[datetime] = mapped_column(Moment)
    answer: Mapped[str] = mapped_column(String(4), default="")  # "", "yes", "no" or "ask"
    answered_at: Mapped[datetime | None] = mapped_column(Moment)
