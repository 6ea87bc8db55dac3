"""The register of texts: each purpose with its versions, one of them in use; for the privacy officer."""

from __future__ import annotations

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.agencies import signable
from portal.agencies.signable import TextIncomplete
from portal.declarations import phrases
from portal.declarations.sign_form import say_faults
from portal.desk.declarations.forms import text_form
from portal.errors import StoreUnavailable
from portal.words import N_

NOTES = {
    "new": N_("The new version is in use. The one before it cannot be signed any more."),
    "retired": N_("This text is not used any more. Nobody can sign it."),
}


def listing() -> Response:
    """Show every text with its versions."""
    with web.portal().store.reading() as work:
        found = signable.register(work)
    return web.render(
        "desk/declarations/texts.html",
        texts=found,
        phrases=phrases,
        lang=web.words().lang,
        note=NOTES.get(request.args.get("done", "")),
    )


def text(version: str) -> AnyResponse:
    """Show a version in all its languages, and take a new one that follows it."""
    with web.portal().store.reading() as work:
        found = signable.one(work, version)
    languages = [(code, one.name) for code, one in web.portal().words.items() if code != "zz"]
    form = text_form(languages, found, request.form if request.method == "POST" else None)

    def page(status: int, alarm: object = "") -> Response:
        return web.render(
            "desk/declarations/text.html", status=status, found=found, form=form, phrases=phrases, alarm=alarm
        )

    if request.method == "GET":
        return page(200)
    if not form.validate():
        return page(400)
    try:
        with web.portal().store.writing() as work:
            signable.publish(
                work,
                purpose=found.purpose,
                kind=found.kind,
                version=form.version.data or "",
                wordings=form.wordings([code for code, _name in languages]),
                by=web.official().account,
                at=web.now(),
            )
    except TextIncomplete as missing:
        say_faults(form, missing.faults)
        return page(400)
    except StoreUnavailable:
        return page(503, "lost")
    return web.go("desk_declarations.texts", done="new")


def retire(version: str) -> AnyResponse:
    """Take a text out of use."""
    with web.portal().store.writing() as work:
        signable.retire(work, version=version, at=web.now())
    return web.go("desk_declarations.texts", done="retired")
