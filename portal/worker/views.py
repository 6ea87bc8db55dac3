"""Pages for officials: the table of duties, and the tasks of one's own role."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, Response
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.cases import service as cases
from portal.errors import NotFound
from portal.notices import again, tasks
from portal.notices.figures import figures
from portal.notices.outages import latest_outages
from portal.store import Work
from portal.worker.phrases import BY_HAND, TASKS, how_often
from portal.worker.running import last_runs

bp = Blueprint("worker", __name__)

CASES = "cases"
PAGE_OF_CASE = {"complaint_handler": "desk_complaints.case", "privacy_officer": "desk_rights.case"}
"""The page of a case, for the roles that handle cases."""


@bp.get("/desk/duties")
@web.for_officials("manager", "privacy_officer", "team_leader")
def duties() -> Response:
    """Show every duty with its rule and its last run, the figures of the outbox, and the outages."""
    store = web.portal().store
    with store.reading() as work:
        counted, outages = figures(work), latest_outages(work)
        unprinted = tasks.late_of(work, role="manager", kind=tasks.TaskKind.NOT_PRINTED)
    lines = [(duty, how_often(duty.every), run) for duty, run in last_runs(store)]
    return web.render(
        "worker/duties.html", lines=lines, counted=counted, outages=outages, unprinted=unprinted
    )


@bp.get("/desk/tasks")
@web.for_officials(helpers=True)
def listing() -> Response:
    """Show what the officials of this role still have to do."""
    with web.portal().store.reading() as work:
        found = tasks.open_tasks(work, role=web.official().role)
        can_go = again.can_go_again(work, deliveries=_not_delivered(found))
        numbers = _own_cases(work, found)
    return web.render(
        "worker/tasks.html",
        tasks=found,
        texts=TASKS,
        by_hand=BY_HAND,
        can_go=can_go,
        numbers=numbers,
        page_of_case=PAGE_OF_CASE.get(web.official().role, ""),
    )


def _own_cases(work: Work, found: Sequence[tasks.OpenTask]) -> dict[str, str]:
    """Return the numbers of the cases of tasks that this official may open; of the others nothing."""
    official = web.official()
    if official.role not in PAGE_OF_CASE:
        return {}
    about = {task.about_id for task in found if task.about_table == CASES}
    return cases.numbers_of(work, official=official, cases=about, today=web.today(), at=web.now())


def _not_delivered(found: Sequence[tasks.OpenTask]) -> list[str]:
    return [task.about_id for task in found if task.kind == tasks.TaskKind.NOT_DELIVERED]


@bp.post("/desk/tasks/<id>/again")
@web.for_officials(helpers=True)
def send_again(id: str) -> AnyResponse:
    """Send a message again that was given up, and take its task off the list.

    :raises NotFound: when it is another role's, was not given up, or is gone.
    """
    with web.portal().store.writing() as work:
        own = {task.id: task for task in tasks.open_tasks(work, role=web.official().role)}
        mine = _not_delivered([own[id]] if id in own else [])
        if not mine or not again.send_again(work, delivery=mine[0], at=web.now()):
            raise NotFound("tasks")
        tasks.finish_task(work, task=id, at=web.now())
    return web.go("worker.listing")


@bp.post("/desk/tasks/<id>/done")
@web.for_officials(helpers=True)
def finish(id: str) -> AnyResponse:
    """Take a task of this role off the list.

    :raises NotFound: when it is another role's, leaves the list by itself, or is gone.
    """
    with web.portal().store.writing() as work:
        own = {task.id: task for task in tasks.open_tasks(work, role=web.official().role)}
        if id not in own or own[id].kind not in BY_HAND:
            raise NotFound("tasks")
        tasks.finish_task(work, task=id, at=web.now())
    return web.go("worker.listing")
