"""Messages as values: what to say, kept apart from the language it is said in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias, Union

Value: TypeAlias = Union[str, int, float, Decimal, date, "Said", "SaidCount"]
"""What may stand in a place of a message; a ``datetime`` is a ``date`` and is said with its time."""


def N_(msgid: str) -> str:
    """Mark a message for translation later, and give it back unchanged."""
    return msgid


@dataclass(frozen=True, init=False, repr=False)
class Said:
    """A message with its values, not yet in any language: ``Said(N_("Due by %(day)s."), day=day)``."""

    msgid: str
    values: tuple[tuple[str, Value], ...]

    def __init__(self, msgid: str, /, **values: Value) -> None:
        object.__setattr__(self, "msgid", msgid)
        object.__setattr__(self, "values", tuple(sorted(values.items())))

    def __repr__(self) -> str:
        """Show the message but none of its values, which may be personal and end up in a log."""
        return f"Said({self.msgid!r})"


@dataclass(frozen=True, init=False, repr=False)
class SaidCount:
    """A counted message: ``SaidCount("%(n)s day left", "%(n)s days left", days)``."""

    singular: str
    plural: str
    n: int
    values: tuple[tuple[str, Value], ...]

    def __init__(self, singular: str, plural: str, n: int, /, **values: Value) -> None:
        object.__setattr__(self, "singular", singular)
        object.__setattr__(self, "plural", plural)
        object.__setattr__(self, "n", n)
        object.__setattr__(self, "values", tuple(sorted(values.items())))

    def __repr__(self) -> str:
        """Show the message but none of its values."""
        return f"SaidCount({self.plural!r})"
