"""One complaint at the desk: read it, and do one thing with it at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse
from wtforms import Field

from portal import web
from portal.access import acting, looking
from portal.cases import service
from portal.cases.case_page import lines_of
from portal.cases.following import LOOKS, bar
from portal.cases.handling_page import handling_page
from portal.cases.phrases import event_text
from portal.cases.rules import STATE_NAMES
from portal.cases.views_files import download
from portal.desk.complaints.doing import Doing, Step
from portal.desk.complaints.filling import step_form
from portal.desk.complaints.reading import AtWork, at_work, handler
from portal.desk.complaints.steps import STEPS
from portal.desk.kept_letters import kept_letter, letters_of
from portal.errors import NotFound, Refused, StoreUnavailable
from portal.web import Form
from portal.words import N_

GONE = N_("You can no longer see this case.")
GIVEN_BACK = N_("It is back in the queue.")


def show(case: str) -> Response:
    """Show a case to who handles it."""
    here = at_work(case)
    note = request.args.get("done", "")
    return web.render(
        "desk/complaints/case.html",
        opened=here,
        case=here.case,
        handling=handling_page(replace(here.case, done=here.done)),
        bar=bar(here.case, web.today(), for_desk=True),
        steps=[(code, one) for code, one in STEPS.items() if one.is_open(here)],
        lines=lines_of(here.case, _names()),
        events=_events(here),
        names=_names(),
        state_names=STATE_NAMES,
        look=LOOKS,
        note=STEPS[note].done if note in STEPS else N_("The letter is sent.") if note == "letter" else None,
        may_answer=bool(service.open_points(here.case)),
        is_heard=here.done.heard(web.today()),
        letters=letters_of(here.case, done=here.done),
        keep=lambda number: web.url("desk_complaints.kept", case=case, number=number),
    )


def kept(case: str, number: str) -> Response:
    """Give a letter of a case as a copy for the file."""
    here = at_work(case)
    return kept_letter(here.viewer, case, letters_of(here.case, done=here.done), number)


def step(case: str, step: str) -> AnyResponse:
    """Do one thing with a case.

    :raises NotFound: when there is no such step, or it is not open now.
    """
    here = at_work(case)
    found = STEPS.get(step)
    if found is None or (request.method == "GET" and not found.is_open(here)):
        raise NotFound("step")
    if request.method == "GET":
        return _step_page(here, step, step_form(step, here, None))
    form = step_form(step, here, request.form)
    if not form.validate():
        return _step_page(here, step, form, status=400)
    try:
        with acting(web.portal().store, handler(case)) as work:
            found.do(work, Doing(here, form, web.now(), web.today()))
    except Refused as refused:
        _say(form, refused)
        return _step_page(here, step, form, status=refused.status)
    except StoreUnavailable:
        return _step_page(here, step, form, status=503, alarm=True)
    return _onward(case, step)


def _onward(case: str, step: str) -> AnyResponse:
    """Go back to the case; whoever can no longer see it goes to the queue."""
    try:
        handler(case)
    except NotFound:
        return web.go("desk_complaints.listing", done="given_back" if step == "give-back" else "gone")
    return web.go("desk_complaints.case", case=case, done=step)


def file(case: str, file: str) -> Response:
    """Give a file of a case as a download; what is kept apart is never there."""
    viewer = handler(case)
    with looking(web.portal().store, viewer, at=web.now(), item=("attachments", file)) as look:
        lines = service.show(look, case).attachments
        if file not in {line.id for line in lines}:
            raise NotFound("attachments")
        opened = service.read_file(look, file)
    return download(opened, [line.id for line in lines].index(file) + 1)


def _step_page(here: AtWork, code: str, form: Form, *, status: int = 200, alarm: bool = False) -> Response:
    found: Step = STEPS[code]
    return web.render(
        "desk/complaints/step.html",
        status=status,
        step=found,
        form=form,
        action=web.url("desk_complaints.step", case=here.case.id, step=code),
        back=web.url("desk_complaints.case", case=here.case.id),
        alarm=alarm,
    )


def _say(form: Form, refused: Refused) -> None:
    """Say at the field that it is about why a step was refused; else at the top of the page."""
    faults = refused.faults if isinstance(refused, service.LetterRefused) else {}
    for name, reason in faults.items():
        _tell(form[name], reason)
    if not faults:
        fields = [field for field in form if field.type != "HiddenField"]
        if fields:
            asked = refused.field or "text"
            _tell(next((field for field in fields if field.name == asked), fields[0]), refused.reason)
        else:
            form.form_errors = [*form.form_errors, refused.reason]  # type: ignore[list-item]  # The page says it.


def _tell(field: Field, reason: object) -> None:
    # A message with values: WTForms keeps an error as it is, and only its stubs want a text.
    field.errors = [reason]  # type: ignore[list-item]  # See above.


def _names() -> Callable[[str], str]:
    return web.portal().directory().name


def _events(here: AtWork) -> list[tuple[str, str, None, None, None, str]]:
    words = web.words()
    return [
        (words.moment(event.at), words.say(event_text(event.what, event.by)), None, None, None, "")
        for event in reversed(here.case.events)
    ]
