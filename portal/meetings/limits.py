"""What somebody wants to be shared and what not: per body and kind of data, changed at any time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, update

from portal.access import Viewer, visible
from portal.agencies.data_kinds import DataKind
from portal.errors import NotFound
from portal.meetings.models import PersonLimit
from portal.meetings.rules import TO_ANSWER
from portal.store import Work, Writing, new_id
from portal.store.texts import keep, read_many

TABLE = PersonLimit.__tablename__
MOST = 200


@dataclass(frozen=True)
class OwnLimit:
    """One answer of a person; an empty kind means all kinds of data."""

    id: str
    agency: str
    data_kind: str
    answer: str
    said_at: datetime
    words: str


_ALL = (
    visible(
        PersonLimit,
        PersonLimit.id,
        PersonLimit.agency_id,
        PersonLimit.data_kind,
        PersonLimit.answer,
        PersonLimit.said_at,
    )
    .order_by(PersonLimit.said_at.desc(), PersonLimit.id)
    .limit(MOST)
)
_STEP_ASIDE = (
    update(PersonLimit)
    .where(
        PersonLimit.person_id == bindparam("whose"),
        PersonLimit.agency_id == bindparam("body"),
        PersonLimit.data_kind.in_(bindparam("kinds", expanding=True)),
        PersonLimit.replaced_at.is_(None),
    )
    .values(replaced_at=bindparam("moment"))
)
_END = (
    update(PersonLimit)
    .where(
        PersonLimit.id == bindparam("which"),
        PersonLimit.person_id == bindparam("whose"),
        PersonLimit.replaced_at.is_(None),
    )
    .values(replaced_at=bindparam("moment"))
)


def limits_of(work: Work, *, person: str) -> Sequence[OwnLimit]:
    """Return what a person said, the newest first."""
    rows = work.rows(_ALL)
    texts = read_many(work, person=person, about_ids=[row.id for row in rows])
    return [
        OwnLimit(
            row.id, row.agency_id, row.data_kind, row.answer, row.said_at, texts[row.id].get("words", "")
        )
        for row in rows
    ]


def to_answer(limits: Iterable[OwnLimit], *, agency: str) -> Mapping[str, str]:
    """Return what must be answered before a body hears something, by kind of data.

    What is said of one kind goes before what is said of all kinds.
    """
    mine = [limit for limit in limits if limit.agency == agency]
    general = next((limit.answer for limit in mine if not limit.data_kind), "")
    found = {kind.value: general for kind in DataKind}
    found.update({limit.data_kind: limit.answer for limit in mine if limit.data_kind})
    return {kind: answer for kind, answer in found.items() if answer in TO_ANSWER}


def say_limit(
    work: Writing,
    *,
    viewer: Viewer,
    agency: str,
    data_kinds: Sequence[str],
    answer: str,
    words: str,
    at: datetime,
) -> None:
    """Keep what a person says about a body; no kind named means all kinds. The newest answer counts.

    An answer about all kinds takes the place of everything said before about that body.
    """
    kinds = list(data_kinds) or [""]
    replaced = kinds if data_kinds else ["", *DataKind]
    work.run(
        _STEP_ASIDE,
        {"whose": viewer.person, "body": agency, "kinds": [str(one) for one in replaced], "moment": at},
    )
    for kind in kinds:
        id = new_id()
        row = {"id": id, "person_id": viewer.person, "agency_id": agency, "data_kind": str(kind)}
        work.add(PersonLimit, {**row, "answer": answer, "said_at": at, "replaced_at": None})
        if words.strip():
            keep(
                work,
                person=viewer.person,
                about_table=TABLE,
                about_id=id,
                field="words",
                text=words,
                at=at,
            )


def end_limit(work: Writing, *, viewer: Viewer, limit: str, at: datetime) -> None:
    """Take a limit away.

    :raises NotFound: when it is not theirs, or gone.
    """
    if not work.run(_END, {"which": limit, "whose": viewer.person, "moment": at}):
        raise NotFound(TABLE)
