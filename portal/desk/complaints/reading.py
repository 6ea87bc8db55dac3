"""What the pages of a handler read: a case with its handling, opened by who handles it, and nobody else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from portal import web
from portal.access import Viewer, handlers, looking
from portal.access.colleagues import Colleague, colleagues
from portal.access.handlers import at_case
from portal.cases import service
from portal.cases.handled_shown import Handled
from portal.cases.shown import CaseView, FileLine
from portal.cases.understood import understood
from portal.medical import service as medical


@dataclass(frozen=True)
class AtWork:
    """A handler at work on one case: who looks, and the case as it is now."""

    viewer: Viewer
    is_stand_in: bool
    case: CaseView
    done: Handled
    letter: service.LetterDraft | None
    colleagues: tuple[Colleague, ...]
    apart: Sequence[medical.Conclusion]

    @property
    def files(self) -> tuple[FileLine, ...]:
        """Return the files that a handler may open; what is kept apart is not among them."""
        return self.case.attachments

    @property
    def first_day_known(self) -> str:
        """Return when it happened, as the person said; an ISO day or nothing."""
        found = self.case.texts.get("happened_on", "")
        return found if isinstance(found, str) else ""


def handler(case: str) -> Viewer:
    """Return how the official of this request acts in a case.

    :raises NotFound: when they do not handle it now.
    """
    return _at(case).viewer


def _at(case: str) -> handlers.AtCase:
    found = at_case(web.portal().store, official=web.official(), case=case, at=web.now(), today=web.today())
    web.warn_of_address(is_secret=found.viewer.has_secret_address)
    return found


def at_work(case: str) -> AtWork:
    """Open a case for who handles it; the person sees in the list of who looked that it was opened.

    :raises NotFound: when they do not handle it now, are involved, or there is none.
    """
    at = _at(case)
    with looking(web.portal().store, at.viewer, at=web.now(), item=("cases", case)) as look:
        return AtWork(
            viewer=at.viewer,
            is_stand_in=at.is_stand_in,
            case=understood(look, service.show(look, case)),
            done=service.handled(look, case),
            letter=service.read_letter(look, case),
            colleagues=tuple(colleagues(look)),
            apart=medical.conclusions(look, case),
        )
