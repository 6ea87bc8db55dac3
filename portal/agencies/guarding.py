"""Guards that a talk, a meeting and a report have in common: what two roles may not tell, and which words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from portal.agencies import wording
from portal.agencies.breaches import ENFORCEMENT, WHOLE_FILE
from portal.agencies.data_kinds import DataKind
from portal.agencies.sharing import JUSTICE, JUSTICE_ROLES, PairRule, refusal, rules_for
from portal.words import N_


@dataclass(frozen=True)
class Fault:
    """One thing that may not be told: the field, why (a msgid), and the rule it breaks."""

    field: str
    why: str
    rule: str


NO_DETENTION = N_("Leave out detention and criminal files. The other does not need them for this question.")
NO_WHOLE_FILE = N_("Never ask for or give a whole file or a copy. Ask one fact at a time.")
NO_ENFORCEMENT = N_(
    "This is for help only, not for enforcement or fraud. Ask the privacy officer what to do."
)
HAPPENED_ALREADY = N_(
    "You may not do this. Did it happen already? Then tick this box, so that it stands on the record."
)


def refused_rules(roles: Collection[str], kinds: Collection[str], basis: str) -> Iterator[PairRule]:
    """Give the rules that forbid these roles to tell these kinds on this ground. Source: R-064, R-217."""
    yield from (rule for rule in rules_for(roles, kinds) if refusal(rule, basis))


def word_faults(
    texts: Mapping[str, str],
    *,
    told: Collection[str] = (),
    asked: Collection[str] = (),
    purpose: Collection[str] = (),
    may_tell_justice: bool = False,
) -> Iterator[Fault]:
    """Give each text that says what may not be told. Source: R-107, R-197, R-209, R-218.

    :param told: fields that say something of the person; ``asked`` those that ask or sum up.
    :param purpose: fields that say what it is for.
    """
    for field in told:
        if wording.tells_of_detention(texts.get(field, "")) and not may_tell_justice:
            yield Fault(field, NO_DETENTION, JUSTICE.code)
    for field in asked:
        if wording.asks_for_whole_file(texts.get(field, "")):
            yield Fault(field, NO_WHOLE_FILE, WHOLE_FILE)
    for field in purpose:
        if wording.is_enforcement(texts.get(field, "")):
            yield Fault(field, NO_ENFORCEMENT, ENFORCEMENT)


def may_tell_justice(roles: Collection[str], kinds: Collection[str]) -> bool:
    """Tell whether this is a talk of the police and the safety house about justice."""
    return DataKind.JUSTICE in kinds and set(roles) <= JUSTICE_ROLES
