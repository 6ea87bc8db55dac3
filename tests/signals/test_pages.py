"""Without any name, in the pages: a code is shown once, opens what was told, and answers go both ways."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from portal.access import RefusedTry
from portal.signals import codewords
from portal.signals.models import Signal, SignalMessage
from portal.store import new_id
from tests.clocks import FakeClock
from tests.signals.ways import TEXT, tell, told, type_back, use, words_on
from tests.visitor import Page, Visitor

ClientFor = Callable[..., Visitor]


@pytest.fixture
def visitor(app: Flask) -> Visitor:
    return Visitor(app, lang="en")


def at(visitor: Visitor, address: str) -> Visitor:
    """Let somebody come from an address of the outside world."""
    visitor.client.environ_base["REMOTE_ADDR"] = address
    return visitor


def signal_of(app: Flask, text: str = "") -> str:
    with app.extensions["inzage"].store.reading() as work:
        return str(work.rows(select(Signal.id).order_by(Signal.made_at.desc()))[0].id)


def answer(official: Visitor, app: Flask, text: str) -> Page:
    page = official.open(f"desk/signals/{signal_of(app)}")
    return official.fill(page, {"text": text}, form="/desk/signals/")


@pytest.mark.requirement("R-199")
def test_somebody_tells_it_without_signing_in_and_reads_the_answer_with_six_words(
    app: Flask, visitor: Visitor, client_for: ClientFor
) -> None:
    page = visitor.fill(visitor.open("signal"), {"text": TEXT}, form="/signal", status=400)
    assert "Choose what fits best." in page.text
    assert TEXT in page.text
    words = tell(visitor)
    assert len(words) == 6
    assert type_back(visitor, words).heading == "Thank you. We got it."
    officer = client_for("privacy-officer", lang="en")
    assert TEXT in officer.open("desk/signals").text
    assert "New" in officer.open("desk/signals").text
    page = answer(officer, app, "We looked into it. They may not do that.")
    assert "You answered on" in page.text
    page = use(Visitor(app, lang="en"), words)
    assert page.heading == "What you told us"
    assert "We looked into it. They may not do that." in page.text
    assert "There is an answer for you." in page.text


@pytest.mark.parametrize(
    ("kind", "role", "other"),
    [
        ("signal", "privacy-officer", "complaint-handler"),
        ("question", "privacy-officer", "complaint-handler"),
        ("complaint", "complaint-handler", "privacy-officer"),
    ],
)
def test_each_kind_stands_in_the_queue_of_the_role_that_answers_it_and_in_no_other(
    app: Flask, visitor: Visitor, client_for: ClientFor, kind: str, role: str, other: str
) -> None:
    told(visitor, kind=kind)
    mine, theirs = client_for(role, lang="en"), client_for(other, lang="en")
    assert TEXT in mine.open("desk/signals").text
    assert TEXT not in theirs.open("desk/signals").text
    address = f"desk/signals/{signal_of(app)}"
    mine.open(address)
    missing = theirs.open(f"desk/signals/{new_id()}", status=404).response.get_data()
    assert theirs.open(address, status=404).response.get_data() == missing
    for stranger in ("caseworker", "manager", "helpdesk", "wife"):
        client_for(stranger, lang="en").open(address, status=404)


def test_messages_go_both_ways_and_the_state_follows(
    app: Flask, visitor: Visitor, client_for: ClientFor
) -> None:
    words, officer = told(visitor), client_for("privacy-officer", lang="en")
    assert "Nobody read your last words yet." in use(visitor, words).text
    officer.open(f"desk/signals/{signal_of(app)}")
    assert "Somebody reads it." in visitor.open("signal/mine").text
    answer(officer, app, "Which neighbour was it?")
    page = visitor.open("signal/mine")
    page = visitor.fill(page, {"text": ""}, form="/signal/mine", status=400)
    assert "Write your message." in page.text
    page = visitor.fill(page, {"text": "The one at number 9."}, form="/signal/mine")
    assert "The one at number 9." in page.text
    assert "New" in officer.open("desk/signals").text
    page = officer.open(f"desk/signals/{signal_of(app)}")
    assert "The one at number 9." in page.text
    officer.fill(page, {}, form="/done")
    assert "We are done with it. You may still write." in visitor.open("signal/mine").text


def test_a_second_press_sends_one_message_from_either_side(
    app: Flask, visitor: Visitor, client_for: ClientFor
) -> None:
    words, officer = told(visitor), client_for("privacy-officer", lang="en")
    use(visitor, words)
    page = visitor.open("signal/mine")
    for _ in range(2):
        visitor.fill(page, {"text": "Once."}, form="/signal/mine")
    page = officer.open(f"desk/signals/{signal_of(app)}")
    for _ in range(2):
        officer.fill(page, {"text": "Also once."}, form="/desk/signals/")
    with app.extensions["inzage"].store.reading() as work:
        assert len(work.rows(select(SignalMessage.id))) == 2


def test_a_second_press_shows_the_same_code(app: Flask, visitor: Visitor) -> None:
    page = visitor.open("signal")
    given = {"theme": "shared", "text": TEXT}
    first = words_on(visitor.fill(page, given, form="/signal"))
    assert words_on(visitor.fill(page, given, form="/signal")) == first
    assert words_on(visitor.open("signal/code/yours")) == first
    assert words_on(Visitor(app).open("/ar/signal/code/yours")) == []


def test_a_code_is_shown_until_it_is_typed_back_and_for_half_an_hour(
    app: Flask, visitor: Visitor, clock: FakeClock
) -> None:
    words = tell(visitor)
    wrong = [*words[:2], words[2] + "q", *words[3:]]
    page = type_back(visitor, wrong, status=400)
    assert f"Look at word 3: {wrong[2]}. Did you mean {words[2]}?" in page.text
    assert words_on(visitor.open("signal/code/yours")) == words
    other = codewords.made(b"\x09" * 32, "en").words
    assert "One of the words is wrong." in type_back(visitor, list(other), status=400).text
    type_back(visitor, words)
    assert words_on(visitor.open("signal/code/yours")) == []
    second = Visitor(app, lang="en")
    assert len(tell(second)) == 6
    app.extensions["inzage"].clock.moment += timedelta(minutes=31)
    assert words_on(second.open("signal/code/yours")) == []


def test_the_words_stand_in_no_address_and_no_cookie_and_pages_are_not_kept(visitor: Visitor) -> None:
    words = tell(visitor)
    seen = [visitor.client.get(path) for path in ("/en/signal/code/yours", "/en/signal/code/typed")]
    type_back(visitor, words)
    answer = visitor.client.post(
        "/en/signal/code",
        data={"code": " ".join(words), "csrf_token": token(visitor)},
    )
    seen += [answer, visitor.client.get("/en/signal/mine")]
    assert answer.headers["Location"] == "/en/signal/mine"
    for one in seen:
        assert one.headers["Cache-Control"] == "no-store"
        cookies = " ".join(one.headers.getlist("Set-Cookie"))
        assert [word for word in words if word in kept_in_cookies(visitor)] == []
        assert "HttpOnly" in cookies or not cookies
        assert "Expires" not in cookies


def kept_in_cookies(visitor: Visitor) -> set[str]:
    """The words that the visitor's cookies hold, read as the portal reads them: their names are no secret."""
    with visitor.client.session_transaction() as session:
        held = [str(value) for value in session.values()]
    signed_in = visitor.client.get_cookie("inzage")
    held.append(signed_in.value if signed_in else "")
    return set(re.findall(r"[A-Za-z0-9]+", " ".join(held)))


