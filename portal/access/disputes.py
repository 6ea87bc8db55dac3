"""What a person disputes: told by the room of cases, which stands above the rooms that show the items.

Source: AVG art. 16 and 18: what somebody asked to correct or to set aside is marked wherever it is seen, and
their own statement stands beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Select, false

from portal.store import Work


@dataclass(frozen=True)
class Marks:
    """Of some items: which are in dispute, and which words of the person belong beside them."""

    disputed: frozenset[str] = frozenset()
    statements: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def beside(self, item: str, own: str = "") -> str:
        """Return the person's own words beside an item, with those that were put there before."""
        return "\n".join(filter(None, (own, *self.statements.get(item, ()))))


ReadMarks = Callable[[Work, Sequence[str]], Marks]

# Any: a select of one column, the ids of items; SQLAlchemy's own type for that.
Disputed = Select[Any]

_readers: list[tuple[ReadMarks, Disputed]] = []


def register(reader: ReadMarks, disputed: Disputed) -> None:
    """Say who knows what is in dispute; ``portal.app`` does this once.

    :param disputed: the ids of all items that the viewer's person disputes, as far as the viewer may see it.
    """
    if (reader, disputed) not in _readers:
        _readers.append((reader, disputed))


def disputed() -> Disputed | None:
    """Return the ids of all disputed items, for a list that asks for them in its own statement."""
    return _readers[-1][1] if _readers else None


# Any: an id column of any table.
def is_among(disputed: Disputed | None, item: Any) -> ColumnElement[bool]:
    """Tell whether an item is among the disputed ones; in a store where nobody disputes, it is not."""
    return false() if disputed is None else item.in_(disputed)


def marks(look: Work, items: Iterable[str]) -> Marks:
    """Return what is to be said of these items, as far as the viewer may see it."""
    ids = list(dict.fromkeys(items))
    if not ids or not _readers:
        return Marks()
    return _readers[-1][0](look, ids)
