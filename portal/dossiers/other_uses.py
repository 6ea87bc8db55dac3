"""What a person was told of other uses of the own data, and the yes or no to each. Source: R-212."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, update

from portal.access import visible
from portal.dossiers import reading
from portal.dossiers.models_projects import Project, ProjectFile
from portal.dossiers.project_rules import ANSWERS, Asked, use_of
from portal.dossiers.rules import Problem, refuse_incomplete
from portal.errors import NotFound
from portal.store import Work, Writing
from portal.words import N_

MOST = 200
_COLUMNS = Project.__table__.columns
_USES = (
    visible(
        ProjectFile,
        *(ProjectFile.id, ProjectFile.item_id, ProjectFile.told_at, ProjectFile.refused_at),
        *(column.label(f"of_{column.name}") for column in _COLUMNS),
    )
    .join(Project, Project.id == ProjectFile.project_id)
    .order_by(ProjectFile.told_at.desc(), ProjectFile.id)
    .limit(MOST)
)
_USE = _USES.where(ProjectFile.id == bindparam("use"))
_SAY = (
    update(ProjectFile)
    .where(ProjectFile.id == bindparam("which"), ProjectFile.person_id == bindparam("principal"))
    .values(refused_at=bindparam("moment"))
)


def uses(look: Work) -> list[Asked]:
    """Return what the person was told about other uses of the own files, the newest first."""
    rows = look.rows(_USES)
    names = {file.id: file.name for file in reading.files(look)} if rows else {}
    return [
        Asked(row.id, row.item_id, names[row.item_id], row.told_at, row.refused_at is not None, use_of(row))
        for row in rows
        if row.item_id in names
    ]


def say(work: Writing, *, use: str, answer: str, at: datetime) -> None:
    """Keep that a file may or may not be used for it; this can be changed as long as it goes on.

    :raises ItemIncomplete: without an answer.
    :raises NotFound: when it is not there, not theirs, or hidden.
    """
    row = work.row(_USE, use=use)
    if row is None:
        raise NotFound(ProjectFile.__tablename__)
    reading.file(work, row.item_id)
    if answer not in ANSWERS:
        refuse_incomplete(iter([Problem("answer", N_("Choose one of the answers."))]))
    work.run(_SAY, {"which": use, "moment": at if answer == "no" else None})
