"""What the person does: choose how to take part, add points, object to a body, react, or hear nothing."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, update

from portal.access import Viewer
from portal.errors import Conflict, NotFound, Refused
from portal.meetings.models import MeetingPartner, MeetingPoint
from portal.meetings.moving import NOT_NOW, TABLE, move, note, write
from portal.meetings.reading import Shown
from portal.meetings.rules import Joining, State
from portal.notices.tasks import TaskKind, add_task
from portal.store import Writing
from portal.terms import amsterdam_day
from portal.words import N_

TEAM_LEADER = "team_leader"

_OBJECT = (
    update(MeetingPartner)
    .where(
        MeetingPartner.id == bindparam("which"),
        MeetingPartner.item_id == bindparam("meeting"),
        MeetingPartner.objection == "",
    )
    .values(objection="open")
)


def _own(viewer: Viewer) -> None:
    """Let only the person, or who acts for them, do something here.

    :raises NotFound: for an official.
    """
    if viewer.capacity == "assigned":
        raise NotFound(TABLE)


def join(work: Writing, *, viewer: Viewer, found: Shown, how: str, at: datetime) -> None:
    """Keep how the person wants to take part; it may be changed until the meeting. Source: R-157.

    :raises Refused: when nothing is chosen.
    :raises Conflict: when the meeting is not to come any more.
    """
    _own(viewer)
    if how not in set(Joining):
        raise Refused(N_("Choose how you want to take part."))
    move(
        work,
        meeting=found.id,
        person=viewer.person,
        stands=(State.PLANNED,),
        at=at,
        values={"joining": how, "joining_at": at},
    )
    note(work, meeting=found.id, person=viewer.person, what="joined", by="person", at=at)


def add_point(work: Writing, *, viewer: Viewer, found: Shown, text: str, token: str, at: datetime) -> None:
    """Keep what the person wants to have discussed, unchanged; pressed twice it is there once. Source: R-146.

    :raises Refused: when nothing is written.
    :raises Conflict: when the meeting is not to come any more.
    """
    _own(viewer)
    if not text.strip():
        raise Refused(N_("Write what you want to say or have discussed."))
    move(work, meeting=found.id, person=viewer.person, stands=(State.PLANNED,), at=at)
    row = {"id": token, "item_id": found.id, "person_id": viewer.person, "made_at": at}
    if work.add_if_new(MeetingPoint, row, "id"):
        table = MeetingPoint.__tablename__
        write(work, person=viewer.person, about=token, field="point", text=text, at=at, table=table)


def object_to(work: Writing, *, viewer: Viewer, found: Shown, partner: str, text: str, at: datetime) -> None:
    """Keep that the person does not want a body there; the meeting waits for an answer. Source: R-170.

    :raises NotFound: when the body is none of this meeting.
    :raises Refused: when no reason is written.
    :raises Conflict: when the meeting is not to come any more.
    """
    _own(viewer)
    found.partner(partner)
    if not text.strip():
        raise Refused(N_("Write why you do not want this organisation there."))
    move(work, meeting=found.id, person=viewer.person, stands=(State.PLANNED,), at=at)
    if work.run(_OBJECT, {"which": partner, "meeting": found.id}):
        table = MeetingPartner.__tablename__
        write(work, person=viewer.person, about=partner, field="objection", text=text, at=at, table=table)
        note(work, meeting=found.id, person=viewer.person, what="objected", by="person", at=at)


def say_heard(work: Writing, *, viewer: Viewer, found: Shown, heard: bool, at: datetime) -> None:
    """Keep whether the person heard what was said; "nothing" goes to the team leader at once. Source: R-165.

    :raises Conflict: when the meeting was not held yet.
    """
    _own(viewer)
    if found.state not in {State.HELD, State.REPORTED}:
        raise Conflict(NOT_NOW)
    answer = "yes" if heard else "no"
    if found.row.heard == answer:
        return
    move(
        work,
        meeting=found.id,
        person=viewer.person,
        stands=(State.HELD, State.REPORTED),
        at=at,
        values={"heard": answer},
    )
    what = "heard" if heard else "heard_nothing"
    note(work, meeting=found.id, person=viewer.person, what=what, by="person", at=at)
    if not heard:
        add_task(
            work,
            role=TEAM_LEADER,
            kind=TaskKind.HEARD_NOTHING,
            about_table=TABLE,
            about_id=found.id,
            for_day=amsterdam_day(at),
            at=at,
        )


def react(work: Writing, *, viewer: Viewer, found: Shown, text: str, at: datetime) -> None:
    """Keep what the person says about the report, beside it and unchanged. Source: R-156.

    :raises Refused: when nothing is written.
    :raises Conflict: when there is no report, or it was thrown away.
    """
    _own(viewer)
    if not text.strip():
        raise Refused(N_("Write what you want to say about the report."))
    if found.row.emptied_at is not None:
        raise Conflict(NOT_NOW)
    move(work, meeting=found.id, person=viewer.person, stands=(State.REPORTED,), at=at)
    if found.text("reaction") == text.strip():
        return
    write(work, person=viewer.person, about=found.id, field="reaction", text=text.strip(), at=at)
    note(work, meeting=found.id, person=viewer.person, what="reacted", by="person", at=at)
