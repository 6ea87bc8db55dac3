"""Coming in without DigiD: number, code once, a password; and one answer for all that is wrong."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from portal.accounts import hashing, rules
from portal.accounts.models import AccountCode, OwnAccount, SignInTry
from portal.people.models import Session
from tests.accounts.ways import (
    GERBEN,
    PASSWORD,
    Paper,
    SignIn,
    by_letter,
    handed,
    is_in,
    opened,
    plain,
    signed_in,
    store_of,
    typed_code,
)
from tests.clocks import FakeClock
from tests.visitor import Visitor

DOES_NOT_FIT = "Dit hoort niet bij elkaar"


def test_a_code_and_then_a_password_of_ones_own(app: Flask, client_for: SignIn) -> None:
    paper = by_letter(app, client_for, GERBEN)
    visitor = opened(app, paper)
    assert visitor.at == "/nl/me/account"
    assert is_in(visitor)
    again = signed_in(app, rules.in_groups(paper.number))
    assert is_in(again)
    page = again.open("me/account")
    assert "Voor het laatst gebruikt op" in page.text
    with store_of(app).reading() as work:
        sessions = work.rows(select(Session.device, Session.level).where(Session.level == "own-account"))
    assert [tuple(row) for row in sessions] == [("shared", "own-account")] * 2, "shared unless said otherwise"


def test_only_what_scrypt_makes_of_a_password_is_kept_and_a_code_is_never_readable_after_use(
    app: Flask, client_for: SignIn
) -> None:
    paper = by_letter(app, client_for, GERBEN)
    opened(app, paper)
    with store_of(app).reading() as work:
        own = work.row(select(*OwnAccount.__table__.columns))
        code = work.row(select(*AccountCode.__table__.columns))
        assert own is not None
        assert code is not None
    assert own.password.startswith("scrypt$15$8$2$")
    assert code.code_sealed is None
    for row in (own, code):
        assert PASSWORD not in str(tuple(row))
        assert paper.code not in str(tuple(row))
        assert paper.number not in str(tuple(row))


def test_a_code_works_once_and_not_after_its_last_day(
    app: Flask, client_for: SignIn, clock: FakeClock
) -> None:
    paper = by_letter(app, client_for, GERBEN)
    opened(app, paper)
    assert DOES_NOT_FIT in typed_code(Visitor(app), paper, status=400).text
    paper = handed(client_for, GERBEN)
    clock.later(days=7, minutes=1)
    assert DOES_NOT_FIT in typed_code(Visitor(app), paper, status=400).text


def test_typed_in_any_script_and_any_way(app: Flask, client_for: SignIn) -> None:
    paper = by_letter(app, client_for, GERBEN)
    arabic = paper.number.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    page = typed_code(Visitor(app), Paper(arabic, paper.code.lower().replace("-", " ")))
    assert "Bedenk een wachtwoord" in page.heading


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("te kort", "15 tekens of meer"),
        ("welkom welkom 2026!", "Veel mensen gebruiken dit"),
        ("1234567890123456", "Veel mensen gebruiken dit"),
        ("abcdefghijklmnop", "Veel mensen gebruiken dit"),
        ("{number} en nog wat", "staan in uw brief"),
        ("ik kies {code} vandaag", "staan in uw brief"),
    ],
)
def test_what_is_easy_to_guess_is_refused_in_plain_words_and_the_code_stays_good(
    app: Flask, client_for: SignIn, password: str, said: str
) -> None:
    paper = by_letter(app, client_for, GERBEN)
    visitor = Visitor(app)
    page, wrong = typed_code(visitor, paper), password.format(number=paper.number, code=paper.code)
    page = visitor.fill(page, {"password": wrong, "again": wrong}, form="/password", status=400)
    assert said in page.text
    assert not page.tree.xpath("//input[@type='password'][@value!='']"), "a password is never sent back"
    page = visitor.fill(page, {"password": PASSWORD, "again": "iets anders"}, form="/password", status=400)
    assert "niet hetzelfde" in page.text
    visitor.fill(page, {"password": PASSWORD, "again": PASSWORD}, form="/password")
    assert is_in(visitor)


@pytest.mark.parametrize("lang", ["nl", "ar"])
def test_a_number_that_nobody_has_gets_the_same_page_and_the_same_work(
    app: Flask, client_for: SignIn, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = by_letter(app, client_for, GERBEN)
    opened(app, paper)
    other = by_letter(app, client_for, ("999990196", "1980-12-22"))
    derived: list[str] = []
    real = hashing._derived
    monkeypatch.setattr(
        hashing, "_derived", lambda keys, account, *rest: derived.append("x") or real(keys, account, *rest)
    )
    answers, times = set(), []
    for number in (paper.number, other.number, rules.new_number()):
        visitor = Visitor(app, lang=lang)
        page = visitor.open("sign-in/own")
        sent = dict(page.form("/own").form_values()) | {"number": number, "password": "iets heel anders"}
        begun = time.monotonic()
        answer = visitor.client.post(f"/{lang}/sign-in/own", data=sent)
        times.append(time.monotonic() - begun)
        answers.add((answer.status_code, plain(answer.text).replace(number, "")))
    assert len(answers) == 1
    assert len(derived) == 3, "scrypt runs once each time, also for a number that does not exist"
    with store_of(app).reading() as work:
        assert len(work.rows(select(SignInTry.id))) == 3, "and the same is written down"


def test_a_wrong_code_an_old_one_and_no_such_number_are_one_answer(
    app: Flask, client_for: SignIn, clock: FakeClock
) -> None:
    paper = by_letter(app, client_for, GERBEN)
    texts = set()
    for one in (
        Paper(paper.number, "ABCDE-23456"),
        Paper(rules.new_number(), paper.code),
        Paper(rules.new_number(), "ABCDE-23456"),
    ):
        page = typed_code(Visitor(app), one, status=400)
        texts.add(page.text)
    clock.later(days=21, minutes=1)
    texts.add(typed_code(Visitor(app), paper, status=400).text)
    assert len(texts) == 1


def test_a_slip_of_the_pen_is_told_before_anything_is_looked_up(app: Flask) -> None:
    number = rules.new_number()
    wrong = number[:-1] + str((int(number[-1]) + 1) % 10)
    page = typed_code(Visitor(app), Paper(wrong, "ABCDE-23456"), status=400)
    assert "Kijk nog eens naar het nummer" in page.text
    with store_of(app).reading() as work:
        assert not work.rows(select(SignInTry.id))


def test_wrong_tries_at_one_number_wait_longer_and_then_the_right_one_comes_in(
    app: Flask, client_for: SignIn, clock: FakeClock
) -> None:
    paper = by_letter(app, client_for, GERBEN)
    opened(app, paper)
    for number in (paper.number, rules.new_number()):
        for _ in range(5):
            signed_in(app, number, "niet dit wachtwoord", status=400)
        signed_in(app, number, status=429)
    clock.later(minutes=1, seconds=1)
    assert is_in(signed_in(app, paper.number)), "slowed down, never locked out"
    signed_in(app, paper.number, "niet dit wachtwoord", status=400)


def test_a_library_stays_open_while_somebody_in_it_guesses(
    app: Flask, client_for: SignIn, clock: FakeClock
) -> None:
    paper = by_letter(app, client_for, GERBEN)
    opened(app, paper)
    visitor = Visitor(app)
    visitor.client.environ_base["REMOTE_ADDR"] = "8.8.4.4"
    for _ in range(20):
        visitor.fill(
            visitor.open("sign-in/own"),
            {"number": rules.new_number(), "password": "raden maar"},
            form="/own",
            status=400,
        )
    page = visitor.open("sign-in/own")
    visitor.fill(page, {"number": rules.new_number(), "password": "raden maar"}, form="/own", status=429)
    assert is_in(signed_in(app, paper.number)), "another address is not slowed"
    clock.later(seconds=11)
    neighbour = Visitor(app)
    neighbour.client.environ_base["REMOTE_ADDR"] = "8.8.4.4"
    page = neighbour.open("sign-in/own")
    neighbour.fill(page, {"number": paper.number, "password": PASSWORD}, form="/own")
    assert is_in(neighbour), "who sits beside waits ten seconds"
    with store_of(app).reading() as work:
        rows = [tuple(row) for row in work.rows(select(*SignInTry.__table__.columns))]
    assert "8.8.4.4" not in str(rows)


def test_ten_wrong_codes_end_a_code(app: Flask, client_for: SignIn, clock: FakeClock) -> None:
    paper = by_letter(app, client_for, GERBEN)
    for _ in range(10):
        typed_code(Visitor(app), Paper(paper.number, "ABCDE-23456"), status=400)
        clock.later(minutes=16)
    assert DOES_NOT_FIT in typed_code(Visitor(app), paper, status=400).text


def test_the_number_is_no_citizen_service_number_and_names_nobody() -> None:
    numbers = {rules.new_number() for _ in range(200)}
    assert len(numbers) == 200
    assert all(len(number) == 10 and rules.is_number(number) for number in numbers)
    assert rules.COUNTER_FOR < rules.LETTER_FOR == timedelta(days=21)
