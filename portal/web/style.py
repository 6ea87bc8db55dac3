"""The one style of all pages: a theme's tokens and the sheet, made small once, at start."""

import base64
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

_KEPT_OR_COMMENT = re.compile(r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|/\*.*?\*/""", re.DOTALL)
_SPACE = re.compile(r"\s+")
_SPACE_AROUND_MARK = re.compile(r" ?([{};,>]) ?")
_SPACE_AFTER_COLON = re.compile(r": ")
_PLACE = re.compile(r"\0(\d+)\0")


@dataclass(frozen=True, slots=True)
class Style:
    """A style sheet as it is put in each page, with the hash that the CSP names."""

    text: str
    sha256: str
    """Base64, as in `style-src 'sha256-...'`."""


def minify(sheet: str) -> str:
    """Leave out comments and needless white space; strings stay as they are, no rule is rewritten."""
    strings: list[str] = []

    def _set_aside(found: re.Match[str]) -> str:
        if found[1] is None:
            return " "
        strings.append(found[1])
        return f"\0{len(strings) - 1}\0"

    small = _SPACE.sub(" ", _KEPT_OR_COMMENT.sub(_set_aside, sheet))
    # "+", "-" and parentheses keep their spaces: calc() and "and (" need them.
    small = _SPACE_AFTER_COLON.sub(":", _SPACE_AROUND_MARK.sub(r"\1", small)).replace(";}", "}")
    return _PLACE.sub(lambda found: strings[int(found[1])], small).strip()


def build_style(tokens: str, sheet: Path) -> Style:
    """Join a theme's tokens (CSS text) and the sheet at this path into one style."""
    text = minify(tokens + sheet.read_text(encoding="utf-8"))
    digest = hashlib.sha256(text.encode()).digest()
    return Style(text=text, sha256=base64.b64encode(digest).decode())
