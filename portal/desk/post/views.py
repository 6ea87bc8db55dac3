"""What came on paper becomes a case as any other: its first day counts, and the person gets the receipt.

Source: Awb art. 2:8 and 9:4; AVG art. 12 lid 2. Nobody needs e-mail, a phone or a sign-in for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from flask import Blueprint, Response, g, request
from markupsafe import Markup
from werkzeug.datastructures import CombinedMultiDict
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import Viewer, acting, refuse, ties
from portal.access.service import write_look
from portal.assistance.service import TooClose
from portal.cases import kinds, service
from portal.cases.files import CleanFile, clean
from portal.cases.kind import LISTS
from portal.cases.papers import papers_of
from portal.cases.shown import CaseView
from portal.desk.assistance.showing import TOO_CLOSE
from portal.desk.post import joining
from portal.desk.post.forms import NO_SUCH_NUMBER, PostForm
from portal.desk.post.joining import Joined
from portal.errors import NotFound, Refused, StoreUnavailable
from portal.medical import service as medical
from portal.people.service import known_person
from portal.store import Writing, new_id
from portal.words import N_

ROLE = "helpdesk"
REASON = "post"
"""Why the help desk was in somebody's data, as the person reads it."""

FORGOTTEN = N_("Choose the scan again: a file is not kept when the page comes back.")
CLOSE = N_("You know this person. Let a colleague type in this letter.")
OTHER = N_("The number and the day of birth do not belong together here. Look at the letter again.")

bp = Blueprint("desk_post", __name__)


@dataclass(frozen=True)
class Letter:
    """A letter that was typed over, ready to become a case."""

    form: PostForm
    file: CleanFile

    @property
    def day(self) -> date:
        """Return the first day."""
        return date.fromisoformat(self.form.received_on.data or "")


@bp.get("/desk/post")
@web.for_officials(ROLE, helpers=True)
def start() -> Response:
    """Ask what came, from whom and when."""
    return _page(_form(None))


@bp.post("/desk/post")
@web.for_officials(ROLE, helpers=True)
def keep() -> AnyResponse:
    """Make a case of a letter, once, and show the receipt that goes back on paper."""
    form = _form(CombinedMultiDict[str, Any]([request.files, request.form]))
    if not form.validate():
        return _page(form, status=400)
    at = web.now()
    try:
        letter = Letter(form, clean(form.scan.data.stream.read()))
        person = _person(form, at)
        if person is None:
            form.number.errors = [OTHER]
            return _page(form, status=400)
        if form.case.data:
            return _joined(joining.join(form, letter.file, _viewer(person)))
        case = _sent(letter, _viewer(person))
    except TooClose:
        return _too_close(form, at)
    except NotFound:
        form.case.errors = [NO_SUCH_NUMBER]
        return _page(form, status=400)
    except joining.CaseEnded as ended:
        form.case.errors = [str(ended.reason)]
        return _page(form, status=ended.status)
    except Refused as refused:
        # A file that is none, with plain words about what to do; the page says them.
        form.scan.errors = [refused.reason]  # type: ignore[list-item]
        return _page(form, status=refused.status)
    except StoreUnavailable:
        return _page(form, status=503, alarm=True)
    return _receipt(case)


def _person(form: PostForm, at: datetime) -> str | None:
    """Return whose letter it is; nothing when number and day of birth do not belong together.

    :raises TooClose: when the worker knows this person privately.
    """
    card = form.card
    with web.portal().store.writing() as work:
        if ties.is_close_to_number(work, web.official().account, card.number):
            raise TooClose
        return known_person(
            work,
            number=card.number,
            born_on=card.born_on.isoformat(),
            language=form.language.data,
            at=at,
        )


def _sent(letter: Letter, viewer: Viewer) -> CaseView:
    with acting(web.portal().store, viewer) as work:
        case = _once(work, letter, viewer)
        return service.show(work, case)


def _once(work: Writing, letter: Letter, viewer: Viewer) -> str:
    """Send it and return the case; a second press finds the first."""
    form, at, today = letter.form, web.now(), web.today()
    once = form.once.data or new_id()
    try:
        return service.sent_as(work, once)
    except NotFound:
        kind = kinds.find(form.kind.data)
    first, text = kind.questions[0], form.text.data or ""
    answers = {first.name: [text] if first.shape in LISTS else text}
    draft = service.start_draft(
        work, viewer=viewer, kind=kind.code, answers=answers, at=at, today=today, once=once
    )
    apart = medical.Kind.MEDICAL if form.is_health.data == "yes" else None
    service.attach(work, viewer=viewer, draft=draft, name="scan", content=letter.file, apart=apart, at=at)
    case = service.send(
        work,
        viewer=viewer,
        draft=draft,
        language=form.language.data,
        channel=form.channel.data,
        received_on=letter.day,
        at=at,
        today=today,
    )
    write_look(work, viewer, item_table="cases", item_id=case, at=at)
    return case


def _viewer(person: str) -> Viewer:
    official = web.official()
    return Viewer(
        account=official.account,
        person=person,
        capacity="assigned",
        reason=REASON,
        role=official.role,
        agency=official.agency,
        session=official.session,
    )


def _receipt(case: CaseView) -> Response:
    """Show the receipt letter, in the language of the letter; it is printed here and kept nowhere."""
    paper, here = papers_of(case, web.portal().directory().name)[0].paper, web.words()
    g.words = web.portal().words.get(case.language, here)
    # What Jinja made of a template is safe as it stands.
    inside = Markup(web.text_of("desk/post/paper.html", paper=paper))  # noqa: S704
    g.words = here
    return web.render("desk/post/receipt.html", case=case, paper=inside)


def _joined(joined: Joined) -> Response:
    """Show the paper that goes back, in the language of the letter."""
    here = web.words()
    g.words = web.portal().words.get(joined.language, here)
    # What Jinja made of a template is safe as it stands.
    inside = Markup(web.text_of("desk/post/joined_paper.html", joined=joined))  # noqa: S704
    g.words = here
    return web.render("desk/post/receipt.html", paper=inside)


def _too_close(form: PostForm, at: datetime) -> Response:
    refuse(web.portal().store, account=web.official().account, endpoint=TOO_CLOSE, at=at)
    form.number.errors = [CLOSE]
    return _page(form, status=409)


def _form(posted: CombinedMultiDict[str, Any] | None) -> PostForm:  # Any: texts and files.
    form = PostForm(posted, data={"once": new_id()})
    form.offer([(lang, words.name) for lang, words in web.portal().words.items()])
    form.received_on.latest = web.today()
    return form


def _page(form: PostForm, *, status: int = 200, alarm: bool = False) -> Response:
    note = FORGOTTEN if status != 200 and request.files.get("scan") else None
    return web.render("desk/post/form.html", status=status, form=form, alarm=alarm, note=note)
