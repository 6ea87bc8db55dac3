"""Pages of who acts for others: for whom, the code, handing over, stopping, and the last days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import grants, looking
from portal.accounts import coming_in, inviting
from portal.cases import service as cases
from portal.cases.scope import narrowed
from portal.errors import NotFound, NotSignedIn, Refused, TooMany
from portal.mandates import changing, giving, listing, noting, refusing, taking
from portal.mandates.forms import HandCodeForm
from portal.mandates.listing import Client
from portal.mandates.phrases import ACTS_AT_DESK
from portal.mandates.rules import WARN_DAYS
from portal.people import entering
from portal.viewer import Act, Actor
from portal.words import N_

bp = Blueprint("clients", __name__)

MOST_WITH_DAYS = 25
"""Clients whose last days stand on one page; looking at each is written down for that client."""


def actor() -> Actor:
    """Return who acts.

    :raises NotSignedIn: when nobody signed in.
    """
    found = entering.current()
    if found is None:
        raise NotSignedIn
    return Actor(
        account=found.account,
        kind=found.kind,
        agency=found.agency,
        person=found.person,
        session=found.session,
        role=found.role,
        device=found.device,
        session_ends_at=found.idle_ends_at,
    )


def _clients(who: Actor) -> list[Client]:
    with web.portal().store.reading() as work:
        found = listing.clients(work, account=who.account, today=web.today())
    return [one for one in found if one.person != who.person]


@bp.get("/helping")
@web.for_helping
def overview() -> Response:
    """Show for whom one may act now. Who took it back is gone from the list, name and all."""
    who, today = actor(), web.today()
    return web.render(
        "clients/overview.html",
        clients=_clients(who),
        acts=ACTS_AT_DESK,
        refusals=_refusals(_clients(who)),
        name=web.portal().directory().name,
        ends_soon={one.grant for one in _clients(who) if one.ends_soon(today, WARN_DAYS)},
        **_own_pages(who),
        done=request.args.get("done", ""),
        start=_start,
    )


def _own_pages(who: Actor) -> dict[str, bool]:
    """Return which pages of an organisation the reader has: an account by invitation, and colleagues."""
    if not who.agency:
        return {"is_invited": False, "is_lead": False}
    with web.portal().store.reading() as work:
        return {
            "is_invited": coming_in.is_invited(work, account=who.account),
            "is_lead": inviting.led_by(work, account=who.account) is not None,
        }


def _refusals(clients: Sequence[Client]) -> dict[str, list[refusing.Refusal]]:
    """Return which organisations do not accept the reader, by mandate: only the reader's own clients."""
    found: dict[str, list[refusing.Refusal]] = {}
    with web.portal().store.reading() as work:
        for client in clients:
            mine = refusing.refusals_of(work, person=client.person, mandates=[client.grant])
            found |= {client.grant: mine} if mine else {}
    return found


def _start(client: Client) -> str:
    """Return the first page for one client."""
    endpoint = "consultations.timeline" if Act.SEE in client.acts else "cases.overview"
    return _address(client, endpoint)


@bp.route("/helping/code", methods=["GET", "POST"])
@web.for_helping
def code() -> AnyResponse:
    """Ask for a code, show what it allows, and take it up after a yes."""
    who = actor()
    form = HandCodeForm(request.form if request.method == "POST" else None)
    if request.method == "GET" or not form.validate():
        return _code_page(form, 400 if form.errors else 200)
    typed, store = form.code.data or "", web.portal().store
    with store.reading() as work:
        if noting.has_tried_too_often(work, account=who.account, at=web.now()):
            raise TooMany
    try:
        with store.writing() as work:
            if request.form.get("do") != "take":
                offered = taking.look_at(work, actor=who, code=typed, at=web.now(), today=web.today())
                return web.render("clients/offered.html", offered=offered, form=form)
            offered = taking.take(work, actor=who, code=typed, at=web.now(), today=web.today())
    except NotFound:
        reason: object = N_("This code does not work. Look at it again, or ask for a new one.")
        noting.refuse(store, account=who.account, why=noting.WRONG_CODE, at=web.now())
    except Refused as refused:
        reason = refused.reason
        noting.refuse(store, account=who.account, why="not_for_you", at=web.now())
    else:
        return web.go("clients.overview", done="taken" if offered.holds_at_once else "waiting")
    form.code.errors = [*form.code.errors, str(reason)]
    return _code_page(form, 400)


def _code_page(form: HandCodeForm, status: int) -> Response:
    return web.render("clients/code.html", status=status, form=form)


@bp.get("/helping/days")
@web.for_helping
def days() -> Response:
    """Show the last days of all clients, the nearest first: the only page with several clients."""
    who = actor()
    lines = [line for client in _clients(who)[:MOST_WITH_DAYS] for line in _days_of(who, client)]
    return web.render("clients/days.html", lines=sorted(lines, key=lambda line: line.last_day))


@dataclass(frozen=True)
class DayLine:
    """One last day of one client."""

    last_day: date
    name: str
    number: str
    address: str


def _days_of(who: Actor, client: Client) -> Sequence[DayLine]:
    store, at, today = web.portal().store, web.now(), web.today()
    with store.reading() as reading:
        viewer = grants.find(reading, actor=who, grant=client.grant, at=at, today=today)
    if viewer is None or not viewer.may(Act.COMPLAINTS, Act.REQUESTS, Act.CASE):
        return ()
    with looking(store, viewer, at=at, item=("cases", "")) as look:
        found, _ = narrowed(look, viewer, cases.list_for(look, size=50), ())
    return [
        DayLine(line.answer_by, client.name, line.number, _address(client, "cases.show", id=line.id))
        for line in found.items
        if line.answer_by is not None and line.answer_by >= today
    ]


def _address(client: Client, endpoint: str, **values: object) -> str:
    """Return the address of a page of a client."""
    return web.portal().addresses.to(f"{web.words().lang}/for/{client.grant}", endpoint, **values)


@bp.post("/helping/<id>/stop")
@web.for_helping
def stop(id: str) -> AnyResponse:
    """Stop acting for somebody."""
    who, client = _own(id)
    with web.portal().store.writing() as work:
        changing.give_back(work, account=who.account, mandate=id, person=client.person, at=web.now())
    return web.go("clients.overview", done="stopped")


@bp.post("/helping/<id>/colleague")
@web.for_helping
def hand_over(id: str) -> AnyResponse:
    """Make a code with which a colleague of the same organisation takes over."""
    _, client = _own(id)
    if not client.agency or client.is_by_law:
        raise NotFound("mandates")
    with web.portal().store.writing() as work:
        new = giving.renew_code(work, person=client.person, mandate=id, at=web.now())
    return web.render("clients/hand_over.html", code=new)


@web.for_helping
def again(id: str) -> AnyResponse:
    """Lead from the address of a form back to the list."""
    _own(id)
    return web.go("clients.overview")


for step in ("stop", "colleague"):
    bp.add_url_rule(f"/helping/<id>/{step}", f"again_{step}", again)


def _own(id: str) -> tuple[Actor, Client]:
    who = actor()
    for client in _clients(who):
        if client.grant == id:
            return who, client
    raise NotFound("mandates")
