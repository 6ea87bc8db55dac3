"""Marks on views: who may open a page, and what it holds. Without a mark only its person may."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

View = TypeVar("View", bound=Callable[..., object])


def public(view: View) -> View:
    """Mark a view as open to everybody; all others need a signed-in citizen."""
    view.is_public = True  # type: ignore[attr-defined]  # A mark on a function has no type.
    return view


def told(view: View) -> View:
    """Mark a page with what is told about a person: on a shared device it asks once more who is there."""
    view.is_told = True  # type: ignore[attr-defined]  # A mark on a function has no type.
    return view


def with_sound(how: str) -> Callable[[View], View]:
    """Mark a page on which one listens to a recording ("listen") or makes one ("record")."""

    def mark(view: View) -> View:
        view.sound = how  # type: ignore[attr-defined]  # A mark on a function has no type.
        return view

    return mark


def for_officials(*roles: str, helpers: bool = False) -> Callable[[View], View]:
    """Mark a view as open to officials with one of these roles; with none named, to all officials.

    :param helpers: open to helpers at a counter and to advocates as well.
    """

    def mark(view: View) -> View:
        view.roles = frozenset(roles)  # type: ignore[attr-defined]  # A mark on a function has no type.
        view.is_for_helpers = helpers  # type: ignore[attr-defined]  # The same.
        return view

    return mark


def for_helping(view: View) -> View:
    """Mark a view as open to everybody who may act for somebody else: citizens, and advocates."""
    view.is_for_helping = True  # type: ignore[attr-defined]  # A mark on a function has no type.
    return view


def for_limited(view: View) -> View:
    """Mark a view as open also to who signed in without DigiD and was not seen at a counter yet."""
    view.is_for_limited = True  # type: ignore[attr-defined]  # A mark on a function has no type.
    return view
