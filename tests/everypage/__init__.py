"""Every page in every state a citizen can meet: one list for all tests and measurements of pages.

A walk opens each page as a person would, by links and buttons, and keeps the answer as it was sent. What looks
at pages afterwards (a browser, a checker of markup, the measure of reading) needs no portal any more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from flask import Flask

from portal.app import create_app
from portal.settings import Provider, Settings
from tests.clocks import FakeClock
from tests.everypage import following, for_all, reading, writing
from tests.everypage.camera import Roll, Taken
from tests.stores import copy_sqlite
from tests.town import demo_settings

__all__ = ["Taken", "languages", "take_all", "town"]

NOBODY = Provider(issuer="http://127.0.0.1:9", client_id="inzage", client_secret="x" * 32)
"""A provider that does not answer; with it the page to sign in is as in a real town."""


def settings(home: Path, **changes: object) -> Settings:
    """Return the settings of the town that is walked through."""
    return demo_settings(home, citizens=NOBODY, officials=NOBODY, **changes)


def languages(app: Flask) -> list[str]:
    """Return the languages that people are offered, without the made-up one of the tests."""
    return [lang for lang in app.extensions["inzage"].words if lang != "zz"]


@contextmanager
def town(prepared: Path) -> Iterator[tuple[Flask, FakeClock]]:
    """Give the portal on a copy of a prepared demo town, with the addresses that fail."""
    with TemporaryDirectory(prefix="inzage-pages-") as folder:
        clock = FakeClock()
        url = copy_sqlite(prepared, Path(folder) / "town.sqlite3")
        app = create_app(
            replace(settings(Path(folder), database_url=url), pseudo_language=False), clock=clock
        )
        for_all.add_failing_pages(app)
        try:
            yield app, clock
        finally:
            app.extensions["inzage"].store.close()


def take_all(app: Flask, clock: FakeClock, lang: str, *, easier: bool = False) -> Sequence[Taken]:
    """Walk through the town in one language and return every page."""
    roll = Roll(app, clock, lang, easier)
    for chapter in (for_all, reading, writing, following):
        chapter.walk(roll)
    return roll.taken
