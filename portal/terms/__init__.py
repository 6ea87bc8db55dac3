"""Legal terms: which term holds, how its last day is counted, and how old a person is."""

from portal.terms.ages import age_on, turns
from portal.terms.counted import Because, Counted, CountedJson, Moved
from portal.terms.counting import NoExtension, count, extended, last_moment, month_after
from portal.terms.days_off import day_off, is_working_day, next_working_day, working_days_after
from portal.terms.moments import amsterdam_day
from portal.terms.ombudsman import ombudsman_reminders, ombudsman_until
from portal.terms.outages import Down, after_outages, down, lengthened, oldest_in_time
from portal.terms.progress import days_left, is_overdue, may_be_extended, seventy_five_percent
from portal.terms.rows import TermRow, terms_from
from portal.terms.table import LEGAL_TERMS, term
from portal.terms.values import Extension, Regime, Term, Terms, TermsOverlap, Unit, UnknownTerm

__all__ = [
    "LEGAL_TERMS",
    "Because",
    "Counted",
    "CountedJson",
    "Down",
    "Extension",
    "Moved",
    "NoExtension",
    "Regime",
    "Term",
    "TermRow",
    "Terms",
    "TermsOverlap",
    "Unit",
    "UnknownTerm",
    "after_outages",
    "age_on",
    "amsterdam_day",
    "count",
    "day_off",
    "days_left",
    "down",
    "extended",
    "is_overdue",
    "is_working_day",
    "last_moment",
    "lengthened",
    "may_be_extended",
    "month_after",
    "next_working_day",
    "oldest_in_time",
    "ombudsman_reminders",
    "ombudsman_until",
    "seventy_five_percent",
    "term",
    "terms_from",
    "turns",
    "working_days_after",
]
