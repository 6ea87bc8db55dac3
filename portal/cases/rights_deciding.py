"""Answering a request about one's data: yes, partly or no; sent is decided, and the clock of the law stops.

Source: AVG art. 12 lid 3 and 4; UAVG art. 34: the answer counts as a decision one can object to.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, update

from portal.access import Viewer
from portal.cases.copies_shown import DataCopy
from portal.cases.copying import is_ready, release_copy
from portal.cases.counting import to_json
from portal.cases.deciding_rows import move_case
from portal.cases.handling import say, still_open
from portal.cases.kept_words import keep_new
from portal.cases.models import CasePart
from portal.cases.models_recipients import RecipientTask, RightAnswer
from portal.cases.next_step import last_day_of_next_step
from portal.cases.outcome import Faults
from portal.cases.postponing import postpone
from portal.cases.reading import show
from portal.cases.rights_recipients import complete_if_final
from portal.cases.rights_shown import FOUND, GIVES, OUTCOMES, TOLD, Looked
from portal.cases.rules import OPEN, State
from portal.cases.shown import CaseView, PartView
from portal.cases.unknown_source import ask_to_put_right
from portal.errors import Conflict, NotFound, Refused
from portal.store import Writing, new_id
from portal.terms import count, may_be_extended, term
from portal.words import N_, Said

_OBJECTION = "avg_objection_to_answer"
LONGEST_ARTICLE = 120

_END_PART = (
    update(CasePart)
    .where(
        CasePart.id == bindparam("part"),
        CasePart.person_id == bindparam("principal"),
        CasePart.state.in_(sorted(OPEN)),
    )
    .values(state=State.DECIDED, counted=bindparam("terms"))
)

EMPTY: Faults = {
    "outcome": N_("Choose what you answer."),
    "reason": N_("Write why. The person reads it."),
    "meaning": N_("Write what this means for the person."),
    "article": N_("Write which article of the law allows you to say no."),
    "bodies": N_("Tick who got the data. Did nobody get it? Then say so below."),
}
"""What to say when a part of an answer is empty; an empty part cannot be sent."""

NOT_LOOKED = N_("Say of %(system)s if you found something.")
LONG_ARTICLE = N_("Use at most 120 characters. The explanation belongs in the reason.")
BOTH = N_("You ticked organisations, and also that nobody got the data. Only one can be true.")
TOO_LATE = N_("More time is possible once, and only in the first month. Answer now.")
ANSWERED = N_("Somebody has just answered this. Look at the case again.")


class AnswerIncomplete(Refused):
    """Parts of an answer are empty.

    :param faults: what is wrong, by the name of the field.
    """

    def __init__(self, faults: Faults) -> None:
        super().__init__(next(iter(faults.values()), ""))
        self.faults = faults


@dataclass(frozen=True)
class Receiver:
    """A body that got the data, and the entry or declaration that shows it."""

    agency: str
    item: str


@dataclass(frozen=True)
class RightDraft:
    """An answer as it was filled in."""

    outcome: str
    reason: str
    meaning: str
    article: str = ""
    receivers: Sequence[Receiver] = ()
    is_nobody: bool = False
    """The official looked, and nobody got the data."""
    systems: Sequence[Looked] = ()
    """Each system to look into, and what was found; only where the kind lists them."""
    copy: DataCopy | None = None
    """The copy of the data as it is now, others blacked out; only where the kind lists systems."""
    no_source: str = ""
    """What is wrong with something without a source, in the language of the person."""


def to_decide(view: CaseView, role: str) -> tuple[PartView, ...]:
    """Return the first open part of each kind that a role answers: bodies of one kind get one answer."""
    mine = [part for part in view.parts if part.kind.handled_by == role and part.state in OPEN]
    return tuple({part.kind.code: part for part in reversed(mine)}.values())[::-1]


def answer_right(
    work: Writing, *, viewer: Viewer, case: str, part: str, draft: RightDraft, at: datetime, today: date
) -> str:
    """Send the answer to one request: states, board, timeline and notice in the caller's one transaction.

    :raises NotFound: when this part is not theirs to answer.
    :raises Conflict: when somebody else answered it in between.
    :raises AnswerIncomplete: when something is empty.
    """
    view = show(work, case)
    found = next((one for one in view.parts if one.id == part), None)
    if found is None or found.kind.handled_by != viewer.role or found.kind.answers_points:
        raise NotFound("case_parts")
    if found.state not in OPEN:
        raise Conflict(ANSWERED)
    wrong = faults(draft, tells_receivers=found.kind.tells_receivers)
    gives_copy = found.kind.lists_systems and draft.outcome in GIVES
    not_ready = is_ready(work, viewer, part, draft.copy) if gives_copy else ""
    if wrong or not_ready:
        raise AnswerIncomplete({**wrong, "outcome": not_ready} if not_ready else wrong)
    end_parts(work, view, found, today)
    answer = _keep_answer(work, viewer, case, found, draft, at=at, today=today)
    if gives_copy and draft.copy is not None:
        release_copy(work, viewer, part, draft.copy, at)
        ask_to_put_right(work, viewer, view, draft.copy, text=draft.no_source, today=today, at=at)
    if draft.outcome in GIVES:
        _tell_receivers(work, viewer, case, part, draft.receivers, at)
    is_last = move_case(work, case=case, last_day=view.answer_by, at=at)
    what = "decided" if is_last else "answered_part"
    looked = [f"{one.system} {one.found}" for one in draft.systems]
    proof = "\n".join((draft.outcome, draft.article, draft.reason, draft.meaning, *looked))
    say(work, viewer, case=case, what=what, at=at, text=proof, details={"answer": answer})
    if draft.outcome in GIVES:
        complete_if_final(work, viewer, case=case, at=at)
    return answer


def take_longer(work: Writing, *, viewer: Viewer, case: str, reason: str, at: datetime, today: date) -> date:
    """Take two months more, and tell the person why, within the first month; return the new last day.

    Source: AVG art. 12 lid 3: told "within one month of receipt of the request".

    :raises Refused: without a reason, after the first month, or when it was done before.
    """
    still_open(work, case)
    own = to_decide(show(work, case), viewer.role)
    terms = [one for part in own for one in part.counted if one.code == part.kind.answer_term]
    if not terms or not all(may_be_extended(one, today) for one in terms):
        raise Refused(TOO_LATE)
    return postpone(work, viewer=viewer, case=case, reason=reason, at=at, today=today)


def may_take_longer(view: CaseView, role: str, today: date) -> bool:
    """Tell whether more time can still be told."""
    terms = [
        one for part in to_decide(view, role) for one in part.counted if one.code == part.kind.answer_term
    ]
    return bool(terms) and all(may_be_extended(one, today) for one in terms)


def faults(draft: RightDraft, *, tells_receivers: bool) -> Faults:
    """Return what keeps an answer from being sent, by the name of the field."""
    wrong = {name: EMPTY[name] for name in ("reason", "meaning") if not getattr(draft, name).strip()}
    if draft.outcome not in OUTCOMES:
        wrong["outcome"] = EMPTY["outcome"]
    elif draft.outcome != "granted" and not draft.article.strip():
        wrong["article"] = EMPTY["article"]
    if len(draft.article) > LONGEST_ARTICLE:
        wrong["article"] = LONG_ARTICLE
    for one in draft.systems:
        if one.found not in FOUND:
            wrong[f"system-{one.system}"] = Said(NOT_LOOKED, system=one.name)
    if tells_receivers and draft.outcome in GIVES:
        if draft.receivers and draft.is_nobody:
            wrong["bodies"] = BOTH
        elif not draft.receivers and not draft.is_nobody:
            wrong["bodies"] = EMPTY["bodies"]
    return wrong


def end_parts(work: Writing, view: CaseView, found: PartView, today: date) -> None:
    """End each open part of the same kind; the six weeks to object run from this day now."""
    for part in view.parts:
        if part.kind.code != found.kind.code or part.state not in OPEN:
            continue
        terms = tuple(
            count(term(_OBJECTION, today), today) if one.code == _OBJECTION else one for one in part.counted
        )
        if not work.run(_END_PART, {"part": part.id, "terms": to_json(terms)}):
            raise Conflict(ANSWERED)


def _keep_answer(
    work: Writing, viewer: Viewer, case: str, part: PartView, draft: RightDraft, *, at: datetime, today: date
) -> str:
    answer = new_id()
    row: dict[str, object] = {"id": answer, "case_id": case, "part_id": part.id, "person_id": viewer.person}
    row |= {"account_id": viewer.account, "kind": part.kind.code, "outcome": draft.outcome, "sent_at": at}
    row |= {"article": draft.article.strip() if draft.outcome != "granted" else ""}
    until = last_day_of_next_step(count(term(_OBJECTION, today), today).last_day, today)
    work.add(RightAnswer, {**row, "object_until": until})
    words = {"reason": draft.reason.strip(), "meaning": draft.meaning.strip()}
    if draft.systems:
        words["systems"] = json.dumps([astuple(one) for one in draft.systems], ensure_ascii=False)
    keep_new(work, viewer, table="right_answers", row=answer, at=at, **words)
    return answer


def _tell_receivers(
    work: Writing, viewer: Viewer, case: str, part: str, receivers: Iterable[Receiver], at: datetime
) -> None:
    """Write one task for each body, however many entries show that it got the data (R-185)."""
    base = {"case_id": case, "part_id": part, "person_id": viewer.person, "state": TOLD}
    by_agency = {one.agency: one for one in receivers}
    rows = [
        {"id": new_id(), **base, "agency_id": one.agency, "item_id": one.item, "told_at": at}
        for one in by_agency.values()
    ]
    if rows:
        work.add(RecipientTask, *({**row, "answered_at": None} for row in rows))
