"""The schema as a document: ``python -m portal.partners.document > docs/records.md``."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator

from portal.agencies.articles import HOLD_ARTICLES, LAWS
from portal.agencies.roles import ROLES
from portal.partners import schema
from portal.partners.cells import OWN_LINE
from portal.partners.fields import Field, RecordKind, Shape

OPENING = f"""# Records: what partners deliver

Schema `{schema.NAME}`. This document is made from the schema that the importer reads; a test holds them
equal.

    flask --app wsgi import-records [--dry-run] [--batch-size N] [--drop-unfinished] FILE...

- Files are **JSON Lines** (`.jsonl`, one object a line) or **CSV** (`.csv`, UTF-8, commas, one kind of
  record a file, the column names on the first line). Both give the same records.
- Files are read in the order given. A record comes after the records it names, or those are published
  already.
- Everything is examined first. With one problem nothing is published and the command ends with 1. Each
  problem tells file, line and field, and never a value.
- `source` and `id` together are the record's name for good. The same content again is skipped; other
  content is a newer version. A newer version of a consultation is a new entry; the older one steps aside
  and is kept.
- A reference is the `id` of a record of the same source, or `source/id`.
- Rows are written in short transactions and can be seen only after one short step at the end. A run that
  was stopped goes on when the same command is given again. `--drop-unfinished` takes a stopped run away.
- Days are `2019-08-27`; moments are `2019-08-27T10:15:00+02:00`, always with their time zone; neither
  lies in the future unless the table says so.
- A person is told of each new entry, unless `told_at` says it was done. Entries of over 30 days ago are
  told in one notice. An entry with a `hold` is not told.
- A hold never ends by a delivery: a newer version without one stays hidden. Its article is one of
  {", ".join(HOLD_ARTICLES)}.
- What a landlord or an employer heard, what the police keep to themselves, a whole file, and what needed
  a release that was not there: it is kept, the person reads that it was not allowed, and the command tells
  line and field. Say so yourself with `was_not_allowed`. A talk without a purpose of its own is refused,
  and one for enforcement as well until it says `was_not_allowed`.
- Roles are words of this list, or the Dutch names of these: {", ".join(f"`{role}`" for role in ROLES)}.
  Where health, care, addiction, safety or justice was told, the command names each role it does not know.
- An `article` names one of these laws and its article: {", ".join(LAWS)}.

In CSV: yes and no are `yes` and `no`; words of a list are parted by a blank; parts are parted by `|` and
their fields by `;`, in the order of the tables below; a text by language has a column for each language
(`plain.nl`). A consultation has one line for each person, in columns that start with `{OWN_LINE}`; its
lines stand below each other and say the same in all other columns.
"""


def document() -> str:
    """Return the whole document, in Markdown."""
    parts = [OPENING, "## In every record\n", *_table(schema.SAME_IN_ALL)]
    for kind in schema.KINDS.values():
        parts += [f"\n## `{kind.name}`\n", f"{kind.meaning}\n", *_table(kind.fields)]
        for field in kind.fields:
            if field.parts:
                parts += [f"\n### `{kind.name}`: one part of `{field.name}`\n", *_table(field.parts)]
        parts += ["\nFor example:\n", "```json", json.dumps(example(kind), ensure_ascii=False), "```"]
    return "\n".join(parts) + "\n"


def _table(fields: Iterable[Field]) -> Iterator[str]:
    yield "| Field | Shape | Required | Meaning | Example |"
    yield "|---|---|---|---|---|"
    for field in fields:
        required = "yes" if field.is_required else "no"
        shown = field.example.replace("|", "\\|")
        yield f"| `{field.name}` | {_shape(field)} | {required} | {field.meaning} | {shown} |"


def _shape(field: Field) -> str:
    if field.choices:
        return f"{field.shape.value}: {', '.join(f'`{choice}`' for choice in field.choices)}"
    if field.refers_to:
        return f"{field.shape.value}: `{field.refers_to}`"
    if field.shape is Shape.TEXT:
        return f"text of at most {field.longest} letters"
    return field.shape.value + (" (may be in the future)" if field.may_be_future else "")


def example(kind: RecordKind) -> dict[str, object]:
    """Return a record with the required fields only."""
    record = _example_of(field for field in schema.fields_of(kind) if field.is_required)
    return {**record, "kind": kind.name}


def _example_of(fields: Iterable[Field]) -> dict[str, object]:
    return {field.name: _example_value(field) for field in fields}


def _example_value(field: Field) -> object:
    if field.shape is Shape.PARTS:
        return [_example_of(part for part in field.parts if part.is_required)]
    return field.example.split() if field.shape is Shape.SOME_OF else field.example


if __name__ == "__main__":
    sys.stdout.write(document())
