"""Cells of CSV, turned into the same values that JSON Lines holds; the checks are the same for both.

Words of a list are parted by blanks. Parts are parted by ``|`` and their fields by ``;``, in the order of the
schema. A text by language has a column for each language, such as ``plain.nl``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from portal.partners import schema
from portal.partners.fields import Field, Shape

OWN_LINE = "subject."
"""How the columns start that hold a part with a line of its own."""

_YES_NO: dict[str, object] = {"yes": True, "no": False, "true": True, "false": False}


def shared(row: Mapping[str, str]) -> dict[str, str]:
    """Return the cells that all lines of one record have in common."""
    return {name: cell for name, cell in row.items() if not name.startswith(OWN_LINE)}


def from_cells(rows: Sequence[Mapping[str, str]]) -> dict[str, object]:
    """Return one record from its lines. What cannot be right stays as it is, for the checks to find."""
    kind = schema.KINDS.get(rows[0]["kind"])
    if kind is None:
        return {name: cell for name, cell in rows[0].items() if cell and name in {"schema", "kind"}}
    record = _values(schema.fields_of(kind), shared(rows[0]))
    lines = schema.lines_of(kind)
    if lines is not None:
        record[lines.name] = [_values(lines.parts, _own(row)) for row in rows]
    return record


def _own(row: Mapping[str, str]) -> dict[str, str]:
    return {name.removeprefix(OWN_LINE): cell for name, cell in row.items() if name.startswith(OWN_LINE)}


def _values(fields: Iterable[Field], row: Mapping[str, str]) -> dict[str, object]:
    known = {field.name: field for field in fields}
    values: dict[str, object] = {}
    for column, cell in row.items():
        name, _, language = column.partition(".")
        field = known.get(name)
        if not cell:
            continue
        if field is not None and field.shape is Shape.BY_LANGUAGE and language:
            texts = values.setdefault(name, {})
            if isinstance(texts, dict):
                texts[language] = cell
        else:
            values[column] = cell if field is None or language else _value(field, cell)
    return values


def _value(field: Field, cell: str) -> object:
    if field.shape is Shape.YES_NO:
        return _YES_NO.get(cell, cell)
    if field.shape is Shape.SOME_OF:
        return cell.split()
    if field.shape is Shape.PART:
        return _part(field, cell)
    if field.shape is Shape.PARTS:
        return [_part(field, item) for item in cell.split("|")]
    return cell


def _part(field: Field, text: str) -> dict[str, object]:
    found = [piece.strip() for piece in text.split(";")]
    # One piece too many becomes a field that nobody knows, which the checks then report.
    names = [part.name for part in field.parts] + [f"extra_{place}" for place in range(len(found))]
    return {name: piece for name, piece in zip(names, found, strict=False) if piece}
