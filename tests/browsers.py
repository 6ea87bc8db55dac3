"""One browser for all tests: only one may be driven from a process at a time."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

PLACES = ("/usr/bin/chromium-headless-shell", "/usr/bin/chromium")
"""Where Debian puts it; the first has no windows, and needs half the processor time."""

CHROMIUM = os.environ.get("CHROMIUM") or next(filter(os.path.exists, PLACES), PLACES[-1])

# The sandbox of the browser does not run inside a container, and its shared memory is small there.
FLAGS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--hide-scrollbars"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser that is installed on this machine, without a window."""
    with sync_playwright() as player:
        found = player.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield found
        found.close()
