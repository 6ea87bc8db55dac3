"""Pages on which officials write down a goal, an exemption, or who helps."""

from __future__ import annotations

from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access.assigned import ReasonNeeded
from portal.desk.dossiers.forms import CarerForm, ExemptionForm, GoalForm
from portal.desk.dossiers.views_forms import opened_form, own_people, page_of
from portal.desk.people.opening import desk_of
from portal.desk.recording.fields import listed, offer, said
from portal.dossiers import keeping_plan
from portal.dossiers.phrases import HELP
from portal.dossiers.rules import ItemIncomplete, Problem
from portal.store import Writing
from portal.viewer import Viewer
from portal.web import a_token
from portal.words import N_


@web.for_officials()
def goal(assignment: str, file: str) -> AnyResponse:
    """Write down a goal that was chosen, or deliberately not."""
    desk, form = desk_of(assignment), opened_form(GoalForm)

    def keep(work: Writing) -> None:
        draft = keeping_plan.GoalDraft(
            text=form.text.data or "",
            choice=form.choice.data or "",
            chosen_on=form.chosen_on.data,
            when=form.when.data or "",
            why=form.why.data or "",
        )
        keeping_plan.record_goal(
            work,
            viewer=desk.viewer,
            file=file,
            draft=draft,
            agreed=form.agreed.data or "",
            once=a_token(form.once.data),
            at=web.now(),
        )

    return page_of(desk, file, form, keep, N_("Write down a goal"))


@web.for_officials()
def exemption(assignment: str, file: str) -> AnyResponse:
    """Write down an exemption: from what, when, why, and what then."""
    desk, form = desk_of(assignment), opened_form(ExemptionForm)

    def keep(work: Writing) -> None:
        draft = keeping_plan.ExemptionDraft(
            text=form.text.data or "",
            begins_on=form.begins_on.data,
            ends_on=form.ends_on.data,
            reason=form.reason.data or "",
            then=form.then.data or "",
            letter_on=form.letter_on.data,
        )
        keeping_plan.record_exemption(
            work, viewer=desk.viewer, file=file, draft=draft, once=a_token(form.once.data), at=web.now()
        )

    return page_of(desk, file, form, keep, N_("Write down an exemption"))


@web.for_officials()
def carer(assignment: str, file: str) -> AnyResponse:
    """Write down who helps: name, contact, relation and which help, and nothing more."""
    desk, form = desk_of(assignment), opened_form(CarerForm)
    words = web.words()
    form.gives_help.choices = listed(said(words, HELP))
    offer(form.own, words, [(one.assignment, one.name) for one in own_people(but=assignment)])

    def keep(work: Writing) -> None:
        keeping_plan.record_carer(
            work,
            viewer=desk.viewer,
            file=file,
            draft=keeping_plan.CarerDraft(
                name=form.name.data or "",
                contact=form.contact.data or "",
                relation=form.relation.data or "",
                gives_help=tuple(form.gives_help.data or ()),
            ),
            own=_own(form.own.data or ""),
            agreed=form.agreed.data or "",
            once=a_token(form.once.data),
            at=web.now(),
        )

    return page_of(desk, file, form, keep, N_("Write down who helps"))


def _own(assignment: str) -> Viewer | None:
    """Return the helper as one of the official's own people.

    :raises ItemIncomplete: when that file may not be opened now.
    """
    if not assignment:
        return None
    try:
        return desk_of(assignment).viewer
    except ReasonNeeded:
        text = N_("Open the file of that person first, and say why.")
        raise ItemIncomplete((Problem("own", text),)) from None
