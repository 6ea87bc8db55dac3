"""Tables of promises, of signed plans, and of what a person says was sent before.

Texts of a promise: "text", "document" (where it stands), "who" (as the person calls it), and "because" or,
from other systems, "withdrawn_because". Texts of a plan: "title" and "signed_by". Texts of what was sent:
"what", "sent_when" and "because".
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint

from portal.store import Base, Id, Mapped, Moment, mapped_column


class Plan(Base):
    """A signed plan of a person and a body: its duties are promises of both sides (R-005)."""

    needs_see = True  # For who acts for the person: only when that was ticked.
    __tablename__ = "plans"
    __table_args__ = (
        Index("ix_plans_list", "person_id", "signed_on", "id"),
        UniqueConstraint("source", "source_id"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("persons.id"))
    agency_id: Mapped[str] = mapped_column(Id)
    signed_on: Mapped[date]
    until_on: Mapped[date | None]
    source: Mapped[str | None] = mapped_column(String(60))
    source_id: Mapped[str | None] = mapped_column(String(120))
    source_hash: Mapped[str | None] = mapped_column(String(64))
    batch_id: Mapped[str | None] = mapped_column(Id)


class Promise(Base):
    """One promise between one body and one person (R-025). It belongs to the body, whoever works there."""

    needs_see = True  # For who acts for the person: only when that was ticked.
    __tablename__ = "promises"
    __table_args__ = (
        Index("ix_promises_list", "person_id", "made_on", "id"),
        # With the organisation in it, so that the late ones of others are passed over without reading them.
        Index("ix_promises_open", "status", "due_on", "agency_id", "id"),
        Index("ix_promises_body", "agency_id", "person_id", "status", "due_on"),
        UniqueConstraint("source", "source_id"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("persons.id"))
    agency_id: Mapped[str] = mapped_column(Id)
    # The plan it stands in; what hides the plan hides it as well.
    item_id: Mapped[str | None] = mapped_column(Id)
    whose: Mapped[str] = mapped_column(String(6), default="body")  # who must do it: "body" or "person"
    told_by: Mapped[str] = mapped_column(String(6), default="body")  # who wrote it down
    made_on: Mapped[date]
    role: Mapped[str] = mapped_column(String(120))  # the function of who promised, never a name
    due_on: Mapped[date | None]
    status: Mapped[str] = mapped_column(String(10))  # see rules.State
    asked_at: Mapped[datetime | None] = mapped_column(Moment)  # when the person asked for confirmation
    source: Mapped[str | None] = mapped_column(String(60))
    source_id: Mapped[str | None] = mapped_column(String(120))
    source_hash: Mapped[str | None] = mapped_column(String(64))
    batch_id: Mapped[str | None] = mapped_column(Id)


class PromiseEvent(Base):
    """What became of a promise, and who said so: by side, organisation and role. Append-only."""

    needs_see = True  # For who acts for the person: only when that was ticked.
    __tablename__ = "promise_events"
    __table_args__ = (Index("ix_promise_events_item", "item_id", "at"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    item_id: Mapped[str] = mapped_column(Id)
    person_id: Mapped[str] = mapped_column(Id)
    what: Mapped[str] = mapped_column(String(10))  # the state it came to
    side: Mapped[str] = mapped_column(String(6))  # who said so: "body" or "person"
    agency_id: Mapped[str] = mapped_column(String(26), default="")
    role: Mapped[str] = mapped_column(String(40), default="")
    account_id: Mapped[str] = mapped_column(Id)
    at: Mapped[datetime] = mapped_column(Moment)


class SentBefore(Base):
    """A person says that a body has something already: a task for the body, and no new upload (R-006)."""

    needs_see = True  # For who acts for the person: only when that was ticked.
    __tablename__ = "sent_before"
    __table_args__ = (Index("ix_sent_before_list", "person_id", "asked_at", "id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("persons.id"))
    agency_id: Mapped[str] = mapped_column(Id)
    asked_at: Mapped[datetime] = mapped_column(Moment)
    state: Mapped[str] = mapped_column(String(10))  # "asked", "found" or "not_found"
    answered_at: Mapped[datetime | None] = mapped_column(Moment)
