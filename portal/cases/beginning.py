"""Beginning a draft once, however often the button of the first page is pressed."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import bindparam

from portal.access import Viewer, visible
from portal.cases import kinds
from portal.cases.answering import as_text
from portal.cases.drafts import save_answers, start_draft
from portal.cases.kind import LISTS, Kind
from portal.cases.models import Case, Draft
from portal.store import Writing

Answer = str | list[str]

_BEGUN = visible(Draft, Draft.kind).where(Draft.id == bindparam("draft"))
_SENT = visible(Case, Case.id).where(Case.draft_id == bindparam("draft"))


def begin(
    work: Writing,
    *,
    viewer: Viewer,
    kind: Kind,
    answer: Answer,
    about: tuple[str, str],
    once: str,
    at: datetime,
    today: date,
) -> str:
    """Return the draft that a first page makes; a second press changes what the first one wrote.

    After a draft was sent, what comes from an old page is a new one: nothing may be lost.

    :param about: the table and the id of what it is about; two empty texts for nothing.
    :param once: the id that the page got when it was shown.
    :raises NotFound: when what it is about is not theirs or hidden.
    :raises AnswerRefused: when the answer is too long.
    :raises Refused: when the person is too young to ask it alone.
    """
    begun = work.value(_BEGUN, draft=once)
    if begun is not None:
        answers = _first(kinds.find(begun), answer)
        save_answers(work, viewer=viewer, draft=once, answers=answers, at=at, today=today)
        return once
    was_sent = work.value(_SENT, draft=once) is not None
    return start_draft(
        work,
        viewer=viewer,
        kind=kind.code,
        about_table=about[0],
        about_id=about[1],
        answers=_first(kind, answer),
        at=at,
        today=today,
        once="" if was_sent else once,
    )


def _first(kind: Kind, answer: Answer) -> dict[str, Answer]:
    """Return an answer as the first question of a kind keeps it."""
    first = kind.questions[0]
    if first.shape in LISTS:
        return {first.name: answer if isinstance(answer, list) else [answer]}
    return {first.name: as_text(answer)}
