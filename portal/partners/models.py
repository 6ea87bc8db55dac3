"""Table of partners: what an import will change in rows that are already published."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, String, Text

from portal.store import Base, Id, Mapped, mapped_column


class StagedChange(Base):
    """A newer version of a published row; it takes effect when its batch is published, and is then gone."""

    __tablename__ = "staged_changes"
    __table_args__ = (Index("ix_staged_changes_batch", "batch_id", "item_table", "item_id", unique=True),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    batch_id: Mapped[str] = mapped_column(ForeignKey("batches.id"))
    item_table: Mapped[str] = mapped_column(String(40))
    item_id: Mapped[str] = mapped_column(Id)
    # JSON: the columns and texts to change. What is sealed elsewhere stands here sealed as well.
    content: Mapped[str] = mapped_column(Text)
