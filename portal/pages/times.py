"""How long a term is, as a message: the numbers come from the table of terms and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from portal.terms import LEGAL_TERMS, Term, Terms, Unit
from portal.words import N_, Said, SaidCount


def said_amount(amount: int, unit: Unit) -> Said | SaidCount:
    """Say an amount of time, such as "6 weeks"; none at all is the day itself."""
    if amount == 0:
        return Said(N_("the same working day") if unit is Unit.WORKING_DAYS else N_("the same day"))
    match unit:
        case Unit.HOURS:
            return SaidCount("%(n)s hour", "%(n)s hours", amount)
        case Unit.DAYS:
            return SaidCount("%(n)s day", "%(n)s days", amount)
        case Unit.WORKING_DAYS:
            return SaidCount("%(n)s working day", "%(n)s working days", amount)
        case Unit.WEEKS:
            return SaidCount("%(n)s week", "%(n)s weeks", amount)
        case Unit.MONTHS:
            return SaidCount("%(n)s month", "%(n)s months", amount)
        case Unit.YEARS:
            return SaidCount("%(n)s year", "%(n)s years", amount)


def time_of(term: Term) -> Said | SaidCount:
    """Say how long a term is."""
    return said_amount(term.amount, term.unit)


def longer_of(term: Term) -> Said | SaidCount:
    """Say how much longer a term may become, once.

    :raises ValueError: when it never becomes longer.
    """
    if term.extension is None:
        raise ValueError(f"{term.code} has no extension")
    return said_amount(term.extension.amount, term.extension.unit)


def times(on: date, terms: Terms = LEGAL_TERMS) -> Mapping[str, Said | SaidCount]:
    """Return how long each term is that holds on a day, by its code."""
    return {term.code: time_of(term) for term in terms.rows if term.holds_on(on)}
