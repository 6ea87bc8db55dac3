"""A visit from its begin to its end, and the grant that it is in between."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

from sqlalchemy import bindparam, select, update

from portal.assistance import codes
from portal.assistance.models import Visit
from portal.assistance.rules import AGREE_WITHIN, SLIP_FOR, VISIT_FOR, End, Setting, opens_a_page, reason
from portal.errors import Conflict, NotFound
from portal.notices.service import tell
from portal.people.models import Account, Person
from portal.store import Work, Writing, new_id
from portal.store.models import PersonKey
from portal.viewer import Actor, Grant, Official
from portal.words import N_

TABLE = Visit.__tablename__
KIND = "helper"
"""The kind of account that helps at a counter."""

_TEAM = select(Account.team).where(Account.id == bindparam("account"))
_LANGUAGE = select(Person.language).where(Person.id == bindparam("person"))
_MINE = (
    Visit.id == bindparam("visit"),
    Visit.account_id == bindparam("account"),
    Visit.session_id == bindparam("session"),
)
_RUNS = (Visit.ended_at.is_(None), Visit.until > bindparam("moment"))
_ASKED = select(*Visit.__table__.columns).where(*_MINE, *_RUNS, Visit.agreed_at.is_(None))
_GRANT = (
    select(*Visit.__table__.columns, PersonKey.wrapped)
    .join(PersonKey, PersonKey.person_id == Visit.person_id)
    .where(*_MINE, *_RUNS, Visit.agreed_at.is_not(None))
)
_ENDED = (
    select(*Visit.__table__.columns, PersonKey.wrapped)
    .join(PersonKey, PersonKey.person_id == Visit.person_id)
    .where(*_MINE, Visit.ended_at > bindparam("since"))
)
_END_OTHERS = (
    update(Visit)
    .where(Visit.account_id == bindparam("account"), Visit.ended_at.is_(None))
    .values(ended_at=bindparam("moment"), end_reason=bindparam("why"))
)
_AGREE = (
    update(Visit)
    .where(Visit.id == bindparam("visit"), Visit.agreed_at.is_(None), Visit.ended_at.is_(None))
    .values(
        acts=bindparam("allowed"),
        language=bindparam("spoken"),
        agreed_at=bindparam("moment"),
        until=bindparam("ends"),
    )
)
_MOVE = update(Visit).where(*_MINE, *_RUNS).values(setting=bindparam("where_to"))
_END = update(Visit).where(*_MINE, *_RUNS).values(ended_at=bindparam("moment"), end_reason=bindparam("why"))


IsClose: TypeAlias = Callable[[Work, str, str], bool]
"""From an open store, an account and a person: whether the one knows the other privately."""


class TooClose(Conflict):
    """A helper would help themselves, their own family or a friend. Nothing was opened."""

    def __init__(self) -> None:
        super().__init__(
            N_("You cannot help this person: you know them. Let a colleague help. Nothing was opened.")
        )


@dataclass(frozen=True)
class Begun:
    """A visit that waits for the person to say what is allowed."""

    id: str
    person: str
    agency: str
    place: str
    setting: Setting
    language: str
    """The language of the person: in that one the question is asked."""


@dataclass(frozen=True)
class Ended:
    """A visit that ended; to be seen for ten minutes by the same helper, for the slip."""

    id: str
    person: str
    agency: str
    place: str
    setting: Setting
    acts: frozenset[str]
    agreed_at: datetime | None
    """Nothing when the person allowed nothing; then nothing was open either."""
    ended_at: datetime
    wrapped_key: bytes = field(repr=False)


def begin(
    work: Writing, *, helper: Official, code: str, setting: Setting, is_close: IsClose, at: datetime
) -> Begun | None:
    """Begin a visit with a code, and end any other visit of this helper; nothing for a code that is wrong.

    Nothing of the person is open yet, and until the person agreed nothing will be.

    :raises TooClose: when the helper is this person or knows them privately; the code can still be used.
    """
    owner = codes.owner(work, code=code, at=at)
    if owner is not None and is_close(work, helper.account, owner):
        raise TooClose
    person = codes.use(work, account=helper.account, code=code, at=at)
    if person is None:
        return None
    work.run(_END_OTHERS, {"account": helper.account, "moment": at, "why": End.NEXT})
    visit, place = new_id(), str(work.value(_TEAM, account=helper.account) or "")
    row = {"id": visit, "person_id": person, "account_id": helper.account, "session_id": helper.session}
    row |= {"agency_id": helper.agency, "place": place, "setting": setting.value}
    work.add(Visit, {**row, "started_at": at, "until": at + AGREE_WITHIN})
    return Begun(visit, person, helper.agency, place, setting, _language(work, person))


def asked(work: Work, *, helper: Official, visit: str, at: datetime) -> Begun:
    """Return a visit that waits for the person to agree.

    :raises NotFound: when there is none of this helper in this session.
    """
    row = work.row(_ASKED, **_mine(helper, visit), moment=at)
    if row is None:
        raise NotFound(TABLE)
    language = _language(work, row.person_id)
    return Begun(row.id, row.person_id, row.agency_id, row.place, Setting(row.setting), language)


def agree(
    work: Writing, *, helper: Official, visit: str, acts: Iterable[str], language: str, at: datetime
) -> Begun:
    """Open what the person ticked, for half an hour, and tell the person.

    :raises NotFound: when this visit does not wait for a yes.
    :raises ValueError: when what is allowed opens no page; then there is nothing to do together.
    """
    allowed = tuple(acts)
    if not opens_a_page(allowed):
        raise ValueError("a visit needs something to do together")
    begun = asked(work, helper=helper, visit=visit, at=at)
    binds = {"visit": visit, "allowed": " ".join(allowed), "spoken": language, "moment": at}
    if work.run(_AGREE, {**binds, "ends": at + VISIT_FOR}) != 1:
        raise NotFound(TABLE)
    tell(work, person=begun.person, kind="visit_begun", about_table=TABLE, about_id=visit, at=at)
    return begun


def go_to_a_room(work: Writing, *, helper: Official, visit: str, at: datetime) -> None:
    """Go on where nobody can look or listen.

    :raises NotFound: when this visit does not run.
    """
    if work.run(_MOVE, {**_mine(helper, visit), "moment": at, "where_to": Setting.ROOM}) != 1:
        raise NotFound(TABLE)


def end(work: Writing, *, helper: Official, visit: str, at: datetime) -> Ended:
    """End a visit at once and return it; for ten minutes a second press returns it again, for the slip.

    :raises NotFound: when it is not a visit of this helper in this session, or ended long ago.
    """
    mine = _mine(helper, visit)
    why = End.REFUSED if work.row(_ASKED, **mine, moment=at) is not None else End.BUTTON
    work.run(_END, {**mine, "moment": at, "why": why})
    row = work.row(_ENDED, **mine, since=at - SLIP_FOR)
    if row is None:
        raise NotFound(TABLE)
    return Ended(
        id=row.id,
        person=row.person_id,
        agency=row.agency_id,
        place=row.place,
        setting=Setting(row.setting),
        acts=frozenset(row.acts.split()),
        agreed_at=row.agreed_at,
        ended_at=row.ended_at,
        wrapped_key=row.wrapped,
    )


def granted(work: Work, actor: Actor, grant: str, at: datetime) -> Grant | None:
    """Return the visit behind an address while it runs; the gate asks at each request."""
    if actor.kind != KIND:
        return None
    row = work.row(_GRANT, visit=grant, account=actor.account, session=actor.session, moment=at)
    if row is None:
        return None
    return Grant(
        id=row.id,
        person=row.person_id,
        capacity="visit",
        acts=frozenset(row.acts.split()),
        until=row.until,
        reason=reason(row.setting),
        wrapped_key=row.wrapped,
    )


def _mine(helper: Official, visit: str) -> dict[str, str]:
    return {"visit": visit, "account": helper.account, "session": helper.session}


def _language(work: Work, person: str) -> str:
    return str(work.value(_LANGUAGE, person=person) or "nl")
