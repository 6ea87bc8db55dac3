"""Answering the wish to hear from somebody else: yes with who takes over, or no, and why (R-238)."""

from __future__ import annotations

from wtforms import SelectField

from portal import web
from portal.access import looking
from portal.access.handing_over import Worker
from portal.agencies.roles import role_said
from portal.cases import service
from portal.desk.complaints.doing import Doing, Step
from portal.desk.complaints.forms import YES_NO, choice, long_text, set_choices
from portal.desk.complaints.reading import AtWork
from portal.store import Writing
from portal.web import Form
from portal.words import N_, Said

LASTING = (
    ("open", N_("As long as this complaint is open. Then the work goes back by itself.")),
    ("always", N_("For good")),
)


class WishAnswerForm(Form):
    """Whether somebody else takes over, who, and why."""

    service = "answering"

    answer = choice(N_("Does somebody else take over?"), YES_NO)
    of = SelectField(N_("Whose work does somebody else take over?"), choices=[], validate_choice=False)
    to = SelectField(N_("Who takes over?"), choices=[], validate_choice=False)
    lasts = choice(N_("How long?"), LASTING)
    because = long_text(N_("Why? The person reads this."))


def offer(form: Form, here: AtWork) -> None:
    """Offer who works for the person now, and colleagues of the same function who do not know them."""
    with looking(web.portal().store, here.viewer, at=web.now(), item=("cases", here.case.id)) as look:
        found = service.workers_of(look, case=here.case.id, today=web.today())
    set_choices(form["of"], [("", N_("Nobody")), *((one.id, _function(one)) for one, _ in found)])
    colleagues = {other.id: other for _, others in found for other in others}
    numbered = enumerate(colleagues.values(), start=1)
    set_choices(form["to"], [("", N_("Nobody")), *((one.id, _function(one, at)) for at, one in numbered)])


def _function(one: Worker, number: int = 0) -> Said:
    values = {"role": role_said(one.role), "team": one.team or "-"}
    values["body"] = web.portal().directory().name(one.agency)
    if not number:
        return Said(N_("%(role)s, %(team)s, %(body)s"), **values)
    return Said(N_("%(role)s, %(team)s, %(body)s, number %(number)s"), **values, number=number)


def _answer(work: Writing, doing: Doing) -> None:
    form = doing.form
    service.answer_wish(
        work,
        **doing.whole,
        answer=form.answer.data or "",
        of=form.of.data or "",
        to=form.to.data or "",
        because=form.because.data or "",
        lasts=form.lasts.data or "",
    )


WISH = Step(
    N_("Answer who wants to hear from somebody else"),
    N_(
        "With yes a colleague takes over all work for this person. "
        "The first can open nothing from the next click."
    ),
    N_("Keep it and tell the person"),
    WishAnswerForm,
    _answer,
    lambda here: here.done.waiting_wish is not None,
    N_("It is answered. The person knows."),
)
