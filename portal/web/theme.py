"""A town's theme: name, logo and `--basis-*` tokens; a theme that is hard to read is refused."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from portal.web.contrast import contrast

TEXT: Final = 4.5
EDGE: Final = 3.0
"""Lowest contrast of text, and of borders and focus marks. Source: WCAG 2.2, 1.4.3 and 1.4.11 (AA)."""

_NAME = re.compile(r"--basis-[a-z0-9-]+")
_COLOUR = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})")
_LENGTH = re.compile(r"\d+(?:\.\d+)?(?:rem|em|px)|0")
_DRAWING = re.compile(r"[MmLlHhVvCcSsQqTtAaZz0-9 ,.-]+")
_BOX = re.compile(r"\d+ \d+ \d+ \d+")

_DOCUMENT = "color-default-bg-document"
_SUBTLE = "color-default-bg-subtle"
_MEANINGS = ("negative", "positive", "info", "warning")

PAIRS: Final[tuple[tuple[str, str, float], ...]] = (
    *(
        (f"color-default-color-{kind}", ground, TEXT)
        for kind in ("document", "subtle")
        for ground in (_DOCUMENT, _SUBTLE)
    ),
    *(
        (f"color-action-1-color-{kind}", ground, TEXT)
        for kind in ("default", "hover")
        for ground in (_DOCUMENT, _SUBTLE)
    ),
    *(
        ("color-action-1-inverse-color-default", f"color-action-1-inverse-bg-{kind}", TEXT)
        for kind in ("default", "hover")
    ),
    ("color-action-1-inverse-bg-default", _DOCUMENT, EDGE),
    ("color-accent-1-inverse-color-default", "color-accent-1-inverse-bg-default", TEXT),
    ("color-accent-1-color-default", "color-accent-1-bg-default", TEXT),
    *((f"color-{kind}-color-default", f"color-{kind}-bg-default", TEXT) for kind in _MEANINGS),
    *((f"color-{kind}-color-default", ground, TEXT) for kind in _MEANINGS for ground in (_DOCUMENT, _SUBTLE)),
    *(("color-default-border-default", ground, EDGE) for ground in (_DOCUMENT, _SUBTLE)),
    *(("focus-outline-color", ground, EDGE) for ground in (_DOCUMENT, _SUBTLE)),
    ("focus-color", "focus-background-color", TEXT),
)
"""What is drawn on what (names without `--basis-`), and how much they differ at least."""

_OTHER_COLOURS = ("color-default-border-subtle",)
LENGTHS: Final = ("page-max-inline-size", "border-radius")
COLOURS: Final = tuple(sorted({name for pair in PAIRS for name in pair[:2]} | set(_OTHER_COLOURS)))


class BadTheme(ValueError):
    """A theme file breaks a rule; the text names the theme and the token or pair."""


@dataclass(frozen=True, slots=True)
class Theme:
    """How the site of one town looks. Token names are whole: `--basis-...`."""

    name: str
    logo_box: str
    """The SVG view box of the logo, for example "0 0 32 32"."""
    logo_path: str
    """SVG path data, drawn in the colour of the text beside it."""
    light: Mapping[str, str]
    dark: Mapping[str, str]

    @property
    def css(self) -> str:
        """The tokens as CSS text: light first, dark where the device asks for it."""
        return (
            f":root{{{_rules(self.light)}}}@media (prefers-color-scheme:dark){{:root{{{_rules(self.dark)}}}}}"
        )


def _rules(tokens: Mapping[str, str]) -> str:
    return ";".join(f"{name}:{value}" for name, value in tokens.items())


def load_theme(path: Path) -> Theme:
    """Read a theme from a JSON file and check it.

    :raises BadTheme: a name, value or drawing is not allowed, a token is missing, or a pair is too faint.
    """
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
        name, logo = str(given["name"]), given["logo"]
        light = {str(key): str(value) for key, value in given["light"].items()}
        # Dark tells only what differs; lengths and what looks the same stay as they are in light.
        dark = {str(key): str(value) for key, value in given["dark"].items()}
        box, drawing = str(logo["box"]), str(logo["path"])
    except (KeyError, TypeError, AttributeError, json.JSONDecodeError) as fault:
        raise BadTheme(
            f"{path.name}: {fault!r} where name, logo (box, path), light and dark are needed"
        ) from fault
    if not _BOX.fullmatch(box) or not _DRAWING.fullmatch(drawing):
        raise BadTheme(f"{name}: the logo is not plain SVG path data with a box of four numbers")
    _check(f"{name}, light", light)
    _check(f"{name}, dark", light | dark)
    return Theme(name=name, logo_box=box, logo_path=drawing, light=light, dark=dark)


def _check(where: str, tokens: Mapping[str, str]) -> None:
    for name, value in tokens.items():
        if not _NAME.fullmatch(name):
            raise BadTheme(f"{where}: {name} is not a --basis- name")
        if not (_COLOUR.fullmatch(value) or _LENGTH.fullmatch(value)):
            raise BadTheme(f"{where}: {name} is neither a colour (#hex) nor a length")
    for names, kind, pattern in ((COLOURS, "colour", _COLOUR), (LENGTHS, "length", _LENGTH)):
        for name in names:
            if not pattern.fullmatch(tokens.get(f"--basis-{name}", "")):
                raise BadTheme(f"{where}: --basis-{name} needs a {kind}")
    for front, back, least in PAIRS:
        ratio = contrast(tokens[f"--basis-{front}"], tokens[f"--basis-{back}"])
        if ratio < least:
            raise BadTheme(f"{where}: {front} on {back} has contrast {ratio:.2f}, needs {least}")
