"""One way of speaking to people in Dutch: "u" to everybody, and "je" to a child on the pages of a child."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages import Message
from babel.messages.pofile import read_po

FOLDER = Path(__file__).resolve().parents[2] / "translations" / "nl" / "LC_MESSAGES"

TO_A_CHILD = {
    "templates/consultations/signals.html",
    "templates/mandates/young.html",
    "templates/pages/who_can_help.html",
    # What a child of 12 or 16 hears on that birthday, and of the youth index.
    "portal/notices/kinds.py",
}
JE = re.compile(r"\b(je|jij|jou|jouw)\b", re.IGNORECASE)


def told() -> Iterator[Message]:
    """Give every message that says something in Dutch."""
    for file in sorted(FOLDER.glob("*.po")):
        with file.open("rb") as opened:
            yield from (message for message in read_po(opened, locale="nl") if message.id)


def says_je(text: str, places: set[str]) -> bool:
    """Tell whether somebody who is not a child is spoken to as one."""
    return JE.search(text) is not None and not places <= TO_A_CHILD


@pytest.mark.requirement("R-120")
def test_whoever_is_no_child_is_spoken_to_with_u() -> None:
    assert [
        message.string
        for message in told()
        if says_je(
            " ".join(message.string or ()) if isinstance(message.string, tuple) else str(message.string),
            {place for place, _ in message.locations},
        )
    ] == []


@pytest.mark.parametrize(
    ("text", "place", "found"),
    [
        ("Wat hoor je?", "portal/desk/words/forms.py", True),
        ("Jouw eigen pagina", "templates/mandates/young.html", False),
        ("Dit is een jas.", "portal/desk/words/forms.py", False),
    ],
)
def test_the_rule_finds_je_and_only_je(text: str, place: str, found: bool) -> None:
    assert says_je(text, {place}) is found
