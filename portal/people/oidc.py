"""OpenID Connect by Authlib, with the checks that Authlib leaves to its users."""

from __future__ import annotations

import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import requests
from authlib.common.security import generate_token
from authlib.common.urls import add_params_to_uri
from authlib.integrations.requests_client import OAuth2Session, OAuthError
from authlib.oauth2.rfc7523 import PrivateKeyJWT
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import ClaimError, InvalidKeyIdError, JoseError
from joserfc.jwk import import_key
from joserfc.jws import JWSRegistry

from portal.people.claims import Identity, SignInStopped, Why, identity
from portal.people.described import WAIT_SECONDS, Described, fetched
from portal.settings import Provider

SIGNED_WITH = ("PS256", "PS384", "PS512", "RS256", "RS384", "RS512", "ES256", "ES384", "ES512", "EdDSA")
"""Only signatures by the provider's own private key; never "none", never a shared secret."""

CLOCKS_DIFFER = timedelta(seconds=120)
"""How far the provider's clock may be off."""

FLOW_LASTS = timedelta(minutes=30)
"""How long somebody may take at the provider."""

LEVEL_ERRORS = frozenset({"unmet_authentication_requirements"})
"""How a provider says that somebody could not sign in at the level we asked for."""


@dataclass(frozen=True)
class Flow:
    """A sign-in that has begun: what must come back, kept in the visitor's own signed cookie."""

    state: str
    nonce: str = field(repr=False)
    verifier: str = field(repr=False)
    started_at: datetime


