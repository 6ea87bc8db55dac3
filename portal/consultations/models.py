"""Tables of consultations: what happened once, and one row of its own for each person concerned.

There is no master text: each subject row has its own texts (``portal.store.texts``), its own kinds of data,
its own basis. Neither of two persons can learn from a row that the other exists.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, and_, column

from portal.store import Base, Id, Mapped, Moment, mapped_column

TEXT_FIELDS = (
    "summary",  # one line: what it was about, for this person (list and detail)
    "question",  # what was asked, as text for this person
    "answer",  # what was told, as text for this person
    "why",  # why it was needed
    "in_file_because",  # why it was asked while it stood in the file already, or why it did not stand there
    "not_asked_because",  # the explanation that goes with asked_first "could_not" or "not_in_time"
    "asked_answer",  # what the person answered when asked first
    "release_because",  # why a release was not needed, when there is more to say than the ground itself
    "not_shared",  # for a decision not to share: what, and why not
    "decided",  # what was decided or agreed
    "source_of_facts",  # where the told facts came from
    "facts",  # what the worker noted as fact
    "interpretation",  # how the worker explains those facts; never without a fact
    "not_allowed_because",  # what went wrong, for a talk that was not allowed
)


class Consultation(Base):
    """Something that happened between bodies: an exchange, a meeting, a view or a report. Has no address."""

    __tablename__ = "consultations"
    __table_args__ = (UniqueConstraint("source", "source_id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    kind: Mapped[str] = mapped_column(String(12))  # "exchange", "meeting", "view" or "report"
    channel: Mapped[str] = mapped_column(String(20))  # see rules.CHANNELS
    is_internal: Mapped[bool] = mapped_column(default=False)  # within one organisation
    happened_at: Mapped[datetime] = mapped_column(Moment)
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    system_id: Mapped[str | None] = mapped_column(Id)
    source: Mapped[str | None] = mapped_column(String(60))
    source_id: Mapped[str | None] = mapped_column(String(120))
    source_hash: Mapped[str | None] = mapped_column(String(64))
    batch_id: Mapped[str | None] = mapped_column(Id)


_BROKE = and_(column("broken_rules") != "", column("replaced_at").is_(None))


class ConsultationSubject(Base):
    """The entry of one person: its id is the address, its texts are for this person only."""

    needs_see = True
    """Who acts for the person sees it only when that was ticked; checked at the door."""
    __tablename__ = "consultation_subjects"
    __table_args__ = (
        # The citizen's list: newest first, page by page with no counting.
        Index("ix_consultation_subjects_list", "person_id", "happened_at", "id"),
        Index("ix_consultation_subjects_consultation", "consultation_id"),
        # What the privacy officer looks at: by day, by way, and what was not allowed.
        Index("ix_consultation_subjects_channel", "channel", "happened_at"),
        Index("ix_consultation_subjects_day", "happened_at"),
        Index("ix_consultation_subjects_broken", "happened_at", sqlite_where=_BROKE, postgresql_where=_BROKE),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    consultation_id: Mapped[str] = mapped_column(ForeignKey("consultations.id"))
    person_id: Mapped[str] = mapped_column(ForeignKey("persons.id"))
    # Copies of the consultation's own columns, so that a list needs no join.
    kind: Mapped[str] = mapped_column(String(12))
    channel: Mapped[str] = mapped_column(String(20))
    is_internal: Mapped[bool] = mapped_column(default=False)
    happened_at: Mapped[datetime] = mapped_column(Moment)
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    # Who: JSON list of {"agency": id, "role": "...", "part": one of rules.Part}.
    # Only parties this person may read about; roles, never names of staff.
    parties: Mapped[str] = mapped_column(Text)
    # Kinds of data, closed list of rules.DATA_KINDS, separated by blanks.
    data_kinds: Mapped[str] = mapped_column(String(200))
    basis: Mapped[str] = mapped_column(String(40))  # code of rules.BASES, in plain words on the page
    article: Mapped[str] = mapped_column(String(120), default="")
    in_file: Mapped[str] = mapped_column(String(10))  # was it in the file already: "yes", "no", "unknown"
    asked_first: Mapped[str] = mapped_column(String(14))  # "yes", "could_not", "not_in_time", "unknown"
    asked_on: Mapped[date | None]
    asked_how: Mapped[str] = mapped_column(String(20), default="")  # a channel, when asked first
    was_present: Mapped[str] = mapped_column(String(10), default="no")  # "yes", "no", "phone", "unknown"
    # "not_needed", "given", "missing" or "unknown".
    release: Mapped[str] = mapped_column(String(12), default="unknown")
    release_on: Mapped[date | None]  # the day the release was given
    declaration_id: Mapped[str | None] = mapped_column(Id)
    is_anonymous: Mapped[bool] = mapped_column(default=False)
    is_decision_not_to_share: Mapped[bool] = mapped_column(default=False)
    # A conclusion was given and no data behind it.
    is_advice_only: Mapped[bool] = mapped_column(default=False)
    # The rules that it broke, words of portal.agencies.breaches parted by blanks; empty when it was allowed.
    broken_rules: Mapped[str] = mapped_column(String(120), default="")
    # Where the facts come from, a word of rules.Source, and of which day they are.
    source_kind: Mapped[str] = mapped_column(String(20), default="")
    source_on: Mapped[date | None]
    # The three checks of each exchange: "yes", "no", or empty where another system never asked.
    # Whether an official decided that the parents may read what another person told about the child.
    for_parents: Mapped[bool] = mapped_column(default=False)
    in_proportion: Mapped[str] = mapped_column(String(3), default="")
    no_other_way: Mapped[str] = mapped_column(String(3), default="")
    is_told: Mapped[str] = mapped_column(String(3), default="")
    told_at: Mapped[datetime | None] = mapped_column(Moment)
    told_how: Mapped[str] = mapped_column(String(20), default="")
    contact_id: Mapped[str | None] = mapped_column(Id)
    system_id: Mapped[str | None] = mapped_column(Id)
    # A correction adds a row; the older one steps aside but stays.
    corrects_id: Mapped[str | None] = mapped_column(Id)
    replaced_at: Mapped[datetime | None] = mapped_column(Moment)
    batch_id: Mapped[str | None] = mapped_column(Id)


class SubjectParty(Base):
    """Which organisation took part in which entry of a person: for the filter and the picture."""

    __tablename__ = "subject_parties"
    __table_args__ = (
        Index("ix_subject_parties_person", "person_id", "agency_id", "happened_at", "subject_id"),
    )

    subject_id: Mapped[str] = mapped_column(ForeignKey("consultation_subjects.id"), primary_key=True)
    agency_id: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(Id)
    happened_at: Mapped[datetime] = mapped_column(Moment)


class IndexSignal(Base):
    """That an organisation has a young person in the youth index: no reason and no words, only who and when.

    Source: Jeugdwet art. 7.1.4.1: no consent is needed, and the youth and the parents are told. R-108, L-111.
    """

    __tablename__ = "index_signals"
    __table_args__ = (
        Index("ix_index_signals_person", "person_id", "from_day"),
        UniqueConstraint("source", "source_id"),
    )

    needs_see = True
    """Who acts for the person sees it only when that was ticked; checked at the door."""

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("persons.id"))
    agency_id: Mapped[str] = mapped_column(Id)  # who gave the signal
    from_day: Mapped[date]
    until_day: Mapped[date]  # the day on which it ends by itself
    removed_on: Mapped[date | None]  # it was taken out before that day
    source: Mapped[str | None] = mapped_column(String(60))
    source_id: Mapped[str | None] = mapped_column(String(120))
    source_hash: Mapped[str | None] = mapped_column(String(64))
    batch_id: Mapped[str | None] = mapped_column(Id)
