"""Which pages there are: found by following every link, so that a new page is never forgotten."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from urllib.parse import urldefrag

import lxml.html
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.exceptions import HTTPException

from bench.weighing import Weight, head_bytes, weigh

PACKED = {"Accept-Encoding": "gzip, deflate, br"}

STARTS = ("", "consultations", "declarations", "cases", "cases/new", "me")
"""Where following links begins."""

OF_ONE_KIND = 4
"""Pages opened of one kind: some of the entries, some of the cases, some of the kinds of case."""


@dataclass(frozen=True)
class Found:
    """A page that a link leads to, as it is before compression."""

    path: str
    html: str
    headings: tuple[tuple[str, str], ...]


def pages(app: Flask, client: FlaskClient, *, lang: str = "nl") -> Iterator[Found]:
    """Open the pages that links lead to, each once, in one language."""
    waiting = deque(f"/{lang}/{start}" for start in STARTS)
    seen, opened = set(waiting), Counter[str]()
    while waiting:
        path = waiting.popleft()
        kind = kind_of(app, path)
        if not kind or opened[kind] >= OF_ONE_KIND:
            continue
        opened[kind] += 1
        response = client.get(path, follow_redirects=True)
        if response.mimetype != "text/html":
            continue
        yield Found(path, response.text, tuple(response.headers.items()))
        for link in _links(response.text):
            if link.startswith(f"/{lang}/") and link not in {*seen, f"/{lang}/leave"}:
                seen.add(link)
                waiting.append(link)


def kind_of(app: Flask, path: str) -> str:
    """Return the endpoint that answers an address, or an empty text when none does."""
    try:
        endpoint, _values = app.url_map.bind("localhost").match(path.partition("?")[0])
    except HTTPException:
        return ""
    return str(endpoint)


def _links(html: str) -> list[str]:
    tree = lxml.html.document_fromstring(html)
    return [urldefrag(str(link)).url for link in tree.xpath("//a/@href")]


def weigh_all(app: Flask, client: FlaskClient, *, lang: str = "nl") -> Iterator[Weight]:
    """Weigh each page that this visitor can reach by links."""
    for found in pages(app, client, lang=lang):
        view = app.view_functions[kind_of(app, found.path)]
        yield weigh(
            found.path,
            found.html,
            found.headings,
            partial(file_weight, client),
            is_public=getattr(view, "is_public", False),
        )


def file_weight(client: FlaskClient, address: str) -> int:
    """Return the bytes of a file as it is sent, with its head."""
    with client.get(address, headers=PACKED) as response:
        return head_bytes(response.status, tuple(response.headers.items())) + len(response.get_data())
