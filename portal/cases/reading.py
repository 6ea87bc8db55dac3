"""Reading cases: the list page by page, and one case whole."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import bindparam, tuple_

from portal.access import stand_for, visible
from portal.access.colleagues import labels
from portal.cases import kinds
from portal.cases.attachments import case_files
from portal.cases.counting import from_json
from portal.cases.kind import LISTS, Kind
from portal.cases.models import Case, CaseEvent, CaseMessage, CasePart, Grievance
from portal.cases.rules import State
from portal.cases.shown import (
    CaseLine,
    CaseList,
    CaseView,
    EventView,
    MessageView,
    PartView,
    PointView,
)
from portal.errors import NotFound
from portal.store import Work
from portal.store.models import Text
from portal.store.work import AnyRow

_COLUMNS = tuple(Case.__table__.columns)
_LIST = (
    visible(Case, *_COLUMNS).order_by(Case.sent_at.desc(), Case.id.desc()).limit(bindparam("number_of_rows"))
)
_NUMBERS = visible(Case, Case.id, Case.number).order_by(Case.sent_at.desc(), Case.id.desc()).limit(50)
_WITH_NUMBER = visible(Case, Case.id).where(Case.number == bindparam("number"))
_SENT_AT = visible(Case, Case.sent_at).where(Case.id == bindparam("before")).correlate(None)
_LIST_OLDER = _LIST.where(
    tuple_(Case.sent_at, Case.id) < tuple_(_SENT_AT.scalar_subquery(), bindparam("before"))
)
_CASE = visible(Case, *_COLUMNS).where(Case.id == bindparam("case"))
_SENT_AS = visible(Case, Case.id).where(Case.draft_id == bindparam("draft"))
_SENT_BY = (
    visible(Case, *_COLUMNS)
    .where(
        Case.account_id == bindparam("sender"),
        Case.sent_at >= bindparam("sent_from"),
        Case.sent_at <= bindparam("sent_to"),
    )
    .order_by(Case.sent_at, Case.id)
)
_PARTS = (
    visible(CasePart, *CasePart.__table__.columns)
    .where(CasePart.case_id == bindparam("case"))
    .order_by(CasePart.position)
)
_POINTS = (
    visible(Grievance, *Grievance.__table__.columns)
    .where(Grievance.part_id.in_(bindparam("parts", expanding=True)))
    .order_by(Grievance.position)
)
_EVENTS = (
    visible(CaseEvent, CaseEvent.at, CaseEvent.what, CaseEvent.by, CaseEvent.details)
    .where(CaseEvent.case_id == bindparam("case"))
    .order_by(CaseEvent.at, CaseEvent.id)
)
_MESSAGES = (
    visible(
        CaseMessage,
        *(CaseMessage.id, CaseMessage.at, CaseMessage.by, CaseMessage.language, CaseMessage.account_id),
    )
    .where(CaseMessage.case_id == bindparam("case"))
    .order_by(CaseMessage.at, CaseMessage.id)
)
_TEXTS = visible(Text, Text.person_id, Text.about_table, Text.about_id, Text.field, Text.sealed).where(
    Text.about_id.in_(bindparam("rows", expanding=True)), Text.version == 0
)

Words = Mapping[str, Mapping[str, str]]
"""Texts by the id of their row, and then by field."""


def list_for(look: Work, *, before: str | None = None, size: int = 20) -> CaseList:
    """Return a page of this person's cases, newest first, in one query.

    :param before: ``older`` of the page before.
    """
    statement, binds = (_LIST_OLDER, {"before": before}) if before else (_LIST, {})
    rows = look.rows(statement, number_of_rows=size + 1, **binds)
    items = tuple(_line(row) for row in rows[:size])
    return CaseList(items, items[-1].id if len(rows) > size else None)


def sent_by(look: Work, *, account: str, since: datetime, until: datetime) -> list[CaseLine]:
    """Return what one account sent for this person within some time."""
    rows = look.rows(_SENT_BY, sender=account, sent_from=since, sent_to=until)
    return [_line(row) for row in rows]


def show(look: Work, case: str) -> CaseView:
    """Return one case whole, in eight queries at most however large it is.

    :raises NotFound: when it is not there, not theirs, or hidden.
    """
    row = look.row(_CASE, case=case)
    if row is None:
        raise NotFound("cases")
    parts = look.rows(_PARTS, case=case)
    points = look.rows(_POINTS, parts=[part.id for part in parts])
    messages = look.rows(_MESSAGES, case=case)
    files = case_files(look, case=case)
    words = _words(look, [*(found.id for found in (*parts, *points, *messages)), *(one.id for one in files)])
    views = tuple(_part(part, words) for part in parts)
    return CaseView(
        id=row.id,
        number=row.number,
        kind=kinds.find(row.kind),
        state=State(row.state),
        first_day=row.first_day,
        sent_at=row.sent_at,
        channel=row.channel,
        language=row.language,
        owner=row.owner_agency_id or "",
        answer_by=row.answer_by,
        is_urgent=row.is_urgent,
        remind_on=row.remind_on,
        undo_until=row.undo_until,
        parts=views,
        grievances=_points(points, views, words),
        events=_events(look.rows(_EVENTS, case=case)),
        messages=_messages(look, messages, words),
        attachments=tuple(replace(one, says=words.get(one.id, {}).get("says", "")) for one in files),
    )


def _messages(look: Work, rows: Sequence[AnyRow], words: Words) -> tuple[MessageView, ...]:
    staff = labels(look, (one.account_id for one in rows if one.by == "body"))
    return tuple(
        MessageView(
            *(one.id, one.at, one.by, words.get(one.id, {}).get("text", ""), one.language),
            *staff.get(one.account_id if one.by == "body" else "", ("", "")),
        )
        for one in rows
    )


def numbers(look: Work, person: str) -> list[tuple[str, str]]:
    """Return id and number of a person's newest cases, for a choice between them; 50 at most."""
    stand_for(look, person)
    return [(row.id, row.number) for row in look.rows(_NUMBERS)]


