"""The outbox, how each notice left, where a person can be reached, and what officials must do."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index, LargeBinary, String, UniqueConstraint, and_, column

from portal.store import Base, Id, Mapped, Moment, mapped_column

_OPENED = column("opened_at").is_not(None)
_LEAVES = column("delivery_id").is_not(None)


class Notice(Base):
    """A notice to be sent: to whom, of which kind, about which row. It never holds what it is about."""

    __tablename__ = "notices"
    __table_args__ = (
        Index("ix_notices_unplanned", "planned_at", "made_at", "id"),
        Index("ix_notices_waiting", "sent_at", "made_at"),
        Index("ix_notices_person", "person_id", "made_at", "id"),
        Index("ix_notices_about", "about_id", "person_id"),
        Index("ix_notices_delivery", "delivery_id", sqlite_where=_LEAVES, postgresql_where=_LEAVES),
        Index("ix_notices_opened", "opened_at", sqlite_where=_OPENED, postgresql_where=_OPENED),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(Id)
    kind: Mapped[str] = mapped_column(String(40))
    about_table: Mapped[str] = mapped_column(String(40))
    about_id: Mapped[str] = mapped_column(Id)
    made_at: Mapped[datetime] = mapped_column(Moment)
    planned_at: Mapped[datetime | None] = mapped_column(Moment)  # when it was decided how to tell it
    delivery_id: Mapped[str | None] = mapped_column(Id)  # empty when the portal alone tells it
    sent_at: Mapped[datetime | None] = mapped_column(Moment)
    opened_at: Mapped[datetime | None] = mapped_column(Moment)  # seen after signing in; mail is never tracked
    batch_id: Mapped[str | None] = mapped_column(Id)


_LIES = and_(column("channel") == "counter", column("state").in_(["waiting", "sending"]))
_DOUBLE = column("possible_doubles") > 0


class Delivery(Base):
    """Something that leaves the portal once. Its id is the Message-ID, so a double can be known as one."""

    __tablename__ = "deliveries"
    __table_args__ = (
        Index("ix_deliveries_due", "state", "next_try_at", "id"),
        Index("ix_deliveries_person", "person_id", "made_at"),
        # What lies at a counter, and what may have arrived twice, out of all that was ever sent.
        Index(
            "ix_deliveries_counter",
            "channel",
            "state",
            "person_id",
            "made_at",
            "id",
            "claimed_until",
            sqlite_where=_LIES,
            postgresql_where=_LIES,
        ),
        Index("ix_deliveries_doubles", "channel", sqlite_where=_DOUBLE, postgresql_where=_DOUBLE),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(Id)
    # "notice", "code" (for an address), "visit" (for a counter), "account" or "moved" (at the old place).
    purpose: Mapped[str] = mapped_column(String(8))
    channel: Mapped[str] = mapped_column(String(8))  # see rules.Channel
    way_id: Mapped[str | None] = mapped_column(Id)  # the address it goes to; empty for the counter
    state: Mapped[str] = mapped_column(String(10))  # see rules.State
    tries: Mapped[int] = mapped_column(default=0)
    next_try_at: Mapped[datetime] = mapped_column(Moment)
    # Which worker has it, and until when; a worker that was killed never says that it stopped.
    claim: Mapped[str | None] = mapped_column(Id)
    claimed_until: Mapped[datetime | None] = mapped_column(Moment)
    # How often it may have arrived although nobody could write that down.
    possible_doubles: Mapped[int] = mapped_column(default=0)
    answer: Mapped[str] = mapped_column(String(40), default="")  # the server's code, never its words
    code_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)  # of "visit", until it has left
    made_at: Mapped[datetime] = mapped_column(Moment)
    done_at: Mapped[datetime | None] = mapped_column(Moment)
    returned_at: Mapped[datetime | None] = mapped_column(Moment)  # taken first, and back later
    # At a counter: by which role it was handed over, and how the person was recognised.
    handed_role: Mapped[str | None] = mapped_column(String(40))
    recognised: Mapped[str | None] = mapped_column(String(10))  # see collecting.Recognised


class ContactWay(Base):
    """One address of one person: mail, telephone or post. Sealed, confirmed by its owner, one in use each."""

    __tablename__ = "contact_ways"
    __table_args__ = (Index("ix_contact_ways_person", "person_id", "channel", "ended_at"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(Id)
    channel: Mapped[str] = mapped_column(String(8))
    address_sealed: Mapped[bytes] = mapped_column(LargeBinary)
    made_at: Mapped[datetime] = mapped_column(Moment)
    confirmed_at: Mapped[datetime | None] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    code_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    code_ends_at: Mapped[datetime | None] = mapped_column(Moment)
    code_tries: Mapped[int] = mapped_column(default=0)


class NoticeChoice(Base):
    """How a person wants to be told of one kind of thing. Source: Awb art. 2:8."""

    __tablename__ = "notice_choices"

    person_id: Mapped[str] = mapped_column(Id, primary_key=True)
    topic: Mapped[str] = mapped_column(String(12), primary_key=True)  # see rules.Topic
    channel: Mapped[str] = mapped_column(String(8))
    chosen_at: Mapped[datetime] = mapped_column(Moment)


class CodeWord(Base):
    """A word that a person says on the phone; of it only a keyed hash, so that nobody can read it out."""

    __tablename__ = "code_words"

    person_id: Mapped[str] = mapped_column(Id, primary_key=True)
    word_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    chosen_at: Mapped[datetime] = mapped_column(Moment)
    wrong: Mapped[int] = mapped_column(default=0)  # times in a row, within an hour
    wrong_at: Mapped[datetime | None] = mapped_column(Moment)


_NOT_DONE = column("done_at").is_(None)


class Task(Base):
    """Something that officials of a role must do. Never shown to the person it concerns."""

    __tablename__ = "tasks"
    __table_args__ = (
        Index("ix_tasks_open", "role", "done_at", "made_at"),
        Index("ix_tasks_list", "role", "for_day", "id", sqlite_where=_NOT_DONE, postgresql_where=_NOT_DONE),
        # The same task is made once, however often the worker looks.
        UniqueConstraint("role", "kind", "about_id", "for_day"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    role: Mapped[str] = mapped_column(String(40))
    kind: Mapped[str] = mapped_column(String(30))  # see tasks.TaskKind
    about_table: Mapped[str] = mapped_column(String(40))
    about_id: Mapped[str] = mapped_column(Id)
    for_day: Mapped[date]  # the last day it is about
    made_at: Mapped[datetime] = mapped_column(Moment)
    done_at: Mapped[datetime | None] = mapped_column(Moment)


class Outage(Base):
    """A time in which the portal could not be used; terms that end in it get longer. Source: Awb afd. 2.3."""

    __tablename__ = "outages"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    from_at: Mapped[datetime] = mapped_column(Moment)
    until_at: Mapped[datetime | None] = mapped_column(Moment)
    what: Mapped[str] = mapped_column(String(200))
    noted_at: Mapped[datetime] = mapped_column(Moment)
