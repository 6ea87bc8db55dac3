"""Barriers: every page in every language, colours and width, as axe-core and the browser itself see it."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from portal.app import create_app
from tests.axe import SCHEMES, WIDTHS, Look, faults, open_page, show, small_targets, unseen_focus
from tests.browsers import CHROMIUM, FLAGS
from tests.clocks import FakeClock
from tests.everypage import Album, album
from tests.serving_pages import serving
from tests.town import demo_settings, offered


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what can be chosen."""
    parser.add_argument("--languages", nargs="+", default=offered().split(), help="all that are offered")
    parser.add_argument("--pages", nargs="+", help="only the pages with these names")
    parser.add_argument(
        "--easier", action="store_true", help="the other half of the pages in the easier view"
    )
    parser.add_argument("--all", action="store_true", help="also pages that differ in words only")


def run(options: argparse.Namespace) -> bool:
    """Walk the whole grid, print it with the day, and tell whether no barrier was found."""
    began, seen, found = time.monotonic(), 0, 0
    print(f"barriers on {datetime.now(UTC).date()}, axe-core with all rules, Chromium", flush=True)
    with TemporaryDirectory(prefix="inzage-a11y-") as folder, sync_playwright() as player:
        town = _prepared(Path(folder))
        browser = player.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for lang in options.languages:
            for look, pages, wrong in _walk(browser, album(town, lang, easier=options.easier), options):
                seen, found = seen + pages, found + len(wrong)
                print(f"{look!s:16} {pages:4} pages  {len(wrong):3} barriers", flush=True)
                print("".join(f"    {line}\n" for line in wrong), end="", flush=True)
        browser.close()
    print(f"{seen} pages seen, {found} barriers, {time.monotonic() - began:.0f} seconds")
    return found == 0


def _prepared(folder: Path) -> Path:
    app = create_app(demo_settings(folder), clock=FakeClock())
    app.test_cli_runner().invoke(args=["prepare"], catch_exceptions=False)
    app.extensions["inzage"].store.close()
    return folder / "inzage.sqlite3"


def _walk(
    browser: Browser, taken: Album, options: argparse.Namespace
) -> Iterator[tuple[Look, int, list[str]]]:
    """Give, for each way to look, how many pages were seen and what was wrong."""
    pages = [
        page
        for page in (taken.pages if options.all else taken.seen())
        if (not options.pages or page.name in options.pages) and page.name not in {"onward", "leaving"}
    ]
    with serving([taken]) as address:
        for scheme, width in product(SCHEMES, WIDTHS):
            look = Look(taken.lang, scheme, width)
            opened = open_page(browser, look)
            wrong: list[str] = []
            for page in pages:
                show(opened, f"{address}/{taken.lang}/{page.name}", page.act)
                barriers = [*faults(opened), *small_targets(opened), *unseen_focus(opened)]
                wrong += [f"{page.name}: {barrier}" for barrier in barriers]
            opened.context.close()
            yield look, len(pages), wrong
