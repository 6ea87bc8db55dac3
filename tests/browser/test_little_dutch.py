"""Samira reads Arabic from right to left, Piet reads with difficulty: both say what went wrong (J09)."""

from __future__ import annotations

import pytest

from tests.browser.citizen import Citizen
from tests.browser.conftest import Phones

pytestmark = pytest.mark.browser

WORDS = {
    "ar": {
        "easier": "عرض أسهل",
        "go": "متابعة",
        "send": "إرسال",
        "story": "لم يتصل بي أحد.",
    },
    "nl": {"easier": "Makkelijker", "go": "Ga verder", "send": "Versturen", "story": "Niemand belde mij."},
}

ARROW = "getComputedStyle(document.querySelector('main .flip')).transform"
SIZE = "parseFloat(getComputedStyle(document.documentElement).fontSize)"


def boxes(who: Citizen) -> int:
    """How many questions stand on the page."""
    asked = "main form :is(legend, .utrecht-form-label)"
    return who.page.locator(asked).count()


def complains(who: Citizen) -> None:
    """Begin at the first page, answer the first question, pass by the others, and send."""
    words = WORDS[who.lang]
    who.page.locator(".inzage-cards a").nth(1).click()
    who.look()
    who.page.locator("main textarea").fill(words["story"])
    counted = 0
    while who.page.locator("form[action$='/send']").count() == 0:
        assert boxes(who) <= 2, "one thing at a time"
        counted += 1
        who.page.locator("main form .nl-button--primary").first.click()
        who.look()
    assert counted > 5
    assert words["story"] in who.text
    who.page.locator("form[action$='/send'] .nl-button--primary").click()
    who.look()


@pytest.mark.requirement("R-120")
def test_a_woman_who_reads_arabic_complains_from_right_to_left(phone: Phones, scripts: bool) -> None:
    her = phone("wife", scripts=scripts, lang="ar")
    assert her.page.locator("html").get_attribute("dir") == "rtl"
    complains(her)
    number = her.page.locator("main strong bdi").first
    assert number.get_attribute("dir") == "ltr", "a number of a case reads the same in each language"
    assert number.inner_text()[:4] == "2026"
    her.open("cases")
    her.page.locator("main .inzage-card h3 a").first.click()
    her.look()
    assert WORDS["ar"]["story"] in her.page.content(), "what she wrote stays as she wrote it"
    if scripts:
        assert her.page.evaluate(ARROW) == "matrix(-1, 0, 0, 1, 0, 0)"


@pytest.mark.requirement("R-120")
@pytest.mark.parametrize("lang", WORDS)
def test_who_reads_with_difficulty_complains_in_the_easier_view(phone: Phones, lang: str) -> None:
    him = phone("late-objector", lang=lang)
    usual = him.page.evaluate(SIZE)
    him.press(WORDS[lang]["easier"])
    assert him.page.evaluate(SIZE) > usual * 1.2
    assert him.page.locator(".inzage-card .icon").count() >= 4, "each task has a picture"
    complains(him)
    assert him.page.locator("html").get_attribute("class") == "easier"


@pytest.mark.requirement("R-130")
def test_both_read_the_same_rights(phone: Phones) -> None:
    read = []
    for lang in WORDS:
        who = phone(lang=lang)
        who.open("your-rights")
        read.append(
            who.page.locator("main .inzage-card a").evaluate_all("all => all.map(a => a.pathname.slice(3))")
        )
    assert read[0] == read[1]
    assert len(read[0]) >= 3
