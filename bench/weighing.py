"""What a page weighs on a first visit: head, body as sent, and all CSS and JS it needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import lxml.html

from portal.web.headers import LONGEST_PADDING, pressed

LIMIT = 12_000
"""Bytes of a first visit: with the packets that open a connection it fits in one round trip of TCP."""

SERVER_HEADINGS = (("Date", "Mon, 23 Nov 2026 09:00:00 GMT"), ("Connection", "keep-alive"))
"""What gunicorn adds to each answer."""

PACKED = (("Content-Encoding", "br"), ("Vary", "Accept-Encoding"))
"""What is added when a browser takes compressed pages."""

NEEDED = "//script/@src | //link[@rel='stylesheet']/@href"
"""The files without which a page does not look or work as it should."""

Headings = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Weight:
    """One page on a first visit, in bytes."""

    name: str
    head: int
    body: int
    files: int

    @property
    def total(self) -> int:
        """Return all bytes that the visitor waits for."""
        return self.head + self.body + self.files


def weigh(
    name: str, html: str, headings: Headings, file_weight: Callable[[str], int], *, is_public: bool = False
) -> Weight:
    """Weigh a page from its text and headings as they are before compression.

    :param file_weight: the bytes of the file at an address, with its head.
    :param is_public: whether it is a page for everyone.
    """
    is_first = is_public or "<style>" in html
    # The padding of pages with secrets differs each time; here it is at its longest, and as hard to press.
    padding = LONGEST_PADDING // 2
    needed = set(lxml.html.document_fromstring(html).xpath(NEEDED))
    return Weight(
        name=name,
        head=head_bytes("200 OK", [*headings, *PACKED]),
        body=len(pressed(html.encode(), is_first=is_first)) + padding,
        files=sum(file_weight(str(address)) for address in needed),
    )


def head_bytes(status: str, headings: Headings) -> int:
    """Return how many bytes of head go before the body."""
    lines = "".join(f"{name}: {value}\r\n" for name, value in dict([*headings, *SERVER_HEADINGS]).items())
    return len(f"HTTP/1.1 {status}\r\n{lines}\r\n".encode())


def table(weights: Iterable[Weight], *, most: int = 20) -> str:
    """Return the heaviest pages as a table."""
    ranked = sorted(weights, key=lambda weight: -weight.total)
    lines = [f"{'page':40} {'head':>6} {'body':>6} {'files':>6} {'total':>6}  limit {LIMIT}"]
    lines += [
        f"{one.name[:40]:40} {one.head:6} {one.body:6} {one.files:6} {one.total:6}"
        f"  {'' if one.total <= LIMIT else 'TOO HEAVY'}"
        for one in ranked[:most]
    ]
    if len(ranked) > most:
        lines.append(f"and {len(ranked) - most} lighter ones, down to {ranked[-1].total}")
    return "\n".join(lines)
