"""What views of a sign-in share: the provider's client, our addresses it knows, and who is signed in."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

from flask import g, request, url_for

from portal import web
from portal.people import arriving, kept, representing, service, sessions
from portal.people.claims import Identity, SignInStopped, Why
from portal.people.flows import Begun
from portal.people.oidc import Client
from portal.people.sessions import SignedIn
from portal.settings import Provider
from portal.store import Writing


@lru_cache(maxsize=8)
def _client(provider: Provider, is_citizen: bool) -> Client:
    return Client(provider, is_citizen=is_citizen)


def client(side: str) -> Client:
    """Return our side of the provider for citizens or for officials.

    :raises SignInStopped: when there is none.
    """
    settings = web.portal().settings
    provider = settings.citizens if side == service.CITIZEN else settings.officials
    if provider is None:
        raise SignInStopped(Why.UNREACHABLE, "not set up")
    return _client(provider, side == service.CITIZEN)


def outside(endpoint: str, side: str | None = None) -> str:
    """Return an address of ours without a language, exactly as the provider has it on its list."""
    base = web.portal().settings.base_url
    path = url_for(endpoint, side=side) if side else url_for(endpoint)
    return (base or request.host_url.rstrip("/")) + path


def current() -> SignedIn | None:
    """Return the session of this request: a citizen's, an official's or a helper's."""
    found = g.get("account")
    assert found is None or isinstance(found, SignedIn)
    return found


def enter(who: Identity, begun: Begun) -> str:
    """Start a session for who signed in, end the one this browser had, and return the new token.

    :raises SignInStopped: when there is no place for them here.
    """
    store, at, before = web.portal().store, web.now(), current()
    if begun.side == service.CITIZEN:
        account = service.enter_citizen(store, who, language=begun.language, at=at)
    else:
        account = service.enter_official(store, who, at=at)
    with store.writing() as work:
        if before is not None:
            sessions.end(work, session=before.session, reason="renewed", at=at)
        arriving.came_in(work, account=account, at=at)
        if who.represented:
            _act_for(work, who, account, begun, at)
        return sessions.start(
            work, account=account, device=begun.device, level=who.level, id_token=who.id_token, at=at
        )


def _act_for(work: Writing, who: Identity, account: str, begun: Begun, at: datetime) -> None:
    """Make a grant of what the broker vouched for, and lead to the pages of that person."""
    acts = _provider_of(begun.side).represented_acts
    person = service.represented_person(work, who, language=begun.language, at=at)
    g.new_grant = representing.grant_for(work, account, person, acts, at)


def _provider_of(side: str) -> Provider:
    settings = web.portal().settings
    provider = settings.citizens if side == service.CITIZEN else settings.officials
    assert provider is not None  # The client of this side was made from it.
    return provider


def _page_of_grant() -> str:
    """Return the first page of the person for whom somebody has just signed in, or an empty text."""
    grant = g.get("new_grant", "")
    known = web.portal().addresses
    return known.to(f"{web.words().lang}/for/{grant}", "cases.overview") if grant else ""


def onward(token: str, wanted: str) -> str:
    """Return where somebody goes after signing in: to what was typed, the page asked for, or home."""
    settings, at = web.portal().settings, web.now()
    with web.portal().store.reading() as work:
        found = sessions.find(
            work, token=token, at=at, idle_shared=settings.idle_shared, idle_own=settings.idle_own
        )
        has_typed = found is not None and kept.take_kept(work, account=found.account, at=at) is not None
    if found is not None and found.kind == "advocate":
        return wanted or web.url("clients.overview")
    if found is not None and found.kind != service.CITIZEN:
        return web.url("desk.home")
    if found is None or found.person is None:
        return web.url("signin.no_number")
    return web.url("signin.typed") if has_typed else _page_of_grant() or wanted or web.url("pages.home")
