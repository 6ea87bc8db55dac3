"""What a session's token opens: the row by its hash, and what it seals by another."""

from __future__ import annotations

import hashlib


def token_hash(token: str) -> bytes:
    """Return what the store keeps of a token: it finds the row, and opens nothing."""
    return hashlib.sha256(token.encode()).digest()


def sealing_key(token: str) -> bytes:
    """Return the key that a token itself seals with; it is stored nowhere."""
    # Not the hash that is stored: who reads the store must not be able to open what the token seals.
    return hashlib.sha256(b"what this session seals:" + token.encode()).digest()
