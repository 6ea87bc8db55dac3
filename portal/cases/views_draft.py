"""One question on one page: answers are kept at each step, and back and forward lose nothing."""

from __future__ import annotations

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import acting, looking
from portal.cases import service
from portal.cases.forms import Answer, QuestionForm, seems_to_hold_number, tell
from portal.cases.kind import Answers
from portal.cases.pages import (
    ADD,
    LATER,
    REMOVE,
    SKIP,
    check_page,
    form_of,
    pressed_form,
    question_page,
    read_draft,
)
from portal.cases.shown import DraftView
from portal.cases.walking import CHECK, Spot, opened, resume, spot
from portal.errors import NotFound, StoreUnavailable


def draft(id: str) -> AnyResponse:
    """Show one question, or all answers; without a name the one where the person left off."""
    try:
        found, pointer = read_draft(id)
    except NotFound:
        return _to_its_case(id)
    name = request.args.get("q") or resume(found.kind, found.answers, web.today())
    if name == CHECK:
        return check_page(found, pointer=pointer)
    here = spot(found.kind, found.answers, name, web.today())
    if here is None:
        return web.go("cases.draft", id=id)
    answer = found.answers.get(name)
    form = form_of(here.question, answer=answer, boxes=_boxes(answer), pointer=pointer)
    is_number = request.args.get("look") == "number" and seems_to_hold_number(answer or "")
    return question_page(found, here, form, pointer=pointer, alarm="number" if is_number else "")


def _to_its_case(id: str) -> AnyResponse:
    """Lead from a draft that was sent, perhaps by the back button, to the case it became.

    :raises NotFound: when it became none.
    """
    with looking(web.portal().store, web.viewer(), at=web.now(), item=("drafts", id)) as look:
        case = service.sent_as(look, id)
    return web.go("cases.show", id=case)


def _boxes(answer: Answer | None) -> int:
    """Return how many boxes a list of points has: one more after "add another"."""
    return len(answer or []) + (request.args.get("more") == "yes")


def save(id: str) -> AnyResponse:
    """Keep one answer and go on to where the pressed button leads."""
    found, pointer = read_draft(id)
    here = spot(found.kind, found.answers, request.args.get("q", ""), web.today())
    if here is None:
        return web.go("cases.draft", id=id)
    press = request.form.get("do", "")
    if press == SKIP:
        return _onward(found, here, found.answers)
    form = pressed_form(here.question, press, request.form)
    if not form.validate():
        return question_page(found, here, form, pointer=pointer, status=400)
    try:
        _keep(id, here, form)
    except StoreUnavailable:
        return question_page(found, here, form, pointer=pointer, status=503, alarm="lost")
    return _after(found, here, press, form.given)


def _keep(id: str, here: Spot, form: QuestionForm) -> None:
    viewer = web.viewer()
    with acting(web.portal().store, viewer) as work:
        service.save_answers(
            work,
            viewer=viewer,
            draft=id,
            answers={here.question.name: form.given},
            at=web.now(),
            today=web.today(),
        )


def _after(found: DraftView, here: Spot, press: str, given: Answer) -> AnyResponse:
    """Go where the pressed button leads."""
    name, then = here.question.name, request.args.get("then")
    if press == LATER:
        return web.go("cases.overview", done="later")
    if press == ADD or press.startswith(REMOVE):
        return web.go("cases.draft", id=found.id, q=name, then=then, more="yes" if press == ADD else None)
    if seems_to_hold_number(given) and given != found.answers.get(name):
        return web.go("cases.draft", id=found.id, q=name, then=then, look="number")
    return _onward(found, here, {**found.answers, name: given})


def _onward(found: DraftView, here: Spot, answers: Answers) -> AnyResponse:
    """Go to the next question, or back to the check page when an answer was changed from there."""
    if request.args.get("then") == CHECK:
        new = opened(found.kind, found.answers, answers, web.today())
        return web.go("cases.draft", id=found.id, q=new, then=None if new == CHECK else CHECK)
    ahead = spot(found.kind, answers, here.question.name, web.today())
    return web.go("cases.draft", id=found.id, q=ahead.ahead if ahead else None)


def again(id: str) -> AnyResponse:
    """Lead from the address of a form back to its page: a reader may change the language after a refusal."""
    read_draft(id)
    return web.go("cases.draft", id=id)


def refused_page(id: str, refused: service.AnswerRefused) -> Response:
    """Return the page of the question that keeps a draft from being sent, with what is wrong."""
    found, pointer = read_draft(id)
    here = spot(found.kind, found.answers, refused.question, web.today())
    assert here is not None, "only what was asked is checked"
    form = form_of(here.question, answer=found.answers.get(refused.question))
    for field in list(form)[:1]:
        tell(field, refused.reason)
    return question_page(found, here, form, pointer=pointer, status=400)
