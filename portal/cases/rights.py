"""Reading what was answered to a request about one's data, and the board of who got the data."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam

from portal.access import visible
from portal.access.handlers import own_work
from portal.cases import kinds
from portal.cases.copies import released
from portal.cases.kept_words import words_of
from portal.cases.kind import Kind
from portal.cases.lifting import KIND as RESTRICTION
from portal.cases.lifting import ends
from portal.cases.models import Case
from portal.cases.models_recipients import RecipientTask, RightAnswer
from portal.cases.rights_shown import GIVES, TOLD, Looked, Recipient, RightAnswerView, Rights
from portal.store import Work
from portal.store.work import AnyRow
from portal.terms import amsterdam_day
from portal.viewer import Official

MOST_WAITING = 500

LISTS_SYSTEMS = frozenset(kind.code for kind in kinds.all() if kind.lists_systems)
"""Kinds that are answered with a copy."""

_ANSWERS = (
    visible(RightAnswer, *RightAnswer.__table__.columns)
    .where(RightAnswer.case_id == bindparam("case"))
    .order_by(RightAnswer.sent_at, RightAnswer.id)
)
_TASKS = (
    visible(RecipientTask, *RecipientTask.__table__.columns)
    .where(RecipientTask.case_id == bindparam("case"))
    .order_by(RecipientTask.told_at, RecipientTask.agency_id)
)
_WAITING = (
    own_work(
        RecipientTask.case_id,
        RecipientTask.person_id,
        RecipientTask.case_id,
        RecipientTask.told_at,
        Case.number,
        Case.kind,
    )
    .join(Case, Case.id == RecipientTask.case_id)
    .where(RecipientTask.state == TOLD)
    .order_by(RecipientTask.told_at, RecipientTask.id)
    .limit(MOST_WAITING)
)


@dataclass(frozen=True)
class Waiting:
    """A case that was answered and waits for bodies that were told."""

    case: str
    number: str
    kind: Kind
    bodies: int
    told_on: date

    def days(self, today: date) -> int:
        """Return for how many days the longest has not answered."""
        return (today - self.told_on).days


def rights(look: Work, case: str) -> Rights:
    """Return the answers and the board that the viewer may see; empty while nothing was answered."""
    answers, tasks = look.rows(_ANSWERS, case=case), look.rows(_TASKS, case=case)
    ids = [row.id for row in (*answers, *tasks)]
    is_set_aside = any(row.kind == RESTRICTION and row.outcome in GIVES for row in answers)
    words = words_of(look, ids) if ids else {}
    return Rights(
        answers=tuple(_answer(row, words.get(row.id, {})) for row in answers),
        board=tuple(_recipient(row, words.get(row.id, {})) for row in tasks),
        copies=released(look, case) if any(row.kind in LISTS_SYSTEMS for row in answers) else {},
        is_set_aside=is_set_aside,
        ends=ends(look, case) if is_set_aside else (),
    )


def waiting_boards(work: Work, *, official: Official, at: datetime, today: date) -> tuple[Waiting, ...]:
    """Return the official's own cases that wait for bodies, the longest wait first."""
    rows = work.rows(_WAITING, account=official.account, at=at, today=today)
    by_case: dict[str, list[AnyRow]] = {}
    for row in rows:
        by_case.setdefault(row.case_id, []).append(row)
    return tuple(
        Waiting(case, own[0].number, kinds.find(own[0].kind), len(own), amsterdam_day(own[0].told_at))
        for case, own in by_case.items()
    )


def _answer(row: AnyRow, words: Mapping[str, str]) -> RightAnswerView:
    return RightAnswerView(
        id=row.id,
        part=row.part_id,
        kind=kinds.find(row.kind),
        outcome=row.outcome,
        article=row.article,
        sent_at=row.sent_at,
        object_until=row.object_until,
        reason=words.get("reason", ""),
        meaning=words.get("meaning", ""),
        systems=tuple(Looked(*one) for one in json.loads(words.get("systems", "[]"))),
    )


def _recipient(row: AnyRow, words: Mapping[str, str]) -> Recipient:
    return Recipient(
        row.id,
        row.part_id,
        row.agency_id,
        row.state,
        row.told_at,
        row.answered_at,
        words.get("because", ""),
        row.what,
    )
