"""The page on which a team leader looks back: who of the team opened files, how often, and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from flask import Response, request
from wtforms import RadioField
from wtforms.validators import AnyOf

from portal import web
from portal.access import supervising
from portal.clock import AMSTERDAM
from portal.consultations.phrases import REASONS_AT_DESK
from portal.consultations.service import role_said
from portal.desk.recording.fields import listed
from portal.web import Form
from portal.words import N_

LEADER = "team_leader"
PERIODS = {"30": N_("The last 30 days"), "91": N_("The last three months")}


class LooksForm(Form):
    """Over which days the leader looks back."""

    service = "looking-back"

    period = RadioField(
        N_("Over which days?"),
        [AnyOf(tuple(PERIODS), message=N_("Choose over which days."))],
        choices=listed(PERIODS.items()),
        validate_choice=False,
    )


@web.for_officials(LEADER)
def looks() -> Response:
    """Ask over which days, or show who looked how often and why; the look back is written down."""
    if request.method == "GET":
        return _page(LooksForm())
    form, official, today = LooksForm(request.form), web.official(), web.today()
    if not form.validate():
        return _page(form, status=400)
    first = today - timedelta(days=int(form.period.data))
    period = supervising.Period(first, today, _midnight(first), web.now())
    with web.portal().store.writing() as work:
        found = supervising.review(work, official=official, period=period, at=web.now())
    return _page(form, found=found)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=AMSTERDAM)


def _page(
    form: LooksForm, *, found: Sequence[supervising.Looks] | None = None, status: int = 200
) -> Response:
    with web.portal().store.reading() as work:
        earlier = supervising.earlier(work, official=web.official())
    words = web.words()
    return web.render(
        "desk/team/looks.html",
        status=status,
        form=form,
        rows=None if found is None else [_row(one) for one in found],
        earlier=[(words.moment(at), words.day(first), words.day(last)) for first, last, at in earlier],
    )


def _row(one: supervising.Looks) -> tuple[str, str, str]:
    words = web.words()
    role = words.say(role_said(one.role))
    who = words.text(N_("%(role)s, number %(number)s"), role=role, number=one.place)
    known = REASONS_AT_DESK.get(one.reason)
    return who, words.text(known) if known else one.reason, words.number(one.number)
