"""The visits of a person, as that person reads them: where, when, who by role, and what was allowed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select

from portal.assistance.models import Visit
from portal.assistance.rules import Setting
from portal.store import Work

MOST = 50

_OF_PERSON = (
    select(
        Visit.agency_id,
        Visit.place,
        Visit.setting,
        Visit.acts,
        Visit.agreed_at,
        Visit.until,
        Visit.ended_at,
    )
    .where(Visit.person_id == bindparam("person"), Visit.agreed_at.is_not(None))
    .order_by(Visit.agreed_at.desc(), Visit.id)
    .limit(MOST)
)


@dataclass(frozen=True)
class Visited:
    """One visit."""

    agency: str
    place: str
    setting: Setting
    acts: Sequence[str]
    from_moment: datetime
    until: datetime
    """When it ended, or ends at the latest."""


def of_person(work: Work, *, person: str) -> list[Visited]:
    """Return the visits to which this person agreed, the newest first; 50 at most."""
    return [
        Visited(
            agency=row.agency_id,
            place=row.place,
            setting=Setting(row.setting),
            acts=tuple(row.acts.split()),
            from_moment=row.agreed_at,
            until=min(row.ended_at or row.until, row.until),
        )
        for row in work.rows(_OF_PERSON, person=person)
    ]
