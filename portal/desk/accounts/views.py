"""Pages of employees for accounts without DigiD: ask, agree as the second one, go on, or send a letter."""

from __future__ import annotations

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import assigned, ties
from portal.accounts import service
from portal.accounts.rules import NEEDS_TWO, What
from portal.desk.accounts.forms import WHAT, AskForm, ProofForm
from portal.errors import NotFound
from portal.notices.channels import offered
from portal.notices.rules import Channel
from portal.words import N_

bp = Blueprint("desk_accounts", __name__)

ROLE = "helpdesk"
SECOND = ("helpdesk", "caseworker", "complaint_handler", "team_leader")
"""Who may look at a proof with a colleague. It opens nothing to them."""

KNOWN = N_("You know this person. Let a colleague do this.")
NOT_FITTING = N_("No colleague asked this with the same number and birth date. Compare both with the proof.")


@bp.before_request
def only_where_offered() -> None:
    """Close these pages where this portal lets nobody in without DigiD.

    :raises NotFound: when it does not.
    """
    if not web.portal().settings.own_accounts:
        raise NotFound("own accounts")


@bp.before_request
def not_of_ones_own() -> None:
    """Ask at each step after the first whether the employee knows the person: it may become known on the way.

    :raises NotFound: when the employee does.
    """
    sighting, helper = (request.view_args or {}).get("sighting", ""), web.official()
    if not sighting:
        return
    with web.portal().store.reading() as work:
        person = service.waiting(work, helper=helper, sighting=sighting, at=web.now()).person
        if person and ties.is_close(work, helper.account, person):
            raise NotFound("sightings")


@bp.get("/desk/accounts")
@web.for_officials(ROLE, helpers=True)
def start() -> Response:
    """Ask what somebody at the counter needs."""
    return _start_page(_ask_form())


@bp.post("/desk/accounts")
@web.for_officials(ROLE, helpers=True)
def ask() -> AnyResponse:
    """Do what one employee may do, or wait for the second one."""
    form, helper, at = _ask_form(), web.official(), web.now()
    if not form.validate() or _is_known(form):
        return _start_page(form, status=400)
    what = What(form.what.data)
    with web.portal().store.writing() as work:
        sighting = service.ask(
            work, helper=helper, what=what, proof=form.proof, is_demo=web.portal().settings.demo, at=at
        )
    if what in NEEDS_TWO:
        return web.go("desk_accounts.wait", sighting=sighting)
    return web.go("desk_accounts.done", what=what.value)


@bp.get("/desk/accounts/done")
@web.for_officials(ROLE, helpers=True)
def done() -> Response:
    """Say what happens now: the same whether or not anything could be done."""
    what = request.args.get("what", "")
    return web.render("desk/accounts/done.html", what=what if what in {"letter", "stop", "seen"} else "")


@bp.get("/desk/accounts/agree")
@web.for_officials(*SECOND, helpers=True)
def second() -> Response:
    """Ask a second employee what stands in the proof."""
    return web.render("desk/accounts/agree.html", form=_proof_form(), is_agreed=False)


@bp.post("/desk/accounts/agree")
@web.for_officials(*SECOND, helpers=True)
def agree() -> Response:
    """Agree with what a colleague asked for the same proof."""
    form = _proof_form()
    if not form.validate() or _is_known(form):
        return web.render("desk/accounts/agree.html", status=400, form=form, is_agreed=False)
    with web.portal().store.writing() as work:
        is_agreed = service.confirm(
            work, second=web.official(), proof=form.proof, language=web.words().lang, at=web.now()
        )
    if not is_agreed:
        form.number.errors = [NOT_FITTING]
    status = 200 if is_agreed else 400
    return web.render("desk/accounts/agree.html", status=status, form=form, is_agreed=is_agreed)


@bp.get("/desk/accounts/<sighting>")
@web.for_officials(ROLE, helpers=True)
def wait(sighting: str) -> Response:
    """Wait for the second employee, and go on when that one agreed."""
    with web.portal().store.reading() as work:
        seen = service.waiting(work, helper=web.official(), sighting=sighting, at=web.now())
    return web.render("desk/accounts/wait.html", seen=seen, what=WHAT[seen.what])


@bp.post("/desk/accounts/<sighting>")
@web.for_officials(ROLE, helpers=True)
def go_on(sighting: str) -> AnyResponse:
    """Do what was asked. A code is shown once, on the paper that the person takes home."""
    at = web.now()
    with web.portal().store.writing() as work:
        what, given = service.go_on(work, helper=web.official(), sighting=sighting, at=at)
    if given is None:
        return web.go("desk_accounts.done", what=what.value)
    paper = service.paper_of(given, where=_short_address(), at=at)
    return web.render("desk/accounts/paper.html", paper=paper)


@bp.get("/desk/people/<assignment>/account")
@web.for_officials()
def letter(assignment: str) -> Response:
    """Ask whether a letter with a code must leave to somebody whom this official works for."""
    return _letter_page(assignment)


@bp.post("/desk/people/<assignment>/account")
@web.for_officials()
def send(assignment: str) -> Response:
    """Send the letter, if this person may get one."""
    official, settings = web.official(), web.portal().settings
    with web.portal().store.writing() as work:
        own = assigned.own_person(work, official=official, assignment=assignment, today=web.today())
        if _has_post():
            service.send_letter(
                work, person=own.person, by=official, is_demo=settings.demo, today=web.today(), at=web.now()
            )
    return _letter_page(assignment, is_sent=True)


def _letter_page(assignment: str, *, is_sent: bool = False) -> Response:
    with web.portal().store.reading() as work:
        own = assigned.own_person(work, official=web.official(), assignment=assignment, today=web.today())
    web.warn_of_address(is_secret=own.has_secret_address)
    return web.render("desk/accounts/letter.html", person=own, is_sent=is_sent, has_post=_has_post())


def _has_post() -> bool:
    """Tell whether letters leave from here; without a folder to print from a code is given by hand only."""
    return Channel.LETTER in offered(web.portal().settings)


def _ask_form() -> AskForm:
    form = AskForm(request.form)
    form.offer(web.today())
    form.offer_letter(has_post=_has_post())
    return form


def _proof_form() -> ProofForm:
    form = ProofForm(request.form)
    form.offer(web.today())
    return form


def _is_known(form: ProofForm) -> bool:
    """Tell whether the employee knows this person privately; then somebody else has to help."""
    with web.portal().store.reading() as work:
        is_known = ties.is_close_to_number(work, web.official().account, form.proof.number)
    if is_known:
        form.number.errors = [KNOWN]
    return is_known


def _short_address() -> str:
    return (web.portal().settings.base_url or request.host_url.rstrip("/")) + "/code"


def _start_page(form: AskForm, *, status: int = 200) -> Response:
    return web.render("desk/accounts/start.html", status=status, form=form)
