"""Checking one record against the schema: every fault, each with its line and field, and no values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from portal.partners import coherence, schema, shapes
from portal.partners.fields import Field, Shape
from portal.partners.lines import Line, Problem
from portal.partners.values import Cleaned, Values

_PRINTABLE_NAME = re.compile(r"[a-z_]{1,40}(\.[a-z_]{1,40})?")
_PART_OF = re.compile(r"[a-z]+\[(\d+)\]")

MISSING = "is missing"


@dataclass(frozen=True)
class Reference:
    """A record that another one names."""

    place: str
    kind: str
    name: str
    """As ``source/id``."""


@dataclass(frozen=True)
class Record:
    """One record that has the shape it should have."""

    line: Line
    kind: str
    source: str
    id: str
    values: Values
    references: tuple[Reference, ...]
    fingerprint: str

    @property
    def name(self) -> str:
        """Return the name by which other records refer to this one."""
        return f"{self.source}/{self.id}"


def check(
    line: Line, limits: shapes.Limits, *, is_examined: bool = False
) -> tuple[Record | None, tuple[Problem, ...]]:
    """Return the record, or all that is wrong with it.

    :param is_examined: when its fields were found to fit together a moment ago: not compared again.
    """
    if line.fault:
        return None, (Problem(line.file, line.number, "", line.fault),)
    checking = _Checking(line, limits)
    record = checking.record(is_examined=is_examined)
    return (None if checking.problems else record), tuple(checking.problems)


class _Checking:
    def __init__(self, line: Line, limits: shapes.Limits) -> None:
        self.line = line
        self.limits = limits
        self.problems: list[Problem] = []
        self.references: list[Reference] = []
        self.source = ""

    def record(self, *, is_examined: bool) -> Record | None:
        kind = schema.KINDS.get(str(self.line.content.get("kind")))
        if kind is None:
            self._say("kind", f"needs one of: {', '.join(schema.KINDS)}")
            return None
        for name in ("source", "id"):
            found = self.line.content.get(name)
            if not isinstance(found, str) or not shapes.is_name(found) or len(found) > self._longest(name):
                self._say(name, "needs letters, digits, dots, dashes and underscores only")
        if self.problems:
            return None
        self.source = str(self.line.content["source"])
        values = self._values(schema.fields_of(kind), self.line.content, "")
        if self.problems:
            return None
        if not is_examined:
            self._say_all(coherence.problems(kind.name, values, self.limits))
        return Record(
            line=self.line,
            kind=kind.name,
            source=self.source,
            id=values.text("id"),
            values=values,
            references=tuple(self.references),
            fingerprint=values.fingerprint(),
        )

    @staticmethod
    def _longest(name: str) -> int:
        return next(field.longest for field in schema.SAME_IN_ALL if field.name == name)

    def _values(self, fields: Iterable[Field], raw: Mapping[str, object], place: str) -> Values:
        known = {field.name: field for field in fields}
        for name in raw:
            if name not in known:
                # Not even the name is repeated, unless it can hardly be a value that slipped.
                shown = name if _PRINTABLE_NAME.fullmatch(name) else "(unreadable name)"
                self._say(place + shown, "is not a field of this kind")
        content: dict[str, Cleaned] = {}
        for name, field in known.items():
            found = raw.get(name)
            if found is not None and found != []:
                content.update(self._value(field, found, place + name))
            elif field.is_required:
                self._say(place + name, MISSING)
        return Values(content)

    def _value(self, field: Field, raw: object, place: str) -> Iterator[tuple[str, Cleaned]]:
        """Give the name and the value, or nothing when it is wrong."""
        if field.shape is Shape.PART and isinstance(raw, dict):
            yield field.name, self._values(field.parts, raw, f"{place}.")
        elif field.shape is Shape.PARTS and isinstance(raw, list) and all(isinstance(x, dict) for x in raw):
            yield (
                field.name,
                tuple(self._values(field.parts, x, f"{place}[{n}].") for n, x in enumerate(raw)),
            )
        elif field.shape in {Shape.PART, Shape.PARTS}:
            self._say(place, "needs parts with fields of their own")
        else:
            try:
                cleaned = shapes.clean(shapes.Raw(field, raw, self.source, self.limits))
            except shapes.Wrong as wrong:
                self._say(place, str(wrong))
                return
            if field.shape is Shape.REFERENCE:
                self.references.append(Reference(place, field.refers_to, str(cleaned)))
            yield field.name, cleaned

    def _say_all(self, found: Iterable[tuple[str, str]]) -> None:
        for place, text in found:
            self._say(place, text)

    def _say(self, place: str, text: str) -> None:
        self.problems.append(Problem(self.line.file, line_of(self.line, place), place, text))


def line_of(line: Line, place: str) -> int:
    """Return the line a field stands on: in CSV each part has a line of its own."""
    part = _PART_OF.match(place)
    if part is None or not line.part_numbers:
        return line.number
    return line.part_numbers[int(part[1])]
