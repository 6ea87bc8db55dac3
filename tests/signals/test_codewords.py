"""The words of codes: lists that can be heard and read apart, and typing that is forgiven or pointed at."""

from __future__ import annotations

import re
from collections import defaultdict
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from portal.signals import codewords
from portal.signals.codewords import Code, Fault

LANGUAGES = ("ar", "en", "nl")

_SOUND = {
    "nl": (
        *(("ij", "ei"), ("y", "ei"), ("ouw", "au"), ("ou", "au"), ("auw", "au"), ("sch", "sg"), ("ch", "g")),
        *(("th", "t"), ("ph", "f"), ("c", "k"), ("q", "k"), ("x", "ks"), ("z", "s"), ("v", "f"), ("ie", "i")),
        ("oe", "u"),
    ),
    "en": (
        *(("tch", "ch"), ("ck", "k"), ("ph", "f"), ("gh", ""), ("wh", "w"), ("kn", "n"), ("wr", "r")),
        *(("ce", "se"), ("ci", "si"), ("cy", "si"), ("c", "k"), ("q", "k"), ("x", "ks"), ("z", "s")),
        *(("ai", "a"), ("ay", "a"), ("ea", "e"), ("ee", "e"), ("ei", "e"), ("ie", "e"), ("oa", "o")),
        *(("oo", "u"), ("ou", "u")),
    ),
    "ar": (("ص", "س"), ("ث", "س"), ("ط", "ت"), ("ض", "د"), ("ظ", "ذ"), ("ز", "ذ"), ("ق", "ك"), ("ح", "ه")),
}
"""Letters that sound much alike, and one that stands for them."""

_DOTS = {
    "بتثني": "ب",
    "جحخ": "ح",
    "دذ": "د",
    "رز": "ر",
    "سش": "س",
    "صض": "ص",
    "طظ": "ط",
    "عغ": "ع",
    "فق": "ف",
}
"""Arabic letters that differ in their dots only."""


def heard(language: str, word: str) -> str:
    """A word as it sounds, roughly."""
    word = codewords.plain(word)
    for one, other in _SOUND[language]:
        word = word.replace(one, other)
    return re.sub(r"(.)\1+", r"\1", word)


def seen(language: str, word: str) -> str:
    """A word as it looks from afar."""
    word = codewords.plain(word)
    if language == "ar":
        return word.translate({ord(sign): one for signs, one in _DOTS.items() for sign in signs})
    return word.replace("rn", "m").replace("vv", "w").replace("cl", "d").replace("l", "i").replace("j", "i")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_is_long_enough_and_every_word_can_be_read_out(language: str) -> None:
    words = codewords.listed(language)
    assert len(words) == len(set(words)) == codewords.PRIME >= 2048
    shape = r"[\u0621-\u064a]{3,7}" if language == "ar" else r"[a-z]{4,9}"
    assert [word for word in words if not re.fullmatch(shape, word)] == []
    assert [word for word in words if re.search(r"[b-df-hj-np-tv-xz]{4}", word)] == []
    assert list(words) == sorted(words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_words_are_one_typing_error_apart(language: str) -> None:
    words, near = [codewords.plain(word) for word in codewords.listed(language)], defaultdict(set)
    for word in words:
        for shorter in {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}:
            near[shorter].add(word)
    alike = {
        (one, other)
        for group in near.values()
        for one in group
        for other in group
        if one < other and codewords.distance(one, other) < 2
    }
    assert alike == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_words_sound_or_look_alike_and_none_begins_with_another(language: str) -> None:
    words = codewords.listed(language)
    for told in (heard, seen):
        assert len({told(language, word) for word in words}) == len(words), told.__name__
    bare = {codewords.plain(word) for word in words}
    assert [word for word in bare if any(word[:i] in bare for i in range(1, len(word)))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_hurts_or_frightens(language: str) -> None:
    unfit = (Path(__file__).parent / f"unfit_{language}.txt").read_text("utf-8").split()
    assert len(unfit) > 50
    words = codewords.listed(language)
    assert [word for word in words if any(fnmatchcase(word, one) for one in unfit)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_code_is_forgiven_its_capitals_blanks_numbers_and_accents(language: str) -> None:
    code = codewords.made(b"\x07\xa1" * 16, language)
    words = list(code.words)
    assert len(words) == 6
    assert codewords.read("  " + "   ".join(words).upper() + "\n", reader="en") == code
    assert codewords.read(" ".join(f"{n}. {word}," for n, word in enumerate(words, 1)), reader="nl") == code
    assert codewords.read(" \u200f".join(words), reader="ar") == code
    accented = (
        words[0][0] + "\u0301" + words[0][1:] if language != "ar" else words[0][0] + "\u064f" + words[0][1:]
    )
    assert codewords.read(" ".join([accented, *words[1:]]), reader="nl") == code


def test_who_reads_a_language_without_a_list_gets_english_words() -> None:
    assert [codewords.language_for(reader) for reader in ("nl", "ar", "zz")] == ["nl", "ar", "en"]


def test_arabic_letters_may_be_written_in_more_than_one_way() -> None:
    ended = next(number for number, word in enumerate(codewords.listed("ar")) if word.endswith("ة"))
    code = Code("ar", (ended, 1, 2, 3, 4))
    typed = [code.words[0][:-1] + "ه", *code.words[1:]]
    assert codewords.read(" ".join(typed), reader="nl") == code


@pytest.mark.parametrize("place", range(6))
def test_any_one_other_word_is_found_without_looking_anything_up(place: int) -> None:
    words = list(codewords.made(b"\x31" * 32, "nl").words)
    for other in ("appel", *codewords.listed("nl")[::97]):
        if other != words[place] and other in codewords.listed("nl"):
            wrong = [*words[:place], other, *words[place + 1 :]]
            assert isinstance(codewords.read(" ".join(wrong), reader="nl"), Fault)


def test_it_is_said_which_word_looks_wrong() -> None:
    words = list(codewords.made(b"\x31" * 32, "nl").words)
    for place in range(6):
        typed = [*words]
        typed[place] = words[place][:-1] + "q"
        fault = codewords.read(" ".join(typed), reader="nl")
        assert isinstance(fault, Fault)
        assert (fault.what, fault.place, fault.nearest) == ("unknown", place + 1, words[place])
    swapped = [words[0], words[3], words[2], words[1], *words[4:]]
    assert codewords.read(" ".join(swapped), reader="nl") == Fault("swapped", 2, words[3], other=4)
    fault = codewords.read(" ".join(words[:5]), reader="nl")
    assert fault == Fault("count", number=5)
    assert codewords.read("", reader="nl") == Fault("count")


def test_a_word_that_was_taken_for_another_is_pointed_at() -> None:
    """Two words two errors apart: the check word tells that one stands for the other."""
    known = codewords.listed("nl")
    one, other = next(
        (a, b) for a in range(400) for b in range(a + 1, 400) if codewords.distance(known[a], known[b]) == 2
    )
    words = list(Code("nl", (7, 900, one, 1500, 33)).words)
    words[2] = known[other]
    assert codewords.read(" ".join(words), reader="nl") == Fault("looks_wrong", 3, known[other])
