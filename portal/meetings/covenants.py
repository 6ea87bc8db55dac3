"""The register of agreements between bodies that meet: open to everybody, kept by privacy officers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, update

from portal.access.bodies import of_everybody
from portal.agencies.articles import ARTICLES
from portal.agencies.data_kinds import DataKind
from portal.agencies.grounds import CHOSEN
from portal.errors import NotFound
from portal.meetings.drafts import MeetingIncomplete, Problem
from portal.meetings.models import Covenant, CovenantBody
from portal.store import Work, Writing
from portal.viewer import Official
from portal.words import N_

MOST = 200
_WEB = ("https://", "http://")


@dataclass(frozen=True)
class Agreement:
    """One agreement, with its bodies."""

    id: str
    title: str
    goal: str
    summary: str
    basis: str
    article: str
    data_kinds: tuple[str, ...]
    address: str
    from_day: date
    until_day: date | None
    bodies: tuple[str, ...]

    def is_in_force(self, day: date) -> bool:
        """Tell whether a meeting of that day may rest on it."""
        return self.from_day <= day and (self.until_day is None or day <= self.until_day)


_BODIES = of_everybody(CovenantBody.covenant_id, CovenantBody.agency_id).order_by(
    CovenantBody.covenant_id, CovenantBody.agency_id
)
_ALL = of_everybody(*Covenant.__table__.columns).order_by(Covenant.from_day.desc(), Covenant.id).limit(MOST)
_END = (
    update(Covenant)
    .where(Covenant.id == bindparam("which"), Covenant.until_day.is_(None))
    .values(until_day=bindparam("last"))
)


def agreements(work: Work) -> Sequence[Agreement]:
    """Return all agreements, the newest first."""
    bodies: dict[str, list[str]] = {}
    for row in work.rows(_BODIES):
        bodies.setdefault(row.covenant_id, []).append(row.agency_id)
    return [
        Agreement(
            id=row.id,
            title=row.title,
            goal=row.goal,
            summary=row.summary,
            basis=row.basis,
            article=row.article,
            data_kinds=tuple(row.data_kinds.split()),
            address=row.address,
            from_day=row.from_day,
            until_day=row.until_day,
            bodies=tuple(bodies.get(row.id, ())),
        )
        for row in work.rows(_ALL)
    ]


def agreement(work: Work, covenant: str) -> Agreement:
    """Return one agreement.

    :raises NotFound: when there is none.
    """
    found = next((one for one in agreements(work) if one.id == covenant), None)
    if found is None:
        raise NotFound("covenants")
    return found


def agreement_problems(one: Agreement) -> Iterator[Problem]:
    """Give each thing that keeps an agreement out of the register. Source: R-169."""
    for field in ("title", "goal", "summary"):
        if not getattr(one, field).strip():
            yield Problem(field, N_("Fill this in."))
    if len(one.bodies) < 2:
        yield Problem("bodies", N_("Choose two organisations or more."))
    if not one.data_kinds or not set(one.data_kinds) <= set(DataKind):
        yield Problem("data_kinds", N_("Say which kinds of data it is about."))
    if one.basis not in CHOSEN:
        yield Problem("basis", N_("Say which ground in the law there was."))
    if one.article not in ARTICLES:
        yield Problem("article", N_("Choose the article of the law."))
    if not one.address.startswith(_WEB) or " " in one.address:
        yield Problem("address", N_("Write where the text stands, for example https://example.nl/text."))
    if one.until_day is not None and one.until_day < one.from_day:
        yield Problem("until_day", N_("The last day comes after the first."))


def add_agreement(work: Writing, *, official: Official, one: Agreement, at: datetime) -> bool:
    """Put an agreement in the register, once for each form; tell whether this press did it.

    :raises MeetingIncomplete: when it does not say all that it must.
    """
    problems = list(agreement_problems(one))
    if problems:
        raise MeetingIncomplete(problems)
    row = {name: getattr(one, name) for name in ("id", "title", "goal", "summary", "basis", "article")}
    row |= {"data_kinds": " ".join(one.data_kinds), "address": one.address, "from_day": one.from_day}
    row |= {"until_day": one.until_day, "account_id": official.account, "made_at": at}
    if not work.add_if_new(Covenant, row, "id"):
        return False
    work.add(CovenantBody, *({"covenant_id": one.id, "agency_id": body} for body in one.bodies))
    return True


def end_agreement(work: Writing, *, covenant: str, last: date) -> bool:
    """Let an agreement end; it stays in the register. Tell whether it was still in force."""
    return work.run(_END, {"which": covenant, "last": last}) == 1
