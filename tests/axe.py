"""What axe-core and the browser itself say about a page: barriers, and what does not fit on the screen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from playwright.sync_api import Browser, Page, ViewportSize

from portal.settings import ROOT

AXE = ROOT / "tests" / "tools" / "node_modules" / "axe-core" / "axe.min.js"

Scheme = Literal["light", "dark", "forced"]

SCHEMES: tuple[Scheme, ...] = ("light", "dark", "forced")
WIDTHS = (320, 1280)
"""CSS pixels; 320 is also what 400 % on a screen of 1280 leaves."""

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

SMALL = """(least) => {
  const pressed = "a[href], button, summary, input:not([type=hidden]), select, textarea";
  const isWithinSentence = (link) => {
    // As high as its line (WCAG 2.5.8, inline). The link of a heading may cover its whole card.
    const around = link.parentElement.closest("p, li, dd, td, address, span, blockquote, h1, h2, h3");
    return around && around.textContent.trim().length > link.textContent.trim().length
      || getComputedStyle(link, "::after").position === "absolute";
  };
  return [...document.querySelectorAll(pressed)].filter((one) => {
    if (!one.checkVisibility({visibilityProperty: true}) || one.matches(".nl-skip-link")) return false;
    if (one.matches("a") && getComputedStyle(one).display === "inline" && isWithinSentence(one)) return false;
    const box = (/radio|checkbox/.test(one.type) ? one.closest("div") : one).getBoundingClientRect();
    return Math.round(box.height) < least || Math.round(box.width) < least;
  }).map((one) => `small: ${one.outerHTML.slice(0, 160)}`);
}"""
"""What one presses and is smaller than it should be."""

UNSEEN_FOCUS = """() => [...(document.querySelector("dialog[open]") || document)
  .querySelectorAll("a[href], button, summary, input, select, textarea")]
  .filter((one) => one.type !== "hidden" && one.checkVisibility({visibilityProperty: true}))
  .filter((one) => {
    one.focus({focusVisible: true});
    const look = getComputedStyle(one);
    const isShown = look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2;
    return document.activeElement !== one || !isShown;
  }).map((one) => `focus: ${one.outerHTML.slice(0, 160)}`)"""
"""What cannot get the focus, or does not show that it has it."""


@dataclass(frozen=True)
class Look:
    """How pages are looked at."""

    lang: str
    scheme: Scheme
    width: int

    def __str__(self) -> str:
        return f"{self.lang}-{self.scheme}-{self.width}"


@lru_cache(1)
def axe() -> str:
    """Return the checker itself."""
    return AXE.read_text(encoding="utf-8")


def open_page(browser: Browser, look: Look) -> Page:
    """Return an empty page of a browser that looks in this way; our own policy would not let axe in."""
    context = browser.new_context(
        bypass_csp=True,
        viewport=ViewportSize(width=look.width, height=800),
        color_scheme="dark" if look.scheme == "dark" else "light",
        forced_colors="active" if look.scheme == "forced" else "none",
        reduced_motion="reduce",
    )
    context.set_default_timeout(30_000)
    return context.new_page()


def show(page: Page, address: str, act: str = "") -> None:
    """Open an address and bring it into its state."""
    page.goto(address, wait_until="load")
    if act:
        page.evaluate(f"() => {{ {act} }}")
    # A script may have moved the page to what is wrong; the way out stays in sight and then covers a link.
    page.evaluate("scrollTo(0, 0)")


def faults(page: Page) -> list[str]:
    """Return what axe says about the open page, and by how much it is too wide."""
    page.evaluate(axe())
    found: list[str] = page.evaluate(RUN)
    wide = page.evaluate(SIDEWAYS)
    return [*found, *([f"sideways: {wide} px too wide"] if wide else [])]


def small_targets(page: Page) -> list[str]:
    """Return what one presses on the open page and is too small."""
    found: list[str] = page.evaluate(SMALL, TARGET)
    return found


def unseen_focus(page: Page) -> list[str]:
    """Return what on the open page does not show that it has the focus."""
    found: list[str] = page.evaluate(UNSEEN_FOCUS)
    return found
