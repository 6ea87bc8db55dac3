"""How the last day of a term is found, step by step, so that each step can be told to a person."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice

from portal.terms.counted import Because, Counted, Moved
from portal.terms.days_off import day_off, is_working_day, working_days_after
from portal.terms.values import Regime, Term, Unit

_ONE_DAY = timedelta(days=1)
_ONE_HOUR = timedelta(hours=1)
_LONGEST_DUTCH = {Unit.DAYS: 90, Unit.WORKING_DAYS: 90, Unit.WEEKS: 12, Unit.MONTHS: 3}
_ENOUGH = 2  # Working days that a term of some length must hold at least.
_ENOUGH_FROM_DAYS = {Regime.DUTCH: 3, Regime.EUROPEAN: 2}


class NoExtension(ValueError):
    """This term cannot be extended, or was extended already."""


def count(term: Term, start: date) -> Counted:
    """Count a term from the day of its event, which is a day in Amsterdam and is not counted itself.

    A term in hours is given its last day here, for lists; `last_moment` gives the hour.
    Own targets follow the Dutch rules too, so that nobody is held to a day on which nobody works.

    Source: Algemene termijnenwet art. 1 lid 1 (a term that ends on a Saturday, Sunday or holiday goes on "tot
    en met de eerstvolgende dag die niet een zaterdag, zondag of algemeen erkende feestdag is") and art. 2.
    Source: Regulation 1182/71 art. 3 lid 1 (the day of the event is not "falling within the period"), lid 2
    onder c, lid 4 and lid 5.

    :raises ValueError: when start is a moment; a moment must first become a day in Amsterdam.
    """
    if isinstance(start, datetime):
        raise ValueError("a term starts on a day, not at a moment")
    counted = _counted(term, start)
    if term.extension is None:
        return counted
    return replace(counted, extension=_counted(term, start, longer=term.extension.amount))


def extended(counted: Counted) -> Counted:
    """Give the same term extended; it is still counted from its first event.

    Two months added to one month are three months from receipt, not two from the end of the first.

    :raises NoExtension: when the law gives no extension, or it was used already.
    """
    if counted.extension is None:
        raise NoExtension(counted.code)
    return counted.extension


def last_moment(term: Term, event: datetime) -> datetime:
    """Give the moment (UTC) at which a term in hours ends; weekends are part of it.

    The two working days of art. 3 lid 5 are not added: here the stricter reading warns in time.

    Source: Regulation 1182/71 art. 3 lid 1: "the hour during which that event occurs shall not be considered
    as falling within the period"; lid 2 onder a; lid 4 ("otherwise than in hours").

    :raises ValueError: when the term is not in hours, or the moment has no time zone.
    """
    if term.unit is not Unit.HOURS:
        raise ValueError(f"{term.code} is not a term in hours")
    if event.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    first_hour = event.astimezone(UTC).replace(minute=0, second=0, microsecond=0) + _ONE_HOUR
    return first_hour + term.amount * _ONE_HOUR


def month_after(day: date, n: int) -> date:
    """Give the same date n months later, or the last day of that month when it has no such date.

    Source: Regulation 1182/71 art. 3 lid 2 onder c.
    """
    years, month = divmod(day.month - 1 + n, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _counted(term: Term, start: date, longer: int = 0) -> Counted:
    raw_end = _raw_end(term, start, term.amount + longer)
    moved = tuple(_passed_over(term, start, raw_end)) if _is_moved(term, longer) else ()
    return Counted(
        code=term.code,
        start=start,
        starts=term.starts,
        amount=term.amount + longer,
        unit=term.unit,
        regime=term.regime,
        article=term.extension.article if longer and term.extension else term.article,
        is_own_target=term.is_own_target,
        extended_by=longer,
        raw_end=raw_end,
        last_day=raw_end + len(moved) * _ONE_DAY,
        moved=moved,
    )


def _raw_end(term: Term, start: date, amount: int) -> date:
    match term.unit:
        case Unit.DAYS:
            return start + timedelta(days=amount)
        case Unit.WEEKS:
            return start + timedelta(weeks=amount)
        case Unit.MONTHS:
            return month_after(start, amount)
        case Unit.YEARS:
            return month_after(start, 12 * amount)
        case Unit.WORKING_DAYS:
            return working_days_after(start, amount, term.regime)
        case Unit.HOURS:
            return start + timedelta(days=-(-amount // 24))


def _is_moved(term: Term, longer: int) -> bool:
    """Tell whether weekends and holidays move the end.

    A one-year term to go to the ombudsman does not move. An extension is a term of its own: ten weeks
    and four more both move, though fourteen would not.

    Source: Algemene termijnenwet art. 4 onder a: the act does not hold for terms "omschreven in uren, in meer
    dan 90 dagen, in meer dan twaalf weken, in meer dan drie maanden, of in een of meer jaren".
    """
    if term.unit is Unit.HOURS:
        return False
    return term.regime is Regime.EUROPEAN or (longer or term.amount) <= _LONGEST_DUTCH.get(term.unit, -1)


def _passed_over(term: Term, start: date, raw_end: date) -> Iterator[Moved]:
    day = raw_end
    while because := day_off(day, term.regime) or _too_few(term, start, day):
        yield Moved(day, because)
        day += _ONE_DAY


def _too_few(term: Term, start: date, end: date) -> Because | None:
    """Say whether a term that ends here would hold fewer than two working days.

    Source: Algemene termijnenwet art. 2 (terms of at least three days).
    Source: Regulation 1182/71 art. 3 lid 5 (terms of at least two days).
    """
    short = term.unit is Unit.DAYS and term.amount < _ENOUGH_FROM_DAYS[term.regime]
    if short or term.unit is Unit.WORKING_DAYS:
        return None
    days = (start + n * _ONE_DAY for n in range(1, (end - start).days + 1))
    found = len(list(islice((day for day in days if is_working_day(day, term.regime)), _ENOUGH)))
    return None if found == _ENOUGH else Because.TOO_FEW_WORKING_DAYS
