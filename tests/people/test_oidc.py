"""Signing in at a real provider: what is let through, and what is not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from portal.people.claims import Identity, SignInStopped, Why
from portal.people.oidc import Client, Flow
from portal.settings import Provider
from tests.people.providers import (
    BASIS,
    CITIZEN_RETURN,
    HOOG,
    MIDDEN,
    NUMBER,
    OFFICIAL_RETURN,
    SUBSTANTIEEL,
    WORK,
    Browser,
    RunningProvider,
    free_port,
)


def now() -> datetime:
    """Providers have a real clock, so here the portal has one too."""
    return datetime.now(UTC)


class Visit:
    """One sign-in, from our first step to the answer."""

    def __init__(self, provider: Provider, browser: Browser, *, is_citizen: bool = True) -> None:
        self.client = Client(provider, is_citizen=is_citizen)
        self.browser = browser
        self.return_to = CITIZEN_RETURN if is_citizen else OFFICIAL_RETURN
        self.address, self.flow = self.client.begin(redirect_uri=self.return_to, language="nl", at=now())

    def answer(self, *, acr: str = SUBSTANTIEEL, sub: str = "someone", **claims: object) -> dict[str, str]:
        """Fill in the provider's page and return what it answers."""
        return self.browser.sign_in(self.address, sub=sub, acr=acr, **claims)  # type: ignore[arg-type]

    def finish(self, answer: Mapping[str, str], flow: Flow | None = None) -> Identity:
        """Give the answer to our side."""
        return self.client.finish(answer, flow or self.flow, redirect_uri=self.return_to, at=now())


def stopped(visit: Visit, answer: Mapping[str, str], flow: Flow | None = None) -> SignInStopped:
    """Return why an answer was not let through."""
    with pytest.raises(SignInStopped) as caught:
        visit.finish(answer, flow)
    return caught.value


@pytest.fixture
def visit(provider: RunningProvider, browser: Browser) -> Visit:
    """A citizen who has just chosen to sign in."""
    return Visit(provider.citizens, browser)


@pytest.mark.parametrize("level", [SUBSTANTIEEL, HOOG])
def test_a_citizen_signs_in_at_substantieel_or_higher(visit: Visit, level: str) -> None:
    who = visit.finish(visit.answer(acr=level, nin=NUMBER, name="Noor Zand", birthdate="1990-02-03"))
    assert (who.number, who.level, who.name, who.born_on) == (NUMBER, level, "Noor Zand", "1990-02-03")
    assert who.issuer == visit.client.provider.issuer
    assert who.subject == "someone"


def test_claims_inside_the_id_token_count_as_well(second_provider: RunningProvider, browser: Browser) -> None:
    visit = Visit(second_provider.citizens, browser)
    assert visit.finish(visit.answer(nin=f"s00000001:{NUMBER}")).number == NUMBER


def test_an_official_signs_in_with_a_role_and_without_a_number(
    provider: RunningProvider, browser: Browser
) -> None:
    visit = Visit(provider.officials, browser, is_citizen=False)
    who = visit.finish(visit.answer(acr=WORK, sub="employee-7", work_role="caseworker", nin=NUMBER))
    assert (who.subject, who.role, who.number) == ("employee-7", "caseworker", "")


def test_the_provider_is_asked_for_a_fresh_sign_in_with_pkce_and_a_level(visit: Visit) -> None:
    asked = parse_qs(urlsplit(visit.address).query)
    assert asked["prompt"] == ["login"]
    assert asked["max_age"] == ["0"]
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["code_challenge"] != [visit.flow.verifier]
    assert asked["acr_values"] == [f"{SUBSTANTIEEL} {HOOG}"]
    assert asked["ui_locales"] == ["nl"]


def test_a_remembered_sign_in_at_the_provider_is_asked_again(
    provider: RunningProvider, browser: Browser
) -> None:
    first = Visit(provider.citizens, browser)
    first.finish(first.answer(sub="earlier", nin=NUMBER))
    # The same browser: the provider still knows "earlier", and yet shows its page.
    second = Visit(provider.citizens, browser)
    assert second.finish(second.answer(sub="later", nin=NUMBER)).subject == "later"


@pytest.mark.parametrize("level", [BASIS, MIDDEN, ""])
def test_a_level_that_is_too_low_or_missing_is_refused(visit: Visit, level: str) -> None:
    assert stopped(visit, visit.answer(acr=level, nin=NUMBER)).why is Why.TOO_LOW


def test_an_answer_with_another_state_is_refused(visit: Visit) -> None:
    answer = visit.answer(nin=NUMBER)
    assert stopped(visit, {**answer, "state": "made-up"}).detail == "state"
    assert (
        stopped(visit, {name: value for name, value in answer.items() if name != "state"}).detail == "state"
    )


