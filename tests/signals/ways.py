"""Ways through the pages of a code, as somebody at a computer takes them."""

from __future__ import annotations

from tests.visitor import Page, Visitor

TEXT = "They ask my neighbour about me."


def tell(visitor: Visitor, *, kind: str = "signal", theme: str = "shared", text: str = TEXT) -> list[str]:
    """Tell something and return the six words that were shown; they are not typed back yet."""
    page = visitor.fill(visitor.open("signal"), {"kind": kind, "theme": theme, "text": text}, form="/signal")
    return words_on(page)


def words_on(page: Page) -> list[str]:
    """The words of a code on a page."""
    return [node.text_content().strip() for node in page.tree.xpath("//main//ol[@translate='no']/li")]


def type_back(visitor: Visitor, words: list[str], *, status: int = 200) -> Page:
    """Type the words that were written down."""
    page = visitor.open("signal/code/typed")
    return visitor.fill(page, {"code": " ".join(words)}, form="/typed", status=status)


def told(visitor: Visitor, **given: str) -> list[str]:
    """Tell something, type the code back, and return its words."""
    words = tell(visitor, **given)
    type_back(visitor, words)
    return words


def use(visitor: Visitor, words: list[str] | str, *, status: int = 200) -> Page:
    """Type a code to open what it belongs to."""
    typed = words if isinstance(words, str) else " ".join(words)
    return visitor.fill(visitor.open("signal/code"), {"code": typed}, form="/signal/code", status=status)
