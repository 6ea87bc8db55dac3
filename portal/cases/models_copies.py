"""The table of copies of somebody's data, while they are made and after they are released."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, LargeBinary, String

from portal.store import Base, Id, Mapped, Moment, mapped_column


class CaseDataCopy(Base):
    """The copy that answers a request to see data. Two officials look: who made it never checks it.

    What is typed stands sealed in one field until it is released; then it is gone, and the text "content"
    holds what was released. Text while a colleague sends it back: "remark".
    """

    __tablename__ = "case_data_copies"
    __table_args__ = (Index("ix_case_data_copies_state", "state", "changed_at"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    case_id: Mapped[str] = mapped_column(Id, index=True)
    part_id: Mapped[str] = mapped_column(Id, unique=True)
    person_id: Mapped[str] = mapped_column(Id)
    state: Mapped[str] = mapped_column(String(8))  # "draft", "offered", "checked" or "released"
    version: Mapped[int]  # goes up at each save: who saves an older one is told
    typed_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    # What was left out, and why (UAVG art. 41): it stays, and is never told to the person.
    left_ground: Mapped[str] = mapped_column(String(8), default="", server_default="")  # see copies.GROUNDS
    left_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    digest: Mapped[str] = mapped_column(String(64), default="")  # of what was offered, with the person's key
    made_by: Mapped[str] = mapped_column(Id)  # who changed it last
    changed_at: Mapped[datetime] = mapped_column(Moment)
    checked_by: Mapped[str | None] = mapped_column(Id)
    checked_at: Mapped[datetime | None] = mapped_column(Moment)
    released_at: Mapped[datetime | None] = mapped_column(Moment)
