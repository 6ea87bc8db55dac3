"""The values of one checked record, read by name and shape."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import TypeAlias, TypeVar

Cleaned: TypeAlias = "str | bool | date | tuple[str, ...] | dict[str, str] | Values | tuple[Values, ...]"
"""What a checked value can be; a moment is a ``datetime``, which is a ``date`` as well."""

_T = TypeVar("_T")


class Values:
    """The values of a record, or of a part of one. What was left out reads as empty."""

    def __init__(self, content: Mapping[str, Cleaned]) -> None:
        """Take values whose shapes have been checked."""
        self._content = dict(content)

    def _get(self, name: str, shape: type[_T]) -> _T | None:
        value = self._content.get(name)
        if value is None:
            return None
        if not isinstance(value, shape):
            raise TypeError(f"{name} is not {shape.__name__}")
        return value

    def text(self, name: str) -> str:
        """Return a text, a word or a reference; "" when left out."""
        return self._get(name, str) or ""

    def flag(self, name: str) -> bool:
        """Return a yes or no; no when left out."""
        return bool(self._get(name, bool))

    def day(self, name: str) -> date | None:
        """Return a day, if there is one."""
        return self._get(name, date)

    def moment(self, name: str) -> datetime | None:
        """Return an aware moment, if there is one."""
        return self._get(name, datetime)

    def words(self, name: str) -> tuple[str, ...]:
        """Return words of a closed list."""
        return self._get(name, tuple) or ()

    def by_language(self, name: str) -> dict[str, str]:
        """Return texts by language."""
        return self._get(name, dict) or {}

    def part(self, name: str) -> Values | None:
        """Return a part, if there is one."""
        return self._get(name, Values)

    def parts(self, name: str) -> tuple[Values, ...]:
        """Return a list of parts."""
        return self._get(name, tuple) or ()

    def canonical(self) -> dict[str, object]:
        """Return the values in the one form that is the same for JSON Lines and CSV."""
        return {name: _canonical(value) for name, value in sorted(self._content.items())}

    def fingerprint(self) -> str:
        """Return the SHA-256 of the values, hexadecimal: another one means a newer version."""
        return hashlib.sha256(json.dumps(self.canonical(), sort_keys=True).encode()).hexdigest()


def _canonical(value: Cleaned) -> object:
    if isinstance(value, Values):
        return value.canonical()
    if isinstance(value, tuple):
        return [_canonical(item) for item in value]
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else value
