"""Tables of meetings: what happens once, and for each person a part of its own with its own texts.

Nobody can learn from a row that somebody else is discussed at the same table. Texts stand in ``texts``.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, false

from portal.store import Base, Id, Mapped, Moment, mapped_column


class Covenant(Base):
    """A written agreement of bodies that meet more than once. It names no person. Source: R-169."""

    __tablename__ = "covenants"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    title: Mapped[str] = mapped_column(String(200))
    goal: Mapped[str] = mapped_column(Text)
    summary: Mapped[str] = mapped_column(Text)  # in plain words, for people
    basis: Mapped[str] = mapped_column(String(40))
    article: Mapped[str] = mapped_column(String(120))
    data_kinds: Mapped[str] = mapped_column(String(200))  # closed list, separated by blanks
    address: Mapped[str] = mapped_column(String(400))  # where the whole text can be read
    from_day: Mapped[date]
    until_day: Mapped[date | None]
    account_id: Mapped[str] = mapped_column(Id)
    made_at: Mapped[datetime] = mapped_column(Moment)


class CovenantBody(Base):
    """One body of a covenant."""

    __tablename__ = "covenant_bodies"

    covenant_id: Mapped[str] = mapped_column(ForeignKey("covenants.id"), primary_key=True)
    agency_id: Mapped[str] = mapped_column(Id, primary_key=True)


class Meeting(Base):
    """What happens once: a moment at a table. It has no address, and no text."""

    __tablename__ = "meetings"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    kind: Mapped[str] = mapped_column(String(10))  # see rules.Kind
    planned_at: Mapped[datetime] = mapped_column(Moment)
    channel: Mapped[str] = mapped_column(String(20))
    agency_id: Mapped[str] = mapped_column(Id)  # the one body that keeps contact
    covenant_id: Mapped[str | None] = mapped_column(Id)
    account_id: Mapped[str] = mapped_column(Id)
    made_at: Mapped[datetime] = mapped_column(Moment)


class MeetingPerson(Base):
    """The meeting as one person has it: its id is the address.

    Texts: "question", "goal", "recorded", "told_because", "without_you", "report", "decided", "solution",
    "reaction", and of the youth protection square "everyone_because", "pilot_well" and "pilot_better".
    """

    __tablename__ = "meeting_persons"
    needs_see = True
    __table_args__ = (
        Index("ix_meeting_persons_list", "person_id", "planned_at", "id"),
        Index("ix_meeting_persons_body", "agency_id", "state", "planned_at"),
        Index("ix_meeting_persons_meeting", "meeting_id"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meetings.id"))
    person_id: Mapped[str] = mapped_column(ForeignKey("persons.id"))
    number: Mapped[str] = mapped_column(String(12))  # all that an invitation tells of whom it is
    # Copies of the meeting's own columns, so that a list needs no join.
    kind: Mapped[str] = mapped_column(String(10))
    planned_at: Mapped[datetime] = mapped_column(Moment)
    channel: Mapped[str] = mapped_column(String(20))
    agency_id: Mapped[str] = mapped_column(Id)
    covenant_id: Mapped[str | None] = mapped_column(Id)
    state: Mapped[str] = mapped_column(String(10))  # see rules.State
    is_invited: Mapped[bool] = mapped_column(default=True)
    not_invited: Mapped[str] = mapped_column(String(20), default="")  # see rules.NotInvited
    told_at: Mapped[datetime | None] = mapped_column(Moment)
    told_how: Mapped[str] = mapped_column(String(20), default="")
    told_role: Mapped[str] = mapped_column(String(40), default="")
    contact_id: Mapped[str | None] = mapped_column(Id)
    # Youth protection square: "yes" when the parents and the child all have their own invitation.
    everyone: Mapped[str] = mapped_column(String(3), default="")
    joining: Mapped[str] = mapped_column(String(14), default="")  # see rules.Joining
    joining_at: Mapped[datetime | None] = mapped_column(Moment)
    was_present: Mapped[str] = mapped_column(String(10), default="")
    held_at: Mapped[datetime | None] = mapped_column(Moment)
    report_due: Mapped[date | None]
    reported_at: Mapped[datetime | None] = mapped_column(Moment)
    heard: Mapped[str] = mapped_column(String(3), default="")  # the person's word: "yes" or "no"
    # The person wants to read the report with somebody first; it opens when a talk is booked.
    reads_first: Mapped[bool] = mapped_column(default=False, server_default=false())
    talk_on: Mapped[date | None]
    keep_until: Mapped[date | None]
    emptied_at: Mapped[datetime | None] = mapped_column(Moment)
    entry_id: Mapped[str | None] = mapped_column(Id)  # the entry in the list of who talked about you
    made_at: Mapped[datetime] = mapped_column(Moment)
    changed_at: Mapped[datetime] = mapped_column(Moment)


class MeetingPartner(Base):
    """One invited body, for one person. Texts: "why", "objection", "objection_answer"."""

    __tablename__ = "meeting_partners"
    __table_args__ = (
        Index("ix_meeting_partners_item", "item_id", "id"),
        Index("ix_meeting_partners_body", "agency_id", "state"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    item_id: Mapped[str] = mapped_column(Id)  # the meeting of this person; its holds hide this too
    person_id: Mapped[str] = mapped_column(Id)
    agency_id: Mapped[str] = mapped_column(Id)
    role: Mapped[str] = mapped_column(String(40))
    state: Mapped[str] = mapped_column(String(10))  # see rules.Coming
    objection: Mapped[str] = mapped_column(String(8), default="")  # "", "open", "kept" or "followed"
    invited_at: Mapped[datetime | None] = mapped_column(Moment)
    answered_at: Mapped[datetime | None] = mapped_column(Moment)
    made_at: Mapped[datetime] = mapped_column(Moment)


class MeetingData(Base):
    """One kind of data at one body: the ground in law stands here, for each apart (R-171).

    Text: "because", why a limit was set aside or why it is not shared.
    """

    __tablename__ = "meeting_data"
    __table_args__ = (Index("ix_meeting_data_item", "item_id", "id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    item_id: Mapped[str] = mapped_column(Id)
    person_id: Mapped[str] = mapped_column(Id)
    partner_id: Mapped[str] = mapped_column(Id)
    data_kind: Mapped[str] = mapped_column(String(20))
    basis: Mapped[str] = mapped_column(String(40))
    article: Mapped[str] = mapped_column(String(120))
    sharing: Mapped[str] = mapped_column(String(10))  # see rules.Sharing
    # The limit that was answered here: "", "rather_not" or "no".
    limit_said: Mapped[str] = mapped_column(String(10), default="")
    # What the person was offered where a rule blocks it, see rules.Proposal.
    proposal: Mapped[str] = mapped_column(String(10), default="")
    made_at: Mapped[datetime] = mapped_column(Moment)


class MeetingObserver(Base):
    """Somebody who wants to look on: only after a yes of the person (R-204). Text: "why"."""

    __tablename__ = "meeting_observers"
    __table_args__ = (Index("ix_meeting_observers_item", "item_id", "id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    item_id: Mapped[str] = mapped_column(Id)
    person_id: Mapped[str] = mapped_column(Id)
    agency_id: Mapped[str] = mapped_column(Id)
    role: Mapped[str] = mapped_column(String(40))  # see agencies.roles.OBSERVERS
    answer: Mapped[str] = mapped_column(String(3), default="")  # the person's word: "yes", "no", or not yet
    was_there: Mapped[bool] = mapped_column(default=False)
    asked_at: Mapped[datetime] = mapped_column(Moment)
    answered_at: Mapped[datetime | None] = mapped_column(Moment)


class MeetingPoint(Base):
    """What the person wants to have discussed or wants to say. Text: "point", kept as it was written."""

    __tablename__ = "meeting_points"
    __table_args__ = (Index("ix_meeting_points_item", "item_id", "made_at", "id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    item_id: Mapped[str] = mapped_column(Id)
    person_id: Mapped[str] = mapped_column(Id)
    made_at: Mapped[datetime] = mapped_column(Moment)


class MeetingStep(Base):
    """One thing that happened with the meeting of one person. Append-only; codes, never content."""

    __tablename__ = "meeting_steps"
    __table_args__ = (Index("ix_meeting_steps_item", "item_id", "at", "id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    item_id: Mapped[str] = mapped_column(Id)
    person_id: Mapped[str] = mapped_column(Id)
    what: Mapped[str] = mapped_column(String(20))  # see phrases.STEPS
    by: Mapped[str] = mapped_column(String(10))  # "person" or "official"
    agency_id: Mapped[str] = mapped_column(String(26), default="")
    at: Mapped[datetime] = mapped_column(Moment)


class MeetingGround(Base):
    """A ground of safety on which a stopped meeting may go on, once a second official agrees (R-161).

    Text: "because", written to the person.
    """

    __tablename__ = "meeting_grounds"
    __table_args__ = (Index("ix_meeting_grounds_open", "decided_at", "asked_at"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    item_id: Mapped[str] = mapped_column(Id)
    person_id: Mapped[str] = mapped_column(Id)
    article: Mapped[str] = mapped_column(String(60))
    asked_by: Mapped[str] = mapped_column(Id)
    asked_at: Mapped[datetime] = mapped_column(Moment)
    decided_by: Mapped[str | None] = mapped_column(Id)
    decided_at: Mapped[datetime | None] = mapped_column(Moment)
    is_agreed: Mapped[bool] = mapped_column(default=False)


class PersonLimit(Base):
    """What somebody said about one kind of data at one body; never copied from anybody (R-175).

    A newer answer takes its place. Text: "words", in the person's own words.
    """

    __tablename__ = "person_limits"
    needs_see = True
    __table_args__ = (Index("ix_person_limits_person", "person_id", "replaced_at", "agency_id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(Id)
    agency_id: Mapped[str] = mapped_column(Id)
    data_kind: Mapped[str] = mapped_column(String(20))  # empty: all kinds
    answer: Mapped[str] = mapped_column(String(10))  # see rules.Limit
    said_at: Mapped[datetime] = mapped_column(Moment)
    replaced_at: Mapped[datetime | None] = mapped_column(Moment)
