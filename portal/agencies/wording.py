"""Words that give away what may not be asked or told: plain looks at a text, in the languages of the portal.

A look can miss something. It stops the plain cases, and whoever writes stays answerable for the rest.
"""

from __future__ import annotations

import re

_WHOLE_FILE = re.compile(
    r"(?i)\b(?:kopie|kopieën|afschrift|uitdraai|copy|copies|print)\b.{0,40}(?:dossier|file|record|kaart)"
    r"|\b(?:hele|volledige|complete|whole|entire|full)\b.{0,20}\b(?:dossier|file|records?)"
    r"|medisch\w*\s+dossier|patiënten?dossier|medical\s+(?:file|records?)"
    r"|نسخة.{0,40}ملف|الملف\s+الطبي"
)
"""What no doctor may be asked for, and what goes to no partner. Source: KNMG: only facts asked for; R-218."""

_DETENTION = re.compile(
    r"(?i)\b(?:detentie\w*|gedetineerd\w*|gevangenis\w*|hechtenis|voorarrest|strafblad\w*|strafdossiers?"
    r"|strafzaak|strafzaken|proces-?verba\w*|justiti[eë]le\s+documentatie"
    r"|detention|detained|prison|jail|criminal\s+(?:files?|records?))\b"
    r"|السجن|سجين|سوابق"
)
"""Detention and criminal files. Source: R-209 (report 2018/057); AVG art. 10."""

_SAME = re.compile(
    r"(?i)^\W*(?:idem|zelfde|hetzelfde|dezelfde|zie|same|see|ditto|as\s+before|als\s+(?:eerder|vorige))\b"
    r"(?:\W+\w+){0,4}\W*$"
    r"|^\W*(?:نفس|كالسابق|انظر)(?:\W+\w+){0,4}\W*$"
)
"""A purpose that points to another one. Source: R-209."""

_ENFORCEMENT = re.compile(
    r"(?i)\b(?:handhav\w*|opspor\w*|fraude\w*|sociale\s+recherche|enforcement|fraud|criminal\s+inquiry)\b"
    r"|احتيال"
)
"""What is no help. Source: R-197."""


_AGREES = (
    r"\b(?:toestemming|vind(?:\s+het)?\s+goed|ga\s+(?:ermee\s+)?akkoord|stem\s+(?:ermee\s+)?in"
    r"|agree|consent|allow)\b"
)
_SHARES = (
    r"\b(?:del\w+|doorge\w+|verstrek\w+|uitwissel\w+|overleg\w+|share\w*|pass\w*|exchang\w+|disclos\w+)\b"
)
_SHARING = re.compile(
    rf"(?is){_AGREES}[^.!?\n]{{0,120}}{_SHARES}|{_SHARES}[^.!?\n]{{0,60}}{_AGREES}"
    r"|أوافق[^.!؟\n]{0,80}(?:مشاركة|تبادل|إعطاء)"
)
"""Saying yes to telling others. In a text that is no release it hides a second agreement. Source: R-102."""

_APPLYING = re.compile(
    r"(?i)\b(?:hierbij|met dit (?:formulier|papier))\s+(?:vraag|meld)\s+ik\b"
    r"|\bik\s+(?:vraag|meld\s+mij)\b[^.!?\n]{0,60}\baan\b"
    r"|\bI\s+(?:hereby\s+)?apply\b|أتقدم\s+بطلب"
)
"""Asking for help. In a release it makes the help hang on the release. Source: R-102; AVG art. 7 lid 4."""


def agrees_to_share(text: str) -> bool:
    """Tell whether a text says yes to telling others something."""
    return _SHARING.search(text) is not None


def applies_for_help(text: str) -> bool:
    """Tell whether a text asks for help."""
    return _APPLYING.search(text) is not None


def asks_for_whole_file(text: str) -> bool:
    """Tell whether a text asks for a copy of a file, or for all of it."""
    return _WHOLE_FILE.search(text) is not None


def tells_of_detention(text: str) -> bool:
    """Tell whether a text speaks of detention or a criminal file."""
    return _DETENTION.search(text) is not None


def is_no_purpose(text: str) -> bool:
    """Tell whether a purpose is one word, or points to an earlier one."""
    return len(text.split()) == 1 or _SAME.search(text) is not None


def is_enforcement(text: str) -> bool:
    """Tell whether a text is about enforcement or fraud."""
    return _ENFORCEMENT.search(text) is not None


_POINTS_AT = re.compile(
    r"(?i)(?<!\d)\d(?:[ .\-]?\d){7,10}(?!\d)"
    r"|\b\d{4}\s?[a-z]{2}\b(?!\w)"
    r"|[\w.+-]+@[\w-]+\.\w+"
    r"|\b\d{1,2}[-/. ]\d{1,2}[-/. ](?:19|20)?\d{2}\b"
    r"|\b\d{1,2}\s+(?:jan|feb|maart|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)\w*\.?\s+(?:19|20)\d{2}\b"
    r"|\b\w+(?:straat|weg|laan|plein|gracht|kade|singel|hof|pad)\s+\d+"
)
"""A citizen number, phone number, postcode, address, e-mail address or date: what a nameless text has not."""


_ARABIC = ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹")
_WESTERN = {ord(one): str(place) for digits in _ARABIC for place, one in enumerate(digits)}


def points_at_somebody(text: str) -> bool:
    """Tell whether a text holds a number, date or address that points at somebody. Source: R-188."""
    return _POINTS_AT.search(text.translate(_WESTERN)) is not None
