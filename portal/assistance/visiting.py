"""A visit that waits for the yes of its person, and the grant that it is from then on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from sqlalchemy import bindparam, select, update

from portal.assistance import codes
from portal.assistance.models import Visit
from portal.assistance.rules import (
    MOST_WRONG,
    VISIT_FOR,
    End,
    How,
    Setting,
    acts_for,
    opens_a_page,
    reason,
)
from portal.errors import Conflict, NotFound, Refused
from portal.notices.service import tell
from portal.people.models import Person
from portal.store import Work, Writing
from portal.store.models import PersonKey
from portal.store.work import AnyRow
from portal.viewer import Actor, Grant, Official
from portal.words import N_

TABLE = Visit.__tablename__
KIND = "helper"
"""The kind of account that helps at a counter."""

_LANGUAGE = select(Person.language).where(Person.id == bindparam("person"))
_PERSON = select(Visit.person_id).where(
    Visit.id == bindparam("visit"), Visit.account_id == bindparam("account")
)
MINE = (
    Visit.id == bindparam("visit"),
    Visit.account_id == bindparam("account"),
    Visit.session_id == bindparam("session"),
)
RUNS = (Visit.ended_at.is_(None), Visit.until > bindparam("moment"), Visit.asleep_at.is_(None))
ASKED = select(*Visit.__table__.columns).where(*MINE, *RUNS, Visit.agreed_at.is_(None))
_GRANT = (
    select(*Visit.__table__.columns, PersonKey.wrapped)
    .join(PersonKey, PersonKey.person_id == Visit.person_id)
    .where(*MINE, *RUNS, Visit.agreed_at.is_not(None))
)
END_ONE = (
    update(Visit)
    .where(Visit.id == bindparam("visit"), Visit.ended_at.is_(None))
    .values(ended_at=bindparam("moment"), end_reason=bindparam("why"))
)
_TRIED = (
    update(Visit).where(Visit.id == bindparam("visit")).values(tries=Visit.tries + 1).returning(Visit.tries)
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
_MOVE = update(Visit).where(*MINE, *RUNS).values(setting=bindparam("where_to"))

IsClose: TypeAlias = Callable[[Work, str, str], bool]
"""From an open store, an account and a person: whether the one knows the other privately."""


class TooClose(Conflict):
    """A helper would help themselves, their own family or a friend. Nothing was opened."""

    def __init__(self) -> None:
        super().__init__(
            N_("You cannot help this person: you know them. Let a colleague help. Nothing was opened.")
        )


class WrongHalf(Refused):
    """The last five signs of the code are not right, so nobody said yes."""

    def __init__(self) -> None:
        super().__init__(
            N_("These are not the last five signs of the code. Ask the person to say them again.")
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
    """The language of the person: in that one the question is shown."""
    known_by: How = How.OWN
    is_after: bool = False
    """Whether a colleague helped before."""

    @property
    def is_by_phone(self) -> bool:
        """Tell whether the helper reads the question out; then the yes is the second half of the code."""
        return self.setting is Setting.PHONE


def asked(work: Work, *, helper: Official, visit: str, at: datetime) -> Begun:
    """Return a visit that waits for the person to agree.

    :raises NotFound: when there is none of this helper in this session.
    """
    return _begun(work, _asked_row(work, helper, visit, at))


def _asked_row(work: Work, helper: Official, visit: str, at: datetime) -> AnyRow:
    row = work.row(ASKED, **mine(helper, visit), moment=at)
    if row is None:
        raise NotFound(TABLE)
    return row


def _begun(work: Work, row: AnyRow) -> Begun:
    return Begun(
        id=row.id,
        person=row.person_id,
        agency=row.agency_id,
        place=row.place,
        setting=Setting(row.setting),
        language=language_of(work, row.person_id),
        known_by=How(row.known_by),
        is_after=row.after_id is not None,
    )


def agree(
    work: Writing,
    *,
    helper: Official,
    visit: str,
    acts: Iterable[str],
    language: str,
    half: str = "",
    at: datetime,
) -> Begun:
    """Open what the person ticked, for half an hour, and tell the person.

    :raises NotFound: when this visit does not wait for a yes.
    :raises ValueError: when what is allowed opens no page; then there is nothing to do together.
    """
    row = _asked_row(work, helper, visit, at)
    begun = _begun(work, row)
    allowed = tuple(act for act in acts if act in acts_for(begun.known_by))
    if not opens_a_page(allowed):
        raise ValueError("a visit needs something to do together")
    if begun.is_by_phone and not codes.is_second_half(work, code=row.code_id, typed=half):
        raise WrongHalf
    binds = {"visit": visit, "allowed": " ".join(allowed), "spoken": language, "moment": at}
    if work.run(_AGREE, {**binds, "ends": min(at + VISIT_FOR, row.latest or at + VISIT_FOR)}) != 1:
        raise NotFound(TABLE)
    tell(work, person=begun.person, kind="visit_begun", about_table=TABLE, about_id=visit, at=at)
    return begun


def note_wrong_half(work: Writing, *, helper: Official, visit: str, at: datetime) -> None:
    """Count a second half that was wrong; after too many the visit ends, and a new code is needed."""
    codes.note_wrong(work, account=helper.account, code=visit, at=at)
    tries = work.value(_TRIED, visit=visit)
    if tries is not None and tries >= MOST_WRONG:
        work.run(END_ONE, {"visit": visit, "moment": at, "why": End.WRONG})


def go_to_a_room(work: Writing, *, helper: Official, visit: str, at: datetime) -> None:
    """Go on where nobody can look or listen.

    :raises NotFound: when this visit does not run.
    """
    if work.run(_MOVE, {**mine(helper, visit), "moment": at, "where_to": Setting.ROOM}) != 1:
        raise NotFound(TABLE)


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
        since=row.agreed_at,
    )


def mine(helper: Official, visit: str) -> dict[str, str]:
    """Return what makes a visit that of this helper in this session."""
    return {"visit": visit, "account": helper.account, "session": helper.session}


def person_of(work: Work, *, helper: Official, visit: str) -> str | None:
    """Return whom a visit of this helper is about, running or ended; nothing when it is not theirs."""
    found = work.value(_PERSON, visit=visit, account=helper.account)
    return None if found is None else str(found)


def language_of(work: Work, person: str) -> str:
    """Return the language of a person."""
    return str(work.value(_LANGUAGE, person=person) or "nl")
