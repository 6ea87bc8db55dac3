"""Tables of the handling of a complaint: arguments, hearing, copy, dates, forwarding, letters, outcomes.

All words stand in ``portal.store.texts``, about the row they belong to.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index, LargeBinary, String, false

from portal.store import Base, Id, Mapped, Moment, mapped_column


class CaseArgument(Base):
    """What one side says, and since when the person knows it (R-013). Texts: "text", "weighed"."""

    __tablename__ = "case_arguments"
    __table_args__ = (Index("ix_case_arguments_case", "case_id", "made_at", "id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    case_id: Mapped[str] = mapped_column(Id)
    person_id: Mapped[str] = mapped_column(Id)
    side: Mapped[str] = mapped_column(String(8))  # "person" or "body"
    answers_id: Mapped[str | None] = mapped_column(Id)  # the argument it answers
    first_given_on: Mapped[date]  # the day on which the other side first heard it
    is_condition: Mapped[bool] = mapped_column(default=False)  # a rule that the person had to meet
    event_on: Mapped[date | None]  # what it was about happened on this day
    made_at: Mapped[datetime] = mapped_column(Moment)


class CaseWindow(Base):
    """Time for one side to react. Texts: "text" (what is put to them), "reaction"."""

    __tablename__ = "case_windows"
    __table_args__ = (Index("ix_case_windows_case", "case_id", "opened_at", "id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    case_id: Mapped[str] = mapped_column(Id)
    person_id: Mapped[str] = mapped_column(Id)
    what: Mapped[str] = mapped_column(String(10))  # "hearing" or "facts": is this right?
    side: Mapped[str] = mapped_column(String(8))  # "person" or "body"
    opened_at: Mapped[datetime] = mapped_column(Moment)
    until: Mapped[date]
    ended_how: Mapped[str] = mapped_column(String(8), default="")  # "reacted" or "waived"
    ended_at: Mapped[datetime | None] = mapped_column(Moment)


class CaseCopy(Base):
    """The copy for who is complained about: the person sees it first (Awb art. 9:9). Text: "text"."""

    __tablename__ = "case_copies"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    case_id: Mapped[str] = mapped_column(Id, unique=True)
    person_id: Mapped[str] = mapped_column(Id)
    shown_at: Mapped[datetime] = mapped_column(Moment)
    until: Mapped[date]  # the person may leave lines out until this day
    left_out: Mapped[str] = mapped_column(String(400), default="")  # numbers of lines: "2 5"
    agreed_at: Mapped[datetime | None] = mapped_column(Moment)
    sent_at: Mapped[datetime | None] = mapped_column(Moment)


class CasePostponement(Base):
    """A later last day: the first is told, a further one is asked (Awb art. 9:11). Text: "reason"."""

    __tablename__ = "case_postponements"
    __table_args__ = (Index("ix_case_postponements_case", "case_id", "asked_at", "id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    case_id: Mapped[str] = mapped_column(Id)
    person_id: Mapped[str] = mapped_column(Id)
    to_day: Mapped[date]
    state: Mapped[str] = mapped_column(String(8))  # "told", "asked", "agreed" or "refused"
    asked_at: Mapped[datetime] = mapped_column(Moment)
    answered_at: Mapped[datetime | None] = mapped_column(Moment)


class CaseForwarding(Base):
    """A case offered to another body; who had it keeps it until the other accepts. Text: "reason"."""

    __tablename__ = "case_forwardings"
    __table_args__ = (
        Index("ix_case_forwardings_case", "case_id", "sent_on"),
        Index("ix_case_forwardings_open", "state", "accept_by"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    case_id: Mapped[str] = mapped_column(Id)
    person_id: Mapped[str] = mapped_column(Id)
    account_id: Mapped[str] = mapped_column(Id)  # who offered it
    from_agency_id: Mapped[str | None] = mapped_column(Id)
    to_agency_id: Mapped[str] = mapped_column(Id)
    state: Mapped[str] = mapped_column(String(10))  # "offered", "accepted" or "returned"
    sent_on: Mapped[date]
    accept_by: Mapped[date]
    ended_on: Mapped[date | None]


class CaseLetter(Base):
    """A letter that answers a complaint, while it is written and after it is sent.

    What is typed stands sealed in one field until it is sent; then it becomes texts: "summary",
    "summary_own", "hope", "meaning", "apology", "remedy", "no_check".
    """

    __tablename__ = "case_letters"
    __table_args__ = (Index("ix_case_letters_case", "case_id", "made_at", "id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    case_id: Mapped[str] = mapped_column(Id)
    person_id: Mapped[str] = mapped_column(Id)
    kind: Mapped[str] = mapped_column(String(12))  # "outcome" or "not_handled"
    state: Mapped[str] = mapped_column(String(8))  # "draft" or "sent"
    version: Mapped[int]  # goes up at each save: who saves an older one is told
    ground: Mapped[str] = mapped_column(String(30), default="")  # why it is not handled; see outcome.GROUNDS
    offers: Mapped[str] = mapped_column(String(120), default="")  # what is offered, see outcome.OFFERS
    efforts: Mapped[str] = mapped_column(String(120), default="")  # what was done, see outcome.EFFORTS
    is_about_data: Mapped[bool] = mapped_column(default=False)
    typed_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    made_at: Mapped[datetime] = mapped_column(Moment)
    changed_at: Mapped[datetime] = mapped_column(Moment)
    changed_by: Mapped[str] = mapped_column(Id)
    sent_at: Mapped[datetime | None] = mapped_column(Moment)
    ombudsman_until: Mapped[date | None]


class CaseOutcome(Base):
    """The outcome of one grievance. Texts: "rule", "facts", "reasoning", "policy"."""

    __tablename__ = "case_outcomes"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    letter_id: Mapped[str] = mapped_column(Id)
    case_id: Mapped[str] = mapped_column(Id, index=True)
    person_id: Mapped[str] = mapped_column(Id)
    grievance_id: Mapped[str] = mapped_column(Id, unique=True)
    outcome: Mapped[str] = mapped_column(String(14))  # "well_founded", "unfounded", "no_judgement", "settled"
    norms: Mapped[str] = mapped_column(String(200))  # codes of norms, in order
    theme: Mapped[str] = mapped_column(String(20), default="")  # see agencies.themes; for the figures only
    was_allowed: Mapped[str] = mapped_column(String(8))  # "yes", "no" or "not_asked": lawful is not proper
    policy_of: Mapped[date | None]  # the version of the policy that was in force


class CaseMeasure(Base):
    """What a body promises to do after a complaint (R-010). Texts: "text"; "result" of a look again."""

    __tablename__ = "case_measures"
    __table_args__ = (Index("ix_case_measures_case", "case_id", "due_on", "id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    letter_id: Mapped[str] = mapped_column(Id)
    case_id: Mapped[str] = mapped_column(Id)
    person_id: Mapped[str] = mapped_column(Id)
    owner: Mapped[str] = mapped_column(String(120))  # a function, never a name
    due_on: Mapped[date]
    done_on: Mapped[date | None]
    # Who answered looks again at what was done, on the last day at the latest; then there is no owner.
    is_look_again: Mapped[bool] = mapped_column(default=False, server_default=false())


class CaseDeparture(Base):
    """Where a case is done otherwise than usual, and why (R-256). Text: "because"."""

    __tablename__ = "case_departures"
    __table_args__ = (
        Index("ix_case_departures_case", "case_id", "made_at", "id"),
        Index("ix_case_departures_made", "made_at", "usual"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    case_id: Mapped[str] = mapped_column(Id)
    person_id: Mapped[str] = mapped_column(Id)
    account_id: Mapped[str] = mapped_column(Id)
    usual: Mapped[str] = mapped_column(String(10))  # what is usual: see departing.USUAL
    made_at: Mapped[datetime] = mapped_column(Moment)
