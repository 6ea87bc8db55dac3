"""Another password from inside: with the one of now, and all other devices are out at once."""

from __future__ import annotations

import pytest
from flask import Flask

from portal.accounts import rules
from tests.accounts.ways import GERBEN, PASSWORD, SignIn, by_letter, is_in, opened, signed_in
from tests.visitor import Visitor

NEW = "kast regen brood acht"  # Invented.


def changed(who: Visitor, *, status: int = 200, **changes: str) -> str:
    """Try to change the password; return the words of the page that comes."""
    values = {"old": PASSWORD, "password": NEW, "again": NEW, **changes}
    return who.fill(who.open("me/account/password"), values, form="/password", status=status).text


@pytest.mark.requirement("T-60", "R-079")
def test_who_changes_the_password_stays_in_and_all_other_devices_are_out(
    app: Flask, client_for: SignIn
) -> None:
    paper = by_letter(app, client_for, GERBEN)
    here, number = opened(app, paper), rules.in_groups(paper.number)
    elsewhere = signed_in(app, number)
    assert here.open("me/account").links("/me/account/password")
    assert "Uw wachtwoord is veranderd." in changed(here)
    assert is_in(here)
    assert not is_in(elsewhere)
    assert is_in(signed_in(app, number, password=NEW))
    assert "U koos een ander wachtwoord" in here.open("me/account").text
    assert not is_in(signed_in(app, number, status=400)), "the old one works no more"


@pytest.mark.requirement("T-60")
@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"old": ""}, "Typ uw wachtwoord."),
        ({"old": "een ander wachtwoord"}, "Dit is niet uw wachtwoord van nu."),
        ({"password": "kort", "again": "kort"}, "15 tekens"),
        ({"again": "kast regen brood negen"}, "niet hetzelfde"),
        ({"password": PASSWORD, "again": PASSWORD}, "Dit is het wachtwoord dat u al hebt."),
    ],
)
def test_a_password_that_cannot_be_used_changes_nothing(
    app: Flask, client_for: SignIn, changes: dict[str, str], reason: str
) -> None:
    paper = by_letter(app, client_for, GERBEN)
    here = opened(app, paper)
    assert reason in changed(here, status=400, **changes)
    assert is_in(signed_in(app, rules.in_groups(paper.number)))


@pytest.mark.requirement("T-60")
def test_guessing_the_password_of_now_is_slowed(app: Flask, client_for: SignIn) -> None:
    here = opened(app, by_letter(app, client_for, GERBEN))
    for _try in range(rules.OF_NUMBER):
        changed(here, status=400, old="een ander wachtwoord")
    assert "Wacht tot" in changed(here, status=429)


def test_with_digid_there_is_no_password_to_change(client_for: SignIn) -> None:
    client_for("wife").open("me/account/password", status=404)
