"""Extra data that an organisation wants to ask others for: the person decides, one by one."""

from __future__ import annotations

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import acting, looking
from portal.agencies.data_kinds import lines
from portal.dossiers import proposing, service
from portal.dossiers.forms import ProposalForm
from portal.words import N_

STATES = {"": N_("Waits for you"), **proposing.ANSWERS}
"""How a proposal stands, said to the person."""


def extra(id: str) -> Response:
    """List what was proposed for a file, each with its three answers."""
    return _page(id)


def answer_extra(id: str, proposal: str) -> AnyResponse:
    """Keep what the person says to one proposal."""
    form, viewer = ProposalForm(request.form), web.viewer()
    if not form.validate():
        return _page(id, wrong=(proposal, form), status=400)
    try:
        with acting(web.portal().store, viewer) as work:
            file = proposing.answer(
                work,
                viewer=viewer,
                proposal=proposal,
                said=form.answer.data or "",
                question=form.question.data or "",
                at=web.now(),
            )
    except service.ItemIncomplete as fault:
        for problem in fault.problems:
            form[problem.field].errors = [problem.text]
        return _page(id, wrong=(proposal, form), status=400)
    return web.go("dossiers.extra", id=file, done="yes")


def _page(id: str, *, wrong: tuple[str, ProposalForm] | None = None, status: int = 200) -> Response:
    with looking(web.portal().store, web.viewer(), at=web.now(), item=("files", id)) as look:
        found, rows = service.file(look, id), proposing.proposals(look, id)
    words, name = web.words(), web.portal().directory().name
    return web.render(
        "dossiers/extra.html",
        status=status,
        file=found,
        holder=name(found.agency),
        rows=[
            (
                one,
                name(one.body),
                lines(words, " ".join(one.data_kinds)),
                wrong[1] if wrong and wrong[0] == one.id else _form(one),
            )
            for one in rows
        ],
        wrong=wrong[1] if wrong else None,
        states=STATES,
        is_done=request.args.get("done") == "yes",
    )


def _form(one: proposing.Proposal) -> ProposalForm:
    """Return the form of one proposal; two on one page need ids that differ."""
    return ProposalForm(prefix="", data={"answer": one.answer, "question": ""})
