"""Sign-ins that have begun: remembered in the visitor's own signed cookie until the provider answers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from flask import session

from portal.people.oidc import FLOW_LASTS, Flow

NAME = "sign-ins"
MOST = 3
"""Sign-ins begun at the same time, in as many windows; older ones are dropped, or the cookie would grow."""

_OWN_PATH = re.compile(r"/(?![/\\])[A-Za-z0-9/_-]{0,199}")


@dataclass(frozen=True)
class Begun:
    """One sign-in that has begun, with where its visitor wants to go."""

    flow: Flow
    side: str
    """ "citizen" or "official"."""
    device: str
    language: str
    next: str


def own_path(text: str) -> str:
    """Return a path of ours, or an empty text: nobody is ever sent to somebody else's site."""
    return text if _OWN_PATH.fullmatch(text) else ""


def remember(begun: Begun) -> None:
    """Remember a sign-in; the oldest and those that took too long are dropped."""
    fresh = [one for one in _all() if begun.flow.started_at - _moment(one) < FLOW_LASTS]
    flow = begun.flow
    one = [flow.state, flow.nonce, flow.verifier, flow.started_at.isoformat()]
    session[NAME] = [*fresh[1 - MOST :], [*one, begun.side, begun.device, begun.language, begun.next]]


def take(state: str, side: str) -> Begun | None:
    """Return the sign-in with this state and forget it: an answer counts once."""
    for one in _all():
        if one[0] == state and one[4] == side:
            session[NAME] = [other for other in _all() if other is not one]
            return Begun(Flow(one[0], one[1], one[2], _moment(one)), *one[4:])
    return None


def _all() -> list[list[str]]:
    found = session.get(NAME)
    return found if isinstance(found, list) else []


def _moment(one: list[str]) -> datetime:
    return datetime.fromisoformat(one[3])
