"""The door of this room: finding what holds now."""

from __future__ import annotations

from datetime import date, datetime

from portal.mandates import finding, parents
from portal.store import Work
from portal.viewer import Actor, Grant


def granted(work: Work, actor: Actor, grant: str, at: datetime, today: date) -> Grant | None:
    """Return the mandate, or the custody of a parent, that this actor may use at this request."""
    found = finding.find(work, account=actor.account, mandate=grant, today=today)
    return found or parents.granted(work, actor, grant, at, today)
