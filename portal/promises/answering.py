"""What becomes of a promise: a body answers, keeps it or not; a person says that the own part is done."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import bindparam, update

from portal.access import Viewer, visible
from portal.errors import Conflict, NotFound
from portal.notices.service import tell
from portal.promises.models import Promise, SentBefore
from portal.promises.reading import SENT, TABLE, show, show_sent
from portal.promises.recording import note
from portal.promises.rules import (
    PromiseIncomplete,
    SentState,
    State,
    check_reason,
    person_may_say_done,
    steps,
)
from portal.store import Writing
from portal.store.texts import keep
from portal.words import N_

CHANGED = "promise_changed"
ANSWERED = "promise_sent_before"

CHANGED_BY_ANOTHER = N_("Somebody else has just changed this. Look at how it stands now.")

_CHANGE = (
    update(Promise)
    .where(
        Promise.id.in_(visible(Promise, Promise.id).where(Promise.id == bindparam("promise"))),
        Promise.status == bindparam("was"),
    )
    .values(status=bindparam("becomes"))
)
_ANSWER = (
    update(SentBefore)
    .where(
        SentBefore.id.in_(visible(SentBefore, SentBefore.id).where(SentBefore.id == bindparam("sent"))),
        SentBefore.state == SentState.ASKED.value,
    )
    .values(state=bindparam("becomes"), answered_at=bindparam("moment"))
)


def change(
    work: Writing, *, viewer: Viewer, promise: str, to: str, because: str, at: datetime, today: date
) -> None:
    """Let a body say how a promise stands, with a reason where one is needed, and tell the person.

    :raises NotFound: when it is not this body's promise to this person.
    :raises Conflict: when it stands otherwise by now.
    :raises PromiseIncomplete: when nothing was chosen, or a reason is missing.
    """
    if viewer.is_self:
        raise NotFound(TABLE)
    found, _events = show(work, promise=promise, today=today, agency=viewer.agency)
    if to not in set(State):
        raise PromiseIncomplete({"to": N_("Choose how it stands.")})
    state = State(to)
    check_reason(state, because)
    if found.status == state:
        return
    if state not in steps(found.status, found.whose):
        raise Conflict(CHANGED_BY_ANOTHER)
    _bring(work, viewer=viewer, promise=promise, was=found.status, state=state, at=at)
    if because:
        _keep_reason(work, viewer, TABLE, promise, because, at)
    tell(work, person=viewer.person, kind=CHANGED, about_table=TABLE, about_id=promise, at=at)


def say_done(work: Writing, *, viewer: Viewer, promise: str, at: datetime, today: date) -> bool:
    """Let a person say that the own part of a plan is done; tell whether this press did it.

    :raises NotFound: when it is not theirs, or not theirs to do.
    """
    found, _events = show(work, promise=promise, today=today)
    if found.status == State.KEPT and found.whose == "person" and viewer.is_self:
        return False
    if not viewer.is_self or not person_may_say_done(found.status, found.whose):
        raise NotFound(TABLE)
    _bring(work, viewer=viewer, promise=promise, was=found.status, state=State.KEPT, at=at)
    return True


def answer_sent(
    work: Writing, *, viewer: Viewer, sent: str, to: str, because: str, at: datetime, today: date
) -> None:
    """Let a body say whether it found what a person sent before, and tell the person.

    :raises NotFound: when this body was not asked by this person.
    :raises PromiseIncomplete: when nothing was chosen, or it cannot be found and nobody says why.
    :raises Conflict: when somebody else answered first.
    """
    if viewer.is_self:
        raise NotFound(SENT)
    show_sent(work, sent=sent, today=today, agency=viewer.agency)
    if to not in (SentState.FOUND, SentState.NOT_FOUND):
        raise PromiseIncomplete({"to": N_("Say whether you have it.")})
    if to == SentState.NOT_FOUND and not because:
        raise PromiseIncomplete({"because": N_("Say where you looked, and what is needed now.")})
    if not work.run(_ANSWER, {"sent": sent, "becomes": to, "moment": at}):
        raise Conflict(CHANGED_BY_ANOTHER)
    if because:
        _keep_reason(work, viewer, SENT, sent, because, at)
    tell(work, person=viewer.person, kind=ANSWERED, about_table=SENT, about_id=sent, at=at)


def _bring(work: Writing, *, viewer: Viewer, promise: str, was: str, state: State, at: datetime) -> None:
    if not work.run(_CHANGE, {"promise": promise, "was": was, "becomes": state.value}):
        raise Conflict(CHANGED_BY_ANOTHER)
    note(work, viewer=viewer, promise=promise, what=state, at=at)


def _keep_reason(work: Writing, viewer: Viewer, table: str, id: str, because: str, at: datetime) -> None:
    keep(work, person=viewer.person, about_table=table, about_id=id, field="because", text=because, at=at)
