"""Knowing who is here without a code, and what a helper says in the language of the visitor."""

from __future__ import annotations

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import ties
from portal.assistance import service
from portal.assistance.phrases import SPOKEN
from portal.assistance.rules import Document, Setting
from portal.desk.assistance.forms import CardForm, ConfirmForm, SeenForm, SmsForm
from portal.desk.assistance.here import has_no_such_room
from portal.desk.assistance.showing import note_close, to_the_person
from portal.errors import TooMany
from portal.words import N_

MANY = N_("You did this too often today. Let a colleague help this person.")


def sms() -> Response:
    """Send a code to the phone on record; whether one went is not told, so nobody can look for somebody."""
    form, portal = SmsForm(request.form), web.portal()
    if request.method == "GET":
        return _page("sms", SmsForm())
    if not form.validate():
        return _page("sms", form, status=400)
    try:
        with portal.store.writing() as work:
            code = service.send_code(
                work,
                helper=web.official(),
                card=form.card,
                is_close=ties.is_close_to_number,
                is_demo=portal.settings.demo,
                at=web.now(),
            )
    except service.TooClose as close:
        note_close()
        return _refused("sms", form, str(close.reason), close.status)
    except TooMany:
        return _refused("sms", form, MANY, TooMany.status)
    return web.render("desk/assistance/sent.html", demo_code=code if portal.settings.demo else "")


def see_id() -> AnyResponse:
    """Write down that a helper saw an ID; a colleague has to see it too."""
    form = SeenForm(request.form)
    if request.method == "GET":
        return _page("id", SeenForm())
    if not form.validate() or has_no_such_room(form.setting):
        return _page("id", form, status=400)
    try:
        with web.portal().store.writing() as work:
            waiting = service.see_id(
                work,
                helper=web.official(),
                card=form.card,
                document=Document(form.document.data),
                setting=Setting(form.setting.data),
                is_close=ties.is_close_to_number,
                at=web.now(),
            )
    except service.TooClose as close:
        note_close()
        return _refused("id", form, str(close.reason), close.status)
    except TooMany:
        return _refused("id", form, MANY, TooMany.status)
    return web.go("desk_assistance.wait", waiting=waiting)


def wait(waiting: str) -> AnyResponse:
    """Wait for the colleague; once both saw the same, go to the question what is allowed."""
    helper, at = web.official(), web.now()
    with web.portal().store.reading() as work:
        visit = service.visit_of(work, helper=helper, waiting=waiting, at=at)
        begun = None if visit is None else service.asked(work, helper=helper, visit=visit, at=at)
    if begun is not None:
        return to_the_person(begun)
    return web.render("desk/assistance/wait.html", waiting=waiting)


def confirm(waiting: str) -> AnyResponse:
    """Let a colleague type what stands on the ID too, without seeing what the first one typed."""
    form, helper, at = ConfirmForm(request.form), web.official(), web.now()
    with web.portal().store.reading() as work:
        service.check_waiting(work, helper=helper, waiting=waiting, at=at)
    if request.method == "GET":
        return _page("second", ConfirmForm(), waiting=waiting)
    if not form.validate():
        return _page("second", form, status=400, waiting=waiting)
    try:
        with web.portal().store.writing() as work:
            service.confirm(
                work,
                helper=helper,
                waiting=waiting,
                card=form.card,
                language=web.words().lang,
                is_close=ties.is_close,
                is_close_to_number=ties.is_close_to_number,
                at=at,
            )
    except service.TooClose as close:
        note_close()
        return _refused("second", form, str(close.reason), close.status, waiting=waiting)
    except service.NotTheSame as other:
        with web.portal().store.writing() as work:
            service.note_not_the_same(work, helper=helper, waiting=waiting, at=at)
        return _refused("second", form, str(other.reason), other.status, waiting=waiting)
    return web.go("desk_assistance.start", done="confirmed")


def phrases() -> Response:
    """Show what a helper says, in Dutch and in the language of this page, to read out or to point at."""
    words = web.portal().words
    lines = [(words["nl"].text(one), web.words().text(one)) for one in SPOKEN]
    return web.render("desk/assistance/phrases.html", lines=lines)


def _refused(which: str, form: CardForm, why: str, status: int, *, waiting: str = "") -> Response:
    form.number.errors = [why]
    return _page(which, form, status=status, waiting=waiting)


def _page(which: str, form: CardForm, *, status: int = 200, waiting: str = "") -> Response:
    return web.render("desk/assistance/card.html", status=status, form=form, which=which, waiting=waiting)
