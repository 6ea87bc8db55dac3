"""The agreement between organisations of the demo town: who may meet about debts, and about what."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import bindparam, select

from portal.agencies.models import Agency
from portal.meetings.service import Agreement, add_agreement
from portal.people.models import Account
from portal.store import Writing, new_id
from portal.viewer import Official

_OFFICER = select(Account.id, Account.role, Account.agency_id).where(Account.demo_name == "privacy-officer")
_BODIES = select(Agency.id).where(Agency.source_id.in_(bindparam("names", expanding=True)))


def add_demo_agreement(work: Writing, *, at: datetime) -> None:
    """Put one agreement in the register, in the name of the town's privacy officer."""
    (officer,) = work.rows(_OFFICER)
    bodies = [row.id for row in work.rows(_BODIES, names=["o-werk", "o-krediet", "o-haven"])]
    add_agreement(
        work,
        official=Official(officer.id, officer.role, officer.agency_id),
        one=Agreement(
            id=new_id(),
            title="Samen werken bij schulden in Waterstad",
            goal="Mensen met schulden op tijd en samen helpen.",
            summary="Deze organisaties overleggen over schulden. Zij delen alleen wat daarvoor nodig is.",
            basis="public_task",
            article="Wet gemeentelijke schuldhulpverlening art. 8",
            data_kinds=("contact", "income", "debt", "housing", "agenda"),
            address="https://waterstad.example/afspraken/schulden",
            from_day=date(2026, 1, 1),
            until_day=date(2028, 12, 31),
            bodies=tuple(bodies),
        ),
        at=at,
    )
