"""The register of agreements, for privacy officers: add one, or let one end."""

from __future__ import annotations

from datetime import date

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse
from wtforms import HiddenField

from portal import web
from portal.agencies.data_kinds import DATA_KINDS
from portal.agencies.grounds import CHOSEN
from portal.consultations.service import ARTICLES, BASES
from portal.desk.meetings.opening import show_problems
from portal.desk.recording.fields import boxes, line, listed, listing, long_text, offer, said
from portal.meetings import service
from portal.meetings.service import Agreement
from portal.store import new_id
from portal.web import Form, a_token
from portal.web.days import DayField
from portal.words import N_


class AgreementForm(Form):
    """One agreement between organisations."""

    service = "agreements"

    token = HiddenField(filters=[a_token])
    title = line(N_("What is it called?"))
    goal = long_text(N_("What is it for?"))
    summary = long_text(N_("What does it say, in plain words?"))
    bodies = boxes(N_("Which organisations?"))
    data_kinds = boxes(N_("Which kinds of data, at most?"))
    basis = listing(N_("Which ground in the law?"))
    article = listing(N_("Which article?"))
    address = line(N_("Where can people read the whole text?"), 400)
    from_day = DayField(N_("From which day does it hold?"))
    until_day = DayField(N_("Until which day?"))

    def offer_lists(self) -> None:
        """Fill the lists."""
        here = web.words()
        agencies = sorted((card.name, card.id) for card in web.portal().directory().agencies.values())
        self.bodies.choices = listed((id, name) for name, id in agencies)
        self.data_kinds.choices = listed((str(kind), text) for kind, text in DATA_KINDS.items())
        offer(self.basis, here, [(code, text) for code, text in said(here, BASES) if code in CHOSEN])
        offer(self.article, here, [(one, one) for one in ARTICLES])

    def agreement(self) -> Agreement:
        """Return the agreement that the form describes."""
        return Agreement(
            id=self.token.data or "",
            title=self.title.data or "",
            goal=self.goal.data or "",
            summary=self.summary.data or "",
            basis=self.basis.data or "",
            article=self.article.data or "",
            data_kinds=tuple(self.data_kinds.data or ()),
            address=self.address.data or "",
            from_day=self.from_day.data or date.max,
            until_day=self.until_day.data,
            bodies=tuple(self.bodies.data or ()),
        )


def register() -> AnyResponse:
    """Show the register and the form for a new agreement, or keep one."""
    form = (
        AgreementForm(request.form)
        if request.method == "POST"
        else AgreementForm(data={"token": new_id(), "from_day": web.today()})
    )
    form.offer_lists()
    if request.method == "GET":
        return _page(form)
    if form.from_day.data is None and not form.from_day.errors:
        form.from_day.errors = [N_("Say from which day it holds.")]
    if form.validate() and form.from_day.data is not None:
        try:
            with web.portal().store.writing() as work:
                service.add_agreement(work, official=web.official(), one=form.agreement(), at=web.now())
            return web.go("desk_meetings.register")
        except service.MeetingIncomplete as missing:
            show_problems(missing.problems, form, "title")
    return _page(form, status=400)


def end(id: str) -> AnyResponse:
    """Let an agreement end today; it stays in the register."""
    with web.portal().store.writing() as work:
        service.end_agreement(work, covenant=id, last=web.today())
    return web.go("desk_meetings.register")


def _page(form: AgreementForm, *, status: int = 200) -> Response:
    with web.portal().store.reading() as work:
        found = service.agreements(work)
    return web.render(
        "desk/meetings/register.html", status=status, form=form, agreements=found, today=web.today()
    )
