"""What was told without a name becomes a case: with its first date, and all that was said since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from portal.access import Viewer
from portal.cases.changing import add_message
from portal.cases.drafts import start_draft
from portal.cases.sending import send
from portal.cases.timeline import write_event
from portal.store import Writing
from portal.terms import amsterdam_day

_FIRST = {"complaint": "happened", "question": "questions"}
"""The question of each kind under which the words belong."""

_WHY = "complaint"


@dataclass(frozen=True)
class Said:
    """A message from before there was a name."""

    at: datetime
    account: str
    """The official; empty for the person."""
    text: str


def from_nameless(
    work: Writing,
    *,
    viewer: Viewer,
    kind: str,
    story: str,
    said: Iterable[Said],
    language: str,
    first_at: datetime,
    at: datetime,
) -> str:
    """Make a case of a kind for this person and return its id; its first day is the day it first came in.

    Source: Awb art. 9:4: with a name and an address it is handled by the rules; L-04: the first date stays.

    :raises AnswerRefused: when the words cannot be kept as they are.
    """
    first = _FIRST[kind]
    answers = {first: story if kind == "complaint" else [story]}
    today = amsterdam_day(first_at)
    draft = start_draft(work, viewer=viewer, kind=kind, answers=answers, at=first_at, today=today)
    case = send(work, viewer=viewer, draft=draft, language=language, at=first_at, today=today)
    for one in said:
        by = viewer
        if one.account:
            by = Viewer(one.account, viewer.person, "assigned", _WHY, wrapped_key=viewer.wrapped_key)
        add_message(work, viewer=by, case=case, text=one.text, at=one.at)
    write_event(work, viewer, case=case, what="named", at=at)
    return case
