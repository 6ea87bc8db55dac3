"""Other uses of data: told beforehand with a way to say no, and never of who said no.

Source: AVG art. 13 lid 3: who wants to use data for something else tells it "voorafgaand aan die verdere
verwerking"; AVG art. 21 lid 1; R-212.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, or_, update

from portal.access.handlers import for_worker
from portal.access.holding import is_held
from portal.agencies.models import File
from portal.dossiers.models_projects import Project, ProjectFile
from portal.dossiers.project_rules import (
    OtherUse,
    ProjectDraft,
    Standing,
    is_left_out,
    problems,
    use_of,
)
from portal.dossiers.rules import refuse_incomplete
from portal.errors import NotFound
from portal.notices.models import Notice
from portal.notices.service import notice_row
from portal.people.models import Person
from portal.store import Work, Writing, new_id
from portal.store.published import published
from portal.viewer import Official

TABLE = Project.__tablename__
MOST = 200
_COLUMNS = Project.__table__.columns
_OF_AGENCY = for_worker(*_COLUMNS).where(Project.agency_id == bindparam("agency"))
_ALL = _OF_AGENCY.order_by(Project.from_day.desc(), Project.id).limit(MOST)
_ONE = _OF_AGENCY.where(Project.id == bindparam("project"))
_STOP = update(Project).where(Project.id == bindparam("which"), Project.stopped_at.is_(None)).values(
    stopped_at=bindparam("moment")
)  # fmt: skip


def _concerned(project: Any) -> ColumnElement[bool]:
    """Tell whether a file belongs to what a project would use."""
    return and_(
        File.agency_id == project.agency_id,
        or_(project.service == "", File.service == project.service),
        published(File),
    )


_FILES = for_worker(
    *(File.id, File.source_id, File.person_id, ProjectFile.told_at, ProjectFile.refused_at),
    is_held(File.person_id, File.id).label("is_held"),
).select_from(File).join(Project, _concerned(Project)).outerjoin(
    ProjectFile, and_(ProjectFile.item_id == File.id, ProjectFile.project_id == Project.id)
).where(Project.id == bindparam("project")).order_by(File.source_id, File.id)  # fmt: skip
_TO_TELL = for_worker(Project.id.label("project"), File.id.label("file"), File.person_id).select_from(
    File
).join(Project, _concerned(Project)).join(Person, Person.id == File.person_id).outerjoin(
    ProjectFile, and_(ProjectFile.item_id == File.id, ProjectFile.project_id == Project.id)
).where(
    ProjectFile.id.is_(None),
    Project.stopped_at.is_(None),
    Project.until_day >= bindparam("today"),
    Person.died_on.is_(None),
    ~is_held(File.person_id, File.id),
).limit(MOST)  # fmt: skip


def announce(
    work: Writing, *, official: Official, draft: ProjectDraft, once: str, today: date, at: datetime
) -> None:
    """Keep another use of the own organisation's files; the worker tells each person. Pressed twice: once.

    :raises ItemIncomplete: when it does not say what, why, who, on which ground, or leaves no time to refuse.
    """
    refuse_incomplete(problems(draft, today))
    row: dict[str, object] = {"id": once, "agency_id": official.agency, "account_id": official.account}
    row |= {"title": draft.title, "why": draft.why, "who": draft.who, "article": draft.article}
    row |= {"data_kinds": " ".join(draft.data_kinds), "service": draft.service}
    row |= {"from_day": draft.from_day, "until_day": draft.until_day, "made_at": at, "stopped_at": None}
    work.add_if_new(Project, row, "id")


def stop(work: Writing, *, official: Official, project: str, at: datetime) -> None:
    """Let another use end at once.

    :raises NotFound: when it is not the own organisation's.
    """
    read(work, official=official, project=project)
    work.run(_STOP, {"which": project, "moment": at})


def announced(work: Work, *, official: Official) -> list[OtherUse]:
    """Return the other uses of the own organisation, the newest first."""
    return [use_of(row, "") for row in work.rows(_ALL, agency=official.agency)]


def read(work: Work, *, official: Official, project: str) -> OtherUse:
    """Return one other use of the own organisation.

    :raises NotFound: when it is not there, or of another.
    """
    row = work.row(_ONE, agency=official.agency, project=project)
    if row is None:
        raise NotFound(TABLE)
    return use_of(row, "")


def standing(work: Work, *, project: str, at: datetime) -> Standing:
    """Return which files may not be used: who said no, who has not had two weeks, and who was not told.

    What is hidden from its own person cannot be told, so it is left out without a word why.
    """
    rows = work.rows(_FILES, project=project)
    out = tuple(row.source_id or row.id for row in rows if is_left_out(row, at))
    untold = sum(row.told_at is None and not row.is_held for row in rows)
    return Standing(out, untold, len(rows) - len(out))


def tell_some(work: Writing, *, today: date, at: datetime) -> int:
    """Tell some of the people who were not told yet, and return how many; for the worker."""
    rows = work.rows(_TO_TELL, today=today)
    now: dict[str, object] = {"told_at": at, "refused_at": None}
    told = [
        {"id": new_id(), "project_id": row.project, "person_id": row.person_id, "item_id": row.file, **now}
        for row in rows
    ]
    notices = [
        notice_row(person=row.person_id, kind="other_use", about_table="files", about_id=row.file, at=at)
        for row in rows
    ]
    work.add(ProjectFile, *told)
    work.add(Notice, *notices)
    return len(rows)
