"""Which bodies a person named on a declaration: they may have got data too."""

from __future__ import annotations

from portal.access import visible
from portal.declarations.models import Declaration, DeclarationBody
from portal.store import Work

_NAMED = (
    visible(Declaration, DeclarationBody.agency_id, Declaration.id)
    .join(DeclarationBody, DeclarationBody.declaration_id == Declaration.id)
    .where(DeclarationBody.answer == "yes")
    .order_by(Declaration.signed_at, Declaration.id)
)


def bodies_named(look: Work) -> dict[str, str]:
    """Return the bodies that were answered with yes, each with the newest declaration that names it."""
    return {row.agency_id: row.id for row in look.rows(_NAMED)}
