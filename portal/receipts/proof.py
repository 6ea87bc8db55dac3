"""Proofs of receipt: a few facts, signed. Nothing here knows the store or the web.

What is signed is canonical JSON: sorted names, no blanks, UTF-8. The words themselves are not in the proof,
only their salted hash; the file ``receipt.json`` holds words and salt beside it, so that it proves them too.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

VERSION = 1

Words = Mapping[str, object]
"""What was sent, by name; anything that JSON can hold."""


@dataclass(frozen=True)
class Proof:
    """What is signed."""

    number: str
    received: str
    """The day of receipt, as 2026-11-23."""
    sent: str
    """The salted SHA-256 of the words that were sent, in hexadecimal signs."""
    files: tuple[str, ...]
    """The SHA-256 of each file that was sent along."""
    key: str
    """The id of the key it is signed with."""
    version: int = VERSION


@dataclass(frozen=True)
class Receipt:
    """A proof with its signature; the words and their salt stand beside it in the file only."""

    proof: Proof
    signature: bytes
    words: Words | None = None
    salt: bytes = b""


def canonical(value: object) -> bytes:
    """Return the one way to write a value as JSON.

    :raises UnicodeEncodeError: when a text holds half a sign.
    """
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def salt_for(secret: bytes, case: str) -> bytes:
    """Return the salt of a case: always the same one, so that none is stored."""
    return hmac.digest(secret, f"receipt salt:{case}".encode(), "sha256")[:16]


def hash_of(words: Words, salt: bytes) -> str:
    """Return the salted hash of what was sent: from the hash alone nobody can guess the words."""
    return hashlib.sha256(salt + canonical(words)).hexdigest()


def public_of(seed: bytes) -> bytes:
    """Return the public key that belongs to a secret one."""
    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def key_id(public: bytes) -> str:
    """Return the short name of a public key."""
    return hashlib.sha256(public).hexdigest()[:16]


def trusted(seed: bytes, older: Iterable[bytes]) -> dict[str, bytes]:
    """Return the public keys by id: the one of today first, then the earlier ones."""
    return {key_id(public): public for public in (public_of(seed), *older)}


def signed(
    *, number: str, received: str, words: Words, files: Iterable[str], salt: bytes, seed: bytes
) -> Receipt:
    """Return the signed receipt of what was sent."""
    proof = Proof(
        number=number,
        received=received,
        sent=hash_of(words, salt),
        files=tuple(files),
        key=key_id(public_of(seed)),
    )
    signature = Ed25519PrivateKey.from_private_bytes(seed).sign(canonical(asdict(proof)))
    return Receipt(proof, signature, words, salt)


def is_signed(receipt: Receipt, public: bytes) -> bool:
    """Tell whether the holder of a key signed exactly this."""
    try:
        key = Ed25519PublicKey.from_public_bytes(public)
        key.verify(receipt.signature, canonical(asdict(receipt.proof)))
    except InvalidSignature:
        return False
    return True


def as_file(receipt: Receipt) -> bytes:
    """Return the content of ``receipt.json``: one line, so that it can be pasted as well."""
    return canonical(
        {
            "proof": asdict(receipt.proof),
            "salt": receipt.salt.hex(),
            "signature": short(receipt.signature),
            "words": receipt.words,
        }
    )


def compact(receipt: Receipt) -> str:
    """Return the proof without the words, short enough for a QR code and fit for an address."""
    proof = receipt.proof
    files = "~".join(short(bytes.fromhex(digest)) for digest in proof.files)
    sent = short(bytes.fromhex(proof.sent))
    parts = (str(proof.version), proof.number, proof.received, proof.key, sent, files)
    return ".".join((*parts, short(receipt.signature)))


def short(content: bytes) -> str:
    """Return bytes as base64 for addresses, without filling."""
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()
