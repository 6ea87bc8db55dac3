"""Passwords: kept only as what scrypt makes of them, and compared in the same time for everybody."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets

from portal.store import Keyring

_COST = 15
"""As a power of two: scrypt then takes 32 MB of memory for each password."""

_BLOCK, _TIMES = 8, 2

_NOBODY = "scrypt$15$8$2$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
"""For a number that does not exist: it takes as long, and no password goes with it."""


def hashed(keyring: Keyring, account: str, password: str) -> str:
    """Return what is kept of a password, with the parameters it was made with."""
    salt = secrets.token_bytes(16)
    found = _derived(keyring, account, password, salt, _COST, _BLOCK, _TIMES)
    return f"scrypt${_COST}${_BLOCK}${_TIMES}${_text(salt)}${_text(found)}"


def goes_with(keyring: Keyring, account: str, password: str, kept: str | None) -> bool:
    """Tell whether a password is the one that was kept; without one this takes as long, and is never so."""
    _, cost, block, times, salt, wanted = (kept or _NOBODY).split("$")
    found = _derived(keyring, account, password, base64.b64decode(salt), int(cost), int(block), int(times))
    return hmac.compare_digest(found, base64.b64decode(wanted)) and kept is not None


def _derived(
    keyring: Keyring, account: str, password: str, salt: bytes, cost: int, block: int, times: int
) -> bytes:
    # Keyed first: who has the store and not the environment's key cannot even begin to guess.
    content = keyring.lookup("password", f"{account} {password}")
    size = 128 * block * (2**cost + times + 2)
    return hashlib.scrypt(content, salt=salt, n=2**cost, r=block, p=times, maxmem=2 * size, dklen=32)


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode()
