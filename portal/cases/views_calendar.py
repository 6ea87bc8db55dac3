"""The days of a case as a calendar file: only when asked for, only on one's own device, in neutral words."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from flask import Response
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.cases.case_page import read_case
from portal.cases.clocks import clocks
from portal.cases.shown import CaseView
from portal.errors import NotFound
from portal.words import N_

ONCE = N_("A day to remember")
"""What a calendar says on the day: others may look at it too."""

_LINE = "\r\n"


def calendar(id: str) -> Response:
    """Say what a calendar would hold, and give the file on a device of one's own."""
    case, _ = read_case(id)
    return web.render("cases/calendar.html", case=case, is_own=web.viewer().device == "own", days=_days(case))


def calendar_file(id: str) -> AnyResponse:
    """Give the days as a calendar file.

    :raises NotFound: on a device that others use too, and while there is no day to remember.
    """
    case, _ = read_case(id)
    days = _days(case)
    if web.viewer().device != "own" or not days:
        raise NotFound("calendar")
    content = as_calendar(days, title=web.words().text(ONCE), made_at=web.now())
    headers = {"Content-Disposition": 'attachment; filename="days.ics"', "Cache-Control": "no-store"}
    return Response(content, content_type="text/calendar; charset=utf-8", headers=headers)


def _days(case: CaseView) -> tuple[date, ...]:
    today = web.today()
    both = clocks(case, today)
    found = {
        day
        for line in (*both.theirs, *both.mine)
        if isinstance(day := dict(line.text.values).get("day"), date)
    }
    return tuple(sorted(day for day in found if day >= today))


def as_calendar(days: tuple[date, ...], *, title: str, made_at: datetime) -> str:
    """Return whole days as a calendar (RFC 5545), without reminder, place, person or address."""
    return _LINE.join(_lines(days, title, made_at)) + _LINE


def _lines(days: tuple[date, ...], title: str, made_at: datetime) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//days//NL", "CALSCALE:GREGORIAN")
    for day in days:
        # The same day has the same name, so that a file fetched twice gives no doubles.
        name = hashlib.sha256(day.isoformat().encode()).hexdigest()[:32]
        yield from ("BEGIN:VEVENT", f"UID:{name}", f"DTSTAMP:{made_at:%Y%m%dT%H%M%SZ}")
        yield from (f"DTSTART;VALUE=DATE:{day:%Y%m%d}", f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}")
        yield from (f"SUMMARY:{title}", "CLASS:PRIVATE", "TRANSP:TRANSPARENT", "END:VEVENT")
    yield "END:VCALENDAR"
