"""Pages of handing over. They say a number and a day; only the paper itself says for whom it is."""

from __future__ import annotations

from datetime import datetime

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import Viewer, ties
from portal.access.service import write_look
from portal.assistance import service as assistance
from portal.assistance.rules import How
from portal.desk.collecting.forms import RecognisedForm
from portal.desk.collecting.paper import paper_of
from portal.errors import NotFound
from portal.letters import engine
from portal.letters.making import as_page, file_name, language_for, pdf_of, style_hash
from portal.letters.paper import Reader
from portal.mandates.giving import born_on
from portal.notices import collecting
from portal.notices.collecting import Recognised
from portal.notices.tasks import TaskKind, late_of
from portal.people.names import language_of, name_of
from portal.store import Work, Writing
from portal.words import N_

ROLE = "helpdesk"
PAPER_POLICY = f"default-src 'none'; style-src 'sha256-{style_hash()}'; img-src data:; sandbox allow-modals"
"""A letter as a page of its own: its one style, the picture in it, and the window that prints."""

bp = Blueprint("desk_collecting", __name__)

WRONG_DAY = N_("This is not the day of birth that belongs to this number. Look at the paper again.")
WRONG_CODE = N_("This code cannot be used. Look at it together and type it again. A code works once.")
TOO_OFTEN = N_("It was wrong too often. Wait an hour, or let a colleague help this person.")


@bp.get("/desk/collect")
@web.for_officials(ROLE, helpers=True)
def listing() -> Response:
    """Show what waits: numbers and days, and no names."""
    with web.portal().store.reading() as work:
        found = collecting.ready(work, never_of=_close(work), at=web.now())
        unprinted = late_of(work, role=ROLE, kind=TaskKind.NOT_PRINTED)
    done = request.args.get("done")
    return web.render("desk/collecting/list.html", found=found, done=done, unprinted=unprinted)


@bp.get("/desk/collect/<id>")
@web.for_officials(ROLE, helpers=True)
def show(id: str) -> Response:
    """Ask how the person was recognised; once that is known, offer the paper.

    :raises NotFound: when nothing waits there, or a colleague has it.
    """
    with web.portal().store.reading() as work:
        person = _in_hand(work, id)
        lang = language_of(work, person) if person else ""
    if person is None:
        return _ask_page(id, RecognisedForm())
    lang = language_for(web.portal(), lang)
    return web.render("desk/collecting/give.html", id=id, lang=lang, to=web.portal().addresses.to)


@bp.post("/desk/collect/<id>")
@web.for_officials(ROLE, helpers=True)
def recognise(id: str) -> AnyResponse:
    """Keep how the person was recognised; the person sees that a worker had the paper."""
    form, at, helper = RecognisedForm(request.form), web.now(), web.official()
    is_valid = form.validate()
    if not form.is_whole() or not is_valid:
        return _ask_page(id, form, status=400)
    status = 200
    with web.portal().store.writing() as work:
        person, _ = _find(work, id, at)
        # Whose papers they are counts as well, so that no day of birth can be tried out for ever.
        if assistance.is_too_often(work, account=helper.account, code=_mark(person), at=at):
            status = 429
        elif not _is_right(work, form, person, at):
            status = 400
        else:
            how = Recognised(form.recognised.data)
            collecting.take(work, person=person, how=how, account=helper.account, role=helper.role, at=at)
            write_look(work, _viewer(person), item_table="deliveries", item_id=id, at=at)
    if status != 200:
        _say_wrong(form, is_too_often=status == 429)
        return _ask_page(id, form, status=status)
    return web.go("desk_collecting.show", id=id)


