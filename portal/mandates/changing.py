"""What the person does with a mandate: say yes, allow less, stop, or say "this was not me". All at once."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import bindparam, select, update

from portal.errors import NotFound, Refused
from portal.mandates.giving import TABLE, proof_of
from portal.mandates.listing import Shown, shown
from portal.mandates.models import Mandate
from portal.mandates.noting import note
from portal.mandates.rules import BY_LAW, End, How
from portal.notices.service import tell
from portal.notices.tasks import TaskKind, add_task
from portal.store import Writing
from portal.store.texts import keep
from portal.words import N_

_OWN = (
    Mandate.id == bindparam("mandate"),
    Mandate.person_id == bindparam("whose"),
    Mandate.ended_at.is_(None),
)
_CONFIRM = (
    update(Mandate)
    .where(*_OWN, Mandate.taken_at.is_not(None), Mandate.confirmed_at.is_(None))
    .values(confirmed_at=bindparam("moment"))
)
_END = (
    update(Mandate)
    .where(*_OWN)
    .values(
        ended_at=bindparam("moment"),
        end_reason=bindparam("why"),
        code_hash=None,
        code_sealed=None,
        code_ends_at=None,
    )
)
_NARROW = (
    update(Mandate)
    .where(*_OWN)
    .values(
        acts=bindparam("fewer"),
        until_day=bindparam("sooner"),
        text_hash=bindparam("hashed"),
        language=bindparam("shown_in"),
    )
)


_HOW = select(Mandate.how).where(Mandate.id == bindparam("mandate"), Mandate.person_id == bindparam("whose"))
_ALL_OF = select(Mandate.id, Mandate.person_id).where(
    Mandate.account_id == bindparam("account"), Mandate.ended_at.is_(None), Mandate.how != How.LAW.value
)
_BY_HAND = frozenset({End.STOPPED, End.RETURNED, End.NOT_ME})
"""Ends that are the choice of one of the two; what the law or a court decided knows no such choice."""


def confirm(work: Writing, *, person: str, account: str, mandate: str, at: datetime) -> None:
    """Say that the right person used the code; from now on the mandate holds."""
    if work.run(_CONFIRM, {"mandate": mandate, "whose": person, "moment": at}):
        note(work, mandate=mandate, person=person, what="confirmed", account=account, at=at)


def narrow(
    work: Writing,
    *,
    person: str,
    account: str,
    mandate: str,
    acts: frozenset[str],
    until: date,
    text: str,
    language: str,
    at: datetime,
    today: date,
) -> None:
    """Allow less, or for a shorter time; never more, for that takes a new mandate.

    :raises NotFound: when it is not this person's.
    :raises Refused: when it would be more than before, or nothing is left, or a court or the law decided.
    """
    found = shown(work, person=person, mandate=mandate, today=today)
    if found.how == How.LAW:
        raise Refused(BY_LAW)
    if not acts:
        raise Refused(N_("Nothing is ticked any more. Then stop it instead."))
    if not acts <= set(found.acts) or until > found.until:
        raise Refused(N_("You can only allow less here. For more, arrange it anew."))
    if until < today:
        raise Refused(N_("Choose today, or a day after today."))
    changed = {
        "fewer": " ".join(sorted(acts)),
        "sooner": until,
        "shown_in": language,
        "hashed": proof_of(text),
    }
    if work.run(_NARROW, {"mandate": mandate, "whose": person, **changed}):
        keep(work, person=person, about_table=TABLE, about_id=mandate, field="text", text=text, at=at)
        note(work, mandate=mandate, person=person, what="narrowed", account=account, at=at)


def stop(
    work: Writing, *, person: str, account: str, mandate: str, why: End = End.STOPPED, at: datetime
) -> bool:
    """Stop a mandate: it opens nothing from the next click on. Pressed twice it stays stopped.

    The person is told, but not after a death: whoever reads it then is somebody else.

    :raises Refused: when a court or the law decided, and one of the two wants to stop it.
    """
    if why in _BY_HAND and work.value(_HOW, mandate=mandate, whose=person) == How.LAW:
        raise Refused(BY_LAW)
    if not work.run(_END, {"mandate": mandate, "whose": person, "moment": at, "why": why.value}):
        return False
    note(work, mandate=mandate, person=person, what="ended", account=account, details=why.value, at=at)
    if why is not End.DIED:
        tell(work, person=person, kind="mandate_ended", about_table=TABLE, about_id=mandate, at=at)
    return True


def not_me(work: Writing, *, person: str, account: str, mandate: str, at: datetime, today: date) -> None:
    """Stop a mandate that the person did not give, and let the privacy officer look at it.

    What a court decided goes on until somebody looked; that the person does not agree is written down.

    :raises NotFound: when it is not this person's.
    """
    found: Shown = shown(work, person=person, mandate=mandate, today=today)
    if found.how != How.LAW:
        stop(work, person=person, account=account, mandate=mandate, why=End.NOT_ME, at=at)
    note(work, mandate=mandate, person=person, what="not_me", account=account, at=at)
    add_task(
        work,
        role="privacy_officer",
        kind=TaskKind.NOT_ME,
        about_table=TABLE,
        about_id=found.id,
        for_day=today,
        at=at,
    )


def give_back(work: Writing, *, account: str, mandate: str, person: str, at: datetime) -> None:
    """Stop acting for somebody, as the one who acts.

    :raises NotFound: when this account does not act on it.
    :raises Refused: when a court or the law decided that this account acts.
    """
    if not stop(work, person=person, account=account, mandate=mandate, why=End.RETURNED, at=at):
        raise NotFound(TABLE)


def return_all(work: Writing, *, account: str, at: datetime) -> None:
    """Stop all that an account could do for others, because the account itself stops; each person is told.

    What a court decided stays written down; who goes on with it gets a new code at a counter.
    """
    for row in work.rows(_ALL_OF, account=account):
        stop(work, person=row.person_id, account=account, mandate=row.id, why=End.RETURNED, at=at)
