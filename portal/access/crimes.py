"""A crime as the ground to tell something: an authority asked in writing, and the privacy officer agreed.

Source: R-112; UAVG art. 41 lid 1 onder d: "de voorkoming, het onderzoek, de opsporing en de vervolging van
strafbare feiten"; Wetboek van Strafvordering art. 126nc ff.: asked by who may ask it, in writing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import bindparam, select, update

from portal.access.models_crimes import CrimeRequest
from portal.agencies.articles import CRIME_ARTICLES
from portal.errors import Conflict, NotFound, Refused
from portal.store import Work, Writing
from portal.store.models import PersonKey
from portal.store.texts import keep, read_of_each
from portal.store.work import AnyRow
from portal.viewer import Official, Viewer
from portal.words import N_

TABLE = CrimeRequest.__tablename__
ASKED, AGREED, REFUSED, USED = "asked", "agreed", "refused", "used"
MOST = 100

EMPTY: Mapping[str, str] = {
    "authority": N_("Choose which authority asked."),
    "article": N_("Choose the article on which it asked."),
    "number": N_("Write the number of the written request."),
    "question": N_("Write what was asked, exactly."),
}
DECIDED = N_("Somebody has just decided about this.")
OWN = N_("You wrote this down yourself. Another privacy officer decides.")
SAY_WHY = N_("Write why. Who asked reads it.")

_COLUMNS = (*CrimeRequest.__table__.columns, PersonKey.wrapped)
_ALL = select(*_COLUMNS).join(PersonKey, PersonKey.person_id == CrimeRequest.person_id).limit(MOST)
_WAITING = _ALL.where(CrimeRequest.state == ASKED).order_by(CrimeRequest.asked_at, CrimeRequest.id)
_ONE = _ALL.where(CrimeRequest.id == bindparam("request"))
_OF_PERSON = _ALL.where(
    CrimeRequest.person_id == bindparam("person"), CrimeRequest.agency_id == bindparam("agency")
).order_by(CrimeRequest.asked_at.desc(), CrimeRequest.id)
_AGREED = select(CrimeRequest.id, CrimeRequest.authority_id, CrimeRequest.article).where(
    CrimeRequest.person_id == bindparam("person"), CrimeRequest.state == AGREED
)
_DECIDE = (
    update(CrimeRequest)
    .where(CrimeRequest.id == bindparam("request"), CrimeRequest.state == ASKED)
    .values(state=bindparam("becomes"), decided_by=bindparam("who"), decided_at=bindparam("moment"))
)
_USE = (
    update(CrimeRequest)
    .where(CrimeRequest.id == bindparam("request"), CrimeRequest.state == AGREED)
    .values(state=USED)
)


class CrimeRequestIncomplete(Refused):
    """What was written down misses something; ``faults`` names each field."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__(next(iter(faults.values())))
        self.faults = faults


@dataclass(frozen=True)
class Asked:
    """A question of an authority, and where it stands."""

    id: str
    person: str
    agency: str
    account: str
    authority: str
    article: str
    state: str
    asked_at: datetime
    words: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class CrimeDraft:
    """What a worker writes down of a written request."""

    authority: str
    article: str
    number: str
    question: str


def problems(draft: CrimeDraft) -> Iterator[tuple[str, str]]:
    """Give each field that is missing, and what to do about it."""
    yield from ((name, text) for name, text in EMPTY.items() if not getattr(draft, name).strip())
    if draft.article.strip() and draft.article not in CRIME_ARTICLES:
        yield "article", EMPTY["article"]


def ask(work: Writing, *, viewer: Viewer, draft: CrimeDraft, once: str, at: datetime) -> None:
    """Keep a written request of an authority, for the privacy officer to look at; pressed twice it is one.

    :raises CrimeRequestIncomplete: when something is missing; nothing is kept then.
    """
    faults = dict(problems(draft))
    if faults:
        raise CrimeRequestIncomplete(faults)
    row: dict[str, object] = {"id": once, "person_id": viewer.person, "agency_id": viewer.agency}
    row |= {"account_id": viewer.account, "authority_id": draft.authority, "article": draft.article}
    row |= {"state": ASKED, "asked_at": at, "decided_by": None, "decided_at": None}
    if work.add_if_new(CrimeRequest, row, "id"):
        for name in ("number", "question"):
            _keep(work, viewer.person, once, name, getattr(draft, name), at)


def waiting(work: Work) -> list[Asked]:
    """Return what waits for a privacy officer, the oldest first; 100 at most."""
    return _all_asked(work, work.rows(_WAITING))


def of_person(work: Work, *, person: str, agency: str) -> list[Asked]:
    """Return what an organisation was asked about a person, the newest first; 100 at most."""
    return _all_asked(work, work.rows(_OF_PERSON, person=person, agency=agency))


def decide(
    work: Writing, *, official: Official, request: str, agrees: bool, reason: str, at: datetime
) -> None:
    """Agree that something may be told, or not, with a reason.

    :raises NotFound: when there is no such request.
    :raises Refused: without a reason, or when this official wrote it down.
    :raises Conflict: when it was decided before.
    """
    row = work.row(_ONE, request=request)
    if row is None:
        raise NotFound(TABLE)
    if row.account_id == official.account:
        raise Refused(OWN)
    if not reason.strip():
        raise Refused(SAY_WHY)
    becomes = AGREED if agrees else REFUSED
    if not work.run(_DECIDE, {"request": request, "becomes": becomes, "who": official.account, "moment": at}):
        raise Conflict(DECIDED)
    work.know(row.person_id, row.wrapped)
    _keep(work, row.person_id, request, "reason", reason, at)


def use(work: Writing, *, person: str, agencies: Collection[str], article: str) -> bool:
    """Use what was agreed about this person for one talk with that authority; tell whether there was any."""
    for row in work.rows(_AGREED, person=person):
        if row.authority_id in agencies and row.article == article and work.run(_USE, {"request": row.id}):
            return True
    return False


def _all_asked(work: Work, rows: Sequence[AnyRow]) -> list[Asked]:
    for row in rows:
        work.know(row.person_id, row.wrapped)
    words = read_of_each(work, {row.id: row.person_id for row in rows})
    return [_asked(row, words[row.id]) for row in rows]


def _asked(row: AnyRow, words: Mapping[str, str]) -> Asked:
    return Asked(
        id=row.id,
        person=row.person_id,
        agency=row.agency_id,
        account=row.account_id,
        authority=row.authority_id,
        article=row.article,
        state=row.state,
        asked_at=row.asked_at,
        words=words,
    )


def _keep(work: Writing, person: str, request: str, name: str, text: str, at: datetime) -> None:
    keep(work, person=person, about_table=TABLE, about_id=request, field=name, text=text.strip(), at=at)
