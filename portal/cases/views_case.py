"""One case that was sent: follow it, add to it, stop it, take it up again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import acting
from portal.cases import kinds, service
from portal.cases.answering import carried
from portal.cases.asking import SETTLE, WITHDRAW, Sure, sure_page, with_hidden
from portal.cases.case_page import case_page, read_case
from portal.cases.forms import tell
from portal.cases.forms_after import MessageForm, ReminderForm
from portal.errors import Refused, StoreUnavailable


def show(id: str) -> Response:
    """Show where a case stands and what can be done."""
    case, pointer = read_case(id)
    return case_page(case, pointer=pointer)


def again(id: str) -> AnyResponse:
    """Lead from the address of a form back to its page: a reader may change the language after a refusal."""
    read_case(id)
    return web.go("cases.show", id=id)


def add(id: str) -> AnyResponse:
    """Add a message; a second press adds nothing."""
    case, pointer = read_case(id)
    form = MessageForm(request.form)
    if not form.validate():
        return case_page(case, pointer=pointer, message_form=form, status=400)
    try:
        with acting(web.portal().store, web.viewer()) as work:
            service.add_message(
                work,
                viewer=web.viewer(),
                case=id,
                text=form.message.data or "",
                at=web.now(),
                once=form.once.data or "",
                language=web.words().lang,
            )
    except Refused as refused:
        tell(form.message, refused.reason)
        return case_page(case, pointer=pointer, message_form=form, status=400)
    except StoreUnavailable:
        return case_page(case, pointer=pointer, message_form=form, status=503, alarm="lost")
    return web.go("cases.show", id=id, done="message")


def remind(id: str) -> AnyResponse:
    """Set the person's own reminder."""
    case, pointer = read_case(id)
    form = ReminderForm(request.form)
    form.day.languages = ("nl", "en", web.words().lang)
    form.day.earliest = web.today() + timedelta(days=1)
    if not form.validate():
        return case_page(case, pointer=pointer, remind_form=form, status=400)
    try:
        with acting(web.portal().store, web.viewer()) as work:
            service.remind(
                work,
                viewer=web.viewer(),
                case=id,
                on=date.fromisoformat(form.day.data),
                at=web.now(),
                today=web.today(),
            )
    except Refused as refused:
        tell(form.day, refused.reason)
        return case_page(case, pointer=pointer, remind_form=form, status=400)
    except StoreUnavailable:
        return case_page(case, pointer=pointer, remind_form=form, status=503, alarm="lost")
    return web.go("cases.show", id=id, done="reminder")


def also(id: str) -> AnyResponse:
    """Handle the same story as another kind too, under the same number and with the same first date."""
    case, pointer = read_case(id)
    kind = kinds.find(request.form.get("kind", ""))
    viewer = web.viewer()
    try:
        with acting(web.portal().store, viewer) as work:
            answers = carried(case.kind, kind, case.texts)
            service.add_part(work, viewer=viewer, case=id, kind=kind.code, answers=answers, at=web.now())
    except StoreUnavailable:
        return case_page(case, pointer=pointer, status=503, alarm="lost")
    return web.go("cases.show", id=id, done="also")


def withdraw(id: str) -> AnyResponse:
    """Say what happens, and take a case back."""
    return _stop(id, WITHDRAW, service.withdraw, web.url("cases.withdraw", id=id), "withdrawn")


def settle(id: str) -> AnyResponse:
    """Say what happens, and call a case settled."""
    return _stop(id, SETTLE, service.settle, web.url("cases.settle", id=id), "settled")


# Any: two verbs with the same values, which Callable cannot name.
def _stop(id: str, ask: Sure, stop: Callable[..., Any], action: str, done: str) -> AnyResponse:
    case, _ = read_case(id)
    ask = with_hidden(ask) if case.hid_something else ask
    back = web.url("cases.show", id=id)
    if request.method == "GET":
        return sure_page(ask, action=action, back=back)
    viewer = web.viewer()
    try:
        with acting(web.portal().store, viewer) as work:
            stop(work, viewer=viewer, case=id, at=web.now(), today=web.today())
    except StoreUnavailable:
        return sure_page(ask, action=action, back=back, alarm=True)
    return web.go("cases.show", id=id, done=done)


def undo(id: str) -> AnyResponse:
    """Take a case up again."""
    viewer = web.viewer()
    with acting(web.portal().store, viewer) as work:
        service.undo(work, viewer=viewer, case=id, at=web.now(), today=web.today())
    return web.go("cases.show", id=id, done="undone")