def test_the_answer_to_another_sign_in_is_refused(provider: RunningProvider, browser: Browser) -> None:
    mine, other = Visit(provider.citizens, browser), Visit(provider.citizens, browser)
    answer = other.answer(nin=NUMBER)
    assert stopped(mine, answer).why is Why.UNSAFE
    # Also with a state that was made to fit: the provider holds the code to the other's PKCE secret.
    assert stopped(mine, {**answer, "state": mine.flow.state}).detail == "the code was refused"


def test_a_code_that_was_injected_with_its_verifier_is_refused_by_the_nonce(visit: Visit) -> None:
    answer = visit.answer(nin=NUMBER)
    assert stopped(visit, answer, replace(visit.flow, nonce="of another browser")).detail == "claim nonce"


def test_a_replayed_answer_is_refused(visit: Visit) -> None:
    answer = visit.answer(nin=NUMBER)
    visit.finish(answer)
    assert stopped(visit, answer).why is Why.UNSAFE


def test_an_answer_that_names_another_issuer_is_refused_before_the_code_is_used(
    visit: Visit, second_provider: RunningProvider
) -> None:
    answer = visit.answer(nin=NUMBER)
    found = stopped(visit, {**answer, "iss": second_provider.citizens.issuer})
    assert found.detail == "iss of the answer"
    # The code was given to nobody, so it still works once.
    assert visit.finish(answer).number == NUMBER


def test_an_answer_without_the_promised_issuer_is_refused(visit: Visit) -> None:
    answer = visit.answer(nin=NUMBER)
    del answer["iss"]
    assert stopped(visit, answer).detail == "iss of the answer"


def test_an_answer_that_comes_too_late_is_refused(visit: Visit) -> None:
    answer = visit.answer(nin=NUMBER)
    late = replace(visit.flow, started_at=now() - timedelta(minutes=31))
    assert stopped(visit, answer, late).detail == "too long ago"


def test_somebody_who_cancels_is_told_so(visit: Visit) -> None:
    assert stopped(visit, visit.answer(cancel="access_denied")).why is Why.CANCELLED


def test_a_provider_that_cannot_reach_the_level_says_so(visit: Visit) -> None:
    answer = visit.answer(cancel="unmet_authentication_requirements")
    assert stopped(visit, answer).why is Why.TOO_LOW


@pytest.mark.parametrize("claims", [{"represents": {"sub": "999990020"}}, {"acting_nin": "999990020"}])
def test_a_token_that_speaks_for_somebody_else_is_refused(visit: Visit, claims: dict[str, object]) -> None:
    assert stopped(visit, visit.answer(nin=NUMBER, **claims)).why is Why.REPRESENTS


def test_a_broker_may_name_the_represented_person_by_a_nested_claim(
    provider: RunningProvider, browser: Browser
) -> None:
    visit = Visit(replace(provider.citizens, represents_claims=("gemachtigde.bsn",)), browser)
    answer = visit.answer(nin=NUMBER, gemachtigde={"bsn": "999990020"})
    assert stopped(visit, answer).detail == "gemachtigde.bsn"


def test_a_number_of_another_sector_is_refused(visit: Visit) -> None:
    assert stopped(visit, visit.answer(nin=f"s00000000:{NUMBER}")).detail == "sector s00000000"


def test_a_number_that_fails_the_test_of_eleven_is_refused(visit: Visit) -> None:
    assert stopped(visit, visit.answer(nin="123456789")).why is Why.UNSAFE


def test_a_pseudonym_from_abroad_has_no_number(provider: RunningProvider, browser: Browser) -> None:
    visit = Visit(provider.citizens, browser)
    assert visit.finish(visit.answer(sub="NL/DE/pseudonym")).number == ""


def test_a_key_that_the_provider_does_not_know_gets_nothing(
    provider: RunningProvider, second_provider: RunningProvider, browser: Browser
) -> None:
    visit = Visit(provider.citizens, browser)
    answer = visit.answer(nin=NUMBER)
    stranger = replace(provider.citizens, client_key="", client_secret="guess")
    visit.client = Client(stranger, is_citizen=True)
    assert stopped(visit, answer).detail == "the code was refused"


def test_a_provider_that_is_down_is_said_to_be_down() -> None:
    nobody = Provider(issuer=f"http://127.0.0.1:{free_port()}", client_id="x", client_key="")
    with pytest.raises(SignInStopped) as caught:
        Client(nobody, is_citizen=True).begin(redirect_uri=CITIZEN_RETURN, language="nl", at=now())
    assert caught.value.why is Why.UNREACHABLE


def test_a_description_of_another_issuer_is_refused(provider: RunningProvider) -> None:
    # "localhost" answers as well, but calls itself 127.0.0.1.
    other = replace(provider.citizens, issuer=f"http://localhost:{provider.port}")
    with pytest.raises(SignInStopped) as caught:
        Client(other, is_citizen=True).begin(redirect_uri=CITIZEN_RETURN, language="nl", at=now())
    assert caught.value.detail == "issuer of the description"
