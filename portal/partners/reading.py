"""Reading files of records as a stream: JSON Lines and CSV, never the whole file at once."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from portal.partners.lines import Line
from portal.partners.reading_csv import read_csv

LONGEST_LINE = 1_000_000
"""Bytes of one line of JSON."""

NOT_TEXT = "this is not UTF-8 text"
NOT_JSON = "this is not one JSON object"
TOO_LONG = "this line is longer than a million bytes; the rest of the file was not read"
UNKNOWN_FILE = "a file name ends in .jsonl or .csv"


def read(path: Path) -> Iterator[Line]:
    """Give each record of a file, in order."""
    if path.suffix == ".jsonl":
        yield from _read_json_lines(path)
    elif path.suffix == ".csv":
        yield from read_csv(path)
    else:
        yield Line(path.name, 1, 1, 0, fault=UNKNOWN_FILE)


def fingerprint(paths: Sequence[Path]) -> str:
    """Return the SHA-256 of all files together, by which an import that was stopped is found again."""
    digest = hashlib.sha256()
    for path in paths:
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()


def _read_json_lines(path: Path) -> Iterator[Line]:
    with path.open("rb") as file:
        number, read_so_far = 0, 0
        while raw := file.readline(LONGEST_LINE + 1):
            number, read_so_far = number + 1, read_so_far + len(raw)
            if len(raw) > LONGEST_LINE:
                yield Line(path.name, number, number, read_so_far, fault=TOO_LONG)
                return
            if raw.strip():
                yield _json_line(path.name, number, read_so_far, raw)


class _Twice(ValueError):
    """A field stands twice, so nobody can tell which of the two is meant."""


def _each_once(fields: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(fields)
    if len(found) < len(fields):
        names = [name for name, _ in fields]
        raise _Twice(next(name for name in names if names.count(name) > 1))
    return found


def _json_line(name: str, number: int, read_so_far: int, raw: bytes) -> Line:
    try:
        text = raw.decode("utf-8-sig" if number == 1 else "utf-8")
        content = json.loads(text, object_pairs_hook=_each_once)
    except UnicodeDecodeError:
        return Line(name, number, number, read_so_far, fault=NOT_TEXT)
    except _Twice as twice:
        return Line(name, number, number, read_so_far, fault=f"the field {twice} stands twice in one object")
    except (ValueError, RecursionError):
        return Line(name, number, number, read_so_far, fault=NOT_JSON)
    if not isinstance(content, dict):
        return Line(name, number, number, read_so_far, fault=NOT_JSON)
    return Line(name, number, number, read_so_far, content)
