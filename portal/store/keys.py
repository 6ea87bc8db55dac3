"""Keys: one data key per person, wrapped by the environment's key, and the hash by which numbers are found.

Destroying a person's key destroys that person's texts, in backups too. Rotation wraps the keys anew and
never rewrites a text.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Iterable, Sequence
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

_NONCE = 12


class CannotOpen(Exception):
    """A sealed value does not belong to this key, table, row or field."""


class Keyring:
    """The environment's keys: the current one wraps, older ones only open."""

    def __init__(self, current: bytes, *, lookup: bytes, older: Sequence[bytes] = ()) -> None:
        """Take keys of 32 bytes each."""
        self._ciphers = [AESGCMSIV(key) for key in (current, *older)]
        self._lookup = lookup
        # Each page of somebody asks for the same key. What was destroyed is asked for no more: its wrapped
        # form, which would find it here, stood in the store only.
        self._unwrapped = lru_cache(maxsize=256)(self._unwrap)

    def new_key(self) -> bytes:
        """Return a fresh data key for one person."""
        return secrets.token_bytes(32)

    def wrap(self, key: bytes, person: str) -> bytes:
        """Seal a data key for this person."""
        nonce = secrets.token_bytes(_NONCE)
        return nonce + self._ciphers[0].encrypt(nonce, key, person.encode())

    def unwrap(self, wrapped: bytes, person: str) -> bytes:
        """Open a data key.

        :raises CannotOpen: when no key of the environment fits.
        """
        return self._unwrapped(wrapped, person)

    def _unwrap(self, wrapped: bytes, person: str) -> bytes:
        for cipher in self._ciphers:
            try:
                return cipher.decrypt(wrapped[:_NONCE], wrapped[_NONCE:], person.encode())
            except InvalidTag:
                continue
        raise CannotOpen("no key of the environment opens this person's key")

    def is_current(self, wrapped: bytes, person: str) -> bool:
        """Tell whether the current key wrapped this one (rotation skips those)."""
        try:
            self._ciphers[0].decrypt(wrapped[:_NONCE], wrapped[_NONCE:], person.encode())
        except InvalidTag:
            return False
        return True

    def lookup(self, purpose: str, value: str) -> bytes:
        """Return the keyed hash by which a value is found without being readable."""
        return hmac.digest(self._lookup, f"{purpose}:{value}".encode(), "sha256")


@lru_cache(maxsize=256)
def _cipher(key: bytes) -> AESGCMSIV:
    return AESGCMSIV(key)


def seal(key: bytes, place: str, content: bytes) -> bytes:
    """Seal bytes for one place, written ``table:row:field``."""
    nonce = secrets.token_bytes(_NONCE)
    return nonce + _cipher(key).encrypt(nonce, content, place.encode())


def unseal(key: bytes, place: str, sealed: bytes) -> bytes:
    """Open sealed bytes.

    :raises CannotOpen: when they were sealed for another key or another place.
    """
    return unseal_each(key, [(place, sealed)])[0]


def unseal_each(key: bytes, sealed: Iterable[tuple[str, bytes]]) -> list[bytes]:
    """Open what was sealed with one key, each given with its place.

    :raises CannotOpen: when something was sealed for another key or another place.
    """
    decrypt, found = _cipher(key).decrypt, []
    for place, one in sealed:
        try:
            found.append(decrypt(one[:_NONCE], one[_NONCE:], place.encode()))
        except InvalidTag as error:
            raise CannotOpen(place.split(":", 1)[0]) from error
    return found
