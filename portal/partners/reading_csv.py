"""Reading CSV: one record a line, or, where a record has parts, one line for each part."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from portal.partners import cells, schema
from portal.partners.lines import Line

LONGEST_LINE = 1_000_000
"""Bytes that are read as one line; a longer one is cut and then does not fit the columns."""

FIRST = ("schema", "kind", "source", "id")
NOT_TEXT = "this is not UTF-8 text; the rest of the file was not read"
NOT_CSV = "this is not CSV; the rest of the file was not read"
NO_HEADER = "the first line names the columns: schema, kind, source, id and the fields of the kind"
SEMICOLONS = "the cells are parted by semicolons; save the file again with commas between them"
WRONG_WIDTH = "this line has more or fewer cells than the first line"
DIFFERS = "this line does not say the same as the first line of this record, outside its own part"

Row = dict[str, str]


def read_csv(path: Path) -> Iterator[Line]:
    """Give each record of a CSV file. Lines of one record stand below each other."""
    with path.open("rb") as raw:
        group: list[tuple[int, Row]] = []
        for start, found in _rows(path.name, _decoded(raw)):
            if isinstance(found, Line):
                yield found
                continue
            if group and not _continues(group[0][1], found):
                yield _record(path.name, group, raw.tell())
                group = []
            group.append((start, found))
        if group:
            yield _record(path.name, group, raw.tell())


def _decoded(file: BinaryIO) -> Iterator[str]:
    """Decode line by line, so that what is not text is found on its own line."""
    encoding = "utf-8-sig"
    while raw := file.readline(LONGEST_LINE):
        yield raw.decode(encoding)
        encoding = "utf-8"


def _rows(name: str, file: Iterable[str]) -> Iterator[tuple[int, Row | Line]]:
    """Give each line of cells with the line number it starts on, or what is wrong with it."""
    table = csv.reader(file, strict=True)
    header: Sequence[str] = ()
    start = 1
    try:
        for found in table:
            if not header:
                header = found
                if fault := _fault_of(header):
                    yield 1, Line(name, 1, 1, 0, fault=fault)
                    return
            elif found and len(found) != len(header):
                yield start, Line(name, start, table.line_num, 0, fault=WRONG_WIDTH)
            elif found:
                yield start, dict(zip(header, found, strict=True))
            start = table.line_num + 1
        if not header:
            yield 1, Line(name, 1, 1, 0, fault=NO_HEADER)
    except UnicodeDecodeError:
        yield start, Line(name, start, start, 0, fault=NOT_TEXT)
    except csv.Error:
        yield start, Line(name, start, start, 0, fault=NOT_CSV)


def _fault_of(header: Sequence[str]) -> str:
    """Return what is wrong with the first line; nothing when it names each column once."""
    if len(header) == 1 and ";" in header[0]:
        return SEMICOLONS
    twice = next((name for name in header if header.count(name) > 1), None)
    if twice is not None:
        return f"the column {twice} stands twice"
    return "" if set(FIRST) <= set(header) else NO_HEADER


def _continues(first: Row, row: Row) -> bool:
    kind = schema.KINDS.get(row["kind"])
    is_same = all(first[name] == row[name] for name in ("kind", "source", "id"))
    return is_same and kind is not None and schema.lines_of(kind) is not None


def _record(name: str, group: Sequence[tuple[int, Row]], bytes_read: int) -> Line:
    start, first = group[0]
    numbers = tuple(number for number, _row in group)
    shared = cells.shared(first)
    for number, row in group[1:]:
        if cells.shared(row) != shared:
            return Line(name, number, number, bytes_read, fault=DIFFERS)
    content = cells.from_cells([row for _number, row in group])
    return Line(name, start, numbers[-1], bytes_read, content, part_numbers=numbers)
