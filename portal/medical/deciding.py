"""What the medical adviser does: decide with a reason, open after that, conclude, tell the other person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, update

from portal.access import Viewer
from portal.access.handlers import open_to_take, viewer_of
from portal.access.service import write_look
from portal.errors import NotFound, Refused
from portal.medical.keeping import CONCLUSION, DANGER, REASON, TABLE, content_of, note, step_on
from portal.medical.models import SetAside
from portal.medical.rules import HOLDING_BYTES, Kind, Other, State, Step, may, may_tell
from portal.notices.service import tell
from portal.people.models import Person
from portal.people.service import number_hash
from portal.store import Work, Writing, new_id
from portal.store.models import PersonKey
from portal.store.published import written
from portal.store.texts import keep
from portal.store.work import AnyRow
from portal.viewer import Official
from portal.words import N_

ROLE = "medical_adviser"
"""The one role that decides about what is kept apart. Source: R-041: "readable by one named role"."""

MOST = 100

_COLUMNS = (
    SetAside.id,
    SetAside.person_id,
    SetAside.case_id,
    SetAside.kind,
    SetAside.state,
    SetAside.media_type,
    SetAside.size,
    SetAside.offered_at,
    SetAside.destroy_on,
    SetAside.other,
)
# Whoever helps this person, knows them, or is involved in the case finds nothing here.
_QUEUE = (
    open_to_take(SetAside.case_id, SetAside.person_id, *_COLUMNS)
    # What stands in a draft was not offered yet; what came on paper belongs to no case.
    .where(SetAside.draft_id.is_(None))
    .where(SetAside.state.in_(written(State.WAITING, State.TO_OPEN)))
    .order_by(SetAside.destroy_on, SetAside.id)
    .limit(MOST)
)
_ONE = (
    open_to_take(SetAside.case_id, SetAside.person_id, *_COLUMNS, PersonKey.wrapped, Person.is_at_risk)
    .join(PersonKey, PersonKey.person_id == SetAside.person_id)
    .join(Person, Person.id == SetAside.person_id)
    .where(SetAside.id == bindparam("item"), SetAside.draft_id.is_(None))
    .where(SetAside.state.in_([state.value for state in HOLDING_BYTES]))
)
_BYTES = open_to_take(SetAside.case_id, SetAside.person_id, SetAside.sealed).where(
    SetAside.id == bindparam("item"), SetAside.state == State.TO_OPEN.value
)
_OTHER = open_to_take(SetAside.case_id, Person.id, Person.id.label("other")).where(
    Person.number_hash == bindparam("hash"), SetAside.id == bindparam("item")
)
_SETTLE_OTHER = (
    update(SetAside)
    .where(SetAside.id == bindparam("which"), SetAside.other == "")
    .values(other=bindparam("said"))
)


@dataclass(frozen=True)
class Offered:
    """Something kept apart as the adviser sees it: no name, no content."""

    id: str
    person: str
    kind: Kind
    state: State
    media_type: str
    size: int
    offered_at: datetime
    destroy_on: date
    other: Other | None
    is_offerer_at_risk: bool = False
    wrapped_key: bytes | None = None

    def may(self, step: Step) -> bool:
        """Tell whether a step is allowed now."""
        return may(self.state, step, kind=self.kind, other=self.other or "")

    def viewer(self, official: Official) -> Viewer:
        """Return how the adviser looks at it."""
        return viewer_of(official, self.person, self.wrapped_key)


def queue(work: Work, *, official: Official, today: date) -> Sequence[Offered]:
    """Return what waits for a decision, the first to be destroyed first; 100 at most."""
    return [_offered(row) for row in work.rows(_QUEUE, account=official.account, today=today)]


def offered(work: Work, *, official: Official, item: str, today: date) -> Offered:
    """Return one thing to decide about.

    :raises NotFound: when it is not there, ended, or the adviser has to do with it.
    """
    row = work.row(_ONE, account=official.account, item=item, today=today)
    if row is None:
        raise NotFound(TABLE)
    return _offered(row)


def decide(
    work: Writing,
    *,
    official: Official,
    item: str,
    step: Step,
    reason: str,
    conclusion: str = "",
    today: date,
    at: datetime,
) -> None:
    """Decide to open, give back or destroy, with a reason that the person reads; the person is told.

    :raises NotFound: when there is nothing like that to decide.
    :raises Refused: when it was opened and the conclusion is missing.
    :raises Conflict: when somebody else was first.
    """
    found = offered(work, official=official, item=item, today=today)
    if step is Step.OPEN or not found.may(step):
        raise NotFound(TABLE)
    if found.state is State.TO_OPEN and not conclusion.strip():
        raise Refused(N_("Write your conclusion. It is all that stays."))
    viewer = found.viewer(official)
    _keep(work, found, REASON, reason, at)
    if conclusion.strip():
        _keep(work, found, CONCLUSION, conclusion, at)
    step_on(work, item=item, was=found.state, step=step, today=today, at=at)
    note(work, person=found.person, item=item, what=step, by=viewer, at=at)
    tell(work, person=found.person, kind="set_aside_decided", about_table=TABLE, about_id=item, at=at)


def open_content(
    work: Writing, *, official: Official, item: str, today: date, at: datetime
) -> tuple[Offered, bytes]:
    """Open it, after the decision to open; each opening is logged, and the person is told of it (R-095).

    :raises NotFound: before the decision, or when it is gone.
    """
    found = offered(work, official=official, item=item, today=today)
    if not found.may(Step.OPEN):
        raise NotFound(TABLE)
    sealed = work.value(_BYTES, account=official.account, item=item, today=today)
    write_look(work, found.viewer(official), item_table=TABLE, item_id=item, at=at)
    tell(work, person=found.person, kind="set_aside_opened", about_table=TABLE, about_id=item, at=at)
    return found, content_of(work, person=found.person, item=item, sealed=sealed)


def settle_other(
    work: Writing,
    *,
    official: Official,
    item: str,
    other: Other,
    number: str = "",
    reason: str = "",
    today: date,
    at: datetime,
) -> None:
    """Tell the other person in a recording that something was offered, never what or by whom; or say why not.

    Source: R-210. Telling can put who offered it in danger; then nobody is told.

    :raises NotFound: when there is no such recording, or this was done.
    :raises Refused: when the number is not known here, or telling could be dangerous.
    """
    found = offered(work, official=official, item=item, today=today)
    if found.kind is not Kind.RECORDING or found.other is not None:
        raise NotFound(TABLE)
    if other is Other.TOLD:
        _tell_other(work, official, found, number, today, at)
    else:
        _keep(work, found, DANGER, reason, at)
    if not work.run(_SETTLE_OTHER, {"which": item, "said": other.value}):
        raise NotFound(TABLE)
    # The same line in all cases: what is told to somebody else is not for who offered it.
    note(work, person=found.person, item=item, what="other_settled", by=found.viewer(official), at=at)


def _keep(work: Writing, found: Offered, field: str, text: str, at: datetime) -> None:
    keep(work, person=found.person, about_table=TABLE, about_id=found.id, field=field, text=text, at=at)


def _tell_other(
    work: Writing, official: Official, found: Offered, number: str, today: date, at: datetime
) -> None:
    if not may_tell(is_offerer_at_risk=found.is_offerer_at_risk):
        raise Refused(N_("Telling could put somebody in danger here. Choose that you do not tell."))
    row = work.row(
        _OTHER,
        account=official.account,
        item=found.id,
        today=today,
        hash=number_hash(work.keyring, number),
    )
    if row is None or row.other == found.person:
        raise Refused(N_("We do not know this number here. Look at the digits, or choose: not known."))
    # No id of the recording: nothing may lead from here to who offered it.
    tell(work, person=row.other, kind="offered_about_you", about_table="offers", about_id=new_id(), at=at)


def _offered(row: AnyRow) -> Offered:
    found = row._mapping
    return Offered(
        id=found["id"],
        person=found["person_id"],
        kind=Kind(found["kind"]),
        state=State(found["state"]),
        media_type=found["media_type"],
        size=found["size"],
        offered_at=found["offered_at"],
        destroy_on=found["destroy_on"],
        other=Other(found["other"]) if found["other"] else None,
        is_offerer_at_risk=bool(found.get("is_at_risk", False)),
        wrapped_key=found.get("wrapped"),
    )
