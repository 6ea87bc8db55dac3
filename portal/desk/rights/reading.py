"""What the pages of the privacy officer read: a request, its answers, and who may have got the data."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from portal import web
from portal.access import Viewer, looking
from portal.access.handlers import at_case
from portal.agencies.service import SystemCard
from portal.cases import service
from portal.cases.handled_shown import Handled
from portal.cases.shown import CaseView, FileLine, PartView
from portal.cases.understood import understood
from portal.consultations.receivers import bodies_of_entries, bodies_of_entry
from portal.declarations.receivers import bodies_named
from portal.errors import NotFound
from portal.medical import service as medical
from portal.store import Work

ENTRY = "consultation_subjects"


@dataclass(frozen=True)
class Bodies:
    """Who got the data: known from the entry that was pointed at, or possible; each with what shows it."""

    known: Mapping[str, str]
    possible: Mapping[str, str]

    def receivers(self, ticked: Collection[str]) -> list[service.Receiver]:
        """Return the bodies to tell: the known ones always, and the possible ones that were ticked."""
        chosen = {agency: item for agency, item in self.possible.items() if agency in ticked}
        return [service.Receiver(agency, item) for agency, item in {**chosen, **self.known}.items()]


@dataclass(frozen=True)
class AtRequest:
    """A privacy officer at work on one case: who looks, and the case as it is now."""

    viewer: Viewer
    case: CaseView
    done: Handled
    rights: service.Rights
    bodies: Bodies
    apart: Sequence[medical.Conclusion]
    left_out: Sequence[tuple[str, str]] = ()
    """The ground of the law and the reason, for what was left out of a copy; the person never reads it."""

    @property
    def to_decide(self) -> tuple[PartView, ...]:
        """Return what still waits for an answer."""
        return service.to_decide(self.case, self.viewer.role)

    @property
    def files(self) -> tuple[FileLine, ...]:
        """Return the files that may be opened here; what is kept apart is not among them."""
        return self.case.attachments

    def asked_bodies(self, asked: PartView) -> frozenset[str]:
        """Return the organisations that were asked; empty when all were."""
        bodies = {part.agency for part in self.case.parts if part.kind.code == asked.kind.code}
        return frozenset(bodies) if all(bodies) else frozenset()

    def systems(self, asked: PartView) -> tuple[SystemCard, ...]:
        """Return where to look for the answer: in all systems of the bodies that were asked, or in all."""
        if not asked.kind.lists_systems:
            return ()
        bodies, every = self.asked_bodies(asked), web.portal().directory().systems
        return tuple(one for one in every if not bodies or one.agency in bodies)

    def part(self, part: str) -> PartView:
        """Return a part that waits for an answer, or was answered, at this desk.

        :raises NotFound: when there is none.
        """
        for one in self.case.parts:
            if one.id == part and one.kind.handled_by == self.viewer.role:
                return one
        raise NotFound("case_parts")


def officer(case: str) -> Viewer:
    """Return how the official of this request acts in a case.

    :raises NotFound: when they do not handle it now.
    """
    at, today = web.now(), web.today()
    found = at_case(web.portal().store, official=web.official(), case=case, at=at, today=today)
    web.warn_of_address(is_secret=found.viewer.has_secret_address)
    return found.viewer


def at_request(case: str) -> AtRequest:
    """Open a case for who handles it; the person sees in the list of who looked that it was opened.

    :raises NotFound: when they do not handle it now, are involved, or there is none.
    """
    viewer = officer(case)
    with looking(web.portal().store, viewer, at=web.now(), item=("cases", case)) as look:
        view = understood(look, service.show(look, case))
        return AtRequest(
            viewer=viewer,
            case=view,
            done=service.handled(look, case),
            rights=service.rights(look, case),
            bodies=bodies_for(look, view.parts[0]),
            apart=medical.conclusions(look, case),
            left_out=service.left_out(look, case),
        )


def bodies_for(look: Work, part: PartView) -> Bodies:
    """Return who got the data that a request is about; what is on hold names nobody."""
    known = bodies_of_entry(look, part.about_id) if part.about_table == ENTRY else {}
    # With an entry it is known who got it; without one the official looks at all that is known.
    others = bodies_named(look) if known else {**bodies_named(look), **bodies_of_entries(look)}
    return Bodies(known, {agency: item for agency, item in others.items() if agency not in known})
