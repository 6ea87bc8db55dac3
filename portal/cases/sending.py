"""Sending: a draft becomes a case, whole or not at all, and once however often the button is pressed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from sqlalchemy import bindparam, update

from portal.access import Viewer, visible
from portal.cases import kinds
from portal.cases.answering import Kept, as_text, checked
from portal.cases.claiming import claim, keep_case
from portal.cases.counting import act_by, answer_by, preview_terms, to_json
from portal.cases.drafts import opened_answers
from portal.cases.kind import Kind, Shape
from portal.cases.models import Attachment, Case, CasePart, Grievance
from portal.cases.old_enough import check_age
from portal.cases.rules import State
from portal.cases.special import set_off
from portal.cases.timeline import write_event
from portal.cases.urgent import ask_to_call, is_urgent
from portal.errors import NotFound
from portal.medical import service as medical
from portal.notices.service import tell
from portal.store import Writing, new_id
from portal.store.models import Text
from portal.store.texts import text_row
from portal.store.work import AnyRow
from portal.terms import Counted, amsterdam_day

CHANNELS = frozenset({"web", "phone", "counter", "post"})
"""How a case came in. The dates are the same for each (R-002)."""

_KEPT_ELSEWHERE = frozenset({Shape.BODIES, Shape.GRIEVANCES, Shape.FILES})

_SENT_BEFORE = visible(Case, Case.id).where(Case.draft_id == bindparam("draft"))
_MOVE_FILES = (
    update(Attachment)
    .where(Attachment.draft_id == bindparam("draft"), Attachment.person_id == bindparam("principal"))
    .values(case_id=bindparam("to_case"), draft_id=None)
    .returning(Attachment.sha256)
)


@dataclass(frozen=True)
class Asked:
    """What one kind asks, ready to become parts: all that does not depend on who sends it."""

    kind: Kind
    answers: Kept
    first_day: date
    about_table: str = ""
    about_id: str = ""
    bodies: tuple[str | None, ...] = (None,)

    @cached_property
    def counted(self) -> tuple[Counted, ...]:
        """Return its terms, all counted from the first day."""
        return preview_terms(self.kind, self.first_day, self.answers)

    @property
    def last_day(self) -> date | None:
        """Return the last day for an answer, if it is known."""
        return answer_by(self.kind, self.counted)


def send(
    work: Writing,
    *,
    viewer: Viewer,
    draft: str,
    language: str,
    channel: str = "web",
    received_on: date | None = None,
    at: datetime,
    today: date,
) -> str:
    """Send a draft, in the caller's one transaction, and return the id of the case.

    A second press returns the first case. Leaving the transaction means that it is on disk.

    :param received_on: the day on which it first came in, if not now: all terms count from it.
    :raises NotFound: when there is no such draft and no case made from it.
    :raises AnswerRefused: when an answer the law needs is missing; nothing changes.
    """
    if channel not in CHANNELS:
        raise ValueError(channel)
    first_day = received_on or amsterdam_day(at)
    found = claim(work, draft, year=first_day.year)
    if found is None:
        return _sent_before(work, draft)
    claimed, number = found
    asked = _asked(work, claimed, first_day, today)
    sender = {"person_id": viewer.person, "account_id": viewer.account, "draft_id": draft}
    come = {"channel": channel, "language": language}
    row = {**_case_row(asked, at), **sender, **come, "number": number}
    case = keep_case(work, row, year=first_day.year)
    ask_to_call(work, asked.kind, asked.answers, case=case, at=at)
    add_parts(work, viewer, asked, case=case, position=1, at=at)
    files = _move_files(work, draft, case) if claimed.has_files else []
    proof = json.dumps([asked.kind.code, asked.answers, files], sort_keys=True, ensure_ascii=False)
    write_event(work, viewer, case=case, what="received", at=at, text=proof, details={"channel": channel})
    tell(work, person=viewer.person, kind="case_received", about_table="cases", about_id=case, at=at)
    return case


def add_parts(work: Writing, viewer: Viewer, asked: Asked, *, case: str, position: int, at: datetime) -> str:
    """Add a part for each body; return the id of the first, which carries the words and the points."""
    check_age(work, viewer, asked.kind, amsterdam_day(at))
    counted = to_json(asked.counted)
    rows = [
        {
            "id": new_id(),
            "case_id": case,
            "person_id": viewer.person,
            "position": position + place,
            "kind": asked.kind.code,
            "state": State.RECEIVED,
            "answer_by": asked.last_day,
            "counted": counted,
            "about_table": asked.about_table,
            "about_id": asked.about_id,
            "agency_id": body,
            "handled_by": asked.kind.handled_by,
            "act_by": act_by(asked.kind, asked.counted, asked.first_day),
        }
        for place, body in enumerate(asked.bodies)
    ]
    work.add(CasePart, *rows)
    first = str(rows[0]["id"])
    _add_words(work, viewer, asked, first, at)
    set_off(
        work,
        viewer,
        kind=asked.kind,
        case=case,
        about_table=asked.about_table,
        about_id=asked.about_id,
        review_on=asked.last_day or asked.first_day,
        at=at,
    )
    return first


def _asked(work: Writing, claimed: AnyRow, first_day: date, today: date) -> Asked:
    kind = kinds.find(claimed.kind)
    answers = checked(kind, opened_answers(work, claimed), today)
    chosen = answers.get("bodies")
    return Asked(
        kind=kind,
        answers=answers,
        first_day=first_day,
        about_table=claimed.about_table,
        about_id=claimed.about_id,
        bodies=tuple(dict.fromkeys(chosen)) if isinstance(chosen, list) else (None,),
    )


def _sent_before(work: Writing, draft: str) -> str:
    first = work.value(_SENT_BEFORE, draft=draft)
    if first is None:
        raise NotFound("drafts")
    return str(first)


def _case_row(asked: Asked, at: datetime) -> dict[str, object]:
    """Return what follows from what is asked and the moment of receipt."""
    return {
        "id": new_id(),
        "kind": asked.kind.code,
        "state": State.RECEIVED,
        "first_day": asked.first_day,
        "sent_at": at,
        "changed_at": at,
        "answer_by": asked.last_day,
        "owner_agency_id": asked.bodies[0],
        "is_urgent": is_urgent(asked.kind, asked.answers),
    }


def _move_files(work: Writing, draft: str, case: str) -> list[str]:
    """Let the files of a draft go with its case, and return their hashes for the proof.

    What is kept apart is no part of the proof: it may be gone when somebody checks that.
    """
    medical.move_to_case(work, draft=draft, case=case)
    return sorted(str(row.sha256) for row in work.rows(_MOVE_FILES, draft=draft, to_case=case))


def _add_words(work: Writing, viewer: Viewer, asked: Asked, part: str, at: datetime) -> None:
    """Keep the words of a part, and its points, each with its own state and last day (R-003)."""
    texts: list[tuple[str, str, str, str]] = []
    points: list[dict[str, object]] = []
    for question in asked.kind.questions:
        answer = asked.answers.get(question.name, "")
        if question.shape is Shape.GRIEVANCES:
            # A story without points is one point: it has no text of its own, so that nothing is stored twice.
            for text in answer or [""]:
                points.append(_point(viewer, part, len(points) + 1, asked.last_day))
                texts.append(("grievances", str(points[-1]["id"]), "text", text))
        elif question.shape not in _KEPT_ELSEWHERE:
            texts.append(("case_parts", part, question.name, as_text(answer)))
    if points:
        work.add(Grievance, *points)
    _keep(work, viewer, [text for text in texts if text[-1]], at)


def _keep(work: Writing, viewer: Viewer, texts: Sequence[tuple[str, str, str, str]], at: datetime) -> None:
    """Keep texts, each given as table, row, field and words."""
    if not texts:
        return
    work.add(
        Text,
        *(
            text_row(
                work,
                person=viewer.person,
                about_table=table,
                about_id=row,
                field=name,
                text=words,
                at=at,
            )
            for table, row, name, words in texts
        ),
    )


def _point(viewer: Viewer, part: str, position: int, last_day: date | None) -> dict[str, object]:
    return {
        "id": new_id(),
        "part_id": part,
        "person_id": viewer.person,
        "position": position,
        "state": State.RECEIVED,
        "answer_by": last_day,
    }
