"""The first page of the desk: the official's own people, what is to be done, and what else there is."""

from __future__ import annotations

from flask import Blueprint, Response, current_app, request

from portal import web
from portal.access import approving, assigned, urgent
from portal.desk.declarations.unread import unread_from
from portal.desk.parts import parts_for
from portal.viewer import Official

bp = Blueprint("desk", __name__)

WITH_PEOPLE = frozenset({"caseworker", "complaint_handler", "safety_officer", "team_leader"})
"""Roles that work for people one by one; the others have no list of people."""


@bp.get("/desk")
@web.for_officials(helpers=True)
def home() -> Response:
    """Show an official what today's work is."""
    official = web.official()
    with web.portal().store.reading() as work:
        people = assigned.own_people(work, official=official, today=web.today())
        tasks = urgent.own_unfinished(work, official=official)
        unread = unread_from(
            work, official=official, people={one.person for one in people}, today=web.today()
        )
        waiting = approving.pending(work, official=official) if official.role == "safety_officer" else []
    return web.render(
        "desk/home.html",
        people=people,
        unread=unread,
        tasks=[(task, task.is_overdue(web.now())) for task in tasks],
        to_approve=sum(not hold.is_mine for hold in waiting),
        parts=parts_for(official.role, _pages(), is_staff=official.is_staff),
        has_people=has_people(official) or bool(people),
        is_hidden=request.args.get("done") == "hidden",
    )


def _pages() -> list[str]:
    """Return the names of the pages that this portal has, and offers."""
    is_offered = web.portal().settings.own_accounts
    pages = current_app.view_functions
    return [name for name in pages if is_offered or not name.startswith("desk_accounts.")]


def has_people(official: Official) -> bool:
    """Tell whether this official works for people one by one."""
    return official.role in WITH_PEOPLE
