"""What can go wrong, named by what happened; a page answers each in the reader's language."""

from __future__ import annotations


class PortalError(Exception):
    """Something a person has to be told about in plain words."""

    status = 500


class NotFound(PortalError):
    """Not there, not yours, or hidden: from outside these three are the same."""

    status = 404


class NotSignedIn(PortalError):
    """The page needs a signed-in person."""

    status = 401


class NotOpenYet(PortalError):
    """Open only to who was seen at a counter once; nothing is looked up before this is said."""

    status = 403


class WhoIsThere(NotSignedIn):
    """Somebody is signed in on a device of others too, and must sign in once more to read this page."""


class Refused(PortalError):
    """What was asked is not possible, for a reason a person may read.

    :param reason: a message of ``portal.words`` (a ``Said`` or a msgid).
    :param field: the name of the answer that it is about, where there is one.
    """

    status = 400

    def __init__(self, reason: object, *, field: str = "") -> None:
        super().__init__(str(reason))
        self.reason = reason
        self.field = field


class Conflict(Refused):
    """Somebody else, or an earlier press, was first."""

    status = 409


class TooMany(PortalError):
    """Too many tries in a short time."""

    status = 429


class StoreUnavailable(PortalError):
    """The store is down, full or locked for too long: nothing was kept."""

    status = 503


class UnsafeSettings(Exception):
    """A start is refused, because of the settings named in the message."""
