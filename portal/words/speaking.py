"""One language: its messages, its plural forms, its dates and the direction it is written in."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from markupsafe import Markup, escape

from portal.words import hours
from portal.words.dates import KEPT, Dates, in_amsterdam
from portal.words.direction import direction
from portal.words.said import N_, Said, SaidCount, Value

PAIR = 2

MOMENT = N_("%(day)s, %(time)s")
"""How a day and a time stand together; a language with its own comma translates it."""

LATIN = re.compile("[A-Za-z]")
NUMBERS = re.compile(r"[+(]*[0-9]+[)]*(?:[ .()/-]+[0-9]+)+")
"""A telephone number, or a version such as 2020-2: groups of digits that keep their order."""

OPENING, CLOSING = "\u2068", "\u2069"
"""Signs that nobody sees: what stands between them keeps its own direction, and its own full stop."""


class Words:
    """All that the portal can say in one language; loaded once, then only read."""

    def __init__(
        self,
        lang: str,
        locale: Locale,
        texts: Mapping[str, str],
        plurals: Mapping[tuple[str, str], Sequence[str]],
        plural_form: Callable[[int], int],
    ) -> None:
        name = Locale(locale.language).display_name or lang
        self.lang = lang
        self.name = name[:1].upper() + name[1:]
        self.dir = locale.text_direction
        self._texts = dict(texts)
        self._plurals = {key: tuple(forms) for key, forms in plurals.items()}
        self._plural_form = plural_form
        self._dates = Dates(locale)
        self.dated = lru_cache(KEPT)(self._make_dated)
        """From a moment to "27 augustus 2019, 14:05" and "augustus 2019"; a list says both of each entry."""
        self._weekdays = tuple(locale.days["format"]["wide"][day] for day in range(7))
        self._lists: Mapping[str, str] = locale.list_patterns["standard"]

    direction = staticmethod(direction)
    """Which way words run that somebody else wrote."""

    def text(self, msgid: str, /, **values: Value) -> str:
        """Return the message in this language, or in English when it was never translated.

        Without values a "%" stands for itself; with values a real "%" is written "%%".
        When a value is ``Markup`` the result is ``Markup`` too, with all the rest escaped.
        """
        text = self._texts.get(msgid, msgid)
        return self._fill(text, values) if values else text

    def count(self, singular: str, plural: str, n: int, /, **values: Value) -> str:
        """Return the form of a counted message that fits n; ``%(n)s`` is the written number."""
        forms = self._plurals.get((singular, plural))
        text = forms[self._plural_form(n)] if forms else (singular if n == 1 else plural)
        return self._fill(text, {"n": self._dates.number(n), **values})

    def say(self, said: Said | SaidCount | str, /) -> str:
        """Say a message that was made elsewhere; a plain string is taken as a msgid."""
        if isinstance(said, Said):
            return self.text(said.msgid, **dict(said.values))
        if isinstance(said, SaidCount):
            return self.count(said.singular, said.plural, said.n, **dict(said.values))
        return self.text(said)

    def day(self, day: date, /) -> str:
        """Return "27 augustus 2019"; a moment is the day it was in Amsterdam."""
        return self._dates.day(day)

    def weekday(self, day: date, /) -> str:
        """Return "dinsdag 27 augustus 2019"."""
        return self._dates.weekday(day)

    def month(self, day: date, /) -> str:
        """Return "augustus 2019"."""
        return self._dates.month(day)

    def moment(self, moment: datetime, /) -> str:
        """Return "27 augustus 2019, 14:05", on the clock of Amsterdam.

        :raises ValueError: when the moment has no time zone.
        """
        return self.dated(moment)[0]

    def _make_dated(self, moment: datetime) -> tuple[str, str]:
        local = in_amsterdam(moment)
        places = {"day": self._dates.day(local.date()), "time": f"{local.hour:02}:{local.minute:02}"}
        return self._texts.get(MOMENT, MOMENT) % places, self._dates.month(local)

    def hour(self, moment: datetime, /) -> str:
        """Return "14:05", on the clock of Amsterdam.

        :raises ValueError: when the moment has no time zone.
        """
        local = in_amsterdam(moment)
        return f"{local.hour:02}:{local.minute:02}"

    def opening(self, text: str, /) -> str:
        """Return when somebody can be reached, as it was delivered in Dutch; in Dutch it stays as it is."""
        found = None if self.lang == "nl" else hours.read(text)
        if found is None:
            return text
        if not found.start:
            return self.text(found.words)
        runs = hours.day_names(self._weekdays, found.runs)
        named = [self.text(hours.DAYS_TO, first=one, last=last) if last else one for one, last in runs]
        days = self.text(found.words) if found.words else self.listing(named)
        return self.row(days, self.text(hours.HOURS_TO, start=found.start, end=found.end))

    def number(self, number: float | Decimal, /) -> str:
        """Return "1.204"; digits are Western in every language."""
        return self._dates.number(number)

    def row(self, *parts: Value) -> str:
        """Return "Gemeente, werkcoach": one thing said in parts, with the comma of this language."""
        comma = self._texts.get(MOMENT, MOMENT).removeprefix("%(day)s").removesuffix("%(time)s")
        return comma.join(self.shown(part) for part in parts if part)

    def listing(self, items: Sequence[Value], /) -> str:
        """Return "a, b en c"; a list with Markup in it is Markup, with the other items escaped."""
        shown = [self.shown(item) for item in items]
        text = shown[0] if shown else ""
        for place, item in zip(_list_places(len(shown)), shown[1:], strict=True):
            text = self._joined(place, text, item)
        return text

    def shown(self, value: Value, /) -> str:
        """Return one value as it stands inside a message: a day as a day, a message in this language."""
        if isinstance(value, str):
            return self._apart(value)
        if isinstance(value, Said | SaidCount):
            return self.say(value)
        if isinstance(value, datetime):
            return self.moment(value)
        if isinstance(value, date):
            return self.day(value)
        # A whole number may be a year or a house number, so only `number` puts dots in it.
        return str(value) if isinstance(value, int) else self.number(value)

    @staticmethod
    def is_composed(text: object, /) -> bool:
        """Tell whether a text was put together here, with somebody's words set apart in it.

        Its first letter may be of a Dutch name; the direction of the whole is that of the page all the same.
        """
        return isinstance(text, str) and OPENING in text

    def _apart(self, text: str) -> str:
        """Return a Dutch name or a telephone number so that it keeps its order in Arabic."""
        if self.dir == "ltr" or isinstance(text, Markup):
            return text
        if NUMBERS.fullmatch(text):
            # On two lines its second half would stand before its first.
            text = text.replace(" ", "\u00a0")
        elif not LATIN.search(text):
            return text
        return f"{OPENING}{text}{CLOSING}"

    def _fill(self, text: str, values: Mapping[str, Value]) -> str:
        shown = {name: self.shown(value) for name, value in values.items()}
        if any(isinstance(value, Markup) for value in shown.values()):
            return escape(text) % shown
        return text % shown

    def _joined(self, place: str, first: str, second: str) -> str:
        pattern = self._lists[place]
        if isinstance(first, Markup) or isinstance(second, Markup):
            return escape(pattern).format(first, second)
        return pattern.format(first, second)


def _list_places(length: int) -> list[str]:
    """Return the names that Babel gives to the joins of a list: n things have n - 1 joins."""
    if length <= 1:
        return []
    return ["2"] if length == PAIR else ["start", *["middle"] * (length - 3), "end"]
