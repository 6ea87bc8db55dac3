"""What partners read about records is what the importer does."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.partners import schema
from portal.partners.document import document, example
from portal.partners.fields import Field
from portal.partners.shapes import Raw, clean
from tests.partners.deliveries import LIMITS, problems

RECORDS = Path(__file__).resolve().parents[2] / "docs" / "records.md"


def every_field() -> list[Field]:
    """All fields of all kinds, parts included."""
    fields = [field for kind in schema.KINDS.values() for field in schema.fields_of(kind)]
    return fields + [part for field in fields for part in field.parts]


def test_the_document_is_made_from_the_schema() -> None:
    assert RECORDS.read_text(encoding="utf-8") == document()


def test_every_field_says_what_it_means_and_shows_an_example() -> None:
    for field in every_field():
        assert field.meaning.endswith(".")
        assert field.example or field.has_own_lines


def test_every_example_is_one_that_the_importer_takes() -> None:
    simple = [field for field in every_field() if not field.parts and field.shape.value != "yes or no"]
    for field in simple:
        raw: object = field.example
        if field.shape.value == "words of a list":
            raw = field.example.split()
        elif field.shape.value == "text by language":
            raw = {"nl": field.example}
        clean(Raw(field, raw, "waterstad", LIMITS))


@pytest.mark.parametrize("kind", [kind for kind in schema.KINDS.values() if kind.name != "custody"])
def test_every_example_record_has_all_that_is_required(kind: schema.RecordKind) -> None:
    assert {problem.text for problem in problems(example(kind))} & {"is missing"} == set()
