"""What a person declared: three lists that are never mixed, and one declaration in full."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import bindparam

from portal.access import pointers, visible
from portal.access.pointers import Pointer
from portal.clock import AMSTERDAM
from portal.declarations import rules
from portal.declarations.models import Declaration, DeclarationBody
from portal.declarations.phrases import KINDS
from portal.declarations.rules import Kind, State, proof
from portal.errors import NotFound
from portal.store import Work
from portal.store.texts import read_all
from portal.store.work import AnyRow
from portal.words import N_, Said

TABLE = Declaration.__tablename__

LONGEST_LIST = 200
"""Declarations on one page, of all three kinds together; nobody signs more."""


@dataclass(frozen=True)
class Line:
    """One declaration in a list."""

    id: str
    kind: str
    title: str
    about: str
    agency: str
    signed_at: datetime
    valid_to: date | None
    state: State
    version: str = ""


@dataclass(frozen=True)
class Shown:
    """One declaration in full, with the text exactly as it was shown."""

    line: Line
    version: str
    language: str
    text_hash: str
    is_text_as_signed: bool
    """Whether the text still gives the proof that was kept at signing."""
    data_kinds: str
    signed_how: str
    valid_from: date
    withdrawn_at: datetime | None
    texts: Mapping[str, str]
    bodies: tuple[tuple[str, str], ...]
    """Organisation and answer, "yes" first."""
    made_under: Sequence[Pointer]
    may_be_withdrawn: bool

    @property
    def is_withdrawn(self) -> bool:
        """Tell whether the person took it back."""
        return self.withdrawn_at is not None


_LIST = (
    visible(
        Declaration,
        Declaration.id,
        Declaration.person_id,
        Declaration.kind,
        Declaration.title_sealed,
        Declaration.about_sealed,
        Declaration.agency_id,
        Declaration.signed_at,
        Declaration.valid_from,
        Declaration.valid_to,
        Declaration.withdrawn_at,
        Declaration.is_general,
        Declaration.version,
    )
    .order_by(Declaration.signed_at.desc(), Declaration.id.desc())
    .limit(LONGEST_LIST)
)
_ONE = visible(Declaration, *Declaration.__table__.columns).where(Declaration.id == bindparam("declaration"))
# A declaration's bodies are only ever read for a declaration that may be seen.
_BODIES = (
    visible(Declaration, DeclarationBody.agency_id, DeclarationBody.answer)
    .select_from(Declaration)
    .join(DeclarationBody, DeclarationBody.declaration_id == Declaration.id)
    .where(Declaration.id == bindparam("declaration"))
    .order_by(DeclarationBody.answer.desc(), DeclarationBody.agency_id)
)


def list_for(look: Work, *, today: date) -> dict[Kind, list[Line]]:
    """Return what the viewer may see, newest first, in three kinds that are never mixed."""
    found: dict[Kind, list[Line]] = {kind: [] for kind in Kind}
    for row in look.rows(_LIST):
        found[Kind(row.kind)].append(_line(look, row, today))
    return found


def show(look: Work, *, declaration: str, today: date) -> Shown:
    """Return one declaration with its text, its bodies one by one, and the exchanges made under it.

    :raises NotFound: when it is not there, not theirs, or hidden.
    """
    row = look.row(_ONE, declaration=declaration)
    if row is None:
        raise NotFound(TABLE)
    line = _line(look, row, today)
    texts = read_all(look, person=row.person_id, about_id=row.id)
    return Shown(
        line=line,
        version=row.version,
        language=row.language,
        text_hash=row.text_hash,
        is_text_as_signed=proof(texts.get("text", "")) == row.text_hash,
        data_kinds=row.data_kinds,
        signed_how=row.signed_how,
        valid_from=row.valid_from,
        withdrawn_at=row.withdrawn_at,
        texts=texts,
        bodies=tuple(
            (agency, answer) for agency, answer in map(tuple, look.rows(_BODIES, declaration=row.id))
        ),
        made_under=pointers.under(look, TABLE, row.id),
        may_be_withdrawn=rules.may_be_withdrawn(row.kind, line.state),
    )


def describe(work: Work, declaration: str) -> Pointer:
    """Describe a declaration in one line, for a case that is about it.

    :raises NotFound: when it is not there, not theirs, or hidden.
    """
    row = work.row(_ONE, declaration=declaration)
    if row is None:
        raise NotFound(TABLE)
    text = Said(
        N_("%(kind)s of %(day)s: %(title)s"),
        kind=Said(KINDS[Kind(row.kind)]),
        day=row.signed_at.astimezone(AMSTERDAM).date(),
        title=work.open(row.person_id, TABLE, row.id, "title", row.title_sealed),
    )
    return Pointer(TABLE, row.id, text, "declarations.show", row.agency_id, until=_until(row))


def _until(row: AnyRow) -> date | None:
    """Return the last day on which a declaration holds; one taken back held until the day before."""
    taken_back: datetime | None = row.withdrawn_at
    last: date | None = row.valid_to
    return last if taken_back is None else taken_back.astimezone(AMSTERDAM).date() - timedelta(days=1)


def _line(look: Work, row: AnyRow, today: date) -> Line:
    return Line(
        id=row.id,
        kind=row.kind,
        title=look.open(row.person_id, TABLE, row.id, "title", row.title_sealed),
        about=look.open(row.person_id, TABLE, row.id, "about", row.about_sealed),
        agency=row.agency_id,
        signed_at=row.signed_at,
        valid_to=row.valid_to,
        state=rules.state(
            kind=row.kind,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            withdrawn_at=row.withdrawn_at,
            is_general=row.is_general,
            today=today,
        ),
        version=row.version,
    )
