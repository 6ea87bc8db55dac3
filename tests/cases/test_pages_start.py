"""The first pages of a case, as a person meets them: tell, choose, begin."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from portal.cases import kinds
from tests.visitor import Visitor

STORY = "They talked about me without asking, and they lowered my benefit."


def test_somebody_with_nothing_yet_sees_one_clear_thing_to_do(writer: Visitor) -> None:
    page = writer.open("cases")
    assert "Nothing here yet" in page.text
    assert page.links() == ["/en/cases/new"]


@pytest.mark.requirement("R-090")
def test_the_own_words_come_first_and_go_along_to_the_first_question(writer: Visitor) -> None:
    page = writer.open("cases/new")
    assert page.tree.xpath("//main//form")[0].get("action") == "/en/cases/new"
    page = writer.fill(page, {"answer": STORY}, form="/cases/new")
    assert page.heading == "What do you want to do?"
    assert STORY in page.text
    page = writer.fill(page, {"kind": "complaint"}, form="/kind")
    page = writer.open(writer.at + "?q=happened")
    assert page.tree.xpath("//textarea")[0].text.strip() == STORY


@pytest.mark.requirement("R-240")
def test_a_decision_is_told_apart_from_behaviour_and_both_are_offered_first(writer: Visitor) -> None:
    page = writer.fill(writer.open("cases/new"), {"answer": STORY}, form="/cases/new")
    offered = page.tree.xpath("//input[@name='kind']/@value")
    assert offered[0] == "objection"
    assert "complaint" in offered[:3]
    assert set(offered) == {kind.code for kind in kinds.all()}
    assert "Six weeks is the rule, later is still taken." in page.text


def test_a_wrong_choice_is_said_to_cost_nothing(writer: Visitor) -> None:
    assert "A wrong choice never costs you a right." in writer.open("cases/new").text


def test_an_empty_story_is_asked_for_again_with_a_link_to_the_box(writer: Visitor) -> None:
    page = writer.fill(writer.open("cases/new"), {"answer": "  "}, form="/cases/new", status=400)
    assert "Write what happened." in page.text
    assert page.links("#answer")


@pytest.mark.parametrize("kind", [kind.code for kind in kinds.all()])
def test_each_kind_has_a_first_page_that_leads_to_a_draft(writer: Visitor, kind: str) -> None:
    page = writer.open(f"cases/new/{kind}")
    assert page.heading.startswith("Question 1 of ")
    first = kinds.find(kind).questions[0]
    name = "point-0" if first.shape == "grievances" else "answer"
    page = writer.fill(page, {name: "Something that I want to say."}, form="/cases/new/")
    assert "/cases/drafts/" in writer.at
    assert page.heading.startswith("Question 2 of ")
    assert "Something" not in writer.at


@pytest.mark.requirement("R-085")
@pytest.mark.parametrize("kind", [kind.code for kind in kinds.all()])
def test_every_form_says_that_you_decide_what_you_tell(writer: Visitor, kind: str) -> None:
    page = writer.open(f"cases/new/{kind}")
    assert "Tell only what is needed for your own question." in page.text
    assert "Nobody may refuse to help you because you tell less." in page.text


@pytest.mark.parametrize(
    "address", ["cases/new/made-up", "cases/new/complaint?entry=made-up", "cases/drafts/made-up"]
)
def test_what_is_not_there_is_not_found(writer: Visitor, address: str) -> None:
    writer.open(address, status=404)


def test_the_draft_of_another_looks_like_one_that_never_was(
    writer: Visitor, signed_in: Callable[..., Visitor]
) -> None:
    writer.fill(writer.open("cases/new/complaint"), {"answer": STORY}, form="/cases/new/")
    other = signed_in()
    missing = other.client.get("/en/cases/drafts/" + "0" * 26)
    for address in (writer.at, writer.at + "/kind", writer.at + "/drop", writer.at + "/files"):
        foreign = other.client.get(address)
        assert foreign.status_code == 404
        assert foreign.data == missing.data


def test_a_draft_stands_in_the_overview_until_it_is_thrown_away(writer: Visitor) -> None:
    page = writer.fill(writer.open("cases/new/complaint"), {"answer": STORY}, form="/cases/new/")
    page = writer.fill(page, {}, form="/drafts/", button="later")
    assert writer.at == "/en/cases"
    assert "We kept it." in page.text
    assert STORY not in page.text
    page = writer.open(page.links("/drop")[0])
    assert "Nothing was sent." in page.text
    page = writer.fill(page, {}, form="/drop")
    assert "Nothing here yet" in page.text
