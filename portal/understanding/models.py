"""Tables of this room: recordings typed out, texts in Dutch, and questions for an interpreter.

The words themselves stand in the texts, sealed with the key of their person.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, String

from portal.store import Base, Id, Mapped, Moment, mapped_column


class TypedOut(Base):
    """What somebody said in a recording, typed out by a person. Texts: "text", and "wrong" of who said it."""

    __tablename__ = "typed_out"
    __table_args__ = (Index("ix_typed_out_case", "case_id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    attachment_id: Mapped[str] = mapped_column(Id, unique=True)
    case_id: Mapped[str] = mapped_column(Id)
    person_id: Mapped[str] = mapped_column(Id)
    state: Mapped[str] = mapped_column(String(12))  # see rules.Typing
    typed_by: Mapped[str] = mapped_column(Id)
    typed_at: Mapped[datetime] = mapped_column(Moment)
    answered_at: Mapped[datetime | None] = mapped_column(Moment)


class Translation(Base):
    """A text of a case in Dutch, beside the original, which stays the source. Texts: "text", "remark"."""

    __tablename__ = "translations"
    __table_args__ = (
        Index("ix_translations_case", "case_id"),
        Index("ix_translations_of", "about_id", "field", unique=True),
        Index("ix_translations_state", "state", "made_at"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    case_id: Mapped[str] = mapped_column(Id)
    person_id: Mapped[str] = mapped_column(Id)
    about_id: Mapped[str] = mapped_column(Id)  # a part, a point, a message or a recording
    field: Mapped[str] = mapped_column(String(40))
    state: Mapped[str] = mapped_column(String(12))  # see rules.Translating
    made_by: Mapped[str] = mapped_column(Id)
    made_at: Mapped[datetime] = mapped_column(Moment)
    checked_by: Mapped[str | None] = mapped_column(Id)
    checked_at: Mapped[datetime | None] = mapped_column(Moment)


class Interpreter(Base):
    """A question for an interpreter, in a case or at a meeting. Texts: "wish" and "answer"."""

    __tablename__ = "interpreters"
    __table_args__ = (
        Index("ix_interpreters_case", "case_id"),
        Index("ix_interpreters_meeting", "meeting_id"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(Id)
    case_id: Mapped[str | None] = mapped_column(Id)
    meeting_id: Mapped[str | None] = mapped_column(Id)  # the meeting as this person has it
    language: Mapped[str] = mapped_column(String(8))
    state: Mapped[str] = mapped_column(String(12))  # see rules.Asking
    account_id: Mapped[str] = mapped_column(Id)  # who asked
    asked_at: Mapped[datetime] = mapped_column(Moment)
    answered_by: Mapped[str | None] = mapped_column(Id)
    answered_at: Mapped[datetime | None] = mapped_column(Moment)
