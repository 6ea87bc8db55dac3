"""Which people sent their own story to the organisation of an official who did not open it yet."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import bindparam, exists, literal, select

from portal.access import ViewLog
from portal.access.holding import is_held
from portal.declarations.models import Declaration, DeclarationBody
from portal.declarations.service import OWN_STORY
from portal.store import Work
from portal.viewer import Official

# Of several people at once, for the first page of who works for them; what is hidden from its writer is
# announced to nobody either.
_UNREAD = (
    select(Declaration.person_id)
    .distinct()
    .join(DeclarationBody, DeclarationBody.declaration_id == Declaration.id)
    .where(
        Declaration.person_id.in_(bindparam("people", expanding=True)),
        Declaration.version == OWN_STORY,
        Declaration.withdrawn_at.is_(None),
        Declaration.valid_to >= bindparam("today"),
        DeclarationBody.agency_id == bindparam("agency"),
        DeclarationBody.answer == "yes",
        ~is_held(Declaration.person_id, Declaration.id),
        ~exists(
            select(literal(1)).where(
                ViewLog.person_id == Declaration.person_id,
                ViewLog.item_id == Declaration.id,
                ViewLog.account_id == bindparam("account"),
            )
        ),
    )
)


def unread_from(work: Work, *, official: Official, people: Collection[str], today: date) -> frozenset[str]:
    """Return who of these sent the official's organisation a story that this official did not open yet.

    :param people: whom the official works for today.
    """
    if not people:
        return frozenset()
    asked = {"people": sorted(people), "agency": official.agency, "account": official.account}
    return frozenset(row.person_id for row in work.rows(_UNREAD, today=today, **asked))
