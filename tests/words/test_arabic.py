"""The Arabic words: the same term everywhere, no Dutch left, and the right form for each number."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from babel.messages import Message

from portal.words.catalogues import Book, forms, is_translated, read_book, spoken
from portal.words.checking import misfits

HERE = Path(__file__).resolve().parent
TRANSLATIONS = HERE.parents[1] / "translations"
GLOSSARY: dict[str, list[str]] = json.loads((HERE / "glossary_ar.json").read_text("utf-8"))
"""By English term: the Arabic stems that may stand for it, each as it is written inside a word."""

# Each pattern takes the inflections of a term, and leaves out the same word in another meaning.
ENGLISH = {
    "complaint": r"complaints?",
    "declaration": r"declarations?",
    "release": r"releases?(?! notes)",
    "consent": r"consent",
    "decision": r"decisions?",
    "objection": r"objections?",
    "correct": r"correct(?:ed|ion)?",
    "erase": r"erased?",
    "destroy": r"destroy(?:ed)?",
    "data": r"data",
    "file": r"files?",
    "case": r"(?<!any )cases?",
    "entry": r"entr(?:y|ies)",
    "organisation": r"organisations?",
    "privacy officer": r"privacy officers?",
    "privacy authority": r"privacy authority",
    "ombudsman": r"ombudsman",
    "court": r"courts?",
    "town": r"(?<!and the )town(?! hall)",
    "official": r"officials?",
    "letter": r"(?<!one )(?<!four )(?<!first )(?<!large )letters?(?! changes)",
    "receipt": r"receipts?",
    "reminder": r"reminders?",
    "benefit": r"benefits?",
    "citizen service number": r"citizen service numbers?",
}
ARABIC_LETTER = re.compile(r"[\u0621-\u064a]")
PLACE = re.compile(r"%\(\w+\)s")
DUTCH = re.compile(r"\b(?:u|uw|uzelf)\b", re.IGNORECASE)
VOWEL_SIGNS = re.compile(r"[\u064b-\u0652\u0640]")
# The forms are those of 0, of 1, of 2, of 3 to 10, of 100 to 102 and the like, and of 11 to 99.
FEW, HUNDREDS = 3, 4


@pytest.fixture(scope="module")
def book() -> Book:
    """Return all that is said in Arabic."""
    return read_book(TRANSLATIONS, "ar")


def said(book: Book) -> list[tuple[str, Message]]:
    """Return each message that is translated, with its room."""
    return [
        (room, message)
        for room, catalogue in book.items()
        for message in spoken(catalogue)
        if is_translated(message)
    ]


def english(message: Message) -> str:
    """Return the English words of a message, without the names of its places."""
    return PLACE.sub(" ", message.id if isinstance(message.id, str) else message.id[0])


def bare(text: str) -> str:
    """Return Arabic words without vowel signs, so that a stem is found however a word is marked."""
    return VOWEL_SIGNS.sub("", text)


def strays(book: Book, term: str) -> list[str]:
    """Return what is said in another word than the glossary has for a term."""
    pattern = re.compile(rf"\b{ENGLISH[term]}\b", re.IGNORECASE)
    stems = [bare(stem) for stem in GLOSSARY[term]]
    return [
        f"{room}: {english(message)!r} -> {form!r}"
        for room, message in said(book)
        for form in forms(message)
        if pattern.search(english(message)) and not any(stem in bare(form) for stem in stems)
    ]


def test_the_glossary_and_the_patterns_name_the_same_terms() -> None:
    assert GLOSSARY.keys() == ENGLISH.keys()
    assert len(GLOSSARY) == 25


@pytest.mark.requirement("T-68")
@pytest.mark.parametrize("term", sorted(GLOSSARY))
def test_a_term_is_the_same_word_everywhere(book: Book, term: str) -> None:
    assert strays(book, term) == []


@pytest.mark.parametrize("term", sorted(GLOSSARY))
def test_every_term_of_the_glossary_is_said_somewhere(book: Book, term: str) -> None:
    assert any(re.search(rf"\b{ENGLISH[term]}\b", english(one), re.IGNORECASE) for _room, one in said(book))


def test_every_message_is_in_arabic_letters(book: Book) -> None:
    latin = [
        f"{room}: {form!r}"
        for room, message in said(book)
        for form in forms(message)
        if re.search(r"[a-z]{2}", english(message)) and not ARABIC_LETTER.search(form)
    ]
    assert latin == []


def test_no_message_speaks_dutch_to_the_reader(book: Book) -> None:
    assert [
        form for _room, one in said(book) for form in forms(one) if DUTCH.search(PLACE.sub("", form))
    ] == []


def test_every_message_has_the_places_of_the_english(book: Book) -> None:
    assert [fault for _room, message in said(book) for fault in misfits(message)] == []


def test_numbers_are_western_and_the_signs_of_a_sentence_arabic(book: Book) -> None:
    odd = [
        form for _room, one in said(book) for form in forms(one) if re.search(r"[\u0660-\u0669]|[?;]", form)
    ]
    assert odd == []


def test_a_counted_message_has_six_forms_in_the_order_of_the_catalogue(book: Book) -> None:
    counted = [message for _room, message in said(book) if not isinstance(message.id, str)]
    assert counted
    for message in counted:
        shapes = forms(message)
        assert len(shapes) == 6, message.id
        # Only one and two can leave the number out; "11 days" takes an ending that "100 days" does not.
        assert all(PLACE.findall(message.id[1]) == PLACE.findall(shape) for shape in shapes[FEW:]), message.id
        assert not re.search(r"\)s \w+ًا", shapes[HUNDREDS]), message.id
