"""One thing of a sample, as its person reads it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import bindparam

from portal import web
from portal.access import ViewLog, visible
from portal.access.sample_rules import Kind
from portal.access.sampling import Drawn, Item
from portal.consultations import service as consultations
from portal.consultations.phrases import REASONS_AT_DESK
from portal.declarations import service as declarations
from portal.errors import NotFound
from portal.store import Work
from portal.words import N_

_LOOK = visible(ViewLog, ViewLog.at, ViewLog.role, ViewLog.agency_id, ViewLog.reason).where(
    ViewLog.id == bindparam("look")
)


@dataclass(frozen=True)
class Opened:
    """One thing of a sample, opened: a part of an entry, or facts with their names."""

    drawn: Drawn
    item: Item
    part: consultations.EntryPart | None
    facts: list[tuple[str, str]]


def opened(look: Work, drawn: Drawn, item: Item) -> Opened:
    """Open one thing of a sample.

    :raises NotFound: when it is hidden or was replaced since.
    """
    if drawn.kind is Kind.EXCHANGE:
        entry = consultations.show(look, subject=item.about)
        part = consultations.entry_part(web.words(), web.portal().directory(), entry)
        return Opened(drawn, item, part, [])
    facts = _declaration(look, item.about) if drawn.kind is Kind.DECLARATION else _look(look, item.about)
    return Opened(drawn, item, None, facts)


def _declaration(look: Work, id: str) -> list[tuple[str, str]]:
    words, name = web.words(), web.portal().directory().name
    found = declarations.show(look, declaration=id, today=web.today())
    bodies = words.listing([name(agency) for agency, _answer in found.bodies])
    return [
        (words.text(N_("What was signed")), found.line.title),
        (words.text(N_("Signed on")), words.moment(found.line.signed_at)),
        (words.text(N_("Organisations it names")), bodies or words.text(N_("None"))),
        (words.text(N_("What it is for")), found.texts.get("purpose", "")),
        (words.text(N_("The text")), found.texts.get("text", "")),
    ]


def _look(look: Work, id: str) -> list[tuple[str, str]]:
    words = web.words()
    row = look.row(_LOOK, look=id)
    if row is None:
        raise NotFound("view_log")
    reason = words.text(REASONS_AT_DESK[row.reason]) if row.reason in REASONS_AT_DESK else row.reason
    return [
        (words.text(N_("When")), words.moment(row.at)),
        (words.text(N_("Role")), words.say(consultations.role_said(row.role))),
        (words.text(N_("Organisation")), web.portal().directory().name(row.agency_id)),
        (words.text(N_("Reason")), reason),
    ]
