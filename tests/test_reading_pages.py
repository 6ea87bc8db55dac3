"""Every page in every state is plain: measured, and printed as a table."""

from __future__ import annotations

import json
import re
from functools import lru_cache

import lxml.html
import pytest

from portal.demo.commands import TOWN
from portal.settings import ROOT
from tests.everypage import Taken
from tests.everypage.fixtures import Albums
from tests.tables import TABLE, Keep
from tests.words.reading import Score, score_page

LATIN_COMMA = re.compile("[\u0621-\u064a]\u2069?,")
"""A comma of another script after an Arabic word."""

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

FOR_BUILDERS = {"components", "demo", "help-import"}
"""Pages that no citizen meets in a real town."""

DESK = re.compile(r"/[a-z]{2}/desk\b")
"""Pages that only staff meets: as plain as all others. Only the words of their trade, which they were trained
in, need no explanation there."""

HOLDS_A_CODE = ("account-choose", "invitation", "invited-app", "invited-recovery")
"""Pages that show a code once, or hold one that was typed."""

MOST_WORDS, LONGEST = 12, 25
"""Words in a sentence: on average, and at most."""

LEAST_EASE = 65
"""Flesch-Douma, for Dutch."""

HIGHEST_GRADE = 6
"""Flesch-Kincaid, for English."""


PROGRAM = re.compile(r"\bSaid(?:Count)?\(|%\(\w+\)s|\bobject at 0x|&lt;(?:bound|function) ")
"""What stands on a page when a value was shown as the program writes it, and not said in words."""

SENTENCE = re.compile(r"(?!.*[\u0600-\u06ff\u2068]).*[A-Za-z] .*[.?!]", re.DOTALL)
"""A sentence of Latin letters: a space, and a mark at its end; 2068 begins a place with its own direction."""

KEEPS_ITS_DIRECTION = (
    "self::bdi or self::textarea or self::option or self::script or self::code or (@dir and not(self::html))"
)


@lru_cache(1)
def names() -> re.Pattern[str]:
    """Return a pattern for the names of all organisations and people of the demo town."""
    files = [TOWN / "01-organisations.jsonl", TOWN / "02-people.jsonl"]
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    found = {str(name) for line in lines if (name := json.loads(line).get("name"))}
    return re.compile("|".join(map(re.escape, sorted(found, key=len, reverse=True))))


def measured(page: Taken) -> Score:
    """Measure a page; a name counts as one word, for there is no plainer one."""
    return score_page(names().sub("Naam", page.html))


def faults(score: Score, *, is_for_staff: bool = False) -> list[str]:
    """Return what makes a page hard to read, in words."""
    too_hard = score.ease < LEAST_EASE if score.lang == "nl" else score.grade > HIGHEST_GRADE
    told = {
        f"{score.words_a_sentence:.1f} words a sentence": score.words_a_sentence > MOST_WORDS,
        f"{score.longest_words} words: {score.longest}": score.longest_words > LONGEST,
        f"hard: ease {score.ease:.0f}, grade {score.grade:.1f}": too_hard,
        f"forbidden: {', '.join(score.forbidden)}": bool(score.forbidden),
        f"not explained: {', '.join(score.unexplained)}": bool(score.unexplained) and not is_for_staff,
    }
    return [words for words, is_true in told.items() if is_true]


def row(page: Taken, score: Score) -> str:
    """Return a line of the table."""
    measure = f"{score.ease:6.1f}" if score.lang == "nl" else f"{score.grade:6.1f}"
    return (
        f"{score.lang} {page.name:36} {score.words:5} {score.words_a_sentence:5.1f} {score.longest_words:4}"
        f" {measure} {score.passives:4}  {'; '.join(faults(score))}"
    )


def bare_dutch(tree: lxml.html.HtmlElement) -> list[str]:
    """Return the Dutch sentences of an Arabic page whose full stop would stand on the wrong side."""
    said = tree.xpath(f"//main//text()[not(ancestor::*[{KEEPS_ITS_DIRECTION}])]")
    return [text.strip() for text in said if SENTENCE.fullmatch(text.strip())]


@pytest.mark.requirement("R-120", "L-60")
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_each_page_in_each_state_is_plain(album_of: Albums, lang: str, record_property: Keep) -> None:
    scores = [(page, measured(page)) for page in album_of(lang).pages]
    measure = "Douma" if lang == "nl" else "grade"
    head = f"{'page':39} words   avg long  {measure} passive"
    record_property(TABLE, "\n".join([head, *(row(page, score) for page, score in scores)]))
    assert {score.lang for _page, score in scores} == {lang}
    hard = {
        page.name: faults(score, is_for_staff=bool(DESK.match(page.path)))
        for page, score in scores
        if page.name not in FOR_BUILDERS
    }
    assert {name: wrong for name, wrong in hard.items() if wrong} == {}


