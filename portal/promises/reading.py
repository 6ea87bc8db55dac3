"""What a person may read of promises, plans and what was sent before; a body reads its own part of that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Date, bindparam, cast, literal, null, union_all

from portal.access import visible
from portal.access.pointers import Pointer
from portal.errors import NotFound
from portal.promises import rules
from portal.promises.models import Plan, Promise, PromiseEvent, SentBefore
from portal.store import Id, Moment, Work
from portal.store.models import Text
from portal.store.work import AnyRow
from portal.words import N_, Said

TABLE = Promise.__tablename__
PLANS = Plan.__tablename__
SENT = SentBefore.__tablename__


@dataclass(frozen=True)
class Line:
    """One promise."""

    id: str
    agency: str
    whose: str
    told_by: str
    plan: str | None
    made_on: date
    due_on: date | None
    status: str
    role: str
    is_overdue: bool
    texts: Mapping[str, str]

    @property
    def text(self) -> str:
        """Return what was promised."""
        return self.texts.get("text", "")

    @property
    def because(self) -> str:
        """Return why it was denied, not kept or taken back."""
        return self.texts.get("because") or self.texts.get("withdrawn_because", "")


@dataclass(frozen=True)
class PlanLine:
    """One signed plan."""

    id: str
    agency: str
    signed_on: date
    until_on: date | None
    texts: Mapping[str, str]
    duties: Sequence[Line] = ()

    def of(self, whose: str) -> list[Line]:
        """Return the duties of one side."""
        return [line for line in self.duties if line.whose == whose]


@dataclass(frozen=True)
class SentLine:
    """Something that a person says was sent before."""

    id: str
    agency: str
    asked_at: datetime
    state: str
    answered_at: datetime | None
    texts: Mapping[str, str]


@dataclass(frozen=True)
class Event:
    """One thing that became of a promise."""

    at: datetime
    what: str
    side: str


@dataclass(frozen=True)
class Lists:
    """All of one person."""

    promises: Sequence[Line]
    plans: Sequence[PlanLine]
    sent: Sequence[SentLine]


_NO_ID, _NO_DAY, _NO_MOMENT = cast(null(), Id), cast(null(), Date), cast(null(), Moment)
_NOTHING = literal("")
# One statement for all three tables: the list stays at few questions to the store.
_ALL = union_all(
    visible(
        Promise,
        literal(TABLE).label("kind"),
        *(Promise.id, Promise.agency_id, Promise.item_id, Promise.whose, Promise.told_by, Promise.made_on),
        *(Promise.due_on, Promise.status, Promise.role, Promise.asked_at, _NO_MOMENT.label("answered_at")),
    ),
    visible(
        Plan,
        literal(PLANS),
        *(Plan.id, Plan.agency_id, _NO_ID, _NOTHING, _NOTHING, Plan.signed_on),
        *(Plan.until_on, _NOTHING, _NOTHING, _NO_MOMENT, _NO_MOMENT),
    ),
    visible(
        SentBefore,
        literal(SENT),
        *(SentBefore.id, SentBefore.agency_id, _NO_ID, _NOTHING, _NOTHING, _NO_DAY),
        *(_NO_DAY, SentBefore.state, _NOTHING, SentBefore.asked_at, SentBefore.answered_at),
    ),
)
_IDS = union_all(visible(Promise, Promise.id), visible(Plan, Plan.id), visible(SentBefore, SentBefore.id))
# Only texts of what may be seen: a hidden row costs no more time than one that is not there.
_TEXTS = visible(Text, Text.person_id, Text.about_table, Text.about_id, Text.field, Text.sealed).where(
    Text.version == 0, Text.about_id.in_(_IDS)
)
_EVENTS = (
    visible(PromiseEvent, PromiseEvent.at, PromiseEvent.what, PromiseEvent.side)
    .where(PromiseEvent.item_id == bindparam("promise"))
    .order_by(PromiseEvent.at, PromiseEvent.id)
)


def list_for(look: Work, *, today: date, agency: str = "") -> Lists:
    """Return what the viewer may see, the newest first.

    :param agency: only of this body, for who works there.
    """
    rows: dict[str, list[AnyRow]] = {TABLE: [], PLANS: [], SENT: []}
    for row in look.rows(_ALL):
        if agency in ("", row.agency_id):
            rows[row.kind].append(row)
    texts = _texts(look) if any(rows.values()) else {}
    promises = [_line(row, texts, today) for row in rows[TABLE]]
    promises.sort(key=lambda one: (one.made_on, one.id), reverse=True)
    plans = [_plan(row, texts, promises) for row in rows[PLANS]]
    sent = [_sent(row, texts) for row in rows[SENT]]
    return Lists(
        promises,
        sorted(plans, key=lambda one: (one.signed_on, one.id), reverse=True),
        sorted(sent, key=lambda one: (one.asked_at, one.id), reverse=True),
    )


def show(look: Work, *, promise: str, today: date, agency: str = "") -> tuple[Line, Sequence[Event]]:
    """Return one promise and what became of it.

    :raises NotFound: when it is not there, not theirs, hidden, or another body's.
    """
    found = next(
        (one for one in list_for(look, today=today, agency=agency).promises if one.id == promise), None
    )
    if found is None:
        raise NotFound(TABLE)
    events = [Event(row.at, row.what, row.side) for row in look.rows(_EVENTS, promise=promise)]
    return found, events


def show_plan(look: Work, *, plan: str, today: date, agency: str = "") -> PlanLine:
    """Return one plan with the duties of both sides.

    :raises NotFound: when it is not there, not theirs, hidden, or another body's.
    """
    found = next((one for one in list_for(look, today=today, agency=agency).plans if one.id == plan), None)
    if found is None:
        raise NotFound(PLANS)
    return found


def show_sent(look: Work, *, sent: str, today: date, agency: str) -> SentLine:
    """Return one thing that was sent before.

    :raises NotFound: when it is not there, not theirs, hidden, or another body's.
    """
    found = next((one for one in list_for(look, today=today, agency=agency).sent if one.id == sent), None)
    if found is None:
        raise NotFound(SENT)
    return found


def describe(work: Work, promise: str) -> Pointer:
    """Describe a promise in one line, for a case that is about it.

    :raises NotFound: when it is not there, not theirs, or hidden.
    """
    line, _events = show(work, promise=promise, today=date.max)
    text = Said(N_("Promise of %(day)s: %(title)s"), day=line.made_on, title=_short(line.text))
    return Pointer(TABLE, line.id, text, "promises.show", line.agency)


def describe_plan(work: Work, plan: str) -> Pointer:
    """Describe a plan in one line, for a case that is about it.

    :raises NotFound: when it is not there, not theirs, or hidden.
    """
    line = show_plan(work, plan=plan, today=date.max)
    title = _short(line.texts.get("title", ""))
    text = Said(N_("Plan signed on %(day)s: %(title)s"), day=line.signed_on, title=title)
    return Pointer(PLANS, line.id, text, "promises.plan", line.agency)


def _short(text: str) -> str:
    return text if len(text) <= 90 else f"{text[:89].rstrip()}…"


def _texts(look: Work) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for row in look.rows(_TEXTS):
        text = look.open(row.person_id, row.about_table, row.about_id, row.field, row.sealed)
        found.setdefault(row.about_id, {})[row.field] = text
    return found


def _line(row: AnyRow, texts: Mapping[str, Mapping[str, str]], today: date) -> Line:
    return Line(
        id=row.id,
        agency=row.agency_id,
        whose=row.whose,
        told_by=row.told_by,
        plan=row.item_id,
        made_on=row.made_on,
        due_on=row.due_on,
        status=row.status,
        role=row.role,
        is_overdue=rules.is_overdue(row.status, row.due_on, today),
        texts=texts.get(row.id, {}),
    )


def _plan(row: AnyRow, texts: Mapping[str, Mapping[str, str]], promises: Sequence[Line]) -> PlanLine:
    duties = [one for one in promises if one.plan == row.id]
    return PlanLine(row.id, row.agency_id, row.made_on, row.due_on, texts.get(row.id, {}), duties)


def _sent(row: AnyRow, texts: Mapping[str, Mapping[str, str]]) -> SentLine:
    return SentLine(row.id, row.agency_id, row.asked_at, row.status, row.answered_at, texts.get(row.id, {}))
