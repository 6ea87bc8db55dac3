"""Pages of a person's notices: what was told, and how it is told."""

from __future__ import annotations

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.errors import NotFound, Refused
from portal.notices import collecting, listing, ways
from portal.notices.channels import offered
from portal.notices.forms import WAY_FORMS, ChoicesForm, CodeForm
from portal.notices.rules import AWAY, OUTSIDE, Channel, Topic, address_of, channel_for
from portal.notices.views_word import drop_word, word
from portal.notices.ways import Way
from portal.store import Work
from portal.web.real import real_request
from portal.words import N_

bp = Blueprint("notices", __name__)
bp.add_url_rule("/me/code-word", "word", word, methods=["GET", "POST"])
bp.add_url_rule("/me/code-word/stop", "drop_word", drop_word, methods=["POST"])

ITEM_PAGES = frozenset(
    {
        *("cases.show", "consultations.entry", "declarations.show", "declarations.asked"),
        *("medical.show", "promises.show", "promises.plan"),
    }
)


@bp.get("/notices")
@web.told
def overview() -> Response:
    """Show what a person was told; what is shown counts as opened."""
    viewer, before = web.viewer(), request.args.get("before")
    with web.portal().store.reading() as work:
        found = listing.list_for(work, person=viewer.person, before=before)
    if viewer.is_self and found.unopened:
        with web.portal().store.writing() as writing:
            listing.mark_opened(writing, notices=found.unopened, at=web.now())
    older = web.url("notices.overview", before=found.older) if found.older else None
    newer = web.url("notices.overview") if before else None
    return web.render("notices/overview.html", lines=found.items, newer=newer, older=older)


@bp.get("/notices/<id>")
@web.told
def follow(id: str) -> AnyResponse:
    """Lead from a notice to what it is about.

    :raises NotFound: when it is not this person's, or leads nowhere any more.
    """
    viewer = web.viewer()
    with web.portal().store.reading() as work:
        line = listing.one(work, person=viewer.person, notice=id)
    if not line.endpoint:
        raise NotFound("notices")
    _mark([line.id] if line.opened_at is None else [])
    return web.go(line.endpoint, id=line.item or None)


@bp.after_app_request
def note_opening(answer: Response) -> Response:
    """Mark the notices about an item as opened when their person opens its page."""
    if real_request().endpoint in ITEM_PAGES and request.method == "GET" and answer.status_code == 200:
        viewer, item = web.signed_in(), (request.view_args or {}).get("id")
        if viewer is not None and viewer.is_self and item:
            with web.portal().store.reading() as work:
                unopened = listing.unopened_about(work, person=viewer.person, item=str(item))
            _mark(unopened)
    return answer


def _mark(unopened: list[str]) -> None:
    if unopened:
        with web.portal().store.writing() as work:
            listing.mark_opened(work, notices=unopened, at=web.now())


@bp.route("/me/notices", methods=["GET", "POST"])
def choose() -> AnyResponse:
    """Show and keep how a person is told of each kind of thing."""
    portal, viewer = web.portal(), web.viewer()
    with portal.store.reading() as work:
        found = _ways(work)
        kept = ways.choices(work, person=viewer.person)
        is_at_risk = ways.is_at_risk(work, person=viewer.person)
        number = collecting.collect_number(work.keyring, viewer.person)
    own = {way.channel for way in found if way.is_confirmed}
    reachable = [one for one in AWAY if one in offered(portal.settings) and address_of(one) in own]
    now = {topic: channel_for(kept.get(topic), reachable, is_at_risk=is_at_risk) for topic in Topic}
    form = ChoicesForm(request.form if request.method == "POST" else None)
    form.offer([Channel.PORTAL, *reachable, Channel.COUNTER], now)
    if request.method == "POST" and form.validate():
        with portal.store.writing() as writing:
            ways.choose(writing, person=viewer.person, chosen=form.chosen(), at=web.now())
            at_counter = [topic for topic, channel in form.chosen().items() if channel is Channel.COUNTER]
            collecting.leave_counter(writing, person=viewer.person, still=at_counter)
        return web.go("notices.choose", kept="yes")
    return web.render(
        "notices/choose.html",
        status=400 if form.errors else 200,
        form=form,
        ways={way.channel: way for way in found if way.is_confirmed},
        waiting={way.channel for way in found if not way.is_confirmed and way.code},
        channels=[one for one in offered(portal.settings) if one in OUTSIDE],
        is_kept=request.args.get("kept") == "yes",
        number=number if Channel.COUNTER in now.values() else "",
    )


