"""A phone that a family shares: what is told about somebody asks once more who is there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.cases.ways import STORY, begun
from tests.clocks import FakeClock
from tests.visitor import Visitor

SignIn = Callable[..., Visitor]
TOLD = ("consultations", "consultations/picture", "consultations/access", "notices")
pytestmark = pytest.mark.requirement("T-70")


def asked(visitor: Visitor, path: str) -> bool:
    """Tell whether a page asks to sign in once more, and comes back to itself afterwards."""
    answer = visitor.client.get(f"/nl/{path}")
    if answer.status_code == 200:
        return False
    assert answer.status_code == 302
    address = answer.headers["Location"]
    assert "/nl/sign-in?" in address and "again=yes" in address and path.replace("/", "%2F") in address
    return True


@pytest.mark.parametrize("path", TOLD)
def test_after_five_minutes_on_other_pages_a_shared_device_asks_who_is_there(
    client_for: SignIn, clock: FakeClock, path: str
) -> None:
    wife = client_for("wife")
    assert not asked(wife, path)
    clock.later(minutes=3)
    wife.open("cases")
    clock.later(minutes=3)
    wife.open("cases")
    assert asked(wife, path)
    page = wife.open(path)
    assert "Bent u er nog?" in page.text
    assert "wie" not in page.heading
    wife.sign_in("wife")
    assert not asked(wife, path)


def test_one_entry_asks_as_well(client_for: SignIn, clock: FakeClock) -> None:
    wife = client_for("wife")
    entry = next(
        link for link in wife.open("consultations").links("/consultations/") if len(link.split("/")[-1]) == 26
    )
    clock.later(minutes=3)
    wife.open("cases")
    clock.later(minutes=3)
    assert asked(wife, entry.removeprefix("/nl/"))


def test_who_goes_on_reading_is_not_asked(client_for: SignIn, clock: FakeClock) -> None:
    wife = client_for("wife")
    for _ in range(4):
        clock.later(minutes=4)
        assert not asked(wife, "consultations")


def test_what_was_being_written_stays_and_asks_nothing(client_for: SignIn, clock: FakeClock) -> None:
    wife = client_for("wife")
    draft = begun(wife)
    for _ in range(2):
        clock.later(minutes=4)
        wife.open(draft)
    assert asked(wife, "consultations")
    assert STORY in wife.open(f"{draft}?q=check").text


def test_an_own_device_is_not_asked(client_for: SignIn, clock: FakeClock) -> None:
    wife = client_for("wife", device="own")
    clock.later(minutes=7)
    wife.open("cases")
    clock.later(minutes=7)
    assert not asked(wife, "consultations")


def test_who_acts_for_another_is_held_by_the_rules_of_that_grant(
    client_for: SignIn, clock: FakeClock
) -> None:
    mother = client_for("mother")
    pages = [link for link in mother.open("me/children").links("/for/") if link.endswith("/consultations")]
    for _ in range(2):
        clock.later(minutes=4)
        mother.open("cases")
    assert all(mother.client.get(page).status_code == 200 for page in pages)
