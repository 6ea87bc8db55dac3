"""Reading the copies of somebody's data: the one that is being made, and those that were released."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import bindparam

from portal.access import visible
from portal.cases.copies_shown import ReleasedCopy, from_text
from portal.cases.kept_words import words_of
from portal.cases.models_copies import CaseDataCopy
from portal.store import Work

TABLE = CaseDataCopy.__tablename__
DRAFT, OFFERED, CHECKED, RELEASED = "draft", "offered", "checked", "released"

_ONE = visible(CaseDataCopy, *CaseDataCopy.__table__.columns).where(CaseDataCopy.part_id == bindparam("part"))
_RELEASED = visible(CaseDataCopy, CaseDataCopy.id, CaseDataCopy.part_id, CaseDataCopy.released_at).where(
    CaseDataCopy.case_id == bindparam("case"), CaseDataCopy.state == RELEASED
)


@dataclass(frozen=True)
class CopyTyped:
    """What an official filled in: what was found in each system, its words, and whom to black out."""

    found: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict, repr=False)
    black: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class CopyDraft:
    """A copy that is being made."""

    id: str
    state: str
    version: int
    typed: CopyTyped
    made_by: str
    digest: str
    remark: str = field(default="", repr=False)


def read_copy(look: Work, part: str) -> CopyDraft | None:
    """Return the copy of one request, if somebody began it."""
    row = look.row(_ONE, part=part)
    if row is None:
        return None
    kept = json.loads(look.open(row.person_id, TABLE, row.id, "typed", row.typed_sealed) or "{}")
    typed = CopyTyped(kept.get("found", {}), kept.get("texts", {}), tuple(kept.get("black", ())))
    remark = words_of(look, [row.id]).get(row.id, {}).get("remark", "") if row.state == DRAFT else ""
    return CopyDraft(row.id, row.state, row.version, typed, row.made_by, row.digest, remark)


def released(look: Work, case: str) -> dict[str, ReleasedCopy]:
    """Return the copies that the person got, by the part of the case that asked for them."""
    rows = look.rows(_RELEASED, case=case)
    words = words_of(look, [row.id for row in rows]) if rows else {}
    return {
        row.part_id: ReleasedCopy(
            row.part_id, row.released_at, from_text(words.get(row.id, {}).get("content", ""))
        )
        for row in rows
    }
