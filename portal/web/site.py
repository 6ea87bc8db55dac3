"""The site as every page shows it: name, theme, style, phone, privacy officer."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from markupsafe import Markup

from portal.settings import ROOT, Settings
from portal.web.style import build_style
from portal.web.theme import Theme, load_theme

THEMES = Path(__file__).resolve().parent / "themes"


@dataclass(frozen=True)
class Site:
    """What does not change between two pages."""

    name: str
    town: str
    theme: Theme
    style: Markup
    style_hash: str
    phone: str
    hours: str
    privacy_officer: str
    exit: str
    """A neutral address elsewhere, for leaving quickly."""

    @cached_property
    def style_address(self) -> str:
        """The address of the style as a file.

        The first page of a visit holds the style itself, which saves a slow phone one round trip. Pages of
        somebody who signed in come after it, and are half the weight and work without it.
        """
        return f"/style.css?v={hashlib.sha256(self.style.encode()).hexdigest()[:16]}"


def site_from(settings: Settings) -> Site:
    """Load the theme and build the one style of all pages.

    :raises BadTheme: when the theme breaks a rule.
    """
    theme = load_theme(THEMES / f"{settings.theme}.json")
    style = build_style(theme.css, ROOT / "static" / "portal.css")
    return Site(
        name="Inzage",
        town=theme.name,
        theme=theme,
        style=Markup(style.text),  # noqa: S704  # Our own sheet and a checked theme.
        style_hash=style.sha256,
        phone=settings.phone,
        hours=settings.phone_hours,
        privacy_officer=settings.privacy_officer,
        exit=settings.exit_address,
    )
