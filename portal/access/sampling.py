"""Samples of the privacy officer: draw by lot, read one thing with the person seeing it, score, publish."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, select, update

from portal.access.models_samples import Sample, SampleItem
from portal.access.sample_rules import (
    DOES_NOT_APPLY,
    MOST_ITEMS,
    NO,
    QUESTIONS,
    YES,
    Kind,
    Total,
    draw,
    totals,
)
from portal.access.ties import knows
from portal.errors import NotFound, Refused
from portal.store import Work, Writing, new_id
from portal.store.models import PersonKey
from portal.store.work import AnyRow
from portal.viewer import Official, Viewer
from portal.words import N_

REASON = "sample"

_SAMPLES = select(*Sample.__table__.columns).order_by(Sample.drawn_at.desc(), Sample.id).limit(100)
_ONE = _SAMPLES.where(Sample.id == bindparam("sample"))
_PUBLISHED = _SAMPLES.where(Sample.published_at.is_not(None))
_ITEMS = (
    select(*SampleItem.__table__.columns)
    .where(SampleItem.sample_id == bindparam("sample"))
    .order_by(SampleItem.position)
)
_SCORES = select(SampleItem.sample_id, SampleItem.score, SampleItem.scored_at).where(
    SampleItem.sample_id.in_(bindparam("samples", expanding=True))
)
_ITEM = (
    select(*SampleItem.__table__.columns, PersonKey.wrapped)
    .join(PersonKey, PersonKey.person_id == SampleItem.person_id)
    .where(SampleItem.id == bindparam("item"), ~knows(bindparam("account"), SampleItem.person_id))
)
_SCORE = (
    update(SampleItem)
    .where(SampleItem.id == bindparam("which"))
    .values(score=bindparam("said"), scored_at=bindparam("moment"))
)
_PUBLISH = (
    update(Sample)
    .where(Sample.id == bindparam("which"), Sample.published_at.is_(None))
    .values(published_at=bindparam("moment"))
)


@dataclass(frozen=True)
class Drawn:
    """A sample."""

    id: str
    kind: Kind
    seed: str
    from_day: date
    until_day: date
    population: int
    drawn_at: datetime
    published_at: datetime | None


@dataclass(frozen=True)
class Item:
    """One thing of a sample."""

    id: str
    sample: str
    position: int
    about: str
    person: str
    score: str
    is_scored: bool
    wrapped_key: bytes | None = None

    def viewer(self, official: Official) -> Viewer:
        """Return how the privacy officer reads it; its person sees that in the list of who looked."""
        return Viewer(
            account=official.account,
            person=self.person,
            capacity="assigned",
            reason=REASON,
            role=official.role,
            agency=official.agency,
            wrapped_key=self.wrapped_key,
        )


def take(
    work: Writing,
    *,
    official: Official,
    kind: Kind,
    seed: str,
    from_day: date,
    until_day: date,
    size: int,
    population: Mapping[str, str],
    at: datetime,
) -> str:
    """Draw a sample and keep it; return its id.

    :param population: whose each thing is, by its id; without what is on hold.
    :raises Refused: when there is nothing to draw, or too much is asked.
    """
    if not seed.strip() or not 1 <= size <= MOST_ITEMS:
        raise Refused(N_("Choose a seed, and at most 50 things."))
    if not population:
        raise Refused(N_("There is nothing of this kind in these days."))
    sample = new_id()
    row: dict[str, object] = {"id": sample, "kind": kind.value, "seed": seed, "published_at": None}
    row |= {"from_day": from_day, "until_day": until_day, "population": len(population)}
    work.add(Sample, {**row, "drawn_by": official.account, "drawn_at": at})
    for place, about in enumerate(draw(population, seed=seed, size=size), start=1):
        item = {"id": new_id(), "sample_id": sample, "position": place, "about_id": about}
        work.add(SampleItem, {**item, "person_id": population[about], "scored_at": None, "score": ""})
    return sample


def samples(work: Work) -> Sequence[Drawn]:
    """Return all samples, the newest first; 100 at most."""
    return [_drawn(row) for row in work.rows(_SAMPLES)]


def sample(work: Work, id: str) -> tuple[Drawn, Sequence[Item]]:
    """Return one sample with its things.

    :raises NotFound: when there is none.
    """
    row = work.row(_ONE, sample=id)
    if row is None:
        raise NotFound("samples")
    return _drawn(row), [_item(one) for one in work.rows(_ITEMS, sample=id)]


def item(work: Work, *, official: Official, id: str) -> Item:
    """Return one thing of a sample, to read and score.

    :raises NotFound: when there is none, or the official knows its person.
    """
    row = work.row(_ITEM, item=id, account=official.account)
    if row is None:
        raise NotFound("sample_items")
    return _item(row)


def score(work: Writing, *, official: Official, id: str, answers: Sequence[str], at: datetime) -> None:
    """Keep how one thing was scored; scoring again writes over it, until the sample is published.

    :raises NotFound: when there is none.
    :raises Refused: when an answer is missing, or the totals are published.
    """
    found = item(work, official=official, id=id)
    drawn, _ = sample(work, found.sample)
    if len(answers) != len(QUESTIONS[drawn.kind]) or not set(answers) <= {YES, NO, DOES_NOT_APPLY}:
        raise Refused(N_("Answer each question."))
    if drawn.published_at is not None:
        raise Refused(N_("The totals are published. They cannot change any more."))
    work.run(_SCORE, {"which": id, "said": "".join(answers), "moment": at})


def publish(work: Writing, *, id: str, at: datetime) -> None:
    """Publish the totals of a sample, without anything that points at somebody.

    :raises NotFound: when there is none, or it was published.
    :raises Refused: when something is not scored yet, or the sample is too small.
    """
    drawn, items = sample(work, id)
    if not all(one.is_scored for one in items):
        raise Refused(N_("Score everything first."))
    if totals(drawn.kind, [one.score for one in items]) is None:
        raise Refused(N_("A sample of fewer than ten things is not published: it could point at somebody."))
    if not work.run(_PUBLISH, {"which": id, "moment": at}):
        raise NotFound("samples")


def published(work: Work) -> Sequence[tuple[Drawn, int, Sequence[Total]]]:
    """Return the published samples with their size and totals, the newest first."""
    drawn = [_drawn(row) for row in work.rows(_PUBLISHED)]
    scores: dict[str, list[str]] = {one.id: [] for one in drawn}
    for row in work.rows(_SCORES, samples=list(scores)) if scores else ():
        scores[row.sample_id].append(row.score)
    return [(one, len(scores[one.id]), totals(one.kind, scores[one.id]) or []) for one in drawn]


def _drawn(row: AnyRow) -> Drawn:
    return Drawn(
        id=row.id,
        kind=Kind(row.kind),
        seed=row.seed,
        from_day=row.from_day,
        until_day=row.until_day,
        population=row.population,
        drawn_at=row.drawn_at,
        published_at=row.published_at,
    )


def _item(row: AnyRow) -> Item:
    return Item(
        id=row.id,
        sample=row.sample_id,
        position=row.position,
        about=row.about_id,
        person=row.person_id,
        score=row.score,
        is_scored=row.scored_at is not None,
        wrapped_key=row._mapping.get("wrapped"),
    )
