"""The register of policies and recommendations: what held on a day, and what is really done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, exists, literal, select

from portal.instructions.models_policies import Policy, Recommendation
from portal.people.models import Account
from portal.store import Work, once_more
from portal.store.published import published
from portal.store.work import AnyRow
from portal.terms.ages import turns

_POLICIES = (
    select(Policy.code, Policy.title, Policy.version, Policy.text, Policy.from_day, Policy.until_day)
    .where(Policy.what == "policy", published(Policy))
    .order_by(Policy.code, Policy.from_day)
)
_EVERY_LEARNT = (
    select(
        Policy.id,
        Policy.what,
        Policy.title,
        Policy.text,
        Policy.from_day,
        Policy.corrects_id,
        Policy.made_at,
        Account.role,
        Account.team,
        Account.agency_id,
    )
    .outerjoin(Account, Account.id == Policy.made_by)
    .where(Policy.what != "policy", published(Policy))
)
_better = once_more(Policy)
_IS_CORRECTED = exists(select(literal(1)).where(_better.corrects_id == Policy.id))
_LEARNT = _EVERY_LEARNT.where(~_IS_CORRECTED).order_by(Policy.from_day.desc(), Policy.id).limit(100)
_CORRECTED = _EVERY_LEARNT.where(_IS_CORRECTED).limit(400)
_ONE_LEARNT = _EVERY_LEARNT.where(Policy.id == bindparam("which"))
_RECOMMENDATIONS = (
    select(
        Recommendation.report,
        Recommendation.theme,
        Recommendation.given_on,
        Recommendation.text,
        Recommendation.answer,
        Recommendation.because,
        Recommendation.state,
        Recommendation.done_on,
        Recommendation.proof,
        Recommendation.policy_code,
    )
    .where(published(Recommendation))
    .order_by(Recommendation.given_on.desc(), Recommendation.id)
)


@dataclass(frozen=True)
class Version:
    """One version of a policy."""

    code: str
    title: str
    version: str
    text: str
    from_day: date
    until_day: date | None

    def holds_on(self, day: date) -> bool:
        """Tell whether it held on a day."""
        return self.from_day <= day and (self.until_day is None or self.until_day >= day)


@dataclass(frozen=True)
class Compared:
    """A policy on a day that matters to a case, beside the one of today."""

    title: str
    then: Version | None
    now: Version | None

    @property
    def is_different(self) -> bool:
        """Tell whether another text held then than today."""
        return (self.then and self.then.text) != (self.now and self.now.text)


@dataclass(frozen=True)
class Writer:
    """Who wrote a row of the register: by function, because accounts hold no names."""

    role: str
    team: str
    agency: str


@dataclass(frozen=True)
class Learnt:
    """A training or a theme meeting: when it was, and what was learnt there (R-127)."""

    what: str
    title: str
    text: str
    on_day: date
    id: str = ""
    before: tuple[Learnt, ...] = ()
    """What stood there before each correction, the newest first."""
    made_at: datetime | None = None
    """When it was written or corrected; nothing for what was delivered and never changed."""
    by: Writer | None = None
    """Who did that; nothing for a delivery."""


@dataclass(frozen=True)
class Tracked:
    """A recommendation, and how far it is."""

    report: str
    given_on: date
    text: str
    answer: str
    because: str
    state: str
    done_on: date | None
    proof: str
    policy_code: str
    theme: str = ""
    """A word of ``agencies.themes``; empty when nobody said what it is about."""

    @property
    def shown_state(self) -> str:
        """Return how far it is: "done" without a day and a proof is still busy."""
        return "busy" if self.state == "done" and not self.is_done else self.state

    @property
    def is_done(self) -> bool:
        """Tell whether it is done: saying yes to it is not enough, and neither is a word without proof."""
        return self.state == "done" and self.done_on is not None and bool(self.proof)

    def is_overdue(self, today: date) -> bool:
        """Tell whether a year has passed since somebody said yes, without anything that shows it (R-234)."""
        is_promised = self.answer in {"adopted", "partly"} and not self.is_done
        return is_promised and today >= turns(self.given_on, 1)


def compare(versions: Iterable[Version], *, then: date, now: date) -> list[Compared]:
    """Return each policy as it was on a day and as it is now, by its newest title."""
    by_code: dict[str, list[Version]] = {}
    for version in versions:
        by_code.setdefault(version.code, []).append(version)
    return [
        Compared(every[-1].title, _on(every, then), _on(every, now))
        for every in by_code.values()
        if _on(every, then) or _on(every, now)
    ]


def _on(versions: list[Version], day: date) -> Version | None:
    return next((version for version in reversed(versions) if version.holds_on(day)), None)


def policies(work: Work, *, then: date, now: date) -> list[Compared]:
    """Return every policy of a day beside that of today; one query."""
    return compare(map(_version, work.rows(_POLICIES)), then=then, now=now)


def learnt(work: Work) -> list[Learnt]:
    """Return the trainings and theme meetings, the newest first, and what stood there before; 100."""
    shown, corrected = work.rows(_LEARNT), {row.id: row for row in work.rows(_CORRECTED)}
    return [_learnt(row, corrected) for row in shown]


def find_learnt(work: Work, id: str) -> Learnt | None:
    """Return one training or theme meeting as it stands there, or nothing."""
    row = work.row(_ONE_LEARNT, which=id)
    return None if row is None else _learnt(row, {})


def _learnt(row: AnyRow, corrected: Mapping[str, AnyRow]) -> Learnt:
    before: list[Learnt] = []
    older = corrected.get(row.corrects_id or "")
    while older is not None and len(before) < len(corrected):
        before.append(_one(older))
        older = corrected.get(older.corrects_id or "")
    return _one(row, tuple(before))


def _one(row: AnyRow, before: tuple[Learnt, ...] = ()) -> Learnt:
    by = Writer(row.role, row.team, row.agency_id or "") if row.role else None
    return Learnt(row.what, row.title, row.text, row.from_day, row.id, before, row.made_at, by)


def recommendations(work: Work) -> list[Tracked]:
    """Return every recommendation, the newest first; one query."""
    return [_tracked(row) for row in work.rows(_RECOMMENDATIONS)]


def _version(row: AnyRow) -> Version:
    return Version(row.code, row.title, row.version, row.text, row.from_day, row.until_day)


def _tracked(row: AnyRow) -> Tracked:
    return Tracked(
        report=row.report,
        given_on=row.given_on,
        text=row.text,
        answer=row.answer,
        because=row.because,
        state=row.state,
        done_on=row.done_on,
        proof=row.proof,
        policy_code=row.policy_code,
        theme=row.theme,
    )
