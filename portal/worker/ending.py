"""Mandates that end: soon, then both sides hear of it, and by a death, then at once."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import bindparam, or_, select, update

from portal.mandates.changing import stop
from portal.mandates.models import Mandate
from portal.mandates.rules import WARN_DAYS, End, How
from portal.notices.service import tell
from portal.notices.tasks import TaskKind, add_task
from portal.people.models import Account, Person
from portal.store import once_more
from portal.terms import amsterdam_day
from portal.worker.duty import Bench

_SOON = (
    select(Mandate.id, Mandate.person_id, Mandate.how, Mandate.until_day, Account.person_id.label("helper"))
    .join(Account, Account.id == Mandate.account_id)
    .where(
        Mandate.confirmed_at.is_not(None),
        Mandate.ended_at.is_(None),
        Mandate.warned_on.is_(None),
        Mandate.until_day >= bindparam("today"),
        Mandate.until_day <= bindparam("soon"),
    )
    .limit(500)
)
_WARNED = update(Mandate).where(Mandate.id == bindparam("mandate")).values(warned_on=bindparam("day"))


def warn_of_ends(bench: Bench, at: datetime) -> int:
    """Warn of mandates that end within two weeks, once each; return how many there were."""
    today = amsterdam_day(at)
    with bench.portal.store.writing() as work:
        rows = work.rows(_SOON, today=today, soon=today + timedelta(days=WARN_DAYS))
        for row in rows:
            work.run(_WARNED, {"mandate": row.id, "day": today})
            about = {"about_id": row.id, "at": at}
            tell(work, person=row.person_id, kind="mandate_ends", about_table="mandates", **about)
            if row.helper:
                tell(work, person=row.helper, kind="helping_ends", about_table="helping", **about)
            if row.how == How.LAW:
                # What nobody makes sure of any more opens nothing; so somebody looks again in time.
                kind, day = TaskKind.LAW_ENDS, row.until_day
                add_task(
                    work, role="privacy_officer", kind=kind, about_table="mandates", for_day=day, **about
                )
        return len(rows)


_GIVER, _HOLDER = once_more(Person), once_more(Person)
_AFTER_DEATH = (
    select(
        Mandate.id,
        Mandate.person_id,
        Account.person_id.label("helper"),
        _GIVER.died_on.is_not(None).label("giver_died"),
    )
    .join(_GIVER, _GIVER.id == Mandate.person_id)
    .outerjoin(Account, Account.id == Mandate.account_id)
    .outerjoin(_HOLDER, _HOLDER.id == Account.person_id)
    .where(Mandate.ended_at.is_(None), or_(_GIVER.died_on.is_not(None), _HOLDER.died_on.is_not(None)))
    .limit(500)
)


def end_after_death(bench: Bench, at: datetime) -> int:
    """Write down that mandates ended by a death, and tell who lives; return how many there were.

    They opened nothing from the moment the death was delivered. What was begun for the person stays, see
    ``portal.cases.drafts``.
    """
    with bench.portal.store.writing() as work:
        rows = work.rows(_AFTER_DEATH)
        for row in rows:
            stop(work, person=row.person_id, account="", mandate=row.id, why=End.DIED, at=at)
            if not row.giver_died:
                about = {"about_table": "mandates", "about_id": row.id, "at": at}
                tell(work, person=row.person_id, kind="mandate_ended", **about)
            elif row.helper:
                tell(
                    work,
                    person=row.helper,
                    kind="helping_ended",
                    about_table="helping",
                    about_id=row.id,
                    at=at,
                )
        return len(rows)
