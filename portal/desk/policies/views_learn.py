"""Writing a training or a theme meeting in the register, and correcting one."""

from __future__ import annotations

from flask import request
from werkzeug.wrappers import Response as AnyResponse
from wtforms import HiddenField

from portal import web
from portal.desk.policies.phrases import LEARNT
from portal.desk.recording.fields import line, long_text, radio
from portal.errors import NotFound
from portal.instructions.learning import LearntIncomplete, add_learnt
from portal.instructions.register import find_learnt
from portal.store import new_id
from portal.web import Form, a_token
from portal.web.days import DayField
from portal.words import N_

LEADING = ("manager", "privacy_officer", "team_leader")


class LearntForm(Form):
    """One training or theme meeting."""

    service = "rules"

    once = HiddenField()
    what = radio(N_("What was it?"), LEARNT)
    title = line(N_("What was it about?"))
    on_day = DayField(N_("On which day was it?"))
    text = long_text(N_("What was learnt, for who was not there?"))


@web.for_officials(*LEADING)
def learn() -> AnyResponse:
    """Ask what was learnt, and keep it."""
    form = LearntForm(request.form) if request.method == "POST" else LearntForm(data={"once": new_id()})
    return _page(form, web.url("desk_policies.learn"))


@web.for_officials(*LEADING)
def correct(id: str) -> AnyResponse:
    """Ask for a better text. It stands before the older one, which stays and can be read.

    :raises NotFound: when it is no training or theme meeting of the register.
    """
    with web.portal().store.reading() as work:
        found = find_learnt(work, id)
    if found is None:
        raise NotFound("policies")
    said = {name: getattr(found, name) for name in ("what", "title", "on_day", "text")}
    form = (
        LearntForm(request.form) if request.method == "POST" else LearntForm(data={**said, "once": new_id()})
    )
    return _page(form, web.url("desk_policies.correct", id=id), corrects=id)


def _page(form: LearntForm, action: str, *, corrects: str | None = None) -> AnyResponse:
    if request.method == "POST" and form.validate():
        try:
            with web.portal().store.writing() as work:
                add_learnt(
                    work,
                    what=form.what.data or "",
                    title=form.title.data or "",
                    text=form.text.data or "",
                    on_day=form.on_day.data,
                    once=a_token(form.once.data),
                    today=web.today(),
                    by=web.official().account,
                    at=web.now(),
                    corrects=corrects,
                )
        except LearntIncomplete as fault:
            for name, text in fault.problems.items():
                form[name].errors = [text]
        else:
            return web.go("desk_policies.listing", anchor="learnt")
    status = 400 if form.errors else 200
    return web.render(
        "desk/policies/learn.html", status=status, form=form, action=action, is_correction=bool(corrects)
    )
