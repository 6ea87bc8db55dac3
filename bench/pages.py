"""Which pages there are: found by following every link, so that a new page is never forgotten."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urldefrag

import brotli
import lxml.html
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.exceptions import HTTPException
from werkzeug.test import TestResponse

BROWSER = {"Accept-Encoding": "gzip, deflate, br", "Accept-Language": "nl"}

OF_ONE_KIND = 4
"""Pages opened of one kind: some of the entries, some of the cases, some of the kinds of case."""


@dataclass(frozen=True)
class Found:
    """A page that a link leads to."""

    path: str
    kind: str
    """The endpoint that makes it."""
    response: TestResponse


def pages(app: Flask, client: FlaskClient, *starts: str, lang: str = "nl") -> Iterator[Found]:
    """Open the pages that links lead to from these, each once, in one language."""
    waiting, seen = deque(starts), set(starts)
    opened: Counter[str] = Counter()
    while waiting:
        path = waiting.popleft()
        kind = kind_of(app, path)
        if not kind or opened[kind] >= OF_ONE_KIND:
            continue
        opened[kind] += 1
        response = client.get(path, headers=BROWSER, follow_redirects=True)
        if response.mimetype != "text/html":
            continue
        yield Found(path, kind, response)
        for link in links(response):
            if link.startswith(f"/{lang}/") and link not in seen:
                seen.add(link)
                waiting.append(link)


def kind_of(app: Flask, path: str) -> str:
    """Return the endpoint that answers an address, or an empty text when none does."""
    try:
        endpoint, _values = app.url_map.bind("localhost").match(path.partition("?")[0])
    except HTTPException:
        return ""
    return str(endpoint)


def text_of(response: TestResponse) -> str:
    """Return the text of an answer, unpacked."""
    body = response.get_data()
    is_small = response.headers.get("Content-Encoding") == "br"
    return (brotli.decompress(body) if is_small else body).decode()


def links(response: TestResponse) -> list[str]:
    """Return the addresses that a page links to, without the places inside a page."""
    tree = lxml.html.document_fromstring(text_of(response))
    return [urldefrag(str(link)).url for link in tree.xpath("//a/@href")]