@pytest.mark.requirement("R-120")
@pytest.mark.parametrize("lang", ["nl", "en", "ar"])
def test_each_page_can_be_read_aloud_and_made_easier(album_of: Albums, lang: str) -> None:
    for page in album_of(lang).pages:
        # At an open counter others would hear it (T-58).
        assert ('id="read"' in page.html) is ('id="cover"' not in page.html), page.name
        # The page for what is not there has no form, and a page that moves on needs none. A page that holds a
        # code would lose it.
        has_none = page.name in {"onward", "leaving"} or page.name.startswith(HOLDS_A_CODE)
        if page.status < 404 and not has_none and "sign-in-" not in page.name:
            assert 'name="wants"' in page.html, page.name


@pytest.mark.parametrize("lang", ["nl", "en", "ar"])
def test_no_page_shows_how_the_program_writes_a_value(album_of: Albums, lang: str) -> None:
    shown = {page.name: PROGRAM.findall(page.html) for page in album_of(lang).pages}
    assert {name: found for name, found in shown.items() if found} == {}


def test_each_page_has_at_most_one_strong_button(album_of: Albums) -> None:
    strong = "//main//*[contains(@class, 'nl-button--primary')][not(ancestor::dialog)]"
    pages = {page.name: lxml.html.fromstring(page.html).xpath(strong) for page in album_of("nl").pages}
    pages.pop("components")
    assert {name: len(found) for name, found in pages.items() if len(found) > 1} == {}


@pytest.mark.requirement("T-67")
def test_on_an_arabic_page_a_dutch_sentence_keeps_its_own_direction(album_of: Albums) -> None:
    pages = {page.name: page.html for page in album_of("ar").pages if 'dir="rtl"' in page.html[:200]}
    bare = {name: bare_dutch(lxml.html.fromstring(html)) for name, html in pages.items()}
    assert {name: found for name, found in bare.items() if found} == {}


@pytest.mark.requirement("T-67")
def test_on_an_arabic_page_arabic_words_stand_beside_an_arabic_comma(album_of: Albums) -> None:
    words = "//body//text()[not(ancestor::script)]"
    pages = {page.name: lxml.html.fromstring(page.html) for page in album_of("ar").pages}
    pages = {name: tree for name, tree in pages.items() if tree.get("dir") == "rtl"}
    wrong = {name: list(filter(LATIN_COMMA.search, tree.xpath(words))) for name, tree in pages.items()}
    assert {name: texts for name, texts in wrong.items() if texts} == {}


def test_a_latin_comma_after_an_arabic_word_is_found() -> None:
    assert LATIN_COMMA.search("كتاب, قلم")
    assert not LATIN_COMMA.search("كتاب، قلم")
    assert not LATIN_COMMA.search("Kade 1, Oost")


def test_the_measure_sees_a_dutch_sentence_without_its_direction() -> None:
    page = "<html dir=rtl><main><p>%s</p></main></html>"
    assert bare_dutch(lxml.html.fromstring(page % "U was erbij.")) == ["U was erbij."]
    assert bare_dutch(lxml.html.fromstring(page % "<bdi>U was erbij.</bdi>")) == []


@pytest.mark.requirement("R-130")
def test_each_page_leads_to_the_rights_and_can_be_printed_and_read_aloud(album_of: Albums) -> None:
    assert "@media print" in (ROOT / "static" / "portal.css").read_text(encoding="utf-8")
    for page in album_of("en").pages:
        # At an open counter nothing stands around the covered text; the slip that goes home says it.
        if page.name in FOR_BUILDERS or 'id="cover"' in page.html:
            continue
        foot = page.html.split("<footer", 1)[1]
        for address in ("/en/what-you-may-expect", "/en/where-can-i-go", "/en/your-data"):
            assert f'href="{address}"' in foot, f"{page.name} lacks {address}"
        assert 'id="read"' in page.html, page.name


@pytest.mark.requirement("R-130")
def test_each_case_says_who_what_and_why(album_of: Albums) -> None:
    shown = [page for page in album_of("en").pages if "<title>Your case" in page.html]
    assert len(shown) > 15
    for page in shown:
        # An answered request or question has no day that still runs, so nothing is counted there.
        answered = {"case-inspection-answered", "case-question-answered", "case-set-aside-ending"}
        runs = () if page.name in answered else ("How did we count this?",)
        for words in ("Who handles it", "What you sent", "What now?", *runs):
            assert words in page.html, f"{page.name}: {words}"
