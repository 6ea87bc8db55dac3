"""What an administrator of money may see: rows about money alone, between bodies that give no care.

Source: L-96; BW art. 1:431 lid 1, 1:441 lid 1: an administrator represents somebody about the property only.
A row counts as about money when its kinds of data are income or debts, with at most name and address beside
them, and each organisation in it is an office or a company. An entry that also tells something else is left
out whole, for its texts cannot be cut in two; so is each row whose kinds or organisations are not known. What
has no kinds of data at all (cases, meetings, files, messages, looks) is not about money only, and is closed;
but for what the administrator sent, which begins at a row about money (``portal.cases.scope``).
"""

from __future__ import annotations

from itertools import permutations
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    and_,
    bindparam,
    column,
    exists,
    literal,
    literal_column,
    not_,
    or_,
    select,
    table,
)

from portal.access import sent
from portal.agencies.data_kinds import BESIDE_MONEY, MONEY
from portal.agencies.models import Agency
from portal.store import Base

BODIES = ("government", "private")
"""Kinds of organisations that may stand in a row about money: a doctor or a school tells more than a sum."""

_KINDS = sorted(
    " ".join(chosen)
    for number in range(1, len(MONEY | BESIDE_MONEY) + 1)
    for chosen in permutations(sorted(MONEY | BESIDE_MONEY), number)
    if MONEY & set(chosen)
)
"""Each way in which a row about money alone can have its kinds of data written down."""

# Written out: they never change, and would be bound anew for every list of every page.
_ONLY_MONEY: list[ColumnElement[str]] = [literal_column(f"'{kinds}'") for kinds in _KINDS]
_NO_CARE: list[ColumnElement[str]] = [literal_column(f"'{kind}'") for kind in BODIES]

# The rooms of entries and of declarations lie above this one; only these columns of theirs are read here.
_BODIES_OF = {
    "consultation_subjects": ("subject_parties", "subject_id"),
    "declarations": ("declaration_bodies", "declaration_id"),
}


# Any: the columns belong to whichever table is asked for.
def within(of: type[Base], row: Any) -> ColumnElement[bool]:
    """Return the condition under which a row may be seen; it is true for all who are not held to money."""
    sees_all, name = bindparam("sees_all", type_=Boolean), of.__tablename__
    if "data_kinds" not in row:
        own = sent.by_viewer(of, row)
        own = sent.under_own(name, row) if own is None else own
        return and_(sees_all) if own is None else or_(sees_all, own)
    about: list[ColumnElement[bool]] = [row.data_kinds.in_(_ONLY_MONEY)]
    if "agency_id" in row:
        about.append(_is_body_of_money(row.agency_id))
    if name in _BODIES_OF:
        about += _bodies(*_BODIES_OF[name], row)
    return or_(sees_all, and_(*about))


# Any: as above.
def _bodies(name: str, key: str, row: Any) -> list[ColumnElement[bool]]:
    """Say that there are organisations, and none of another kind."""
    parties = table(name, column(key), column("agency_id"))
    those = select(literal(1)).where(parties.c[key] == row.id)
    return [exists(those), not_(exists(those.where(not_(_is_body_of_money(parties.c.agency_id)))))]


# Any: an id column of any table.
def _is_body_of_money(agency: Any) -> ColumnElement[bool]:
    return exists(select(literal(1)).where(Agency.id == agency, Agency.kind.in_(_NO_CARE)))
