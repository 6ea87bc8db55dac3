"""Case numbers: random, readable, and wrong when one sign is wrong."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from portal.cases.numbers import ALPHABET, new_number, read_number

years = st.integers(min_value=2000, max_value=2099)
PLACES = [place for place in range(14) if place not in (4, 9)]


def test_a_number_has_no_signs_that_look_alike() -> None:
    assert len(ALPHABET) == 31
    assert not set("0OIL") & set(ALPHABET)


@given(years)
def test_a_number_reads_back_however_it_is_typed(year: int) -> None:
    number = new_number(year)
    assert len(number) == 14 and number.startswith(f"{year}-")
    assert read_number(number) == number
    assert read_number(f" {number.lower().replace('-', ' ')} ") == number
    assert read_number(number.replace("-", "")) == number


@given(years, st.sampled_from(PLACES), st.sampled_from(ALPHABET))
def test_one_wrong_sign_is_noticed(year: int, place: int, sign: str) -> None:
    number = new_number(year)
    wrong = number[:place] + sign + number[place + 1 :]
    assert (read_number(wrong) is None) is (wrong != number)


@given(years, st.sampled_from(PLACES), st.sampled_from(PLACES))
def test_two_swapped_signs_are_noticed(year: int, one: int, other: int) -> None:
    number = new_number(year)
    signs = list(number)
    signs[one], signs[other] = signs[other], signs[one]
    swapped = "".join(signs)
    assert (read_number(swapped) is None) is (swapped != number)


@given(st.text(max_size=40))
def test_anything_typed_is_a_number_or_nothing(typed: str) -> None:
    found = read_number(typed)
    assert found is None or read_number(found) == found


def test_numbers_do_not_follow_each_other() -> None:
    assert len({new_number(2026) for _ in range(500)}) == 500
