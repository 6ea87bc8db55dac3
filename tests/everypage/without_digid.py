"""Pages of signing in without DigiD: at the counter, by letter, the code, and what stays closed."""

from __future__ import annotations

from tests.accounts.ways import PASSWORD, WIFE, Paper, letter_of, on_paper, proof
from tests.everypage.camera import Camera, Roll
from tests.visitor import Page


def walk(roll: Roll) -> None:
    """Give a code by hand and by letter, use both, and look at what is open."""
    helper, second, anybody = roll.camera("helpdesk"), roll.camera("team-leader"), roll.camera()
    _counter(helper, second, anybody)
    case = roll.camera("wmo-adviser")
    assignment = case.open("desk").links("/desk/people/")[0].rsplit("/", 1)[1]
    page = case.take("account-letter", f"desk/people/{assignment}/account")
    case.take("account-letter-sent", case.fill(page, {}, form="/account"), alike=True)
    _not_seen(roll.camera(), letter_of(roll.app))


def _counter(helper: Camera, second: Camera, anybody: Camera) -> None:
    page = helper.take("account-counter", "desk/accounts")
    helper.take("account-counter-wrong", helper.fill(page, {}, form="/desk/accounts", status=400))
    for what in ("letter", "stop"):
        done = helper.fill(page, proof(WIFE, what=what), form="/desk/accounts")
        helper.take(f"account-done-{what}", done, alike=what == "stop")
    page = helper.take("account-wait", helper.fill(page, proof(WIFE, what="code"), form="/desk/accounts"))
    waiting = helper.at
    agree = second.take("account-agree", "desk/accounts/agree")
    wrong = second.fill(agree, proof(("999990020", "1986-11-30")), form="/agree", status=400)
    second.take("account-agree-wrong", wrong)
    second.take("account-agreed", second.fill(agree, proof(WIFE), form="/agree"))
    page = helper.take("account-go-on", waiting)
    page = helper.take("account-paper", helper.fill(page, {}, form=waiting))
    paper = on_paper(page)
    page = anybody.take("account-sign-in", "sign-in/own")
    anybody.take("account-sign-in-wrong", anybody.fill(page, {}, form="/own", status=400))
    page = anybody.take("account-code", "sign-in/own/code")
    wrong = anybody.fill(page, {"number": paper.number, "code": "ABCDE-23456"}, form="/code", status=400)
    anybody.take("account-code-wrong", wrong)
    page = anybody.take("account-choose", _typed(anybody, paper))
    short = {"password": "te kort", "again": "te kort"}
    anybody.take("account-choose-wrong", anybody.fill(page, short, form="/password", status=400))
    page = anybody.fill(page, {"password": PASSWORD, "again": PASSWORD}, form="/password")
    anybody.take("account-mine-seen", page)
    form = anybody.take("account-password", "me/account/password")
    anybody.take("account-password-wrong", anybody.fill(form, {"old": "x"}, form="/password", status=400))
    new = {"old": PASSWORD, "password": "kast regen brood acht", "again": "kast regen brood acht"}
    page = anybody.fill(form, new, form="/password")
    anybody.take("account-password-changed", page, alike=True)
    anybody.take("account-stopped", anybody.fill(page, {}, form="/stop"))


def _not_seen(visitor: Camera, paper: Paper) -> None:
    page = visitor.fill(_typed(visitor, paper), {"password": PASSWORD, "again": PASSWORD}, form="/password")
    visitor.take("account-mine", page)
    visitor.take("account-closed", "consultations", status=403)
    visitor.take("account-me", "me")
    visitor.take("account-cases", "cases", alike=True)


def _typed(visitor: Camera, paper: Paper) -> Page:
    page = visitor.open("sign-in/own/code")
    return visitor.fill(page, {"number": paper.number, "code": paper.code}, form="/code")
