"""A real identity provider on localhost, and a browser that signs in there by plain requests."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urljoin, urlsplit

import lxml.html
import requests
from joserfc.jwk import RSAKey

from portal.settings import LEVELS, Provider

TOOLS = Path(__file__).resolve().parent.parent / "tools"
SITE = "http://localhost"
CITIZEN_RETURN = f"{SITE}/sign-in/return/citizen"
OFFICIAL_RETURN = f"{SITE}/sign-in/return/official"
SIGNED_OUT = f"{SITE}/signed-out"

BASIS, MIDDEN, SUBSTANTIEEL, HOOG = LEVELS
WORK = "urn:etoegang:core:assurance-class:loa3"

NUMBER = "999990019"
OTHER_NUMBER = "999990032"
"""Numbers that pass the test of eleven and belong to nobody."""

OUR_KEY = RSAKey.generate_key(2048, {"kid": "ours", "alg": "PS256", "use": "sig"})


@dataclass
class RunningProvider:
    """A provider that answers, and how our portal is known there."""

    port: int
    citizens: Provider
    officials: Provider
    process: subprocess.Popen[str] = field(repr=False)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        return int(opened.getsockname()[1])


def settings_for(port: int) -> tuple[Provider, Provider]:
    """Return the settings of a portal that uses the provider on this port."""
    citizens = Provider(
        issuer=f"http://127.0.0.1:{port}",
        client_id="inzage-citizens",
        client_key=json.dumps(OUR_KEY.as_dict(private=True)),
        scope="openid profile",
        number_claim="nin",
    )
    officials = replace(
        citizens, client_id="inzage-officials", number_claim="sub", role_claim="work_role", levels=(WORK,)
    )
    return citizens, officials


@contextmanager
def running_provider(*, claims_in_token: bool = False) -> Iterator[RunningProvider]:
    """Start a provider of its own process, and stop it afterwards."""
    node = shutil.which("node")
    assert node and (TOOLS / "node_modules" / "oidc-provider").is_dir(), "run script/tools first"
    port = free_port()
    asked = {
        "port": port,
        "levels": [*LEVELS, WORK],
        "claimsInToken": claims_in_token,
        "clients": [
            _client("inzage-citizens", CITIZEN_RETURN),
            _client("inzage-officials", OFFICIAL_RETURN),
        ],
    }
    process = subprocess.Popen(
        [node, str(TOOLS / "provider.mjs"), json.dumps(asked)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert process.stdout is not None
        assert "ready" in process.stdout.readline(), "the provider did not start"
        yield RunningProvider(port, *settings_for(port), process)
    finally:
        process.terminate()
        process.wait(10)
        assert process.stdout is not None
        process.stdout.close()


def _client(name: str, address: str) -> dict[str, Any]:
    return {
        "client_id": name,
        "redirect_uris": [address],
        "post_logout_redirect_uris": [SIGNED_OUT],
        "response_types": ["code"],
        "grant_types": ["authorization_code"],
        "token_endpoint_auth_method": "private_key_jwt",
        "token_endpoint_auth_signing_alg": "PS256",
        "id_token_signed_response_alg": "PS256",
        "jwks": {"keys": [OUR_KEY.as_dict(private=False)]},
    }


class Browser:
    """Somebody's browser at the provider."""

    def __init__(self) -> None:
        """Start without any cookie."""
        self.cookies = requests.Session()

    def close(self) -> None:
        """Close the browser."""
        self.cookies.close()

    def sign_in(
        self, address: str, *, sub: str, acr: str, cancel: str = "", **claims: object
    ) -> dict[str, str]:
        """Open the provider's sign-in, fill it in, and return what it sends back to our site."""
        page = self._follow(self.cookies.get(address, allow_redirects=False))
        assert isinstance(page, requests.Response), f"no sign-in page but {page}"
        action = urljoin(page.url, lxml.html.document_fromstring(page.text).xpath("//form/@action")[0])
        typed = {"sub": sub, "acr": acr, "claims": json.dumps(claims)}
        if cancel:
            typed["cancel"] = cancel
        back = self._follow(self.cookies.post(action, data=typed, allow_redirects=False))
        if not isinstance(back, str) and "/session/end" in back.text:
            # Somebody else was signed in there; the provider's page ends that session and goes on.
            back = self.press(back)
        assert isinstance(back, str), f"not sent back: {page.status_code} {page.text[:500]}"
        return dict(parse_qsl(urlsplit(back).query))

    def press(self, page: requests.Response, **typed: str) -> str | requests.Response:
        """Send the form of a page of the provider."""
        form = lxml.html.document_fromstring(page.text).xpath("//form")[0]
        sent = {**dict(form.form_values()), **typed}
        action = urljoin(page.url, form.get("action"))
        return self._follow(self.cookies.post(action, data=sent, allow_redirects=False))

    def _follow(self, answer: requests.Response) -> str | requests.Response:
        """Follow redirects; return the address as soon as one leads back to our site."""
        while answer.is_redirect:
            target = urljoin(answer.url, answer.headers["Location"])
            if target.startswith(f"{SITE}/"):
                return target
            answer = self.cookies.get(target, allow_redirects=False)
        return answer

    def open(self, address: str) -> str | requests.Response:
        """Open an address of the provider."""
        return self._follow(self.cookies.get(address, allow_redirects=False))
