"""Pages of the privacy officer: what goes wrong, samples drawn by lot, and the totals for everybody."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import looking, sampling
from portal.access.sample_rules import KIND_NAMES, Kind, totals
from portal.agencies.principles import PRINCIPLES
from portal.consultations.sentences import who
from portal.consultations.service import role_said
from portal.desk.privacy.doing import doing
from portal.desk.privacy.forms import SampleForm, ScoreForm
from portal.desk.privacy.not_allowed import talks
from portal.desk.privacy.overview import YEAR, overview, population
from portal.desk.privacy.reading import Opened, opened
from portal.errors import Refused
from portal.words import N_, Said

ROLE = "privacy_officer"

bp = Blueprint("desk_privacy", __name__)


@bp.get("/desk/privacy")
@web.for_officials(ROLE)
def listing() -> Response:
    """Show what goes wrong in the chain."""
    with web.portal().store.reading() as work:
        found = overview(work, today=web.today(), at=web.now())
        does = doing(work, since=web.now() - YEAR)
    return web.render(
        "desk/privacy/overview.html",
        found=found,
        today=web.today(),
        role_said=role_said,
        names=web.portal().directory().name,
        does=[one for one in does if any(part is not None for part in (one.oral, one.told))],
    )


@bp.get("/desk/privacy/not-allowed")
@web.for_officials(ROLE)
def not_allowed() -> Response:
    """List the talks that were not allowed, with the rule that each broke; never about whom."""
    with web.portal().store.reading() as work:
        found = talks(work, since=web.now() - YEAR)
    name, words = web.portal().directory().name, web.words()
    rows = [(one, [words.say(party) for party in who(name, one.parties, words.lang)]) for one in found]
    return web.render("desk/privacy/not_allowed.html", rows=rows)


@bp.get("/desk/privacy/samples")
@web.for_officials(ROLE)
def samples() -> Response:
    """Show the samples, and ask which one to draw."""
    return _samples_page(SampleForm())


@bp.post("/desk/privacy/samples")
@web.for_officials(ROLE)
def draw() -> AnyResponse:
    """Draw a sample by lot; the same seed gives the same sample."""
    form = SampleForm(request.form)
    form.until(web.today())
    if not form.validate():
        return _samples_page(form, status=400)
    kind = Kind(form.kind.data)
    first, last = date.fromisoformat(form.from_day.data), date.fromisoformat(form.until_day.data)
    try:
        with web.portal().store.writing() as work:
            found = population(
                work, kind=kind, from_at=_midnight(first), until_at=_midnight(last + timedelta(days=1))
            )
            sample = sampling.take(
                work,
                official=web.official(),
                kind=kind,
                seed=form.seed.data or "",
                from_day=first,
                until_day=last,
                size=form.size.data or 0,
                population=found,
                at=web.now(),
            )
    except Refused as refused:
        form.kind.errors = [refused.reason]  # type: ignore[list-item]  # A message; the page says it.
        return _samples_page(form, status=refused.status)
    return web.go("desk_privacy.sample", sample=sample)


@bp.get("/desk/privacy/samples/<sample>")
@web.for_officials(ROLE)
def sample(sample: str) -> Response:
    """Show one sample: what is scored and what is not, and the totals so far."""
    return _sample_page(sample)


@bp.post("/desk/privacy/samples/<sample>/publish")
@web.for_officials(ROLE)
def publish(sample: str) -> AnyResponse:
    """Publish the totals."""
    try:
        with web.portal().store.writing() as work:
            sampling.publish(work, id=sample, at=web.now())
    except Refused as refused:
        return _sample_page(sample, status=refused.status, alarm=refused.reason)
    return web.go("desk_privacy.sample", sample=sample)


@bp.get("/desk/privacy/samples/<sample>/<item>")
@web.for_officials(ROLE)
def item(sample: str, item: str) -> Response:
    """Show one thing of a sample; its person sees that the privacy officer read it."""
    found = _item(sample, item)
    form = ScoreForm(data={f"answer_{place}": one for place, one in enumerate(found.item.score)})
    return _item_page(found, form)


@bp.post("/desk/privacy/samples/<sample>/<item>")
@web.for_officials(ROLE)
def score(sample: str, item: str) -> AnyResponse:
    """Keep how one thing was scored."""
    found, form = _item(sample, item), ScoreForm(request.form)
    form.ask(found.drawn.kind)
    if not form.validate():
        return _item_page(found, form, status=400)
    try:
        with web.portal().store.writing() as work:
            sampling.score(work, official=web.official(), id=item, answers=form.answers, at=web.now())
    except Refused as refused:
        empty = [field for field in form if not field.data]
        for field in empty:
            missing = Said(N_("Answer this: %(question)s"), question=Said(field.label.text))
            field.errors = [missing]  # type: ignore[list-item]  # A message with a question in it.
        return _item_page(found, form, status=refused.status, alarm="" if empty else refused.reason)
    return web.go("desk_privacy.sample", sample=sample)


@bp.get("/our-checks")
@web.public
def checks() -> Response:
    """Show everybody how the own checks came out."""
    with web.portal().store.reading() as work:
        found = sampling.published(work)
    return web.render("desk/privacy/checks.html", found=found, kinds=KIND_NAMES)


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=ZoneInfo("Europe/Amsterdam"))


def _item(sample: str, item: str) -> Opened:
    official = web.official()
    with web.portal().store.reading() as work:
        drawn, _ = sampling.sample(work, sample)
        found = sampling.item(work, official=official, id=item)
    with looking(
        web.portal().store, found.viewer(official), at=web.now(), item=(drawn.kind.value, found.about)
    ) as look:
        return opened(look, drawn, found)


def _samples_page(form: SampleForm, *, status: int = 200) -> Response:
    with web.portal().store.reading() as work:
        found = sampling.samples(work)
    return web.render("desk/privacy/samples.html", status=status, form=form, found=found, kinds=KIND_NAMES)


def _sample_page(sample: str, *, status: int = 200, alarm: object = "") -> Response:
    with web.portal().store.reading() as work:
        drawn, items = sampling.sample(work, sample)
    return web.render(
        "desk/privacy/sample.html",
        status=status,
        drawn=drawn,
        items=items,
        totals=totals(drawn.kind, [one.score for one in items if one.is_scored]),
        kinds=KIND_NAMES,
        is_ready=all(one.is_scored for one in items),
        alarm=alarm,
    )


def _item_page(found: Opened, form: ScoreForm, *, status: int = 200, alarm: object = "") -> Response:
    if "answer_9" in form:
        form.ask(found.drawn.kind)
    return web.render(
        "desk/privacy/item.html",
        status=status,
        found=found,
        form=form,
        alarm=alarm,
        principles=PRINCIPLES,
    )
