"""The shortest way through the pages of a case, for tests that begin further on."""

from __future__ import annotations

import io

from PIL import Image

from tests.visitor import Page, Visitor

STORY = "They promised to call me, and nobody did."


def begun(visitor: Visitor, kind: str = "complaint", values: dict[str, str] | None = None) -> str:
    """Begin a case and return the address of its draft."""
    page = visitor.open(f"cases/new/{kind}")
    visitor.fill(page, values or {"answer": STORY}, form="/cases/new/")
    return visitor.at


def answered(
    visitor: Visitor, draft: str, name: str, values: dict[str, object], *, status: int = 200
) -> Page:
    """Answer one question of a draft."""
    return visitor.fill(visitor.open(f"{draft}?q={name}"), values, form="q=", status=status)


def sent(visitor: Visitor, kind: str = "complaint", values: dict[str, str] | None = None) -> str:
    """Send the least that can be sent and return the address of the case."""
    draft = begun(visitor, kind, values)
    visitor.fill(visitor.open(f"{draft}?q=check"), {}, form="/send")
    return visitor.at.removesuffix("/receipt")


def picture() -> io.BytesIO:
    """Return a small picture, as a phone would send it."""
    content = io.BytesIO()
    Image.new("RGB", (40, 30), "green").save(content, "JPEG")
    content.seek(0)
    return content
