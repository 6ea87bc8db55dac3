"""A clock that tests set themselves."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from portal.clock import Clock

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
"""Ten in the morning in Amsterdam, on a Monday."""


class FakeClock(Clock):
    """Stands still until a test moves it."""

    def __init__(self, moment: datetime = MONDAY) -> None:
        self.moment = moment

    def now(self) -> datetime:
        """Return the moment the test chose."""
        return self.moment

    def later(self, **parts: float) -> None:
        """Move on by days, hours, minutes or seconds."""
        self.moment += timedelta(**parts)