class Client:
    """Our side of one provider."""

    def __init__(self, provider: Provider, *, is_citizen: bool) -> None:
        """Prepare; the provider is asked nothing yet."""
        self.provider = provider
        self.is_citizen = is_citizen
        self._described = Described(provider.issuer)

    def begin(self, *, redirect_uri: str, language: str, at: datetime) -> tuple[str, Flow]:
        """Return the provider's address to send somebody to, and what to remember meanwhile.

        :raises SignInStopped: when the provider cannot be reached.
        """
        endpoint = self._described.endpoint("authorization_endpoint")
        flow = Flow(generate_token(32), generate_token(32), generate_token(64), at)
        with self._session(redirect_uri) as session:
            url, _state = session.create_authorization_url(
                endpoint,
                state=flow.state,
                code_verifier=flow.verifier,
                nonce=flow.nonce,
                acr_values=" ".join(self.provider.levels),
                ui_locales=language,
                # Asked each time: or the next visitor of a library computer is the last one.
                prompt="login",
                max_age=0,
            )
        return str(url), flow

    def finish(
        self, answer: Mapping[str, str], flow: Flow | None, *, redirect_uri: str, at: datetime
    ) -> Identity:
        """Check the provider's answer and return who signed in.

        :raises SignInStopped: for each answer that is not exactly what was asked for.
        """
        flow = self._check_answer(answer, flow, at)
        try:
            token = self._exchange(answer["code"], flow, redirect_uri)
            id_token = str(token.get("id_token", ""))
            claims = self._checked_claims(id_token, str(token.get("access_token", "")), flow)
            claims = {**self._userinfo(token, claims), **claims}
        except requests.RequestException as error:
            raise SignInStopped(Why.UNREACHABLE, type(error).__name__) from error
        return identity(claims, self.provider, id_token=id_token, is_citizen=self.is_citizen)

    def sign_out_address(self, *, id_token: str, return_to: str, state: str) -> str:
        """Return where the provider ends its own session, or an empty text when it has no such place."""
        try:
            endpoint = self._described.text("end_session_endpoint")
        except SignInStopped:
            return ""
        if not endpoint:
            return ""
        asked = [("client_id", self.provider.client_id), ("post_logout_redirect_uri", return_to)]
        hint = [("id_token_hint", id_token)] if id_token else []
        return str(add_params_to_uri(endpoint, [*hint, *asked, ("state", state)]))

    def _check_answer(self, answer: Mapping[str, str], flow: Flow | None, at: datetime) -> Flow:
        if flow is None or not hmac.compare_digest(answer.get("state", ""), flow.state):
            raise SignInStopped(Why.UNSAFE, "state")
        if at - flow.started_at > FLOW_LASTS:
            raise SignInStopped(Why.UNSAFE, "too long ago")
        self._check_issuer(answer.get("iss"))
        error = answer.get("error")
        if error in LEVEL_ERRORS:
            raise SignInStopped(Why.TOO_LOW, str(error))
        if error:
            # Whatever else the provider says, the person is back without a sign-in and may try again.
            raise SignInStopped(Why.CANCELLED, error if error == "access_denied" else "other error")
        if not answer.get("code"):
            raise SignInStopped(Why.UNSAFE, "code")
        return flow

    def _check_issuer(self, issuer: str | None) -> None:
        """Check who answers before the code is given to anybody.

        Source: RFC 9207, section 2.4: "MUST extract the value of the iss parameter [...] and compare".
        """
        if issuer != self.provider.issuer and (issuer is not None or self._described.promises_issuer()):
            raise SignInStopped(Why.UNSAFE, "iss of the answer")

    def _exchange(self, code: str, flow: Flow, redirect_uri: str) -> Mapping[str, object]:
        endpoint = self._described.endpoint("token_endpoint")
        with self._session(redirect_uri) as session:
            try:
                token = session.fetch_token(endpoint, code=code, code_verifier=flow.verifier)
            except OAuthError as error:
                raise SignInStopped(Why.UNSAFE, "the code was refused") from error
            except ValueError as error:
                raise SignInStopped(Why.UNREACHABLE, "the token is not readable") from error
        return {str(name): value for name, value in token.items()}

    def _checked_claims(self, id_token: str, access_token: str, flow: Flow) -> dict[str, object]:
        try:
            decoded = self._decoded(id_token)
            claims = CodeIDToken(
                decoded.claims,
                decoded.header,
                {
                    "iss": {"essential": True, "values": [self.provider.issuer]},
                    "aud": {"essential": True, "values": [self.provider.client_id]},
                    "acr": {"essential": True, "values": list(self.provider.levels)},
                    "auth_time": {"essential": True},
                },
                {"nonce": flow.nonce, "client_id": self.provider.client_id, "access_token": access_token},
            )
            claims.validate(leeway=int(CLOCKS_DIFFER.total_seconds()))
        except ClaimError as error:
            why = Why.TOO_LOW if error.claim == "acr" else Why.UNSAFE
            raise SignInStopped(why, f"claim {error.claim}") from error
        except (JoseError, ValueError) as error:
            raise SignInStopped(Why.UNSAFE, type(error).__name__) from error
        _check_signed_in_just_now(claims.get("auth_time"), flow)
        return dict(claims)

    def _decoded(self, id_token: str) -> jwt.Token:
        registry = JWSRegistry(algorithms=list(SIGNED_WITH), strict_check_header=False)
        try:
            return jwt.decode(id_token, self._described.keys(), registry=registry)
        except InvalidKeyIdError:
            # The provider may have changed its keys since we read them.
            self._described.forget_keys()
            return jwt.decode(id_token, self._described.keys(), registry=registry)

    def _userinfo(self, token: Mapping[str, object], claims: Mapping[str, object]) -> dict[str, object]:
        """Return what the provider tells besides the ID token; it must be about the same person."""
        endpoint = self._described.text("userinfo_endpoint")
        if not endpoint:
            return {}
        heading = {"Authorization": f"Bearer {token.get('access_token', '')}"}
        told = fetched(endpoint, heading)
        if told.get("sub") != claims.get("sub"):
            raise SignInStopped(Why.UNSAFE, "sub of userinfo")
        return told

    def _session(self, redirect_uri: str) -> OAuth2Session:
        own = self.provider
        key = json.loads(own.client_key) if own.client_key else {}
        secret = import_key(key) if key else own.client_secret
        method = "private_key_jwt" if key else "client_secret_basic"
        session = OAuth2Session(
            own.client_id,
            secret,
            token_endpoint_auth_method=method,
            scope=own.scope,
            redirect_uri=redirect_uri,
            code_challenge_method="S256",
            default_timeout=WAIT_SECONDS,
        )
        if key:
            token_endpoint = self._described.endpoint("token_endpoint")
            session.register_client_auth_method(PrivateKeyJWT(token_endpoint, alg=key.get("alg", "PS256")))
        return session


def _check_signed_in_just_now(auth_time: object, flow: Flow) -> None:
    """Refuse an older sign-in that the provider still remembered.

    Source: OpenID Connect Core 1.0, 3.1.3.7 no. 13: "the Client SHOULD check the auth_time Claim value".
    """
    assert isinstance(auth_time, int | float)  # Authlib refused anything else.
    if datetime.fromtimestamp(auth_time, UTC) < flow.started_at - CLOCKS_DIFFER:
        raise SignInStopped(Why.UNSAFE, "auth_time")
