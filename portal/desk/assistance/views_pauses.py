"""A visit that pauses: put away for the other of a couple, handed over, woken; and a slip printed again."""

from __future__ import annotations

from flask import Response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access.service import write_look
from portal.assistance import service
from portal.desk.assistance.forms import SlipForm, WakeForm
from portal.desk.assistance.showing import COVERED, ended_page, viewer_of
from portal.desk.assistance.slip import slip_of
from portal.errors import Conflict
from portal.letters import engine
from portal.letters.making import LARGE, file_name, pdf_of
from portal.letters.paper import Reader


def sleep(visit: str) -> AnyResponse:
    """Put a visit away; the other of a couple can be helped, and never are two on one screen."""
    with web.portal().store.writing() as work:
        service.put_to_sleep(work, helper=web.official(), visit=visit, at=web.now())
    return web.go("desk_assistance.start", done="asleep")


def wake(visit: str) -> AnyResponse:
    """Go on with a visit that paused, when its person says the last signs of the code."""
    form, helper, at = WakeForm(request.form), web.official(), web.now()
    with web.portal().store.reading() as work:
        service.check_paused(work, helper=helper, visit=visit, at=at)
    if request.method == "GET":
        return _wake_page(visit, WakeForm())
    if not form.validate():
        return _wake_page(visit, form, status=400)
    try:
        with web.portal().store.writing() as work:
            service.wake(work, helper=helper, visit=visit, half=form.half.data or "", at=at)
    except service.WrongHalf as wrong:
        with web.portal().store.writing() as work:
            service.note_wrong_half(work, helper=helper, visit=visit, at=at)
        form.half.errors = [str(wrong.reason)]
        return _wake_page(visit, form, status=wrong.status)
    except Conflict as conflict:
        form.half.errors = [str(conflict.reason)]
        return _wake_page(visit, form, status=conflict.status)
    return redirect(f"/{web.words().lang}/for/{visit}/cases{COVERED}", code=303)


def _wake_page(visit: str, form: WakeForm, *, status: int = 200) -> Response:
    return web.render("desk/assistance/wake.html", status=status, form=form, visit=visit)


def hand_over(visit: str) -> Response:
    """Close the visit here, and show the code with which a colleague goes on."""
    with web.portal().store.writing() as work:
        code = service.hand_over(work, helper=web.official(), visit=visit, at=web.now())
    return web.render("desk/assistance/handed.html", code=code, visit=visit)


def slip_again(visit: str) -> Response:
    """Show the slip at an open counter after the code, or elsewhere a second time, when the printer failed.

    Source: T-58: a printer in the hall gives nothing before its person stands beside it.
    """
    at, helper = web.now(), web.official()
    with web.portal().store.reading() as work:
        found = service.ended(work, helper=helper, visit=visit, at=at)
    if found.prints_after_code:
        return _after_code(found)
    with web.portal().store.writing() as work:
        ended = service.slip_again(work, helper=helper, visit=visit, at=at)
        write_look(work, viewer_of(helper, ended), item_table=service.TABLE, item_id=visit, at=at)
    return _slip(ended)


def _after_code(found: service.Ended) -> Response:
    form, at, helper = SlipForm(request.form), web.now(), web.official()
    if not form.validate():
        return ended_page(found, with_slip=False, form=form, status=400)
    try:
        with web.portal().store.writing() as work:
            service.slip_with_code(work, found=found, half=form.half.data or "")
            write_look(work, viewer_of(helper, found), item_table=service.TABLE, item_id=found.id, at=at)
    except service.WrongHalf as wrong:
        with web.portal().store.writing() as work:
            service.note_wrong_half(work, helper=helper, visit=found.id, at=at)
        form.half.errors = [str(wrong.reason)]
        return ended_page(found, with_slip=False, form=form, status=wrong.status)
    except Conflict as conflict:
        form.half.errors = [str(conflict.reason)]
        return ended_page(found, with_slip=False, form=form, status=conflict.status)
    return _slip(found)


def _slip(ended: service.Ended) -> Response:
    """Show the slip on a page to print, or as a file in large print, which the printer gets at once."""
    if request.form.get("look") != "large" or not engine.is_available():
        return ended_page(ended, with_slip=True)
    lang, paper = web.words().lang, slip_of(viewer_of(web.official(), ended), ended)
    content = pdf_of(web.portal(), lang, paper, reader=Reader(), look=LARGE)
    headers = {
        "Content-Disposition": f'inline; filename="{file_name(lang, LARGE)}"',
        "Cache-Control": "no-store",
    }
    return Response(content, content_type="application/pdf", headers=headers)
