"""Pages of invited bodies, and of who decides whether a stopped meeting goes on: numbers, never names."""

from __future__ import annotations

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.agencies.data_kinds import DATA_KINDS, DataKind
from portal.agencies.grounds import BASES, Basis
from portal.errors import Conflict, Refused
from portal.meetings import service
from portal.meetings.phrases import COMINGS, KINDS
from portal.meetings.rules import Coming, Kind
from portal.store.work import AnyRow
from portal.words import N_

DONE = {"yes": N_("They know that you come."), "no": N_("They know that you do not come.")}
TOO_MUCH = N_("It is hidden. The privacy officer looks at it.")


def line_of(row: AnyRow) -> tuple[str, str, str, str]:
    """Return one invitation for a list: when, a number, its address, and what was answered."""
    words = web.words()
    return (
        words.moment(row.planned_at),
        words.text(N_("Meeting %(number)s"), number=row.number),
        web.url("desk_meetings.invitation", partner=row.id),
        words.text(COMINGS[Coming(row.coming)]) if row.state != "stopped" else words.text(N_("Stopped")),
    )


def invitation(partner: str) -> Response:
    """Show an invitation: a number, a moment, and what may be told to this body."""
    note = DONE.get(request.args.get("done", ""), "")
    return _page(partner, note=TOO_MUCH if request.args.get("done") == "too-much" else note)


def answer(partner: str) -> AnyResponse:
    """Say that the body comes or not, or that something is too much.

    :raises Conflict: when the person stopped the meeting, or it is over.
    """
    official, at, do = web.official(), web.now(), request.form.get("do", "")
    with web.portal().store.writing() as work:
        if do == "too-much":
            datum = request.form.get("datum", "")
            service.say_too_much(work, official=official, partner=partner, datum=datum, at=at)
        else:
            service.answer_invitation(work, official=official, partner=partner, comes=do == "yes", at=at)
    return web.go("desk_meetings.invitation", partner=partner, done=do)


def _page(partner: str, *, note: str) -> Response:
    with web.portal().store.reading() as work:
        found = service.invitation(work, official=web.official(), partner=partner)
    words, directory = web.words(), web.portal().directory()
    row = found.row
    contact = directory.contacts.get(row.contact_id or "")
    return web.render(
        "desk/meetings/invitation.html",
        found=found,
        note=note,
        facts=[
            (words.text(N_("When")), words.moment(row.planned_at)),
            (words.text(N_("By")), directory.name(row.host)),
            (words.text(N_("What sort of meeting")), words.text(KINDS[Kind(row.kind)])),
            (words.text(N_("Your answer")), words.text(COMINGS[Coming(row.coming)])),
        ],
        contact=contact,
        data=[
            (
                one.id,
                words.text(DATA_KINDS[DataKind(one.data_kind)]),
                words.text(BASES[Basis(one.basis)]),
                one.article,
            )
            for one in found.data
        ],
    )


def grounds() -> AnyResponse:
    """Show the stopped meetings that a colleague wants to go on, and decide about one."""
    official, alarm, status = web.official(), "", 200
    if request.method == "POST":
        ground, agrees = request.form.get("ground", ""), request.form.get("do") == "agree"
        try:
            with web.portal().store.writing() as work:
                service.decide_ground(work, official=official, ground=ground, agrees=agrees, at=web.now())
            return web.go("desk_meetings.grounds")
        except (Conflict, Refused) as refused:
            alarm, status = str(refused.reason), refused.status
    with web.portal().store.reading() as work:
        found = service.waiting_grounds(work, official=official)
    name = web.portal().directory().name
    rows = [(row, name(row.agency_id), because) for row, because in found]
    return web.render("desk/meetings/grounds.html", status=status, rows=rows, alarm=alarm)
