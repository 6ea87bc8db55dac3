"""Words of a code: five, and a check word that follows from them; how they are made, typed and mended."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

LISTS = Path(__file__).resolve().parent / "lists"

PRIME = 2053
"""How many words each list has: the first prime above 2,048, so that the check word can be counted with."""

SECRET = 5
"""Words that are drawn; the sixth only guards them. Five of 2,053 are 55 bits."""

WEIGHTS = (1, 2, 3, 4, 5, -1)
"""All differ and none is 0, so that one wrong word, or two that changed places, never pass unseen."""

SOURCE = "en"
"""The list for a reader whose language has none."""

_SAME = str.maketrans(
    {**dict.fromkeys("أإآٱ", "ا"), **dict.fromkeys("ىئی", "ي"), "ة": "ه", "ؤ": "و", "ک": "ك"}
)
_APART = re.compile(r"[\W\d_]+")


@dataclass(frozen=True)
class Code:
    """A code, as the places of its five words in the list of its language."""

    language: str
    numbers: tuple[int, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """Return the five words and the check word."""
        known = listed(self.language)
        return tuple(known[number] for number in (*self.numbers, check_of(self.numbers)))

    @property
    def text(self) -> str:
        """Return what the keyed hash is made of."""
        return " ".join((self.language, *map(str, self.numbers)))

    @property
    def halves(self) -> tuple[str, str]:
        """Return two parts of it; somebody who saw most of a code has at least one of them right."""
        first, second = self.numbers[:2], self.numbers[2:4]
        return f"{self.language} 1 {first}", f"{self.language} 2 {second}"


@dataclass(frozen=True)
class Fault:
    """Why something typed is no code. It says nothing of whether any code exists."""

    what: str
    """"count", "unknown", "looks_wrong", "swapped" or "one_is_wrong"."""
    place: int = 0
    """Which word, counted from 1; the first of two that changed places."""
    word: str = ""
    """That word, as it was typed."""
    nearest: str = ""
    """A word of the list that looks much like it."""
    other: int = 0
    """The second of two that changed places."""
    number: int = 0
    """How many words were typed."""


@lru_cache(maxsize=16)
def listed(language: str) -> tuple[str, ...]:
    """Return the words of a language, in order."""
    return tuple((LISTS / f"{language}.txt").read_text("utf-8").split())


@lru_cache(maxsize=16)
def _numbers(language: str) -> dict[str, int]:
    return {plain(word): number for number, word in enumerate(listed(language))}


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """Return the languages that have a list."""
    return tuple(sorted(path.stem for path in LISTS.glob("*.txt")))


def language_for(reader: str) -> str:
    """Return the language of the code for somebody who reads this one."""
    return reader if reader in languages() else SOURCE


def made(secret: bytes, language: str) -> Code:
    """Return the code that follows from 256 secret bits."""
    number, numbers = int.from_bytes(secret, "big"), []
    for _ in range(SECRET):
        number, place = divmod(number, PRIME)
        numbers.append(place)
    return Code(language, tuple(numbers))


def check_of(numbers: Sequence[int]) -> int:
    """Return the place of the check word that belongs to five words."""
    return _sum(numbers) % PRIME


def plain(word: str) -> str:
    """Return a word as it is compared: case, accents, vowel signs and ways to write a letter do not count."""
    parted = unicodedata.normalize("NFKD", word.casefold()).translate(_SAME)
    return "".join(sign for sign in parted if unicodedata.category(sign) not in {"Mn", "Cf", "Lm"})


def read(text: str, *, reader: str) -> Code | Fault:
    """Return the code that was typed, or what to look at again.

    The language is the one that knows most of the words; the reader's own when two know as many.
    """
    bare = "".join(sign for sign in unicodedata.normalize("NFKC", text) if _stays(sign))
    typed = [word for word in _APART.split(bare) if word]
    order = sorted(languages(), key=lambda lang: (-_known(typed, lang), lang != reader))
    language = order[0]
    places = _numbers(language)
    numbers = [places.get(plain(word)) for word in typed]
    for place, (word, number) in enumerate(zip(typed, numbers, strict=True), start=1):
        if number is None:
            return Fault("unknown", place, word, _nearest(word, language), number=len(typed))
    if len(typed) != len(WEIGHTS):
        return Fault("count", number=len(typed))
    return _checked([number for number in numbers if number is not None], typed, language)


def _stays(sign: str) -> bool:
    # Arabic vowel signs stand between letters, and marks for the direction stand anywhere.
    return unicodedata.category(sign) not in {"Mn", "Cf"} and sign != "\u0640"


def _known(typed: Sequence[str], language: str) -> int:
    return sum(plain(word) in _numbers(language) for word in typed)


def _checked(numbers: Sequence[int], typed: Sequence[str], language: str) -> Code | Fault:
    wrong = _sum(numbers) % PRIME
    if wrong == 0:
        return Code(language, tuple(numbers[:SECRET]))
    for one in range(len(numbers)):
        for other in range(one + 1, len(numbers)):
            swapped = list(numbers)
            swapped[one], swapped[other] = swapped[other], swapped[one]
            if _sum(swapped) % PRIME == 0:
                return Fault("swapped", one + 1, typed[one], other=other + 1)
    return _suspect(numbers, typed, language, wrong)


def _suspect(numbers: Sequence[int], typed: Sequence[str], language: str, wrong: int) -> Fault:
    """Point at the word that is most like the one that would make the check word fit.

    For each place exactly one word does. It is not named: the point is to look at the paper again.
    """
    known, found = listed(language), []
    for place, (number, weight) in enumerate(zip(numbers, WEIGHTS, strict=True)):
        fitting = known[(number - wrong * pow(weight, -1, PRIME)) % PRIME]
        found.append((distance(plain(typed[place]), plain(fitting)), place))
    nearest, place = min(found)
    if nearest > _NEAR:
        return Fault("one_is_wrong")
    return Fault("looks_wrong", place + 1, typed[place])


_NEAR = 2
"""Signs that differ at most between a word and the one it was taken for."""


def _nearest(word: str, language: str) -> str:
    """Return the one word that is at most two typing errors away, if there is one and no second as near."""
    ranked = sorted((distance(plain(word), plain(known)), known) for known in listed(language))
    (first, found), (second, _) = ranked[0], ranked[1]
    return found if first <= 2 and first < second else ""


def distance(one: str, other: str) -> int:
    """Return how many typing errors lie between two words; two signs that changed places are one error."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, sign in enumerate(one, start=1):
        older, before, row = before, row, [i]
        for j, met in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (sign != met))
            if i > 1 and j > 1 and sign == other[j - 2] and one[i - 2] == met:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]


def _sum(numbers: Sequence[int]) -> int:
    return sum(weight * number for weight, number in zip(WEIGHTS, numbers, strict=False))
