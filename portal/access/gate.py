"""The gate: who asks, looked up once at the start of a request; every page is closed unless marked open."""

from __future__ import annotations

from flask import Flask, Request, Response, g, redirect, request
from flask_login import LoginManager, UserMixin, current_user
from flask_wtf.csrf import CSRFError
from werkzeug.wrappers import Response as AnyResponse

from portal.access import grants
from portal.access.service import refuse
from portal.errors import NotFound, NotOpenYet, NotSignedIn, WhoIsThere
from portal.people import cookie, kept, once_more, sessions
from portal.viewer import OF_LIMITED, OWN_ACCOUNT, Actor, Official, Viewer
from portal.web import now, portal, render, today, typed, url
from portal.web.behalf import asked_grant, whole_path
from portal.web.failures import page_for
from portal.web.real import behind, real_app, real_g, real_request

_real_user = behind(current_user)

OPEN_PREFIXES = ("static", "health")
"""Endpoints that need to know nothing of who asks."""


class SignedInUser(UserMixin):  # type: ignore[misc]  # Flask-Login publishes no types.
    """Flask-Login's user: one session of one account."""

    def __init__(self, found: sessions.SignedIn) -> None:
        """Wrap what the store said of the session."""
        self.found = found
        self.id = found.account


def _load(req: Request) -> SignedInUser | None:
    """Find the session of a request, and note at most once a minute that it is in use."""
    token = req.cookies.get(cookie.name())
    if not token:
        return None
    real_g().has_token = True
    settings, at = portal().settings, now()
    with portal().store.reading() as work:
        found = sessions.find(
            work, token=token, at=at, idle_shared=settings.idle_shared, idle_own=settings.idle_own
        )
    if found is None or (found.level == OWN_ACCOUNT and not settings.own_accounts):
        return None
    if found.is_expired:
        g.expired_token = token
        return None
    if found.is_touch_due(at):
        with portal().store.writing() as writing:
            found = sessions.touch(writing, signed_in=found, at=at)
    return SignedInUser(found)


def _who() -> sessions.SignedIn | None:
    """Return who sent this request, if that is somebody whom the store knows."""
    user = _real_user()
    return user.found if isinstance(user, SignedInUser) else None


def _viewer(found: sessions.SignedIn) -> Viewer | None:
    """Return who looks; officials and others without data of their own are no viewers."""
    if found.person is None or found.kind != "citizen":
        return None
    return Viewer(
        account=found.account,
        person=found.person,
        session=found.session,
        device=found.device,
        wants_easier=found.wants_easier,
        until=found.idle_ends_at,
        wrapped_key=found.wrapped_key,
        acts=OF_LIMITED if found.is_limited else frozenset(),
        is_limited=found.is_limited,
    )


def _official(found: sessions.SignedIn) -> Official | None:
    """Return who works here; citizens do not, whatever else they are."""
    if found.kind == "citizen":
        return None
    is_staff = found.kind == "official"
    return Official(
        found.account, found.role, found.agency, found.session, found.idle_ends_at, is_staff=is_staff
    )


def _acting(found: sessions.SignedIn, grant: str) -> Viewer | None:
    """Return who acts for whom; nothing when the grant does not hold at this moment.

    The grant is looked up at each request: what was taken back is gone at the next click.
    """
    actor = Actor(
        account=found.account,
        kind=found.kind,
        agency=found.agency,
        person=found.person,
        session=found.session,
        role=found.role,
        device=found.device,
        session_ends_at=found.idle_ends_at,
        wants_easier=found.wants_easier,
    )
    with portal().store.reading() as work:
        return grants.find(work, actor=actor, grant=grant, at=now(), today=today())


def _on_behalf(found: sessions.SignedIn, grant: str, view: object) -> None:
    """Let somebody in on a page of another person.

    :raises NotFound: when the grant does not hold, or does not allow this page; for both the same.
    """
    acts = getattr(view, "acts", None)
    # Who was not seen yet acts for nobody: not for a child, nor with somebody's mandate.
    viewer = None if found.is_limited else _acting(found, grant)
    g.official, g.viewer = None, None
    if viewer is None or acts is None or not viewer.may(*acts):
        raise NotFound(request.endpoint)
    g.viewer, g.grant = viewer, grant


