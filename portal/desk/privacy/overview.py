"""What goes wrong in the chain, in numbers by role and organisation: nothing here names a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import and_, bindparam, exists, func, literal, or_, select

from portal.access import ViewLog
from portal.access.models import Assignment, Hold, Opening, RefusedTry
from portal.access.sample_rules import Kind
from portal.consultations.both_sides import DIFFERS
from portal.consultations.models import ConsultationSubject as Entry
from portal.consultations.models import SubjectParty
from portal.consultations.models_checks import EntryCheck
from portal.consultations.rules import Channel
from portal.declarations.models import Declaration
from portal.desk.privacy import not_allowed
from portal.meetings.models import MeetingPerson
from portal.notices import tasks
from portal.people.models import Account
from portal.store import Moment, Work
from portal.store.published import published
from portal.store.work import AnyRow

MANY_PEOPLE = 60
"""An official who may open more files than this has wide access."""

UNUSED_FOR = timedelta(days=183)
"""Access that nobody used for this long is not needed."""

MANY_REFUSED = 20
"""Refused tries of one official in a month that are worth a question."""

MONTH, QUARTER, YEAR = timedelta(days=30), timedelta(days=91), timedelta(days=365)

HOLDS_SOON = timedelta(days=7)

_VALID = and_(
    Assignment.from_day <= bindparam("today"),
    or_(Assignment.until_day.is_(None), Assignment.until_day >= bindparam("today")),
)
_MANY = (
    select(Assignment.account_id, func.count().label("number"))
    .where(_VALID)
    .group_by(Assignment.account_id)
    .having(func.count() > MANY_PEOPLE)
    .order_by(func.count().desc())
    .limit(50)
    .subquery()
)
_WIDE = (
    select(Account.role, Account.agency_id, _MANY.c.number)
    .join(_MANY, _MANY.c.account_id == Account.id)
    .order_by(_MANY.c.number.desc())
)
_USED = exists(
    select(literal(1)).where(
        Opening.account_id == Assignment.account_id,
        Opening.assignment_id == Assignment.id,
        Opening.at > bindparam("since", type_=Moment()),
    )
)
_UNUSED = (
    select(Account.role, Account.agency_id, func.count().label("number"))
    .join(Assignment, Assignment.account_id == Account.id)
    .where(_VALID, Assignment.from_day < bindparam("long_ago"), ~_USED)
    .group_by(Account.role, Account.agency_id)
    .order_by(func.count().desc())
    .limit(50)
)
_REFUSED = (
    select(Account.role, Account.agency_id, func.count().label("number"))
    .join(RefusedTry, RefusedTry.account_id == Account.id)
    .where(Account.kind != "citizen", RefusedTry.at > bindparam("since", type_=Moment()))
    .group_by(Account.id, Account.role, Account.agency_id)
    .having(func.count() > MANY_REFUSED)
    .order_by(func.count().desc())
    .limit(50)
)
_UNSECURED = (
    select(SubjectParty.agency_id, func.count(func.distinct(Entry.consultation_id)).label("number"))
    .join(Entry, Entry.id == SubjectParty.subject_id)
    .where(
        Entry.channel == Channel.UNSECURED_MAIL.value,
        Entry.replaced_at.is_(None),
        Entry.happened_at > bindparam("since", type_=Moment()),
    )
    .group_by(SubjectParty.agency_id)
    .order_by(func.count(func.distinct(Entry.consultation_id)).desc())
    .limit(50)
)
_DIFFERENT = (
    select(EntryCheck.agency_id, func.count().label("number"))
    .join(Entry, Entry.id == EntryCheck.item_id)
    .where(
        EntryCheck.said == DIFFERS,
        EntryCheck.at > bindparam("since", type_=Moment()),
        ~not_allowed.HELD_ENTRY,
    )
    .group_by(EntryCheck.agency_id)
    .order_by(func.count().desc())
    .limit(50)
)
_UNANSWERED = (
    select(MeetingPerson.agency_id, func.count().label("number"))
    .where(
        MeetingPerson.emptied_at.is_(None),
        or_(
            MeetingPerson.heard == "no",
            and_(MeetingPerson.reported_at.is_(None), MeetingPerson.report_due < bindparam("today")),
        ),
    )
    .group_by(MeetingPerson.agency_id)
    .order_by(func.count().desc())
    .limit(50)
)
_HOLDS = (
    select(Hold.article, Hold.review_on, Account.role, Account.agency_id)
    .outerjoin(Account, Account.id == Hold.asked_by)
    .where(Hold.ended_at.is_(None), Hold.closed_at.is_(None), Hold.review_on <= bindparam("soon"))
    .order_by(Hold.review_on, Hold.id)
    .limit(100)
)


@dataclass(frozen=True)
class Counted:
    """A number for one role of one organisation; the role is empty where only the organisation counts."""

    role: str
    agency: str
    number: int


@dataclass(frozen=True)
class DueHold:
    """A hold that must be looked at: why, when, and who asked. Never what or whom it hides."""

    article: str
    review_on: date
    role: str
    agency: str


@dataclass(frozen=True)
class Overview:
    """Everything on the first page of the privacy officer."""

    untold: Sequence[date]
    """Days since when something should have been told."""
    holds: Sequence[DueHold]
    wide: Sequence[Counted]
    unused: Sequence[Counted]
    refused: Sequence[Counted]
    unsecured: Sequence[Counted]
    not_allowed: Sequence[Counted]
    different: Sequence[Counted]
    """Talks that two organisations wrote down otherwise, by the one that said so."""
    unanswered: Sequence[Counted]
    """Meetings whose report is late, or of which the person says to have heard nothing."""


def overview(work: Work, *, today: date, at: datetime) -> Overview:
    """Return what goes wrong now."""
    open_tasks = tasks.open_tasks(work, role="privacy_officer")
    long_ago = {"long_ago": today - UNUSED_FOR, "since": at - UNUSED_FOR}
    return Overview(
        untold=[task.for_day for task in open_tasks if task.kind == tasks.TaskKind.NOT_TOLD],
        holds=[
            DueHold(row.article, row.review_on, row.role or "", row.agency_id or "")
            for row in work.rows(_HOLDS, soon=today + HOLDS_SOON)
        ],
        wide=_counted(work.rows(_WIDE, today=today)),
        unused=_counted(work.rows(_UNUSED, today=today, **long_ago)),
        refused=_counted(work.rows(_REFUSED, since=at - MONTH)),
        unsecured=[
            Counted("", row.agency_id, row.number) for row in work.rows(_UNSECURED, since=at - QUARTER)
        ],
        not_allowed=[
            Counted("", agency, number) for agency, number in not_allowed.counted(work, since=at - YEAR)
        ],
        different=[Counted("", row.agency_id, row.number) for row in work.rows(_DIFFERENT, since=at - YEAR)],
        unanswered=[Counted("", row.agency_id, row.number) for row in work.rows(_UNANSWERED, today=today)],
    )


def _counted(rows: Sequence[AnyRow]) -> list[Counted]:
    return [Counted(row.role or "", row.agency_id or "", row.number) for row in rows]


_HELD_DECLARATION = exists(select(literal(1)).where(Hold.item_id == Declaration.id, Hold.ended_at.is_(None)))
_HELD_LOOK = exists(
    select(literal(1)).where(
        or_(Hold.item_id == ViewLog.id, Hold.item_id == ViewLog.item_id), Hold.ended_at.is_(None)
    )
)
_FROM, _UNTIL = bindparam("from_at", type_=Moment()), bindparam("until_at", type_=Moment())

# What is on hold is in no sample: a published total must not count it.
_POPULATIONS = {
    Kind.EXCHANGE: select(Entry.id, Entry.person_id).where(
        Entry.kind == "exchange",
        Entry.recorded_at >= _FROM,
        Entry.recorded_at < _UNTIL,
        Entry.replaced_at.is_(None),
        published(Entry),
        ~not_allowed.HELD_ENTRY,
    ),
    Kind.DECLARATION: select(Declaration.id, Declaration.person_id).where(
        Declaration.signed_at >= _FROM,
        Declaration.signed_at < _UNTIL,
        published(Declaration),
        ~_HELD_DECLARATION,
    ),
    Kind.LOOK: select(ViewLog.id, ViewLog.person_id).where(
        ViewLog.at >= _FROM, ViewLog.at < _UNTIL, ~_HELD_LOOK
    ),
}


def population(work: Work, *, kind: Kind, from_at: datetime, until_at: datetime) -> dict[str, str]:
    """Return whose each thing is out of which a sample is drawn, by its id."""
    rows = work.rows(_POPULATIONS[kind], from_at=from_at, until_at=until_at)
    return {row.id: row.person_id for row in rows}
