"""What a request is answered with: the portal's parts, the reader's language, and who looks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from jinja2 import Environment

from portal.clock import Clock
from portal.errors import NotFound, NotSignedIn
from portal.settings import Settings
from portal.store import Store
from portal.viewer import Official, Viewer
from portal.web.addresses import Addresses
from portal.web.real import real_app, real_g
from portal.web.site import Site
from portal.words import Words

if TYPE_CHECKING:
    # Only the type: the room itself stands above this one and is put in by ``portal.app``.
    from portal.agencies.service import Directory

NAME = "inzage"


@dataclass
class Portal:
    """The parts of one running portal; made once, at start."""

    settings: Settings
    store: Store
    clock: Clock
    words: Mapping[str, Words]
    site: Site
    directory: Callable[[], Directory]
    """The agencies, contact points and systems as they are now."""
    environments: Mapping[str, Environment] = field(default_factory=dict)
    addresses: Addresses = field(default_factory=Addresses)


def portal() -> Portal:
    """Return the portal that answers this request."""
    found = real_app().extensions[NAME]
    assert isinstance(found, Portal)
    return found


def words() -> Words:
    """Return the words of the reader's language."""
    found = real_g().words
    assert isinstance(found, Words)
    return found


def signed_in() -> Viewer | None:
    """Return who looks, or nothing when nobody signed in."""
    found = real_g().get("viewer")
    assert found is None or isinstance(found, Viewer)
    return found


def viewer() -> Viewer:
    """Return who looks.

    :raises NotSignedIn: when nobody signed in, or the session has ended.
    """
    found = signed_in()
    if found is None:
        raise NotSignedIn
    return found


def now() -> datetime:
    """Return this moment, aware, in UTC."""
    return portal().clock.now()


def today() -> date:
    """Return the day it is in the Netherlands."""
    return portal().clock.today()


def warn_of_address(*, is_secret: bool) -> None:
    """Say at the top of this page that the address of its person is secret, when it is (R-184)."""
    here = real_g()
    here.has_secret_address = here.get("has_secret_address", False) or is_secret


def official() -> Official:
    """Return the official who asks.

    :raises NotFound: when somebody else asks; from outside the page is not there.
    """
    found = real_g().get("official")
    if not isinstance(found, Official):
        raise NotFound("desk")
    return found
