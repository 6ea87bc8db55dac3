"""Tables of saying no: what a person chose instead of giving data, and what is left after a stop."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from portal.store import Base, Id, Moment

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
