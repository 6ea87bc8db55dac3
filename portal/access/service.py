"""The one door: ready selects that hold only what this viewer may see of this person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Select,
    and_,
    bindparam,
    exists,
    literal,
    not_,
    or_,
    select,
)

from portal.access import money, sent
from portal.access.models import Hold, RefusedTry, ViewLog
from portal.store import Base, Store, Work, Writing, new_id
from portal.store.published import published
from portal.viewer import Act, Viewer

MEDICAL = ("health", "addiction")
"""Kinds of data that somebody who acts for another sees only when that was ticked."""

OTHER_PERSON = "other_person"
"""The source of what another person told: a word of the room of talks."""


# Any: a select of any columns; SQLAlchemy's own type for that.
def visible(table: type[Base], *columns: Any) -> Select[Any]:
    """Return a select of what the viewer's person may see of a table.

    The person is bound when the statement runs (``looking`` and ``acting`` bind it), so that a statement can
    be built once. What is on hold for safety, not yet published or replaced by a newer version is absent.
    The table has the columns ``id`` and ``person_id``.
    """
    return select(*columns).where(*_conditions(table))


def _conditions(table: type[Base]) -> list[ColumnElement[bool]]:
    # Any: the columns belong to whichever table is asked for.
    row: Any = table.__table__.c
    conditions: list[ColumnElement[bool]] = [row.person_id == bindparam("principal"), ~_held(row.id)]
    if "item_id" in row:
        # A row about an item inherits the hold of that item: a look at what is hidden is hidden too.
        conditions.append(~_held(row.item_id))
    if "batch_id" in row:
        conditions.append(published(row))
    if "replaced_at" in row:
        conditions.append(row.replaced_at.is_(None))
    return [*conditions, *_of_scope(table, row)]


# Any: the columns belong to whichever table is asked for.
def _of_scope(table: type[Base], row: Any) -> list[ColumnElement[bool]]:
    """Return what somebody who acts for the person must have been allowed; it is true for the person."""
    conditions = [money.within(table, row)]
    sees_medical = bindparam("sees_medical", type_=Boolean)
    if getattr(table, "needs_see", False):
        conditions.append(bindparam("sees", type_=Boolean))
    if "data_kinds" in row:
        conditions.append(or_(sees_medical, *_not_medical(row.data_kinds)))
    if "consultation_id" in row:
        is_free = not_(bindparam("acts_for_another", type_=Boolean))
        conditions.append(or_(is_free, ~_held_from_actor(table, row)))
    if "for_parents" in row:
        conditions.append(_not_of_another(row))
    if getattr(table, "needs_medical", False):
        conditions.append(sees_medical)
    return [*conditions, *_of_limited(table, row)]


# Any: the columns belong to whichever table is asked for.
def _of_limited(of: type[Base], row: Any) -> list[ColumnElement[bool]]:
    """Return what holds for an account without DigiD until its person was seen: only what it sent itself."""
    own = sent.by_viewer(of, row)
    return [] if own is None else [or_(not_(bindparam("is_limited", type_=Boolean)), own)]


# Any: the columns belong to whichever table is asked for.
def _held_from_actor(table: type[Base], row: Any) -> ColumnElement[bool]:
    """Tell whether the same event is hidden from who acts, as the event of that person."""
    other = table.__table__.alias("of_actor")
    return exists(
        select(literal(1))
        .select_from(other)
        .join(Hold, Hold.item_id == other.c.id)
        .where(
            other.c.consultation_id == row.consultation_id,
            Hold.hidden_from == bindparam("actor"),
            Hold.ended_at.is_(None),
        )
    )


# Any: the columns belong to whichever table is asked for.
def _not_of_another(row: Any) -> ColumnElement[bool]:
    """Leave out, for a parent, what somebody else told about the child, until an official decided about it.

    Two parents who fight read each other's words nowhere by default. Source: R-190.
    """
    is_no_parent = not_(bindparam("is_parent", type_=Boolean))
    return or_(is_no_parent, row.source_kind != OTHER_PERSON, row.for_parents)


# Any: a column of any table.
def _not_medical(kinds: Any) -> list[ColumnElement[bool]]:
    return [and_(*(not_(kinds.contains(kind)) for kind in MEDICAL))]


# Any: an id column of any table.
def _held(item_id: Any) -> ColumnElement[bool]:
    """Tell whether an item is hidden from the person who asks; ids are random, so one column is enough."""
    return exists(
        select(literal(1)).where(
            and_(
                or_(Hold.hidden_from == bindparam("principal"), Hold.hidden_from == bindparam("actor")),
                Hold.item_id == item_id,
                Hold.ended_at.is_(None),
            )
        )
    )


@contextmanager
def looking(
    store: Store, viewer: Viewer, *, at: datetime, item: tuple[str, str] = ("", "")
) -> Iterator[Work]:
    """Read what this viewer may see. A look by anyone but the person is written down in the same breath.

    :param item: table and id of what is opened, for the view log.
    """
    if not viewer.is_self:
        with acting(store, viewer) as work:
            write_look(work, viewer, item_table=item[0], item_id=item[1], at=at)
            yield work
        return
    with store.reading() as work:
        _prepare(work, viewer)
        yield work


@contextmanager
def acting(store: Store, viewer: Viewer) -> Iterator[Writing]:
    """Change what this viewer may change: one transaction, with the person already bound."""
    with store.writing() as work:
        _prepare(work, viewer)
        yield work


def turn_to(work: Work, viewer: Viewer) -> None:
    """Go on in the same transaction for another person whom the same official may act for."""
    _prepare(work, viewer)


def _scope(viewer: Viewer) -> dict[str, object]:
    """Return what the selects of ``visible`` ask of who looks."""
    return {
        "principal": viewer.person,
        "actor": viewer.own_person or viewer.person,
        "acts_for_another": bool(viewer.own_person),
        "sees": viewer.may(Act.SEE),
        "sees_all": not viewer.only_money,
        "sees_medical": viewer.may(Act.MEDICAL),
        "is_limited": viewer.is_limited,
        "is_parent": viewer.capacity == "parent",
        "viewer_account": viewer.account,
    }


def _prepare(work: Work, viewer: Viewer) -> None:
    work.bind(**_scope(viewer))
    if viewer.wrapped_key is not None:
        work.know(viewer.person, viewer.wrapped_key)


def stand_for(work: Work, person: str) -> None:
    """Read as this person would, where nobody looks: for the worker, and for choices among one's own."""
    _prepare(work, Viewer(account="", person=person))


