"""Whether somebody is old enough to ask for this alone; a younger child has parents or a guardian who ask.

Source: Jeugdwet art. 7.3.9 jo. 7.3.15: for a child under twelve the parents use the right of destruction.
"""

from __future__ import annotations

from datetime import date

from portal.access import Viewer
from portal.cases.kind import Kind
from portal.errors import Refused
from portal.mandates.giving import born_on
from portal.store import Work
from portal.terms.ages import turns
from portal.words import N_, Said

TOO_YOUNG = N_(
    "You are not %(age)s yet. Your parent or guardian can ask this for you. Call us, and we think along."
)


class TooYoung(Refused):
    """Somebody asks alone what parents or a guardian ask for a child of this age."""


ALONE = frozenset({"self", "visit"})
"""Who asks with the child's own voice; parents, guardians and officials ask for the child."""


def check_age(work: Work, viewer: Viewer, kind: Kind, today: date) -> None:
    """Pass when this person may ask this alone. An age that nobody knows is looked at by a person.

    :raises TooYoung: when the person is younger than the law says.
    """
    if not kind.alone_from_age or viewer.capacity not in ALONE:
        return
    born = born_on(work, viewer.person)
    if born is not None and today < turns(born, kind.alone_from_age):
        raise TooYoung(Said(TOO_YOUNG, age=kind.alone_from_age))
