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
from portal.words import N_

TABLE = CaseDataCopy.__tablename__
GROUNDS: Mapping[str, str] = {
    "i": N_("To protect somebody, or the rights and freedoms of others"),
    "d": N_("To prevent, find or prosecute crimes"),
    "h": N_("For the supervision by an authority"),
}
"""Why something may be left out of a copy, by the letter of the law. Source: UAVG art. 41 lid 1."""

DRAFT, OFFERED, CHECKED, RELEASED = "draft", "offered", "checked", "released"

_ONE = visible(CaseDataCopy, *CaseDataCopy.__table__.columns).where(CaseDataCopy.part_id == bindparam("part"))
_RELEASED = visible(CaseDataCopy, CaseDataCopy.id, CaseDataCopy.part_id, CaseDataCopy.released_at).where(
    CaseDataCopy.case_id == bindparam("case"), CaseDataCopy.state == RELEASED
)

_LEFT_OUT = visible(
    CaseDataCopy, CaseDataCopy.id, CaseDataCopy.person_id, CaseDataCopy.left_ground, CaseDataCopy.left_sealed
).where(CaseDataCopy.case_id == bindparam("case"), CaseDataCopy.left_ground != "")


@dataclass(frozen=True)
class CopyTyped:
    """What an official filled in: what was found in each system, its words, and whom to black out."""

    found: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict, repr=False)
    black: tuple[str, ...] = field(default=(), repr=False)
    left_ground: str = ""
    """The letter of the ground for leaving something out; empty when nothing was."""
    left_why: str = field(default="", repr=False)


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
    typed = CopyTyped(
        kept.get("found", {}),
        kept.get("texts", {}),
        tuple(kept.get("black", ())),
        row.left_ground,
        look.open(row.person_id, TABLE, row.id, "left", row.left_sealed),
    )
    remark = words_of(look, [row.id]).get(row.id, {}).get("remark", "") if row.state == DRAFT else ""
    return CopyDraft(row.id, row.state, row.version, typed, row.made_by, row.digest, remark)


def left_out(look: Work, case: str) -> list[tuple[str, str]]:
    """Return what was left out of the copies of a case: the letter of the ground, and why."""
    return [
        (row.left_ground, look.open(row.person_id, TABLE, row.id, "left", row.left_sealed))
        for row in look.rows(_LEFT_OUT, case=case)
    ]


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
