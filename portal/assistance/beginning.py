"""How a visit begins: with a code, or with an ID that two workers saw."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, select, update

from portal.assistance import codes
from portal.assistance.models import Visit
from portal.assistance.rules import AGREE_WITHIN, End, How, Setting
from portal.assistance.visiting import END_ONE, Begun, IsClose, TooClose, language_of
from portal.people.models import Account
from portal.store import Work, Writing, new_id
from portal.store.work import AnyRow
from portal.viewer import Official

_TEAM = select(Account.team).where(Account.id == bindparam("account"))
_BEFORE = select(*Visit.__table__.columns).where(
    Visit.id == bindparam("visit"), Visit.ended_at.is_(None), Visit.until > bindparam("moment")
)
# A visit that was put to sleep opens nothing and is not on the screen: so the other of two can be helped.
_END_OTHERS = (
    update(Visit)
    .where(Visit.account_id == bindparam("account"), Visit.ended_at.is_(None), Visit.asleep_at.is_(None))
    .values(ended_at=bindparam("moment"), end_reason=bindparam("why"))
)


def begin(
    work: Writing, *, helper: Official, code: str, setting: Setting, is_close: IsClose, at: datetime
) -> Begun | None:
    """Begin a visit with a code, and end any other open visit of this helper; nothing for a wrong code.

    Nothing of the person is open yet, and until the person agreed nothing will be.

    :raises TooClose: when the helper is this person or knows them privately; the code can still be used.
    """
    found = codes.find(work, code=code, by_phone=setting is Setting.PHONE, at=at)
    before = _handed(work, helper, found, at) if found is not None else None
    is_handed = found is not None and found.how == How.HANDED
    if found is None or (is_handed and before is None):
        codes.note_wrong(work, account=helper.account, code=code, at=at)
        return None
    if is_close(work, helper.account, found.person_id):
        raise TooClose
    if not codes.use(work, code=found.id, at=at):
        return None
    row: dict[str, object] = {"person_id": found.person_id, "known_by": found.how, "code_id": found.id}
    if before is not None:
        work.run(END_ONE, {"visit": before.id, "moment": at, "why": End.HANDED})
        row |= {"known_by": before.known_by, "code_id": before.code_id}
        row |= {"after_id": before.id, "latest": before.until}
    return start(
        work,
        account=helper.account,
        session=helper.session,
        agency=helper.agency,
        setting=setting,
        row=row,
        at=at,
    )


def place_of(work: Work, *, account: str) -> str:
    """Return where a helper works: the name of the team, which is the name of a counter."""
    return str(work.value(_TEAM, account=account) or "")


def start(
    work: Writing,
    *,
    account: str,
    session: str,
    agency: str,
    setting: Setting,
    row: dict[str, object],
    at: datetime,
) -> Begun:
    """Write down a visit that waits for the yes of its person, and end what else this helper has open."""
    work.run(_END_OTHERS, {"account": account, "moment": at, "why": End.NEXT})
    visit, place = new_id(), place_of(work, account=account)
    mine = {"id": visit, "account_id": account, "session_id": session, "agency_id": agency}
    work.add(
        Visit,
        {
            "code_id": None,
            "after_id": None,
            "latest": None,
            **row,
            **mine,
            "place": place,
            "setting": setting.value,
            "started_at": at,
            "until": at + AGREE_WITHIN,
        },
    )
    person = str(row["person_id"])
    return Begun(
        visit,
        person,
        agency,
        place,
        setting,
        language_of(work, person),
        How(str(row["known_by"])),
        row.get("after_id") is not None,
    )


def _handed(work: Work, helper: Official, found: AnyRow, at: datetime) -> AnyRow | None:
    """Return the visit that a colleague of the same organisation hands over with this code, while it runs."""
    if found.visit_id is None:
        return None
    row = work.row(_BEFORE, visit=found.visit_id, moment=at)
    is_colleague = row is not None and row.agency_id == helper.agency and row.account_id != helper.account
    return row if is_colleague else None
