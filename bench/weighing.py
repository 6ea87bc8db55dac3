"""What a page weighs on a first visit: head, body as sent, and all CSS and JS it needs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import lxml.html
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from bench.pages import BROWSER, Found, text_of

LIMIT = 12_000
"""Bytes of a first visit: with the sign-in's own packets it fits in one round trip of TCP."""

SERVER_HEADINGS = "Date: Mon, 23 Nov 2026 09:00:00 GMT\r\nConnection: keep-alive\r\n"
"""What gunicorn adds to each answer."""

NEEDED = "//script/@src | //link[contains(@rel, 'stylesheet')]/@href"
"""The files without which a page does not look or work as it should."""


@dataclass(frozen=True)
class Weight:
    """One page on a first visit, in bytes."""

    kind: str
    path: str
    head: int
    body: int
    files: int

    @property
    def total(self) -> int:
        """Return all bytes that the visitor waits for."""
        return self.head + self.body + self.files


def weigh(client: FlaskClient, found: Found) -> Weight:
    """Weigh a page as it was sent."""
    needed = lxml.html.document_fromstring(text_of(found.response)).xpath(NEEDED)
    return Weight(
        kind=found.kind,
        path=found.path,
        head=head_bytes(found.response),
        body=len(found.response.get_data()),
        files=sum(_whole(client.get(str(address), headers=BROWSER)) for address in set(needed)),
    )


def head_bytes(response: TestResponse) -> int:
    """Return how many bytes of head go before the body."""
    head = "".join(f"{name}: {value}\r\n" for name, value in response.headers.items())
    return len(f"HTTP/1.1 {response.status}\r\n{head}{SERVER_HEADINGS}\r\n".encode())


def _whole(response: TestResponse) -> int:
    return head_bytes(response) + len(response.get_data())


def heaviest(weights: Iterable[Weight]) -> list[Weight]:
    """Return the heaviest page of each kind, heaviest first."""
    found: dict[str, Weight] = {}
    for weight in weights:
        if weight.kind not in found or weight.total > found[weight.kind].total:
            found[weight.kind] = weight
    return sorted(found.values(), key=lambda weight: -weight.total)


def table(weights: Iterable[Weight]) -> str:
    """Return the weights as a table."""
    lines = [f"{'page':32} {'head':>6} {'body':>6} {'files':>6} {'total':>6}  limit {LIMIT}"]
    lines += [
        f"{one.kind:32} {one.head:6} {one.body:6} {one.files:6} {one.total:6}"
        f"  {'' if one.total <= LIMIT else 'TOO HEAVY'}"
        for one in weights
    ]
    return "\n".join(lines)
