"""What the desk for understanding somebody reads: a case with its words, for who handles it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from portal import web
from portal.access import Viewer, looking
from portal.access.handlers import at_case
from portal.cases import service
from portal.cases.shown import CaseView, FileLine
from portal.cases.understood import Words, understood, voices, words_of
from portal.errors import NotFound
from portal.understanding.service import Wanted

REASON = "understanding"
"""Why somebody looks here, as the person reads it: also who answers requests checks a translation."""


@dataclass(frozen=True)
class AtWords:
    """An official at work on the words of one case."""

    viewer: Viewer
    case: CaseView

    def words(self, about: str, field: str) -> Words:
        """Return some words of the person.

        :raises NotFound: when they are not there.
        """
        for one in words_of(self.case):
            if (one.about, one.field) == (about, field):
                return one
        raise NotFound("texts")

    def voice(self, file: str) -> FileLine:
        """Return a recording.

        :raises NotFound: when it is not there.
        """
        for one in voices(self.case):
            if one.id == file:
                return one
        raise NotFound("attachments")

    def interpreter(self, id: str) -> Wanted:
        """Return a question for an interpreter.

        :raises NotFound: when it is not there.
        """
        for one in self.case.interpreters:
            if one.id == id:
                return one
        raise NotFound("interpreters")


def viewer_at(case: str) -> Viewer:
    """Return how the official of this request acts in a case.

    :raises NotFound: when they do not handle it now.
    """
    at = at_case(web.portal().store, official=web.official(), case=case, at=web.now(), today=web.today())
    return replace(at.viewer, reason=REASON)


def at_words(case: str) -> AtWords:
    """Open a case for who handles it now.

    :raises NotFound: when they do not, are involved, or there is none.
    """
    viewer = viewer_at(case)
    with looking(web.portal().store, viewer, at=web.now(), item=("cases", case)) as look:
        return AtWords(viewer, understood(look, service.show(look, case)))


def back_to(here: AtWords) -> str:
    """Return the page of the case at the desk of this official's role."""
    room = "desk_complaints" if here.viewer.role == "complaint_handler" else "desk_rights"
    return web.url(f"{room}.case", case=here.case.id)
