"""Stopping: the person says no, at once; going on needs the person, or safety and a second official."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import bindparam, update

from portal.access import Viewer
from portal.access.bodies import of_everybody
from portal.agencies.articles import HOLD_ARTICLES
from portal.errors import Conflict, NotFound, Refused
from portal.meetings.models import MeetingData, MeetingGround, MeetingPartner, MeetingPerson
from portal.meetings.moving import NOT_NOW, inform, move, note, write
from portal.meetings.reading import Shown
from portal.meetings.rules import Coming, Sharing, State, explains
from portal.store import Work, Writing
from portal.store.texts import read_of_each
from portal.store.work import AnyRow
from portal.viewer import Official
from portal.words import N_

GROUNDS = MeetingGround.__tablename__
MOST = 100

_LEAVE_OUT = (
    update(MeetingData)
    .where(MeetingData.item_id == bindparam("meeting"), MeetingData.id.in_(bindparam("some", expanding=True)))
    .values(sharing=Sharing.NOT_SHARED.value)
)
_REMOVE = (
    update(MeetingPartner)
    .where(
        MeetingPartner.item_id == bindparam("meeting"),
        MeetingPartner.id.in_(bindparam("some", expanding=True)),
    )
    .values(state=Coming.REMOVED.value)
)
_OPEN = (
    of_everybody(
        MeetingGround.id,
        MeetingGround.item_id,
        MeetingGround.person_id,
        MeetingGround.article,
        MeetingGround.asked_by,
        MeetingGround.asked_at,
        MeetingPerson.number,
        MeetingPerson.agency_id,
    )
    .join(MeetingPerson, MeetingPerson.id == MeetingGround.item_id)
    .where(MeetingGround.decided_at.is_(None), MeetingPerson.state == State.STOPPED.value)
    .order_by(MeetingGround.asked_at, MeetingGround.id)
    .limit(MOST)
)
_DECIDE = (
    update(MeetingGround)
    .where(MeetingGround.id == bindparam("which"), MeetingGround.decided_at.is_(None))
    .values(decided_by=bindparam("second"), decided_at=bindparam("moment"), is_agreed=bindparam("agrees"))
)
_WITHDRAW = (
    update(MeetingGround)
    .where(MeetingGround.item_id == bindparam("meeting"), MeetingGround.decided_at.is_(None))
    .values(decided_at=bindparam("moment"))
)


def stop(work: Writing, *, person: str, found: Shown, by: str, agency: str = "", at: datetime) -> bool:
    """Stop a meeting about a person at once; no reason is asked, and a second press changes nothing.

    Source: R-160: "In all help-directed consultations the treatment stops when the citizen says no."

    :param by: "person", or "official" when the person says it at the counter or by phone.
    :raises Conflict: when the meeting is over.
    """
    if found.state == State.STOPPED:
        return False
    move(work, meeting=found.id, person=person, stands=(State.PLANNED,), to=State.STOPPED, at=at)
    note(work, meeting=found.id, person=person, what="stopped", by=by, agency=agency, at=at)
    inform(work, meeting=found.id, person=person, kind="meeting_stopped", at=at)
    return True


def restart(
    work: Writing,
    *,
    viewer: Viewer,
    found: Shown,
    partners: Collection[str],
    data: Collection[str],
    at: datetime,
) -> None:
    """Let a stopped meeting go on within what the person ticks; what is not ticked is not shared.

    :param partners: the bodies that may be there; ``data`` the kinds of data that may be told, by id.
    :raises Refused: when no body is ticked.
    :raises Conflict: when the meeting is not stopped.
    """
    kept = [one for one in found.at_table if one.id in partners]
    if not kept:
        raise Refused(N_("Choose at least one organisation that may be there."))
    if viewer.capacity == "assigned":
        raise NotFound(GROUNDS)
    move(work, meeting=found.id, person=viewer.person, stands=(State.STOPPED,), to=State.PLANNED, at=at)
    removed = [one.id for one in found.at_table if one not in kept]
    left_out = [one.id for partner in found.at_table for one in partner.data if one.id not in data]
    work.run(_REMOVE, {"meeting": found.id, "some": removed})
    work.run(_LEAVE_OUT, {"meeting": found.id, "some": left_out})
    work.run(_WITHDRAW, {"meeting": found.id, "moment": at})
    note(work, meeting=found.id, person=viewer.person, what="restarted", by="person", at=at)


def ask_to_go_on(
    work: Writing,
    *,
    official: Official,
    person: str,
    found: Shown,
    article: str,
    because: str,
    token: str,
    at: datetime,
) -> None:
    """Ask a second official to let a stopped meeting go on, because somebody is not safe.

    Source: R-155, R-161.

    :raises Refused: without an article, or without a reason of two sentences to the person.
    :raises Conflict: when the meeting is not stopped.
    """
    if article not in HOLD_ARTICLES:
        raise Refused(N_("Choose the article of the law."))
    if not explains(because):
        raise Refused(N_("Explain it to this person in two sentences at least."))
    move(work, meeting=found.id, person=person, stands=(State.STOPPED,), at=at)
    row: dict[str, object] = {"id": token, "item_id": found.id, "person_id": person, "article": article}
    row |= {"asked_by": official.account, "asked_at": at, "decided_by": None, "decided_at": None}
    if work.add_if_new(MeetingGround, {**row, "is_agreed": False}, "id"):
        write(work, person=person, about=token, field="because", text=because, at=at, table=GROUNDS)


def waiting_grounds(work: Work, *, official: Official) -> Sequence[tuple[AnyRow, str]]:
    """Return what waits for a second official, with the reason; not what this official asked for."""
    rows = [row for row in work.rows(_OPEN) if row.asked_by != official.account]
    words = read_of_each(work, {row.id: row.person_id for row in rows})
    return [(row, words[row.id].get("because", "")) for row in rows]


def decide_ground(work: Writing, *, official: Official, ground: str, agrees: bool, at: datetime) -> None:
    """Agree or not that a stopped meeting goes on. The person is told at once when it does.

    :raises NotFound: when it does not wait.
    :raises Refused: when this official asked for it.
    :raises Conflict: when somebody else decided, or the person let it go on.
    """
    row = next((one for one in work.rows(_OPEN) if one.id == ground), None)
    if row is None:
        raise NotFound(GROUNDS)
    if row.asked_by == official.account:
        raise Refused(N_("You asked for this yourself. Somebody else must look at it."))
    binds = {"which": ground, "second": official.account, "moment": at, "agrees": agrees}
    if not work.run(_DECIDE, binds):
        raise Conflict(NOT_NOW)
    if not agrees:
        return
    move(work, meeting=row.item_id, person=row.person_id, stands=(State.STOPPED,), to=State.PLANNED, at=at)
    note(work, meeting=row.item_id, person=row.person_id, what="went_on", by="official", at=at)
    inform(work, meeting=row.item_id, person=row.person_id, kind="meeting_went_on", at=at)
