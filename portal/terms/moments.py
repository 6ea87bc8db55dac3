"""From a moment to a day: the law counts days in the Netherlands, the store keeps moments in UTC."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def amsterdam_day(moment: datetime) -> date:
    """Give the day it was in Amsterdam at an aware moment.

    What is sent just after midnight in Amsterdam belongs to the new day, though in UTC it is still the old.

    :raises ValueError: when the moment has no time zone.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(AMSTERDAM).date()
