"""Tables of the register of texts that people are asked to read or sign: by purpose and version."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, text

from portal.store import Base, Id, Mapped, Moment, mapped_column


class TextVersion(Base):
    """One version of a text for one purpose. Only one of a purpose is in use (R-043)."""

    __tablename__ = "text_versions"
    __table_args__ = (
        Index(
            "ix_text_versions_in_use",
            "purpose",
            unique=True,
            sqlite_where=text("retired_at IS NULL"),
            postgresql_where=text("retired_at IS NULL"),
        ),
        UniqueConstraint("purpose", "version"),
        UniqueConstraint("source", "source_id"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    purpose: Mapped[str] = mapped_column(String(60))  # a short name that never changes
    # "acknowledged", "release_of_confidentiality" or "agreement_to_help"
    kind: Mapped[str] = mapped_column(String(30))
    version: Mapped[str] = mapped_column(String(40))
    made_at: Mapped[datetime] = mapped_column(Moment)
    made_by: Mapped[str | None] = mapped_column(Id)
    retired_at: Mapped[datetime | None] = mapped_column(Moment)
    source: Mapped[str | None] = mapped_column(String(60))
    source_id: Mapped[str | None] = mapped_column(String(120))
    source_hash: Mapped[str | None] = mapped_column(String(64))
    batch_id: Mapped[str | None] = mapped_column(Id)


class TextWording(Base):
    """The words of one version in one language. They never change: other words are another version."""

    __tablename__ = "text_wordings"

    version_id: Mapped[str] = mapped_column(ForeignKey("text_versions.id"), primary_key=True)
    language: Mapped[str] = mapped_column(String(8), primary_key=True)
    title: Mapped[str] = mapped_column(String(200))
    body: Mapped[str] = mapped_column(Text)
    goal: Mapped[str] = mapped_column(String(400))
    exceptions: Mapped[str] = mapped_column(Text, default="")  # one a line
