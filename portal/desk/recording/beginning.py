"""What stands on the page of a talk before anything is typed: it saves the official a look and a tap."""

from __future__ import annotations

from portal.agencies.service import ContactCard
from portal.clock import AMSTERDAM
from portal.consultations.service import ROLES
from portal.web import now, official, portal


def nearest_contacts() -> list[ContactCard]:
    """Return whom a person can call: those of the official's own organisation first."""
    own = official().agency
    return sorted(portal().directory().contacts.values(), key=lambda one: (one.agency != own, one.agency))


def first_moment() -> dict[str, object]:
    """Return what stands in a form before anything is typed: now, by phone, asked by the official.

    Whom the person can call is the official's own organisation, when it has somebody for that. The person
    was not told yet: we tell in any case, so a forgotten tap here takes nothing away.
    """
    here = now().astimezone(AMSTERDAM)
    mine = official()
    nearest = next((one for one in nearest_contacts() if one.agency == mine.agency), None)
    return {
        "day": here.date(),
        "clock": f"{here:%H:%M}",
        "channel": "phone",
        "way": "question",
        "asker_agency": mine.agency,
        "asker_role": mine.role if mine.role in ROLES else "",
        "source_on": here.date(),
        "contact": nearest.id if nearest else "",
        "is_told": "no",
    }
