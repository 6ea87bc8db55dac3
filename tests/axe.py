"""What axe-core and the browser itself say about a page: faults of access, and what does not fit on the screen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from playwright.sync_api import Browser, Page, ViewportSize

from portal.settings import ROOT

AXE = ROOT / "tests" / "tools" / "node_modules" / "axe-core" / "axe.min.js"

Scheme = Literal["light", "dark", "forced"]

TARGET = 44
"""Least size in CSS pixels of what one presses, on its shorter side."""

RUN = """() => axe.run(document, {
  runOnly: {type: "tag", values: ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa",
                                  "best-practice", "experimental"]},
  resultTypes: ["violations"],
}).then((found) => found.violations.flatMap((one) => one.nodes.map(
  (node) => `${one.id}: ${node.html.slice(0, 160)} ${node.failureSummary.split("\\n")[1] || ""}`)))"""
"""All rules, also the experimental ones and those of WCAG AAA that axe knows; each fault as a line."""

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

SMALL = """(least) => [...document.querySelectorAll("a[href], button, summary, input:not([type=hidden]), select, textarea")]
  .filter((one) => {
    if (!one.checkVisibility({visibilityProperty: true})) return false;
    const label = /radio|checkbox/.test(one.type) ? one.closest("div") : one;
    // A link within a sentence is as high as its line (WCAG 2.5.8, inline).
    if (one.matches("a") && getComputedStyle(one).display === "inline") {
      const around = one.parentElement.closest("p, li, dd, td, address, span, blockquote, h1, h2, h3");
      if (around && around.textContent.trim().length > one.textContent.trim().length) return false;
      // A heading's link may cover its whole card.
      if (getComputedStyle(one, "::after").position === "absolute") return false;
    }
    if (one.matches(".nl-skip-link")) return false;
    const box = label.getBoundingClientRect();
    return Math.round(box.height) < least || Math.round(box.width) < least;
  }).map((one) => `${one.outerHTML.slice(0, 120)} ${Math.round(one.getBoundingClientRect().width)}x`
    + Math.round(one.getBoundingClientRect().height))"""
"""What one presses and is smaller than it should be."""


@dataclass(frozen=True)
class Look:
    """How a page is looked at."""

    scheme: Scheme
    width: int

    def __str__(self) -> str:
        return f"{self.scheme}-{self.width}"


@lru_cache(1)
def axe() -> str:
    """Return the checker itself."""
    return AXE.read_text(encoding="utf-8")


def open_page(browser: Browser, look: Look) -> Page:
    """Return an empty page of a browser that looks in this way; the policy of our pages lets no checker in."""
    context = browser.new_context(
        bypass_csp=True,
        viewport=ViewportSize(width=look.width, height=800),
        color_scheme="dark" if look.scheme == "dark" else "light",
        forced_colors="active" if look.scheme == "forced" else "none",
        reduced_motion="reduce",
    )
    context.set_default_timeout(30_000)
    return context.new_page()


def faults(page: Page, address: str, act: str = "") -> list[str]:
    """Open an address and return what axe says, and by how much the page is too wide."""
    page.goto(address, wait_until="load")
    if act:
        page.evaluate(f"() => {{ {act} }}")
    # A script may have moved the page to what is wrong, and the way out, which stays in sight, then covers a link.
    page.evaluate("scrollTo(0, 0)")
    page.evaluate(axe())
    found: list[str] = page.evaluate(RUN)
    wide = page.evaluate(SIDEWAYS)
    return [*found, *([f"sideways: {wide} px too wide"] if wide else [])]


def small_targets(page: Page) -> list[str]:
    """Return what one presses on the open page and is too small."""
    found: list[str] = page.evaluate(SMALL, TARGET)
    return found
