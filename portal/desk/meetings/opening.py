"""An official at a meeting of one of their people: who it is about, what it says, and what holds for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wtforms import Form

from portal import web
from portal.access import assigned, looking
from portal.access.assigned import Desk
from portal.desk.people.opening import desk_of
from portal.meetings import service
from portal.meetings.page import MeetingPart, meeting_part
from portal.store import Work

TABLE = "meeting_persons"


@dataclass(frozen=True)
class AtMeeting:
    """One meeting of one person, opened by an official of the body that keeps it."""

    desk: Desk
    found: service.Shown
    limits: tuple[service.OwnLimit, ...]
    agreement: service.Agreement | None

    @property
    def assignment(self) -> str:
        """Return the assignment that stands in addresses."""
        return self.desk.person.assignment

    @property
    def person(self) -> str:
        """Return whom it is about."""
        return self.desk.person.person

    def address(self, step: str) -> str:
        """Return the address of a page of this meeting."""
        return web.url(f"desk_meetings.{step}", assignment=self.assignment, meeting=self.found.id)

    def part(self) -> MeetingPart:
        """Return what the person reads, or will read."""
        title = self.agreement.title if self.agreement else ""
        return meeting_part(web.words(), web.portal().directory(), self.found, covenant=title)


def at_meeting(assignment: str, meeting: str) -> AtMeeting:
    """Open a meeting; the look is written down.

    :raises NotFound: without an assignment of today, or when another body keeps it.
    :raises ReasonNeeded: when no reason was given in the last half hour.
    """
    desk, body = desk_of(assignment), web.official().agency
    with looking(web.portal().store, desk.viewer, at=web.now(), item=(TABLE, meeting)) as look:
        found = service.show_at_body(look, meeting=meeting, person=desk.person.person, body=body)
        limits = tuple(service.limits_of(look, person=desk.person.person))
        agreement = agreement_of(look, found.row.covenant_id)
    return AtMeeting(desk, found, limits, agreement)


def agreement_of(work: Work, covenant: str | None) -> service.Agreement | None:
    """Return the agreement that a meeting rests on, if there is one."""
    return service.agreement(work, covenant) if covenant else None


def hold_of(work: Work, at: AtMeeting) -> object:
    """Return the hold that hides this meeting from the person, if there is one."""
    return assigned.hold_on(work, assignment=at.found.id, person=at.person)


def show_problems(problems: Iterable[service.Problem], form: Form, otherwise: str) -> None:
    """Put each problem at its box; what belongs to no box stands at another one.

    :param otherwise: the name of that box.
    """
    for problem in problems:
        box = form[problem.field if problem.field in form else otherwise]
        if problem.text not in box.errors:
            box.errors = [*box.errors, problem.text]
