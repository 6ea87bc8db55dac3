"""What was typed after the session ended comes back to the same person."""

from __future__ import annotations

from flask import Flask

from tests.people.providers import OTHER_NUMBER, Browser
from tests.people.visits import leave_alone, sign_in
from tests.visitor import Visitor


def test_what_was_typed_too_late_comes_back_after_signing_in_and_can_still_be_sent(
    app: Flask, browser: Browser
) -> None:
    visitor = Visitor(app, lang="en")
    sign_in(visitor, browser)
    page = visitor.open("/en/me")
    leave_alone(app, minutes=12)
    late = visitor.fill(
        page, {"language": "nl", "story": "They talked without me."}, form="/me/language", status=400
    )
    assert "Your text is kept." in late.text
    assert "They talked" not in late.text
    back = sign_in(visitor, browser)
    assert back.heading == "We kept what you typed"
    assert "They talked without me." in back.text
    values = dict(back.form("/sign-in/typed").form_values())
    onward = visitor.client.post("/en/sign-in/typed", data=values)
    # A browser sends the same form again; the test client has already read it empty, so it is told to.
    assert (onward.status_code, onward.location) == (307, "/en/me/language")
    visitor.post(onward.location, values)
    assert visitor.at == "/nl/me", "the form reached the page it was for"
    assert visitor.open("/en/sign-in/typed").heading != back.heading, "it is given back once"


def test_what_was_typed_too_late_is_never_shown_to_the_next_visitor(
    app: Flask, visitor: Visitor, browser: Browser
) -> None:
    sign_in(visitor, browser)
    page = visitor.open("/nl/me")
    leave_alone(app, minutes=12)
    visitor.fill(page, {"story": "They talked without me."}, form="/me/language", status=400)
    after = sign_in(visitor, browser, sub="next visitor", nin=OTHER_NUMBER)
    assert after.heading != "Wij bewaarden wat u typte"
    assert "They talked" not in visitor.open("/nl/sign-in/typed").text


def test_what_was_kept_can_be_thrown_away(app: Flask, visitor: Visitor, browser: Browser) -> None:
    sign_in(visitor, browser)
    page = visitor.open("/nl/me")
    leave_alone(app, minutes=12)
    visitor.fill(page, {"story": "They talked without me."}, form="/me/language", status=400)
    visitor.fill(sign_in(visitor, browser), {}, form="/typed/away")
    assert "They talked" not in visitor.open("/nl/sign-in/typed").text