def token(visitor: Visitor) -> str:
    page = visitor.open("signal/code")
    return str(page.form("/signal/code").xpath(".//input[@name='csrf_token']/@value")[0])


def test_typing_errors_are_pointed_at_and_open_nothing(visitor: Visitor) -> None:
    words = told(visitor)
    page = use(visitor, [*words[:4], "zzzz", words[5]], status=400)
    assert "Look at word 5: zzzz. It is in none of our codes." in page.text
    assert "Words 1 and 3 have changed places." in (
        use(visitor, [words[2], words[1], words[0], *words[3:]], status=400).text
    )
    assert "A code has 6 words. You typed 5." in use(visitor, words[:5], status=400).text
    assert "Type the six words." in use(visitor, "  ", status=400).text
    assert "Take out" in use(visitor, "word " * 200, status=400).text
    assert "cannot be read" in use(visitor, "\ufffd " + " ".join(words), status=400).text
    assert use(visitor, f"  {'   '.join(words).upper()} ").heading == "What you told us"


def test_broken_bytes_are_refused_in_plain_words(visitor: Visitor) -> None:
    answer = visitor.client.post(
        "/en/signal/code",
        data=f"csrf_token={token(visitor)}&code=%E9%FF".encode(),
        content_type="application/x-www-form-urlencoded",
    )
    assert answer.status_code == 400
    assert "cannot be read" in answer.text


def test_a_code_nobody_has_and_one_whose_time_is_over_get_the_same_answer(
    app: Flask, visitor: Visitor
) -> None:
    words = told(visitor)
    never = list(codewords.made(b"\x44" * 32, "en").words)
    store, clock = app.extensions["inzage"].store, app.extensions["inzage"].clock
    from portal.signals import service

    with store.writing() as work:
        service.drop_texts(work, at=clock.now() + timedelta(days=366))
    fresh = Visitor(app, lang="en")
    pages = [stripped(use(fresh, typed, status=400), typed) for typed in (never, words)]
    assert pages[0] == pages[1]
    assert "This code opens nothing." in pages[0]
    with store.reading() as work:
        tries = work.rows(select(RefusedTry.account_id, RefusedTry.endpoint))
    assert [tuple(row) for row in tries] == [("", "signals.open_")] * 2


