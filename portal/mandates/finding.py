"""Finding the mandate behind an address: whether it holds now, and what it allows."""

from __future__ import annotations

from datetime import date

from sqlalchemy import bindparam, exists, literal, or_, select

from portal.mandates import capacity
from portal.mandates.ages import guardian_acts
from portal.mandates.models import Mandate
from portal.mandates.rules import MOST_FOR, How, Relation, end_of
from portal.people.models import Account, Person
from portal.store import Work, once_more
from portal.store.models import PersonKey
from portal.store.published import published
from portal.store.work import AnyRow
from portal.terms.moments import amsterdam_day
from portal.viewer import Grant

_GIVER, _HOLDER, _ACCOUNT = once_more(Person), once_more(Person), once_more(Account)

HOLDS = (
    Mandate.confirmed_at.is_not(None),
    Mandate.ended_at.is_(None),
    Mandate.from_day <= bindparam("today"),
    Mandate.until_day >= bindparam("today"),
    published(Mandate),
    # A mandate ends with the death of who gave it, and with the death of who has it. Source: BW art. 3:72.
    ~exists(select(literal(1)).where(_GIVER.id == Mandate.person_id, _GIVER.died_on.is_not(None))),
    ~exists(
        select(literal(1)).where(
            _ACCOUNT.id == Mandate.account_id, _HOLDER.id == _ACCOUNT.person_id, _HOLDER.died_on.is_not(None)
        )
    ),
    # What the law or a court decided holds once a second official made sure of it.
    or_(Mandate.how != How.LAW.value, Mandate.checked_at.is_not(None)),
)
"""When a mandate holds on a day."""

_COLUMNS = (
    Mandate.id,
    Mandate.person_id,
    Mandate.acts,
    Mandate.case_id,
    Mandate.until_day,
    Mandate.how,
    Mandate.relation,
    Mandate.agency_id,
    Mandate.confirmed_at,
    Person.name_sealed,
    Person.born_on_sealed,
    PersonKey.wrapped,
)
OF_ACCOUNT = (
    select(*_COLUMNS)
    .join(Person, Person.id == Mandate.person_id)
    .join(PersonKey, PersonKey.person_id == Mandate.person_id)
    .where(Mandate.account_id == bindparam("account"), *HOLDS)
)
"""The mandates that an account may use today, with the names of who gave them."""

_ONE = OF_ACCOUNT.where(Mandate.id == bindparam("mandate"))


_THAT_HOLD = select(Mandate.id).where(Mandate.person_id == bindparam("person"), *HOLDS).order_by(Mandate.id)


def mandates_that_hold(work: Work, *, person: str, today: date) -> list[str]:
    """Return the mandates of somebody on which another may act today."""
    return [row.id for row in work.rows(_THAT_HOLD, person=person, today=today)]


def find(work: Work, *, account: str, mandate: str, today: date) -> Grant | None:
    """Return a mandate that this account may use today; nothing once it was taken back."""
    row = work.row(_ONE, account=account, mandate=mandate, today=today)
    if row is None:
        return None
    work.know(row.person_id, row.wrapped)
    acts = allowed(work, row, today)
    if not acts:
        return None
    return Grant(
        id=row.id,
        person=row.person_id,
        capacity="mandate",
        acts=acts,
        until=end_of(row.until_day),
        cases=frozenset({row.case_id} - {None}),
        only_money=row.relation == Relation.ADMINISTRATOR,
        name=work.open(row.person_id, "persons", row.person_id, "name", row.name_sealed),
        reason="mandate" if row.how != "law" else "mandate_law",
        wrapped_key=row.wrapped,
    )


def allowed(work: Work, row: AnyRow, today: date) -> frozenset[str]:
    """Return what a mandate allows on a day; by law never more than the law gives to who acts.

    A guardian stands in the place of the parents: what that opens follows the age of the child, and a yes of
    before the twelfth birthday does not count after it. Source: Jeugdwet art. 7.3.4; BW art. 1:245.
    """
    acts = frozenset(row.acts.split())
    if row.how != How.LAW:
        return acts
    acts &= MOST_FOR.get(row.relation, frozenset())
    if row.relation != Relation.GUARDIAN:
        return acts
    text = work.open(row.person_id, "persons", row.person_id, "born_on", row.born_on_sealed)
    born = date.fromisoformat(text) if text else None
    is_unable = capacity.unable_until(work, person=row.person_id, today=today) is not None
    confirmed = amsterdam_day(row.confirmed_at)
    return acts & guardian_acts(born, confirmed=confirmed, today=today, is_unable=is_unable)
