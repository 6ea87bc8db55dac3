"""What a parent may do for a child, by the age of the child: two systems of law, side by side. Pure values.

Jeugdwet art. 7.3.4 and 7.3.10: under twelve the parents; from twelve to fifteen the child and the parents;
from sixteen the child alone. UAVG art. 5: under sixteen a representative uses the rights about data, also of
a child of twelve. Neither is one "is a minor"; both turn at midnight of the birthday.
Source: L-90, L-91, L-92.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from portal.terms.ages import age_on, turns
from portal.viewer import Act

YOUTH_OWN_SAY = 12
ALONE = 16
ADULT = 18

UNDER_TWELVE = frozenset({Act.SEE, Act.REQUESTS, Act.COMPLAINTS, Act.MEDICAL, Act.WITHDRAW})
"""What a parent with custody does for a young child: the parents decide."""

TWELVE_TO_FIFTEEN = frozenset({Act.SEE, Act.REQUESTS})
"""What somebody who decides about it may open to a parent of an older child; never its complaints."""


class View(StrEnum):
    """How the law opens a child's page to a parent."""

    OPEN = "open"
    ASK = "ask"  # a person decides
    CLOSED = "closed"


def view_for(
    *, has_custody: str, born: date | None, is_at_risk: bool, today: date, is_unable: bool = False
) -> View:
    """Return whether a parent sees a child's page today. Unknown custody and unknown age are not a yes.

    :param is_unable: whether officials found that the child cannot weigh its interests; until eighteen the
        parents then decide. Source: Jeugdwet art. 7.3.4 lid 3.
    """
    if born is None or born > today or has_custody == "no":
        return View.CLOSED
    age = age_on(born, today)
    if age >= (ADULT if is_unable else ALONE):
        return View.CLOSED
    if is_unable and has_custody == "yes" and not is_at_risk:
        return View.OPEN
    if has_custody != "yes" or is_at_risk or age >= YOUTH_OWN_SAY:
        return View.ASK
    return View.OPEN


def acts_for(born: date, today: date, *, is_unable: bool = False) -> frozenset[Act]:
    """Return what a parent may do once the page is open."""
    return UNDER_TWELVE if is_unable or age_on(born, today) < YOUTH_OWN_SAY else TWELVE_TO_FIFTEEN


def guardian_acts(
    born: date | None, *, confirmed: date, today: date, is_unable: bool = False
) -> frozenset[Act]:
    """Return what a guardian may do for a child today; nothing when the age is not known.

    :param confirmed: the day on which officials confirmed it: what they decided about a younger child ends
        when that child gets a say of its own.
    """
    if born is None or born > today or age_on(born, today) >= (ADULT if is_unable else ALONE):
        return frozenset()
    if is_unable:
        return UNDER_TWELVE
    turned = turns(born, YOUTH_OWN_SAY)
    return acts_for(born, today) if (confirmed >= turned) == (today >= turned) else frozenset()


def birthday_reached(born: date, today: date) -> int:
    """Return the highest age at which rights changed that was reached: 16, 12 or 0."""
    age = age_on(born, today) if born <= today else 0
    return ALONE if age >= ALONE else YOUTH_OWN_SAY if age >= YOUTH_OWN_SAY else 0
