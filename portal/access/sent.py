"""What somebody sent with the account in use: cases, drafts, and what stands under them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    bindparam,
    column,
    exists,
    literal,
    or_,
    select,
    table,
    union_all,
)

from portal.store import Base, Id

# Of these tables, which belong to a room above this one, only these columns are read here.
_CASES = table("cases", column("id", Id), column("person_id", Id), column("account_id", Id))
_DRAFTS = table("drafts", column("id", Id), column("person_id", Id), column("account_id", Id))
_PARTS = table("case_parts", column("id", Id), column("case_id", Id))
_MESSAGES = table("case_messages", column("id", Id), column("case_id", Id))
_GRIEVANCES = table("grievances", column("id", Id), column("part_id", Id))
_FILES = table("attachments", column("id", Id), column("case_id", Id), column("draft_id", Id))

_ME: BindParameter[str] = bindparam("viewer_account")
_PERSON: BindParameter[str] = bindparam("principal")


# Any: the columns belong to whichever table is asked for.
def by_viewer(of: type[Base], row: Any) -> ColumnElement[bool] | None:
    """Return whether the account in use sent this, or what it stands under; nothing for any other table."""
    if getattr(of, "is_sent", False):
        own: ColumnElement[bool] = row.account_id == _ME
        return own
    if "case_id" not in row:
        return None
    its_case = exists(select(literal(1)).where(_CASES.c.id == row.case_id, _CASES.c.account_id == _ME))
    if "draft_id" not in row:
        return its_case
    its_draft = exists(select(literal(1)).where(_DRAFTS.c.id == row.draft_id, _DRAFTS.c.account_id == _ME))
    return or_(its_case, its_draft)


# Any: as above.
def under_own(name: str, row: Any) -> ColumnElement[bool] | None:
    """Return the same for texts and grievances, which name a part or a message instead of a case."""
    # With the person, whose cases are few: there is no index by account.
    cases = select(_CASES.c.id).where(_CASES.c.person_id == _PERSON, _CASES.c.account_id == _ME)
    parts = select(_PARTS.c.id).where(_PARTS.c.case_id.in_(cases))
    if name == "grievances":
        found: ColumnElement[bool] = row.part_id.in_(parts)
        return found
    if name != "texts":
        return None
    drafts = select(_DRAFTS.c.id).where(_DRAFTS.c.person_id == _PERSON, _DRAFTS.c.account_id == _ME)
    files = select(_FILES.c.id).where(or_(_FILES.c.case_id.in_(cases), _FILES.c.draft_id.in_(drafts)))
    messages = select(_MESSAGES.c.id).where(_MESSAGES.c.case_id.in_(cases))
    grievances = select(_GRIEVANCES.c.id).where(_GRIEVANCES.c.part_id.in_(parts))
    found = row.about_id.in_(union_all(cases, drafts, parts, messages, grievances, files))
    return found
