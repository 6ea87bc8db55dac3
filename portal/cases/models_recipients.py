"""Tables of a right that was asked for: the answer to it, and one task for each body that got the data.

All words stand in ``portal.store.texts``, about the row they belong to.
Source: AVG art. 19: each recipient is told of a correction, a removal or a restriction.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index, String, column

from portal.store import Base, Id, Mapped, Moment, mapped_column


class RightAnswer(Base):
    """The answer to a request about one's data. Texts: "reason", "meaning"."""

    __tablename__ = "right_answers"
    __table_args__ = (Index("ix_right_answers_case", "case_id", "sent_at", "id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    case_id: Mapped[str] = mapped_column(Id)
    part_id: Mapped[str] = mapped_column(Id, unique=True)  # the first part of the kind that it answers
    person_id: Mapped[str] = mapped_column(Id)
    account_id: Mapped[str] = mapped_column(Id)  # who decided
    kind: Mapped[str] = mapped_column(String(30))
    outcome: Mapped[str] = mapped_column(String(8))  # "granted", "partly" or "refused"
    article: Mapped[str] = mapped_column(String(120), default="")  # the law, when not all was granted
    sent_at: Mapped[datetime] = mapped_column(Moment)
    object_until: Mapped[date]  # the last day to object; see terms "avg_objection_to_answer"


class RecipientTask(Base):
    """One body that got the data has to put it right and say so. Text: "because"."""

    __tablename__ = "recipient_tasks"
    __table_args__ = (Index("ix_recipient_tasks_case", "case_id", "state"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    case_id: Mapped[str] = mapped_column(Id)
    part_id: Mapped[str] = mapped_column(Id)
    person_id: Mapped[str] = mapped_column(Id)
    agency_id: Mapped[str] = mapped_column(Id)
    # "change", or "use_again": what was set aside may be used again.
    what: Mapped[str] = mapped_column(String(10), default="change", server_default="change")
    # The entry or declaration that shows that this body got it: while that is on hold, so is this row.
    item_id: Mapped[str] = mapped_column(Id, default="")
    state: Mapped[str] = mapped_column(String(14))  # see rights_shown
    told_at: Mapped[datetime] = mapped_column(Moment)
    answered_at: Mapped[datetime | None] = mapped_column(Moment)


class RestrictionEnd(Base):
    """What was set aside will be used again from a day on, told beforehand. Texts: "because", "kept_because".

    Source: AVG art. 18 lid 3: the person is told "before the restriction of processing is lifted".
    """

    __tablename__ = "restriction_ends"
    __table_args__ = (
        Index("ix_restriction_ends_case", "case_id", "told_at"),
        Index("ix_restriction_ends_due", "lifts_on", "lifted_at"),
        # Of two announcements at the same moment the store keeps one.
        Index(
            "ix_restriction_ends_open",
            "case_id",
            unique=True,
            sqlite_where=column("kept_at").is_(None),
            postgresql_where=column("kept_at").is_(None),
        ),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    case_id: Mapped[str] = mapped_column(Id)
    person_id: Mapped[str] = mapped_column(Id)
    account_id: Mapped[str] = mapped_column(Id)  # who announced it
    told_at: Mapped[datetime] = mapped_column(Moment)
    lifts_on: Mapped[date]  # the first day on which the data may be used again
    lifted_at: Mapped[datetime | None] = mapped_column(Moment)
    kept_at: Mapped[datetime | None] = mapped_column(Moment)  # it stays set aside after all
