"""The page with numbers, for who leads and for the privacy officer."""

from __future__ import annotations

from flask import Blueprint, Response

from portal import web
from portal.cases.departing import USUAL
from portal.desk.figures.reading import CHANNELS, figures

bp = Blueprint("desk_figures", __name__)


@bp.get("/desk/figures")
@web.for_officials("manager", "privacy_officer", "team_leader")
def show() -> Response:
    """Show talks beside notices and complaints, which ways in are used, and what was done otherwise."""
    with web.portal().store.reading() as work:
        found = figures(work, at=web.now())
    return web.render(
        "desk/figures/figures.html",
        found=found,
        names=web.portal().directory().name,
        channels=CHANNELS,
        usual=USUAL,
    )
