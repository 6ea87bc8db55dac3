"""Tables of other uses: what an organisation wants to use files for as well, and who said no (R-212)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index, String, Text, UniqueConstraint

from portal.store import Base, Id, Mapped, Moment, mapped_column


class Project(Base):
    """Another use of data that an organisation has already. It names nobody, so its words are not sealed."""

    __tablename__ = "projects"
    __table_args__ = (Index("ix_projects_agency", "agency_id", "from_day"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    agency_id: Mapped[str] = mapped_column(Id)
    title: Mapped[str] = mapped_column(String(200))
    why: Mapped[str] = mapped_column(Text)
    who: Mapped[str] = mapped_column(Text)  # who works with it, and who gets what comes of it
    data_kinds: Mapped[str] = mapped_column(String(200))
    article: Mapped[str] = mapped_column(String(120))
    service: Mapped[str] = mapped_column(String(20))  # of which files; empty for all of the organisation
    from_day: Mapped[date]
    until_day: Mapped[date]
    account_id: Mapped[str] = mapped_column(Id)
    made_at: Mapped[datetime] = mapped_column(Moment)
    stopped_at: Mapped[datetime | None] = mapped_column(Moment)


class ProjectFile(Base):
    """A person was told that one file would be used for it, and perhaps said no. The newest answer counts."""

    __tablename__ = "project_files"
    __table_args__ = (
        UniqueConstraint("project_id", "item_id"),
        Index("ix_project_files_person", "person_id", "told_at"),
        Index("ix_project_files_file", "item_id"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    project_id: Mapped[str] = mapped_column(Id)
    person_id: Mapped[str] = mapped_column(Id)
    item_id: Mapped[str] = mapped_column(Id)  # the file
    told_at: Mapped[datetime] = mapped_column(Moment)
    refused_at: Mapped[datetime | None] = mapped_column(Moment)
