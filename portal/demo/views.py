"""The demo's own sign-in: a list of invented people. These routes exist only where the demo is on."""

from __future__ import annotations

from flask import Blueprint, Response, request
from sqlalchemy import bindparam, select
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.errors import NotFound
from portal.people import cookie, sessions
from portal.people.models import Account, Person

bp = Blueprint("demo", __name__)

_PEOPLE = (
    select(Account.demo_name, Account.kind, Account.role, Person.language)
    .outerjoin(Person, Person.id == Account.person_id)
    .where(Account.demo_name.is_not(None))
    .order_by(Account.kind, Account.demo_name)
)
_ONE = (
    select(Account.id, Person.language)
    .outerjoin(Person, Person.id == Account.person_id)
    .where(Account.demo_name == bindparam("name"), Account.is_closed.is_(False))
)


@bp.get("/demo")
@web.public
def people() -> Response:
    """List the demo people, each as a form with one button."""
    with web.portal().store.reading() as work:
        rows = [tuple(row) for row in work.rows(_PEOPLE)]
    return web.render("demo/people.html", people=rows)


@bp.post("/demo")
@web.public
def sign_in() -> AnyResponse:
    """Sign in as one of the demo people.

    :raises NotFound: when there is no such demo person.
    """
    at = web.now()
    with web.portal().store.writing() as work:
        row = work.row(_ONE, name=request.form.get("person", ""))
        if row is None:
            raise NotFound("demo person")
        device = "own" if request.form.get("device") == "own" else "shared"
        token = sessions.start(work, account=row.id, device=device, level="demo", at=at)
    lang = request.form.get("lang") or row.language or "nl"
    answer = web.go_in(lang if lang in web.portal().words else "nl", "pages.home")
    cookie.put(answer, token)
    return answer