def _identify() -> None:
    """Say who asks; ask for a sign-in where a page needs one.

    :raises NotSignedIn: when the page needs a signed-in person and there is none.
    :raises WhoIsThere: when the page asks once more who is there.
    :raises NotFound: when an official asks for a citizen's page, or a grant does not hold.
    :raises NotOpenYet: when the page opens only to who was seen at a counter; whatever would stand there.
    """
    here = real_g()
    here.viewer, here.account, here.official, here.grant = None, None, None, ""
    endpoint, grant = real_request().endpoint, asked_grant()
    if endpoint is None or endpoint.startswith(OPEN_PREFIXES):
        return
    view, found = real_app().view_functions[endpoint], _who()
    if found is not None:
        here.account, here.viewer, here.official = found, _viewer(found), _official(found)
        if grant is not None:
            # Before the form is looked at: once a mandate was taken back, its pages are not there.
            _on_behalf(found, grant, view)
    _check_form()
    if getattr(view, "is_public", False) and grant is None:
        return
    if here.account is None:
        _keep_late_form()
        raise NotSignedIn
    if grant is None and not _may_enter(view):
        raise NotFound(endpoint)
    if here.account.is_limited and not getattr(view, "is_for_limited", False):
        raise NotOpenYet
    is_told = grant is None and getattr(view, "is_told", False)
    if is_told and not once_more.is_still_there(portal().store, here.account, at=now()):
        raise WhoIsThere


def _may_enter(view: object) -> bool:
    """Tell whether an account may open a page: citizens their own, officials those of their role."""
    here = real_g()
    if getattr(view, "is_for_helping", False):
        return here.viewer is not None or here.account.kind == "advocate"
    roles = getattr(view, "roles", None)
    if roles is None:
        return here.viewer is not None
    if here.official is None:
        return False
    if getattr(view, "is_for_helpers", False):
        return not roles or here.official.role in roles
    return here.official.is_staff and (not roles or here.official.role in roles)


def _check_form() -> None:
    """Check where a form came from; one that fails is kept for its owner before the page says so."""
    try:
        real_app().extensions["csrf"].protect()
    except CSRFError:
        _keep_late_form()
        raise


def _keep_late_form() -> None:
    """Keep what was typed in a session that has just ended: sealed, for the same account only."""
    token = g.get("expired_token") or cookie.token()
    if request.method != "POST" or not token:
        return
    settings = portal().settings
    with portal().store.writing() as work:
        g.form_is_kept = kept.keep_form(
            work,
            token_of_expired_session=token,
            # Which question it answered stands behind the question mark.
            path=request.full_path.replace(request.path, whole_path(), 1).rstrip("?"),
            fields=typed(request.form.to_dict(flat=False)),
            idle_shared=settings.idle_shared,
            idle_own=settings.idle_own,
            at=now(),
        )


def _ask_to_sign_in(error: NotSignedIn) -> AnyResponse:
    """Send a reader to the sign-in page; tell who was typing that the text is kept."""
    if request.method == "POST":
        return render("errors/expired.html", status=401, is_kept=g.get("form_is_kept", False))
    again = "yes" if isinstance(error, WhoIsThere) else None
    return redirect(url("signin.choose", next=whole_path(), again=again), code=302)


def _not_found(_error: NotFound) -> Response:
    """Answer "not there", and write the try down: the same row whether or not the thing exists."""
    account = g.get("account")
    if account is not None:
        refuse(portal().store, account=account.account, endpoint=request.endpoint or "", at=now())
    return page_for(404)


def _not_open_yet(_error: NotOpenYet) -> Response:
    """Say why a page is closed and what opens it: the same words for every page and every thing."""
    return render("errors/not_open_yet.html", status=NotOpenYet.status)


class Gatekeeper(LoginManager):  # type: ignore[misc]  # Flask-Login publishes no types.
    """Flask-Login without its own cookies: who asks stands in the store, and nowhere else.

    Its fingerprint of the browser and its "remember me" cost more than the query that finds the session.
    """

    def _load_user(self) -> None:
        """Ask the store who sent this request."""
        self._update_request_context_with_user(_load(real_request()))

    def _update_remember_cookie(self, response: Response) -> Response:
        """Remember nobody."""
        return response


def init(app: Flask) -> None:
    """Put the gate in front of every page."""
    manager = Gatekeeper()
    manager.request_loader(_load)
    manager.init_app(app, add_context_processor=False)
    app.before_request(_identify)
    app.register_error_handler(NotSignedIn, _ask_to_sign_in)
    app.register_error_handler(NotFound, _not_found)
    app.register_error_handler(NotOpenYet, _not_open_yet)
