"""Pages of the medical adviser: what waits, one thing, and the decision that comes before opening it."""

from __future__ import annotations

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.desk.medical.forms import DecisionForm, OtherForm
from portal.errors import Refused, StoreUnavailable
from portal.medical import service
from portal.medical.phrases import KINDS, LOOKS, state_text
from portal.medical.views import download
from portal.web import Form
from portal.words import N_

bp = Blueprint("desk_medical", __name__)

NOTES = {
    "decided": N_("It is done. The person reads your reason."),
    "other": N_("It is written down."),
}


@bp.get("/desk/kept-apart")
@web.for_officials(service.ROLE)
def listing() -> Response:
    """Show what waits for a decision, the first to be destroyed first."""
    with web.portal().store.reading() as work:
        lines = service.queue(work, official=web.official(), today=web.today())
    return web.render(
        "desk/medical/queue.html",
        lines=lines,
        kinds=KINDS,
        state_text=state_text,
        look=LOOKS,
        note=NOTES.get(request.args.get("done", "")),
    )


@bp.get("/desk/kept-apart/<item>")
@web.for_officials(service.ROLE)
def show(item: str) -> Response:
    """Show one thing: what kind it is and until when it stays; no name, and nothing of its content."""
    return _page(_found(item))


@bp.post("/desk/kept-apart/<item>/decision")
@web.for_officials(service.ROLE)
def decide(item: str) -> AnyResponse:
    """Decide to open, give back or destroy; the reason is kept and told in the same breath."""
    found, form = _found(item), DecisionForm(request.form)
    form.offer(found)
    if not form.validate():
        return _page(found, decision=form, status=400)
    step = service.Step(form.step.data)
    try:
        with web.portal().store.writing() as work:
            service.decide(
                work,
                official=web.official(),
                item=item,
                step=step,
                reason=form.reason.data or "",
                conclusion=(form.conclusion.data or "") if "conclusion" in form else "",
                today=web.today(),
                at=web.now(),
            )
    except Refused as refused:
        _say(form, "conclusion", refused)
        return _page(found, decision=form, status=refused.status)
    except StoreUnavailable:
        return _page(found, decision=form, status=503, alarm=True)
    if step is service.Step.DECIDE_TO_OPEN:
        return web.go("desk_medical.show", item=item, done="decided")
    return web.go("desk_medical.listing", done="decided")


@bp.post("/desk/kept-apart/<item>/other")
@web.for_officials(service.ROLE)
def other(item: str) -> AnyResponse:
    """Tell the other person in a recording that something was offered, or write down why not."""
    found, form = _found(item), OtherForm(request.form)
    if not form.validate():
        return _page(found, other=form, status=400)
    try:
        with web.portal().store.writing() as work:
            service.settle_other(
                work,
                official=web.official(),
                item=item,
                other=service.Other(form.other.data),
                number=form.digits,
                reason=form.because.data or "",
                today=web.today(),
                at=web.now(),
            )
    except Refused as refused:
        _say(form, "number", refused)
        return _page(found, other=form, status=refused.status)
    except StoreUnavailable:
        return _page(found, other=form, status=503, alarm=True)
    return web.go("desk_medical.show", item=item, done="other")


@bp.post("/desk/kept-apart/<item>/file")
@web.for_officials(service.ROLE)
def file(item: str) -> Response:
    """Open it, after the decision to open; the person sees that it was opened."""
    with web.portal().store.writing() as work:
        found, content = service.open_content(
            work, official=web.official(), item=item, today=web.today(), at=web.now()
        )
    return download(content, found.media_type)


def _found(item: str) -> service.Offered:
    with web.portal().store.reading() as work:
        return service.offered(work, official=web.official(), item=item, today=web.today())


def _say(form: Form, name: str, refused: Refused) -> None:
    """Say at the field that it is about why something was refused; else at the top of the page."""
    if name in form:
        form[name].errors = [refused.reason]  # type: ignore[list-item]  # A message; the page says it.
    else:
        form.form_errors = [*form.form_errors, refused.reason]  # type: ignore[list-item]  # See above.


def _page(
    found: service.Offered,
    *,
    decision: DecisionForm | None = None,
    other: OtherForm | None = None,
    status: int = 200,
    alarm: bool = False,
) -> Response:
    if decision is None:
        decision = DecisionForm()
        decision.offer(found)
    is_recording = found.kind is service.Kind.RECORDING
    return web.render(
        "desk/medical/item.html",
        status=status,
        item=found,
        kinds=KINDS,
        state_text=state_text,
        look=LOOKS,
        decision=decision if list(decision.step) else None,
        other=(other or OtherForm()) if is_recording and found.other is None else None,
        may_open=found.may(service.Step.OPEN),
        note=NOTES.get(request.args.get("done", "")),
        alarm=alarm,
    )
