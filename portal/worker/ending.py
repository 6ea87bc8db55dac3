"""Mandates that end soon: the person hears of it, and so does a helper with a page of their own."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import bindparam, select, update

from portal.mandates.models import Mandate
from portal.mandates.rules import WARN_DAYS
from portal.notices.service import tell
from portal.people.models import Account
from portal.terms import amsterdam_day
from portal.worker.duty import Bench

_SOON = (
    select(Mandate.id, Mandate.person_id, Account.person_id.label("helper"))
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
        return len(rows)
