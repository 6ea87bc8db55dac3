"""The page of signals in the youth index: who gave one, what is not in it, and what a young person can do."""

from __future__ import annotations

from flask import Response

from portal import web
from portal.access import looking
from portal.consultations.index_signals import UNTIL_AGE, signals_about
from portal.mandates.giving import born_on


def signals() -> Response:
    """Show the signals about a young person; a parent reads the same page while the law opens it."""
    with looking(web.portal().store, web.viewer(), at=web.now(), item=("index_signals", "")) as look:
        born = born_on(look, web.viewer().person)
        found = signals_about(look, born=born, today=web.today())
    return web.render(
        "consultations/signals.html",
        now=[one for one in found if one.is_now],
        before=[one for one in found if not one.is_now],
        name=web.portal().directory().name,
        until_age=UNTIL_AGE,
    )
