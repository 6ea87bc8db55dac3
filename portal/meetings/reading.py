"""One meeting of one person in full: for the person, and for the body that keeps it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam

from portal.access import visible
from portal.access.bodies import kept_by, under
from portal.agencies.data_kinds import DataKind
from portal.errors import NotFound
from portal.meetings.models import (
    MeetingData,
    MeetingGround,
    MeetingObserver,
    MeetingPartner,
    MeetingPerson,
    MeetingPoint,
    MeetingStep,
)
from portal.meetings.rules import AT_TABLE, TO_ANSWER, Coming, Sharing, State
from portal.store import Work
from portal.store.texts import read_many
from portal.store.work import AnyRow
from portal.understanding import service as understanding

TABLE = MeetingPerson.__tablename__


@dataclass(frozen=True)
class Datum:
    """One kind of data at one body, with its own ground."""

    id: str
    partner: str
    data_kind: str
    basis: str
    article: str
    sharing: str
    limit_said: str
    because: str
    proposal: str

    @property
    def goes_over_limit(self) -> bool:
        """Tell whether a limit of the person was set aside here."""
        return self.limit_said in TO_ANSWER and self.sharing in {Sharing.PLANNED, Sharing.SHARED}


@dataclass(frozen=True)
class Partner:
    """One invited body, as the person reads it."""

    id: str
    agency: str
    role: str
    state: str
    why: str
    objection: str
    objection_text: str
    objection_answer: str
    data: tuple[Datum, ...]

    @property
    def is_at_table(self) -> bool:
        """Tell whether this body may hear something."""
        return self.state in AT_TABLE


@dataclass(frozen=True)
class Observer:
    """Somebody who wants to look on, as the person reads it."""

    id: str
    agency: str
    role: str
    answer: str
    was_there: bool
    why: str


@dataclass(frozen=True)
class Shown:
    """One meeting of one person."""

    row: AnyRow
    texts: dict[str, str]
    partners: tuple[Partner, ...]
    observers: tuple[Observer, ...]
    points: tuple[tuple[datetime, str], ...]
    steps: tuple[AnyRow, ...]
    ground: AnyRow | None
    """The last ground of safety on which going on was asked for."""
    ground_because: str
    interpreters: Sequence[understanding.Wanted] = ()

    @property
    def id(self) -> str:
        """Return the address of the meeting."""
        return str(self.row.id)

    @property
    def state(self) -> State:
        """Return how far it is."""
        return State(self.row.state)

    @property
    def at_table(self) -> tuple[Partner, ...]:
        """Return the bodies that may hear something."""
        return tuple(partner for partner in self.partners if partner.is_at_table)

    def text(self, field: str) -> str:
        """Return one text, or an empty one."""
        return self.texts.get(field, "")

    def partner(self, id: str) -> Partner:
        """Return one body.

        :raises NotFound: when it is none of this meeting.
        """
        found = next((one for one in self.partners if one.id == id), None)
        if found is None:
            raise NotFound("meeting_partners")
        return found

    @property
    def is_coming(self) -> bool:
        """Tell whether the person can still say something before the meeting."""
        return self.state in {State.DRAFT, State.PLANNED}

    @property
    def was_told_to_go_on(self) -> bool:
        """Tell whether two officials set the person's stop aside."""
        return self.ground is not None and bool(self.ground.is_agreed)


_PLACE = {kind.value: place for place, kind in enumerate(DataKind)}
"""The order of the closed list; all kinds of one invitation are kept at the same moment."""

