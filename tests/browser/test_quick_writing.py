"""How long it takes to write a talk down on a phone: counted in taps and letters, on the real pages.

Source: Palin and others, How do People Type on Mobile Devices?, MobileHCI 2019: 36.2 words a minute on a
phone. Parhi and others, Target Size Study for One-Handed Thumb Use, MobileHCI 2006: a tap on a target as
large as ours takes less than a second. What to write is known: the official has just put the phone down.
"""

from __future__ import annotations

import time
from collections.abc import Mapping

import pytest
from flask import Flask

from tests.browser.citizen import Citizen
from tests.browser.conftest import Phones
from tests.browser.filling import fill
from tests.desk.ways import assignment_of, talk
from tests.tables import TABLE, Keep

pytestmark = pytest.mark.browser

TAP = 0.9
"""Seconds for finding a place on the screen and touching it."""

LETTER = 60 / (36.2 * 5)
"""Seconds for one letter: a word is five letters."""

MOST = 58
"""Seconds by hand: under a minute, as was asked, with two seconds for the pages to come.

Two thirds of it goes to the letters of four short texts.
"""

LONGEST_WAIT = 12
"""Seconds for five pages, on a machine that has other tests to run as well; alone it is one."""

USUAL: Mapping[str, object] = {
    "question": "Hoe hoog is de schuld nu?",
    "summary": "De regeling loopt nog een jaar.",
    "why": "Om een cursus te kiezen.",
    "in_file_because": "What was in the file was too old.",
    "not_asked_because": "De telefoon stond uit.",
}
"""Five short texts, each as long as it must be for the person to understand it; one is offered already."""

NOW = """names => Object.fromEntries(names.map(name => {
    const boxes = [...document.querySelectorAll(`main [name='${name}']`)];
    const sort = boxes[0].type;
    const isTicked = box => !/radio|checkbox/.test(sort) || box.checked;
    const chosen = boxes.filter(isTicked).map(box => box.value);
    const offered = [...(boxes[0].list?.options ?? [])].map(option => option.value);
    return [name, [boxes[0].tagName === "SELECT" ? "select" : sort, chosen, offered]];
}))"""
"""What sort of box each name is, what stands in it before anybody touched it, and what it offers."""


def seconds(who: Citizen, values: Mapping[str, object]) -> float:
    """Return how long filling these in takes by hand; what stands there already takes nothing."""
    took = 0.0
    for name, (sort, before, offered) in who.page.evaluate(NOW, list(values)).items():
        wanted = values[name]
        answers = [str(one) for one in (wanted if isinstance(wanted, list) else [wanted])]
        if answers == before:
            continue
        if sort in {"radio", "checkbox"}:
            took += TAP * len(answers)
        elif sort == "select" or answers[0] in offered:
            took += 2 * TAP
        else:
            took += TAP + LETTER * sum(map(len, answers))
    return took


@pytest.mark.requirement("R-009")
def test_writing_down_a_talk_on_a_phone_takes_less_than_a_minute(
    phone: Phones, app: Flask, record_property: Keep
) -> None:
    official = phone("caseworker")
    assignment = assignment_of(app, "caseworker", "wife")
    official.open(f"desk/people/{assignment}")
    fill(official, {"reason": "record", "privately": "no"})
    official.press("Open the file")
    began = time.monotonic()
    official.follow("Write down a talk")
    waited = time.monotonic() - began
    values = talk(app, **USUAL)
    del values["contact"]  # The official's own organisation stands there already.
    kinds = values.pop("data_kinds")
    roles = {name: values.pop(name) for name in ("answerer_agency", "answerer_role")}
    by_hand = TAP + seconds(official, roles)
    fill(official, roles)
    for more, button in (
        ({}, "Show the kinds of data for these roles"),
        ({**values, "data_kinds": kinds}, "Go on"),
        ({}, "Keep it and tell the person"),
    ):
        by_hand += TAP + (seconds(official, more) if more else 0)
        fill(official, more)
        began = time.monotonic()
        official.press(button)
        assert "There is a problem" not in official.text, official.text[:400]
        waited += time.monotonic() - began
    assert "It is written down" in official.text
    record_property(TABLE, f"{'a talk on a phone':28}{by_hand:6.1f} s by hand{waited:6.1f} s of waiting")
    assert by_hand < MOST
    assert waited < LONGEST_WAIT
