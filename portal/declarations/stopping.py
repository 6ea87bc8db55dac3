"""After a release was taken back: each body is told, says that it stopped, and what it had used already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, update

from portal.access import Viewer, visible
from portal.clock import AMSTERDAM
from portal.declarations.models import Declaration, Stop
from portal.declarations.reading import Shown
from portal.declarations.signing import AnswerIncomplete
from portal.errors import Conflict, NotFound
from portal.notices.service import tell
from portal.store import Work, Writing, new_id
from portal.store.texts import keep, read_all
from portal.store.work import AnyRow
from portal.words import N_

TABLE = Stop.__tablename__
USED = "used"
"""The field of the text that says what was used before."""

NOTICE = "declaration_stopped"
CONFIRMED_ALREADY = N_("A colleague confirmed this just before you.")


@dataclass(frozen=True)
class StopLine:
    """What one body was told, and what it did."""

    id: str
    declaration: str
    agency: str
    told_at: datetime
    stopped_at: datetime | None
    used: str

    @property
    def is_confirmed(self) -> bool:
        """Tell whether the body said that it stopped."""
        return self.stopped_at is not None

    def days_silent(self, today: date) -> int:
        """Return for how many days the body has not answered."""
        return max(0, (today - self.told_at.astimezone(AMSTERDAM).date()).days)


_OF_ONE = (
    visible(Stop, *Stop.__table__.columns)
    .where(Stop.item_id == bindparam("declaration"))
    .order_by(Stop.agency_id)
)
_OF_BODY = visible(Stop, *Stop.__table__.columns).where(
    Stop.agency_id == bindparam("agency"), Stop.stopped_at.is_(None)
)
_ONE = visible(Stop, *Stop.__table__.columns).where(Stop.id == bindparam("stop"))
_CONFIRM = (
    update(Stop)
    .where(Stop.id.in_(visible(Stop, Stop.id).where(Stop.id == bindparam("stop"))), Stop.stopped_at.is_(None))
    .values(stopped_at=bindparam("moment"), account_id=bindparam("who"))
)


def tell_bodies(work: Writing, *, person: str, shown: Shown, at: datetime) -> None:
    """Tell the body that keeps a release, and each body that it named with yes, to stop."""
    bodies = {shown.line.agency, *(agency for agency, answer in shown.bodies if answer == "yes")}
    for agency in sorted(bodies):
        row = {"id": new_id(), "item_id": shown.line.id, "person_id": person, "agency_id": agency}
        work.add(Stop, {**row, "told_at": at, "stopped_at": None, "account_id": None})


def stops_of(look: Work, *, declaration: str) -> Sequence[StopLine]:
    """Return what each body did after a release was taken back."""
    return [_line(look, row) for row in look.rows(_OF_ONE, declaration=declaration)]


def stops_at(look: Work, *, agency: str) -> Sequence[StopLine]:
    """Return what a body must still confirm to this person."""
    return [_line(look, row) for row in look.rows(_OF_BODY, agency=agency)]


def one_stop(look: Work, *, stop: str, agency: str = "") -> StopLine:
    """Return one of them.

    :param agency: only of this body; the privacy officer may write down what any body answered.
    :raises NotFound: when it is not there, hidden, or another body's.
    """
    row = look.row(_ONE, stop=stop)
    if row is None or agency not in ("", row.agency_id):
        raise NotFound(TABLE)
    return _line(look, row)


def confirm(work: Writing, *, viewer: Viewer, stop: str, used: str, at: datetime) -> None:
    """Keep that a body stopped, with what it had used already; the person is told.

    :raises AnswerIncomplete: when it does not say what was used; "nothing" is an answer too.
    :raises Conflict: when it was confirmed before.
    :raises NotFound: when it is not this body's.
    """
    if viewer.is_self:
        raise NotFound(TABLE)
    own = "" if viewer.role == "privacy_officer" else viewer.agency
    found = one_stop(work, stop=stop, agency=own)
    if not used:
        raise AnswerIncomplete({"used": N_("Say what was used already. Was it nothing? Then write that.")})
    if not work.run(_CONFIRM, {"stop": stop, "moment": at, "who": viewer.account}):
        raise Conflict(CONFIRMED_ALREADY)
    keep(work, person=viewer.person, about_table=TABLE, about_id=stop, field=USED, text=used, at=at)
    tell(
        work,
        person=viewer.person,
        kind=NOTICE,
        about_table=Declaration.__tablename__,
        about_id=found.declaration,
        at=at,
    )


def _line(look: Work, row: AnyRow) -> StopLine:
    used = read_all(look, person=row.person_id, about_id=row.id).get(USED, "") if row.stopped_at else ""
    return StopLine(row.id, row.item_id, row.agency_id, row.told_at, row.stopped_at, used)
