"""The list of what the own organisation must still destroy: to print, and to sign off when it is done."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Response, request
from sqlalchemy import bindparam, select, update
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.desk.recording.fields import boxes, listed
from portal.dossiers.models_refusals import DestroyTask
from portal.store.work import AnyRow
from portal.web import Form
from portal.words import N_

ROLES = ("team_leader", "privacy_officer")
MOST = 200

WHAT = {"paper": N_("On paper"), "system": N_("In your own system")}
BECAUSE = {"stopped": N_("The person stopped"), "term": N_("The term is over")}

_OPEN = (
    select(*DestroyTask.__table__.columns)
    .where(DestroyTask.agency_id == bindparam("agency"), DestroyTask.done_on.is_(None))
    .order_by(DestroyTask.listed_on, DestroyTask.due_on, DestroyTask.id)
    .limit(MOST)
)
_DONE = (
    select(
        DestroyTask.what, DestroyTask.because, DestroyTask.due_on, DestroyTask.done_on, DestroyTask.done_role
    )
    .where(DestroyTask.agency_id == bindparam("agency"), DestroyTask.done_on.is_not(None))
    .order_by(DestroyTask.done_on.desc(), DestroyTask.id)
    .limit(50)
)
_SIGN_OFF = (
    update(DestroyTask)
    .where(
        DestroyTask.id == bindparam("which"),
        DestroyTask.agency_id == bindparam("body"),
        DestroyTask.done_on.is_(None),
    )
    # The organisation's own name for it goes as well: after this nothing leads to what was destroyed.
    .values(done_on=bindparam("day"), done_role=bindparam("by_role"), account_id=bindparam("by"), named="")
)


class DestroyForm(Form):
    """What was destroyed."""

    service = "keeping-files"

    done = boxes(N_("What did you destroy?"))


@web.for_officials(*ROLES)
def destroying() -> AnyResponse:
    """List what must still be destroyed, month by month; or sign off what was."""
    official = web.official()
    with web.portal().store.reading() as work:
        rows = work.rows(_OPEN, agency=official.agency)
        done = work.rows(_DONE, agency=official.agency)
    form = DestroyForm(request.form if request.method == "POST" else None)
    form.done.choices = listed((row.id, _said(row)) for row in rows)
    if request.method == "GET":
        return _page(form, rows, done)
    ticked = [one for one in form.done.data or [] if one in {row.id for row in rows}]
    if not ticked:
        form.done.errors = [N_("Tick what you destroyed.")]
        return _page(form, rows, done, status=400)
    binds = {"body": official.agency, "day": web.today(), "by_role": official.role, "by": official.account}
    with web.portal().store.writing() as work:
        work.run(_SIGN_OFF, [{"which": one, **binds} for one in ticked])
    return web.go("desk_dossiers.destroying", done="yes")


def _page(
    form: DestroyForm, rows: Sequence[AnyRow], done: Sequence[AnyRow], *, status: int = 200
) -> Response:
    words = web.words()
    return web.render(
        "desk/dossiers/destroying.html",
        status=status,
        form=form if rows else None,
        done=[
            (words.text(WHAT[one.what]), words.text(BECAUSE[one.because]), words.day(one.done_on))
            for one in done
        ],
        is_done=request.args.get("done") == "yes",
    )


def _said(row: AnyRow) -> str:
    """Say what must go: how it is kept, the organisation's own name for it, why, and since when."""
    words = web.words()
    system = web.portal().directory().system(row.system_id)
    where = (
        f"{words.text(WHAT[row.what])} ({system.name})"
        if system and row.what == "system"
        else words.text(WHAT[row.what])
    )
    return words.text(
        N_("%(where)s: file %(name)s. %(why)s, %(day)s."),
        where=where,
        name=row.named or "-",
        why=words.text(BECAUSE[row.because]),
        day=row.due_on,
    )
