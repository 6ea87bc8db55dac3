"""Which kinds fit what a person tells: plain word lists that give suggestions, and never decide.

No model, no score, nothing kept: the person chooses. A wrong choice costs nothing, because a case can be
typed again and keeps its first date. Source: AVG art. 22.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from portal.words import N_


@dataclass(frozen=True)
class _Clue:
    kind: str
    because: str
    words: str
    """Beginnings of words or phrases in Dutch, English and Arabic, parted by bars."""


# A decision stands first: it has the shortest last day, so it must never be missed.
_CLUES = (
    _Clue(
        "objection",
        N_("You write about a decision. You can object. Six weeks is the rule, later is still taken."),
        "besluit|besliss|beschikking|bezwaar|stopgezet|is gestopt|uitkering stop|benefit stopped|"
        "benefit was stopped|"
        "afgewezen|afwijzing|gekort|korting op|maatregel|boete|verlaagd|"
        "ingetrokken|terugbetalen|terugvorder|decision|decided to|objection|object to|rejected|"
        "refused|turned down|denied|benefit was cut|lowered|fined|pay back|قرار|اعتراض|رفض|خفض|غرامة",
    ),
    _Clue(
        "mixed_up",
        N_("You write that something is about another person. We can hide it at once."),
        "niet over mij|ander persoon|andere persoon|iemand anders zijn|verwissel|verwarr|zelfde naam|"
        "not about me|another person|someone else's|mixed up|mistaken for|same name|"
        "ليس عني|شخص آخر|نفس الاسم",
    ),
    _Clue(
        "destruction",
        N_("You write about a youth or Wmo file. It has its own rule: three months."),
        "vernietig|jeugddossier|wmo-dossier|wmo dossier|jeugdhulp|destroy|youth file|wmo file|"
        "إتلاف|ملف الشباب",
    ),
    _Clue(
        "correction",
        N_("You write that something is wrong. You can have it corrected."),
        "klopt niet|kloppen niet|onjuist|fout in|foute gegevens|verkeerd|verbeter|corrig|not right|not true|"
        "incorrect|is wrong|are wrong|mistake in|correct my|خطأ|غير صحيح|تصحيح",
    ),
    _Clue(
        "recipients",
        N_("You write about who knows things about you. You can ask who got your data."),
        "gegevens heeft gekregen|gegevens kreeg|wie keek|wie er in mijn|wie in mijn|hoe weet de|hoe weet het|"
        "who looked|"
        "gedeeld|doorgegeven|doorgestuurd|wie heeft mijn|aan wie|hoe weten|weten zij|shared|passed on|"
        "who got|who has my|how do they know|شارك|أعطوا|من حصل",
    ),
    _Clue(
        "inspection",
        N_("You write that you want to see something. You can see your data."),
        "inzage|inzien|kopie van|alles wat u|alles wat jullie|over mij hebben|"
        "mijn dossier|wat staat er|wat weten|mijn gegevens zien|in mijn file|my file|see my|"
        "what do they know|copy of|ملفي|الاطلاع|نسخة من",
    ),
    _Clue(
        "erasure",
        N_("You write that data must go. You can ask to have it removed."),
        "verwijder|wissen|weghalen|delete|remove|erase|حذف|إزالة",
    ),
    _Clue(
        "objection_to_use",
        N_("You write that they must stop using your data. You can ask for that."),
        "stoppen met|niet meer delen|niet meer gebruik|stop using|stop sharing|التوقف عن|توقفوا",
    ),
    _Clue(
        "complaint",
        N_("You write about how someone treated you. You can make a complaint."),
        "klacht|klagen|onbeleefd|onbeschoft|belofte|beloofd|behandeld|bejegen|luister|geen antwoord|"
        "zonder te vragen|over mij gesproken|over mij gepraat|wachten|complain|rude|promise|treated|"
        "did not listen|no answer|talked about me|without asking|شكوى|وعد|معاملة|تحدثوا عني",
    ),
    _Clue(
        "question",
        N_("You ask something. You can send it as a question."),
        "waarom|hoe lang|mag dat|vraag|why|how long|are they allowed|question|لماذا|سؤال|هل يجوز",
    ),
)

_FALLBACK = (
    "complaint",
    N_("You can send this as a complaint. Does something else fit better later? Your date stays."),
)


def _pattern(words: str) -> re.Pattern[str]:
    # Arabic joins words such as "and" or "the" to the next word, so its clues may stand inside a word.
    latin = [re.escape(word) for word in words.split("|") if word.isascii()]
    other = [re.escape(_plain(word)) for word in words.split("|") if not word.isascii()]
    return re.compile("|".join([rf"\b(?:{'|'.join(latin)})", *other]))


def _plain(text: str) -> str:
    """Return the text in lower case without marks on letters, so that é and e are the same."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


_PATTERNS = tuple((_pattern(clue.words), clue) for clue in _CLUES)


def proposal(text: str) -> tuple[tuple[str, str], ...]:
    """Return kinds that may fit a text, each with the reason (a msgid); a person chooses."""
    plain = " ".join(_plain(text).split())
    found = tuple((clue.kind, clue.because) for pattern, clue in _PATTERNS if pattern.search(plain))
    return found or ((_FALLBACK,) if plain else ())
