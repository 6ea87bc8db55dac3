"""The page "who may look, and who looked": by role and organisation."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Response, request

from portal import web
from portal.access import lookers, looking
from portal.access.standing_in import BECAUSE, Because
from portal.agencies.roles import role_said
from portal.consultations.phrases import ASSIGNED_FOR, REASONS_TO_OPEN
from portal.words import N_, SaidCount

FIRST_PAGE = datetime(9999, 1, 1, tzinfo=UTC)


@web.told
def access() -> Response:
    """Show who works for the person, who did, and who opened the file when and why."""
    viewer, today = web.viewer(), web.today()
    with looking(web.portal().store, viewer, at=web.now()) as look:
        found = lookers.may_look(look)
        visits, older = lookers.looked(look, before=_before())
    return web.render(
        "consultations/access.html",
        now=[_worker(one) for one in found if one.is_now(today)],
        earlier=[_worker(one) for one in found if not one.is_now(today)],
        visits=[_visit(visit) for visit in visits],
        is_first="before" not in request.args,
        older=web.url("consultations.access", before=f"{older.timestamp():.6f}") if older else None,
    )


def _before() -> datetime:
    """Read a place in the list from the address; one that cannot be read is the beginning."""
    try:
        return datetime.fromtimestamp(float(request.args.get("before", "")), UTC)
    except (ValueError, OverflowError, OSError):
        return FIRST_PAGE


def _who(role: str, agency: str) -> str:
    name = web.portal().directory().name(agency)
    return web.words().text(N_("%(agency)s, %(role)s"), agency=name, role=role_said(role))


def _worker(one: lookers.MayLook) -> tuple[str, str, str]:
    words = web.words()
    reason = words.text(ASSIGNED_FOR[one.reason]) if one.reason in ASSIGNED_FOR else one.reason
    if one.because in BECAUSE:
        reason = f"{reason}. {words.text(BECAUSE[Because(one.because)])}"
    since = words.text(N_("Since %(first)s"), first=one.from_day)
    if one.until_day:
        since = words.text(N_("From %(first)s to %(last)s"), first=one.from_day, last=one.until_day)
    who = _who(one.role, one.agency)
    if one.lent_by:
        lender = web.portal().directory().name(one.lent_by)
        who = words.text(N_("%(who)s, lent by %(organisation)s"), who=who, organisation=lender)
    return who, reason, since


ON_BEHALF = {
    "mandate": N_("You let this person act for you"),
    "mandate_law": N_("By law, or by a decision of a court"),
    "parent": N_("One of your parents, because the law allows it"),
    "visit": N_("You asked for help at a counter"),
}
"""Why somebody else than an official looked, by the reason in the view log."""


def _looker(visit: lookers.Looked) -> str:
    """Return who looked; a private person who acts for somebody has no role and no organisation."""
    if visit.reason in ON_BEHALF and not visit.agency:
        return web.words().text(N_("Somebody who acts for you"))
    return _who(visit.role, visit.agency)


def _visit(visit: lookers.Looked) -> tuple[str, str, str, str]:
    words = web.words()
    known = {**REASONS_TO_OPEN, **ON_BEHALF}
    reason = words.text(known[visit.reason]) if visit.reason in known else visit.reason
    return (
        words.moment(visit.at),
        _looker(visit),
        reason,
        words.say(SaidCount("%(n)s page", "%(n)s pages", visit.number)),
    )
