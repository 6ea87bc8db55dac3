"""The desk of an official with one person's file open."""

from __future__ import annotations

from portal import web
from portal.access import assigned
from portal.access.assigned import Desk

__all__ = ["desk_of"]


def desk_of(assignment: str) -> Desk:
    """Return the desk of the official who asks.

    :raises NotFound: without an assignment of today.
    :raises ReasonNeeded: when no reason was given in the last half hour.
    """
    desk = assigned.at_desk(
        web.portal().store,
        official=web.official(),
        assignment=assignment,
        today=web.today(),
        at=web.now(),
    )
    web.warn_of_address(is_secret=desk.viewer.has_secret_address)
    return desk
