"""Addresses: where each page lives, looked up from a table made at start.

Werkzeug's own building costs 15 to 20 microseconds an address; a page holds some twenty of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote, urlencode

from werkzeug.routing import Map

_BARE = re.compile(r"[A-Za-z0-9_.~-]+")
"""What means itself in every part of an address. Source: RFC 3986, 2.3."""

_PLACE = re.compile(r"<(?:[^:>]+:)?(\w+)>")


class Addresses:
    """From the name of an endpoint to its address."""

    def __init__(self) -> None:
        """Start empty; ``read`` fills it when all rooms are registered."""
        self._patterns: dict[str, tuple[str, frozenset[str]]] = {}
        self.for_others: frozenset[str] = frozenset()
        """Endpoints of pages that somebody who acts for another may open."""

    def read(self, url_map: Map, views: Mapping[str, object]) -> None:
        """Take over the first rule of every endpoint, and which of them are also for others."""
        self.for_others = frozenset(name for name, view in views.items() if hasattr(view, "acts"))
        for rule in url_map.iter_rules():
            pattern = _PLACE.sub(r"%(\1)s", rule.rule)
            self._patterns.setdefault(rule.endpoint, (pattern, frozenset(rule.arguments)))

    def to(self, lang: str, endpoint: str, **values: object) -> str:
        """Return the address of an endpoint in a language; what the path has no place for goes behind "?".

        :raises KeyError: when no page has this name, or a part of its path is missing.
        """
        pattern, arguments = self._patterns[endpoint]
        parts, query = {"lang": lang}, {}
        for name, value in values.items():
            if value is None:
                continue
            if name in arguments:
                parts[name] = _quoted(str(value))
            else:
                query[name] = str(value)
        path = pattern % parts
        return f"{path}?{_behind(query)}" if query else path


def _quoted(text: str) -> str:
    """Return a text as it stands in a path; an id is what it is, and the most of them are ids."""
    return text if _BARE.fullmatch(text) else quote(text)


def _behind(query: Mapping[str, str]) -> str:
    if all(map(_BARE.fullmatch, query.values())):
        return "&".join([f"{name}={value}" for name, value in query.items()])
    return urlencode(query)
