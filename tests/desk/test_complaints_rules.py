"""What a letter must hold, and what it may not; no store is needed."""

from __future__ import annotations

from datetime import date

import pytest

from portal.cases.norms import BY_CODE, NORMS
from portal.cases.outcome import BLOCKS, LONGEST_SUMMARY, ToAnswer, faults, looks_like_decision

TODAY = date(2026, 11, 23)
ASKED = ToAnswer(
    points=("p1", "p2"),
    arguments=("a1",),
    has_arguments=True,
    hopes=True,
    needs_own_language=True,
    is_checked=False,
)
WHOLE: dict[str, str | list[str]] = {
    **{f"outcome-{point}": "unfounded" for point in ASKED.points},
    **{f"theme-{point}": "asked_health" for point in ASKED.points},
    **{f"norms-{point}": ["reliability"] for point in ASKED.points},
    **{f"allowed-{point}": "no" for point in ASKED.points},
    **{f"{block}-{point}": "Words." for block in BLOCKS for point in ASKED.points},
    "weighed-a1": "Words.",
    "hope": "Words.",
    "meaning": "Words.",
    "summary": "Woorden.",
    "summary_own": "Words.",
    "no_check": "Words.",
    "efforts": ["mediating"],
    "holds_decision": "no",
    "is_about_data": "no",
}


@pytest.mark.requirement("R-106")
@pytest.mark.parametrize("theme", ["", "gossip"])
def test_each_point_says_which_theme_it_is_about(theme: str) -> None:
    assert set(faults({**WHOLE, f"theme-{ASKED.points[0]}": theme}, ASKED, TODAY)) == {
        f"theme-{ASKED.points[0]}"
    }


def test_a_whole_letter_has_no_faults() -> None:
    assert faults(WHOLE, ASKED, TODAY) == {}


@pytest.mark.requirement("R-241", "R-248", "R-249", "R-264", "R-001", "R-232", "R-027")
@pytest.mark.parametrize("name", sorted(WHOLE))
def test_each_empty_part_is_named(name: str) -> None:
    empty: str | list[str] = [] if isinstance(WHOLE[name], list) else ""
    assert list(faults({**WHOLE, name: empty}, ASKED, TODAY)) == [name]


@pytest.mark.requirement("R-001")
def test_a_summary_has_three_hundred_words_at_most() -> None:
    long = " ".join(["word"] * (LONGEST_SUMMARY + 1))
    assert list(faults({**WHOLE, "summary": long}, ASKED, TODAY)) == ["summary"]
    assert faults({**WHOLE, "summary": long.removesuffix(" word")}, ASKED, TODAY) == {}


@pytest.mark.requirement("R-242", "T-40")
def test_a_letter_that_says_it_holds_a_decision_is_not_sent() -> None:
    assert list(faults({**WHOLE, "holds_decision": "yes"}, ASKED, TODAY)) == ["holds_decision"]


@pytest.mark.requirement("R-242", "T-40")
@pytest.mark.parametrize(
    "text",
    [
        "Wij kennen u vanaf 1 mei een ontheffing toe.",
        "Hierbij besluiten wij uw uitkering te verlagen.",
        "Het college wijst af. Wij wijzen uw aanvraag af.",
        "U kunt bezwaar maken tegen dit besluit.",
        "We decided to lower the benefit.",
    ],
)
def test_a_decision_hidden_in_the_text_is_found(text: str) -> None:
    assert looks_like_decision(text)
    assert list(faults({**WHOLE, "meaning": text}, ASKED, TODAY)) == ["meaning"]


@pytest.mark.parametrize(
    "text",
    [
        "In mei verlaagde de gemeente uw uitkering. Dat stond in een brief.",
        "Wij vinden dat de coach zijn belofte moet nakomen.",
        "The letter of May said how to object.",
        "We are sorry. The team leader calls you.",
    ],
)
def test_telling_about_an_earlier_decision_is_no_decision(text: str) -> None:
    assert not looks_like_decision(text)


@pytest.mark.requirement("R-252")
def test_a_point_is_tested_on_how_somebody_was_treated_and_on_no_made_up_norm() -> None:
    assert BY_CODE["respect"].plain == "They treat you with respect and help you."
    assert faults({**WHOLE, "norms-p1": ["respect"]}, ASKED, TODAY) == {}
    assert list(faults({**WHOLE, "norms-p1": ["obedience"]}, ASKED, TODAY)) == ["norms-p1"]


@pytest.mark.requirement("R-010")
@pytest.mark.parametrize("lacking", ["measure-1", "owner-1", "due-1"])
def test_a_measure_has_an_owner_and_a_day(lacking: str) -> None:
    measure: dict[str, str | list[str]] = {
        "measure-1": "Write it down.",
        "owner-1": "team leader",
        "due-1": "2027-01-01",
    }
    assert faults({**WHOLE, **measure}, ASKED, TODAY) == {}
    assert list(faults({**WHOLE, **measure, lacking: ""}, ASKED, TODAY)) == [lacking]


@pytest.mark.requirement("R-003")
def test_a_point_may_wait_for_a_later_letter_but_not_all_of_them() -> None:
    later = {**WHOLE, "outcome-p2": "later", "rule-p2": "", "weighed-a1": ""}
    assert faults(later, ASKED, TODAY) == {}
    assert list(faults({**later, "outcome-p1": "later"}, ASKED, TODAY)) == ["outcome-p1"]


@pytest.mark.requirement("R-024")
def test_there_are_22_norms_each_with_plain_words() -> None:
    assert len({norm.code for norm in NORMS}) == 22
    assert all(norm.plain.endswith(".") for norm in NORMS)
