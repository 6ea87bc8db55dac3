"""The door of this room: finding what holds now."""

from __future__ import annotations

from datetime import date, datetime

from portal.mandates import finding
from portal.store import Work
from portal.viewer import Actor, Grant


def granted(work: Work, actor: Actor, grant: str, _at: datetime, today: date) -> Grant | None:
    """Return the mandate behind an address when this actor may use it now; the gate asks at each request."""
    return finding.find(work, account=actor.account, mandate=grant, today=today)
