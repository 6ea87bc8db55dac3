"""The 31 norms for privacy: all of them, with their own numbers, for everybody to read."""

from __future__ import annotations

from collections import Counter

import pytest
from flask import Flask

from portal.instructions.norms import GROUPS, PRIVACY_NORMS
from tests.visitor import Visitor


@pytest.mark.requirement("R-083")
def test_there_are_31_norms_with_their_own_numbers_in_five_groups() -> None:
    numbers = [norm.number for norm in PRIVACY_NORMS]
    assert len(set(numbers)) == len(numbers) == 31
    assert (numbers[0], numbers[-1]) == ("1.1", "5.3")
    assert Counter(norm.group for norm in PRIVACY_NORMS) == {1: 5, 2: 7, 3: 7, 4: 9, 5: 3}
    assert set(GROUPS) == {1, 2, 3, 4, 5}


@pytest.mark.requirement("R-083")
def test_everybody_reads_all_norms_under_their_group(app: Flask) -> None:
    page = Visitor(app, lang="en").open("privacy-norms")
    assert len(page.tree.xpath("//main//h2")) == 5
    assert len(page.tree.xpath("//main//li")) == 31
    assert "4.5 You decide together whether more data are needed from others." in page.text
