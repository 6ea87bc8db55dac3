"""The people of the demo town are made up: their numbers, addresses and mail lead to nobody."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

TOWN = Path(__file__).resolve().parent.parent / "portal" / "demo" / "town"
pytestmark = pytest.mark.requirement("T-71")


def records() -> Iterator[dict[str, object]]:
    """Every record of the town."""
    for file in sorted(TOWN.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def test_every_citizen_number_is_one_that_is_given_to_nobody() -> None:
    """Numbers that begin with 99999 are kept for tests."""
    numbers = [str(one["number"]) for one in records() if one["kind"] == "person" and one.get("number")]
    assert len(numbers) > 10
    assert [number for number in numbers if not re.fullmatch(r"99999\d{4}", number)] == []
    for one in records():
        assert not re.findall(r"(?<!\d)(?!99999)\d{9}(?!\d)", json.dumps(one, ensure_ascii=False)), one["id"]


def test_every_address_is_in_a_place_that_is_not_there() -> None:
    places = {str(one["address"]).rpartition(" ")[2] for one in records() if one.get("address")}
    assert places <= {"Waterstad", "Verderop"}, places


def test_no_mail_or_site_leads_anywhere() -> None:
    for one in records():
        said = json.dumps(one, ensure_ascii=False)
        hosts = re.findall(r"(?:@|://)([\w.-]+)", said)
        assert not [host for host in hosts if not re.search(r"(?:^|\.)example(?:\.\w+)?$", host)], said
