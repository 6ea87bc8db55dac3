"""Pages of the rules for staff: to read, wrongly answered, confirmed, and the shares of a team."""

from __future__ import annotations

from sqlalchemy import delete, select

from portal.instructions.models import Confirmation
from portal.people.models import Account
from portal.store import Store
from tests.everypage.camera import Roll
from tests.everypage.for_all import DETAILS


def walk(roll: Roll) -> None:
    """Walk as a manager who has read nothing yet."""
    store: Store = roll.app.extensions["inzage"].store
    manager = select(Account.id).where(Account.demo_name == "manager").scalar_subquery()
    its = Confirmation.account_id == manager
    with store.writing() as work:
        read_before = [
            dict(row._mapping) for row in work.rows(select(*Confirmation.__table__.columns).where(its))
        ]
        work.run(delete(Confirmation).where(its))
    official = roll.camera("manager")
    official.take("rules-closed", "desk/rules?closed=yes")
    official.take("rules-asking", "desk/rules/asking", alike=True)
    page = official.take("rules-file", "desk/rules/file")
    official.take("rules-file-wrong", official.fill(page, {}, form="/desk/rules/file", status=400))
    page = official.open("desk/rules/sharing")
    official.take("rules-confirmed", official.fill(page, {}, form="/desk/rules/sharing"))
    official.take("rules-figures", "desk/rules/figures")
    with store.writing() as work:
        work.run(delete(Confirmation).where(its))
        work.add(Confirmation, *read_before)
    officer = roll.camera("privacy-officer")
    officer.take("signals-none", "desk/signals")
    someone = roll.camera()
    told = {"theme": "no_answer", "text": "Ik wacht al drie weken. Niemand belt terug."}
    someone.fill(someone.open("signal"), told, form="/signal")
    officer.take("signals-some", "desk/signals")
    officer.take("policies", "desk/policies")
    officer.take("policies-then", "desk/policies?then-day=27&then-month=8&then-year=2019")
    officer.take("policies-wrong-day", "desk/policies?then-day=soon", status=400, alike=True)
    page = officer.take("policies-learn", "desk/policies/learnt", act=DETAILS)
    officer.take("policies-learn-nothing", officer.fill(page, {}, form="/learnt", status=400))
    officer.take("policies-correct", officer.open("desk/policies").links("/policies/learnt/")[0], act=DETAILS)
