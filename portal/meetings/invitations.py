"""What an invited body sees and does: a number, a day and kinds of data; no name, no other body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, update

from portal.access.bodies import naming, of_everybody
from portal.errors import Conflict, NotFound
from portal.meetings.models import MeetingData, MeetingPartner, MeetingPerson
from portal.meetings.moving import NOT_NOW, TABLE, inform, move, note
from portal.meetings.rules import Coming, Sharing, State
from portal.notices.tasks import TaskKind, add_task
from portal.store import Work, Writing
from portal.store.work import AnyRow
from portal.terms import amsterdam_day
from portal.viewer import Official

MOST = 100
PRIVACY_OFFICER = "privacy_officer"

_COLUMNS = (
    MeetingPartner.id,
    MeetingPartner.item_id,
    MeetingPartner.person_id,
    MeetingPartner.role,
    MeetingPartner.state.label("coming"),
    MeetingPerson.number,
    MeetingPerson.kind,
    MeetingPerson.planned_at,
    MeetingPerson.channel,
    MeetingPerson.agency_id.label("host"),
    MeetingPerson.state,
    MeetingPerson.contact_id,
)
_INVITED = (
    naming(MeetingPartner, *_COLUMNS)
    .join(MeetingPerson, MeetingPerson.id == MeetingPartner.item_id)
    .where(MeetingPartner.invited_at.is_not(None), MeetingPartner.state != Coming.REMOVED.value)
)
_LIST = (
    _INVITED.where(MeetingPerson.state.in_([State.PLANNED.value, State.STOPPED.value, State.HELD.value]))
    .order_by(MeetingPerson.planned_at, MeetingPartner.id)
    .limit(MOST)
)
_ONE = _INVITED.where(MeetingPartner.id == bindparam("partner"))
_DATA = of_everybody(
    MeetingData.id, MeetingData.data_kind, MeetingData.basis, MeetingData.article, MeetingData.sharing
).where(MeetingData.partner_id == bindparam("partner"))
_DATA = _DATA.order_by(MeetingData.made_at, MeetingData.id)
_ANSWER = (
    update(MeetingPartner)
    .where(
        MeetingPartner.id == bindparam("which"),
        MeetingPartner.state.in_([Coming.INVITED.value, Coming.ACCEPTED.value, Coming.DECLINED.value]),
    )
    .values(state=bindparam("coming"), answered_at=bindparam("moment"))
)
_TOO_MUCH = (
    update(MeetingData)
    .where(
        MeetingData.id == bindparam("which"),
        MeetingData.partner_id == bindparam("whose"),
        MeetingData.sharing != Sharing.TOO_MUCH.value,
    )
    .values(sharing=Sharing.TOO_MUCH.value)
)


@dataclass(frozen=True)
class Invited:
    """One invitation, as the invited body sees it."""

    row: AnyRow
    data: tuple[AnyRow, ...]

    @property
    def is_stopped(self) -> bool:
        """Tell whether the person stopped the meeting; why is nobody's business."""
        return bool(self.row.state == State.STOPPED)


def invitations(work: Work, *, official: Official) -> Sequence[AnyRow]:
    """Return the invitations of an official's body, the first meeting first; 100 at most."""
    return work.rows(_LIST, body=official.agency)


def invitation(work: Work, *, official: Official, partner: str) -> Invited:
    """Return one invitation; after a stop it says only that.

    :raises NotFound: when it is another body's, was taken back, or never was.
    """
    row = work.row(_ONE, body=official.agency, partner=partner)
    if row is None:
        raise NotFound("meeting_partners")
    is_open = row.state in {State.PLANNED, State.HELD}
    # What is too much is hidden as soon as somebody says so.
    data = [
        one
        for one in work.rows(_DATA, partner=partner)
        if one.sharing not in {Sharing.TOO_MUCH, Sharing.BLOCKED}
    ]
    return Invited(row, tuple(data) if is_open else ())


def answer_invitation(work: Writing, *, official: Official, partner: str, comes: bool, at: datetime) -> None:
    """Keep whether a body comes.

    :raises NotFound: when the invitation is another body's.
    :raises Conflict: when the person stopped the meeting, or it is over.
    """
    found = invitation(work, official=official, partner=partner).row
    move(work, meeting=found.item_id, person=found.person_id, stands=(State.PLANNED,), at=at)
    coming = Coming.ACCEPTED if comes else Coming.DECLINED
    if not work.run(_ANSWER, {"which": partner, "coming": coming.value, "moment": at}):
        raise Conflict(NOT_NOW)


def say_too_much(work: Writing, *, official: Official, partner: str, datum: str, at: datetime) -> None:
    """Hide a kind of data that should not have been asked or told, and call the privacy officer.

    Source: R-154.

    :raises NotFound: when the invitation is another body's, or the kind is none of it.
    :raises Conflict: when the person stopped the meeting, or the report was told.
    """
    found = invitation(work, official=official, partner=partner).row
    move(work, meeting=found.item_id, person=found.person_id, stands=(State.PLANNED, State.HELD), at=at)
    if not work.run(_TOO_MUCH, {"which": datum, "whose": partner}):
        raise NotFound("meeting_data")
    note(
        work,
        meeting=found.item_id,
        person=found.person_id,
        what="too_much",
        by="official",
        agency=official.agency,
        at=at,
    )
    inform(work, meeting=found.item_id, person=found.person_id, kind="meeting_changed", at=at)
    add_task(
        work,
        role=PRIVACY_OFFICER,
        kind=TaskKind.TOO_MUCH_SHARED,
        about_table=TABLE,
        about_id=found.item_id,
        for_day=amsterdam_day(at),
        at=at,
    )
