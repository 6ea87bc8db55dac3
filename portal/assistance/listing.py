"""The visits of a person, as that person reads them: where, when, who by role, and what was allowed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, or_, select

from portal.assistance.models import Visit
from portal.assistance.rules import How, Setting
from portal.store import Work

MOST = 50

_OF_PERSON = (
    select(
        Visit.id,
        Visit.agency_id,
        Visit.place,
        Visit.setting,
        Visit.acts,
        Visit.agreed_at,
        Visit.until,
        Visit.ended_at,
        Visit.started_at,
        Visit.known_by,
        Visit.end_reason,
        Visit.slip_again_at,
    )
    .where(
        Visit.person_id == bindparam("person"),
        # Of an ID that somebody showed a person hears at once, whatever was allowed after it.
        or_(Visit.agreed_at.is_not(None), Visit.known_by == How.SEEN.value),
    )
    .order_by(Visit.started_at.desc(), Visit.id)
    .limit(MOST)
)


@dataclass(frozen=True)
class Visited:
    """One visit."""

    id: str
    agency: str
    place: str
    setting: Setting
    acts: Sequence[str]
    from_moment: datetime
    until: datetime
    """When it ended, or ends at the latest."""
    known_by: How
    end: str
    """Why it ended; empty while it runs, and when its time was over."""
    slip_again_at: datetime | None = None


def of_person(work: Work, *, person: str) -> list[Visited]:
    """Return the visits of this person, the newest first; 50 at most."""
    return [
        Visited(
            id=row.id,
            agency=row.agency_id,
            place=row.place,
            setting=Setting(row.setting),
            acts=tuple(row.acts.split()),
            from_moment=row.agreed_at or row.started_at,
            until=min(row.ended_at or row.until, row.until),
            known_by=How(row.known_by),
            end=row.end_reason,
            slip_again_at=row.slip_again_at,
        )
        for row in work.rows(_OF_PERSON, person=person)
    ]
