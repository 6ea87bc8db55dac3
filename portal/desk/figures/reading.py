"""Numbers of the last three months, by organisation, way in or what was done otherwise; never of people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, func, select

from portal.cases.departing import USUAL
from portal.cases.models import Case, CasePart
from portal.cases.models_handling import CaseDeparture
from portal.consultations.models import ConsultationSubject as Entry
from portal.consultations.models import SubjectParty
from portal.desk.privacy.not_allowed import HELD_ENTRY
from portal.notices.models import Notice
from portal.signals.models import Signal
from portal.store import Moment, Work
from portal.store.published import published
from portal.words import N_

QUARTER = timedelta(days=91)
MOST = 200

CHANNELS: Mapping[str, str] = {
    "web": N_("This website"),
    "counter": N_("At a counter"),
    "phone": N_("By phone"),
    "post": N_("On paper"),
    "nameless": N_("Without a name"),
}
"""Every way in which somebody can come with something."""

_SINCE = bindparam("since", type_=Moment())
_TALKS = func.count(func.distinct(Entry.consultation_id)).label("number")
_OF_TALKS = (
    Entry.kind.in_(("exchange", "meeting")),
    Entry.happened_at > _SINCE,
    Entry.replaced_at.is_(None),
    published(Entry),
    ~HELD_ENTRY,
)
_EXCHANGES = (
    select(SubjectParty.agency_id, _TALKS)
    .join(Entry, Entry.id == SubjectParty.subject_id)
    .where(*_OF_TALKS)
    .group_by(SubjectParty.agency_id)
    .order_by(_TALKS.desc(), SubjectParty.agency_id)
    .limit(MOST)
)
_NOTICES = (
    select(SubjectParty.agency_id, func.count(func.distinct(Notice.id)).label("number"))
    .join(Entry, Entry.id == SubjectParty.subject_id)
    .join(Notice, Notice.about_id == Entry.id)
    .where(*_OF_TALKS)
    .group_by(SubjectParty.agency_id)
)
_COMPLAINTS = (
    select(CasePart.agency_id, func.count(func.distinct(CasePart.case_id)).label("number"))
    .where(CasePart.kind == "complaint", CasePart.case_id.in_(select(Case.id).where(Case.sent_at > _SINCE)))
    .group_by(CasePart.agency_id)
)
_CHANNELS = (
    select(Case.channel, func.count().label("number")).where(Case.sent_at > _SINCE).group_by(Case.channel)
)
_NAMELESS = select(func.count()).select_from(Signal).where(Signal.made_at > _SINCE)
_OTHERWISE = (
    select(CaseDeparture.usual, func.count().label("number"))
    .where(CaseDeparture.made_at > _SINCE)
    .group_by(CaseDeparture.usual)
)


@dataclass(frozen=True)
class Body:
    """How often an organisation took part in a talk, and whether people knew and complained."""

    agency: str
    talks: int
    notices: int
    complaints: int

    @property
    def is_silent(self) -> bool:
        """Tell whether no complaint may only mean that nobody knew (R-176)."""
        return not (self.notices or self.complaints)


@dataclass(frozen=True)
class Figures:
    """All numbers of the page."""

    bodies: Sequence[Body]
    channels: Mapping[str, int]
    otherwise: Mapping[str, int]


def figures(work: Work, *, at: datetime) -> Figures:
    """Return the numbers of the last three months; a way in that nobody used counts as none."""
    since = at - QUARTER
    notices = {row.agency_id: row.number for row in work.rows(_NOTICES, since=since)}
    complaints = {row.agency_id: row.number for row in work.rows(_COMPLAINTS, since=since)}
    used = {row.channel: row.number for row in work.rows(_CHANNELS, since=since)}
    used["nameless"] = int(work.value(_NAMELESS, since=since) or 0)
    done = {row.usual: row.number for row in work.rows(_OTHERWISE, since=since)}
    return Figures(
        bodies=[
            Body(row.agency_id, row.number, notices.get(row.agency_id, 0), complaints.get(row.agency_id, 0))
            for row in work.rows(_EXCHANGES, since=since)
        ],
        channels={channel: used.get(channel, 0) for channel in CHANNELS},
        otherwise={usual: done.get(usual, 0) for usual in USUAL},
    )
