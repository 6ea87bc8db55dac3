"""Signing on paper: the exact text first, then the page with the signature, then the code to take home."""

from __future__ import annotations

from dataclasses import dataclass

from flask import request
from werkzeug.datastructures import CombinedMultiDict
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import Viewer, acting
from portal.cases.files import clean
from portal.desk.acting.forms import InkForm
from portal.errors import Refused
from portal.mandates import in_ink, listing
from portal.mandates.cases_of import cases_of
from portal.mandates.giving import Given, born_on
from portal.mandates.rules import How
from portal.store import Work, given_id, new_id
from portal.viewer import Act
from portal.words import N_

NO_PAGE = N_("Add a photo or a scan of the page with the signature.")


@dataclass(frozen=True)
class Place:
    """Where it is arranged: at an official's desk or in a visit."""

    viewer: Viewer
    action: str
    back: str


def arrange(place: Place) -> AnyResponse:
    """Ask what is allowed, show the text to print and sign, and keep it with the page of the signature."""
    is_sent = request.method == "POST"
    form = InkForm(CombinedMultiDict([request.files, request.form]) if is_sent else None)
    if not is_sent:
        form.once.data = new_id()
    name = web.portal().directory().name
    with web.portal().store.reading() as work:
        agencies = [(agency, name(agency)) for agency in listing.organisations(work)]
        cases = _cases(work, place.viewer)
    form.offer(agencies=agencies, cases=cases, say=web.words().text)
    if not is_sent or request.form.get("do") == "change":
        return _asked(place, form, 200)
    if not form.validate():
        return _incomplete(place, form)
    given = form.given(dict(cases), web.words(), today=web.today(), how=How.INK)
    try:
        return _next(place, form, given)
    except Refused as refused:
        if str(refused.reason) == NO_PAGE or form.scan.errors:
            return _to_sign(place, form, given, 400)
        form.place(str(refused.reason))
        return _asked(place, form, 400)


def _incomplete(place: Place, form: InkForm) -> AnyResponse:
    """Name everything that is missing at once, the look at an identity card as well."""
    with acting(web.portal().store, place.viewer) as work:
        born = born_on(work, place.viewer.person)
    if born is None and not form.is_age_seen.data:
        form.place(in_ink.AGE_NOT_SEEN)
    return _asked(place, form, 400)


def _cases(work: Work, viewer: Viewer) -> list[tuple[str, str]]:
    """Return the cases to choose from: only in a visit in which all of them may be seen."""
    is_whole = viewer.capacity == "visit" and viewer.may(Act.COMPLAINTS) and viewer.may(Act.REQUESTS)
    return cases_of(work, viewer.person) if is_whole else []


def _next(place: Place, form: InkForm, given: Given) -> AnyResponse:
    """Show the text to sign, or keep what was signed.

    :raises Refused: when it may not be given like this, or the page with the signature is not right.
    """
    viewer, today, seen = place.viewer, web.today(), bool(form.is_age_seen.data)
    with acting(web.portal().store, viewer) as work:
        in_ink.check(work, person=viewer.person, given=given, is_age_seen=seen, today=today)
    if request.form.get("do") != "keep":
        return _to_sign(place, form, given, 200)
    page = _page_of(form)
    with acting(web.portal().store, viewer) as work:
        code = in_ink.keep_signed(
            work,
            person=viewer.person,
            account=viewer.account,
            given=given,
            scan=page,
            once=given_id(form.once.data),
            is_age_seen=seen,
            at=web.now(),
            today=today,
        )
    return web.render("desk/acting/code.html", code=code, is_by_law=False, back=place.back)


def _page_of(form: InkForm) -> in_ink.Signed:
    """Return the page with the signature, cleaned; that takes a while, so no transaction waits for it.

    :raises Refused: when there is none, or it is no picture and no PDF.
    """
    content = form.file()
    try:
        if not content:
            raise Refused(NO_PAGE)
        cleaned = clean(content)
    except Refused as refused:
        # A message that the page says, as a text or with a value in it.
        form.scan.errors = [*form.scan.errors, refused.reason]  # type: ignore[list-item]
        raise
    return in_ink.Signed(cleaned.media_type, cleaned.content)


def _asked(place: Place, form: InkForm, status: int) -> AnyResponse:
    return web.render("desk/acting/ink.html", status=status, form=form, place=place)


def _to_sign(place: Place, form: InkForm, given: Given, status: int) -> AnyResponse:
    return web.render("desk/acting/sign.html", status=status, form=form, given=given, place=place)
