"""How far a counted term has run on a given day in Amsterdam."""

from datetime import date, timedelta

from portal.terms.counted import Counted


def days_left(counted: Counted, today: date) -> int:
    """Give the calendar days until the last day: 0 on that day, negative after it."""
    return (counted.last_day - today).days


def is_overdue(counted: Counted, today: date) -> bool:
    """Tell whether the last day has passed; on the last day itself the act is in time."""
    return today > counted.last_day


def may_be_extended(counted: Counted, today: date) -> bool:
    """Tell whether an extension may still be told: once, and not after the last day.

    Source: AVG art. 12 lid 3: the person is informed of an extension "within one month of receipt".
    """
    return counted.extension is not None and not is_overdue(counted, today)


def seventy_five_percent(counted: Counted) -> date:
    """Give the day on which three quarters of the calendar days have passed, rounded to the earlier day."""
    return counted.start + timedelta(days=(counted.last_day - counted.start).days * 3 // 4)