_COLUMNS = tuple(MeetingPerson.__table__.columns)
_ONE = visible(MeetingPerson, *_COLUMNS).where(
    MeetingPerson.id == bindparam("meeting"), MeetingPerson.state != State.DRAFT.value
)
_ONE_AT_BODY = kept_by(MeetingPerson, *_COLUMNS).where(MeetingPerson.id == bindparam("meeting"))
_PARTNERS = under(MeetingPartner, *MeetingPartner.__table__.columns).order_by(
    MeetingPartner.made_at, MeetingPartner.id
)
_DATA = under(MeetingData, *MeetingData.__table__.columns).order_by(MeetingData.made_at, MeetingData.id)
_OBSERVERS = under(MeetingObserver, *MeetingObserver.__table__.columns).order_by(
    MeetingObserver.asked_at, MeetingObserver.id
)
_POINTS = under(MeetingPoint, MeetingPoint.id, MeetingPoint.made_at).order_by(
    MeetingPoint.made_at, MeetingPoint.id
)
_STEPS = under(MeetingStep, MeetingStep.what, MeetingStep.by, MeetingStep.agency_id, MeetingStep.at).order_by(
    MeetingStep.at, MeetingStep.id
)
_GROUNDS = under(MeetingGround, *MeetingGround.__table__.columns).order_by(MeetingGround.asked_at.desc())


def show(look: Work, *, meeting: str, person: str) -> Shown:
    """Return one meeting as its person may see it.

    :raises NotFound: when it is not there, not theirs, hidden, or not told yet.
    """
    return _shown(look, look.row(_ONE, meeting=meeting), person)


def show_at_body(work: Work, *, meeting: str, person: str, body: str) -> Shown:
    """Return one meeting as the body that keeps it sees it.

    :raises NotFound: when this body does not keep it, or it is about somebody else.
    """
    return _shown(work, work.row(_ONE_AT_BODY, meeting=meeting, body=body), person)


def _shown(work: Work, row: AnyRow | None, person: str) -> Shown:
    if row is None:
        raise NotFound(TABLE)
    partners = work.rows(_PARTNERS, item=row.id)
    data = work.rows(_DATA, item=row.id)
    points = work.rows(_POINTS, item=row.id)
    observers = work.rows(_OBSERVERS, item=row.id)
    grounds = work.rows(_GROUNDS, item=row.id)
    ids = [row.id, *(one.id for rows in (partners, data, points, observers, grounds[:1]) for one in rows)]
    texts = read_many(work, person=person, about_ids=ids)
    ground = grounds[0] if grounds else None
    return Shown(
        row=row,
        texts=texts[row.id],
        partners=tuple(_partner(one, data, texts) for one in partners),
        observers=tuple(
            Observer(one.id, one.agency_id, one.role, one.answer, one.was_there, texts[one.id].get("why", ""))
            for one in observers
        ),
        points=tuple((one.made_at, texts[one.id].get("point", "")) for one in points),
        steps=tuple(work.rows(_STEPS, item=row.id)),
        ground=ground,
        ground_because=texts[ground.id].get("because", "") if ground is not None else "",
        interpreters=understanding.wanted(work, table=understanding.MEETINGS, about=row.id),
    )


def _partner(row: AnyRow, data: Sequence[AnyRow], texts: dict[str, dict[str, str]]) -> Partner:
    said = texts[row.id]
    return Partner(
        id=row.id,
        agency=row.agency_id,
        role=row.role,
        state=row.state,
        why=said.get("why", ""),
        objection=row.objection,
        objection_text=said.get("objection", ""),
        objection_answer=said.get("objection_answer", ""),
        data=tuple(
            Datum(
                one.id,
                one.partner_id,
                one.data_kind,
                one.basis,
                one.article,
                one.sharing,
                one.limit_said,
                texts[one.id].get("because", ""),
                one.proposal,
            )
            for one in sorted(data, key=lambda one: _PLACE[one.data_kind])
            if one.partner_id == row.id
        ),
    )


def unanswered_objections(found: Shown) -> tuple[Partner, ...]:
    """Return the bodies to which the person objected, and nobody answered."""
    return tuple(one for one in found.partners if one.objection == "open")


def is_late(found: Shown, *, today: date) -> bool:
    """Tell whether the report is overdue."""
    due = found.row.report_due
    return found.state == State.HELD and due is not None and today > due


def came(partner: Partner) -> bool:
    """Tell whether a body was there."""
    return partner.state == Coming.PRESENT
