"""An interpreter: asked for by the person, answered by the official, and never somebody of the family."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.cases.ways import sent
from tests.understanding.ways import id_of, taken
from tests.visitor import Visitor

ClientFor = Callable[..., Visitor]
WISH = "Graag een vrouw."


def asked(who: Visitor, case: str, tongue: str = "ti") -> None:
    """Ask for an interpreter in a case."""
    who.fill(who.open(f"{case}/language"), {"tongue": tongue, "wish": WISH}, form="/interpreters")


@pytest.mark.requirement("R-120", "L-11")
def test_an_interpreter_is_asked_for_and_answered_and_is_never_family(client_for: ClientFor) -> None:
    wife, handler = client_for("wife", lang="en"), client_for("complaint-handler", lang="en")
    case = sent(wife)
    asked(wife, case)
    assert "Asked for, not answered yet" in wife.open(f"{case}/language").text
    desk = taken(handler, case)
    assert "An interpreter is asked for" in handler.open(f"desk/complaints/{id_of(case)}").text
    page = handler.open(handler.open(desk).links("/interpreters/")[0])
    assert WISH in page.text
    assert "Tigrinya (ትግርኛ)" in page.text, "an official need not know the script"
    page = handler.fill(
        page, {"comes": "yes", "text": "Dinsdag om tien uur."}, form="/interpreters/", status=400
    )
    assert "A child, partner or friend may not interpret. Find somebody else." in page.text
    assert "Dinsdag om tien uur." in page.tree.xpath("string(//textarea)")
    handler.fill(page, {"no_family": "y"}, form="/interpreters/")
    page = wife.open(f"{case}/language")
    assert "The interpreter comes" in page.text
    assert "Dinsdag om tien uur." in page.text
    assert "You got an answer about an interpreter" in wife.open("notices").text
    assert "An interpreter is asked for" not in handler.open(f"desk/complaints/{id_of(case)}").text


@pytest.mark.requirement("R-120")
def test_no_needs_a_reason(client_for: ClientFor) -> None:
    wife, handler = client_for("wife", lang="en"), client_for("complaint-handler", lang="en")
    case = sent(wife)
    asked(wife, case)
    desk = taken(handler, case)
    page = handler.open(handler.open(desk).links("/interpreters/")[0])
    page = handler.fill(page, {"comes": "no"}, form="/interpreters/", status=400)
    assert "Write when and how, or why not." in page.text
    handler.fill(page, {"comes": "no", "text": "Wij bellen de tolkentelefoon."}, form="/interpreters/")
    assert "No interpreter comes" in wife.open(f"{case}/language").text


def test_asking_twice_asks_once_and_it_can_be_taken_back(client_for: ClientFor) -> None:
    wife = client_for("wife", lang="en")
    case = sent(wife)
    form = wife.open(f"{case}/language")
    for _press in range(2):
        wife.fill(form, {"tongue": "ti", "wish": WISH}, form="/interpreters")
    page = wife.open(f"{case}/language")
    assert page.text.count("Asked for, not answered yet") == 1
    wife.fill(page, {}, form="/interpreters/")
    assert "Asked for" not in wife.open(f"{case}/language").text


def test_a_language_that_was_not_offered_is_refused_and_the_wish_stays(client_for: ClientFor) -> None:
    wife = client_for("wife", lang="en")
    page = wife.open(f"{sent(wife)}/language")
    page = wife.fill(page, {"tongue": "klingon", "wish": WISH}, form="/interpreters", status=400)
    assert "Choose a language." in page.text
    assert page.tree.xpath("string(//textarea[@name='wish'])").strip() == WISH


def test_an_interpreter_of_another_case_is_not_there(client_for: ClientFor) -> None:
    wife, husband = client_for("wife", lang="en"), client_for("husband", lang="en")
    case, other = sent(wife), sent(husband)
    asked(wife, case)
    which = id_of(wife.open(f"{case}/language").form("/interpreters/").get("action"))
    token = husband.open(f"{other}/language").tree.xpath("//input[@name='csrf_token']/@value")[0]
    answer = husband.client.post(
        f"{other}/language/interpreters/{which}", data={"csrf_token": token}, follow_redirects=True
    )
    assert answer.status_code == 404
