"""The viewer: who looks, at whose data, and in which capacity; built anew for each request."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Act(StrEnum):
    """What somebody may do for another: each is ticked by itself, and what is not ticked is not allowed."""

    SEE = "see"  # who talked about the person, and what the person signed
    COMPLAINTS = "complaints"  # all complaints and questions
    REQUESTS = "requests"  # all requests about data
    CASE = "case"  # one case only
    MEDICAL = "medical"  # what is about health as well
    WITHDRAW = "withdraw"  # take a permission back
    FILE = "file"  # write and send something now; nothing from before is shown


OWN_ACCOUNT = "own-account"
"""The level of a sign-in without DigiD; no provider vouches for it."""

OF_LIMITED = frozenset({Act.COMPLAINTS, Act.REQUESTS, Act.CASE, Act.WITHDRAW})
"""What a person may do who signed in without DigiD and was not seen yet: send things, and follow those."""


@dataclass(frozen=True)
class Actor:
    """Who asks to act for somebody: a signed-in account, whatever its kind."""

    account: str
    kind: str
    """"citizen", "official", "helper" or "advocate"."""
    agency: str
    person: str | None
    """The actor's own person; nothing for advocates and helpers."""
    session: str
    role: str = ""
    device: str = "shared"
    session_ends_at: datetime | None = None
    wants_easier: bool = False


@dataclass(frozen=True)
class Grant:
    """What one account may do for one person now: a mandate, parental care, or a visit at a counter."""

    id: str
    """Random; it stands in the address, so that two tabs for two people never mix."""
    person: str
    capacity: str
    """"mandate", "parent" or "visit"."""
    acts: frozenset[str]
    until: datetime | None = None
    """When it ends by itself; the session may end before."""
    cases: frozenset[str] = frozenset()
    """The cases that count when ``Act.CASE`` is among the acts."""
    name: str = field(default="", repr=False)
    """The name of the person, for "on behalf of"."""
    only_money: bool = False
    """Whether only what is about money may be seen: an administrator of money. Source: L-96."""
    reason: str = ""
    """Why, as a code that the person reads in the list of who looked; the capacity when empty."""
    wrapped_key: bytes | None = field(default=None, repr=False)
    since: datetime | None = None
    """When it was agreed; of who may only write something now, what was sent before is not there."""


@dataclass(frozen=True)
class Viewer:
    """Somebody looking at the data of one person."""

    account: str
    person: str
    """The principal: the person whose data are shown."""
    capacity: str = "self"
    """"self", "mandate", "parent", "visit" or "assigned"."""
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
    grant: str = ""
    """The grant on which somebody acts for another; empty for the person and for officials."""
    acts: frozenset[str] = frozenset()
    cases: frozenset[str] = frozenset()
    only_money: bool = False
    """Whether only what is about money may be seen; the door keeps to it."""
    name: str = field(default="", repr=False)
    """The name of the person for whom somebody acts."""
    own_person: str = ""
    """The person of who acts for another: what is hidden from them stays hidden on that page too."""
    is_limited: bool = False
    """Whether only what was sent with this account is open: nobody saw its person at a counter yet."""

    has_secret_address: bool = False
    """Whether the address of this person may be given to nobody: an official reads that on each page."""

    since: datetime | None = None
    """When what is allowed now was agreed; nothing for the person."""

    def may(self, *acts: str) -> bool:
        """Tell whether one of these acts is allowed; the person and assigned officials need no grant."""
        return not (self.grant or self.is_limited) or any(act in self.acts for act in acts)

    @property
    def by(self) -> str:
        """Return who writes, for a log: "person", "body", or the capacity of who acts for the person."""
        if self.capacity == "assigned":
            return "body"
        return "person" if self.is_self else self.capacity

    @property
    def channel(self) -> str:
        """Return how something comes in: "web", or "counter" or "phone" during a visit."""
        if self.capacity != "visit":
            return "web"
        return "phone" if self.reason == "visit_phone" else "counter"

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
