"""My details: language, easier view, and the devices on which I am signed in."""

from __future__ import annotations

from flask import Blueprint, Response, request, session
from werkzeug.wrappers import Response as AnyResponse
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # Newer than its stubs.

from portal import web
from portal.people import service, sessions
from portal.people.forms import EasierForm, LanguageForm

bp = Blueprint("people", __name__)


@bp.get("/me")
@web.for_limited
def me() -> Response:
    """Show a person's own settings and devices."""
    viewer, settings = web.viewer(), web.portal().settings
    with web.portal().store.reading() as work:
        devices = sessions.devices(
            work,
            account=viewer.account,
            at=web.now(),
            idle_shared=settings.idle_shared,
            idle_own=settings.idle_own,
        )
    return web.render(
        "people/me.html",
        language=_language_form(),
        easier_form=EasierForm(data={"easier": viewer.wants_easier}),
        devices=devices,
        here_session=viewer.session,
    )


@bp.post("/me/language")
@web.for_limited
def language() -> AnyResponse:
    """Keep the language somebody chose and go on in it."""
    form, viewer = _language_form(), web.viewer()
    form.process(request.form)
    if not form.validate():
        return web.go("people.me")
    with web.portal().store.writing() as work:
        service.choose_language(work, person=viewer.person, language=form.language.data)
    return web.go_in(form.language.data, "people.me")


@bp.post("/me/easier")
@web.for_limited
def easier() -> AnyResponse:
    """Keep whether somebody wants the easier view."""
    form, viewer = EasierForm(request.form), web.viewer()
    with web.portal().store.writing() as work:
        service.choose_easier(work, person=viewer.person, wants_easier=bool(form.easier.data))
    # A lasting choice replaces what this browser was told before.
    session.pop("easier", None)
    return web.go("people.me")


@bp.post("/me/devices")
@web.for_limited
def sign_out_others() -> AnyResponse:
    """Sign somebody out on all other devices."""
    viewer = web.viewer()
    with web.portal().store.writing() as work:
        sessions.end_all(
            work, account=viewer.account, except_session=viewer.session, reason="elsewhere", at=web.now()
        )
    return web.go("people.me", anchor="devices")


def _language_form() -> LanguageForm:
    form = LanguageForm(data={"language": web.words().lang})
    # Each language under its own name, so that it is found by who cannot read this one.
    form.language.choices = [SelectChoice(lang, words.name) for lang, words in web.portal().words.items()]
    return form
