"""Grants: who acts for whom, asked anew at each request; a room registers how its grants are found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from portal.access import ties
from portal.store import Work
from portal.viewer import Actor, Grant, Viewer

VISIT = "visit"
"""The capacity of a helper at a counter. A mandate may well be given to family; a helper is never theirs."""

FindGrant = Callable[[Work, Actor, str, datetime, date], Grant | None]
"""From an open store, the actor, the id in the address, the moment and the day: the grant that holds now."""

_finders: list[FindGrant] = []


def register(find: FindGrant) -> None:
    """Say how the grants of a room are found; ``portal.app`` does this once for each room."""
    if find not in _finders:
        _finders.append(find)


def find(work: Work, *, actor: Actor, grant: str, at: datetime, today: date) -> Viewer | None:
    """Return how the actor looks at the person who gave this grant; nothing when it does not hold now.

    A grant never opens the actor's own file: one cannot act for oneself. A visit opens no file of family or
    friends of the helper either, also when that became known during the visit.
    """
    for look_up in _finders:
        found = look_up(work, actor, grant, at, today)
        if found is None or found.person == actor.person:
            continue
        if found.capacity != VISIT:
            return viewer_of(actor, found)
        if ties.is_close(work, actor.account, found.person):
            return None
        # An account for work is linked to no person: who the helper is, the employer said by a keyed hash.
        own = actor.person or ties.own_person(work, account=actor.account)
        return viewer_of(replace(actor, person=own), found)
    return None


def viewer_of(actor: Actor, found: Grant) -> Viewer:
    """Return how the actor looks at the person of a grant that holds."""
    ends = [moment for moment in (actor.session_ends_at, found.until) if moment is not None]
    return Viewer(
        account=actor.account,
        person=found.person,
        capacity=found.capacity,
        reason=found.reason or found.capacity,
        role=actor.role,
        agency=actor.agency,
        session=actor.session,
        device=actor.device,
        wants_easier=actor.wants_easier,
        until=min(ends, default=None),
        wrapped_key=found.wrapped_key,
        grant=found.id,
        acts=found.acts,
        cases=found.cases,
        only_money=found.only_money,
        name=found.name,
        since=found.since,
        own_person=actor.person or "",
    )
