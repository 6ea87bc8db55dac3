"""The text of a page as somebody reads it: passages, and the words the page explains itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

import html5lib

UNSEEN = {"script", "style", "template", "svg", "head", "noscript", "option", "textarea", "code", "pre"}
"""Elements with no sentence of ours in them."""

VALUES = {"dd", "td", "blockquote", "output"}
"""Elements that hold what is stored or what somebody else wrote, not how the portal talks.

The same holds for ``dir="auto"``: words in a language that the page does not know.
"""

INLINE = {
    *("a", "abbr", "b", "bdi", "bdo", "cite", "data", "dfn", "em", "i", "kbd", "mark", "q", "s", "small"),
    *("span", "strong", "sub", "sup", "time", "u", "var", "wbr", "img", "input"),
}
"""Elements that stand inside a sentence; every other one begins a new passage."""

GLOSSARY = re.compile(r"woordenlijst|glossary|/words\b|#(?:woord|word|term)-", re.IGNORECASE)
"""Addresses of explanations."""


@dataclass(frozen=True)
class PageText:
    """What a page says, passage by passage, and which texts are explained in place."""

    lang: str
    passages: tuple[str, ...]
    explained: tuple[str, ...]


def read_page(html: str) -> PageText:
    """Return the visible text of the main content of a rendered page.

    Headings, list items and labels are passages of their own. The values of data lists, table cells and
    quotations are left out, and so is all that is hidden or marked ``translate="no"``.
    """
    root = html5lib.parse(html, treebuilder="etree", namespaceHTMLElements=False)
    main = next((part for tag in ("main", "body") for part in root.iter(tag)), root)
    pieces = "".join(_pieces(main))
    passages = (re.sub(r"\s+", " ", piece).strip() for piece in pieces.split("\n\n"))
    return PageText(
        lang=root.get("lang", "nl"),
        passages=tuple(passage for passage in passages if passage),
        explained=tuple(text.lower() for text in _explained(main)),
    )


def _pieces(part: Element) -> Iterator[str]:
    # A comment has a function for a tag, whatever the types say.
    tag: object = part.tag
    if not isinstance(tag, str) or tag in UNSEEN | VALUES:
        return
    if part.get("hidden") is not None or part.get("aria-hidden") == "true" or part.get("translate") == "no":
        return
    if tag == "bdi" or part.get("dir") == "auto":
        # A name or a number is one word of the sentence around it.
        yield "Naam" if tag in INLINE else "\n\n"
        return
    edge = "" if tag in INLINE else "\n\n"
    yield edge
    yield re.sub(r"\s+", " ", part.text or "")
    for child in part:
        yield from _pieces(child)
        yield re.sub(r"\s+", " ", child.tail or "")
    yield edge


def _explained(main: Element) -> Iterator[str]:
    for part in main.iter():
        is_link = part.tag == "a" and GLOSSARY.search(part.get("href", ""))
        if part.tag in {"dfn", "summary"} or is_link:
            yield " ".join("".join(part.itertext()).split())
