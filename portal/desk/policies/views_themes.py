"""Pages of themes: all reports about one, and how often people complained about it."""

from __future__ import annotations

from itertools import groupby

from flask import Response

from portal import web
from portal.agencies.themes import THEMES, THEMES_AT_DESK, Theme
from portal.desk.policies import figures
from portal.desk.policies.phrases import ANSWERS, STATES
from portal.errors import NotFound
from portal.instructions import register

COUNTING = ("complaint_handler", "manager")
"""Who reads the numbers as they are."""


@web.public
def theme(code: str) -> Response:
    """Show everybody all reports about one theme, and how often people complained about it (R-222, R-106).

    :raises NotFound: when there is no such theme.
    """
    if code not in set(Theme):
        raise NotFound("themes")
    here, today = Theme(code), web.today()
    with web.portal().store.reading() as work:
        found = [one for one in register.recommendations(work) if one.theme == here]
        counted = figures.by_theme(work, today=today)
    reports = groupby(found, key=lambda one: one.report)
    return web.render(
        "desk/policies/theme.html",
        theme=web.words().text(THEMES[here]),
        reports=[
            (report, [(one, ANSWERS[one.answer], STATES[one.shown_state]) for one in rows])
            for report, rows in reports
        ],
        quarters=[(one, figures.for_all(counted.get((here, one), 0))) for one in figures.quarters(today)],
        others=[(other.value, text) for other, text in THEMES.items() if other is not here],
    )


@web.for_officials(*COUNTING)
def complaint_figures() -> Response:
    """Show how many points of each theme came in, by quarter."""
    today = web.today()
    every = figures.quarters(today)
    with web.portal().store.reading() as work:
        counted = figures.by_theme(work, today=today)
    themes = [
        (text, [counted.get((theme, one), 0) for one in every]) for theme, text in THEMES_AT_DESK.items()
    ]
    return web.render("desk/policies/figures.html", themes=themes, quarters=every)