@bp.route("/me/notices/<kind>", methods=["GET", "POST"])
def way(kind: str) -> AnyResponse:
    """Ask for an address and keep it.

    :raises NotFound: when this portal cannot reach anybody that way.
    """
    channel, portal, viewer = _channel(kind), web.portal(), web.viewer()
    form = WAY_FORMS[channel](request.form if request.method == "POST" else None)
    if request.method == "POST" and form.validate():
        try:
            with portal.store.writing() as work:
                ways.give_way(
                    work,
                    person=viewer.person,
                    channel=channel,
                    address=form.address.data or "",
                    is_demo=portal.settings.demo,
                    at=web.now(),
                )
        except Refused as refused:
            # The page says a message with values as well as a plain one.
            form.address.errors = [refused.reason]  # type: ignore[list-item]
        else:
            return web.go("notices.code", kind=kind)
    with portal.store.reading() as reading:
        now = [one for one in _ways(reading) if one.channel is channel and one.is_confirmed]
    status = 400 if form.errors else 200
    return web.render("notices/way.html", status=status, form=form, channel=channel, now=now)


@bp.route("/me/notices/<kind>/code", methods=["GET", "POST"])
def code(kind: str) -> AnyResponse:
    """Ask for the code that was sent to a new address."""
    channel, portal, viewer = _channel(kind), web.portal(), web.viewer()
    form = CodeForm(request.form if request.method == "POST" else None)
    if request.method == "POST" and form.validate() and _is_right(channel, form.code.data or ""):
        return web.go("notices.choose")
    with portal.store.reading() as work:
        waiting = [one for one in _ways(work) if one.channel is channel and one.code]
    if not waiting:
        return web.go("notices.way", kind=kind)
    if request.method == "POST":
        form.code.errors = [*form.code.errors, N_("This is not the code that we sent. Look at it again.")]
    return web.render(
        "notices/code.html",
        status=400 if form.errors else 200,
        form=form,
        channel=channel,
        address=waiting[0].address,
        # The demo sends nothing, so it shows the code.
        demo_code=waiting[0].code if portal.settings.demo and viewer.is_self else "",
    )


def _is_right(channel: Channel, typed: str) -> bool:
    portal, viewer = web.portal(), web.viewer()
    try:
        with portal.store.writing() as work:
            return ways.confirm_way(
                work,
                person=viewer.person,
                channel=channel,
                code=typed,
                is_demo=portal.settings.demo,
                at=web.now(),
            )
    except NotFound:
        return False


@bp.post("/me/notices/<kind>/stop")
def stop(kind: str) -> AnyResponse:
    """Use an address no longer."""
    channel, portal = _channel(kind), web.portal()
    with portal.store.writing() as work:
        ways.stop_way(
            work,
            person=web.viewer().person,
            channel=channel,
            is_demo=portal.settings.demo,
            at=web.now(),
        )
    return web.go("notices.choose")


def _channel(kind: str) -> Channel:
    if kind not in OUTSIDE or Channel(kind) not in offered(web.portal().settings):
        raise NotFound("notices")
    return Channel(kind)


def _ways(work: Work) -> list[Way]:
    viewer = web.viewer()
    if viewer.wrapped_key is not None:
        work.know(viewer.person, viewer.wrapped_key)
    return ways.ways(work, person=viewer.person, at=web.now())
