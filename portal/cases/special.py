"""What some kinds set off when they are received: hiding an item at once, and a breach to report."""

from __future__ import annotations

from datetime import date, datetime

from portal.access import Hold, Viewer
from portal.cases.kind import Kind
from portal.cases.models import Breach
from portal.store import Writing, new_id
from portal.terms import last_moment, term

NOT_THIS_PERSON = "not about this person"


def set_off(
    work: Writing,
    viewer: Viewer,
    *,
    kind: Kind,
    case: str,
    about_table: str,
    about_id: str,
    review_on: date,
    at: datetime,
) -> None:
    """Do what a kind sets off, in the transaction that receives it.

    An item that is not about this person is hidden from this very person, at once and everywhere. That is
    what a hold does, so it is one: asked by the person's own account, and like each hold it hides while it
    waits to be approved and never ends by itself. The privacy officer ends it, when the item turns out to be
    about this person after all, or leaves it and has the item put under the right name.
    """
    if kind.hides_item and about_id:
        hide_from(work, viewer, about_table=about_table, about_id=about_id, review_on=review_on, at=at)
    if kind.opens_breach:
        work.add(
            Breach,
            {
                "id": new_id(),
                "person_id": viewer.person,
                "case_id": case,
                "about_table": about_table,
                "about_id": about_id,
                "found_at": at,
                "report_by": last_moment(term("breach_ap", review_on), at),
            },
        )


def hide_from(
    work: Writing, viewer: Viewer, *, about_table: str, about_id: str, review_on: date, at: datetime
) -> None:
    """Hide an item from the viewer's person; see ``set_off``."""
    work.add(
        Hold,
        {
            "id": new_id(),
            "item_table": about_table,
            "item_id": about_id,
            "hidden_from": viewer.person,
            "article": NOT_THIS_PERSON,
            "review_on": review_on,
            "asked_by": viewer.account,
            "made_at": at,
        },
    )
