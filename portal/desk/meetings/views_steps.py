"""The steps of an official with one meeting: each a page of its own, each kept once."""

from __future__ import annotations

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse
from wtforms import Form

from portal import web
from portal.consultations.service import KIND_NAMES
from portal.desk.meetings.forms import HeldForm, InviteForm, TellForm
from portal.desk.meetings.opening import AtMeeting, at_meeting
from portal.desk.meetings.pressing import ask, do, must_be
from portal.desk.recording.fields import listed
from portal.meetings import service
from portal.meetings.service import State
from portal.store import Writing, new_id


def invite(assignment: str, meeting: str) -> AnyResponse:
    """Invite a body: first which one, then why and what it may hear; the kinds follow from the roles."""
    at = at_meeting(assignment, meeting)
    must_be(at, State.DRAFT, State.PLANNED)
    form = InviteForm(request.form) if request.method == "POST" else InviteForm(data={"token": new_id()})
    form.offer_lists(at.agreement)
    if request.method == "GET" or request.form.get("do") == "kinds":
        return _invite_page(at, form)
    invitation = service.Invitation(
        agency=form.agency.data or "",
        role=form.role.data or "",
        why=form.why.data or "",
        data_kinds=tuple(form.data_kinds.data or ()),
        basis=form.basis.data or "",
        article=form.article.data or "",
        because=form.because.data or "",
        proposal=form.proposal.data or "",
    )

    def verb(work: Writing) -> None:
        service.invite(
            work,
            official=web.official(),
            person=at.person,
            found=at.found,
            invitation=invitation,
            limits=at.limits,
            agreement=at.agreement,
            token=form.token.data or "",
            at=web.now(),
        )

    return do(at, form, verb, done="invited", box="data_kinds", again=lambda: _invite_page(at, form, 400))


def _invite_page(at: AtMeeting, form: InviteForm, status: int = 200) -> Response:
    asked = service.to_answer(at.limits, agency=form.agency.data or "")
    said = [one for one in at.limits if one.agency == form.agency.data and one.answer != "yes"]
    return web.render(
        "desk/meetings/invite.html",
        status=status,
        at=at,
        form=form,
        limits=said,
        has_limits=bool(asked),
        kind_names=KIND_NAMES,
    )


def tell(assignment: str, meeting: str) -> AnyResponse:
    """Show what the person will read, and tell it."""
    at = at_meeting(assignment, meeting)
    must_be(at, State.DRAFT)
    form = TellForm(request.form) if request.method == "POST" else TellForm()
    form.offer_lists()
    later = None
    if form.is_hidden.data and form.review_on.data:
        reason, article = form.hold_reason.data or "", form.hold_article.data or ""
        later = service.Later(article=article, review_on=form.review_on.data, reason=reason)

    def verb(work: Writing) -> None:
        service.tell_beforehand(
            work,
            official=web.official(),
            person=at.person,
            found=at.found,
            limits=at.limits,
            how=form.how.data or "",
            later=later,
            at=web.now(),
        )

    done = "hidden" if later else "told"
    return ask(at, form, "desk/meetings/tell.html", verb, done=done, box="how", part=at.part())


def held(assignment: str, meeting: str) -> AnyResponse:
    """Write down who was there and what was told."""
    at = at_meeting(assignment, meeting)
    must_be(at, State.PLANNED)
    form, parts = HeldForm(request.form), {one.id: one for one in at.part().partners}
    form.there.choices = listed((one.id, parts[one.id].name) for one in at.found.at_table)
    form.shared.choices = listed(
        (datum.id, f"{parts[one.id].name}: {kind}")
        for one in at.found.at_table
        for datum, (kind, _ground) in zip(one.data, parts[one.id].data, strict=True)
        if datum.sharing == "planned"
    )
    observers = {one.id: one for one in at.part().observers}
    form.observers.choices = listed((one.id, one.name) for one in observers.values() if one.answer == "yes")

    def verb(work: Writing) -> None:
        service.hold(
            work,
            official=web.official(),
            person=at.person,
            found=at.found,
            limits=at.limits,
            there=form.there.data or (),
            shared=form.shared.data or (),
            was_present=form.was_present.data or "",
            without=form.without_you.data or "",
            observers=form.observers.data or (),
            at=web.now(),
        )

    return ask(at, form, "desk/meetings/held.html", verb, done="held", box="there")


def stop(assignment: str, meeting: str) -> AnyResponse:
    """Stop a meeting for a person who says so by phone or at the counter."""
    at, body = at_meeting(assignment, meeting), web.official().agency

    def verb(work: Writing) -> None:
        service.stop(work, person=at.person, found=at.found, by="official", agency=body, at=web.now())

    return do(at, Form(), verb, done="stopped")


def cancel(assignment: str, meeting: str) -> AnyResponse:
    """Call a meeting off."""
    at = at_meeting(assignment, meeting)

    def verb(work: Writing) -> None:
        service.cancel(work, official=web.official(), person=at.person, found=at.found, at=web.now())

    return do(at, Form(), verb, done="cancelled")
