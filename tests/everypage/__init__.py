"""Every page in every state a citizen can meet: one list for all tests and measurements of pages.

A walk opens each page as a person would, by links and buttons, and keeps the answer as it was sent. What
looks at pages afterwards (a browser, a checker of markup, the measure of reading) needs no portal any more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from flask import Flask

from portal.app import create_app
from portal.settings import Provider
from tests.clocks import FakeClock
from tests.everypage import (
    acting,
    arranging,
    desks,
    dossiers,
    following,
    for_all,
    helping,
    invited,
    medical,
    meetings,
    nameless,
    notices,
    privacy,
    promising,
    reading,
    rules_of_staff,
    saying_no,
    signing,
    speaking,
    team,
    without_digid,
    writing,
)
from tests.everypage.camera import Roll, Taken
from tests.stores import copy_sqlite
from tests.town import demo_settings

__all__ = ["Album", "Answer", "Taken", "album", "town"]

NOBODY = Provider(issuer="http://127.0.0.1:9", client_id="inzage", client_secret="x" * 32)
"""A provider that does not answer; with it the page to sign in is as in a real town."""

CHAPTERS = (
    for_all,
    reading,
    writing,
    following,
    notices,
    medical,
    speaking,
    team,
    privacy,
    rules_of_staff,
    nameless,
    desks,
    meetings,
    promising,
    signing,
    dossiers,
    saying_no,
    acting,
    helping,
    arranging,
    without_digid,
    invited,
)
"""The walks, one for each part of the site, in order."""

FILES = re.compile(r'(?:href|src)="(/(?:static/|style)[^"]+)"')
"""The addresses of files that a page needs."""

Answer = tuple[int, tuple[tuple[str, str], ...], bytes]
"""Status, headings and content."""


@dataclass(frozen=True)
class Album:
    """All pages of one language, and the files they need by their path."""

    lang: str
    pages: Sequence[Taken] = field(repr=False)
    files: Mapping[str, Answer] = field(repr=False)

    def seen(self) -> list[Taken]:
        """Return the pages that a browser should look at: those that differ in more than their words."""
        return [page for page in self.pages if not page.is_alike]


@contextmanager
def town(prepared: Path) -> Iterator[tuple[Flask, FakeClock]]:
    """Give the portal on a copy of a prepared demo town, with the addresses that fail."""
    with TemporaryDirectory(prefix="inzage-pages-") as folder:
        clock, home = FakeClock(), Path(folder)
        url = copy_sqlite(prepared, home / "town.sqlite3")
        given = demo_settings(home, database_url=url, citizens=NOBODY, officials=NOBODY)
        app = create_app(replace(given, pseudo_language=False), clock=clock)
        for_all.add_failing_pages(app)
        try:
            yield app, clock
        finally:
            app.extensions["inzage"].store.close()


def album(prepared: Path, lang: str, *, easier: bool = False) -> Album:
    """Walk through a town of its own in one language.

    :param easier: begin with the easier view; every other visitor then has the usual one.
    """
    with town(prepared) as (app, clock):
        roll = Roll(app, clock, lang, is_next_easier=easier)
        for chapter in CHAPTERS:
            chapter.walk(roll)
        return Album(lang, roll.taken, _files(app, roll.taken))


def _files(app: Flask, pages: Sequence[Taken]) -> dict[str, Answer]:
    found: dict[str, Answer] = {}
    client = app.test_client()
    for path in {path for page in pages for path in FILES.findall(page.html)}:
        with client.get(path) as answer:
            assert answer.status_code == 200, path
            found[path] = (200, tuple(answer.headers.items()), answer.get_data())
    return found
