"""Destruction after a stop: all that was given goes, and only that there was contact stays.

Source: AVG art. 5 lid 1 onder e; R-042, R-097.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, delete, select

from portal.access.holding import is_held
from portal.agencies.models import File
from portal.dossiers.models import FileItem, FileReview, FileStatement, FileTalk, FileTold
from portal.dossiers.models_plan import (
    FileAsk,
    FileCarer,
    FileDomain,
    FileExemption,
    FileGoal,
    FileKeep,
)
from portal.dossiers.models_projects import ProjectFile
from portal.dossiers.models_refusals import STOPPED, ContactStub, DestroyTask, FileProposal, FileRefusal
from portal.dossiers.refusals import Instead
from portal.notices.service import lead_to, tell
from portal.store import Writing, new_id
from portal.store import texts as kept_texts
from portal.store.work import AnyRow
from portal.terms import amsterdam_day
from portal.words.read_out import new_code
from portal.worker.duty import Bench

MOST = 200
LENGTH = 8
"""Signs of a reference."""

IN_FILE = (
    *(FileItem, FileTold, FileTalk, FileDomain, FileAsk, FileGoal, FileExemption, FileCarer),
    *(FileKeep, FileRefusal, FileProposal, ProjectFile),
)
"""All that stands in a file; its rows name the file."""

BESIDE_ITEMS = (FileStatement, FileReview)
"""What stands beside an item; its rows name the item."""


_DUE = (
    select(
        FileRefusal.item_id,
        FileRefusal.person_id,
        FileRefusal.channel,
        File.agency_id,
        File.from_day,
        File.source,
        File.source_id,
        File.system_id,
        File.is_paper,
    )
    .join(File, (File.id == FileRefusal.item_id) & (File.person_id == FileRefusal.person_id))
    .where(
        FileRefusal.choice == Instead.STOP,
        FileRefusal.taken_back_at.is_(None),
        FileRefusal.think_until < bindparam("today"),
        File.is_intake,
        ~is_held(File.person_id, File.id),
    )
    .order_by(FileRefusal.think_until, FileRefusal.id)
    .limit(MOST)
)


def destroy_stopped(bench: Bench, at: datetime) -> int:
    """Destroy every request that was stopped and whose week to think is over; return how many.

    What is hidden for safety from the person stays as it is and is not counted: a stop by one person may not
    destroy what protects another. A file that is hidden as a whole waits.
    """
    today = amsterdam_day(at)
    with bench.portal.store.writing() as work:
        rows = work.rows(_DUE, today=today)
        for row in rows:
            _stop(work, row, today=today, at=at)
    return len(rows)


def _stop(work: Writing, row: AnyRow, *, today: date, at: datetime) -> None:
    number = 0
    items = _ids(work, FileItem, row.person_id, [row.item_id])
    for beside in BESIDE_ITEMS:
        number += _destroy(work, beside, _ids(work, beside, row.person_id, items))
    for inside in IN_FILE:
        number += _destroy(work, inside, _ids(work, inside, row.person_id, [row.item_id]))
    number += _destroy(work, FileCarer, _own_entries(work, row.item_id))
    number += _destroy(work, File, [row.item_id])
    id = new_id()
    stub: dict[str, object] = {"id": id, "person_id": row.person_id, "agency_id": row.agency_id}
    stub |= {"contact_on": row.from_day, "stopped_on": today, "channel": row.channel, "destroyed": number}
    stub |= {"reference": new_code(LENGTH)}
    if row.source is not None:
        stub["mark"] = work.keyring.lookup(STOPPED, f"{row.source}/{row.source_id}")
    work.add(ContactStub, stub)
    _ask_to_destroy(work, row, stub=id, today=today)
    lead_to(work, about=row.item_id, table=ContactStub.__tablename__, id=id)
    tell(
        work,
        person=row.person_id,
        kind="request_stopped",
        about_table=ContactStub.__tablename__,
        about_id=id,
        at=at,
    )


def _own_entries(work: Writing, file: str) -> list[str]:
    """Return the entries that helpers have of their own because of this file; what protects them stays."""
    found = select(FileCarer.id).where(
        FileCarer.came_with == file, ~is_held(FileCarer.person_id, FileCarer.id)
    )
    return [one.id for one in work.rows(found)]


def _ask_to_destroy(work: Writing, row: AnyRow, *, stub: str, today: date) -> None:
    """Put on the list of the organisation that its own copy must go: of its system, and on paper."""
    kept = {"system": row.source is not None, "paper": row.is_paper}
    task: dict[str, object] = {"agency_id": row.agency_id, "because": "stopped", "file_id": row.item_id}
    task |= {"system_id": row.system_id, "named": row.source_id or "", "stub_id": stub}
    task |= {"due_on": today, "listed_on": today}
    for what, is_kept in kept.items():
        if is_kept:
            work.add_if_new(DestroyTask, {"id": new_id(), "what": what, **task}, "file_id", "what")


def _ids(work: Writing, table: Any, person: str, under: list[str]) -> list[str]:
    if not under:
        return []
    found = select(table.id).where(
        table.person_id == person,
        table.item_id.in_(under),
        ~is_held(table.person_id, table.id),
    )
    return [one.id for one in work.rows(found)]


def _destroy(work: Writing, table: Any, ids: list[str]) -> int:
    if not ids:
        return 0
    kept_texts.destroy(work, about_ids=ids)
    return work.run(delete(table).where(table.id.in_(bindparam("ids", expanding=True))), {"ids": ids})
