"""Tables of mandates: what was given, what happened with it, and which parent asked to see a child's page.

Words stand in ``portal.store.texts``: about a mandate "text" (exactly as it was shown), "helper" (whom the
person meant), "holder" (who took it up) and "number" (of the decision, by law); about a refusal "why"; about
a request of a parent "reason" and "answer".
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String, UniqueConstraint

from portal.store import Base, Id, Mapped, Moment, mapped_column


class Mandate(Base):
    """One person lets one account, or one organisation, do certain things until a day."""

    __tablename__ = "mandates"
    __table_args__ = (
        Index("ix_mandates_person", "person_id", "made_at"),
        Index("ix_mandates_account", "account_id", "until_day"),
        Index("ix_mandates_ends", "ended_at", "until_day"),
        UniqueConstraint("source", "source_id"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("persons.id"))  # the principal
    how: Mapped[str] = mapped_column(String(10))  # see rules.How: "portal", "ink", "law", "broker"
    relation: Mapped[str] = mapped_column(String(20), default="")  # see rules.Relation, for "law"
    acts: Mapped[str] = mapped_column(String(120))  # words of viewer.Act, separated by blanks
    case_id: Mapped[str | None] = mapped_column(Id)  # when "case" is among the acts
    # Who acts: empty until the code was used. With an organisation, a colleague can take it over.
    account_id: Mapped[str | None] = mapped_column(Id)
    agency_id: Mapped[str | None] = mapped_column(Id)
    from_day: Mapped[date]
    until_day: Mapped[date]  # the last day on which it holds
    made_at: Mapped[datetime] = mapped_column(Moment)
    made_by: Mapped[str] = mapped_column(Id)  # the account that wrote it down: the person's, or an official's
    language: Mapped[str] = mapped_column(String(8))  # in which the text was shown
    text_hash: Mapped[str] = mapped_column(String(64))  # SHA-256 of that text, hexadecimal
    proof: Mapped[str] = mapped_column(String(120), default="")  # by law: a word of rules.Proof, no copy
    proof_on: Mapped[date | None]  # by law: the day of that decision; its number is a text
    # By law: the second official, who made sure of it. Before that nothing is opened.
    checked_at: Mapped[datetime | None] = mapped_column(Moment)
    checked_by: Mapped[str | None] = mapped_column(Id)
    code_hash: Mapped[bytes | None] = mapped_column(LargeBinary(32), unique=True)
    # The code itself, sealed, for the person to look at again; gone once it was used.
    code_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    code_ends_at: Mapped[datetime | None] = mapped_column(Moment)
    taken_at: Mapped[datetime | None] = mapped_column(Moment)  # when the code was used
    confirmed_at: Mapped[datetime | None] = mapped_column(Moment)  # from then on it holds
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    end_reason: Mapped[str] = mapped_column(String(20), default="")  # see rules.End
    warned_on: Mapped[date | None]  # when its end was announced
    source: Mapped[str | None] = mapped_column(String(60))
    source_id: Mapped[str | None] = mapped_column(String(120))
    source_hash: Mapped[str | None] = mapped_column(String(64))
    batch_id: Mapped[str | None] = mapped_column(Id)


class MandateEvent(Base):
    """What happened with a mandate: append-only, codes and ids, no foreign key."""

    __tablename__ = "mandate_events"
    __table_args__ = (Index("ix_mandate_events_mandate", "mandate_id", "at", "id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    mandate_id: Mapped[str] = mapped_column(Id)
    person_id: Mapped[str] = mapped_column(Id)
    at: Mapped[datetime] = mapped_column(Moment)
    # "given", "taken", "confirmed", "narrowed", "passed_on", "refused", "ended" or "not_me".
    what: Mapped[str] = mapped_column(String(20))
    account_id: Mapped[str] = mapped_column(Id)
    details: Mapped[str] = mapped_column(String(200), default="")  # codes only


class MandateScan(Base):
    """The scan of the signature page of a mandate in ink: that page and nothing else, sealed."""

    __tablename__ = "mandate_scans"

    mandate_id: Mapped[str] = mapped_column(ForeignKey("mandates.id"), primary_key=True)
    person_id: Mapped[str] = mapped_column(Id)
    media_type: Mapped[str] = mapped_column(String(40))
    sealed: Mapped[bytes] = mapped_column(LargeBinary)


class MandateRefusal(Base):
    """An organisation does not accept who acts for somebody. Source: Awb art. 2:2; L-46."""

    __tablename__ = "mandate_refusals"
    __table_args__ = (
        Index("ix_mandate_refusals_person", "person_id", "at"),
        UniqueConstraint("mandate_id", "agency_id"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    mandate_id: Mapped[str] = mapped_column(ForeignKey("mandates.id"))
    person_id: Mapped[str] = mapped_column(Id)
    agency_id: Mapped[str] = mapped_column(Id)  # the organisation that refuses
    account_id: Mapped[str] = mapped_column(Id)  # the official who wrote it down
    at: Mapped[datetime] = mapped_column(Moment)


class ParentRequest(Base):
    """A parent asked to see the page of a child, where a person must decide. Source: L-91, L-95."""

    __tablename__ = "parent_requests"
    __table_args__ = (
        Index("ix_parent_requests_open", "decided_at", "made_at"),
        Index("ix_parent_requests_parent", "parent_id", "child_id"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    # Empty when the parent named a child that is not on the parent's own list.
    child_id: Mapped[str | None] = mapped_column(ForeignKey("persons.id"))
    parent_id: Mapped[str] = mapped_column(ForeignKey("persons.id"))
    account_id: Mapped[str] = mapped_column(Id)
    made_at: Mapped[datetime] = mapped_column(Moment)
    decided_at: Mapped[datetime | None] = mapped_column(Moment)
    decided_by: Mapped[str | None] = mapped_column(Id)
    outcome: Mapped[str] = mapped_column(String(10), default="")  # "yes" or "no"


class Birthday(Base):
    """That somebody was told what changed on a birthday; once for each age."""

    __tablename__ = "birthdays"

    person_id: Mapped[str] = mapped_column(Id, primary_key=True)
    age: Mapped[int] = mapped_column(primary_key=True)
    told_at: Mapped[datetime] = mapped_column(Moment)
