"""The times on the pages are those of the table of terms."""

from __future__ import annotations

import re
from datetime import date

import pytest
from flask import Flask

from portal.pages.promises import PROMISES, told
from portal.pages.times import longer_of, time_of
from portal.settings import ROOT
from portal.terms import LEGAL_TERMS, Regime, Term, Unit
from portal.words import SaidCount
from portal.words.catalogues import spoken
from portal.words.rooms import messages
from tests.clocks import MONDAY
from tests.visitor import Visitor

TODAY = MONDAY.date()
STEPS = [step for promise in PROMISES for step in promise.steps if step.code]
TYPED_TIME = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|ten|twelve|thirty) (?:working )?(?:hour|day|week|month|year)s?\b",
    re.I,
)


@pytest.mark.requirement("R-233")
@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("step", STEPS, ids=lambda step: f"{step.code}{'-longer' * step.is_longer}")
def test_each_time_on_the_page_equals_the_table(bare_app: Flask, step: object, lang: str) -> None:
    found = next(one for one in STEPS if one is step)
    term = LEGAL_TERMS.find(found.code, TODAY)
    words = bare_app.extensions["inzage"].words[lang]
    said = words.text(found.text, time=longer_of(term) if found.is_longer else time_of(term))
    assert said in Visitor(bare_app, lang=lang).open(f"/{lang}/what-you-may-expect").text


@pytest.mark.requirement("R-233")
def test_every_term_that_a_person_waits_for_is_told() -> None:
    kept_elsewhere = {"citizen_reminder"}
    assert {term.code for term in LEGAL_TERMS.rows} - kept_elsewhere == {step.code for step in STEPS}


def test_another_law_gives_another_number() -> None:
    changed = LEGAL_TERMS.changed(
        [Term("complaint_decision", 5, Unit.WEEKS, Regime.DUTCH, "Awb", "receipt", None, date(2019, 1, 1))]
    )
    with pytest.raises(ValueError, match="complaint_decision"):
        told(TODAY, changed)
    question = Term("question_answer", 9, Unit.DAYS, Regime.DUTCH, "", "receipt", None, date(2019, 1, 1))
    steps = [
        step
        for one in told(TODAY, LEGAL_TERMS.changed([question]))
        for step in one.steps
        if one.promise.name == "question"
    ]
    assert dict(steps[0].values)["time"] == SaidCount("%(n)s day", "%(n)s days", 9)


def test_no_text_of_these_pages_types_a_time() -> None:
    said = [message.id for message in spoken(messages(ROOT)["pages"])]
    texts = [one for msgid in said for one in ((msgid,) if isinstance(msgid, str) else msgid)]
    assert [text for text in texts if TYPED_TIME.search(text)] == []


def test_a_promise_without_a_law_says_so(bare_app: Flask) -> None:
    page = Visitor(bare_app, lang="en").open("/en/what-you-may-expect")
    section = page.tree.xpath("string(//section[@aria-labelledby='question'])")
    assert "It is our own promise." in section
    assert "Awb art. 9:11 lid 1" in page.tree.xpath("string(//section[@aria-labelledby='complaint'])")
