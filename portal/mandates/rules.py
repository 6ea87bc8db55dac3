"""Rules of mandates: who may give one, what each kind may hold, and for how long. Pure values."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from enum import StrEnum

from portal.clock import AMSTERDAM
from portal.errors import Refused
from portal.mandates.ages import ADULT
from portal.terms.ages import age_on
from portal.viewer import Act
from portal.words import N_


class How(StrEnum):
    """How a mandate came to be."""

    PORTAL = "portal"
    INK = "ink"
    LAW = "law"
    BROKER = "broker"


class Relation(StrEnum):
    """Who acts for somebody by law, without being asked by that person."""

    CURATOR = "curator"
    MENTOR = "mentor"
    ADMINISTRATOR = "administrator"
    GUARDIAN = "guardian"


class Proof(StrEnum):
    """What an official saw of a decision; no copy is kept."""

    DECISION = "decision"  # the decision of the court itself
    REGISTER = "register"  # the public register of the courts


class End(StrEnum):
    """Why a mandate ended before its last day."""

    STOPPED = "stopped"
    NOT_ME = "not_me"
    RETURNED = "returned"
    PHONE = "phone"
    DIED = "died"
    MOVED = "moved"
    REPLACED = "replaced"
    LIFTED = "lifted"
    WRONG = "wrong"


GIVES_FROM = 16
"""Age in whole years from which somebody gives a mandate alone.

Source: UAVG art. 5 and Jeugdwet art. 7.3.4: from sixteen on a young person decides alone.
"""

TOO_YOUNG = N_("You are not sixteen yet. Somebody else cannot act for you with a code.")
AGE_UNKNOWN = N_(
    "We do not know your date of birth. Bring your identity card to a counter. There you can arrange this."
)
BY_LAW = N_(
    "A court or the law decided this. It cannot be changed here. Do you not agree? Call us, or ask the judge."
)
NO_NUMBER = N_("Write the number that the court gave to the decision.")
NO_DECISION_DAY = N_("Write the day of the decision. It is today or before.")
NOT_BY_LAW = N_("This is more than the law gives to this kind of representative. Tick less.")
CHILD_TURNS = N_("Choose a day before the next birthday at which the child decides more: 12, 16 or 18 years.")
OWN_WORK = N_("You wrote this down yourself. A second official must look at it.")
NO_NAME = N_("Write who this person is.")
NO_ACTS = N_("Tick what this person may do.")
NO_CASE = N_("Choose for which case this is.")
TOO_SOON = N_("Choose a day after today.")
TOO_LONG = N_("Choose a day within one year.")

MOST_DAYS = 366
"""A mandate holds for a year at most; then it can be given again."""

WARN_DAYS = 14
"""How many calendar days before its last day the person and the helper hear of it."""

MOST_FOR: dict[Relation, frozenset[Act]] = {
    Relation.CURATOR: frozenset(Act) - {Act.CASE},
    Relation.GUARDIAN: frozenset(Act) - {Act.CASE, Act.WITHDRAW},
    Relation.MENTOR: frozenset({Act.SEE, Act.COMPLAINTS, Act.REQUESTS, Act.MEDICAL}),
    Relation.ADMINISTRATOR: frozenset({Act.SEE, Act.COMPLAINTS, Act.REQUESTS}),
}
"""What each may do at most.

Source: BW art. 1:431 and 1:441 (an administrator has the property only: no care; in and out of court about
the property), 1:450 (a mentor
has the care), 1:378 (a curator has both). Source: L-96. Of what an administrator sees the door leaves only
what is about money (``portal.access.money``), and only from there a case begins (``portal.cases.scope``).
"""


def check_age(born: date | None, today: date) -> None:
    """Make sure that somebody is old enough to let another act. An age that is not known is no yes.

    :raises Refused: with what is wrong, in words for the person.
    """
    if born is None or born > today:
        raise Refused(AGE_UNKNOWN)
    if age_on(born, today) < GIVES_FROM:
        raise Refused(TOO_YOUNG)


NO_CHILD = N_(
    "A guardian acts for a child younger than 16 whose date of birth we know. "
    "For 16 and 17 years two people must first find that the child cannot weigh this."
)


def check_age_of_child(born: date | None, today: date, *, is_unable: bool) -> None:
    """Make sure that somebody is a child for whom a guardian decides. Unknown is no yes.

    Source: Jeugdwet art. 7.3.4 lid 3: until eighteen for who cannot weigh the own interests.

    :param is_unable: whether officials found so.
    :raises Refused: with what is wrong, in words for the official.
    """
    before = ADULT if is_unable else GIVES_FROM
    if born is None or born > today or age_on(born, today) >= before:
        raise Refused(NO_CHILD)


def check_given(*, acts: frozenset[str], until: date, today: date, is_case: bool) -> None:
    """Make sure that a mandate may be given like this.

    :raises Refused: with what is wrong, in words for the person.
    """
    if not acts & {Act.SEE, Act.COMPLAINTS, Act.REQUESTS, Act.CASE}:
        raise Refused(NO_ACTS)
    if Act.CASE in acts and not is_case:
        raise Refused(NO_CASE)
    if until <= today:
        raise Refused(TOO_SOON)
    if (until - today).days > MOST_DAYS:
        raise Refused(TOO_LONG)


def check_by_law(*, relation: Relation, acts: frozenset[str], number: str, decided_on: date | None) -> None:
    """Make sure that what an official writes down follows from a decision, and is not more than it gives.

    :raises Refused: with what is wrong, in words for the official.
    """
    if not number.strip():
        raise Refused(NO_NUMBER)
    if decided_on is None:
        raise Refused(NO_DECISION_DAY)
    if not within_law(relation, acts):
        raise Refused(NOT_BY_LAW)


def within_law(relation: Relation, acts: frozenset[str]) -> bool:
    """Tell whether somebody who acts by law may do all this."""
    return acts <= MOST_FOR[relation]


def end_of(day: date) -> datetime:
    """Return the moment at which a day is over in the Netherlands."""
    return datetime.combine(day + timedelta(days=1), time(), AMSTERDAM)
