"""Whether a release covers an exchange: its bodies, its kinds of data, and the moment it happened (R-066)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime

from sqlalchemy import bindparam

from portal.access import visible
from portal.access.service import unseen
from portal.clock import AMSTERDAM
from portal.declarations.models import Declaration, DeclarationBody
from portal.declarations.rules import Kind
from portal.store import Work

_RELEASES = (
    visible(
        Declaration,
        *(Declaration.id, Declaration.agency_id, Declaration.data_kinds, Declaration.valid_from),
        *(Declaration.valid_to, Declaration.withdrawn_at, Declaration.signed_at),
        DeclarationBody.agency_id.label("body"),
    )
    .join(DeclarationBody, DeclarationBody.declaration_id == Declaration.id)
    .where(
        Declaration.kind == Kind.RELEASE.value,
        Declaration.is_general.is_(False),
        DeclarationBody.answer == "yes",
        Declaration.person_id == bindparam("principal"),
    )
    .order_by(Declaration.signed_at.desc(), Declaration.id)
)


def covering(
    work: Work, *, person: str, agencies: Iterable[str], kinds: Collection[str], at: datetime
) -> str | None:
    """Return the newest release of a person that covers an exchange, or nothing.

    Each body that takes part keeps the release or is named in it with yes, and one at least is named; the
    kinds of data are all in it; and it held at that moment. After it was taken back it covers nothing new.
    """
    taking_part, day = set(agencies), at.astimezone(AMSTERDAM).date()
    named: dict[str, set[str]] = {}
    # Nobody looks here: the question is only whether there is a ground, whoever writes it down.
    rows = work.rows(_RELEASES, **unseen(person))
    for row in rows:
        named.setdefault(row.id, set()).add(row.body)
    for row in rows:
        holds = row.valid_from <= day and (row.valid_to is None or row.valid_to >= day)
        if not holds or at < row.signed_at or (row.withdrawn_at is not None and at >= row.withdrawn_at):
            continue
        bodies = named[row.id]
        is_named = taking_part <= {*bodies, row.agency_id} and bool(taking_part & bodies)
        if is_named and kinds and set(kinds) <= set(row.data_kinds.split()):
            return str(row.id)
    return None


_SIGNED = _RELEASES.where(Declaration.id == bindparam("declaration"))


def signed_on(work: Work, person: str, declaration: str) -> date | None:
    """Return on which day a release was signed that an entry rests on."""
    rows = work.rows(_SIGNED, **unseen(person), declaration=declaration)
    return rows[0].signed_at.astimezone(AMSTERDAM).date() if rows else None
