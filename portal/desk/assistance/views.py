"""Pages of a helper at a counter. There is no list of people here and no search, by name or otherwise."""

from __future__ import annotations

from collections.abc import Collection

from flask import Blueprint, Response, redirect, request
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import ties
from portal.access.service import write_look
from portal.assistance import service
from portal.assistance.phrases import ACTS, PICTURES
from portal.assistance.rules import Setting, acts_for
from portal.desk.assistance import views_known, views_pauses
from portal.desk.assistance.forms import AgreeForm, BeginForm, PhoneAgreeForm
from portal.desk.assistance.here import NO_ROOM, counter_here, has_no_such_room, lacks_room
from portal.desk.assistance.showing import (
    COVERED,
    ended_page,
    is_close,
    note_close,
    to_the_person,
    viewer_of,
)
from portal.errors import Conflict, NotFound, TooMany
from portal.notices import code_words
from portal.viewer import Act
from portal.words import N_

ROLE = "helpdesk"

bp = Blueprint("desk_assistance", __name__)

NOTES = {
    "asleep": N_("The visit is put away. Nothing of it is on the screen."),
    "confirmed": N_("Thank you. Your colleague can go on."),
}

WRONG = N_("This code cannot be used. Look at it together and type it again. A code works once.")
WRONG_WORD = N_("This is not the word. Ask for it once more. After five times wait an hour.")
TOO_OFTEN = N_("Too many codes were wrong. Wait an hour, or let a colleague help this person.")


WAYS_OUT = frozenset({"desk_assistance.end", "desk_assistance.hand_over"})
"""What is left to a helper who turns out to know the person: to stop, or to let a colleague go on."""


@bp.before_request
def not_of_ones_own() -> None:
    """Ask at each step of a visit whether the helper knows the person: it may become known on the way.

    :raises NotFound: when the helper does.
    """
    visit = (request.view_args or {}).get("visit", "")
    if visit and request.endpoint not in WAYS_OUT and is_close(visit):
        note_close()
        raise NotFound(service.TABLE)


@bp.get("/desk/help")
@web.for_officials(ROLE, helpers=True)
def start() -> Response:
    """Ask whether somebody can look or listen, and for the code of the person."""
    return _start_page(BeginForm())


@bp.post("/desk/help")
@web.for_officials(ROLE, helpers=True)
def begin() -> AnyResponse:
    """Begin a visit; the next page is for the person, in the person's own language."""
    form, at, helper = BeginForm(request.form), web.now(), web.official()
    if not form.validate() or has_no_such_room(form.setting):
        return _start_page(form, status=400)
    code = form.code.data or ""
    begun, setting = None, Setting(form.setting.data)
    try:
        with web.portal().store.writing() as work:
            is_too_often = service.is_too_often(work, account=helper.account, code=code, at=at)
            if not is_too_often:
                begun = service.begin(
                    work, helper=helper, code=code, setting=setting, is_close=ties.is_close, at=at
                )
    except service.TooClose as close:
        note_close()
        form.code.errors = [str(close.reason)]
        return _start_page(form, status=close.status)
    if begun is None:
        form.code.errors = [TOO_OFTEN if is_too_often else WRONG]
        return _start_page(form, status=429 if is_too_often else 400)
    return to_the_person(begun)


@bp.get("/desk/help/visits/<visit>")
@web.for_officials(ROLE, helpers=True)
def ask(visit: str) -> Response:
    """Ask the person what is allowed."""
    begun = _asked(visit)
    return _ask_page(begun, _agree_form(begun, None))


@bp.post("/desk/help/visits/<visit>")
@web.for_officials(ROLE, helpers=True)
def agree(visit: str) -> AnyResponse:
    """Open what the person ticked, and nothing else; the log and the notice are written with it."""
    begun, at, helper = _asked(visit), web.now(), web.official()
    form = _agree_form(begun, request.form)
    if not form.validate():
        return _ask_page(begun, form, status=400)
    acts, lang = form.acts.data or [], web.words().lang
    half = (form.half.data or "") if isinstance(form, PhoneAgreeForm) else ""
    if not _said_word(begun, form):
        return _ask_page(begun, form, status=400)
    try:
        with web.portal().store.writing() as work:
            service.agree(work, helper=helper, visit=visit, acts=acts, language=lang, half=half, at=at)
            write_look(work, viewer_of(helper, begun), item_table=service.TABLE, item_id=visit, at=at)
    except service.WrongHalf as wrong:
        with web.portal().store.writing() as work:
            service.note_wrong_half(work, helper=helper, visit=visit, at=at)
        return _ask_page(begun, _with_error(form, str(wrong.reason)), status=wrong.status)
    return redirect(f"/{lang}/for/{visit}/{_first_page(acts)}{COVERED}", code=303)


