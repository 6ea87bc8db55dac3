"""A provider that breaks the rules gets nobody in: what Authlib leaves to its users is checked here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from time import time
from typing import Any

import pytest
from joserfc.jwk import OctKey, RSAKey

from portal.people.claims import Identity, SignInStopped, Why
from portal.people.oidc import Client
from tests.people.crooked import Crooked, running_crooked
from tests.people.providers import CITIZEN_RETURN, NUMBER


@pytest.fixture
def crooked() -> Iterator[Crooked]:
    """A provider that says whatever a test tells it."""
    with running_crooked() as running:
        yield running


def sign_in(crooked: Crooked, **answer: str) -> Identity:
    """Sign in with whatever the provider says."""
    client, at = Client(crooked.settings, is_citizen=True), datetime.now(UTC)
    _address, flow = client.begin(redirect_uri=CITIZEN_RETURN, language="nl", at=at)
    crooked.nonce = flow.nonce
    said = {"code": "any", "state": flow.state, **answer}
    return client.finish(said, flow, redirect_uri=CITIZEN_RETURN, at=at)


def refusal(crooked: Crooked, **answer: str) -> SignInStopped:
    """Return why this provider's answer was refused."""
    with pytest.raises(SignInStopped) as caught:
        sign_in(crooked, **answer)
    return caught.value


def test_the_crooked_provider_gets_somebody_in_when_it_keeps_to_the_rules(crooked: Crooked) -> None:
    assert sign_in(crooked).number == NUMBER
    assert sign_in(crooked, iss=crooked.issuer).number == NUMBER


@pytest.mark.parametrize(
    ("changes", "claim"),
    [
        ({"iss": "https://other.example"}, "iss"),
        ({"iss": None}, "iss"),
        ({"aud": "another-portal"}, "aud"),
        ({"aud": ["another-portal", "inzage"]}, "azp"),
        ({"nonce": "of an older sign-in"}, "nonce"),
        ({"nonce": None}, "nonce"),
        ({"auth_time": None}, "auth_time"),
        ({"auth_time": int(time()) - 3600}, "auth_time"),
        ({"exp": int(time()) - 3600}, "exp"),
    ],
)
def test_a_token_that_is_not_for_this_sign_in_is_refused(
    crooked: Crooked, changes: dict[str, Any], claim: str
) -> None:
    crooked.changes = changes
    found = refusal(crooked)
    assert found.why is Why.UNSAFE
    assert claim in found.detail or claim == "exp"


def test_a_token_signed_by_somebody_else_is_refused(crooked: Crooked) -> None:
    crooked.key_of_others = RSAKey.generate_key(2048)
    assert refusal(crooked).detail == "BadSignatureError"


def test_a_token_signed_with_a_shared_secret_is_refused(crooked: Crooked) -> None:
    crooked.alg, crooked.key_of_others = "HS256", OctKey.generate_key(256)
    assert refusal(crooked).why is Why.UNSAFE


def test_an_issuer_in_the_answer_counts_also_when_it_was_not_promised(crooked: Crooked) -> None:
    assert refusal(crooked, iss="https://other.example").detail == "iss of the answer"


def test_userinfo_of_somebody_else_is_refused(crooked: Crooked) -> None:
    crooked.told = {"sub": "somebody else", "nin": NUMBER}
    assert refusal(crooked).detail == "sub of userinfo"


def test_userinfo_never_overrules_the_signed_token(crooked: Crooked) -> None:
    crooked.told = {"sub": "someone", "nin": "999990032", "acr": "too good"}
    assert sign_in(crooked).number == NUMBER


def test_a_represented_person_told_only_by_userinfo_is_refused(crooked: Crooked) -> None:
    crooked.told = {"sub": "someone", "represents": {"sub": "999990020"}}
    assert refusal(crooked).why is Why.REPRESENTS
