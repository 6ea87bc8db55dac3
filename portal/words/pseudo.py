"""A made-up language, "zz": English with every message in brackets, so that a test sees what is not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from babel import Locale
from markupsafe import Markup, escape

from portal.words.said import Said, SaidCount, Value
from portal.words.speaking import Words

OPENING, CLOSING = "⟦", "⟧"


def wrapped(text: str) -> str:
    """Return the text in brackets; Markup stays Markup."""
    return escape(OPENING) + text + CLOSING if isinstance(text, Markup) else f"{OPENING}{text}{CLOSING}"


class Pseudo(Words):
    """English in brackets; numbers stay bare, for a number is no language."""

    def __init__(self) -> None:
        super().__init__("zz", Locale("en", "GB"), {}, {}, lambda n: int(n != 1))
        self.name = wrapped("Pseudo")
        # Values inside a message are said by this one, so that brackets stand only around the whole.
        self._plain = Words("en", Locale("en", "GB"), {}, {}, lambda n: int(n != 1))

    def text(self, msgid: str, /, **values: Value) -> str:
        """Return the English message in brackets."""
        return wrapped(self._plain.text(msgid, **values))

    def count(self, singular: str, plural: str, n: int, /, **values: Value) -> str:
        """Return the counted English message in brackets."""
        return wrapped(self._plain.count(singular, plural, n, **values))

    def say(self, said: Said | SaidCount | str, /) -> str:
        """Return the message, with its values, in one pair of brackets."""
        return wrapped(self._plain.say(said))

    def day(self, day: date, /) -> str:
        """Return the day in brackets."""
        return wrapped(self._plain.day(day))

    def weekday(self, day: date, /) -> str:
        """Return the day with its weekday in brackets."""
        return wrapped(self._plain.weekday(day))

    def month(self, day: date, /) -> str:
        """Return the month in brackets."""
        return wrapped(self._plain.month(day))

    def moment(self, moment: datetime, /) -> str:
        """Return the moment in brackets."""
        return wrapped(self._plain.moment(moment))

    def _make_dated(self, moment: datetime) -> tuple[str, str]:
        """Return the moment and its month, each in brackets."""
        when, month = self._plain.dated(moment)
        return wrapped(when), wrapped(month)

    def listing(self, items: Sequence[Value], /) -> str:
        """Return the list, with its "and", in one pair of brackets."""
        return wrapped(self._plain.listing(items))
