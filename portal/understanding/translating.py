"""A text in Dutch beside the original: one official makes it, another one checks it, and the original stays.

Source: Awb art. 2:6; art. 9:4 lid 3 with 6:5 lid 3 (a translation where it is needed). No machine translates.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import bindparam, update

from portal.access import Viewer, handlers, visible
from portal.access.handlers import open_to_take
from portal.errors import Conflict, NotFound, Refused
from portal.store import Work, Writing, new_id
from portal.store.texts import keep, read_many
from portal.store.work import AnyRow
from portal.understanding.models import Translation
from portal.understanding.rules import Translating, may_check
from portal.viewer import Official
from portal.words import N_

TABLE = Translation.__tablename__

CHECK_WITHIN = timedelta(weeks=2)
"""How long a colleague can open the case to check a translation."""

OWN = N_("You made this translation yourself. A colleague must check it.")
BY_OTHER = N_("Somebody else has just changed this translation. Read it again first.")

_OF_CASE = visible(Translation, *Translation.__table__.columns).where(
    Translation.case_id == bindparam("case")
)
_ONE = visible(Translation, *Translation.__table__.columns).where(
    Translation.about_id == bindparam("about"), Translation.field == bindparam("its_field")
)
_MAKE = (
    update(Translation)
    .where(Translation.id == bindparam("which"), Translation.person_id == bindparam("principal"))
    .values(
        state=Translating.MADE.value,
        made_by=bindparam("who"),
        made_at=bindparam("moment"),
        checked_by=None,
        checked_at=None,
    )
)
_CHECK = (
    update(Translation)
    .where(
        Translation.id == bindparam("which"),
        Translation.person_id == bindparam("principal"),
        Translation.state == Translating.MADE.value,
        Translation.made_at == bindparam("shown_at"),
    )
    .values(state=bindparam("becomes"), checked_by=bindparam("who"), checked_at=bindparam("moment"))
)
_TO_CHECK = (
    open_to_take(
        Translation.case_id,
        Translation.person_id,
        Translation.id,
        Translation.case_id,
        Translation.person_id,
        Translation.made_at,
    )
    .where(Translation.state == Translating.MADE.value, Translation.made_by != bindparam("account"))
    .order_by(Translation.made_at, Translation.id)
    .limit(100)
)


@dataclass(frozen=True)
class Dutch:
    """One text in Dutch."""

    id: str
    state: Translating
    made_by: str
    made_at: datetime
    text: str
    remark: str

    @property
    def is_checked(self) -> bool:
        """Tell whether a second official found it right; before that nobody else reads it."""
        return self.state is Translating.CHECKED


@dataclass(frozen=True)
class ToCheck:
    """A translation that waits for a colleague: never whose it is."""

    id: str
    made_at: datetime


def translations(work: Work, *, case: str) -> Mapping[tuple[str, str], Dutch]:
    """Return the texts in Dutch of a case, by what they are of: the id of its row, and the field."""
    rows = work.rows(_OF_CASE, case=case)
    if not rows:
        return {}
    words = read_many(work, person=rows[0].person_id, about_ids=[row.id for row in rows])
    return {(row.about_id, row.field): _dutch(row, words[row.id]) for row in rows}


def _dutch(row: AnyRow, words: Mapping[str, str]) -> Dutch:
    return Dutch(
        row.id,
        Translating(row.state),
        row.made_by,
        row.made_at,
        words.get("text", ""),
        words.get("remark", ""),
    )


def translate(
    work: Writing, *, viewer: Viewer, case: str, about: str, field: str, text: str, at: datetime
) -> None:
    """Keep a text in Dutch; until a colleague found it right the person does not see it.

    :raises Refused: when there is no text.
    """
    words = text.strip()
    if not words:
        raise Refused(N_("Write the text in Dutch."))
    row = work.row(_ONE, about=about, its_field=field)
    id = row.id if row is not None else new_id()
    if row is None:
        new: dict[str, object] = {"id": id, "case_id": case, "person_id": viewer.person}
        new |= {"about_id": about, "field": field, "state": Translating.MADE.value}
        new |= {"made_by": viewer.account, "made_at": at, "checked_by": None, "checked_at": None}
        if not work.add_if_new(Translation, new, "about_id", "field"):
            raise Conflict(BY_OTHER)
    else:
        work.run(_MAKE, {"which": id, "who": viewer.account, "moment": at})
    keep(work, person=viewer.person, about_table=TABLE, about_id=id, field="text", text=words, at=at)


def check(
    work: Writing, *, viewer: Viewer, about: str, field: str, shown: str, remark: str = "", at: datetime
) -> None:
    """Say that a colleague's translation is right, or send it back with what is wrong.

    :param shown: the moment of the text that was read.
    :raises NotFound: when there is none.
    :raises Refused: when it is one's own.
    :raises Conflict: when it changed in between, or was checked.
    """
    row = work.row(_ONE, about=about, its_field=field)
    if row is None:
        raise NotFound(TABLE)
    if not may_check(row.made_by, viewer.account):
        raise Refused(OWN)
    becomes = Translating.BACK if remark else Translating.CHECKED
    values = {"which": row.id, "shown_at": row.made_at, "becomes": becomes.value, "moment": at}
    if row.made_at.isoformat() != shown or not work.run(_CHECK, {**values, "who": viewer.account}):
        raise Conflict(BY_OTHER)
    if remark:
        place = {"about_table": TABLE, "about_id": row.id, "field": "remark"}
        keep(work, person=viewer.person, **place, text=remark, at=at)


def to_check(work: Work, *, official: Official, today: date) -> list[ToCheck]:
    """Return translations of colleagues that wait, the longest wait first; 100 at most."""
    rows = work.rows(_TO_CHECK, account=official.account, today=today)
    return [ToCheck(row.id, row.made_at) for row in rows]


def take_check(
    work: Writing, *, official: Official, translation: str, at: datetime, today: date
) -> tuple[str, str]:
    """Open a case for who checks a translation, for two weeks; return the case and its person.

    :raises NotFound: when none waits there for this official.
    """
    rows = work.rows(_TO_CHECK, account=official.account, today=today)
    for row in rows:
        if row.id == translation:
            case = str(row.case_id)
            if not handlers.is_at_work(work, account=official.account, case=case, at=at):
                handlers.add_handler(
                    work,
                    account=official.account,
                    case=case,
                    person=str(row.person_id),
                    at=at,
                    until=at + CHECK_WITHIN,
                    is_stand_in=True,
                )
            return case, str(row.person_id)
    raise NotFound(TABLE)
