"""What two roles may tell each other: yes, only with a release, or never; and what is allowed in any case.

Both sides of a talk count alike: who asks gives something away as well. A private body with a public task
falls under the same rules as a public one (R-198), because the rule follows the role and the kind of data.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from portal.agencies.data_kinds import DataKind
from portal.agencies.grounds import Basis
from portal.words import N_


class Verdict(StrEnum):
    """What the rule for two roles says. Source: R-064; norm 3.1 of Het hemd van het lijf (2017)."""

    MAY = "may"
    WITH_RELEASE = "with_release"
    NEVER = "never"


VERDICTS = {
    Verdict.MAY: N_("You may tell this, as far as your task needs it."),
    Verdict.WITH_RELEASE: N_("You may tell this only with a release of this person."),
    Verdict.NEVER: N_("You may never tell this."),
}
"""What each verdict is called."""


@dataclass(frozen=True)
class PairRule:
    """The rule for a pair of roles and some kinds of data. All words are msgids; articles are in Dutch."""

    code: str
    verdict: Verdict
    why: str
    article: str
    allowed: str
    """What one may do all the same, so that fear does not keep help away (R-193)."""
    allowed_article: str


OPENING = frozenset({Basis.RELEASE, Basis.VITAL_INTEREST, Basis.SAFETY})
"""Grounds on which something that needs a release may be told; only the first is one.

Source: R-068, norm 3.5 of Het hemd van het lijf. The other two
skip the release, and never the duty to tell the person.
"""

SPECIAL = frozenset({DataKind.HEALTH, DataKind.CARE, DataKind.ADDICTION, DataKind.JUSTICE, DataKind.SAFETY})
"""Kinds that a landlord or an employer never hears. Source: AVG art. 9 lid 1 and art. 10."""

CLOSED_RECEIVERS = frozenset({"housing_worker", "employer"})
JUSTICE_ROLES = frozenset({"police_officer", "safety_officer"})
SWORN = frozenset({"nurse", "practice_nurse", "medical_adviser"})
YOUTH = frozenset({"youth_worker", "family_worker"})

JUSTICE = PairRule(
    "justice",
    Verdict.NEVER,
    N_("Detention and criminal files stay with the police and the safety house."),
    "AVG art. 10; UAVG art. 31",
    N_("You may send a question on to the police. They decide what they tell, and they tell the person."),
    "Wet politiegegevens art. 19",
)
JUSTICE_TOGETHER = PairRule(
    "justice_together",
    Verdict.MAY,
    N_("The police and the safety house work together under an agreement."),
    "Wet politiegegevens art. 20",
    N_("You may tell what the agreement names, and nothing more."),
    "Wet politiegegevens art. 20",
)
CLOSED = PairRule(
    "closed",
    Verdict.NEVER,
    N_("A landlord or an employer never hears about health, care, addiction, safety or police."),
    "AVG art. 9 lid 1",
    N_("You may talk about the rent, the home or the working hours."),
    "AVG art. 6 lid 1 onder e",
)
MEDICAL = PairRule(
    "medical",
    Verdict.WITH_RELEASE,
    N_("Nurses and doctors must keep this secret."),
    "BW boek 7 art. 457",
    N_("You may ask what somebody can do. Ask the person, or the medical adviser."),
    "BW boek 7 art. 457",
)
VIOLENCE = PairRule(
    "violence",
    Verdict.WITH_RELEASE,
    N_("Violence at home is told to a doctor or nurse only for somebody's safety, or with a release."),
    "Wmo 2015 art. 5.2.6",
    N_("You may tell Veilig Thuis what you saw. First think who is in danger when this person reads it."),
    "Wmo 2015 art. 5.2.6",
)
YOUTH_CARE = PairRule(
    "youth_care",
    Verdict.WITH_RELEASE,
    N_("Who helps a child or a family must keep this secret."),
    "Jeugdwet art. 7.3.11",
    N_("You may ask the parents, or the child from the age of 12. You may ask advice without names."),
    "Jeugdwet art. 7.3.11",
)
RENT = PairRule(
    "rent",
    Verdict.MAY,
    N_("A landlord may say that the rent is not paid. Then the municipality must offer help."),
    "Wet gemeentelijke schuldhulpverlening art. 3",
    N_("You may say that somebody can ask for help. The person may refuse it."),
    "Wet gemeentelijke schuldhulpverlening art. 3",
)
TASK = PairRule(
    "task",
    Verdict.MAY,
    N_("Both of you may know this for your task. Only what this question needs."),
    "AVG art. 5 lid 1 onder c",
    N_("You may tell what the other needs to help this person. You may say no as well."),
    "AVG art. 6 lid 1 onder e",
)

Fits = Callable[[frozenset[str], frozenset[str]], bool]


def _is_justice(roles: frozenset[str], kinds: frozenset[str]) -> bool:
    return DataKind.JUSTICE in kinds and not roles <= JUSTICE_ROLES


def _is_closed(roles: frozenset[str], kinds: frozenset[str]) -> bool:
    return bool(roles & CLOSED_RECEIVERS) and bool(kinds & SPECIAL)


def _is_medical(_roles: frozenset[str], kinds: frozenset[str]) -> bool:
    return bool(kinds & {DataKind.HEALTH, DataKind.ADDICTION})


def _is_violence(roles: frozenset[str], kinds: frozenset[str]) -> bool:
    return DataKind.SAFETY in kinds and bool(roles & SWORN)


def _is_sworn_care(roles: frozenset[str], kinds: frozenset[str]) -> bool:
    return DataKind.CARE in kinds and bool(roles & SWORN)


def _is_youth_care(roles: frozenset[str], kinds: frozenset[str]) -> bool:
    return bool(roles & YOUTH) and bool(kinds & {DataKind.CARE, DataKind.CHILD})


def _is_justice_together(_roles: frozenset[str], kinds: frozenset[str]) -> bool:
    return DataKind.JUSTICE in kinds


def _is_rent(roles: frozenset[str], kinds: frozenset[str]) -> bool:
    return "housing_worker" in roles and bool(kinds & {DataKind.DEBT, DataKind.HOUSING})


CATALOGUE: tuple[tuple[PairRule, Fits], ...] = (
    (JUSTICE, _is_justice),
    (CLOSED, _is_closed),
    (MEDICAL, _is_medical),
    (VIOLENCE, _is_violence),
    (MEDICAL, _is_sworn_care),
    (YOUTH_CARE, _is_youth_care),
    (JUSTICE_TOGETHER, _is_justice_together),
    (RENT, _is_rent),
)
"""The rules, the strictest first."""


def rules_for(roles: Iterable[str], kinds: Iterable[str]) -> tuple[PairRule, ...]:
    """Return the rules for these roles and kinds: what forbids it, or else all, or that of the task."""
    here, told = frozenset(roles), frozenset(kinds)
    found = tuple(dict.fromkeys(rule for rule, fits in CATALOGUE if fits(here, told)))
    never = tuple(rule for rule in found if rule.verdict is Verdict.NEVER)
    return never or found or (TASK,)


def refusal(rule: PairRule, basis: str) -> bool:
    """Tell whether this rule forbids it on this ground."""
    if rule.verdict is Verdict.WITH_RELEASE:
        return basis not in OPENING
    return rule.verdict is Verdict.NEVER
