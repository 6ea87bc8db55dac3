"""The register of outages: when the portal could not be used. Source: Awb afd. 2.3 (Wmebv)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from portal.errors import Refused
from portal.notices.models import Outage
from portal.store import Work, Writing, new_id
from portal.terms import Down, down
from portal.words import N_

MOST = 50
_LATEST = (
    select(Outage.from_at, Outage.until_at, Outage.what)
    .order_by(Outage.from_at.desc(), Outage.id)
    .limit(MOST)
)


@dataclass(frozen=True)
class PastOutage:
    """One time in which the portal could not be used."""

    from_at: datetime
    until_at: datetime | None
    """Nothing when it goes on."""
    what: str


def note_outage(
    work: Writing, *, from_at: datetime, until_at: datetime | None, what: str, at: datetime
) -> str:
    """Write down an outage and return its id.

    :raises Refused: when it ends before it begins.
    """
    if until_at is not None and until_at <= from_at:
        raise Refused(N_("The outage ends before it begins."))
    outage = new_id()
    row = {"id": outage, "from_at": from_at, "until_at": until_at, "what": what[:200], "noted_at": at}
    work.add(Outage, row)
    return outage


def days_down(work: Work, *, at: datetime) -> tuple[Down, ...]:
    """Return the days on which the portal could not be used, the newest first; the last 50 outages."""
    return tuple(down(row.from_at, row.until_at, at) for row in work.rows(_LATEST))


def latest_outages(work: Work) -> Sequence[PastOutage]:
    """Return the last outages, the newest first; 50 at most."""
    return [PastOutage(row.from_at, row.until_at, row.what) for row in work.rows(_LATEST)]
