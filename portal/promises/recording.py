"""Writing promises down: by a body, or by a person who asks if it is right; and what was sent before."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from portal.access import Hold, Viewer
from portal.errors import NotFound
from portal.notices.service import tell
from portal.promises.models import Plan, Promise, PromiseEvent, SentBefore
from portal.promises.reading import PLANS, SENT, TABLE
from portal.promises.rules import (
    Draft,
    PlanDraft,
    PromiseIncomplete,
    SentState,
    Side,
    State,
    check,
    check_plan,
)
from portal.store import Writing, new_id
from portal.store.models import Text
from portal.store.texts import text_row
from portal.words import N_

Row = Mapping[str, object]
"""The hold of another item."""

NEW = "promise_new"
"""The kind of notice that tells a person of a promise or a plan that was written down."""


def ask(work: Writing, *, viewer: Viewer, draft: Draft, once: str, at: datetime, today: date) -> str:
    """Let a person write down what was promised, and ask the body if that is right; return its id.

    :param once: the id that the form got when it was opened; pressed twice it is kept once.
    :raises PromiseIncomplete: when it does not say who, what and when.
    :raises NotFound: when somebody else than the person asks.
    """
    check(draft, today)
    if not viewer.is_self:
        raise NotFound(TABLE)
    row = _row(viewer.person, draft, State.ASKED, told_by=Side.PERSON, asked_at=at)
    if work.add_if_new(Promise, {"id": once, **row}, "id"):
        _texts(
            work, viewer, TABLE, once, {"text": draft.text, "document": draft.document, "who": draft.who}, at
        )
        note(work, viewer=viewer, promise=once, what=State.ASKED, at=at)
    return once


def record(work: Writing, *, viewer: Viewer, draft: Draft, once: str, at: datetime, today: date) -> str:
    """Let a body write down what it promised, and tell the person; return its id.

    :raises PromiseIncomplete: when it does not say what and when.
    """
    check(draft, today)
    _own_body(viewer, draft.agency)
    row = _row(viewer.person, draft, State.OPEN, told_by=Side.BODY)
    if work.add_if_new(Promise, {"id": once, **row}, "id"):
        _texts(work, viewer, TABLE, once, {"text": draft.text, "document": draft.document}, at)
        tell(work, person=viewer.person, kind=NEW, about_table=TABLE, about_id=once, at=at)
    return once


def record_plan(
    work: Writing, *, viewer: Viewer, draft: PlanDraft, once: str, at: datetime, today: date
) -> str:
    """Let a body write down a signed plan, each duty of both sides a promise of its own; return its id.

    :raises PromiseIncomplete: when a side has no duties, or something else is missing.
    """
    check_plan(draft, today)
    _own_body(viewer, draft.agency)
    row: dict[str, object] = {"id": once, "person_id": viewer.person, "agency_id": draft.agency}
    if not work.add_if_new(Plan, {**row, "signed_on": draft.signed_on, "until_on": draft.due_on}, "id"):
        return once
    _texts(work, viewer, PLANS, once, {"title": draft.title, "signed_by": draft.signed_by}, at)
    for whose, duties in ((Side.BODY, draft.of_body), (Side.PERSON, draft.of_person)):
        for text in duties:
            one = Draft(draft.agency, text, draft.signed_on, draft.due_on, role=draft.role)
            duty = new_id()
            made = _row(viewer.person, one, State.OPEN, told_by=Side.BODY)
            work.add(Promise, {"id": duty, **made, "whose": whose.value, "item_id": once})
            _texts(work, viewer, TABLE, duty, {"text": text}, at)
    tell(work, person=viewer.person, kind=NEW, about_table=PLANS, about_id=once, at=at)
    return once


def agree(
    work: Writing, *, viewer: Viewer, draft: Draft, whose: Side, hold: Row | None, at: datetime, today: date
) -> str:
    """Let the body that keeps a meeting write down who does what, and when; return its id. Source: R-205.

    The report of the meeting tells the person of it; no notice of its own goes out.

    :param hold: the hold that hides the meeting, which hides this as well.
    :raises PromiseIncomplete: when it does not say who and what.
    """
    check(draft, today)
    if viewer.is_self:
        raise NotFound(TABLE)
    id = new_id()
    row = _row(viewer.person, draft, State.OPEN, told_by=Side.BODY)
    work.add(Promise, {"id": id, **row, "whose": whose.value})
    _texts(work, viewer, TABLE, id, {"text": draft.text}, at)
    if hold is not None:
        hidden = {"id": new_id(), "item_table": TABLE, "item_id": id, "hidden_from": viewer.person}
        same = {name: hold[name] for name in ("article", "review_on", "asked_by", "approved_by")}
        work.add(Hold, {**hidden, **same, "made_at": at, "ended_at": None, "source": None})
    return id


def say_sent(
    work: Writing, *, viewer: Viewer, agency: str, what: str, when: str, once: str, at: datetime
) -> None:
    """Let a person say that a body has something already. The body must look; nobody has to upload again.

    :raises PromiseIncomplete: when the body or the thing is not named.
    :raises NotFound: when somebody else than the person says so.
    """
    faults = {} if agency else {"agency": N_("Choose the organisation.")}
    if not what:
        faults["what"] = N_("Write what you sent, for example: a letter of my doctor.")
    if faults:
        raise PromiseIncomplete(faults)
    if not viewer.is_self:
        raise NotFound(SENT)
    row = {"id": once, "person_id": viewer.person, "agency_id": agency, "asked_at": at}
    if work.add_if_new(SentBefore, {**row, "state": SentState.ASKED.value}, "id"):
        _texts(work, viewer, SENT, once, {"what": what, "sent_when": when}, at)


def note(work: Writing, *, viewer: Viewer, promise: str, what: State, at: datetime) -> None:
    """Write down what became of a promise, and who said so."""
    side = Side.PERSON if viewer.is_self else Side.BODY
    row = {"id": new_id(), "item_id": promise, "person_id": viewer.person, "what": what.value}
    row |= {"side": side.value, "agency_id": viewer.agency, "role": viewer.role}
    work.add(PromiseEvent, {**row, "account_id": viewer.account, "at": at})


def _own_body(viewer: Viewer, agency: str) -> None:
    """Pass for somebody who works for the person at this body.

    :raises NotFound: otherwise.
    """
    if viewer.is_self or viewer.agency != agency:
        raise NotFound(TABLE)


def _row(
    person: str, draft: Draft, state: State, *, told_by: Side, asked_at: datetime | None = None
) -> dict[str, object]:
    return {
        "person_id": person,
        "agency_id": draft.agency,
        "item_id": None,
        "whose": Side.BODY.value,
        "told_by": told_by.value,
        "made_on": draft.made_on,
        "role": draft.role,
        "due_on": draft.due_on,
        "status": state.value,
        "asked_at": asked_at,
    }


def _texts(work: Writing, viewer: Viewer, table: str, id: str, texts: dict[str, str], at: datetime) -> None:
    rows = [
        text_row(work, person=viewer.person, about_table=table, about_id=id, field=field, text=text, at=at)
        for field, text in texts.items()
        if text
    ]
    work.add(Text, *rows)