def unseen(person: str) -> dict[str, object]:
    """Return the same for one statement, in a transaction that goes on for somebody else."""
    return _scope(Viewer(account="", person=person))


def write_look(work: Writing, viewer: Viewer, *, item_table: str, item_id: str, at: datetime) -> None:
    """Write one line in the view log; its person sees it, unless the item itself is on hold."""
    write_looks(work, [(viewer, item_table, item_id)], at=at)


def write_looks(work: Writing, looks: Sequence[tuple[Viewer, str, str]], *, at: datetime) -> None:
    """Write lines in the view log for a list, all at once.

    :param looks: who looks, at which table and which row.
    """
    if not all(viewer.reason for viewer, _table, _item in looks):
        raise ValueError("a look at somebody else's data needs a reason")
    work.add(ViewLog, *(_look_row(*look, at) for look in looks))


def _look_row(viewer: Viewer, item_table: str, item_id: str, at: datetime) -> dict[str, object]:
    return {
        "id": new_id(),
        "person_id": viewer.person,
        "at": at,
        "account_id": viewer.account,
        "capacity": viewer.capacity,
        "role": viewer.role,
        "agency_id": viewer.agency,
        "item_table": item_table,
        "item_id": item_id,
        "reason": viewer.reason,
    }


def refuse(store: Store, *, account: str, endpoint: str, at: datetime) -> None:
    """Write down a refused try, whether or not the thing exists."""
    with store.writing() as work:
        work.add(RefusedTry, {"id": new_id(), "at": at, "account_id": account, "endpoint": endpoint})
