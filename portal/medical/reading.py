"""What a person reads of what is kept apart: where it stands, who opened it, and when it is destroyed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, and_, bindparam

from portal import catalogue
from portal.access import Viewer, ViewLog, visible
from portal.errors import NotFound
from portal.medical.keeping import CONCLUSION, NAME, OFFERED, PLACE, REASON, TABLE, content_of, note, step_on
from portal.medical.models import SetAside, SetAsideStep
from portal.medical.rules import Kind, Other, State, Step, may
from portal.store import Work, Writing
from portal.store.models import Text
from portal.store.texts import read_all
from portal.store.work import AnyRow

MOST = 100

_NAME = and_(Text.about_id == SetAside.id, Text.field == NAME, Text.version == 0)
_COLUMNS = (
    SetAside.id,
    SetAside.person_id,
    SetAside.case_id,
    SetAside.kind,
    SetAside.state,
    SetAside.media_type,
    SetAside.size,
    SetAside.offered_at,
    SetAside.destroy_on,
    SetAside.other,
    SetAside.ended_at,
    Text.sealed.label("name_sealed"),
)


# Any: a select of these columns; SQLAlchemy types what a select of many columns gives as Any.
def _lines() -> Select[Any]:
    return (
        visible(SetAside, *_COLUMNS)
        .join_from(SetAside, Text, _NAME, isouter=True)
        .order_by(SetAside.offered_at.desc(), SetAside.id)
        .limit(MOST)
    )


_MINE = _lines().where(SetAside.draft_id.is_(None))
_OF_DRAFT = _lines().where(SetAside.draft_id == bindparam("draft"))
_OF_CASE = _lines().where(SetAside.case_id == bindparam("case"))
_ONE = _lines().where(SetAside.id == bindparam("item"))
_BYTES = visible(SetAside, SetAside.sealed).where(SetAside.id == bindparam("item"))
_STEPS = (
    visible(SetAsideStep, SetAsideStep.what, SetAsideStep.at, SetAsideStep.role)
    .where(SetAsideStep.item_id == bindparam("item"))
    .order_by(SetAsideStep.at, SetAsideStep.id)
    .limit(MOST)
)
_LOOKS = (
    visible(ViewLog, ViewLog.at, ViewLog.role)
    .where(ViewLog.item_table == TABLE, ViewLog.item_id == bindparam("item"))
    .order_by(ViewLog.at, ViewLog.id)
    .limit(MOST)
)


@dataclass(frozen=True)
class Aside:
    """Something that is kept apart, without its content."""

    id: str
    person: str
    case: str
    kind: Kind
    state: State
    name: str
    """Empty when it was destroyed."""
    media_type: str
    size: int
    offered_at: datetime
    destroy_on: date
    other: Other | None
    ended_at: datetime | None

    def may(self, step: Step) -> bool:
        """Tell whether a step is allowed now."""
        return may(self.state, step, kind=self.kind, other=self.other or "")

    @property
    def is_needed(self) -> bool:
        """Tell whether the catalogue has a use for papers like this beside a case (R-094)."""
        return catalogue.is_needed("case", "files", self.kind)


@dataclass(frozen=True)
class Told:
    """Something kept apart, with all that was done and said about it."""

    aside: Aside
    steps: Sequence[tuple[str, datetime, str]]
    """What, when, and the role of who did it."""
    looks: Sequence[tuple[datetime, str]]
    reason: str
    conclusion: str

    @property
    def is_unasked(self) -> bool:
        """Tell whether its person added it by themselves, and nobody needs it (R-094)."""
        return not self.aside.is_needed and any(what == OFFERED for what, _at, _role in self.steps)


@dataclass(frozen=True)
class Conclusion:
    """All that stays in the file of a case: what kind of thing, what became of it, and the conclusion."""

    kind: Kind
    state: State
    ended_at: datetime | None
    text: str


def mine(look: Work) -> Sequence[Aside]:
    """Return all that is or was kept apart for this person, newest first; 100 at most."""
    return [line_of(look, row) for row in look.rows(_MINE)]


def of_draft(look: Work, draft: str) -> Sequence[Aside]:
    """Return what is kept apart with a draft."""
    return [line_of(look, row) for row in look.rows(_OF_DRAFT, draft=draft)]


def of_case(look: Work, case: str) -> Sequence[Aside]:
    """Return what is or was kept apart with a case."""
    return [line_of(look, row) for row in look.rows(_OF_CASE, case=case)]


def conclusions(look: Work, case: str) -> Sequence[Conclusion]:
    """Return what the file of a case holds of what is kept apart: no name and no content."""
    found = []
    for row in look.rows(_OF_CASE, case=case):
        texts = read_all(look, person=row.person_id, about_id=row.id)
        found.append(Conclusion(Kind(row.kind), State(row.state), row.ended_at, texts.get(CONCLUSION, "")))
    return found


def one(look: Work, item: str) -> Aside:
    """Return one thing.

    :raises NotFound: when it is not there, not theirs, or hidden.
    """
    row = look.row(_ONE, item=item)
    if row is None:
        raise NotFound(TABLE)
    return line_of(look, row)


def told(look: Work, item: str) -> Told:
    """Return one thing with its whole history.

    :raises NotFound: when it is not there, not theirs, or hidden.
    """
    aside = one(look, item)
    texts = read_all(look, person=aside.person, about_id=item)
    return Told(
        aside=aside,
        steps=[(row.what, row.at, row.role) for row in look.rows(_STEPS, item=item)],
        looks=[(row.at, row.role) for row in look.rows(_LOOKS, item=item)],
        reason=texts.get(REASON, ""),
        conclusion=texts.get(CONCLUSION, ""),
    )


def take_back(work: Writing, *, viewer: Viewer, item: str, today: date, at: datetime) -> None:
    """Let a person take something away again; its bytes are gone at once.

    :raises NotFound: when it is not theirs, or it is too late.
    """
    aside = one(work, item)
    step_on(work, item=item, was=aside.state, step=Step.TAKE_BACK, today=today, at=at)
    note(work, person=aside.person, item=item, what=Step.TAKE_BACK, by=viewer, at=at)


def fetch(work: Writing, *, viewer: Viewer, item: str, at: datetime) -> tuple[Aside, bytes]:
    """Give something back to its person; what is sealed about health may be opened by its person at any time.

    :raises NotFound: when it is not theirs, is gone, or is a recording that was not given back.
    """
    aside = one(work, item)
    if not aside.may(Step.FETCH):
        raise NotFound(TABLE)
    content = content_of(work, person=aside.person, item=item, sealed=work.value(_BYTES, item=item))
    note(work, person=aside.person, item=item, what=Step.FETCH, by=viewer, at=at)
    return aside, content


def line_of(work: Work, row: AnyRow) -> Aside:
    """Return a row as pages get to see it."""
    return Aside(
        id=row.id,
        person=row.person_id,
        case=row.case_id or "",
        kind=Kind(row.kind),
        state=State(row.state),
        name=work.open(row.person_id, PLACE, row.id, NAME, row.name_sealed),
        media_type=row.media_type,
        size=row.size,
        offered_at=row.offered_at,
        destroy_on=row.destroy_on,
        other=Other(row.other) if row.other else None,
        ended_at=row.ended_at,
    )
