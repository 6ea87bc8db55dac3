"""Other uses of the person's data: what was told beforehand, and a yes or no that weigh the same."""

from __future__ import annotations

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import acting, looking
from portal.agencies.data_kinds import lines
from portal.dossiers import other_uses as uses
from portal.dossiers.forms import UseForm
from portal.dossiers.rules import ItemIncomplete


def other_uses() -> Response:
    """List every other use of which the person was told."""
    return _page()


def answer_use(id: str) -> AnyResponse:
    """Keep whether a file may be used for it."""
    form, viewer = UseForm(request.form), web.viewer()
    try:
        with acting(web.portal().store, viewer) as work:
            uses.say(work, use=id, answer=form.answer.data or "", at=web.now())
    except ItemIncomplete:
        return _page(wrong=id, status=400)
    return web.go("dossiers.other_uses", done="yes", anchor=f"use-{id}")


def _page(*, wrong: str = "", status: int = 200) -> Response:
    with looking(web.portal().store, web.viewer(), at=web.now(), item=("project_files", "")) as look:
        found = uses.uses(look)
    words, name = web.words(), web.portal().directory().name
    kinds = {one.id: lines(words, " ".join(one.use.data_kinds)) for one in found}
    return web.render(
        "dossiers/other_uses.html",
        status=status,
        rows=[(one, name(one.use.agency), kinds[one.id], one.use.is_over(web.today())) for one in found],
        wrong=wrong,
        is_done=request.args.get("done") == "yes",
    )
