"""The viewer: who looks, at whose data, and in which capacity; built anew for each request."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Viewer:
    """Somebody looking at the data of one person."""

    account: str
    person: str
    """The principal: the person whose data are shown."""
    capacity: str = "self"
    """"self", "mandate", "visit" or "assigned"."""
    reason: str = ""
    """Why somebody else looks; required for any capacity but "self"."""
    role: str = ""
    agency: str = ""
    session: str = ""
    device: str = "shared"
    wants_easier: bool = False
    until: datetime | None = None
    """When this session ends if nothing is clicked."""
    wrapped_key: bytes | None = field(default=None, repr=False)

    @property
    def is_self(self) -> bool:
        """Tell whether a person looks at their own data."""
        return self.capacity == "self"


@dataclass(frozen=True)
class Official:
    """Somebody who works for a body of the chain, signed in with a work account."""

    account: str
    role: str
    """"caseworker", "complaint_handler", "privacy_officer", "safety_officer", "team_leader", ..."""
    agency: str
    session: str = ""
    until: datetime | None = None
    is_staff: bool = True
    """False for helpers at a counter and for advocates: they come in, and have no desk yet."""
