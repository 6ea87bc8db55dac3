"""What a provider says about itself: its addresses and its keys, kept in memory for an hour."""

from __future__ import annotations

import time
from collections.abc import Mapping

import requests
from joserfc.jwk import KeySet

from portal.people.claims import SignInStopped, Why

WAIT_SECONDS = 8
"""How long a provider may take for one answer."""

FRESH_SECONDS = 3600
"""How long a description is used before it is read again."""


class Described:
    """The description of one provider, read when it is first needed."""

    def __init__(self, issuer: str) -> None:
        """Prepare; the provider is asked nothing yet."""
        self._issuer = issuer
        self._metadata: dict[str, object] = {}
        self._keys: KeySet | None = None
        self._read_at = 0.0

    def endpoint(self, name: str) -> str:
        """Return an address that the provider must have.

        :raises SignInStopped: when it has none, or cannot be reached.
        """
        address = self.text(name)
        if not address:
            raise SignInStopped(Why.UNREACHABLE, f"no {name}")
        return address

    def text(self, name: str) -> str:
        """Return a text of the description, or an empty one."""
        value = self._read().get(name)
        return value if isinstance(value, str) else ""

    def promises_issuer(self) -> bool:
        """Tell whether the provider names itself in each answer (RFC 9207, section 3)."""
        return self._read().get("authorization_response_iss_parameter_supported") is True

    def keys(self) -> KeySet:
        """Return the keys that the provider signs with."""
        if self._keys is None:
            found = fetched(self.endpoint("jwks_uri"))
            self._keys = KeySet.import_key_set(found)  # type: ignore[arg-type]  # It checks the shape itself.
        return self._keys

    def forget_keys(self) -> None:
        """Read the keys anew next time: the provider may have changed them."""
        self._keys = None

    def _read(self) -> dict[str, object]:
        """Return the description.

        :raises SignInStopped: when it cannot be read, or is of another issuer.
        """
        if not self._metadata or time.monotonic() - self._read_at > FRESH_SECONDS:
            try:
                found = fetched(self._issuer.rstrip("/") + "/.well-known/openid-configuration")
            except requests.RequestException as error:
                raise SignInStopped(Why.UNREACHABLE, type(error).__name__) from error
            if found.get("issuer") != self._issuer:
                raise SignInStopped(Why.UNSAFE, "issuer of the description")
            self._metadata, self._keys, self._read_at = found, None, time.monotonic()
        return self._metadata


def fetched(address: str, headings: Mapping[str, str] | None = None) -> dict[str, object]:
    """Fetch one JSON object.

    :raises requests.RequestException: when there is no answer, or it is not one.
    """
    answer = requests.get(address, headers=dict(headings or {}), timeout=WAIT_SECONDS, allow_redirects=False)
    answer.raise_for_status()
    found = answer.json()
    if not isinstance(found, dict):
        raise requests.exceptions.InvalidJSONError("not an object")
    return found
