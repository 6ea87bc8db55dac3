"""Rules of consultations: closed lists of kinds, channels, grounds, and what an entry must say."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from portal.agencies.data_kinds import DataKind
from portal.agencies.grounds import Basis

__all__ = [
    "AskedFirst",
    "Basis",
    "Channel",
    "DataKind",
    "Kind",
    "Part",
    "Release",
    "Source",
    "consent",
    "is_late",
    "may_be_withdrawn",
]


class Kind(StrEnum):
    """The four kinds of entry on one timeline."""

    EXCHANGE = "exchange"
    MEETING = "meeting"
    VIEW = "view"
    REPORT = "report"


class Channel(StrEnum):
    """How it went; spoken and phone stand first, because most is said and not written (R-177)."""

    SPOKEN = "spoken"
    PHONE = "phone"
    SECURE_MAIL = "secure_mail"
    UNSECURED_MAIL = "unsecured_mail"
    PORTAL = "portal"
    SYSTEM = "system"
    LETTER = "letter"
    SEALED_LETTER = "sealed_letter"


class AskedFirst(StrEnum):
    """Whether the person was asked first. Only two reasons exist for not asking (R-036)."""

    YES = "yes"
    COULD_NOT = "could_not"
    NOT_IN_TIME = "not_in_time"
    UNKNOWN = "unknown"


class Release(StrEnum):
    """Three plain states of consent for an entry, and not known (R-020)."""

    NOT_NEEDED = "not_needed"
    GIVEN = "given"
    MISSING = "missing"
    UNKNOWN = "unknown"


class Part(StrEnum):
    """What a party did."""

    ASKED = "asked"
    ANSWERED = "answered"
    SENT = "sent"
    RECEIVED = "received"
    OPENED = "opened"
    PRESENT = "present"
    INVITED = "invited"
    OBSERVED = "observed"


class Source(StrEnum):
    """Where facts come from. Source: R-060."""

    PERSON = "person"
    PARTNER_BODY = "partner_body"
    OWN_OBSERVATION = "own_observation"
    REGISTER = "register"
    OTHER_PERSON = "other_person"


LATE_AFTER = timedelta(hours=24)
"""An entry written down later than this carries the label "written down afterwards" (R-012)."""


def is_late(happened_at: datetime, recorded_at: datetime) -> bool:
    """Tell whether an entry was written down more than a day after it happened."""
    return recorded_at - happened_at > LATE_AFTER


def may_be_withdrawn(basis: str) -> bool:
    """Tell whether taking back a release makes sense: only where a release is the ground (R-014)."""
    return basis == Basis.RELEASE


def consent(release: str, *, is_decision_not_to_share: bool) -> Release:
    """Return the state of consent of an entry; where nothing was shared, none was needed (R-020)."""
    state = Release(release)
    return Release.NOT_NEEDED if is_decision_not_to_share and state == Release.MISSING else state
