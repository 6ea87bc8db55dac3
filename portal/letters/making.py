"""A letter as a page that can be printed, and as a PDF file, in one language."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from markupsafe import Markup

from portal.letters.engine import Variant, as_pdf
from portal.letters.paper import Paper, Reader
from portal.letters.phrases import DUTCH, RIGHTS, foot
from portal.settings import ROOT
from portal.web import Portal
from portal.words import Words

STYLE = ROOT / "static" / "letter.css"


@dataclass(frozen=True)
class Look:
    """How a letter is made up."""

    is_large: bool = False
    variant: Variant = Variant.FOR_READING


LETTER, LARGE, KEPT = Look(), Look(is_large=True), Look(variant=Variant.FOR_KEEPING)
LOOKS = {"letter": LETTER, "large": LARGE, "kept": KEPT}
"""By the word that stands in an address."""


def language_for(portal: Portal, wanted: str) -> str:
    """Return the language of a letter: the one that was asked for, or Dutch when it is not offered."""
    return wanted if wanted in portal.words else DUTCH


def as_page(portal: Portal, lang: str, paper: Paper, *, reader: Reader, look: Look = LETTER) -> str:
    """Return a letter as a whole page of its own: one language, nothing fetched, no personal title."""
    words = portal.words[lang]
    template = portal.environments[lang].get_template("letters/letter.html")
    return template.render(
        paper=paper,
        reader=reader if paper.is_personal else Reader(),
        foot=() if paper.is_from_person else foot(portal.site, words),
        rights=RIGHTS,
        is_large=look.is_large,
        style=style(STYLE),
    )


def as_article(portal: Portal, lang: str, paper: Paper) -> Markup:
    """Return a letter as part of a page, whatever the language of that page is."""
    module = portal.environments[lang].get_template("letters/blocks.html").module
    return Markup(module.article(paper))  # type: ignore[attr-defined]  # noqa: S704  # A macro of that template.


def pdf_of(portal: Portal, lang: str, paper: Paper, *, reader: Reader, look: Look = LETTER) -> bytes:
    """Return a letter as a PDF file.

    :raises CannotMakePdf: when this machine cannot make one.
    """
    return as_pdf(as_page(portal, lang, paper, reader=reader, look=look), look.variant)


def file_name(lang: str, look: Look = LETTER, *, is_text: bool = False) -> str:
    """Return the neutral name of a file: nothing of what is in it."""
    kind = "large" if look.is_large else "kept" if look.variant is Variant.FOR_KEEPING else ""
    name = "-".join(part for part in ("letter", kind, lang) if part)
    return f"{name}.{'txt' if is_text else 'pdf'}"


@lru_cache(maxsize=4)
def style(path: Path) -> Markup:
    """Return the style of letters, to stand in each of them."""
    return Markup(path.read_text(encoding="utf-8"))  # noqa: S704  # Our own sheet.


def style_hash() -> str:
    """Return the hash by which a browser knows the style of letters."""
    return b64encode(sha256(style(STYLE).encode()).digest()).decode()


def words_of(portal: Portal, lang: str) -> Words:
    """Return the words of the language that a letter gets."""
    return portal.words[language_for(portal, lang)]
