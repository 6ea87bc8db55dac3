"""The first page makes one draft, however often its button is pressed."""

from __future__ import annotations

import pytest

from tests.visitor import Visitor


def drafts(writer: Visitor) -> list[str]:
    """Return the addresses of what is being written."""
    return sorted(set(writer.open("cases").links("/drafts/")))


@pytest.mark.requirement("R-017")
@pytest.mark.parametrize("address", ["cases/new/complaint", "cases/new"])
def test_a_second_press_makes_no_second_draft_and_keeps_the_last_words(writer: Visitor, address: str) -> None:
    page = writer.open(address)
    for words in ("They were rude to me.", "They were rude to me, and late."):
        writer.fill(page, {"answer": words}, form="/cases/new")
    begun = [one for one in drafts(writer) if "/drop" not in one]
    assert len(begun) == 1
    page = writer.open(f"{begun[0].split('?')[0]}?q=happened")
    assert page.tree.xpath("string(//textarea)").strip() == "They were rude to me, and late."


@pytest.mark.requirement("R-017")
def test_an_old_first_page_makes_a_new_draft_after_its_first_was_sent(writer: Visitor) -> None:
    page = writer.open("cases/new/complaint")
    writer.fill(page, {"answer": "They were rude to me."}, form="/cases/new")
    draft = writer.at
    writer.fill(writer.open(f"{draft}?q=check"), {}, form="/send")
    assert "/receipt" in writer.at
    writer.fill(page, {"answer": "And now something else."}, form="/cases/new")
    assert "/drafts/" in writer.at
    assert writer.at != draft
    assert "And now something else." in writer.open(f"{writer.at}?q=check").text


def test_a_page_that_failed_keeps_its_id(writer: Visitor) -> None:
    page = writer.open("cases/new/complaint")
    once = page.tree.xpath("string(//input[@name='once']/@value)")
    again = writer.fill(page, {"answer": ""}, form="/cases/new", status=400)
    assert again.tree.xpath("string(//input[@name='once']/@value)") == once
