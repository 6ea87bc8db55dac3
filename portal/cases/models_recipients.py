"""Tables of a right that was asked for: the answer to it, and one task for each body that got the data.

All words stand in ``portal.store.texts``, about the row they belong to.
Source: AVG art. 19: each recipient is told of a correction, a removal or a restriction.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from portal.store import Base, Id, Moment


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
    # The entry or declaration that shows that this body got it: while that is on hold, so is this row.
    item_id: Mapped[str] = mapped_column(Id, default="")
    state: Mapped[str] = mapped_column(String(14))  # "told", "confirmed", "refused" or "silent_closed"
    told_at: Mapped[datetime] = mapped_column(Moment)
    answered_at: Mapped[datetime | None] = mapped_column(Moment)
