"""First paint: when the first words stand on the screen of a slow phone on a slow line."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from statistics import median

from playwright.sync_api import Browser, CDPSession, sync_playwright

from bench.ground import Citizen, citizen, ground
from bench.serving import PORTAL, serving
from tests.browsers import CHROMIUM

SLOW_3G = {"latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
"""Milliseconds, and bytes a second."""

SLOWER = 6
"""How much slower the processor is made."""

PHONE = {"width": 360, "height": 740}

PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null"
ANSWER = "performance.getEntriesByType('navigation')[0].responseStart"
LOADED = "performance.getEntriesByType('navigation')[0].loadEventEnd"


@dataclass(frozen=True)
class Opening:
    """One opening of a page with an empty cache; times in milliseconds."""

    answered: float
    painted: float
    loaded: float
    received: int
    """Bytes over the line."""
    requests: int


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what can be chosen."""
    parser.add_argument("--runs", type=int, default=5, help="how many openings the median is of")


def run(options: argparse.Namespace) -> bool:
    """Open home and the timeline on a slow phone and print when the first words stood there."""
    with ground() as made, serving(PORTAL, made.environ) as server, sync_playwright() as playwright:
        viewer = citizen(made, entries=45)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        print(f"slow 3G, processor {SLOWER} times slower, empty cache, median of {options.runs}")
        for name, path, who in (
            ("home", "/nl/", None),
            ("timeline, 20 entries", "/nl/consultations", viewer),
        ):
            found = [_open(browser, server.address + path, who) for _ in range(options.runs)]
            _print(name, found)
        browser.close()
    return True


def _print(name: str, found: list[Opening]) -> None:
    painted = [one.painted for one in found]
    print(
        f"{name:22} first paint {median(painted):6.0f} ms ({min(painted):.0f}-{max(painted):.0f}),"
        f" answered {median(one.answered for one in found):.0f},"
        f" loaded {median(one.loaded for one in found):.0f},"
        f" {median(one.received for one in found):.0f} bytes in {found[0].requests} requests"
    )


def _open(browser: Browser, address: str, who: Citizen | None) -> Opening:
    context = browser.new_context(viewport=PHONE, device_scale_factor=2, is_mobile=True)  # type: ignore[arg-type]  # Two whole numbers.
    if who is not None:
        context.add_cookies([{"name": "inzage", "value": who.token, "url": address}])
    page = context.new_page()
    sizes: list[int] = []
    _slow_down(context.new_cdp_session(page), sizes)
    page.goto(address, wait_until="load", timeout=120_000)
    page.wait_for_timeout(300)
    opening = Opening(
        answered=page.evaluate(ANSWER),
        painted=page.evaluate(PAINT),
        loaded=page.evaluate(LOADED),
        received=sum(sizes),
        requests=len(sizes),
    )
    context.close()
    return opening


def _slow_down(line: CDPSession, sizes: list[int]) -> None:
    line.send("Network.enable")
    line.send("Network.setCacheDisabled", {"cacheDisabled": True})
    line.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
    line.send("Network.emulateNetworkConditions", {"offline": False, **SLOW_3G})
    line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
