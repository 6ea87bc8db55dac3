"""The picture: which bodies shared about a person, how often, and when; counted by the store itself.

Only what the person may see is counted: what is on hold for safety changes no number.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, case, func

from portal.access import visible
from portal.clock import AMSTERDAM
from portal.consultations.models import ConsultationSubject, SubjectParty
from portal.consultations.rules import Kind
from portal.store import Moment, Work

MONTHS = 12
"""How many months the picture looks back, this month included."""


@dataclass(frozen=True)
class BodyCount:
    """How often one organisation took part in what is on the timeline."""

    agency: str
    total: int
    by_kind: tuple[int, ...]
    """In the order of ``rules.Kind``."""


@dataclass(frozen=True)
class Picture:
    """Numbers for a drawing and the table beside it."""

    bodies: tuple[BodyCount, ...]
    months: tuple[tuple[date, int], ...]
    """The first day of each of the last twelve months, oldest first, and the number of entries in it."""


def _number_where(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


def _in_month(number: int) -> ColumnElement[int]:
    # Months begin at midnight in Amsterdam, so their edges are bound as moments.
    return _number_where(
        and_(
            ConsultationSubject.happened_at >= bindparam(f"edge_{number}", type_=Moment()),
            ConsultationSubject.happened_at < bindparam(f"edge_{number + 1}", type_=Moment()),
        )
    )


_BODIES = (
    visible(
        ConsultationSubject,
        SubjectParty.agency_id,
        func.count(),
        *(_number_where(ConsultationSubject.kind == kind.value) for kind in Kind),
    )
    .join(SubjectParty, SubjectParty.subject_id == ConsultationSubject.id)
    .group_by(SubjectParty.agency_id)
    .order_by(func.count().desc(), SubjectParty.agency_id)
)
_MONTHS = visible(ConsultationSubject, *(_in_month(number) for number in range(MONTHS))).where(
    ConsultationSubject.happened_at >= bindparam("edge_0", type_=Moment())
)


def picture(look: Work, *, today: date) -> Picture:
    """Return how often each body took part, and how many entries each of the last twelve months has."""
    bodies = tuple(
        BodyCount(agency, total, tuple(int(number) for number in by_kind))
        for agency, total, *by_kind in map(tuple, look.rows(_BODIES))
    )
    firsts = _first_days(today)
    edges: dict[str, Any] = {  # Any: bound values, all of them moments.
        f"edge_{number}": datetime(day.year, day.month, 1, tzinfo=AMSTERDAM)
        for number, day in enumerate(firsts)
    }
    numbers = look.rows(_MONTHS, **edges)[0]
    months = tuple((day, int(number)) for (day, _), number in zip(pairwise(firsts), numbers, strict=True))
    return Picture(bodies, months)


def _first_days(today: date) -> list[date]:
    """Return the first days of the last twelve months, and of the month to come."""
    index = today.year * 12 + today.month - 1
    return [date(number // 12, number % 12 + 1, 1) for number in range(index - MONTHS + 1, index + 2)]


_TOOK_PART = (
    visible(ConsultationSubject, SubjectParty.agency_id, func.count())
    .select_from(ConsultationSubject)
    .join(SubjectParty, SubjectParty.subject_id == ConsultationSubject.id)
    .group_by(SubjectParty.agency_id)
)


def who_took_part(look: Work) -> list[tuple[str, int]]:
    """Return each organisation with the number of entries in which it took part."""
    return [(agency, number) for agency, number in map(tuple, look.rows(_TOOK_PART))]
