"""On which day a person reaches an age."""

from datetime import date

import pytest

from portal.terms import age_on, turns


def test_a_child_turns_twelve_on_the_birthday() -> None:
    assert turns(date(2013, 9, 4), 12) == date(2025, 9, 4)
    assert age_on(date(2013, 9, 4), date(2025, 9, 3)) == 11
    assert age_on(date(2013, 9, 4), date(2025, 9, 4)) == 12


def test_a_child_born_on_29_february_turns_eighteen_on_1_march_in_a_common_year() -> None:
    assert turns(date(2008, 2, 29), 18) == date(2026, 3, 1)
    assert age_on(date(2008, 2, 29), date(2026, 2, 28)) == 17
    assert age_on(date(2008, 2, 29), date(2026, 3, 1)) == 18


def test_a_child_born_on_29_february_turns_sixteen_on_29_february_in_a_leap_year() -> None:
    assert turns(date(2008, 2, 29), 16) == date(2024, 2, 29)


def test_nobody_has_an_age_before_birth() -> None:
    with pytest.raises(ValueError, match="before birth"):
        age_on(date(2013, 9, 4), date(2013, 9, 3))
    with pytest.raises(ValueError, match="never negative"):
        turns(date(2013, 9, 4), -1)
