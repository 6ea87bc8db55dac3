"""How a visit ends: by a button, by itself when the line is lost, or by the person; and its slip."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import and_, bindparam, or_, select, update

from portal.assistance import codes
from portal.assistance.models import Visit
from portal.assistance.rules import MOST_WRONG, SLIP_FOR, End, Setting
from portal.assistance.visiting import ASKED, MINE, TABLE, WrongHalf, mine
from portal.errors import Conflict, NotFound
from portal.notices.tasks import TaskKind, add_task
from portal.people.models import Session
from portal.store import Work, Writing
from portal.store.models import PersonKey
from portal.store.work import AnyRow
from portal.terms.moments import amsterdam_day
from portal.viewer import Official
from portal.words import N_

_OPEN = (Visit.ended_at.is_(None), Visit.until > bindparam("moment"))
_END = update(Visit).where(*MINE, *_OPEN).values(ended_at=bindparam("moment"), end_reason=bindparam("why"))
_ENDED = (
    select(*Visit.__table__.columns, PersonKey.wrapped)
    .join(PersonKey, PersonKey.person_id == Visit.person_id)
    .where(*MINE, Visit.ended_at > bindparam("since"))
)
_BEFORE = select(Visit.account_id, Visit.agreed_at, Visit.ended_at, Visit.after_id).where(
    Visit.id == bindparam("visit")
)
_AGAIN = (
    update(Visit)
    .where(*MINE, Visit.ended_at > bindparam("since"), Visit.slip_again_at.is_(None))
    .values(slip_again_at=bindparam("moment"))
)
_NOT_ME = select(Visit.id).where(Visit.id == bindparam("visit"), Visit.person_id == bindparam("person"))
_STOP = (
    update(Visit)
    .where(Visit.id == bindparam("visit"), Visit.ended_at.is_(None))
    .values(ended_at=bindparam("moment"), end_reason=bindparam("why"))
)
_SAY = update(Visit).where(Visit.id == bindparam("visit")).values(end_reason=bindparam("why"))
_HAS_OWN_DEVICE = Session.device == "own"
_LOST = (
    select(
        Visit.id,
        Visit.until,
        Visit.agreed_at,
        Session.ended_at.label("out_at"),
        Session.seen_at,
        Session.device,
    )
    .outerjoin(Session, Session.id == Visit.session_id)
    .where(
        Visit.ended_at.is_(None),
        or_(
            Visit.until <= bindparam("moment"),
            Session.ended_at.is_not(None),
            Session.id.is_(None),
            and_(_HAS_OWN_DEVICE, Session.seen_at <= bindparam("own_since")),
            and_(~_HAS_OWN_DEVICE, Session.seen_at <= bindparam("shared_since")),
        ),
    )
    .limit(500)
)


@dataclass(frozen=True)
class Ended:
    """A visit that ended; to be seen for ten minutes by the same helper, for the slip."""

    id: str
    person: str
    agency: str
    place: str
    setting: Setting
    acts: frozenset[str]
    agreed_at: datetime | None
    """Nothing when the person allowed nothing; then nothing was open either."""
    ended_at: datetime
    end: str
    is_now: bool
    """Whether this press ended it; a second press shows no slip again."""
    may_print_again: bool
    helped: tuple[tuple[str, datetime, datetime], ...]
    """Who helped, from when until when: a colleague may have begun it."""
    code: str = ""
    """The code by which the visit was begun; empty when the person showed an ID."""
    tries: int = 0
    wrapped_key: bytes = field(default=b"", repr=False)

    @property
    def prints_after_code(self) -> bool:
        """Tell whether the slip waits for the code: at an open counter others stand at the printer."""
        is_open = self.setting == Setting.COUNTER and bool(self.code)
        return is_open and self.agreed_at is not None and self.end != End.LEFT


def end(work: Writing, *, helper: Official, visit: str, has_left: bool = False, at: datetime) -> Ended:
    """End a visit at once and return it; for ten minutes a second press finds it ended.

    :raises NotFound: when it is not a visit of this helper in this session, or ended long ago.
    """
    own = mine(helper, visit)
    why = End.LEFT if has_left else End.BUTTON
    if work.row(ASKED, **own, moment=at) is not None:
        why = End.REFUSED
    is_now = work.run(_END, {**own, "moment": at, "why": why}) == 1
    return _read(work, helper, visit, is_now, at)


def slip_again(work: Writing, *, helper: Official, visit: str, at: datetime) -> Ended:
    """Return a visit for its slip a second time, when the printer failed; once, and it is written down.

    :raises NotFound: when it is not there, or ended long ago.
    :raises Conflict: when it was printed a second time before.
    """
    found = _read(work, helper, visit, False, at)
    if found.end == End.LEFT or found.agreed_at is None:
        raise NotFound(TABLE)
    if work.run(_AGAIN, {**mine(helper, visit), "since": at - SLIP_FOR, "moment": at}) != 1:
        raise Conflict(N_("The slip was printed again before. Write the number down, or send it by post."))
    return _read(work, helper, visit, False, at)


def ended(work: Work, *, helper: Official, visit: str, at: datetime) -> Ended:
    """Return a visit that ended, for its slip.

    :raises NotFound: when it is not a visit of this helper in this session, or ended long ago.
    """
    return _read(work, helper, visit, False, at)


def slip_with_code(work: Work, *, found: Ended, half: str) -> None:
    """Let the slip of a visit at an open counter be shown, each time with the code of its person.

    :raises WrongHalf: when it was not the person who said the last signs.
    :raises Conflict: when they were wrong too often.
    """
    if found.tries >= MOST_WRONG:
        raise Conflict(N_("It was wrong too often. Write the number down, or send it by post."))
    if not codes.is_second_half(work, code=found.code, typed=half):
        raise WrongHalf


def _read(work: Work, helper: Official, visit: str, is_now: bool, at: datetime) -> Ended:
    row = work.row(_ENDED, **mine(helper, visit), since=at - SLIP_FOR)
    if row is None:
        raise NotFound(TABLE)
    return Ended(
        id=row.id,
        person=row.person_id,
        agency=row.agency_id,
        place=row.place,
        setting=Setting(row.setting),
        acts=frozenset(row.acts.split()),
        agreed_at=row.agreed_at,
        ended_at=row.ended_at,
        end=row.end_reason,
        is_now=is_now,
        may_print_again=row.slip_again_at is None and row.end_reason != End.LEFT,
        helped=_helped(work, row),
        code=row.code_id or "",
        tries=row.tries,
        wrapped_key=row.wrapped,
    )


def _helped(work: Work, row: AnyRow) -> tuple[tuple[str, datetime, datetime], ...]:
    """Return who helped in this visit and in those that it went on from."""
    found: list[tuple[str, datetime, datetime]] = []
    one: AnyRow | None = row
    while one is not None:
        if one.agreed_at is not None and one.ended_at is not None:
            found.append((one.account_id, one.agreed_at, one.ended_at))
        one = work.row(_BEFORE, visit=one.after_id) if one.after_id else None
    return tuple(reversed(found))


def end_lost(work: Writing, *, idle_shared: timedelta, idle_own: timedelta, at: datetime) -> int:
    """End visits whose helper is gone and those whose time is over; return how many.

    Such a visit opens nothing already; from here on its person reads when and why it ended.
    """
    rows = work.rows(_LOST, moment=at, own_since=at - idle_own, shared_since=at - idle_shared)
    for row in rows:
        idle = idle_own if row.device == "own" else idle_shared
        gone = row.out_at or (row.seen_at + idle if row.seen_at else row.until)
        is_lost = gone < row.until
        why = End.LOST if is_lost else ""
        work.run(_STOP, {"visit": row.id, "moment": min(gone, row.until), "why": why})
    return len(rows)


def not_me(work: Writing, *, person: str, visit: str, at: datetime) -> None:
    """Let a person say: that was not me. It ends at once, and the privacy officer looks at it.

    :raises NotFound: when it was no visit of this person.
    """
    if work.row(_NOT_ME, visit=visit, person=person) is None:
        raise NotFound(TABLE)
    work.run(_STOP, {"visit": visit, "moment": at, "why": End.NOT_ME})
    work.run(_SAY, {"visit": visit, "why": End.NOT_ME})
    add_task(
        work,
        role="privacy_officer",
        kind=TaskKind.NOT_ME,
        about_table=TABLE,
        about_id=visit,
        for_day=amsterdam_day(at),
        at=at,
    )
