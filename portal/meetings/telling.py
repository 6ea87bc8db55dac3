"""Telling a person beforehand that there is a meeting, or hiding it until two officials agree to that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, update

from portal.access import Hold
from portal.meetings.drafts import MeetingIncomplete, Problem
from portal.meetings.limits import OwnLimit, to_answer
from portal.meetings.models import MeetingPartner
from portal.meetings.moving import TABLE, inform, move, note, write
from portal.meetings.reading import Shown, unanswered_objections
from portal.meetings.rules import Sharing, State, must_be_told_by_somebody
from portal.store import Writing, new_id
from portal.viewer import Official
from portal.words import N_

_INVITE = (
    update(MeetingPartner)
    .where(MeetingPartner.item_id == bindparam("meeting"), MeetingPartner.invited_at.is_(None))
    .values(invited_at=bindparam("moment"))
)


@dataclass(frozen=True)
class Later:
    """The person is told afterwards, because somebody is not safe. Source: R-164; UAVG art. 41."""

    article: str
    review_on: date
    """Within 30 days."""
    reason: str
    """For the officials who must agree; the person never reads it."""


def tell_of_limits(work: Writing, *, person: str, meeting: str, overrides: bool, at: datetime) -> None:
    """Tell the person that a limit was set aside, with a line of its own. Source: R-153."""
    if overrides:
        note(work, meeting=meeting, person=person, what="limit_set_aside", by="official", at=at)
        inform(work, meeting=meeting, person=person, kind="limit_set_aside", at=at)


def still_to_do(found: Shown, limits: tuple[OwnLimit, ...]) -> list[Problem]:
    """Return what keeps a meeting from being told or held. Source: R-008, R-152, R-170."""
    problems = []
    if not found.at_table:
        problems.append(Problem("partners", N_("Invite an organisation first.")))
    for partner in found.at_table:
        asked = to_answer(limits, agency=partner.agency)
        planned = [one for one in partner.data if one.sharing == Sharing.PLANNED]
        if any(one.data_kind in asked and not one.limit_said for one in planned):
            problems.append(Problem("partners", N_("Answer the limits of this person first.")))
    if unanswered_objections(found):
        problems.append(Problem("partners", N_("Answer first what this person said about an organisation.")))
    return problems


def tell_beforehand(
    work: Writing,
    *,
    official: Official,
    person: str,
    found: Shown,
    limits: tuple[OwnLimit, ...],
    how: str,
    later: Later | None = None,
    at: datetime,
) -> None:
    """Plan the meeting for good: the person is told in the same breath, or it hides until two others agree.

    Source: R-162, R-163, R-164. The notice says that there is something to read, and nothing else.

    :raises MeetingIncomplete: when something is still to be done first.
    :raises Conflict: when somebody did this already.
    """
    problems = still_to_do(found, limits)
    if later is None and how == "portal" and must_be_told_by_somebody(found.row.kind):
        problems.append(Problem("how", N_("Tell it yourself as well: by phone, in person or by letter.")))
    if problems:
        raise MeetingIncomplete(problems)
    told: dict[str, object] = {}
    if later is None:
        told = {"told_at": at, "told_how": how, "told_role": official.role}
    move(work, meeting=found.id, person=person, stands=(State.DRAFT,), to=State.PLANNED, at=at, values=told)
    work.run(_INVITE, {"meeting": found.id, "moment": at})
    note(work, meeting=found.id, person=person, what="told", by="official", agency=official.agency, at=at)
    if later is not None:
        _hide(work, official=official, person=person, meeting=found.id, later=later, at=at)
    # What is on hold is told as soon as the hold ends: until then the outbox leaves this notice alone.
    kind = "meeting_planned" if later is None else "told_later"
    inform(work, meeting=found.id, person=person, kind=kind, at=at)
    overrides = any(one.goes_over_limit for partner in found.at_table for one in partner.data)
    tell_of_limits(work, person=person, meeting=found.id, overrides=overrides, at=at)


def _hide(
    work: Writing, *, official: Official, person: str, meeting: str, later: Later, at: datetime
) -> None:
    id = new_id()
    row: dict[str, object] = {"id": id, "item_table": TABLE, "item_id": meeting, "hidden_from": person}
    row |= {"article": later.article, "review_on": later.review_on, "asked_by": official.account}
    work.add(Hold, {**row, "approved_by": None, "made_at": at, "ended_at": None, "source": None})
    write(work, person=person, about=id, field="reason", text=later.reason, at=at, table=Hold.__tablename__)
