"""Tables of what is kept apart: the bytes until a decision, and afterwards the conclusion and the days."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index, Integer, LargeBinary, String, and_, column

from portal.store import Base, Id, Mapped, Moment, mapped_column

_WAITS = and_(column("draft_id").is_(None), column("state").in_(["waiting", "to_open"]))


class SetAside(Base):
    """A file that stays out of the file of a case. Its name and what is decided stand in the texts."""

    __tablename__ = "set_aside"
    needs_medical = True
    __table_args__ = (
        Index("ix_set_aside_person", "person_id", "offered_at"),
        Index("ix_set_aside_case", "case_id"),
        Index("ix_set_aside_draft", "draft_id"),
        Index("ix_set_aside_due", "state", "destroy_on"),
        # What waits for a decision, the first day first.
        Index(
            "ix_set_aside_queue", "draft_id", "destroy_on", "id", sqlite_where=_WAITS, postgresql_where=_WAITS
        ),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(Id)
    draft_id: Mapped[str | None] = mapped_column(Id)
    case_id: Mapped[str | None] = mapped_column(Id)
    kind: Mapped[str] = mapped_column(String(12))
    state: Mapped[str] = mapped_column(String(12))
    media_type: Mapped[str] = mapped_column(String(40))
    size: Mapped[int] = mapped_column(Integer)  # in bytes
    # What shows that the same file was added twice; keyed, and emptied with the content.
    mark: Mapped[str] = mapped_column(String(64))
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary)  # nothing after it was destroyed
    offered_at: Mapped[datetime] = mapped_column(Moment)
    destroy_on: Mapped[date]
    other: Mapped[str] = mapped_column(String(12), default="")  # see rules.Other
    ended_at: Mapped[datetime | None] = mapped_column(Moment)


class SetAsideStep(Base):
    """One thing that happened to what is kept apart; append-only, and it stays when the bytes are gone."""

    __tablename__ = "set_aside_steps"
    needs_medical = True
    __table_args__ = (Index("ix_set_aside_steps_item", "item_id", "at"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    item_id: Mapped[str] = mapped_column(Id)
    person_id: Mapped[str] = mapped_column(Id)
    at: Mapped[datetime] = mapped_column(Moment)
    # "offered", a rules.Step, "other_told", "other_not_told", "fetched" or "destroyed_in_time".
    what: Mapped[str] = mapped_column(String(20))
    account_id: Mapped[str] = mapped_column(String(26))  # empty when it happened by itself
    role: Mapped[str] = mapped_column(String(40))
