"""A value as it stands in a page."""

from __future__ import annotations

from markupsafe import (  # type: ignore[attr-defined]  # It names the compiled part, and exports only the whole.
    Markup,
    _escape_inner,
    escape,
)


def escaped(value: object) -> str:
    """Return a value as it stands in a page.

    What goes into a page is text, and needs no marks of its own that it is safe: making those takes Jinja
    as long as the escaping itself, two hundred times on a page.
    """
    if isinstance(value, Markup):
        return value
    return _escape_inner(value) if isinstance(value, str) else escape(value)


PLACE = "\ue000"
"""A sign that no text has; in what is drawn once it stands where a value of each page comes."""


def put(drawn: Markup, value: str) -> Markup:
    """Return what was drawn once, with a value of this page in its place."""
    return Markup(drawn.replace(PLACE, escaped(value)))  # noqa: S704  # The value was escaped.
