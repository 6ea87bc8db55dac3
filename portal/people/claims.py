"""Claims: what a token says of somebody, read strictly and without guessing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from stdnum.nl import bsn

from portal.settings import Provider

_SECTOR = re.compile(r"(s\d{8}):(.*)", re.DOTALL)


class Why(StrEnum):
    """Why a sign-in was stopped; each has its own page text."""

    CANCELLED = "cancelled"
    TOO_LOW = "too-low"
    UNSAFE = "unsafe"
    REPRESENTS = "represents"
    NO_PLACE = "no-place"
    UNREACHABLE = "unreachable"


class SignInStopped(Exception):
    """A sign-in did not end in a session."""

    def __init__(self, why: Why, detail: str = "") -> None:
        """Say why; ``detail`` is for the log and holds nothing personal."""
        super().__init__(f"{why}: {detail}")
        self.why = why
        self.detail = detail


@dataclass(frozen=True)
class Identity:
    """Who signed in, as the provider vouches for it."""

    issuer: str
    subject: str = field(repr=False)
    level: str
    number: str = field(repr=False)
    """The citizen service number; empty for officials and for a European sign-in without one."""
    name: str = field(repr=False)
    born_on: str = field(repr=False)
    """The day of birth as YYYY-MM-DD, or empty."""
    role: str
    id_token: str = field(repr=False)
    represented: str = field(default="", repr=False)
    """The number of the person for whom somebody signed in; empty for a sign-in for oneself."""


def at(claims: Mapping[str, object], path: str) -> object:
    """Return the claim at a path whose dots step into nested claims, or nothing.

    A claim whose own name holds dots ("urn:etoegang:1.12:...") is found by its whole name first.
    """
    if path in claims:
        return claims[path]
    head, dot, rest = path.partition(".")
    inner = claims.get(head)
    return at(inner, rest) if dot and isinstance(inner, dict) else None


def text_at(claims: Mapping[str, object], path: str) -> str:
    """Return the text or number at a path, or an empty text."""
    value = at(claims, path) if path else None
    return str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""


def speaks_for_another(claims: Mapping[str, object], provider: Provider) -> str:
    """Return the claim by which a token speaks for somebody else, or an empty text."""
    found = (path for path in provider.represents_claims if at(claims, path) not in (None, "", [], {}))
    return next(found, "")


def refuse_representation(claims: Mapping[str, object], provider: Provider) -> None:
    """Refuse a token that speaks for somebody else: brokers disagree about which claim is whose.

    :raises SignInStopped: when one of the claims for a represented person is there at all.
    """
    path = speaks_for_another(claims, provider)
    if path:
        raise SignInStopped(Why.REPRESENTS, path)


def number_in(claims: Mapping[str, object], provider: Provider) -> str:
    """Return the citizen service number, or an empty text for a pseudonym without one.

    :raises SignInStopped: for another sector's number, or for one that cannot be right.
    """
    return _number_at(claims, provider, provider.number_claim)


def _number_at(claims: Mapping[str, object], provider: Provider, claim: str) -> str:
    text = text_at(claims, claim)
    prefixed = _SECTOR.fullmatch(text)
    if prefixed and prefixed[1] != provider.sector:
        raise SignInStopped(Why.UNSAFE, f"sector {prefixed[1]}")
    number = prefixed[2] if prefixed else text
    if bsn.is_valid(number):
        return str(bsn.compact(number))
    # The subject of a European sign-in is a pseudonym. A claim meant for numbers never is.
    if not prefixed and (not number or claim == "sub"):
        return ""
    raise SignInStopped(Why.UNSAFE, "not a citizen service number")


def identity(
    claims: Mapping[str, object], provider: Provider, *, id_token: str, is_citizen: bool
) -> Identity:
    """Read who signed in from checked claims.

    :raises SignInStopped: when the token speaks for somebody else or its number cannot be used.
    """
    path = speaks_for_another(claims, provider)
    if path and is_citizen and provider.represented_claim and provider.acting_claim:
        return _for_another(claims, provider, path, id_token)
    refuse_representation(claims, provider)
    return Identity(
        issuer=provider.issuer,
        subject=text_at(claims, "sub"),
        level=text_at(claims, "acr"),
        number=number_in(claims, provider) if is_citizen else "",
        name=text_at(claims, provider.name_claim),
        born_on=_day(text_at(claims, provider.birth_claim)),
        role=text_at(claims, provider.role_claim),
        id_token=id_token,
    )


def _for_another(claims: Mapping[str, object], provider: Provider, path: str, id_token: str) -> Identity:
    """Read who signed in and for whom. Brokers disagree which claim is whose, so two settings say it.

    Name and birth date are left out: nobody says whose they are.

    :raises SignInStopped: when one of the two is missing, or both are the same person.
    """
    acting = _number_at(claims, provider, provider.acting_claim)
    represented = _number_at(claims, provider, provider.represented_claim)
    if not acting or not represented or acting == represented:
        raise SignInStopped(Why.UNSAFE, f"both numbers beside {path}")
    subject = text_at(claims, "sub") if provider.acting_claim == "sub" else f"acting {acting}"
    return Identity(
        issuer=provider.issuer,
        subject=subject,
        level=text_at(claims, "acr"),
        number=acting,
        name="",
        born_on="",
        role="",
        id_token=id_token,
        represented=represented,
    )


def _day(text: str) -> str:
    """Return a whole day; a birth date of which a part is unknown counts as unknown."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return ""
