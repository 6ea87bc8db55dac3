"""Taking a release back: one step, from then on, and told to who must stop."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import bindparam, update

from portal.access import Viewer, visible
from portal.access.assigned import end_under
from portal.declarations.models import Declaration, Withdrawal
from portal.declarations.reading import TABLE, show
from portal.declarations.stopping import tell_bodies
from portal.errors import NotFound
from portal.notices.service import tell
from portal.store import Writing, new_id
from portal.viewer import Act

NOTICE = "declaration_withdrawn"
"""The kind of notice that confirms it to the person."""

_TAKE_BACK = (
    update(Declaration)
    .where(
        Declaration.id.in_(
            visible(Declaration, Declaration.id).where(Declaration.id == bindparam("release"))
        ),
        Declaration.withdrawn_at.is_(None),
    )
    .values(withdrawn_at=bindparam("moment"))
)


def withdraw(work: Writing, *, viewer: Viewer, declaration: str, at: datetime, today: date) -> bool:
    """Take a release back from this moment on; return whether this press did it.

    Who acts for somebody takes it back only when that was ticked by itself (T-24).
    A second press changes nothing and is no mistake. Source: AVG art. 7 lid 3: "Het intrekken van de
    toestemming is even eenvoudig als het geven ervan."

    :raises NotFound: when it is not there, not theirs, hidden, or no release that can be taken back.
    """
    found = show(work, declaration=declaration, today=today)
    is_allowed = viewer.is_self or (bool(viewer.grant) and viewer.may(Act.WITHDRAW))
    if not is_allowed or not (found.may_be_withdrawn or found.is_withdrawn):
        raise NotFound(TABLE)
    if not work.run(_TAKE_BACK, {"release": declaration, "moment": at}):
        return False
    row = {
        "id": new_id(),
        "declaration_id": declaration,
        "person_id": viewer.person,
        "account_id": viewer.account,
        "at": at,
    }
    work.add(Withdrawal, row)
    end_under(work, release=declaration, last_day=today)
    tell_bodies(work, person=viewer.person, shown=found, at=at)
    tell(work, person=viewer.person, kind=NOTICE, about_table=TABLE, about_id=declaration, at=at)
    return True
