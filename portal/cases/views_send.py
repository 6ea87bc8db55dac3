"""Sending a draft once, its receipt, and throwing a draft away."""

from __future__ import annotations

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import acting
from portal.cases import service
from portal.cases.asking import DROP, sure_page
from portal.cases.calling import owner_of
from portal.cases.case_page import all_answers, read_case
from portal.cases.pages import check_page, read_draft
from portal.cases.phrases import answer_lines, day_lines
from portal.cases.urgent import heard_by
from portal.cases.views_draft import refused_page
from portal.errors import StoreUnavailable
from portal.terms import amsterdam_day


def send(id: str) -> AnyResponse:
    """Send a draft; a second press leads to the same receipt. No receipt unless it is on disk."""
    viewer = web.viewer()
    try:
        with acting(web.portal().store, viewer) as work:
            case = service.send(
                work,
                viewer=viewer,
                draft=id,
                language=web.words().lang,
                channel=viewer.channel,
                at=web.now(),
                today=web.today(),
            )
    except service.AnswerRefused as refused:
        return refused_page(id, refused)
    except StoreUnavailable:
        found, pointer = read_draft(id)
        return check_page(found, pointer=pointer, status=503, alarm="lost")
    return web.go("cases.receipt", id=case)


def receipt(id: str) -> Response:
    """Show the proof: number, moment, what was sent, who handles it, and every last day with its counting."""
    case, pointer = read_case(id)
    names = web.portal().directory().name
    return web.render(
        "cases/receipt.html",
        case=case,
        pointer=pointer,
        lines=answer_lines(case.kind, all_answers(case), names, case.first_day),
        days=day_lines(case.counted, case.kind.answer_term),
        owner=owner_of(case),
        heard_by=heard_by(amsterdam_day(case.sent_at)) if case.is_urgent else None,
    )


def drop(id: str) -> AnyResponse:
    """Say what happens, and throw a draft away."""
    read_draft(id)
    back, action = web.url("cases.overview"), web.url("cases.drop", id=id)
    if request.method == "GET":
        return sure_page(DROP, action=action, back=back)
    try:
        with acting(web.portal().store, web.viewer()) as work:
            service.drop_draft(work, draft=id)
    except StoreUnavailable:
        return sure_page(DROP, action=action, back=back, alarm=True)
    return web.go("cases.overview", done="dropped")
