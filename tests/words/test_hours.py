"""When somebody can be reached, in the language of the reader; what is not understood stays as it was."""

from __future__ import annotations

import json

import pytest

from portal.demo.commands import TOWN
from portal.settings import ROOT
from portal.words import Words, load_words
from portal.words.hours import read


@pytest.fixture(scope="module")
def spoken() -> dict[str, Words]:
    """The languages, as they are."""
    return dict(load_words(ROOT / "translations", ["nl", "en", "ar"]))


@pytest.mark.requirement("R-120")
@pytest.mark.parametrize(
    ("dutch", "english"),
    [
        ("maandag tot en met vrijdag, 9 tot 17 uur", "Monday to Friday, 09:00 to 17:00"),
        ("ma-vr 9:00-17:00", "Monday to Friday, 09:00 to 17:00"),
        ("ma t/m za 8.30-12.00", "Monday to Saturday, 08:30 to 12:00"),
        ("dinsdag en donderdag, 10 tot 12 uur", "Tuesday and Thursday, 10:00 to 12:00"),
        ("maandag, dinsdag en donderdag, 9 tot 15 uur", "Monday, Tuesday and Thursday, 09:00 to 15:00"),
        ("woensdag, 13 tot 16 uur", "Wednesday, 13:00 to 16:00"),
        ("elke dag, 8 tot 20 uur", "every day, 08:00 to 20:00"),
        ("schooldagen, 14 tot 16 uur", "school days, 14:00 to 16:00"),
        ("dag en nacht", "day and night"),
    ],
)
def test_days_and_hours_are_said_in_another_language(
    spoken: dict[str, Words], dutch: str, english: str
) -> None:
    assert spoken["en"].opening(dutch) == english
    assert spoken["nl"].opening(dutch) == dutch, "in Dutch it stays as it was written"
    arabic = spoken["ar"].opening(dutch)
    assert arabic != dutch and not any(letter.isascii() and letter.isalpha() for letter in arabic)


@pytest.mark.parametrize(
    "text",
    ["", "op afspraak", "maandag, alleen in de ochtend", "ma-vr 9:00-29:00", "feestdagen, 9 tot 17 uur"],
)
def test_what_says_more_stays_as_it_is(spoken: dict[str, Words], text: str) -> None:
    assert read(text) is None
    assert spoken["en"].opening(text) == text


def test_all_hours_of_the_demo_town_are_understood() -> None:
    texts = [file.read_text(encoding="utf-8") for file in sorted(TOWN.glob("*.jsonl"))]
    lines = [json.loads(line) for text in texts for line in text.splitlines() if line]
    hours = {line["hours"] for line in lines if line.get("hours")}
    assert len(hours) > 10
    assert {one for one in hours if read(one) is None} == set()
