"""What happened to an account: one line each, and the person hears of it by the person's own channel."""

from __future__ import annotations

from datetime import datetime

from portal.accounts.models import AccountEvent, OwnAccount
from portal.accounts.rules import Event
from portal.notices.service import tell
from portal.store import Writing, new_id
from portal.viewer import Official

TABLE = OwnAccount.__tablename__


def note(
    work: Writing, *, person: str, what: Event, by: Official | str, at: datetime, tells: bool = True
) -> None:
    """Write down what happened and tell the person, in the same breath.

    :param by: the employee who did it, or the account of the person.
    """
    row: dict[str, object] = {"id": new_id(), "person_id": person, "at": at, "what": what.value}
    if isinstance(by, Official):
        row |= {"account_id": by.account, "role": by.role, "agency_id": by.agency}
    else:
        row |= {"account_id": by, "role": "", "agency_id": ""}
    work.add(AccountEvent, row)
    if tells:
        tell(work, person=person, kind=f"account_{what}", about_table=TABLE, about_id=row["id"], at=at)  # type: ignore[arg-type]  # It is the text made above.
