"""Recording an exchange: one page, a text for another person, what each will read, and then it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import acting, assigned, looking, urgent
from portal.access.unseen_visits import hide_visit
from portal.agencies.principles import FOUR, PRINCIPLES
from portal.consultations import both_sides, service
from portal.desk.people.opening import desk_of
from portal.desk.people.views_check import may_correct
from portal.desk.recording.drafting import draft_of, show_problems
from portal.desk.recording.sheet import Sheet, writer
from portal.desk.recording.starting import from_entry, open_sheet, others
from portal.errors import Conflict, NotFound, StoreUnavailable
from portal.store import Work, Writing
from portal.words import N_

bp = Blueprint("desk_recording", __name__)

COMPLETED = N_("This emergency was completed just now, maybe in another window.")


@bp.get("/desk/people/<assignment>/record")
@web.for_officials()
def record(assignment: str) -> Response:
    """Show the page on which an exchange is written down."""
    desk = desk_of(assignment)
    sheet = open_sheet(desk.person, emergency=request.args.get("emergency", ""))
    return _first_page(sheet)


@bp.post("/desk/people/<assignment>/record")
@web.for_officials()
def save(assignment: str) -> AnyResponse:
    """Take one step: the kinds of data, the next page, what the person will read, or keep it."""
    return _step(Sheet.read(others(assignment), request.form))


@bp.get("/desk/people/<assignment>/entries/<entry>/correct")
@web.for_officials()
def correct(assignment: str, entry: str) -> Response:
    """Show the page of an entry that has to be corrected, with what stands there now."""
    desk = desk_of(assignment)
    item = ("consultation_subjects", entry)
    with looking(web.portal().store, desk.viewer, at=web.now(), item=item) as look:
        found = service.show(look, subject=entry)
    if not may_correct(web.official(), found):
        raise NotFound("entry")
    return _first_page(from_entry(desk.person, found))


@bp.post("/desk/people/<assignment>/entries/<entry>/correct")
@web.for_officials()
def save_correction(assignment: str, entry: str) -> AnyResponse:
    """Take one step of a correction; the older entry steps aside and stays."""
    return _step(Sheet.read(others(assignment), request.form, corrects=entry))


def _step(sheet: Sheet) -> AnyResponse:
    press = request.form.get("do", "go")
    if press in {"edit", "kinds"}:
        return _first_page(sheet)
    if not sheet.is_first_page_right():
        return _first_page(sheet, status=400)
    if sheet.second is not None and (press == "edit-second" or not sheet.is_second_begun):
        return _second_page(sheet)
    if sheet.second is not None and not sheet.is_second_page_right():
        return _second_page(sheet, status=400)
    return _keep(sheet) if press == "save" else _preview(sheet)


def _keep(sheet: Sheet) -> AnyResponse:
    """Keep it once, and tell each person, or hide it until two others agree."""
    official, at, token = web.official(), web.now(), sheet.form.token.data or ""
    draft = draft_of(sheet.form, sheet.people, official=official, corrects=sheet.corrects, at=at)
    draft = sheet.sourced(draft)
    try:
        with acting(web.portal().store, writer(official, sheet.person)) as work:
            for other in sheet.own:
                work.know(other.person, other.wrapped_key)
            if service.claim(work, draft=draft, token=token):
                draft = _replacing(work, sheet, draft, at)
                kept = service.record_claimed(
                    work, draft=draft, token=token, hold_reasons=sheet.hold_reasons, at=at
                )
                about = zip(kept.entries, (one.person for one in draft.subjects), strict=True)
                both_sides.wrote(work, official=official, entries=about, at=at)
                _hide_visit(work, sheet, kept.entries, at)
    except service.EntryIncomplete as missing:
        show_problems(missing.problems, sheet.form, *sheet.people.values())
        return _first_page(sheet, status=400)
    except Conflict as conflict:
        return _first_page(sheet, status=409, alarm=conflict.reason)
    except StoreUnavailable:
        return _first_page(sheet, status=503, alarm="lost")
    if sheet.person.person in sheet.hold_reasons:
        return web.go("desk.home", done="hidden")
    done = "hidden" if sheet.hold_reasons else "kept"
    return web.go("desk_people.person", assignment=sheet.person.assignment, done=done)


def _hide_visit(work: Writing, sheet: Sheet, entries: Sequence[str], at: datetime) -> None:
    """Hide this visit along with what was hidden in it, and close the file: the next visit is a new one."""
    for own, entry in zip(sheet.own, entries, strict=True):
        if own.person == sheet.person.person and own.person in sheet.hold_reasons:
            official, assignment = web.official(), own.assignment
            hide_visit(work, official=official, assignment=assignment, person=own.person, entry=entry, at=at)
            assigned.close_file(work, official=official, assignment=assignment)


def _replacing(work: Writing, sheet: Sheet, draft: service.Draft, at: datetime) -> service.Draft:
    """Make sure of what the new entry takes the place of: an older one, or an emergency."""
    if sheet.corrects:
        _check_older(work, sheet)
    emergency = sheet.form.emergency.data or ""
    if not emergency:
        return draft
    try:
        found = urgent.own(work, official=web.official(), emergency=emergency)
        urgent.complete(work, found=found, at=at)
    except NotFound as gone:
        # Completed in another window: the text stays on the page, as with two corrections.
        raise Conflict(COMPLETED) from gone
    return sheet.completing(draft, found)


def _check_older(work: Work, sheet: Sheet) -> None:
    """Check that the entry to correct still stands, and that this organisation took part in it.

    :raises Conflict: when somebody else corrected it.
    """
    try:
        found = service.show(work, subject=sheet.corrects)
    except NotFound as gone:
        raise Conflict(service.CORRECTED_BY_ANOTHER) from gone
    if not may_correct(web.official(), found):
        raise NotFound("entry")


def _first_page(sheet: Sheet, *, status: int = 200, alarm: object = "") -> Response:
    return web.render(
        "desk/recording/record.html",
        status=status,
        sheet=sheet,
        verdicts=service.VERDICTS,
        four=FOUR,
        principles=PRINCIPLES,
        form=sheet.form,
        action=sheet.action,
        hidden=sheet.hidden_on_first,
        alarm=alarm,
    )


def _second_page(sheet: Sheet, *, status: int = 200) -> Response:
    return web.render(
        "desk/recording/second.html",
        status=status,
        sheet=sheet,
        form=sheet.second,
        person=sheet.second_person,
        action=sheet.action,
        hidden=sheet.hidden_on_second,
        is_named=sheet.second_names_first,
    )


def _preview(sheet: Sheet) -> Response:
    draft = draft_of(sheet.form, sheet.people, official=web.official(), corrects=sheet.corrects, at=web.now())
    words, directory = web.words(), web.portal().directory()
    parts = [service.entry_part(words, directory, entry) for entry in service.entries_of(draft)]
    return web.render(
        "desk/recording/preview.html",
        sheet=sheet,
        verdicts=service.VERDICTS,
        read=list(zip([own.name for own in sheet.own], parts, strict=True)),
        action=sheet.action,
        hidden=sheet.hidden_on_preview,
        was_in_file=any(subject.in_file == "yes" for subject in draft.subjects),
        is_named=sheet.one_names_the_other,
        has_number=sheet.holds_number,
    )
