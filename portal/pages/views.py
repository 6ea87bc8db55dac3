"""The pages for everyone; none of them needs a sign-in."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, Response, redirect, request, session
from werkzeug.wrappers import Response as AnyResponse

from portal import catalogue, web
from portal.access import acting
from portal.agencies.widths import SCREENINGS
from portal.errors import NotFound
from portal.letters import engine
from portal.pages.back import way_back
from portal.pages.glossary import FIRST, MORE
from portal.pages.hand_over import hand_over
from portal.pages.promises import told
from portal.pages.times import times
from portal.pages.word import Word
from portal.people import service as people
from portal.web.showcase import showcase_values

bp = Blueprint("pages", __name__)
bp.add_url_rule("/hand-over", view_func=hand_over, methods=["GET", "POST"])


@bp.get("/")
@web.public
def home() -> Response:
    """Say what this site is for, and open the four tasks."""
    return web.render("pages/home.html", times=times(web.today()))


@bp.get("/what-you-may-expect")
@web.public
def expect() -> Response:
    """Say what happens and how long it may take."""
    return web.render("pages/expect.html", promises=told(web.today()))


@bp.get("/who-can-help")
@web.public
def helpers() -> Response:
    """Say who helps for free."""
    return web.render("pages/who_can_help.html")


@bp.get("/counters")
@web.public
def counters() -> Response:
    """Say where people are helped in person, and where there is a closed room (R-125)."""
    return web.render(
        "pages/counters.html", counters=web.portal().directory().counters, screenings=SCREENINGS
    )


@bp.get("/after-a-death")
@web.public
def after_death() -> Response:
    """Lead a relative of somebody who died to the form that fits."""
    return web.render("pages/after_death.html", times=times(web.today()))


@bp.get("/where-can-i-go")
@web.public
def where() -> Response:
    """Lead from what is wrong to where one can go with it."""
    return web.render("pages/where.html", times=times(web.today()))


@bp.get("/your-data")
@web.public
def your_data() -> Response:
    """Show the sheet about a person's data, for reading and for printing."""
    return web.render("pages/your_data.html", times=times(web.today()), has_pdf=engine.is_available())


@bp.get("/your-rights")
@web.public
def rights() -> Response:
    """List every right over data, each with its button."""
    return web.render("pages/rights.html", times=times(web.today()))


@bp.get("/what-must-i-tell")
@web.public
def tell() -> Response:
    """Say, law by law, what a person must tell and what officials may share."""
    return web.render("pages/tell.html")


@bp.get("/accessibility")
@web.public
def accessibility() -> Response:
    """Say for whom this site works, and for whom nobody knows yet."""
    return web.render("pages/accessibility.html")


@bp.get("/privacy")
@web.public
def privacy() -> Response:
    """Say what this site itself keeps about its visitors."""
    settings = web.portal().settings
    return web.render(
        "pages/privacy.html",
        times=times(web.today()),
        idle_shared=settings.idle_shared,
        idle_own=settings.idle_own,
    )


@bp.get("/contact")
@web.public
def contact() -> Response:
    """Say how to reach somebody."""
    return web.render("pages/contact.html")


@bp.get("/words")
@web.public
def glossary() -> Response:
    """Explain the words of letters and of this site."""
    return _explained(FIRST, has_more=True)


@bp.get("/words/data")
@web.public
def more_words() -> Response:
    """Explain the words about data and declarations."""
    return _explained(MORE, has_more=False)


def _explained(glossary: Sequence[Word], *, has_more: bool) -> Response:
    here, dutch = web.words(), web.portal().words["nl"]
    entries = sorted(
        ((word, here.text(word.term)) for word in glossary), key=lambda entry: entry[1].casefold()
    )
    return web.render("pages/glossary.html", entries=entries, dutch=dutch, has_more=has_more)


@bp.get("/why-we-ask")
@web.public
def why_we_ask() -> Response:
    """List every service that asks something of a person, or writes something down about one."""
    return web.render("pages/why_we_ask.html", services=list(catalogue.SERVICES.values()))


@bp.get("/why-we-ask/<service>")
@web.public
def what_we_ask(service: str) -> Response:
    """Say of one service what it asks, why, on which law, and how long the answers are kept.

    :raises NotFound: when there is no such service.
    """
    found = catalogue.find(service)
    if found is None:
        raise NotFound("service")
    return web.render("pages/what_we_ask.html", service=found)


@bp.post("/easier")
@web.public
def easier() -> AnyResponse:
    """Switch the easier view on or off, and go back to the page it was asked on.

    Only somebody's own device leads to a lasting choice; elsewhere the browser forgets it when it closes.
    """
    wants, viewer = request.form.get("wants") == "yes", web.signed_in()
    if viewer is not None and viewer.is_self and viewer.device == "own":
        with acting(web.portal().store, viewer) as work:
            people.choose_easier(work, person=viewer.person, wants_easier=wants)
        session.pop("easier", None)
    else:
        session["easier"] = wants
    back = way_back(request.form.get("back", ""), web.portal().words)
    return redirect(back or web.url("pages.home"), code=303)


@bp.get("/components")
@web.public
def components() -> Response:
    """Show every part of the site in every state, where nobody's real data is.

    :raises NotFound: on a real site.
    """
    settings = web.portal().settings
    if not (settings.demo or settings.pseudo_language):
        raise NotFound("components")
    shown = showcase_values()
    return web.render("components/showcase.html", form=shown["form"], wrong=shown["wrong"])
