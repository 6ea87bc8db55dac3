"""Pages on which officials propose extra data from others, read the answers, and answer a question."""

from __future__ import annotations

from flask import Response
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import looking
from portal.agencies.data_kinds import lines
from portal.desk.dossiers.forms import KINDS, ExtraForm, ReplyForm
from portal.desk.dossiers.views_forms import opened_form, own_of, page_of
from portal.desk.people.opening import desk_of
from portal.desk.recording.fields import listed, offer, said
from portal.dossiers import proposing, service
from portal.errors import NotFound
from portal.store import Writing
from portal.web import a_token
from portal.words import N_


@web.for_officials()
def extra(assignment: str, file: str) -> Response:
    """List what was proposed to the person, with what they said."""
    desk = desk_of(assignment)
    with looking(web.portal().store, desk.viewer, at=web.now(), item=("files", file)) as look:
        own_of(service.file(look, file).agency, desk)
        rows = proposing.proposals(look, file)
    words, name = web.words(), web.portal().directory().name
    return web.render(
        "desk/dossiers/extra.html",
        person=desk.person,
        file=file,
        rows=[
            (
                one,
                name(one.body),
                lines(words, " ".join(one.data_kinds)),
            )
            for one in rows
        ],
        states=proposing.STATES_AT_DESK,
    )


@web.for_officials()
def propose(assignment: str, file: str) -> AnyResponse:
    """Propose to the person that something is asked from another organisation."""
    desk, form = desk_of(assignment), opened_form(ExtraForm)
    words, directory = web.words(), web.portal().directory()
    bodies = [(id, card.name) for id, card in directory.agencies.items() if id != desk.viewer.agency]
    offer(form.body, words, bodies)
    form.data_kinds.choices = listed(said(words, KINDS))

    def keep(work: Writing) -> None:
        proposing.propose(
            work,
            viewer=desk.viewer,
            file=file,
            body=form.body.data if form.body.data in dict(bodies) else "",
            data_kinds=form.data_kinds.data or (),
            why=form.why.data or "",
            once=a_token(form.once.data),
            at=web.now(),
        )

    return page_of(desk, file, form, keep, N_("Propose to ask others for something"))


@web.for_officials()
def reply(assignment: str, file: str, proposal: str) -> AnyResponse:
    """Answer the person's question about a proposal.

    :raises NotFound: when nothing was asked.
    """
    desk, form = desk_of(assignment), opened_form(ReplyForm)
    with looking(web.portal().store, desk.viewer, at=web.now(), item=("files", file)) as look:
        own_of(service.file(look, file).agency, desk)
        found = next((one for one in proposing.proposals(look, file) if one.id == proposal), None)
    if found is None or found.answer != "ask":
        raise NotFound(proposing.TABLE)

    def keep(work: Writing) -> None:
        proposing.reply(
            work, viewer=desk.viewer, file=file, proposal=proposal, text=form.reply.data or "", at=web.now()
        )

    return page_of(desk, file, form, keep, N_("Answer this person"), about=found.question)
