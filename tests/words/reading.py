"""How hard a text is to read, in numbers that the tests hold against a limit.

Dutch: Flesch-Douma, 206.84 - 0.77 x (syllables per 100 words) - 0.93 x (words per sentence). Syllables are
counted by pyphen, as textstat does. English: the Flesch-Kincaid grade; syllables are counted by groups of
vowels there, because pyphen's English patterns leave many of them out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pyphen

from tests.words.pagetext import read_page

HARD_WORDS = Path(__file__).with_name("hard_words_nl.txt")

FORBIDDEN = (
    *("u dient", "dient u", "dient te", "dienen te", "het systeem", "indien", "middels", "teneinde"),
    *("betreffende", "inzake", "ongeldig", "ongeldige", "omtrent", "jegens", "derhalve", "mits", "tevens"),
    *("alsmede", "dan wel", "aangaande", "met betrekking tot", "ten aanzien van", "in verband met"),
    *("door middel van", "op basis van", "ten behoeve van", "conform", "hierbij", "hiervan", "daartoe"),
    *("verzoeken wij u", "gelieve", "onverwijld", "te allen tijde", "submit", "invoerveld", "geretourneerd"),
    *(
        "uw eigen schuld",
        "u had moeten",
        "had u maar",
        "u hebt nagelaten",
        "u heeft nagelaten",
        "u verzuimde",
    ),
    *("klik hier", "geautoriseerd", "authenticatie", "sessie", "formulierveld", "foutcode", "desbetreffende"),
)
"""What no message may say, in whole words: office words, and blame. Source: R-252."""

WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*|\d[\d.,:]*")
# A dot before a small letter or a digit belongs to an abbreviation or a number.
SENTENCE_END = re.compile(r"[.!?…:]+[\"'”’)]*(?=\s+[\"'“‘(]*[A-ZÀ-ÖØ-Þ]|\s*$)")
PASSIVE = re.compile(
    r"\b(?:word|wordt|worden|werd|werden|geworden)\b(?:\W+\w+){0,6}?\W+(?:ge|be|ver|ont|her)\w+(?:d|t|en)\b"
    r"|\b(?:ge|be|ver|ont|her)\w+(?:d|t|en)\W+(?:word|wordt|worden|werd|werden|geworden)\b",
    re.IGNORECASE,
)
PLACE = re.compile(r"%\((\w+)\)s")


@dataclass(frozen=True)
class Score:
    """The counts of a text, and what follows from them."""

    lang: str
    sentences: int
    words: int
    syllables: int
    longest: str
    """The sentence with the most words."""
    passives: int
    forbidden: tuple[str, ...]
    unexplained: tuple[str, ...]
    """Hard words that the page uses and does not explain."""

    @property
    def words_a_sentence(self) -> float:
        """The average length of a sentence, in words."""
        return self.words / self.sentences if self.sentences else 0.0

    @property
    def longest_words(self) -> int:
        """The length of the longest sentence, in words."""
        return len(WORD.findall(self.longest))

    @property
    def ease(self) -> float:
        """Flesch-Douma: 0 is a law book, 65 is plain, 90 is for a child of ten. Only fit for Dutch."""
        if not self.words:
            return 100.0
        return 206.84 - 77 * self.syllables / self.words - 0.93 * self.words_a_sentence

    @property
    def grade(self) -> float:
        """Flesch-Kincaid: the school year an English text asks for."""
        if not self.words:
            return 0.0
        return 0.39 * self.words_a_sentence + 11.8 * self.syllables / self.words - 15.59


def score(passages: Iterable[str], lang: str = "nl", explained: Iterable[str] = ()) -> Score:
    """Measure a text; every passage ends its last sentence."""
    texts = [PLACE.sub(_stand_in, passage) for passage in passages]
    said = [sentence for text in texts for sentence in sentences(text)]
    words = [word for sentence in said for word in WORD.findall(sentence)]
    return Score(
        lang=lang,
        sentences=len(said),
        words=len(words),
        syllables=sum(syllables(word, lang) for word in words),
        longest=max(said, key=lambda sentence: len(WORD.findall(sentence)), default=""),
        passives=sum(bool(PASSIVE.search(sentence)) for sentence in said) if lang == "nl" else 0,
        forbidden=tuple(found(FORBIDDEN, texts)) if lang == "nl" else (),
        unexplained=tuple(_unexplained(texts, explained)) if lang == "nl" else (),
    )


def score_page(html: str) -> Score:
    """Measure the main content of a rendered page, in the language the page names."""
    page = read_page(html)
    return score(page.passages, page.lang, page.explained)


def sentences(text: str) -> list[str]:
    """Return the sentences of a passage; a piece without a word is none."""
    return [part.strip() for part in SENTENCE_END.split(text) if WORD.search(part)]


@lru_cache(20_000)
def syllables(word: str, lang: str = "nl") -> int:
    """Count the syllables of a word: by pyphen in Dutch, by groups of vowels elsewhere; a number has one."""
    if word[0].isdigit():
        return 1
    if lang == "nl":
        return len(_dutch().positions(word)) + 1
    groups = len(re.findall(r"[aeiouyà-ÿ]+", word.lower()))
    silent = re.search(r"[^aeiouyl]e(?:s|d)?$", word.lower()) and not re.search(
        r"[td]ed$|[sxzcg]es$", word.lower()
    )
    return max(1, groups - bool(silent))


def found(phrases: Iterable[str], texts: Iterable[str]) -> list[str]:
    """Return the phrases that stand in the texts as whole words, in the order of the phrases."""
    together = "\n".join(texts).lower()
    return [phrase for phrase in phrases if re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", together)]


@lru_cache(1)
def hard_words() -> tuple[str, ...]:
    """Return the hard words: one on a line, with "#" before a remark."""
    lines = (line.split("#")[0].strip().lower() for line in HARD_WORDS.read_text("utf-8").splitlines())
    return tuple(line for line in lines if line)


@lru_cache(1)
def _dutch() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="nl_NL")


def _stand_in(place: re.Match[str]) -> str:
    # A day is three words when it is said; anything else counts as one.
    return "3 maart 2026" if "day" in place[1] or place[1] in {"date", "until", "since"} else "Morgen"


def _unexplained(texts: list[str], explained: Iterable[str]) -> list[str]:
    told = list(explained)
    return [word for word in found(hard_words(), texts) if not any(word in text for text in told)]
