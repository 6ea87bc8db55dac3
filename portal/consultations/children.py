"""What the same talk said about one's child: for a parent whose custody opens that page today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam

from portal.access import grants, turn_to, visible
from portal.clock import AMSTERDAM
from portal.consultations.models import ConsultationSubject
from portal.mandates import parents
from portal.mandates.ages import View
from portal.store import Work
from portal.viewer import Act, Actor, Viewer

_ENTRY = visible(ConsultationSubject, ConsultationSubject.id).where(
    ConsultationSubject.consultation_id == bindparam("consultation")
)


@dataclass(frozen=True)
class AboutChild:
    """The entry of a child about the same talk."""

    id: str
    custody: str
    name: str


def about_children(look: Work, viewer: Viewer, *, consultation: str, at: datetime) -> list[AboutChild]:
    """Return the entries about the same talk on the pages of one's children that are open today.

    The child's entry passes the same door as on the child's own page: without custody, from twelve years,
    for a child at risk, or with a hold, it is absent, and nothing says that there is one (J02, trap 1).
    """
    if not viewer.is_self:
        return []
    actor = Actor(viewer.account, "citizen", "", viewer.person, viewer.session)
    today = at.astimezone(AMSTERDAM).date()
    found = []
    for child in parents.children(look, parent=viewer.person, today=today):
        is_open = child.view is View.OPEN
        grant = parents.granted(look, actor, child.custody, at, today) if is_open else None
        if grant is not None and Act.SEE in grant.acts:
            entry = _seen_as(look, viewer, grants.viewer_of(actor, grant), consultation)
            found += [AboutChild(entry, child.custody, grant.name)] if entry else []
    return found


def _seen_as(look: Work, viewer: Viewer, parent: Viewer, consultation: str) -> str | None:
    """Look through the door of the child's own page, and come back to one's own."""
    turn_to(look, parent)
    try:
        row = look.row(_ENTRY, consultation=consultation)
    finally:
        turn_to(look, viewer)
    return row.id if row is not None else None
