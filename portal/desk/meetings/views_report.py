"""The report of a meeting: written, read as the person will read it, and told; who does what, and when."""

from __future__ import annotations

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import assigned
from portal.consultations import both_sides
from portal.consultations import service as consultations
from portal.desk.meetings.entering import entry_of, released
from portal.desk.meetings.forms_report import ReportForm
from portal.desk.meetings.opening import AtMeeting, at_meeting, show_problems
from portal.desk.meetings.pressing import do, must_be
from portal.meetings import service
from portal.meetings.rules import Kind
from portal.meetings.service import State
from portal.promises import service as promises
from portal.promises.service import Side
from portal.store import Writing
from portal.store.work import AnyRow

PAGE = "desk/meetings/report.html"


def report(assignment: str, meeting: str) -> AnyResponse:
    """Write the report, see what the person reads, and tell it."""
    at = at_meeting(assignment, meeting)
    must_be(at, State.HELD)
    first = {"keep_until": service.usual_keep_until(web.today())}
    form = ReportForm(request.form) if request.method == "POST" else ReportForm(data=first)
    form.offer_bodies([at.found.row.agency_id, *(one.agency for one in at.found.at_table)])
    if request.method == "GET" or request.form.get("do") == "edit":
        return _page(at, form)
    if request.form.get("do") == "save":
        return do(
            at,
            form,
            lambda work: _finish(work, at, form),
            done="reported",
            box="report",
            again=lambda: _page(at, form, 400),
        )
    return _preview(at, form)


def _page(at: AtMeeting, form: ReportForm, status: int = 200) -> Response:
    return web.render(PAGE, status=status, at=at, form=form, is_pilot=at.found.row.kind == Kind.YOUTH)


def _preview(at: AtMeeting, form: ReportForm) -> Response:
    with web.portal().store.reading() as work:
        release = released(work, person=at.person, found=at.found)
    is_right, written = form.validate(), form.report_of(web.today())
    try:
        service.check_report(written, today=web.today(), kind=at.found.row.kind, is_released=release.is_all)
    except service.MeetingIncomplete as missing:
        show_problems(missing.problems, form, "report")
        is_right = False
    if not is_right:
        return _page(at, form, 400)
    draft = entry_of(
        at.found,
        written,
        official=web.official(),
        person=at.person,
        hold=None,
        release=release,
        at=web.now(),
    )
    (entry,) = consultations.entries_of(draft)
    hidden = [pair for pair in request.form.items(multi=True) if pair[0] not in {"csrf_token", "do"}]
    return web.render(
        "desk/meetings/preview.html",
        at=at,
        written=written,
        tasks=form.said(at),
        part=consultations.entry_part(web.words(), web.portal().directory(), entry),
        hidden=hidden,
    )


def _finish(work: Writing, at: AtMeeting, form: ReportForm) -> None:
    """Keep the report, its entry and who does what in one transaction, so that none is ever there alone."""
    official, now, written = web.official(), web.now(), form.report_of(web.today())
    release = released(work, person=at.person, found=at.found)
    service.check_report(written, today=web.today(), kind=at.found.row.kind, is_released=release.is_all)
    hold = assigned.hold_on(work, assignment=at.found.id, person=at.person)
    draft = entry_of(
        at.found, written, official=official, person=at.person, hold=hold, release=release, at=now
    )
    (entry,) = consultations.record(work, draft=draft, at=now)
    both_sides.wrote(work, official=official, entries=[(entry, at.person)], at=now)
    service.finish(
        work, official=official, person=at.person, found=at.found, report=written, entry=entry, at=now
    )
    _agree(work, at, form, hold)


def _agree(work: Writing, at: AtMeeting, form: ReportForm, hold: AnyRow | None) -> None:
    hidden = None if hold is None else dict(hold._mapping)
    for task in form.tasks:
        agency = at.found.row.agency_id if task.who == Side.PERSON else task.who
        promises.agree(
            work,
            viewer=at.desk.viewer,
            draft=promises.Draft(agency, task.what, web.today(), task.by),
            whose=Side.PERSON if task.who == Side.PERSON else Side.BODY,
            hold=hidden,
            at=web.now(),
            today=web.today(),
        )