def with_number(look: Work, number: str) -> str:
    """Return the case with this number.

    :raises NotFound: when it is not there, not of this person, or hidden; these are the same.
    """
    found = look.value(_WITH_NUMBER, number=number)
    if found is None:
        raise NotFound("cases")
    return str(found)


def sent_as(look: Work, draft: str) -> str:
    """Return the case that a draft became.

    :raises NotFound: when there is none, or it is not theirs.
    """
    case = look.value(_SENT_AS, draft=draft)
    if case is None:
        raise NotFound("drafts")
    return str(case)


def _line(row: AnyRow) -> CaseLine:
    return CaseLine(
        id=row.id,
        number=row.number,
        kind=kinds.find(row.kind),
        state=State(row.state),
        first_day=row.first_day,
        answer_by=row.answer_by,
        is_urgent=row.is_urgent,
        owner=row.owner_agency_id or "",
        remind_on=row.remind_on,
        undo_until=row.undo_until,
    )


def _events(rows: Sequence[AnyRow]) -> tuple[EventView, ...]:
    """Return the timeline; of two lines of one moment the receipt comes first."""
    events = (EventView(row.at, row.what, row.by, json.loads(row.details)) for row in rows)
    return tuple(sorted(events, key=lambda event: (event.at, event.what != "received")))


def _words(look: Work, rows: Sequence[str]) -> Words:
    words: dict[str, dict[str, str]] = {}
    for row in look.rows(_TEXTS, rows=rows):
        text = look.open(row.person_id, row.about_table, row.about_id, row.field, row.sealed)
        words.setdefault(row.about_id, {})[row.field] = text
    return words


def _part(row: AnyRow, words: Words) -> PartView:
    kind = kinds.find(row.kind)
    return PartView(
        id=row.id,
        position=row.position,
        kind=kind,
        state=State(row.state),
        answer_by=row.answer_by,
        counted=from_json(row.counted),
        about_table=row.about_table,
        about_id=row.about_id,
        agency=row.agency_id or "",
        answers={name: _answer(kind, name, text) for name, text in words.get(row.id, {}).items()},
    )


def _answer(kind: Kind, name: str, text: str) -> str | list[str]:
    question = kind.question(name)
    return text.split("\n") if question is not None and question.shape in LISTS else text


def _points(rows: Sequence[AnyRow], parts: Sequence[PartView], words: Words) -> tuple[PointView, ...]:
    """Return the points; one without text of its own is the story of its part, or of what was sent first."""
    by_id = {part.id: part for part in parts}
    return tuple(
        PointView(
            id=row.id,
            part=row.part_id,
            position=row.position,
            state=State(row.state),
            answer_by=row.answer_by,
            text=words.get(row.id, {}).get("text") or _story(by_id[row.part_id]) or _story(parts[0]),
            answer=words.get(row.id, {}).get("answer", ""),
        )
        for row in rows
    )


def _story(part: PartView) -> str:
    told = part.answers.get(part.kind.questions[0].name, "")
    return told if isinstance(told, str) else "\n".join(told)
