"""Two age systems, turned at midnight of the birthday."""

from __future__ import annotations

from datetime import date

import pytest

from portal.mandates.ages import View, acts_for, birthday_reached, view_for
from portal.viewer import Act

BORN = date(2014, 2, 28)


@pytest.mark.requirement("L-90", "L-91", "T-09")
@pytest.mark.parametrize(
    ("today", "view"),
    [
        (date(2026, 2, 27), View.OPEN),
        (date(2026, 2, 28), View.ASK),
        (date(2030, 2, 27), View.ASK),
        (date(2030, 2, 28), View.CLOSED),
    ],
)
def test_rights_turn_on_the_birthday_itself(today: date, view: View) -> None:
    assert view_for(has_custody="yes", born=BORN, is_at_risk=False, today=today) is view


@pytest.mark.requirement("L-95", "T-11")
@pytest.mark.parametrize(
    ("has_custody", "view"), [("no", View.CLOSED), ("unknown", View.ASK), ("yes", View.OPEN)]
)
def test_unknown_custody_is_not_a_yes(has_custody: str, view: View) -> None:
    assert view_for(has_custody=has_custody, born=BORN, is_at_risk=False, today=date(2020, 1, 1)) is view


def test_an_unknown_age_opens_nothing_and_danger_asks_a_person() -> None:
    day = date(2020, 1, 1)
    assert view_for(has_custody="yes", born=None, is_at_risk=False, today=day) is View.CLOSED
    assert view_for(has_custody="yes", born=BORN, is_at_risk=True, today=day) is View.ASK


@pytest.mark.requirement("L-92", "T-09", "T-10")
def test_from_twelve_a_parent_sees_no_complaints_and_nothing_medical() -> None:
    assert Act.MEDICAL in acts_for(BORN, date(2020, 1, 1))
    older = acts_for(BORN, date(2027, 1, 1))
    assert {Act.COMPLAINTS, Act.MEDICAL, Act.WITHDRAW} & older == set()
    assert Act.REQUESTS in older


def test_a_birthday_is_reached_once_for_each_age() -> None:
    assert [birthday_reached(BORN, date(year, 2, 28)) for year in (2025, 2026, 2029, 2030)] == [0, 12, 12, 16]
