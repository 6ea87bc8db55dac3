"""The timeline: one query a page, by moment and id, newest first, in steps that need no counting."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, bindparam, tuple_

from portal.access import disputes, visible
from portal.consultations.drafts import Party
from portal.consultations.models import ConsultationSubject, SubjectParty
from portal.store import Moment, Work
from portal.store.models import Text
from portal.store.work import AnyRow

TABLE = ConsultationSubject.__tablename__

FIRST_MOMENT = datetime(1, 1, 1, tzinfo=UTC)
LAST_MOMENT = datetime(9999, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Cursor:
    """A place between two entries: the moment and id of one of them."""

    moment: datetime
    id: str

    def __str__(self) -> str:
        """Return the place as it stands in an address: it says nothing of whom or what."""
        return f"{int(self.moment.timestamp() * 1_000_000):x}-{self.id}"

    @classmethod
    def read(cls, text: str) -> Cursor | None:
        """Return the place an address names, or nothing when it names none."""
        number, _, item = text.partition("-")
        try:
            micros = int(number, 16)
            moment = datetime.fromtimestamp(micros // 1_000_000, UTC).replace(microsecond=micros % 1_000_000)
        except (ValueError, OverflowError, OSError):
            return None
        return cls(moment, item[:26])


class Line(NamedTuple):
    """One entry on the timeline: a tuple in the order of its columns, because each page makes twenty."""

    id: str
    kind: str
    is_internal: bool
    is_decision_not_to_share: bool
    happened_at: datetime
    recorded_at: datetime
    kept_parties: str
    """Who took part, as it is kept."""
    basis: str
    release: str
    release_on: date | None
    broken_rules: str
    is_disputed: bool
    summary: str

    @property
    def parties(self) -> tuple[Party, ...]:
        """Return who took part."""
        return read_parties(self.kept_parties)

    @property
    def was_not_allowed(self) -> bool:
        """Tell whether a rule was broken."""
        return self.broken_rules != ""


@dataclass(frozen=True)
class Page:
    """Some entries of the timeline, newest first, and where the list goes on."""

    entries: tuple[Line, ...]
    newer: Cursor | None
    older: Cursor | None


_COLUMNS = (
    ConsultationSubject.id,
    ConsultationSubject.kind,
    ConsultationSubject.is_internal,
    ConsultationSubject.is_decision_not_to_share,
    ConsultationSubject.happened_at,
    ConsultationSubject.recorded_at,
    ConsultationSubject.parties,
    ConsultationSubject.basis,
    ConsultationSubject.release,
    ConsultationSubject.release_on,
    ConsultationSubject.broken_rules,
)
"""In the order of a line. Behind them come a dispute, the person and the sealed summary."""


# Any: a select of any columns; SQLAlchemy's own type for that.
@cache
def _statement(
    *, by_agency: bool, by_declaration: bool, by_kind: bool, newer: bool, disputed: disputes.Disputed | None
) -> Select[Any]:
    """Build one of the lists, once. Which body took part stands in a table of its own, in the same order."""
    order: tuple[Any, Any] = (ConsultationSubject.happened_at, ConsultationSubject.id)
    is_disputed = disputes.is_among(disputed, ConsultationSubject.id).label("is_disputed")
    columns = (*_COLUMNS, is_disputed, ConsultationSubject.person_id, Text.sealed)
    found = visible(ConsultationSubject, *columns).outerjoin(
        Text, and_(Text.about_id == ConsultationSubject.id, Text.field == "summary", Text.version == 0)
    )
    if by_agency:
        order = (SubjectParty.happened_at, SubjectParty.subject_id)
        found = found.join(SubjectParty, SubjectParty.subject_id == ConsultationSubject.id).where(
            SubjectParty.person_id == bindparam("principal"), SubjectParty.agency_id == bindparam("agency")
        )
    if by_declaration:
        found = found.where(ConsultationSubject.declaration_id == bindparam("declaration"))
    if by_kind:
        found = found.where(ConsultationSubject.kind == bindparam("kind"))
    place = tuple_(bindparam("place_moment", type_=Moment()), bindparam("place_id"))
    here = tuple_(*order)
    found = found.where(
        order[0] >= bindparam("since", type_=Moment()), order[0] < bindparam("until", type_=Moment())
    )
    if newer:
        return found.where(here > place).order_by(*order).limit(bindparam("number"))
    return found.where(here < place).order_by(*(column.desc() for column in order)).limit(bindparam("number"))


def timeline(
    look: Work,
    *,
    before: Cursor | None = None,
    after: Cursor | None = None,
    agency: str | None = None,
    declaration: str | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    kind: str | None = None,
    size: int = 20,
) -> Page:
    """Return a page of what the viewer may see, newest first.

    :param before: give what is older than this place; ``after`` gives what is newer, and goes first.
    :param since: the first moment that counts; ``until`` the first that no longer does.
    """
    place = after or before or Cursor(LAST_MOMENT, "")
    statement = _statement(
        by_agency=agency is not None,
        by_declaration=declaration is not None,
        by_kind=kind is not None,
        newer=after is not None,
        disputed=disputes.disputed(),
    )
    binds: dict[str, object] = {
        "place_moment": place.moment,
        "place_id": place.id,
        # The place is a limit of the same sort. SQLite finds the start of a page by these two only, and would
        # read all that is newer, or older, to get there.
        "since": max(since or FIRST_MOMENT, after.moment if after else FIRST_MOMENT),
        "until": min(until or LAST_MOMENT, _just_after(before.moment) if before else LAST_MOMENT),
        "number": size + 1,
    }
    wanted = {"agency": agency, "declaration": declaration, "kind": kind}
    binds.update({name: value for name, value in wanted.items() if value is not None})
    rows = look.rows(statement, **binds)
    return _page(look, rows, size=size, before=before, after=after)


def _just_after(moment: datetime) -> datetime:
    return min(moment, LAST_MOMENT) + timedelta(microseconds=1)


def _page(
    look: Work, rows: Sequence[AnyRow], *, size: int, before: Cursor | None, after: Cursor | None
) -> Page:
    goes_on = len(rows) > size
    shown = rows[:size]
    lines = _lines(look, shown[::-1] if after else shown)
    if not lines:
        return Page((), newer=None, older=None)
    first, last = (Cursor(line.happened_at, line.id) for line in (lines[0], lines[-1]))
    has_newer = goes_on if after else before is not None
    has_older = True if after else goes_on
    return Page(lines, newer=first if has_newer else None, older=last if has_older else None)


def _lines(look: Work, rows: Sequence[AnyRow]) -> tuple[Line, ...]:
    """Return the rows as lines, with their summaries opened; all are of the one person who is looked at."""
    if not rows:
        return ()
    texts = look.open_each(rows[0].person_id, TABLE, "summary", [(row[0], row[-1]) for row in rows])
    return tuple(Line._make((*row[:-2], text)) for row, text in zip(rows, texts, strict=True))


@lru_cache(maxsize=4096)
def read_parties(text: str) -> tuple[Party, ...]:
    """Read the parties as they are kept; they name organisations and roles, never a person."""
    return tuple(Party(**party) for party in json.loads(text))