@bp.get("/desk/collect/<id>/paper")
@web.for_officials(ROLE, helpers=True)
def paper(id: str) -> AnyResponse:
    """Give the paper, to be printed at once: a PDF file, or a page where this machine makes none.

    :raises NotFound: before the person was recognised, and after the paper was handed over.
    """
    portal, at = web.portal(), web.now()
    with portal.store.reading() as work:
        _in_hand(work, id)
        person, notices = collecting.notices_in_hand(work, delivery=id, account=web.official().account, at=at)
        name = name_of(work, person)
    made = paper_of(portal, person, notices, site=request.host_url.rstrip("/"))
    lang, reader = web.words().lang, Reader(name=name)
    headers = {"Cache-Control": "no-store"}
    if not engine.is_available():
        headers["Content-Security-Policy"] = PAPER_POLICY
        return Response(as_page(portal, lang, made, reader=reader), headers=headers)
    headers["Content-Disposition"] = f'inline; filename="{file_name(lang)}"'
    content = pdf_of(portal, lang, made, reader=reader)
    return Response(content, content_type="application/pdf", headers=headers)


@bp.post("/desk/collect/<id>/done")
@web.for_officials(ROLE, helpers=True)
def done(id: str) -> AnyResponse:
    """Write down that the paper was given."""
    with web.portal().store.writing() as work:
        _in_hand(work, id)
        collecting.hand_over(work, delivery=id, account=web.official().account, at=web.now())
    return web.go("desk_collecting.listing", done="given")


@bp.post("/desk/collect/<id>/back")
@web.for_officials(ROLE, helpers=True)
def back(id: str) -> AnyResponse:
    """Leave it at the counter: nothing was given."""
    with web.portal().store.writing() as work:
        collecting.put_back(work, delivery=id, account=web.official().account, at=web.now())
    return web.go("desk_collecting.listing", done="back")


def _close(work: Work) -> frozenset[str]:
    """Return whose papers this helper never has in hand: own, family's and friends'."""
    return ties.close_to(work, account=web.official().account)


def _in_hand(work: Work, delivery: str) -> str | None:
    """Return whose papers this helper has in hand, or nothing.

    :raises NotFound: when the helper turns out to know that person; the papers wait again after a while.
    """
    person = collecting.in_hand(work, delivery=delivery, account=web.official().account, at=web.now())
    if person is not None and person in _close(work):
        raise NotFound("deliveries")
    return person


def _find(work: Work, delivery: str, at: datetime) -> tuple[str, str]:
    return collecting.find_ready(work, delivery=delivery, never_of=_close(work), at=at)


def _ask_page(id: str, form: RecognisedForm, *, status: int = 200) -> Response:
    with web.portal().store.reading() as work:
        _, number = _find(work, id, web.now())
    return web.render("desk/collecting/ask.html", status=status, id=id, number=number, form=form)


def _is_right(work: Writing, form: RecognisedForm, person: str, at: datetime) -> bool:
    """Tell whether what was shown belongs to this person; what was wrong is written down."""
    account = web.official().account
    if form.recognised.data == Recognised.CODE:
        typed = form.code.data or ""
        found = assistance.find(work, code=typed, by_phone=False, at=at)
        # A code with which a colleague hands a visit over was not made by the person for this.
        is_own = found is not None and found.person_id == person and found.how != How.HANDED
        if found is not None and is_own and assistance.use(work, code=found.id, at=at):
            return True
        assistance.note_wrong(work, account=account, code=typed, at=at)
        return False
    if form.born_on.data == born_on(work, person):
        return True
    assistance.note_wrong(work, account=account, code=_mark(person), at=at)
    return False


def _say_wrong(form: RecognisedForm, *, is_too_often: bool) -> None:
    if is_too_often:
        form.recognised.errors = [TOO_OFTEN]
    elif form.recognised.data == Recognised.CODE:
        form.code.errors = [WRONG_CODE]
    else:
        form.born_on.errors = [WRONG_DAY]


def _mark(person: str) -> str:
    """Return what stands for a person among wrong tries."""
    return f"collect {person}"


def _viewer(person: str) -> Viewer:
    helper = web.official()
    return Viewer(
        account=helper.account,
        person=person,
        capacity="visit",
        reason="collected",
        role=helper.role,
        agency=helper.agency,
        session=helper.session,
    )
