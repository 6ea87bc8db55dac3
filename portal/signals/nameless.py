"""Writing down without a person: a case discussed without a name, and what gets in the way of privacy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Select, and_, bindparam, delete, select, update

from portal.agencies import wording
from portal.errors import NotFound, Refused
from portal.signals.models import NamelessText
from portal.store import Work, Writing
from portal.store.models import PersonKey
from portal.store.work import AnyRow
from portal.viewer import Official
from portal.words import N_, Said

TABLE = NamelessText.__tablename__
MOST = 50
KEPT = timedelta(days=365)

POINTS_AT = N_("This points at somebody. Take out each name, number, date and address.")


class What(StrEnum):
    """What is written down without a person."""

    TALK = "talk"
    BOTTLENECK = "bottleneck"
    GOOD = "good"


class NamelessIncomplete(Refused):
    """Something is missing or points at somebody, so nothing was kept. ``faults`` names each field."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__(Said(next(iter(faults.values()))))
        self.faults = faults


@dataclass(frozen=True)
class Written:
    """One text without a person."""

    id: str
    number: str
    agency: str
    role: str
    bodies: tuple[str, ...]
    made_at: datetime
    text: str
    is_published: bool


def _select(*conditions: Any) -> Select[Any]:  # Any: conditions and columns of any sort.
    return (
        select(*NamelessText.__table__.columns, PersonKey.wrapped)
        .outerjoin(PersonKey, PersonKey.person_id == NamelessText.id)
        .where(NamelessText.what == bindparam("what"), *conditions)
        .order_by(NamelessText.made_at.desc(), NamelessText.id)
        .limit(MOST)
    )


_PUBLISHED = _select(NamelessText.published_at.is_not(None))
_OWN = _select(NamelessText.account_id == bindparam("account"))
_ALL = _select()
_OLD = and_(NamelessText.made_at < bindparam("edge"), NamelessText.published_at.is_(None))


def keep(
    work: Writing,
    *,
    official: Official,
    what: What,
    text: str,
    number: str = "",
    bodies: tuple[str, ...] = (),
    names_somebody: bool = False,
    token: str,
    at: datetime,
) -> bool:
    """Keep a text without a person, once for each form; tell whether this press did it.

    :param names_somebody: whether the text holds a name of one of the official's own people.
    :raises NamelessIncomplete: when something is missing, or the text points at somebody.
    """
    faults = {}
    if not text.strip():
        faults["text"] = N_("Write it down here.")
    elif names_somebody or wording.points_at_somebody(text):
        faults["text"] = POINTS_AT
    if what is What.TALK and not bodies:
        faults["bodies"] = N_("Choose the organisation.")
    if what is What.TALK and not number.strip():
        faults["number"] = N_("Give it a number of your own, so that you know which case it was.")
    elif wording.points_at_somebody(number):
        faults["number"] = POINTS_AT
    if faults:
        raise NamelessIncomplete(faults)
    row: dict[str, object] = {"id": token, "what": what.value, "number": number.strip(), "made_at": at}
    row |= {"account_id": official.account, "agency_id": official.agency, "role": official.role}
    row |= {"bodies": " ".join(bodies), "text_sealed": None, "published_at": None}
    if not work.add_if_new(NamelessText, row, "id"):
        return False
    work.make_key(token, at=at)
    sealed = work.seal(token, TABLE, token, "text", text)
    work.run(_SEAL, {"which": token, "sealed": sealed})
    return True


_SEAL = (
    update(NamelessText).where(NamelessText.id == bindparam("which")).values(text_sealed=bindparam("sealed"))
)


def own(work: Work, *, official: Official, what: What) -> list[Written]:
    """Return what an official wrote, the newest first."""
    return [_written(work, row) for row in work.rows(_OWN, what=what.value, account=official.account)]


def everything(work: Work, *, what: What) -> list[Written]:
    """Return what all officials wrote, the newest first: for the privacy officer."""
    return [_written(work, row) for row in work.rows(_ALL, what=what.value)]


def published(work: Work) -> list[Written]:
    """Return the good examples that the privacy officer approved, for everybody. Source: R-206."""
    return [_written(work, row) for row in work.rows(_PUBLISHED, what=What.GOOD.value)]


def publish(work: Writing, *, text: str, at: datetime) -> None:
    """Show a good example to everybody; pressed twice it stays as it is.

    :raises NotFound: when there is no such example, or it was thrown away.
    """
    if not work.run(_PUBLISH, {"which": text, "moment": at}) and not work.rows(_GOOD, which=text):
        raise NotFound(TABLE)


_GOOD = select(NamelessText.id).where(
    NamelessText.id == bindparam("which"), NamelessText.what == What.GOOD.value
)
_PUBLISH = (
    update(NamelessText)
    .where(
        NamelessText.id == bindparam("which"),
        NamelessText.what == What.GOOD.value,
        NamelessText.published_at.is_(None),
        NamelessText.text_sealed.is_not(None),
    )
    .values(published_at=bindparam("moment"))
)


def drop_old(work: Writing, *, at: datetime) -> int:
    """Throw away texts of over a year ago, keys included; return how many."""
    edge = {"edge": at - KEPT}
    old = select(NamelessText.id).where(_OLD, NamelessText.text_sealed.is_not(None)).scalar_subquery()
    work.run(delete(PersonKey).where(PersonKey.person_id.in_(old)), edge)
    empty = update(NamelessText).where(_OLD, NamelessText.text_sealed.is_not(None)).values(text_sealed=None)
    return work.run(empty, edge)


def _written(work: Work, row: AnyRow) -> Written:
    text = ""
    if row.text_sealed is not None:
        if row.wrapped is not None:
            work.know(row.id, row.wrapped)
        text = work.open(row.id, TABLE, row.id, "text", row.text_sealed)
    return Written(
        row.id,
        row.number,
        row.agency_id,
        row.role,
        tuple(row.bodies.split()),
        row.made_at,
        text,
        row.published_at is not None,
    )
