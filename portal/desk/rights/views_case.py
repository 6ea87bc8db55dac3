"""One request about data at the desk: read it, answer it, and keep its board."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import acting, looking
from portal.cases import service
from portal.cases.case_page import lines_of
from portal.cases.copies import GROUNDS
from portal.cases.following import LOOKS, bar
from portal.cases.phrases import event_text
from portal.cases.rights_shown import FOUND, OUTCOMES
from portal.cases.rules import OPEN, STATE_NAMES
from portal.cases.shown import PartView
from portal.cases.views_files import download
from portal.desk.kept_letters import kept_letter, letters_of
from portal.desk.rights.copying import copy_now
from portal.desk.rights.forms import BodyForm, answer_form, questions_form
from portal.desk.rights.reading import AtRequest, at_request, bodies_for, officer
from portal.desk.rights.steps import STEPS
from portal.errors import Conflict, NotFound, Refused, StoreUnavailable
from portal.store import Writing, new_id
from portal.web import Form
from portal.words import N_

GIVEN_BACK = N_("It is back in the queue.")

NOTES = {
    "answer": N_("Your answer is sent. The person knows."),
    "offer": N_("A colleague now checks the copy."),
    "agree": N_("You checked the copy. It can go with the answer."),
    "return": N_("The copy goes back to your colleague."),
    "body": N_("It is written down. The person can read it."),
    **{code: step.done for code, step in STEPS.items()},
}
"""What the page may say about the step before it."""


def show(case: str) -> Response:
    """Show a request to who handles it."""
    here = at_request(case)
    return web.render(
        "desk/rights/case.html",
        opened=here,
        case=here.case,
        bar=bar(here.case, web.today(), for_desk=True),
        today=web.today(),
        steps=[(code, one) for code, one in STEPS.items() if one.is_open(here)],
        lines=lines_of(here.case, _names()),
        events=_events(here),
        names=_names(),
        outcomes=OUTCOMES,
        found_words=FOUND,
        grounds=GROUNDS,
        state_names=STATE_NAMES,
        look=LOOKS,
        record=lambda task: web.url("desk_rights.body", case=case, task=task),
        note=NOTES.get(request.args.get("done", "")),
        letters=letters_of(here.case, done=here.done, rights=here.rights),
        keep=lambda number: web.url("desk_rights.kept", case=case, number=number),
    )


def kept(case: str, number: str) -> Response:
    """Give a letter of a request as a copy for the file."""
    here = at_request(case)
    return kept_letter(here.viewer, case, letters_of(here.case, done=here.done, rights=here.rights), number)


def step(case: str, step: str) -> AnyResponse:
    """Do one thing with a request.

    :raises NotFound: when there is no such step, or it is not open now.
    """
    here = at_request(case)
    found = STEPS.get(step)
    if found is None or (request.method == "GET" and not found.is_open(here)):
        raise NotFound("step")
    form = found.form(request.form) if request.method == "POST" else found.form(data={"once": new_id()})
    page = {"template": "desk/complaints/step.html", "step": found}
    page |= {"action": web.url("desk_rights.step", case=case, step=step)}
    done = tried(here, form, page, lambda work: found.do(work, here, form))
    if done is not None:
        return done
    if step == "give-back":
        return web.go("desk_rights.listing", done=step)
    return web.go("desk_rights.case", case=case, done=step)


def answer(case: str, part: str) -> AnyResponse:
    """Answer one request: yes, partly or no.

    :raises NotFound: when there is nothing like that to answer here.
    """
    here = at_request(case)
    asked = here.part(part)
    if asked.kind.answers_points:
        return answer_points(here, asked)
    if request.method == "GET" and asked.state not in OPEN:
        raise NotFound("case_parts")
    posted = request.form if request.method == "POST" else None
    form = answer_form(here.bodies, _names(), posted)

    def send(work: Writing) -> None:
        # Who got the data, and what is in a copy, is looked up again here: a hold may have begun meanwhile.
        copy = copy_now(work, here, asked) if asked.kind.lists_systems else None
        draft = replace(form.draft(bodies_for(work, here.case.parts[0]), copy), no_source=_no_source(here))
        at, today = web.now(), web.today()
        service.answer_right(work, viewer=here.viewer, case=case, part=part, draft=draft, at=at, today=today)

    page = {"template": "desk/rights/answer.html", "asked": asked, "names": _names(), "bodies": here.bodies}
    page |= {"action": web.url("desk_rights.answer", case=case, part=part)}
    return tried(here, form, page, send) or web.go("desk_rights.case", case=case, done="answer")


def _no_source(here: AtRequest) -> str:
    """Return what is wrong with data without a source, in the language of the person."""
    words = web.portal().words
    return words.get(here.case.language, words["nl"]).text(N_("Nobody wrote down where this comes from."))


def answer_points(here: AtRequest, asked: PartView) -> AnyResponse:
    """Answer each question of a case.

    :raises NotFound: when it was answered already.
    """
    if request.method == "GET" and asked.state not in OPEN:
        raise NotFound("case_parts")
    points, case = service.points_of(here.case, asked.id), here.case.id
    form = questions_form(points, request.form if request.method == "POST" else None)

    def send(work: Writing) -> None:
        answers, at, today = form.answers(points), web.now(), web.today()
        service.answer_questions(
            work, viewer=here.viewer, case=case, part=asked.id, answers=answers, at=at, today=today
        )

    page: dict[str, object] = {"template": "desk/rights/questions.html", "points": points}
    page |= {"action": web.url("desk_rights.answer", case=case, part=asked.id)}
    return tried(here, form, page, send) or web.go("desk_rights.case", case=case, done="answer")


def body(case: str, task: str) -> AnyResponse:
    """Write down what one body answered, or stop waiting for it.

    :raises NotFound: when there is no such task.
    """
    here = at_request(case)
    one = next((one for one in here.rights.board if one.id == task), None)
    if one is None:
        raise NotFound("recipient_tasks")
    form = BodyForm(request.form) if request.method == "POST" else BodyForm()

    def keep(work: Writing) -> None:
        said = {"state": form.state.data or "", "because": form.because.data or ""}
        service.end_task(work, viewer=here.viewer, case=case, task=task, at=web.now(), **said)

    page = {"template": "desk/rights/body.html", "one": one, "names": _names(), "today": web.today()}
    page |= {"action": web.url("desk_rights.body", case=case, task=task)}
    return tried(here, form, page, keep) or web.go("desk_rights.case", case=case, done="body")


def file(case: str, file: str) -> Response:
    """Give a file of a request as a download; what is kept apart is never there."""
    viewer = officer(case)
    with looking(web.portal().store, viewer, at=web.now(), item=("attachments", file)) as look:
        lines = service.show(look, case).attachments
        if file not in {line.id for line in lines}:
            raise NotFound("attachments")
        opened = service.read_file(look, file)
    return download(opened, [line.id for line in lines].index(file) + 1)


def tried(
    here: AtRequest, form: Form, page: dict[str, object], do: Callable[[Writing], object]
) -> Response | None:
    """Do what was asked; return the page with the form when it was not asked yet, or is not possible."""
    if request.method == "GET":
        return form_page(here, form, page)
    if not form.validate():
        return form_page(here, form, page, status=400)
    try:
        with acting(web.portal().store, officer(here.case.id)) as work:
            do(work)
    except Refused as refused:
        say_faults(form, refused)
        return form_page(here, form, page, status=refused.status)
    except StoreUnavailable:
        return form_page(here, form, page, status=503, alarm=True)
    return None


def form_page(
    here: AtRequest, form: Form, page: dict[str, object], *, status: int = 200, alarm: bool = False
) -> Response:
    values = {name: value for name, value in page.items() if name != "template"}
    back = web.url("desk_rights.case", case=here.case.id)
    return web.render(str(page["template"]), status=status, form=form, back=back, alarm=alarm, **values)


def say_faults(form: Form, refused: Refused) -> None:
    """Say at the field that it is about why something was refused; else at the top of the page."""
    faults = refused.faults if isinstance(refused, service.AnswerIncomplete) else {}
    for name, reason in faults.items():
        form[name].errors = [reason]  # type: ignore[list-item]  # A message with values; the page says it.
    if faults:
        return
    boxes = [field for field in form if field.type == "TextAreaField"]
    boxes = [field for field in form if field.name == "lifts_on" and boxes[0].data] or boxes
    if boxes and not isinstance(refused, Conflict):
        boxes[0].errors = [refused.reason]  # type: ignore[list-item]  # See above.
    else:
        form.form_errors = [*form.form_errors, refused.reason]  # type: ignore[list-item]  # See above.


def _names() -> Callable[[str], str]:
    return web.portal().directory().name


def _events(here: AtRequest) -> list[tuple[str, str, None, None, None, str]]:
    words = web.words()
    return [
        (words.moment(event.at), words.say(event_text(event.what, event.by)), None, None, None, "")
        for event in reversed(here.case.events)
    ]
