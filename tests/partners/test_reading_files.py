"""What is wrong with a file itself is said in words that tell what to do about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.partners.reading import read

HEAD = "schema,kind,source,id,name"


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        (
            "a.jsonl",
            '{"kind": "person", "name": "A", "name": "B"}',
            "the field name stands twice",
        ),
        ("a.jsonl", '{"parts": [{"day": 1, "day": 2}]}', "the field day stands twice"),
        (
            "a.csv",
            HEAD.replace(",", ";"),
            "the cells are parted by semicolons",
        ),
        ("a.csv", f"{HEAD},name", "the column name stands twice"),
        ("a.csv", "", "the first line names the columns"),
        ("a.csv", "kind,source,id", "the first line names the columns"),
    ],
)
def test_the_fault_of_a_file_is_named(tmp_path: Path, name: str, content: str, fault: str) -> None:
    (tmp_path / name).write_text(content)
    (found,) = read(tmp_path / name)
    assert found.number == 1
    assert found.fault.startswith(fault)


def test_a_field_that_stands_once_in_each_of_two_objects_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"name": "A", "parts": [{"name": "B"}, {"name": "C"}]}')
    (found,) = read(tmp_path / "a.jsonl")
    assert not found.fault
