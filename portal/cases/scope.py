"""Which cases somebody who acts for another may open and begin: by kind, or one case only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from flask import request
from sqlalchemy import bindparam

from portal import web
from portal.access import Viewer, looking, visible
from portal.cases import kinds
from portal.cases.kind import Kind
from portal.cases.models import Case, CasePart, Draft
from portal.cases.shown import CaseList, DraftLine
from portal.errors import NotFound
from portal.store import Work
from portal.viewer import Act

_PARTS = visible(CasePart, CasePart.kind).where(CasePart.case_id == bindparam("case"))
_CASE = visible(Case, Case.id, Case.account_id, Case.sent_at).where(
    (Case.id == bindparam("case")) | (Case.draft_id == bindparam("case"))
)
_SENT_BY = visible(Case, Case.account_id, Case.sent_at).where(Case.id == bindparam("case"))
_MINE = visible(Draft, Draft.id, Draft.made_at).where(Draft.account_id == bindparam("account"))
_DRAFT = visible(Draft, Draft.kind, Draft.made_at).where(
    Draft.id == bindparam("draft"), Draft.account_id == bindparam("account")
)

COMPLAINTS = frozenset({"complaint", "question", "objection"})
"""What goes with "complaints"; every other kind is a request about data."""


BEGINS_AT = frozenset({"entry", "declaration"})
"""What a case about money begins at, as addresses name it; see ``portal.cases.pages``."""


def act_for(kind: str) -> Act:
    """Return what somebody must be allowed for a kind of case."""
    return Act.COMPLAINTS if kind in COMPLAINTS else Act.REQUESTS


def may_begin(viewer: Viewer, kind: str) -> bool:
    """Tell whether a case of this kind may be begun or added for the person."""
    return viewer.may(act_for(kind), Act.FILE)


def _is_new(viewer: Viewer, kind: str, account: str, at: datetime) -> bool:
    """Tell whether this was written since the yes; who may only write something now sees nothing older."""
    if viewer.may(act_for(kind)):
        return True
    return account == viewer.account and viewer.since is not None and at >= viewer.since


def check_kind(kind: str) -> None:
    """Make sure that who asks may do this kind of thing.

    :raises NotFound: when it was not allowed; from outside there is no such page.
    """
    if not may_begin(web.viewer(), kind):
        raise NotFound("kind")


def own_kinds(viewer: Viewer) -> tuple[Kind, ...]:
    """Return the kinds that may be begun, in the order in which pages show them."""
    return tuple(kind for kind in kinds.all() if may_begin(viewer, kind.code))


def narrowed(
    look: Work, viewer: Viewer, found: CaseList, drafts: Iterable[DraftLine]
) -> tuple[CaseList, tuple[DraftLine, ...]]:
    """Return what of a list is within what was allowed; of drafts only those by who acts."""
    items = tuple(
        line
        for line in found.items
        if (_may_open(viewer, line.id, [line.kind.code]) or _was_sent_now(look, viewer, line.id))
        and (viewer.capacity != "parent" or _is_own(look, viewer, line.id))
    )
    mine = {row.id: row.made_at for row in look.rows(_MINE, account=viewer.account)}
    own = tuple(
        one
        for one in drafts
        if one.id in mine
        and may_begin(viewer, one.kind.code)
        and _is_new(viewer, one.kind.code, viewer.account, mine[one.id])
    )
    return CaseList(items, found.older), own


def _is_own(look: Work, viewer: Viewer, case: str) -> bool:
    """Tell whether this account sent the case: a parent never reads what a child or the other parent sent."""
    return bool(look.value(_SENT_BY, case=case) == viewer.account)


def _was_sent_now(look: Work, viewer: Viewer, case: str) -> bool:
    """Tell whether who may only write something now sent this case since the yes."""
    row = look.row(_SENT_BY, case=case) if viewer.may(Act.FILE) and viewer.since is not None else None
    return (
        row is not None
        and viewer.since is not None
        and row.account_id == viewer.account
        and row.sent_at >= viewer.since
    )


def _may_open(viewer: Viewer, case: str, its_kinds: Iterable[str]) -> bool:
    if viewer.may(Act.CASE) and case in viewer.cases:
        return True
    return not viewer.grant or all(viewer.may(act_for(kind)) for kind in its_kinds)


def guard() -> None:
    """Check the case or draft in the address before its page is made; the person's own costs nothing.

    :raises NotFound: when it is not within what was allowed, or not there.
    """
    viewer, given = web.viewer(), request.view_args or {}
    if not viewer.grant:
        return
    if viewer.only_money:
        _check_money()
    _check_given(given)
    if "id" not in given:
        return
    with looking(web.portal().store, viewer, at=web.now(), item=("cases", str(given["id"]))) as look:
        if not _is_within(look, viewer, str(given["id"])):
            raise NotFound("cases")


def _check_money() -> None:
    """Make sure that who has the property only begins at a row about money. The door leaves no other row.

    :raises NotFound: when it would begin with words alone, or with a link that points at nothing.
    """
    is_new, is_about = request.endpoint == "cases.new_kind", not request.args.keys().isdisjoint(BEGINS_AT)
    if request.endpoint in {"cases.start", "cases.used"} or (is_new and not is_about):
        raise NotFound("kind")


def _check_given(given: Mapping[str, object]) -> None:
    """Check the kind that an address or a form names."""
    for kind in (given.get("kind"), request.form.get("kind")):
        if kind is not None:
            check_kind(str(kind))


def _is_within(look: Work, viewer: Viewer, id: str) -> bool:
    draft = look.row(_DRAFT, draft=id, account=viewer.account)
    if draft is not None:
        is_new = _is_new(viewer, str(draft.kind), viewer.account, draft.made_at)
        return is_new and may_begin(viewer, str(draft.kind))
    case = look.row(_CASE, case=id)
    if case is not None and viewer.capacity == "parent" and not _is_own(look, viewer, case.id):
        return False
    if case is None:
        return False
    kinds_of_case = [row.kind for row in look.rows(_PARTS, case=case.id)]
    return _may_open(viewer, case.id, kinds_of_case) or _was_sent_now(look, viewer, case.id)
