"""The one style: small, whole, and the same in both directions."""

import base64
import hashlib
import re
from pathlib import Path

import brotli
import pytest

from portal.settings import ROOT
from portal.web import theme as themes
from portal.web.style import build_style, minify
from portal.web.theme import load_theme

SHEET = ROOT / "static" / "portal.css"
# Bytes. What counts is a whole page (12,000); this keeps the sheet from growing unseen.
# Larger targets and the pictures of the timeline cost 200; the column of ways beside a page 100.
MOST_STYLE = 4_400
MOST_SCRIPT = 2_000
"""Bytes after brotli 11."""

SHIPPED = sorted((Path(themes.__file__).parent / "themes").glob("*.json"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_style_and_script_stay_small(path: Path) -> None:
    style = build_style(load_theme(path).css, SHEET).text
    assert len(brotli.compress(style.encode(), quality=11)) <= MOST_STYLE
    script = (ROOT / "static" / "portal.js").read_bytes()
    assert len(brotli.compress(script, quality=11)) <= MOST_SCRIPT


def test_the_hash_is_that_of_the_text_in_the_page() -> None:
    style = build_style(":root{--basis-a:#fff}", SHEET)
    assert style.sha256 == base64.b64encode(hashlib.sha256(style.text.encode()).digest()).decode()
    assert style.text.startswith(":root{--basis-a:#fff}")
    assert "</" not in style.text


@pytest.mark.parametrize(
    ("written", "small"),
    [
        ("a { color : red ; }", "a{color :red}"),
        ("a /* b */ c { x: 1px }", "a c{x:1px}"),
        ('a::before { content: "; {  /* } " }', 'a::before{content:"; {  /* } "}'),
        ("a { x: calc(1px + 2px) }", "a{x:calc(1px + 2px)}"),
        (
            "@media (min-width: 1em) and (print) { a :hover, b > c { x: 0 } }",
            "@media (min-width:1em) and (print){a :hover,b>c{x:0}}",
        ),
    ],
)
def test_making_small_changes_no_meaning(written: str, small: str) -> None:
    assert minify(written) == small


def test_the_sheet_knows_no_left_or_right() -> None:
    sheet = re.sub(r"/\*.*?\*/", "", SHEET.read_text(encoding="utf-8"), flags=re.DOTALL)
    sheet = re.sub(r"@media [^{]+", "", sheet)
    sides = "left|right|top|bottom"
    physical = rf"(?:margin|padding|border)-(?:{sides})|(?<![\w-])(?:{sides}|width|height)\s*:"
    assert re.findall(physical, sheet) == []
    assert re.findall(r":\s*(?:left|right)\b", sheet) == []


def test_every_token_the_sheet_uses_is_in_every_theme() -> None:
    used = set(re.findall(r"var\((--basis-[a-z0-9-]+)\)", SHEET.read_text(encoding="utf-8")))
    for path in SHIPPED:
        assert used <= set(load_theme(path).light)
