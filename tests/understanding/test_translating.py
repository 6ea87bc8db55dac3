"""Words keep their language; a text in Dutch is made by one official and checked by another."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.cases.ways import sent
from tests.understanding.ways import complained, id_of, taken, typed
from tests.visitor import Page, Visitor

ClientFor = Callable[..., Visitor]
STORY = "وعدوني بمكالمة ولم يتصل أحد."
DUTCH = "Zij beloofden mij te bellen, en niemand belde."


def translated(official: Visitor, desk: str, text: str, *, status: int = 200) -> Page:
    """Put the first words that need it into Dutch."""
    page = official.open(official.open(desk).links("/dutch/")[0])
    return official.fill(page, {"text": text}, form="/dutch/", status=status)


def checking(officer: Visitor) -> str:
    """Take the translation that waits longest for a check; return the address of the words of its case."""
    officer.fill(officer.open("desk/words"), {}, form="/check/")
    return officer.at


@pytest.mark.requirement("R-120", "R-130", "L-04")
def test_words_in_dutch_stand_beside_the_original_after_a_second_official_found_them_right(
    client_for: ClientFor,
) -> None:
    samira, handler = client_for("wife", lang="ar"), client_for("complaint-handler", lang="en")
    officer = client_for("privacy-officer", lang="en")
    case = sent(samira, "complaint", {"answer": STORY})
    page = samira.open(case)
    original = page.tree.xpath("//main//blockquote/p")[0]
    assert (original.get("lang"), original.get("dir"), original.text) == ("ar", "auto", STORY)
    desk = taken(handler, case)
    translated(handler, desk, DUTCH)
    assert DUTCH not in samira.open(case).text, "nobody reads it before it was checked"
    own = handler.open(handler.open(desk).links("/dutch/")[0])
    assert not own.tree.xpath("//button[@name='right']"), "nobody checks an own translation"
    at = checking(officer)
    page = officer.open(officer.open(at).links("/dutch/")[0])
    assert STORY in page.text
    assert DUTCH in page.text
    officer.fill(page, {"remark": "Er staat: niemand heeft gebeld."}, form="/dutch/", button="no")
    page = handler.open(handler.open(desk).links("/dutch/")[0])
    assert "Er staat: niemand heeft gebeld." in page.text
    translated(handler, desk, f"{DUTCH} Niet één keer.")
    page = officer.open(officer.open(at).links("/dutch/")[0])
    officer.fill(page, {"right": "yes"}, form="/dutch/")
    for reader, address in ((samira, case), (handler, f"desk/complaints/{id_of(case)}")):
        shown = reader.open(address)
        beside = shown.tree.xpath("//main//p[@lang='nl' and @dir='auto']")
        assert f"{DUTCH} Niet één keer." in [one.text for one in beside]
        assert STORY in shown.text, "the original stays, and counts"
    assert "Niet één keer." in samira.open(f"{case}/all").text
    log = samira.open("/en/consultations/access").text
    assert "Typing out or translating your words" in log
    assert "A colleague checks a translation of your words" in samira.open(case.replace("/ar/", "/en/")).text


@pytest.mark.requirement("R-120")
def test_what_was_said_is_put_into_dutch_in_the_same_way(client_for: ClientFor) -> None:
    samira, handler = client_for("wife", lang="ar"), client_for("complaint-handler", lang="en")
    case = complained(samira, tongue="ar")
    desk = taken(handler, case)
    typed(handler, desk, STORY)
    for address in handler.open(desk).links("/dutch/"):
        if STORY in handler.open(address).text:
            page = handler.fill(handler.open(address), {"text": DUTCH}, form="/dutch/")
            break
    assert "A colleague must check it" in page.text
    own = samira.open(samira.open(case).links("/voice/")[0])
    assert own.tree.xpath("//blockquote/p/@lang") == ["ar"]
    assert DUTCH not in own.text


@pytest.mark.requirement("R-120")
def test_an_own_translation_is_refused_at_the_check_also_without_the_page(client_for: ClientFor) -> None:
    samira, handler = client_for("wife", lang="ar"), client_for("complaint-handler", lang="en")
    desk = taken(handler, sent(samira, "complaint", {"answer": STORY}))
    translated(handler, desk, DUTCH)
    address = handler.open(desk).links("/dutch/")[0]
    token = handler.open(address).tree.xpath("//input[@name='csrf_token']/@value")[0]
    page = handler.post(address, {"csrf_token": token, "right": "yes"})
    assert "A colleague must check it" in page.text
    assert handler.open("desk/words").text.count("Check it") == 0, "it waits for somebody else"


@pytest.mark.requirement("R-120")
@pytest.mark.parametrize("other", ["caseworker", "team-leader", "husband", "helpdesk"])
def test_translations_are_for_who_answers_people(client_for: ClientFor, other: str) -> None:
    assert client_for(other).client.get("/nl/desk/words").status_code == 404


def test_words_in_dutch_need_no_translation(client_for: ClientFor) -> None:
    wife, handler = client_for("wife", lang="nl"), client_for("complaint-handler", lang="en")
    desk = taken(handler, sent(wife))
    assert "All words are in Dutch." in handler.open(desk).text
