"""How a term was counted: the dates and the reasons, for a page to put into words and a case to keep."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypedDict

from portal.terms.values import Regime, Unit


class Because(StrEnum):
    """Why a term could not end on a day."""

    SATURDAY = "saturday"
    SUNDAY = "sunday"
    NEW_YEARS_DAY = "new_years_day"
    GOOD_FRIDAY = "good_friday"
    EASTER_MONDAY = "easter_monday"
    KINGS_DAY = "kings_day"
    LIBERATION_DAY = "liberation_day"
    ASCENSION_DAY = "ascension_day"
    WHIT_MONDAY = "whit_monday"
    CHRISTMAS_DAY = "christmas_day"
    SECOND_CHRISTMAS_DAY = "second_christmas_day"
    EQUATED_DAY = "equated_day"
    TOO_FEW_WORKING_DAYS = "too_few_working_days"
    OUTAGE = "outage"


@dataclass(frozen=True, slots=True)
class Moved:
    """A day on which the term could not end, so that it went on to the next day."""

    day: date
    because: Because


class MovedJson(TypedDict):
    """A passed day as a case keeps it."""

    day: str
    because: str


class CountedJson(TypedDict):
    """A counted term as a case keeps it; dates are ISO strings."""

    code: str
    start: str
    starts: str
    amount: int
    unit: str
    regime: str
    article: str
    is_own_target: bool
    extended_by: int
    raw_end: str
    last_day: str
    moved: list[MovedJson]
    extension: "CountedJson | None"


@dataclass(frozen=True, slots=True)
class Counted:
    """A term counted from `start`, the day of the event, which is itself not counted.

    `amount` units lead to `raw_end`; each day in `moved` was passed over; `last_day` is the last day
    on which the act is in time. `amount` includes `extended_by`, which is 0 until the term is extended.
    `extension` is the same term counted as it would be when extended.
    """

    code: str
    start: date
    starts: str
    amount: int
    unit: Unit
    regime: Regime
    article: str
    is_own_target: bool
    extended_by: int
    raw_end: date
    last_day: date
    moved: tuple[Moved, ...]
    extension: "Counted | None" = None

    @property
    def extension_last_day(self) -> date | None:
        """The last day if the term is extended, or nothing when it cannot be."""
        return self.extension.last_day if self.extension else None

    def to_json(self) -> CountedJson:
        """Give a plain dict that JSON can keep."""
        return {
            "code": self.code,
            "start": self.start.isoformat(),
            "starts": self.starts,
            "amount": self.amount,
            "unit": self.unit.value,
            "regime": self.regime.value,
            "article": self.article,
            "is_own_target": self.is_own_target,
            "extended_by": self.extended_by,
            "raw_end": self.raw_end.isoformat(),
            "last_day": self.last_day.isoformat(),
            "moved": [{"day": step.day.isoformat(), "because": step.because.value} for step in self.moved],
            "extension": self.extension.to_json() if self.extension else None,
        }

    @classmethod
    def from_json(cls, kept: CountedJson) -> "Counted":
        """Read back what `to_json` gave.

        :raises KeyError: when a name is missing.
        :raises ValueError: when a date or a word is not one of ours.
        """
        longer = kept["extension"]
        return cls(
            code=kept["code"],
            start=date.fromisoformat(kept["start"]),
            starts=kept["starts"],
            amount=kept["amount"],
            unit=Unit(kept["unit"]),
            regime=Regime(kept["regime"]),
            article=kept["article"],
            is_own_target=kept["is_own_target"],
            extended_by=kept["extended_by"],
            raw_end=date.fromisoformat(kept["raw_end"]),
            last_day=date.fromisoformat(kept["last_day"]),
            moved=tuple(
                Moved(date.fromisoformat(step["day"]), Because(step["because"])) for step in kept["moved"]
            ),
            extension=cls.from_json(longer) if longer else None,
        )
