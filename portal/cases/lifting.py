"""Ending a restriction: told beforehand, with the reason and the day; it may still stay set aside after all.

Source: AVG art. 18 lid 3: the person "shall be informed by the controller before the restriction of
processing is lifted".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, update

from portal.access import Viewer, handlers, visible
from portal.access.handlers import for_worker, own_work, viewer_of
from portal.cases import kinds
from portal.cases.handling import say
from portal.cases.kept_words import keep_new, words_of
from portal.cases.models import Case
from portal.cases.models_recipients import RecipientTask, RestrictionEnd, RightAnswer
from portal.cases.rights_shown import GIVES, REFUSED, TOLD, USE_AGAIN, End
from portal.errors import Conflict, NotFound, Refused
from portal.store import Work, Writing, new_id
from portal.store.work import AnyRow
from portal.terms import working_days_after
from portal.viewer import Official
from portal.words import N_

TOLD_BEFORE = 5
"""Working days between telling and using the data again: our own promise; the law says only "before"."""

KIND = "restriction"
TABLE = RestrictionEnd.__tablename__
MOST = 500


# Any: a column of any table.
def lifted(case: Any) -> ColumnElement[bool]:
    """Join the end of a restriction, once it was lifted; where none joins it is set aside still."""
    return and_(RestrictionEnd.case_id == case, RestrictionEnd.lifted_at.is_not(None))


_GIVEN = and_(RightAnswer.kind == KIND, RightAnswer.outcome.in_(sorted(GIVES)))
_IS_SET_ASIDE = visible(RightAnswer, RightAnswer.id).where(RightAnswer.case_id == bindparam("case"), _GIVEN)
_ENDS = (
    visible(RestrictionEnd, *RestrictionEnd.__table__.columns)
    .where(RestrictionEnd.case_id == bindparam("case"))
    .order_by(RestrictionEnd.told_at, RestrictionEnd.id)
)
_KEEP = (
    update(RestrictionEnd)
    .where(
        RestrictionEnd.case_id == bindparam("the_case"),
        RestrictionEnd.person_id == bindparam("principal"),
        RestrictionEnd.lifted_at.is_(None),
        RestrictionEnd.kept_at.is_(None),
    )
    .values(kept_at=bindparam("moment"))
)
_DUE = (
    for_worker(RestrictionEnd.id, RestrictionEnd.case_id, RestrictionEnd.person_id, RestrictionEnd.account_id)
    .where(
        RestrictionEnd.lifts_on <= bindparam("today"),
        RestrictionEnd.lifted_at.is_(None),
        RestrictionEnd.kept_at.is_(None),
    )
    .order_by(RestrictionEnd.lifts_on, RestrictionEnd.id)
    .limit(MOST)
)
_LIFT = (
    update(RestrictionEnd)
    .where(
        RestrictionEnd.id == bindparam("which"),
        RestrictionEnd.lifted_at.is_(None),
        RestrictionEnd.kept_at.is_(None),
    )
    .values(lifted_at=bindparam("moment"))
)
# Who was told that it is set aside must hear that it no longer is; who refused never set it aside.
_WERE_TOLD = (
    for_worker(RecipientTask.part_id, RecipientTask.agency_id, RecipientTask.item_id)
    .join(RightAnswer, RightAnswer.part_id == RecipientTask.part_id)
    .where(
        RecipientTask.case_id == bindparam("case"),
        RightAnswer.kind == KIND,
        RecipientTask.state != REFUSED,
        RecipientTask.what != USE_AGAIN,
    )
    .order_by(RecipientTask.told_at, RecipientTask.agency_id)
    .limit(MOST)
)
_LIFTED = visible(RestrictionEnd, RestrictionEnd.id).where(
    RestrictionEnd.case_id == bindparam("case"), RestrictionEnd.lifted_at.is_not(None)
)
_STANDING = (
    own_work(
        RightAnswer.case_id, RightAnswer.person_id, RightAnswer.case_id, RightAnswer.sent_at, Case.number
    )
    .join(Case, Case.id == RightAnswer.case_id)
    .outerjoin(RestrictionEnd, lifted(RightAnswer.case_id))
    .where(_GIVEN, RestrictionEnd.id.is_(None))
    .order_by(RightAnswer.sent_at, RightAnswer.id)
    .limit(MOST)
)

ANNOUNCED = N_("Somebody has just written this down. Look at the case again.")


@dataclass(frozen=True)
class SetAside:
    """A case whose data are set aside, as its official has it on the list."""

    case: str
    number: str
    since: datetime


def is_set_aside(look: Work, case: str) -> bool:
    """Tell whether something was set aside in this case; it may be lifted since."""
    return bool(look.rows(_IS_SET_ASIDE, case=case))


def was_lifted(look: Work, case: str) -> bool:
    """Tell whether what was set aside in this case is used again."""
    return bool(look.rows(_LIFTED, case=case))


def ends(look: Work, case: str) -> tuple[End, ...]:
    """Return what was told about ending it, the oldest first."""
    rows = look.rows(_ENDS, case=case)
    words = words_of(look, [row.id for row in rows]) if rows else {}
    return tuple(_end(row, words.get(row.id, {})) for row in rows)


def announce_end(
    work: Writing,
    *,
    viewer: Viewer,
    case: str,
    because: str,
    lifts_on: date | None,
    once: str,
    at: datetime,
    today: date,
) -> None:
    """Tell that the data will be used again, why and from which day; a second press tells nothing.

    :raises NotFound: when nothing is set aside in this case.
    :raises Refused: without a reason, or a day that gives the person time to say something.
    :raises Conflict: when it was told already, or was lifted.
    """
    if not is_set_aside(work, case) or viewer.role != kinds.find(KIND).handled_by:
        raise NotFound(TABLE)
    if not because.strip():
        raise Refused(N_("Write why. The person reads it."))
    if lifts_on is None or lifts_on <= working_days_after(today, TOLD_BEFORE):
        raise Refused(N_("Choose a day more than five working days from now. The person must hear it first."))
    row: dict[str, object] = {"id": once, "case_id": case, "person_id": viewer.person, "told_at": at}
    row |= {"account_id": viewer.account, "lifts_on": lifts_on, "lifted_at": None, "kept_at": None}
    if not work.add_if_new(RestrictionEnd, row):
        if any(one.id == once for one in work.rows(_ENDS, case=case)):
            return
        raise Conflict(ANNOUNCED)
    text = because.strip()
    keep_new(work, viewer, table=TABLE, row=once, at=at, because=text)
    say(work, viewer, case=case, what="restriction_ending", at=at, text=text, details={"end": once})


def keep_aside(work: Writing, *, viewer: Viewer, case: str, because: str, at: datetime) -> None:
    """Let the data stay set aside after all, and tell the person why.

    :raises Refused: without a reason.
    :raises Conflict: when nothing was announced, or the day has come.
    """
    if not because.strip():
        raise Refused(N_("Write why. The person reads it."))
    waiting = [one for one in work.rows(_ENDS, case=case) if one.lifted_at is None and one.kept_at is None]
    if not waiting or not work.run(_KEEP, {"the_case": case, "moment": at}):
        raise Conflict(ANNOUNCED)
    text = because.strip()
    keep_new(work, viewer, table=TABLE, row=waiting[0].id, at=at, kept_because=text)
    say(work, viewer, case=case, what="restriction_kept", at=at, text=text)


def lift_due(work: Writing, *, at: datetime, today: date, until: datetime) -> int:
    """Lift what was announced for today or before; return how many. For the worker.

    :param until: how long the official still sees the case.
    """
    return sum(_lifted(work, row, at, until) for row in work.rows(_DUE, today=today))


def _lifted(work: Writing, row: AnyRow, at: datetime, until: datetime) -> int:
    if not work.run(_LIFT, {"which": row.id, "moment": at}):
        return 0
    # The line stands on the name of who announced it.
    announced_by = viewer_of(Official(row.account_id, "", ""), row.person_id)
    say(work, announced_by, case=row.case_id, what="restriction_lifted", at=at)
    if not _tell_receivers(work, row, at):
        handlers.end_later(work, case=row.case_id, until=until)
    return 1


def _tell_receivers(work: Writing, lifted: AnyRow, at: datetime) -> int:
    """Write one task for each body that was told to set it aside; return how many (AVG art. 19)."""
    bodies = {row.agency_id: row for row in work.rows(_WERE_TOLD, case=lifted.case_id)}
    base = {"case_id": lifted.case_id, "person_id": lifted.person_id, "state": TOLD, "what": USE_AGAIN}
    rows = [
        {"id": new_id(), **base, "part_id": one.part_id, "agency_id": one.agency_id}
        | {"item_id": one.item_id, "told_at": at, "answered_at": None}
        for one in bodies.values()
    ]
    if rows:
        work.add(RecipientTask, *rows)
    return len(rows)


def set_aside(work: Work, *, official: Official, at: datetime, today: date) -> tuple[SetAside, ...]:
    """Return the official's own cases whose data are set aside, the oldest first."""
    rows = work.rows(_STANDING, account=official.account, at=at, today=today)
    return tuple(SetAside(row.case_id, row.number, row.sent_at) for row in rows)


def _end(row: AnyRow, words: Mapping[str, str]) -> End:
    return End(
        lifts_on=row.lifts_on,
        because=words.get("because", ""),
        kept_because=words.get("kept_because", ""),
        is_lifted=row.lifted_at is not None,
        is_kept=row.kept_at is not None,
    )
