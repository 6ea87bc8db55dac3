"""How a declaration stands and what it must say, without a database."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from portal.declarations.models import Declaration
from portal.declarations.phrases import (
    KIND_HEADS,
    KIND_ICONS,
    KIND_LEADS,
    KIND_NONE,
    KINDS,
    SIGNED_HOW,
    STATE_BADGES,
    STATES,
)
from portal.declarations.rules import (
    SIGNED_HOW as WAYS,
)
from portal.declarations.rules import Draft, Kind, State, may_be_withdrawn, problems, proof, state
from tests.declarations.signed import SCHOOL, acknowledged, agreement, release


def fields(draft: Draft) -> list[str]:
    """The fields that keep a draft from being kept."""
    return [problem.field for problem in problems(draft)]


def standing(**given: object) -> State:
    """How a release of 2018 stands in the summer of 2018."""
    complete = {
        "kind": "release_of_confidentiality",
        "valid_from": date(2018, 2, 6),
        "valid_to": date(2019, 2, 5),
        "withdrawn_at": None,
        "is_general": False,
        "today": date(2018, 7, 1),
    }
    return state(**{**complete, **given})  # type: ignore[arg-type]  # Values of one test at a time.


@pytest.mark.requirement("R-138")
def test_there_are_three_kinds_and_no_fourth_that_says_yes_to_processing() -> None:
    assert set(Kind) == {"acknowledged", "release_of_confidentiality", "agreement_to_help"}
    assert "kind" in Declaration.__table__.columns
    assert fields(release("p", kind="consent")) == ["kind"]
    assert len({KIND_ICONS[kind] for kind in Kind}) == len({KIND_HEADS[kind] for kind in Kind}) == 3


@pytest.mark.requirement("R-102")
def test_agreeing_to_help_or_reading_a_text_shares_with_nobody() -> None:
    for make in (agreement, acknowledged):
        assert fields(make("p", bodies={SCHOOL: "yes"})) == ["bodies"]
        assert fields(make("p", bodies={SCHOOL: "no"})) == []


@pytest.mark.requirement("R-043")
@pytest.mark.parametrize(
    ("missing", "field"),
    [({"bodies": None}, "bodies"), ({"data_kinds": ()}, "data_kinds"), ({"purpose": " "}, "purpose")],
)
def test_a_release_names_bodies_data_and_goal(missing: dict[str, object], field: str) -> None:
    assert fields(release("p", **missing)) == [field]


@pytest.mark.requirement("R-100")
@pytest.mark.parametrize("field", ["text", "version", "language"])
@pytest.mark.parametrize("make", [release, acknowledged, agreement])
def test_every_kind_keeps_its_text_version_and_language(make: type[Draft], field: str) -> None:
    assert fields(make("p", **{field: ""})) == [field]


@pytest.mark.requirement("T-19")
def test_a_new_release_ends_on_a_day_and_an_imported_one_is_taken_as_it_was() -> None:
    assert fields(release("p", valid_to=None)) == ["valid_to"]
    assert fields(release("p", valid_to=None, source="old", source_id="1")) == []
    assert fields(release("p", valid_to=date(2018, 1, 1))) == ["valid_to"]


def test_a_body_is_answered_with_yes_or_no() -> None:
    assert fields(release("p", bodies={SCHOOL: "maybe"})) == ["bodies"]


@pytest.mark.requirement("R-139")
def test_an_old_general_one_is_kept_and_does_not_count() -> None:
    old = release("p", bodies=None, data_kinds=(), is_general=True, source="old", source_id="1")
    assert fields(old) == []
    assert standing(is_general=True) is State.DOES_NOT_COUNT


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, State.VALID),
        ({"today": date(2019, 2, 5)}, State.VALID),
        ({"today": date(2019, 2, 6)}, State.EXPIRED),
        ({"today": date(2018, 2, 5)}, State.NOT_YET),
        ({"valid_to": None, "today": date(2030, 1, 1)}, State.VALID),
        ({"withdrawn_at": datetime(2018, 6, 1, tzinfo=UTC)}, State.WITHDRAWN),
        ({"kind": "acknowledged", "today": date(2030, 1, 1)}, State.READ),
    ],
)
def test_how_a_declaration_stands(given: dict[str, object], expected: State) -> None:
    assert standing(**given) is expected


def test_only_a_release_that_can_still_be_used_is_taken_back() -> None:
    assert {kind for kind in Kind for found in State if may_be_withdrawn(kind, found)} == {Kind.RELEASE}
    assert not may_be_withdrawn(Kind.RELEASE, State.WITHDRAWN)
    assert not may_be_withdrawn(Kind.RELEASE, State.EXPIRED)


def test_another_text_has_another_proof() -> None:
    assert proof("a") == "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"
    assert proof("a") != proof("a ")


def test_every_value_of_every_closed_list_has_plain_words() -> None:
    for words in (KINDS, KIND_HEADS, KIND_LEADS, KIND_NONE, KIND_ICONS):
        assert set(words) == set(Kind)
    assert set(STATES) == set(STATE_BADGES) == set(State)
    assert set(SIGNED_HOW) == WAYS
