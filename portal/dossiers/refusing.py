"""Saying no: a person chooses something else, takes it back, and an official answers. Source: R-122."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import bindparam, update

from portal.access import Viewer, visible
from portal.access.seen_texts import words_of
from portal.dossiers import reading, refusals
from portal.dossiers.keeping import keep_texts, own_file, tell_of_file
from portal.dossiers.models_refusals import ContactStub, DestroyTask, FileRefusal
from portal.dossiers.rules import Problem, refuse_incomplete
from portal.errors import NotFound
from portal.store import Work, Writing
from portal.store.work import AnyRow
from portal.words import N_

_LAST = (
    visible(FileRefusal, *FileRefusal.__table__.columns)
    .where(FileRefusal.item_id == bindparam("file"), FileRefusal.taken_back_at.is_(None))
    .order_by(FileRefusal.at.desc(), FileRefusal.id)
    .limit(1)
)
_TAKE_BACK = (
    update(FileRefusal)
    .where(
        FileRefusal.item_id == bindparam("which"),
        FileRefusal.person_id == bindparam("principal"),
        FileRefusal.taken_back_at.is_(None),
    )
    .values(taken_back_at=bindparam("moment"))
)
_ONE_BACK = (
    update(FileRefusal)
    .where(FileRefusal.id == bindparam("which"), FileRefusal.person_id == bindparam("principal"))
    .values(taken_back_at=bindparam("moment"))
)
_ANSWER = (
    update(FileRefusal)
    .where(FileRefusal.id == bindparam("which"), FileRefusal.person_id == bindparam("principal"))
    .values(answered_at=bindparam("moment"), answered_role=bindparam("by_role"))
)
_STUBS = visible(ContactStub, *ContactStub.__table__.columns).order_by(
    ContactStub.stopped_on.desc(), ContactStub.id
)
_STUB = _STUBS.where(ContactStub.id == bindparam("stub"))
_COPIES = (
    visible(ContactStub, DestroyTask.what, DestroyTask.done_on)
    .join_from(ContactStub, DestroyTask, DestroyTask.stub_id == ContactStub.id)
    .where(ContactStub.id == bindparam("stub"))
    .order_by(DestroyTask.what)
)
MOST_STUBS = 60


@dataclass(frozen=True)
class Refusal:
    """What a person said instead of giving what was asked."""

    id: str
    choice: str
    at: datetime
    think_until: date
    answered_at: datetime | None
    reply: str


@dataclass(frozen=True)
class Stub:
    """What is left of a request that was stopped: that there was contact, and the proof of the rest."""

    id: str
    agency: str
    contact_on: date
    stopped_on: date
    channel: str
    reference: str
    destroyed: int
    copies: tuple[tuple[str, date | None], ...] = ()
    """What the organisation itself must destroy, "paper" or "system", and on which day it did."""


def refusal(look: Work, file: str) -> Refusal | None:
    """Return what the person said no to last for a file, when it was not taken back."""
    row = look.row(_LAST, file=file)
    if row is None:
        return None
    reply = words_of(look, [row.id]).get(row.id, {}).get("reply", "")
    return Refusal(row.id, row.choice, row.at, row.think_until, row.answered_at, reply)


def stubs(look: Work) -> list[Stub]:
    """Return the requests that the person stopped, the newest first."""
    return [_stub(row) for row in look.rows(_STUBS.limit(MOST_STUBS))]


def stub(look: Work, id: str) -> Stub:
    """Return the proof of one request that was stopped.

    :raises NotFound: when it is not there, or not theirs.
    """
    row = look.row(_STUB, stub=id)
    if row is None:
        raise NotFound("contact_stubs")
    copies = look.rows(_COPIES, stub=id)
    return replace(_stub(row), copies=tuple((one.what, one.done_on) for one in copies))


def say_no(
    work: Writing,
    *,
    viewer: Viewer,
    file: str,
    choice: str,
    is_sure: bool,
    once: str,
    today: date,
    at: datetime,
) -> None:
    """Keep what a person wants instead of giving data. It changes nothing in the file, nor in the help.

    A stop waits for a week; the first press counts once, and a new choice takes the earlier one back.

    :raises ItemIncomplete: without a choice, or for a stop without "I am sure".
    :raises NotFound: when the file is not there, not theirs, or hidden.
    """
    found = reading.file(work, file)
    if choice not in refusals.offered(is_intake=found.is_intake):
        refuse_incomplete(iter([Problem("choice", N_("Choose what you want."))]))
    if choice == refusals.Instead.STOP and not is_sure:
        refuse_incomplete(iter([Problem("is_sure", N_("Say that you know what happens when you stop."))]))
    row: dict[str, object] = {"id": once, "person_id": viewer.person, "item_id": file, "choice": choice}
    row |= {"account_id": viewer.account, "channel": "portal" if viewer.capacity == "self" else "counter"}
    row |= {"at": at, "think_until": refusals.think_until(today)}
    earlier = refusal(work, file)
    if work.add_if_new(FileRefusal, row, "id") and earlier is not None:
        work.run(_ONE_BACK, {"which": earlier.id, "moment": at})


def take_back(work: Writing, *, file: str, at: datetime) -> None:
    """Take a no back; everything is as it was.

    :raises NotFound: when the file is not there, not theirs, or hidden.
    """
    reading.file(work, file)
    work.run(_TAKE_BACK, {"which": file, "moment": at})


def answer_refusal(work: Writing, *, viewer: Viewer, file: str, reply: str, at: datetime) -> None:
    """Answer a person who asks for another contact person or wants somebody with them; they are told.

    :raises ItemIncomplete: when the answer says nothing.
    :raises NotFound: when the file is not the own organisation's, or nothing waits for an answer.
    """
    own_file(work, viewer, file)
    found = refusal(work, file)
    if found is None or found.choice not in refusals.ANSWERED or found.answered_at is not None:
        raise NotFound("file_refusals")
    if len(reply.split()) < refusals.SHORTEST_REPLY:
        refuse_incomplete(iter([Problem("reply", N_("Say in a whole sentence who helps this person now."))]))
    work.run(_ANSWER, {"which": found.id, "moment": at, "by_role": viewer.role})
    keep_texts(work, viewer, FileRefusal.__tablename__, found.id, {"reply": reply}, at)
    tell_of_file(work, viewer, file, "file_answered", at)


def _stub(row: AnyRow) -> Stub:
    return Stub(
        row.id,
        row.agency_id,
        row.contact_on,
        row.stopped_on,
        row.channel,
        row.reference,
        row.destroyed,
    )
