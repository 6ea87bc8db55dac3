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


FAMILIES = {
    *("Achterberg", "Arrasi", "Blik", "Boomgaard", "Duinker", "Hiddinga", "Nieuwenhuijzen", "Okonedo"),
    *("Oudeveld", "Plantijn", "Rahaf", "Roosendael", "Schoonewelle", "Sterrenburg", "Tromp", "Vossenberg"),
    *("Wederfoort", "Zandstra"),
}
"""The invented family names of the town: none stands in what was taken from the reports."""

SMALL = {"van", "den", "der", "de", "el", "al"}


def test_every_family_name_is_one_of_the_invented_list() -> None:
    """A new name goes on the list only after it was looked for in the reports and not found there."""
    names = [str(one["name"]) for one in records() if one["kind"] == "person"]
    assert len(names) > 15
    for name in names:
        last = [part for part in re.split(r"[- ]", name)[-2:] if part not in SMALL]
        assert set(last) & FAMILIES, name
        assert last[-1] in FAMILIES, name


def test_no_official_has_a_name_and_nobody_is_an_initial() -> None:
    """The reports call people "mevrouw A.": nobody here is called so, and no official has a name."""
    for one in records():
        if one["kind"] == "official":
            assert "name" not in one, one["id"]
        said = json.dumps(one, ensure_ascii=False)
        assert not re.search(r"(?i)\b(?:mevrouw|de heer|meneer|dhr\.|mw\.)\s+[A-Z]\.", said), one["id"]
