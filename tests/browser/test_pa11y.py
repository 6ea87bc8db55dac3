"""A second opinion on barriers: pa11y (HTML CodeSniffer and axe, WCAG 2 AA) finds no error."""

from __future__ import annotations

import json
import os
import subprocess

import pytest

from portal.settings import ROOT
from tests.browsers import CHROMIUM
from tests.everypage.fixtures import Albums
from tests.everypage.for_all import ADDRESSES
from tests.serving_pages import serving

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(600)]

FOR_ALL = tuple(address.replace("/", "-") or "home" for address in ADDRESSES)
SIGNED_IN = (
    *("home-signed-in", "timeline-long", "timeline-filtered", "entry-late", "picture", "declaration-0", "me"),
    *("case-start-nothing", "case-choose", "case-wrong-happened_on", "case-files", "case-check-number"),
    *("case-receipt", "case-late", "cases-drafts", "session", "error-503-signed-in"),
)


def pa11y(addresses: list[str]) -> dict[str, list[str]]:
    """Return the errors that pa11y finds at each address."""
    node = os.environ.get("NODE") or "node"
    done = subprocess.run(
        [node, str(ROOT / "tests" / "tools" / "pa11y.mjs"), *addresses],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "CHROMIUM": CHROMIUM},
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, list[str]] = json.loads(done.stdout)
    return found


def test_pa11y_finds_no_error(album_of: Albums) -> None:
    with serving([album_of("nl")]) as address:
        found = pa11y([f"{address}/nl/{name}" for name in (*FOR_ALL, *SIGNED_IN)])
    assert len(found) == len(FOR_ALL) + len(SIGNED_IN)
    assert {page: errors for page, errors in found.items() if errors} == {}
