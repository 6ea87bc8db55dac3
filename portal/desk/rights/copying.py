"""The copy of somebody's data at the desk: as it is now, from what was typed and what this site knows."""

from __future__ import annotations

from dataclasses import dataclass

from portal import web
from portal.cases import service
from portal.cases.blacking import Found, counted
from portal.cases.copies_shown import DataCopy
from portal.cases.shown import PartView
from portal.desk.rights.gathering import gathered, shown, whole
from portal.desk.rights.reading import AtRequest
from portal.errors import NotFound
from portal.store import Work


@dataclass(frozen=True)
class AtCopy:
    """The copy of one request: as it was typed, as a whole, and as the person gets it."""

    kept: service.CopyDraft
    whole: DataCopy
    shown: DataCopy

    @property
    def black(self) -> Found:
        """Return how often each word was blacked out."""
        return counted(self.whole, self.kept.typed.black)


def at_copy(look: Work, here: AtRequest, asked: PartView) -> AtCopy:
    """Return the copy of a request.

    :raises NotFound: when nobody began it.
    """
    kept = service.read_copy(look, asked.id)
    if kept is None:
        raise NotFound("case_data_copies")
    made = made_of(look, here, asked, kept.typed)
    return AtCopy(kept, made, shown(made, kept.typed))


def made_of(look: Work, here: AtRequest, asked: PartView, typed: service.CopyTyped) -> DataCopy:
    """Return the whole copy, nothing blacked out, as it is now."""
    systems, names = here.systems(asked), web.portal().directory().name
    found = gathered(
        look,
        bodies=here.asked_bodies(asked),
        known=frozenset(one.id for one in systems),
        names=names,
        until=here.case.sent_at,
    )
    return whole(typed, systems, found, names)


def copy_now(look: Work, here: AtRequest, asked: PartView) -> DataCopy | None:
    """Return the copy as the person would get it now, or nothing when nobody began it."""
    kept = service.read_copy(look, asked.id)
    return None if kept is None else shown(made_of(look, here, asked, kept.typed), kept.typed)
