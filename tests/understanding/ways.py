"""Ways people go here: tell something out loud, and type out or translate what they said."""

from __future__ import annotations

import io

from tests.medical.sounds import webm
from tests.visitor import Page, Visitor

SOUND = b"zij belden niet" * 20


def told(who: Visitor, address: str, *, status: int = 200, sound: bytes = b"", **changes: object) -> Page:
    """Send a recording from one of the pages for it, as a phone without scripts does."""
    page = who.open(address)
    values: dict[str, object] = {"file": (io.BytesIO(sound or webm(SOUND)), "opname.webm"), "own": "y"}
    return who.fill(page, {**values, **changes}, form="/say", status=status)


def complained(who: Visitor, **changes: object) -> str:
    """Complain out loud; return the address of the case."""
    told(who, "cases/say?kind=complaint", **changes)
    who.fill(who.open(f"{who.at}?q=check"), {}, form="/send")
    return who.at.removesuffix("/receipt")


def id_of(address: str) -> str:
    """The id at the end of an address."""
    return address.rsplit("/", 1)[1]


def taken(handler: Visitor, case: str) -> str:
    """Let a handler take it; return the address of its words at the desk."""
    handler.fill(handler.open("desk/complaints"), {}, form=f"/{id_of(case)}/take")
    return f"desk/words/{id_of(case)}"


def typed(handler: Visitor, desk: str, text: str, *, status: int = 200) -> Page:
    """Type out the first recording of a case."""
    page = handler.open(handler.open(desk).links("/voice/")[0])
    return handler.fill(page, {"text": text}, form="/voice/", status=status)
