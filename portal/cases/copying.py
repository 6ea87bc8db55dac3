"""Making the copy of somebody's data: one official blacks out, a second one looks, and then it is released.

What it shows is looked up again at each step. When that is not what the colleague saw, it is checked again.
"""

from __future__ import annotations

import json
from datetime import datetime

from sqlalchemy import bindparam, delete, update

from portal.access import Viewer
from portal.cases.copies import (
    CHECKED,
    DRAFT,
    OFFERED,
    RELEASED,
    TABLE,
    CopyDraft,
    CopyTyped,
    read_copy,
)
from portal.cases.copies_shown import DataCopy, to_text
from portal.cases.handling import still_open
from portal.cases.kept_words import keep_again, keep_new
from portal.cases.models_copies import CaseDataCopy
from portal.errors import Conflict, NotFound, Refused
from portal.store import Work, Writing, new_id
from portal.store.models import Text
from portal.words import N_

FIRST_CHECK = N_("First make the copy, and let a colleague check it.")
CHANGED = N_("The data changed after the check. Look at the copy again, and let a colleague check it.")
BY_OTHER = N_("Somebody else changed this copy while you typed. Your text is still here.")
OWN_COPY = N_("You made this copy yourself. A colleague must check it.")
NOT_OFFERED = N_("This copy does not wait for a check now. Look at it again.")

_OWN = (CaseDataCopy.id == bindparam("copy"), CaseDataCopy.person_id == bindparam("principal"))
_SAVE = (
    update(CaseDataCopy)
    .where(*_OWN, CaseDataCopy.version == bindparam("read_version"), CaseDataCopy.state != RELEASED)
    .values(
        version=CaseDataCopy.version + 1,
        state=DRAFT,
        digest="",
        typed_sealed=bindparam("sealed"),
        left_ground=bindparam("ground"),
        left_sealed=bindparam("left"),
        made_by=bindparam("who"),
        changed_at=bindparam("moment"),
        checked_by=None,
        checked_at=None,
    )
)
_MOVE = (
    update(CaseDataCopy)
    .where(*_OWN, CaseDataCopy.state == bindparam("old_state"))
    .values(
        state=bindparam("new_state"),
        digest=bindparam("proof"),
        changed_at=bindparam("moment"),
        checked_by=bindparam("checker"),
        checked_at=bindparam("checked"),
    )
)
_RELEASE = (
    update(CaseDataCopy)
    .where(*_OWN, CaseDataCopy.state == CHECKED)
    .values(state=RELEASED, typed_sealed=None, released_at=bindparam("moment"))
)
_FORGET = delete(Text).where(Text.about_id == bindparam("copy"), Text.field == "remark")


def save_copy(
    work: Writing, *, viewer: Viewer, case: str, part: str, typed: CopyTyped, version: int, at: datetime
) -> None:
    """Keep what was typed; whatever a colleague said of it before counts no longer.

    :param version: the version that the page showed; 0 for a copy that is new.
    :raises Conflict: when somebody else saved or released it in between.
    """
    still_open(work, case)
    found = read_copy(work, part)
    if (found.version if found else 0) != version:
        raise Conflict(BY_OTHER)
    copy = found.id if found else _begin(work, viewer, case, part, at)
    kept = {"found": dict(typed.found), "texts": dict(typed.texts), "black": list(typed.black)}
    sealed = work.seal(viewer.person, TABLE, copy, "typed", json.dumps(kept, ensure_ascii=False))
    left = work.seal(viewer.person, TABLE, copy, "left", typed.left_why) if typed.left_ground else None
    saved: dict[str, object] = {
        "copy": copy,
        "read_version": version,
        "sealed": sealed,
        "who": viewer.account,
        "moment": at,
    }
    saved |= {"ground": typed.left_ground, "left": left}
    if not work.run(_SAVE, saved):
        raise Conflict(BY_OTHER)