def _said_word(begun: service.Begun, form: AgreeForm) -> bool:
    """Tell whether a caller with a code word said it; who has none, or is here in person, need not."""
    if not isinstance(form, PhoneAgreeForm) or not form.asks_word:
        return True
    try:
        with web.portal().store.writing() as work:
            is_right = code_words.check(work, person=begun.person, typed=form.word.data or "", at=web.now())
    except TooMany:
        is_right = False
    form.word.errors, form.word.data = [] if is_right else [WRONG_WORD], ""
    return is_right


def _first_page(acts: Collection[str]) -> str:
    """Return the page on which a visit begins."""
    if Act.SEE in acts:
        return "consultations"
    return "cases/new" if Act.FILE in acts else "cases"


@bp.post("/desk/help/visits/<visit>/room")
@web.for_officials(ROLE, helpers=True)
def room(visit: str) -> AnyResponse:
    """Go on in a closed room. Source: R-050.

    :raises Conflict: at a counter that has none.
    """
    if lacks_room():
        raise Conflict(NO_ROOM)
    with web.portal().store.writing() as work:
        service.go_to_a_room(work, helper=web.official(), visit=visit, at=web.now())
    return redirect(f"/{web.words().lang}/for/{visit}/cases", code=303)


@bp.post("/desk/help/visits/<visit>/end")
@web.for_officials(ROLE, helpers=True)
def end(visit: str) -> Response:
    """End the visit at once, and show the slip that the person takes home; who left takes none."""
    at, helper, has_left = web.now(), web.official(), request.form.get("left") == "yes"
    with web.portal().store.writing() as work:
        ended = service.end(work, helper=helper, visit=visit, has_left=has_left, at=at)
    wants_paper = request.form.get("paper") != "no"
    is_at_once = wants_paper and ended.is_now and not has_left and not ended.prints_after_code
    return ended_page(ended, with_slip=is_at_once and not is_close(visit), wants_paper=wants_paper)


def _asked(visit: str) -> service.Begun:
    with web.portal().store.reading() as work:
        return service.asked(work, helper=web.official(), visit=visit, at=web.now())


def _agree_form(begun: service.Begun, posted: MultiDict[str, str] | None) -> AgreeForm:
    form = PhoneAgreeForm(posted) if begun.is_by_phone else AgreeForm(posted)
    if isinstance(form, PhoneAgreeForm):
        with web.portal().store.reading() as work:
            form.asks_word = code_words.chosen(work, person=begun.person) is not None
    form.offer(acts_for(begun.known_by))
    return form


def _with_error(form: AgreeForm, reason_why: str) -> AgreeForm:
    field = form["half"]
    field.errors, field.data = [reason_why], ""
    return form


def _start_page(form: BeginForm, *, status: int = 200) -> Response:
    helper, at = web.official(), web.now()
    with web.portal().store.reading() as work:
        unfinished = service.unfinished(work, helper=helper, at=at)
        waiting = service.to_confirm(work, helper=helper, at=at)
    return web.render(
        "desk/assistance/start.html",
        status=status,
        form=form,
        unfinished=[(one, _first_page(one.acts)) for one in unfinished],
        waiting=waiting,
        counter=counter_here(),
        note=NOTES.get(request.args.get("done", "")),
    )


def _ask_page(begun: service.Begun, form: AgreeForm, *, status: int = 200) -> Response:
    # By phone the worker reads the page, and not the person.
    page = "desk/assistance/ask_phone.html" if begun.is_by_phone else "desk/assistance/ask.html"
    return web.render(
        page,
        status=status,
        begun=begun,
        form=form,
        pictures=PICTURES,
        spoken=ACTS,
        agency=web.portal().directory().name(begun.agency),
    )


for rule, endpoint, view, methods in (
    ("/desk/help/visits/<visit>/sleep", "sleep", views_pauses.sleep, ["POST"]),
    ("/desk/help/visits/<visit>/wake", "wake", views_pauses.wake, ["GET", "POST"]),
    ("/desk/help/visits/<visit>/hand-over", "hand_over", views_pauses.hand_over, ["POST"]),
    ("/desk/help/visits/<visit>/slip", "slip_again", views_pauses.slip_again, ["POST"]),
    ("/desk/help/sms", "sms", views_known.sms, ["GET", "POST"]),
    ("/desk/help/id", "see_id", views_known.see_id, ["GET", "POST"]),
    ("/desk/help/id/<waiting>", "wait", views_known.wait, ["GET"]),
    ("/desk/help/id/<waiting>/second", "confirm", views_known.confirm, ["GET", "POST"]),
    ("/desk/help/phrases", "phrases", views_known.phrases, ["GET"]),
):
    web.for_officials(ROLE, helpers=True)(view)
    bp.add_url_rule(rule, endpoint, view, methods=methods)
