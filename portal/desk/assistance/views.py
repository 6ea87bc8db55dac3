"""Pages of a helper at a counter. There is no list of people here and no search, by name or otherwise."""

from __future__ import annotations

from flask import Blueprint, Response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import Viewer, refuse, ties
from portal.access.service import write_look
from portal.assistance import service
from portal.assistance.rules import Setting, reason
from portal.desk.assistance import slip
from portal.desk.assistance.forms import AgreeForm, BeginForm
from portal.viewer import Act, Official
from portal.words import N_

ROLE = "helpdesk"

bp = Blueprint("desk_assistance", __name__)

TOO_CLOSE = "desk_assistance.too_close"
"""How a helper who would help family or friends stands in the log of refused tries."""

WRONG = N_("This code cannot be used. Look at it together and type it again. A code works once.")
TOO_OFTEN = N_("Too many codes were wrong. Wait an hour, or let a colleague help this person.")


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
    if not form.validate():
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
        refuse(web.portal().store, account=helper.account, endpoint=TOO_CLOSE, at=at)
        form.code.errors = [str(close.reason)]
        return _start_page(form, status=close.status)
    if begun is None:
        form.code.errors = [TOO_OFTEN if is_too_often else WRONG]
        return _start_page(form, status=429 if is_too_often else 400)
    known = web.portal()
    lang = begun.language if begun.language in known.words else web.words().lang
    return redirect(known.addresses.to(lang, "desk_assistance.ask", visit=begun.id), code=303)


@bp.get("/desk/help/<visit>")
@web.for_officials(ROLE, helpers=True)
def ask(visit: str) -> Response:
    """Ask the person what is allowed."""
    return _ask_page(_asked(visit), AgreeForm())


@bp.post("/desk/help/<visit>")
@web.for_officials(ROLE, helpers=True)
def agree(visit: str) -> AnyResponse:
    """Open what the person ticked, and nothing else; the log and the notice are written with it."""
    begun, form, at, helper = _asked(visit), AgreeForm(request.form), web.now(), web.official()
    if not form.validate():
        return _ask_page(begun, form, status=400)
    acts, lang = form.acts.data or [], web.words().lang
    with web.portal().store.writing() as work:
        service.agree(work, helper=helper, visit=visit, acts=acts, language=lang, at=at)
        write_look(work, _viewer(helper, begun), item_table=service.TABLE, item_id=visit, at=at)
    page = "consultations" if Act.SEE in acts else "cases"
    return redirect(f"/{lang}/for/{visit}/{page}", code=303)


@bp.post("/desk/help/<visit>/room")
@web.for_officials(ROLE, helpers=True)
def room(visit: str) -> AnyResponse:
    """Go on in a closed room. Source: R-050."""
    with web.portal().store.writing() as work:
        service.go_to_a_room(work, helper=web.official(), visit=visit, at=web.now())
    return redirect(f"/{web.words().lang}/for/{visit}/cases", code=303)


@bp.post("/desk/help/<visit>/end")
@web.for_officials(ROLE, helpers=True)
def end(visit: str) -> Response:
    """End the visit at once, and show the slip that the person takes home."""
    at, helper = web.now(), web.official()
    with web.portal().store.writing() as work:
        ended = service.end(work, helper=helper, visit=visit, at=at)
    paper = slip.slip_of(_viewer(helper, ended), ended) if ended.agreed_at else None
    return web.render("desk/assistance/ended.html", paper=paper, visit=visit)


def _viewer(helper: Official, visit: service.Begun | service.Ended) -> Viewer:
    """Return how a helper looks at the person: as somebody else, with the reason of a visit."""
    return Viewer(
        account=helper.account,
        person=visit.person,
        capacity="visit",
        reason=reason(visit.setting),
        role=helper.role,
        agency=helper.agency,
        session=helper.session,
        wrapped_key=getattr(visit, "wrapped_key", None),
        grant=visit.id,
        acts=getattr(visit, "acts", frozenset()),
    )


def _asked(visit: str) -> service.Begun:
    with web.portal().store.reading() as work:
        return service.asked(work, helper=web.official(), visit=visit, at=web.now())


def _start_page(form: BeginForm, *, status: int = 200) -> Response:
    return web.render("desk/assistance/start.html", status=status, form=form)


def _ask_page(begun: service.Begun, form: AgreeForm, *, status: int = 200) -> Response:
    return web.render(
        "desk/assistance/ask.html",
        status=status,
        begun=begun,
        form=form,
        agency=web.portal().directory().name(begun.agency),
    )
