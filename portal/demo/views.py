"""The demo's own sign-in: a list of invented people. These routes exist only where the demo is on."""

from __future__ import annotations

from flask import Blueprint, Response, g, redirect, request
from sqlalchemy import bindparam, or_, select
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.accounts import service as accounts
from portal.demo import letters, phrases
from portal.errors import NotFound
from portal.people import arriving, cookie, entering, flows, sessions
from portal.people.models import Account, Person
from portal.people.names import name_of

bp = Blueprint("demo", __name__)

_PEOPLE = (
    select(Account.demo_name, Account.kind)
    .where(Account.demo_name.is_not(None))
    .order_by(Account.kind, Account.demo_name)
)
_ONE = (
    select(Account.id, Person.language)
    .outerjoin(Person, Person.id == Account.person_id)
    .where(
        Account.demo_name == bindparam("name"),
        Account.is_closed.is_(False),
        or_(Account.until_day.is_(None), Account.until_day >= bindparam("today")),
    )
)


@bp.get("/demo")
@bp.get("/<lang>/demo")
@web.public
def people() -> Response:
    """List the demo people, each as a form with one button.

    Whoever came in a language goes on in it; from the bare address each person's own language is spoken.
    """
    with web.portal().store.reading() as work:
        rows = {row.demo_name: phrases.GROUP_OF.get(row.kind, row.kind) for row in work.rows(_PEOPLE)}
    # First who is introduced, in that order, for some sentences speak of the one before.
    names = [*(name for name in phrases.ABOUT if name in rows), *(rows.keys() - phrases.ABOUT.keys())]
    groups = [
        (heading, [(name, phrases.ABOUT.get(name)) for name in names if rows[name] == kind])
        for kind, heading in phrases.GROUPS.items()
    ]
    lang = "" if request.path == "/demo" else web.words().lang
    wanted = flows.own_path(request.args.get("next", ""))
    return web.render("demo/people.html", groups=groups, next=wanted, lang=lang)


@bp.get("/<lang>/demo/letters")
@web.public
def letter_box() -> Response:
    """Show the letters with a code that a real town would print and post."""
    where = request.host_url.rstrip("/") + "/code"
    with web.portal().store.reading() as work:
        found = [
            (name_of(work, given.person), accounts.paper_of(given, where=where, at=at))
            for given, at in letters.in_the_box(work)
        ]
    return web.render("demo/letters.html", letters=found)


@bp.post("/demo")
@web.public
def sign_in() -> AnyResponse:
    """Sign in as one of the demo people.

    :raises NotFound: when there is no such demo person.
    """
    wanted, at = flows.own_path(request.form.get("next", "")), web.now()
    with web.portal().store.writing() as work:
        row = work.row(_ONE, name=request.form.get("person", ""), today=web.today())
        if row is None:
            raise NotFound("demo person")
        device = "own" if request.form.get("device") == "own" else "shared"
        arriving.came_in(work, account=row.id, at=at)
        token = sessions.start(work, account=row.id, device=device, level="demo", at=at)
    # A page that was asked for keeps its language; otherwise the person's own is spoken.
    lang = request.form.get("lang") or wanted[1:].split("/")[0] or row.language
    known = web.portal().words
    g.words = known.get(lang) or known["nl"]
    answer = redirect(entering.onward(token, wanted), code=303)
    cookie.put(answer, token)
    return answer