def offer_copy(work: Writing, *, viewer: Viewer, part: str, shown: DataCopy, at: datetime) -> None:
    """Ask a colleague to check a copy as it is now.

    :param shown: the copy after blacking out.
    :raises Conflict: when it was offered, checked or released before.
    """
    found = _found(work, part)
    proof = _digest(work, viewer, found.id, shown)
    _move(work, found, DRAFT, OFFERED, proof, at)


def check_copy(work: Writing, *, viewer: Viewer, part: str, shown: DataCopy, at: datetime) -> None:
    """Say that a colleague's copy is right.

    :raises Refused: when it is one's own.
    :raises Conflict: when it does not wait for a check, or changed after it was offered.
    """
    found = _found(work, part)
    if found.made_by == viewer.account:
        raise Refused(OWN_COPY)
    proof = _digest(work, viewer, found.id, shown)
    if found.state == OFFERED and proof != found.digest:
        raise Conflict(CHANGED)
    _move(work, found, OFFERED, CHECKED, proof, at, checker=viewer.account)


def return_copy(work: Writing, *, viewer: Viewer, part: str, remark: str, at: datetime) -> None:
    """Send a colleague's copy back, with what is wrong.

    :raises Refused: without a remark, or when it is one's own.
    """
    found = _found(work, part)
    if found.made_by == viewer.account:
        raise Refused(OWN_COPY)
    if not remark.strip():
        raise Refused(N_("Write what must be changed."))
    _move(work, found, OFFERED, DRAFT, "", at)
    place = {"table": TABLE, "row": found.id, "field": "remark"}
    keep_again(work, viewer, **place, text=remark.strip(), at=at)


def is_ready(work: Work, viewer: Viewer, part: str, shown: DataCopy | None) -> str:
    """Return why a copy cannot be released now; nothing when a colleague checked exactly this."""
    found = read_copy(work, part)
    if found is None or found.state != CHECKED or shown is None:
        return FIRST_CHECK
    return "" if _digest(work, viewer, found.id, shown) == found.digest else CHANGED


def release_copy(work: Writing, viewer: Viewer, part: str, shown: DataCopy, at: datetime) -> None:
    """Keep what the person gets; all that was blacked out is gone from here on.

    :raises Conflict: when somebody else released or changed it in between.
    """
    found = _found(work, part)
    if not work.run(_RELEASE, {"copy": found.id, "moment": at}):
        raise Conflict(CHANGED)
    # A remark of a colleague may name what was blacked out.
    work.run(_FORGET, {"copy": found.id})
    keep_new(work, viewer, table=TABLE, row=found.id, at=at, content=to_text(shown))


def _begin(work: Writing, viewer: Viewer, case: str, part: str, at: datetime) -> str:
    copy = new_id()
    row: dict[str, object] = {"id": copy, "case_id": case, "part_id": part, "person_id": viewer.person}
    row |= {"state": DRAFT, "version": 0, "made_by": viewer.account, "changed_at": at, "digest": ""}
    row |= dict.fromkeys(("typed_sealed", "checked_by", "checked_at", "released_at"))
    if not work.add_if_new(CaseDataCopy, row, "part_id"):
        raise Conflict(BY_OTHER)
    return copy


def _found(work: Work, part: str) -> CopyDraft:
    found = read_copy(work, part)
    if found is None:
        raise NotFound(TABLE)
    return found


def _digest(work: Work, viewer: Viewer, copy: str, shown: DataCopy) -> str:
    return work.commitment(viewer.person, TABLE, copy, to_text(shown))


def _move(
    work: Writing, found: CopyDraft, old: str, new: str, proof: str, at: datetime, checker: str | None = None
) -> None:
    moved = {"copy": found.id, "old_state": old, "new_state": new, "proof": proof, "moment": at}
    if not work.run(_MOVE, {**moved, "checker": checker, "checked": at if checker else None}):
        raise Conflict(NOT_OFFERED)
