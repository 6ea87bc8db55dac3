"""Filling the form of a step with what this case has: its windows, colleagues, bodies and days."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from werkzeug.datastructures import MultiDict

from portal import web
from portal.access import looking
from portal.cases.answering import as_text
from portal.cases.handled_shown import Recommendation
from portal.consultations.service import role_said
from portal.desk.complaints import forms, steps_wish
from portal.desk.complaints.doing import group_of
from portal.desk.complaints.reading import AtWork
from portal.desk.complaints.steps import STEPS
from portal.desk.complaints.steps_recommended import unanswered, undone, unreported
from portal.promises import service as promises
from portal.store import new_id
from portal.terms import working_days_after
from portal.web import Form
from portal.words import N_, Said

HEARING_DAYS = 10
"""Working days that the page proposes for a reaction."""


def step_form(code: str, here: AtWork, posted: MultiDict[str, str] | None) -> Form:
    """Return the form of a step, filled with what was typed or else with what is likely."""
    propose = _PROPOSED.get(code)
    proposed = propose(here) if propose is not None and posted is None else {}
    form = STEPS[code].form(posted, data=proposed)
    offer = _OFFERS.get(code)
    if offer is not None:
        offer(form, here)
    return form


def _proposed_argument(here: AtWork) -> Mapping[str, str]:
    return {"is_condition": "no", "event_on": here.first_day_known, "once": new_id()}


def _proposed_copy(here: AtWork) -> Mapping[str, str]:
    points = [as_text(point.text) for point in here.case.grievances]
    story = as_text(here.case.texts.get("happened", ""))
    return {"text": "\n".join(dict.fromkeys([story, *points]))}


def _proposed_hearing(_here: AtWork) -> Mapping[str, str]:
    return {"until": working_days_after(web.today(), HEARING_DAYS).isoformat(), "once": new_id()}


def _once(_here: AtWork) -> Mapping[str, str]:
    return {"once": new_id()}


_PROPOSED: Mapping[str, Callable[[AtWork], Mapping[str, str]]] = {
    "argument": _proposed_argument,
    "copy": _proposed_copy,
    "hearing": _proposed_hearing,
    "ask": _once,
    "message": _once,
    "otherwise": _once,
}


def _offer_windows(form: Form, here: AtWork) -> None:
    windows = (one for one in here.done.windows if one.side == "body" and not one.ended_how)
    forms.set_choices(
        form["window"],
        [(one.id, Said(N_("Asked on %(moment)s"), moment=one.opened_at)) for one in windows],
    )


def _offer_measures(form: Form, here: AtWork) -> None:
    forms.set_choices(
        form["measure"],
        [
            (one.id, Said(N_("%(what)s (%(who)s)"), what=one.text, who=one.owner))
            for letter in here.done.letters
            for one in letter.measures
            if one.done_on is None
        ],
    )


def _offer_bodies(form: Form, here: AtWork) -> None:
    bodies = web.portal().directory().agencies.values()
    chosen = [(body.id, Said("%(body)s", body=body.name)) for body in bodies if body.id != here.case.owner]
    forms.set_choices(form["body"], [("", N_("Choose an organisation")), *chosen])


def _offer_colleagues(form: Form, here: AtWork) -> None:
    names = web.portal().directory().name
    groups = {group_of(one): one for one in reversed(here.colleagues)}
    forms.set_choices(form["who"], [(one.account, _function(*key, names)) for key, one in groups.items()])


def _offer_stand_ins(form: Form, here: AtWork) -> None:
    names = web.portal().directory().name
    same = [
        one
        for one in here.colleagues
        if one.role == here.viewer.role and one.account != here.viewer.account and one.works_on(web.today())
    ]
    forms.set_choices(form["who"], [(one.account, _function(*group_of(one), names)) for one in same])


def _function(agency: str, team: str, role: str, names: Callable[[str], str]) -> Said:
    return Said(
        N_("%(role)s, %(team)s, %(body)s"), role=role_said(role), team=team or "-", body=names(agency)
    )


def _offer_promises(form: Form, here: AtWork) -> None:
    with looking(web.portal().store, here.viewer, at=web.now(), item=("promises", "")) as look:
        found = promises.list_for(look, today=web.today(), agency=here.case.owner or "-").promises
    forms.set_choices(
        form["promise"],
        [
            ("", N_("No, not about a promise")),
            *((one.id, Said(N_("%(text)s (%(day)s)"), text=one.text, day=one.made_on)) for one in found),
        ],
    )


def _advice(found: Callable[[AtWork], list[Recommendation]]) -> Callable[[Form, AtWork], None]:
    """Return how a form offers what a guard advised."""

    def offer(form: Form, here: AtWork) -> None:
        forms.set_choices(
            form["which"], [(one.id, Said("%(text)s", text=one.words["text"])) for one in found(here)]
        )

    return offer


_OFFERS: Mapping[str, Callable[[Form, AtWork], None]] = {
    "reaction": _offer_windows,
    "done": _offer_measures,
    "somebody-else": steps_wish.offer,
    "pass-on": _offer_bodies,
    "involved": _offer_colleagues,
    "stand-in": _offer_stand_ins,
    "recommended": _offer_promises,
    "answer-advice": _advice(unanswered),
    "advice-done": _advice(undone),
    "report-back": _advice(unreported),
}
