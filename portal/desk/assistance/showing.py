"""What several pages of a helper show: the end of a visit, the question to the person, and who looks."""

from __future__ import annotations

from flask import Response, redirect
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import Viewer, refuse, ties
from portal.assistance import service
from portal.assistance.rules import reason
from portal.desk.assistance import slip
from portal.desk.assistance.forms import SlipForm
from portal.letters import engine
from portal.letters.phrases import RIGHTS
from portal.viewer import Official

COVERED = "#cover"
"""At an open counter the first page begins under the cover. Source: R-125."""

TOO_CLOSE = "desk_assistance.too_close"
"""How a helper who would help family or friends stands in the log of refused tries."""


def note_close() -> None:
    """Write down that a helper would have helped somebody they know; nothing was opened."""
    refuse(web.portal().store, account=web.official().account, endpoint=TOO_CLOSE, at=web.now())


def is_close(visit: str) -> bool:
    """Tell whether the helper of a visit is its person, or knows that person privately."""
    helper = web.official()
    with web.portal().store.reading() as work:
        person = service.person_of(work, helper=helper, visit=visit)
        return person is not None and ties.is_close(work, helper.account, person)


def ended_page(
    ended: service.Ended,
    *,
    with_slip: bool,
    wants_paper: bool = True,
    form: SlipForm | None = None,
    status: int = 200,
) -> Response:
    """Show that a visit ended; the slip stands there only right after it, or once more for the printer.

    :param form: the question for the code, at an open counter.
    :param wants_paper: False for who goes home without any.
    """
    helper = web.official()
    is_shown = with_slip and ended.agreed_at is not None
    return web.render(
        "desk/assistance/ended.html",
        status=status,
        form=form or SlipForm(),
        has_pdf=engine.is_available(),
        rights=RIGHTS,
        paper=slip.slip_of(viewer_of(helper, ended), ended) if is_shown else None,
        ended=ended,
        wants_paper=wants_paper,
    )


def viewer_of(helper: Official, visit: service.Begun | service.Ended) -> Viewer:
    """Return how a helper looks at the person: as somebody else, with the reason of a visit."""
    return Viewer(
        account=helper.account,
        person=visit.person,
        capacity="visit",
        reason=reason(visit.setting),
        role=helper.role,
        agency=helper.agency,
        session=helper.session,
        wrapped_key=getattr(visit, "wrapped_key", None),
        grant=visit.id,
        acts=getattr(visit, "acts", frozenset()),
    )


def to_the_person(begun: service.Begun) -> AnyResponse:
    """Go to the question what is allowed, in the language of who reads it: by phone that is the helper."""
    known, here = web.portal(), web.words().lang
    lang = begun.language if begun.language in known.words and not begun.is_by_phone else here
    return redirect(known.addresses.to(lang, "desk_assistance.ask", visit=begun.id), code=303)
