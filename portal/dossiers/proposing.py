"""Extra data from others: proposed by an official, and decided by the person. Source: R-075, norm 4.5."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, update

from portal.access import Viewer, visible
from portal.access.handlers import for_worker
from portal.access.holding import is_held
from portal.access.proposals import Proposed
from portal.access.seen_texts import words_of
from portal.agencies.data_kinds import DataKind
from portal.dossiers import reading
from portal.dossiers.keeping import keep_texts, own_file, tell_of_file
from portal.dossiers.models_refusals import FileProposal
from portal.dossiers.rules import SHORTEST_PURPOSE, Problem, refuse_incomplete
from portal.errors import NotFound
from portal.store import Work, Writing
from portal.store.texts import keep
from portal.store.work import AnyRow
from portal.words import N_

TABLE = FileProposal.__tablename__
AT_ONCE = 400
"""Persons in one question to the store; SQLite takes a thousand."""

ANSWERS = {
    "yes": N_("Yes, they may ask it"),
    "no": N_("No, they may not ask it"),
    "ask": N_("I have a question first"),
}
STATES_AT_DESK = {
    "": N_("Waits for the person"),
    "yes": N_("The person says yes"),
    "no": N_("The person says no"),
    "ask": N_("The person has a question first"),
}
"""How it stands, as an official reads it."""

_OF_FILE = (
    visible(FileProposal, *FileProposal.__table__.columns)
    .where(FileProposal.item_id == bindparam("file"))
    .order_by(FileProposal.asked_at.desc(), FileProposal.id)
)
_ONE = visible(FileProposal, *FileProposal.__table__.columns).where(FileProposal.id == bindparam("proposal"))
_STANDING = for_worker(
    *(FileProposal.person_id, FileProposal.agency_id, FileProposal.body_id, FileProposal.data_kinds),
    *(FileProposal.answer, FileProposal.asked_at, FileProposal.answered_at),
).where(
    FileProposal.person_id.in_(bindparam("persons", expanding=True)),
    ~is_held(FileProposal.person_id, FileProposal.id, FileProposal.item_id),
)
_ANSWER = (
    update(FileProposal)
    .where(FileProposal.id == bindparam("which"), FileProposal.person_id == bindparam("principal"))
    .values(answer=bindparam("said"), answered_at=bindparam("moment"))
)


@dataclass(frozen=True)
class Proposal:
    """What an organisation wants to ask another one, and what the person said."""

    id: str
    file: str
    body: str
    data_kinds: tuple[str, ...]
    why: str
    asked_at: datetime
    answer: str
    question: str
    reply: str


def propose(
    work: Writing,
    *,
    viewer: Viewer,
    file: str,
    body: str,
    data_kinds: Collection[str],
    why: str,
    once: str,
    at: datetime,
) -> None:
    """Ask the person whether extra data may be asked from a body; a second press asks nothing twice.

    :raises ItemIncomplete: without a body, a kind of data, or a whole sentence why.
    :raises NotFound: when the file is not the own organisation's.
    """
    found = own_file(work, viewer, file)
    refuse_incomplete(_problems(found.agency, body, data_kinds, why))
    row: dict[str, object] = {"id": once, "person_id": viewer.person, "item_id": file, "asked_at": at}
    row |= {"agency_id": found.agency, "body_id": body, "data_kinds": " ".join(data_kinds)}
    row |= {"account_id": viewer.account, "role": viewer.role, "answer": "", "answered_at": None}
    if work.add_if_new(FileProposal, row, "id"):
        keep_texts(work, viewer, TABLE, once, {"why": why}, at)
        tell_of_file(work, viewer, file, "file_proposal", at)


def proposals(look: Work, file: str) -> list[Proposal]:
    """Return what was proposed for a file, the newest first."""
    rows = look.rows(_OF_FILE, file=file)
    words = words_of(look, (row.id for row in rows))
    return [
        Proposal(
            *(row.id, row.item_id, row.body_id, tuple(row.data_kinds.split())),
            *(words.get(row.id, {}).get("why", ""), row.asked_at, row.answer),
            *(words.get(row.id, {}).get(name, "") for name in ("question", "reply")),
        )
        for row in rows
    ]


def answer(work: Writing, *, viewer: Viewer, proposal: str, said: str, question: str, at: datetime) -> str:
    """Keep what the person says; they may change it as long as they like. Return the file.

    :raises ItemIncomplete: without an answer, or without the question that they have.
    :raises NotFound: when it is not there, not theirs, or hidden; for an official too.
    """
    row = _one(work, proposal)
    if viewer.capacity == "assigned":
        raise NotFound(TABLE)
    problems = []
    if said not in ANSWERS:
        problems.append(Problem("answer", N_("Choose one of the answers.")))
    if said == "ask" and not question.strip():
        problems.append(Problem("question", N_("Write your question.")))
    refuse_incomplete(iter(problems))
    work.run(_ANSWER, {"which": proposal, "said": said, "moment": at})
    if said == "ask":
        _keep(work, viewer, proposal, "question", question, at)
    return str(row.item_id)


def reply(work: Writing, *, viewer: Viewer, file: str, proposal: str, text: str, at: datetime) -> None:
    """Answer the person's question; then the proposal waits for the person again.

    :raises ItemIncomplete: when the answer says nothing.
    :raises NotFound: when the file is not the own organisation's, or nothing was asked.
    """
    own_file(work, viewer, file)
    row = _one(work, proposal)
    if row.item_id != file or row.answer != "ask":
        raise NotFound(TABLE)
    if len(text.split()) < SHORTEST_PURPOSE:
        refuse_incomplete(iter([Problem("reply", N_("Answer in a whole sentence."))]))
    work.run(_ANSWER, {"which": proposal, "said": "", "moment": None})
    _keep(work, viewer, proposal, "reply", text, at)
    tell_of_file(work, viewer, file, "file_proposal", at)


def standing(work: Work, *, persons: Collection[str]) -> Iterator[Proposed]:
    """Give what these persons were asked, without what is hidden from them: one query for many persons."""
    some = sorted(persons)
    for start in range(0, len(some), AT_ONCE):
        for row in work.rows(_STANDING, persons=some[start : start + AT_ONCE]):
            bodies, kinds = frozenset({row.agency_id, row.body_id}), frozenset(row.data_kinds.split())
            yield Proposed(row.person_id, bodies, kinds, row.answer, row.asked_at, row.answered_at)


def _problems(agency: str, body: str, data_kinds: Collection[str], why: str) -> Iterator[Problem]:
    if not body or body == agency:
        yield Problem("body", N_("Choose the other organisation."))
    if not data_kinds or not set(data_kinds) <= set(DataKind):
        yield Problem("data_kinds", N_("Choose what kind of data it is."))
    if len(why.split()) < SHORTEST_PURPOSE:
        yield Problem("why", N_("Say in a whole sentence why it is needed."))


def _one(work: Work, proposal: str) -> AnyRow:
    row = work.row(_ONE, proposal=proposal)
    if row is None:
        raise NotFound(TABLE)
    reading.file(work, row.item_id)
    return row


def _keep(work: Writing, viewer: Viewer, proposal: str, field: str, text: str, at: datetime) -> None:
    keep(work, person=viewer.person, about_table=TABLE, about_id=proposal, field=field, text=text, at=at)