def stripped(page: Page, typed: list[str]) -> str:
    """A page without what differs at each answer: the token, and what was typed."""
    return re.sub(r'name="csrf_token" value="[^"]*"', "", page.response.text).replace(" ".join(typed), "")


@pytest.mark.requirement("T-76")
def test_a_guesser_has_to_wait_and_a_right_code_from_the_same_library_opens(
    app: Flask, visitor: Visitor
) -> None:
    words = told(visitor)
    guesser = at(Visitor(app, lang="en"), "145.1.2.3")
    for number in range(31):
        code = codewords.Code("en", (number, number + 900, number + 2, number + 950, 4))
        page = use(guesser, list(code.words), status=400 if number < 30 else 429)
    assert "Wait an hour and try again." in page.text
    neighbour = at(Visitor(app, lang="en"), "145.1.2.3")
    assert use(neighbour, words).heading == "What you told us"


def test_who_has_the_code_sees_when_it_was_used_last_and_that_it_is_open_elsewhere(
    app: Flask, visitor: Visitor
) -> None:
    words, clock = told(visitor), app.extensions["inzage"].clock
    assert "Nobody used this code before you." in use(visitor, words).text
    clock.moment += timedelta(minutes=5)
    page = use(Visitor(app, lang="en"), words)
    assert "Last used:" in page.text
    assert "Your code is open somewhere else too" in page.text
    clock.moment += timedelta(minutes=11)
    page = use(Visitor(app, lang="en"), words)
    assert "Your code is open somewhere else too" not in page.text
    assert "Last used:" in page.text


def test_another_code_ends_the_old_one_and_closes_it_everywhere_else(app: Flask, visitor: Visitor) -> None:
    words, thief = told(visitor), Visitor(app, lang="en")
    use(thief, words)
    page = use(visitor, words)
    fresh = words_on(visitor.fill(page, {}, form="/another"))
    assert len(fresh) == 6
    assert fresh != words
    assert use(Visitor(app, lang="en"), words).heading == "What you told us"
    assert type_back(visitor, fresh).heading == "What you told us"
    use(Visitor(app, lang="en"), words, status=400)
    thief.open("signal/mine", status=401)
    assert use(Visitor(app, lang="en"), fresh).heading == "What you told us"


def test_closing_it_leaves_nothing_in_the_browser(visitor: Visitor) -> None:
    words = told(visitor)
    page = use(visitor, words)
    page = visitor.fill(page, {}, form="/close")
    assert page.heading == "It is closed here"
    page = visitor.open("signal/mine", status=401)
    assert TEXT not in page.text
    assert "Type your code to go on" in page.text


def test_a_message_typed_too_late_is_kept_on_the_page_until_the_code_is_typed(
    app: Flask, visitor: Visitor
) -> None:
    words = told(visitor)
    page = use(visitor, words)
    app.extensions["inzage"].clock.moment += timedelta(minutes=11)
    page = visitor.fill(page, {"text": "A long story."}, form="/signal/mine", status=401)
    assert "A long story." in page.text
    page = visitor.fill(page, {"code": " ".join(words)}, form="/signal/code")
    assert page.form("/signal/mine").xpath(".//textarea")[0].text.strip() == "A long story."
    page = visitor.fill(page, {}, form="/signal/mine")
    assert "A long story." in page.text


def test_what_nobody_can_read_is_not_answered(app: Flask, visitor: Visitor, client_for: ClientFor) -> None:
    tell(visitor)
    officer = client_for("privacy-officer", lang="en")
    page = officer.open(f"desk/signals/{signal_of(app)}")
    assert "The code was not typed back." in page.text
    from portal.signals import service

    store, clock = app.extensions["inzage"].store, app.extensions["inzage"].clock
    with store.writing() as work:
        service.drop_texts(work, at=clock.now() + timedelta(days=366))
    page = officer.fill(page, {"text": "Too late."}, form="/desk/signals/", status=400)
    assert "You cannot write here any more." in page.text
    assert "The words are destroyed" in page.text


@pytest.mark.parametrize("lang", ["nl", "ar"])
def test_the_words_are_of_the_persons_own_language(app: Flask, lang: str) -> None:
    visitor = Visitor(app, lang=lang)
    words = told(visitor)
    assert all(word in codewords.listed(lang) for word in words)
    other = Visitor(app, lang="en")
    assert use(other, words).heading == "What you told us"


def test_a_signed_in_person_is_told_so_and_nothing_of_it_is_kept(app: Flask, client_for: ClientFor) -> None:
    wife = client_for("wife", lang="en")
    assert "You are signed in now" in wife.open("signal").text
    tell(wife)
    with app.extensions["inzage"].store.reading() as work:
        row = work.rows(select(*Signal.__table__.columns))[0]
        account = work.value(select(Signal.case_id))
    assert account is None
    assert "wife" not in repr(tuple(row))
