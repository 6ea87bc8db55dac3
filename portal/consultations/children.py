"""What the same talk said about one's child: for a parent whose custody opens that page today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select

from portal.access import turn_to, visible
from portal.clock import AMSTERDAM
from portal.consultations.models import ConsultationSubject
from portal.mandates import parents
from portal.people.models import Custody
from portal.store import Work
from portal.viewer import Act, Actor, Grant, Viewer

_OWN = select(ConsultationSubject.consultation_id).where(ConsultationSubject.id == bindparam("subject"))
_CANDIDATES = (
    select(ConsultationSubject.id, Custody.id.label("custody"))
    .join(Custody, Custody.child_id == ConsultationSubject.person_id)
    .where(
        ConsultationSubject.consultation_id == _OWN.scalar_subquery(),
        Custody.parent_id == bindparam("parent"),
    )
    .order_by(Custody.id)
)
_ENTRY = visible(ConsultationSubject, ConsultationSubject.id).where(
    ConsultationSubject.id == bindparam("subject")
)


@dataclass(frozen=True)
class AboutChild:
    """The entry of a child about the same talk."""

    id: str
    custody: str
    name: str


def about_children(look: Work, viewer: Viewer, *, subject: str, at: datetime) -> list[AboutChild]:
    """Return the entries about the same talk on the pages of one's children that are open today.

    The child's entry passes the same door as on the child's own page: without custody, from twelve years,
    for a child at risk, or with a hold, it is absent, and nothing says that there is one (J02, trap 1).
    """
    if not viewer.is_self:
        return []
    actor = Actor(viewer.account, "citizen", "", viewer.person, viewer.session)
    found = []
    for row in look.rows(_CANDIDATES, subject=subject, parent=viewer.person):
        grant = parents.granted(look, actor, row.custody, at, at.astimezone(AMSTERDAM).date())
        if grant is not None and Act.SEE in grant.acts and _is_visible(look, viewer, grant, row.id):
            found.append(AboutChild(row.id, row.custody, grant.name))
    return found


def _is_visible(look: Work, viewer: Viewer, grant: Grant, subject: str) -> bool:
    """Look through the door of the child's own page, and come back to one's own."""
    turn_to(
        look,
        Viewer(
            account=viewer.account,
            person=grant.person,
            capacity=grant.capacity,
            reason=grant.capacity,
            grant=grant.id,
            acts=grant.acts,
            wrapped_key=grant.wrapped_key,
            own_person=viewer.person,
        ),
    )
    try:
        return look.row(_ENTRY, subject=subject) is not None
    finally:
        turn_to(look, viewer)
