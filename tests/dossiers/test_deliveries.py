"""What systems may deliver about files: refused with the reason, and nothing kept by half."""

from __future__ import annotations

import pytest

from tests.partners.deliveries import Record, problems, record

ITEM = {
    "person": "p-1",
    "file": "f-1",
    "data_kind": "housing",
    "what": "fact",
    "text": "U woont boven.",
    "purpose": "Om te weten welke steun past.",
    "written_on": "2024-02-12",
    "came_from": "person",
}
PART = {"person": "p-1", "file": "f-1", "domain": "money", "asked": "not_asked"}
CARER = {"person": "p-1", "file": "f-1", "organisation": "o-1", "name": "Els", "relation": "child"}


def faults(kind: str, whole: Record, **changes: object) -> set[tuple[str, str]]:
    """The fields that are refused, each with the reason."""
    given = {name: value for name, value in {**whole, **changes}.items() if value is not None}
    return {(one.field, one.text) for one in problems(record(kind, "x-1", **given))}


@pytest.mark.parametrize(
    ("kind", "whole"), [("file_item", ITEM), ("file_domain", PART), ("file_carer", CARER)]
)
def test_a_whole_record_is_taken(kind: str, whole: Record) -> None:
    assert faults(kind, whole) == set()


@pytest.mark.requirement("R-059")
def test_an_explanation_without_a_fact_is_refused() -> None:
    assert {field for field, _ in faults("file_item", ITEM, what="interpretation")} == {"fact"}


@pytest.mark.requirement("R-054")
def test_a_purpose_of_one_word_is_refused_and_none_at_all_is_shown_as_such() -> None:
    assert {field for field, _ in faults("file_item", ITEM, purpose="Hulp")} == {"purpose"}
    assert faults("file_item", ITEM, purpose=None) == set()


@pytest.mark.requirement("R-087")
def test_a_part_of_life_without_asked_is_refused_and_so_is_a_score() -> None:
    assert ("asked", "is missing") in faults("file_domain", PART, asked=None)
    assert ("score", "is not a field of this kind") in faults("file_domain", PART, score=5)
    assert {field for field, _ in faults("file_domain", PART, necessity="Om iets te weten.")} == {"necessity"}
    assert {field for field, _ in faults("file_domain", PART, asked="asked")} == {"asked_on"}


@pytest.mark.requirement("R-056", "R-091")
def test_no_story_about_a_carer_is_taken() -> None:
    assert ("story", "is not a field of this kind") in faults("file_carer", CARER, story="Zij is moe.")
    assert {field for field, _ in faults("file_carer", CARER, is_own_entry=True)} == {"file"}


@pytest.mark.requirement("R-242")
def test_an_exemption_without_what_then_or_its_own_letter_is_refused() -> None:
    whole = {"person": "p-1", "file": "f-1", "text": "U hoeft niet.", "begins_on": "2026-01-05"}
    found = faults("file_exemption", {**whole, "reason": "Uw kind is net geboren."})
    assert found == {("then", "is missing"), ("letter_on", "is missing")}
