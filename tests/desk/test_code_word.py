"""A word for the phone: asked before anything is said, kept as a hash, compared and never shown."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select

from portal.access import RefusedTry
from portal.notices.models import CodeWord, Notice
from tests.assistance.ways import begun, code_of
from tests.clocks import FakeClock
from tests.desk.ways import assignment_of
from tests.mandates.ways import demo, store_of
from tests.visitor import Page, Visitor

SignIn = Callable[..., Visitor]
WORKER, WHO, WORD = "caseworker", "wife", "Zilvervos"
pytestmark = pytest.mark.requirement("T-13")


def chosen(person: Visitor, word: str = WORD, *, again: str = "", status: int = 200) -> Page:
    page = person.open("me/code-word")
    return person.fill(page, {"word": word, "word_again": again or word}, form="/me/code-word", status=status)


def said(app: Flask, worker: Visitor, word: str, *, status: int = 200) -> Page:
    page = worker.open(f"desk/people/{assignment_of(app, WORKER, WHO)}/word")
    return worker.fill(page, {"word": word}, form="/word", status=status)


def test_who_chose_none_is_asked_for_none(app: Flask, client_for: SignIn) -> None:
    own = f"desk/people/{assignment_of(app, WORKER, WHO)}"
    worker = client_for(WORKER)
    assert "eerst het woord" not in worker.open(f"{own}/why").text
    worker.open(f"{own}/word", status=404)


def test_it_is_asked_before_the_file_opens_and_however_it_is_said_it_is_the_same(
    app: Flask, client_for: SignIn
) -> None:
    assert "bewaard" in chosen(client_for(WHO)).text
    worker = client_for(WORKER)
    page = worker.open(f"desk/people/{assignment_of(app, WORKER, WHO)}/why")
    assert "Vraag eerst het woord" in page.text
    for word in (WORD, "zilver vos", "ZILVER-VOS"):
        assert "Dit is het woord" in said(app, worker, word).text
    page = said(app, worker, "zilverberk", status=400)
    assert "Zeg niets" in page.text
    assert page.tree.xpath("//input[@name='word']/@value") == [""]
    with store_of(app).reading() as work:
        tries = [row.endpoint for row in work.rows(select(RefusedTry.endpoint))]
    assert "desk_people.word" in tries


def test_nobody_can_read_it_and_it_stands_on_no_page(app: Flask, client_for: SignIn) -> None:
    person, worker = client_for(WHO), client_for(WORKER)
    chosen(person)
    with store_of(app).reading() as work:
        row = work.row(select(*CodeWord.__table__.columns))
        mine = select(Notice.kind).where(Notice.person_id == demo(app, WHO)[1])
        told = [one.kind for one in work.rows(mine)]
    assert row is not None
    assert WORD.lower().encode() not in row.word_hash.lower()
    assert len(row.word_hash) == 32
    assert "code_word_chosen" in told, "told at where messages went until now"
    for page in (person.open("me/code-word"), said(app, worker, WORD), said(app, worker, "x", status=400)):
        assert WORD.lower() not in page.response.text.lower()


def test_wrong_words_are_slowed_and_told_and_the_right_one_waits_too(
    app: Flask, client_for: SignIn, clock: FakeClock
) -> None:
    chosen(client_for(WHO))
    worker = client_for(WORKER)
    for _ in range(5):
        said(app, worker, "zilverberk", status=400)
    assert "te vaak fout" in said(app, worker, WORD, status=429).text
    with store_of(app).reading() as work:
        told = work.rows(select(Notice.id).where(Notice.kind == "code_word_wrong"))
    assert len(told) == 1
    clock.later(hours=1, minutes=1)
    said(app, client_for(WORKER), WORD)


@pytest.mark.parametrize(
    ("word", "again", "words"),
    [("kip", "kip", "vier letters"), ("12041989", "12041989", "cijfers"), (WORD, "anders", "niet hetzelfde")],
)
def test_a_word_that_is_easy_to_guess_is_refused_in_words(
    client_for: SignIn, word: str, again: str, words: str
) -> None:
    person = client_for(WHO)
    assert words in chosen(person, word, again=again, status=400).text
    assert "geen woord" in person.open("me/code-word").text


def test_the_person_stops_it_alone_and_another_official_compares_nothing(
    app: Flask, client_for: SignIn
) -> None:
    person = client_for(WHO)
    chosen(person)
    own = f"/nl/desk/people/{assignment_of(app, WORKER, WHO)}/word"
    for other in ("team-leader", "privacy-officer", "helpdesk", "husband"):
        assert client_for(other).client.get(own).status_code == 404
    person.fill(person.open("me/code-word"), {}, form="/stop")
    assert client_for(WORKER).client.get(own).status_code == 404


@pytest.mark.requirement("T-51")
def test_by_phone_a_visit_opens_only_with_the_word(app: Flask, client_for: SignIn) -> None:
    person, helper = client_for("counter-visitor"), client_for("helpdesk")
    chosen(person)
    code = code_of(person)
    page = begun(helper, code[:5], setting="phone")
    id = helper.at.rsplit("/", 1)[1]
    yes = {"acts": ["see"], "read_back": "yes", "half": code[-5:]}
    page = helper.fill(page, {**yes, "word": "zilverberk"}, form=f"/{id}", status=400)
    assert "niet het woord" in page.text
    assert helper.client.get(f"/nl/for/{id}/consultations").status_code == 404
    helper.fill(page, {**yes, "word": WORD}, form=f"/{id}")
    assert helper.client.get(f"/nl/for/{id}/consultations").status_code == 200
