"""Checking a receipt with nothing but the receipt and the public keys."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from portal.receipts.proof import VERSION, Proof, Receipt, hash_of, is_signed, short

_NUMBER = re.compile(r"[0-9A-Z-]{1,20}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_KEY = re.compile(r"[0-9a-f]{16}")
_HASH = re.compile(r"[0-9a-f]{64}")
_SALT = re.compile(r"[0-9a-f]{32}")
_SIGNATURE_BYTES, _HASH_BYTES = 64, 32


class Verdict(StrEnum):
    """What can be said of a receipt."""

    GENUINE = "genuine"
    CHANGED = "changed"
    OTHER_KEY = "other_key"
    UNREADABLE = "unreadable"


@dataclass(frozen=True)
class Finding:
    """What was found; the proof stands here only when it is genuine."""

    verdict: Verdict
    proof: Proof | None = None
    has_words: bool = False

    @property
    def day(self) -> date | None:
        """Return the day of receipt that was proved."""
        return date.fromisoformat(self.proof.received) if self.proof else None


class Unreadable(ValueError):
    """This is no receipt, or not a whole one."""


def check(content: bytes, keys: Mapping[str, bytes]) -> Finding:
    """Say whether a receipt, the file or its compact form, is genuine.

    :param keys: the public keys by id.
    """
    try:
        receipt = read(content)
        public = keys.get(receipt.proof.key)
        if public is None:
            return Finding(Verdict.OTHER_KEY)
        has_words = receipt.words is not None
        is_same = receipt.words is None or hash_of(receipt.words, receipt.salt) == receipt.proof.sent
    except (ValueError, RecursionError):
        # Half a sign, a number too long to read, or a nest too deep: no receipt of ours has them.
        return Finding(Verdict.UNREADABLE)
    if not is_same or not is_signed(receipt, public):
        return Finding(Verdict.CHANGED)
    return Finding(Verdict.GENUINE, receipt.proof, has_words)


def read(content: bytes) -> Receipt:
    """Read a receipt in either form. Nothing may stand in it that the signature or the hash does not cover.

    :raises ValueError: when it is none.
    """
    text = content.decode("utf-8-sig").strip()
    if not text.startswith("{"):
        # A whole address is fine too: the proof stands behind its #.
        return _from_compact(text.rpartition("#")[2])
    found = _fields(json.loads(text, object_pairs_hook=_once), {"proof", "salt", "signature", "words"})
    words, salt = found["words"], _matching(_SALT, found["salt"])
    if not isinstance(words, dict):
        raise Unreadable("words")
    signature = _bytes(_text(found["signature"]), _SIGNATURE_BYTES)
    return Receipt(_proof(found["proof"]), signature, words, bytes.fromhex(salt))


def _from_compact(text: str) -> Receipt:
    parts = text.split(".")
    if len(parts) != 7 or parts[0] != str(VERSION):
        raise Unreadable("parts")
    _, number, received, key, sent, files, signature = parts
    proof = {
        "version": VERSION,
        "number": number,
        "received": received,
        "key": key,
        "sent": _bytes(sent, _HASH_BYTES).hex(),
        "files": [_bytes(digest, _HASH_BYTES).hex() for digest in files.split("~") if files],
    }
    return Receipt(_proof(proof), _bytes(signature, _SIGNATURE_BYTES))


def _proof(value: object) -> Proof:
    found = _fields(value, {"version", "number", "received", "key", "sent", "files"})
    files, version = found["files"], found["version"]
    if not isinstance(files, list) or type(version) is not int or version != VERSION:
        raise Unreadable("proof")
    received = _matching(_DAY, found["received"])
    date.fromisoformat(received)
    return Proof(
        number=_matching(_NUMBER, found["number"]),
        received=received,
        sent=_matching(_HASH, found["sent"]),
        files=tuple(_matching(_HASH, digest) for digest in files),
        key=_matching(_KEY, found["key"]),
    )


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Refuse a name that stands twice: a reader might see the one, and we the other."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Unreadable("twice")
    return found


def _fields(value: object, names: set[str]) -> dict[str, object]:
    if not isinstance(value, dict) or set(value) != names:
        raise Unreadable("names")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise Unreadable("text")
    return value


def _matching(shape: re.Pattern[str], value: object) -> str:
    if not shape.fullmatch(_text(value)):
        raise Unreadable("shape")
    return _text(value)


def _bytes(text: str, length: int) -> bytes:
    """Read base64 strictly: written anew it must be the same, or two texts would pass for one."""
    content = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    if len(content) != length or short(content) != text:
        raise Unreadable("base64")
    return content
