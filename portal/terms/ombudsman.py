"""Until when a person can count on the ombudsman looking into a complaint."""

from datetime import date, timedelta

from portal.terms.counting import count, month_after
from portal.terms.table import LEGAL_TERMS, term
from portal.terms.values import Terms


def ombudsman_until(ended: date, terms: Terms = LEGAL_TERMS) -> date:
    """Give the last day of the year; a weekend does not move it, and later a person may still try.

    `ended` is the day the findings were told, or handling ended, or should have ended.

    Source: Awb art. 9:24 lid 1: no duty when the petition comes "later dan een jaar" after that day.

    :raises UnknownTerm: for a day before the ombudsman's title was law.
    """
    return count(term("ombudsman_petition", ended, terms), ended).last_day


def ombudsman_reminders(ended: date) -> tuple[date, date]:
    """Give the two days on which a person is reminded: after eleven months and fifteen days later."""
    first = month_after(ended, 11)
    return first, first + timedelta(days=15)
