"""What a term is: an amount of time, the law it comes from, and the days on which that law holds."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise


class UnknownTerm(LookupError):
    """No row of the table has this code on this day."""


class TermsOverlap(ValueError):
    """Two rows with one code hold on the same day."""


class Unit(StrEnum):
    """What an amount counts."""

    DAYS = "days"
    WORKING_DAYS = "working_days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    HOURS = "hours"


class Regime(StrEnum):
    """Whose rules say how a term is counted: the Algemene termijnenwet or Regulation 1182/71."""

    DUTCH = "dutch"
    EUROPEAN = "european"


@dataclass(frozen=True, slots=True)
class Extension:
    """Time that may be added once, in the same unit as the term itself."""

    amount: int
    unit: Unit
    article: str


@dataclass(frozen=True, slots=True)
class Term:
    """One term as it holds from `valid_from` to `valid_to`, both days included.

    `starts` names the event; the day of that event is itself never counted. An own target is a
    promise of the portal and no term of law; its article, if it has one, is the duty it serves.
    """

    code: str
    amount: int
    unit: Unit
    regime: Regime
    article: str
    starts: str
    extension: Extension | None
    valid_from: date
    valid_to: date | None = None
    is_own_target: bool = False

    def __post_init__(self) -> None:
        """Refuse what cannot be counted.

        :raises ValueError: for a negative amount, or an extension in another unit.
        """
        if self.amount < 0 or (self.extension and self.extension.amount < 1):
            raise ValueError(f"{self.code}: an amount of time is never negative")
        if self.extension and self.extension.unit is not self.unit:
            raise ValueError(f"{self.code}: an extension has the unit of its term")

    def holds_on(self, day: date) -> bool:
        """Tell whether this row is the law on that day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Terms:
    """A table of terms, in which each code has at most one row for each day."""

    rows: tuple[Term, ...]

    def find(self, code: str, on: date) -> Term:
        """Give the row that holds on a day.

        :raises UnknownTerm: when no row has this code on that day.
        """
        for row in self.rows:
            if row.code == code and row.holds_on(on):
                return row
        raise UnknownTerm(f"{code} on {on.isoformat()}")

    def changed(self, changes: Iterable[Term]) -> "Terms":
        """Give a table in which each change replaces its code from the change's first day on.

        Rows that held before that day stay, so that an old case is still counted by the old law.
        """
        rows = list(self.rows)
        for change in changes:
            rows = [kept for row in rows if (kept := _until(row, change)) is not None]
            rows.append(change)
        return Terms(checked(rows))


def checked(rows: Iterable[Term]) -> tuple[Term, ...]:
    """Give the rows in order of code and day.

    :raises TermsOverlap: when two rows with one code hold on the same day.
    """
    ordered = tuple(sorted(rows, key=lambda row: (row.code, row.valid_from)))
    for earlier, later in pairwise(ordered):
        if earlier.code == later.code and earlier.holds_on(later.valid_from):
            raise TermsOverlap(f"{later.code} on {later.valid_from.isoformat()}")
    return ordered


def _until(row: Term, change: Term) -> Term | None:
    if row.code != change.code:
        return row
    if row.valid_from >= change.valid_from:
        return None
    return replace(row, valid_to=change.valid_from - timedelta(days=1))
