"""The board after a yes: each body that got the data answers, and the case is completed after the last.

Source: AVG art. 19. A body that stays silent is never counted as one that did it (R-185).
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, update

from portal.access import Viewer, handlers, visible
from portal.cases.deciding_rows import AFTER_WORK
from portal.cases.handling import say
from portal.cases.kept_words import keep_new
from portal.cases.lifting import is_set_aside, was_lifted
from portal.cases.models import Case
from portal.cases.models_recipients import RecipientTask, RightAnswer
from portal.cases.rights_shown import CONFIRMED, GIVES, REFUSED, SAME, SILENT, TOLD
from portal.cases.rules import State, Step, after, may
from portal.errors import Conflict, NotFound, Refused
from portal.store import Writing
from portal.words import N_

EVENTS = {
    CONFIRMED: "body_confirmed",
    SAME: "body_same",
    REFUSED: "body_refused",
    SILENT: "body_silent",
}
"""The line of the timeline for each way in which a task ends."""

ENDED = N_("This was written down already. Look at the list again.")

_TASK = visible(RecipientTask, RecipientTask.state).where(
    RecipientTask.id == bindparam("task"), RecipientTask.case_id == bindparam("case")
)
_END = (
    update(RecipientTask)
    .where(
        RecipientTask.id == bindparam("which"),
        RecipientTask.person_id == bindparam("principal"),
        RecipientTask.state == TOLD,
    )
    .values(state=bindparam("new_state"), answered_at=bindparam("moment"))
)
_STILL_TOLD = visible(RecipientTask, RecipientTask.id).where(
    RecipientTask.case_id == bindparam("case"), RecipientTask.state == TOLD
)
_GIVEN = visible(RightAnswer, RightAnswer.id).where(
    RightAnswer.case_id == bindparam("case"), RightAnswer.outcome.in_(sorted(GIVES))
)
_STATE = visible(Case, Case.state).where(Case.id == bindparam("case"))
_MOVE = (
    update(Case)
    .where(Case.id == bindparam("the_case"), Case.person_id == bindparam("principal"))
    .values(state=bindparam("new_state"), changed_at=bindparam("changed"))
)


def end_task(
    work: Writing, *, viewer: Viewer, case: str, task: str, state: str, because: str, at: datetime
) -> None:
    """Write down what a body answered, or decide that its silence is waited for no longer.

    :raises NotFound: when there is no such task in this case.
    :raises Refused: without an answer, or without a reason where one is needed.
    :raises Conflict: when it ended before.
    """
    if work.row(_TASK, task=task, case=case) is None:
        raise NotFound("recipient_tasks")
    if state not in EVENTS:
        raise Refused(N_("Choose what the organisation answered."))
    if state not in (CONFIRMED, SAME) and not because.strip():
        raise Refused(N_("Write why. The person reads it."))
    if not work.run(_END, {"which": task, "new_state": state, "moment": at}):
        raise Conflict(ENDED)
    text = because.strip()
    keep_new(work, viewer, table="recipient_tasks", row=task, at=at, because=text)
    say(work, viewer, case=case, what=EVENTS[state], at=at, text=text, details={"task": task})
    complete_if_final(work, viewer, case=case, at=at)


def complete_if_final(work: Writing, viewer: Viewer, *, case: str, at: datetime) -> None:
    """Complete an answered case once every body is final; before that it stays answered (R-185)."""
    if work.rows(_STILL_TOLD, case=case) or not work.rows(_GIVEN, case=case):
        return
    state = work.value(_STATE, case=case)
    if state == State.COMPLETED and was_lifted(work, case):
        # The last body knows that it may be used again: there is nothing more to do here.
        handlers.end_later(work, case=case, until=at + AFTER_WORK)
    if state is None or not may(state, Step.COMPLETE):
        return
    work.run(_MOVE, {"the_case": case, "new_state": after(state, Step.COMPLETE), "changed": at})
    say(work, viewer, case=case, what="completed", at=at)
    # Who set something aside stays at work until it is used again, and every body knows.
    if not is_set_aside(work, case) or was_lifted(work, case):
        handlers.end_later(work, case=case, until=at + AFTER_WORK)
