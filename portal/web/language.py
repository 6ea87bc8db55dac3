"""The reader's language: from the address, and before that from what the browser asks for."""

from __future__ import annotations

from flask import Flask

from portal.errors import NotFound
from portal.web.context import portal
from portal.web.real import real_g, real_request
from portal.words import Words


def negotiated() -> Words:
    """Return the best language for a request whose address names none; Dutch when nothing fits."""
    offered = list(portal().words)
    best = real_request().accept_languages.best_match(
        [lang for lang in offered if lang != "zz"], default="nl"
    )
    return portal().words[best]


def choose_language(_endpoint: str | None, values: dict[str, object] | None) -> None:
    """Take the language out of the address, so that views need not carry it.

    :raises NotFound: when the address names a language that is not offered.
    """
    lang = values.pop("lang", None) if values else None
    if lang is None:
        make_sure_of_words()
        return
    found = portal().words.get(str(lang))
    real_g().words = found or negotiated()
    if found is None:
        raise NotFound(str(lang))


def make_sure_of_words() -> None:
    """Choose a language even where no page was found, so that the answer can be read."""
    here = real_g()
    if "words" not in here:
        first = real_request().path.split("/", 2)[1]
        here.words = portal().words.get(first) or negotiated()


def in_any_language(path: str, query: str) -> str:
    """Return the part of an address that is the same in each language."""
    rest = path.split("/", 2)[2] if path.count("/") > 1 else ""
    return f"{rest}?{query}" if query else rest


def init(app: Flask) -> None:
    """Choose the language before anything else of a request."""
    app.url_value_preprocessor(choose_language)
    app.before_request(make_sure_of_words)
