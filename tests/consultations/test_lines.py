"""The badge at an entry: the gravest thing about it, and a dispute beside it, which never takes its place."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace

import pytest

from portal.consultations.lines import Badges, _badge
from tests.clocks import MONDAY

BADGES = Badges(late="(late)", not_allowed="(not allowed)", disputed="(disputed)")


@pytest.mark.parametrize("is_disputed", [True, False])
@pytest.mark.parametrize(
    ("days", "was_not_allowed", "own"),
    [(0, False, ""), (40, False, "(late)"), (0, True, "(not allowed)"), (40, True, "(not allowed)")],
)
def test_an_entry_shows_the_gravest_badge_and_a_dispute_beside_it(
    days: int, was_not_allowed: bool, own: str, is_disputed: bool
) -> None:
    line = SimpleNamespace(
        happened_at=MONDAY - timedelta(days=days),
        recorded_at=MONDAY,
        was_not_allowed=was_not_allowed,
        is_disputed=is_disputed,
    )
    assert _badge(line, BADGES) == (own + "(disputed)" if is_disputed else own)
