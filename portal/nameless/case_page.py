"""What somebody with a code has open, and the page of the case that it became."""

from __future__ import annotations

from dataclasses import replace

from flask import Response

from portal import web
from portal.access import looking
from portal.cases import service as cases
from portal.cases.forms import FileForm
from portal.cases.handling_page import handling_page
from portal.cases.rules import STATE_NAMES, Step
from portal.nameless import service
from portal.signals import following
from portal.signals.following import Told
from portal.signals.forms import MessageForm
from portal.signals.views_code import here


def told_here() -> Told:
    """Return what is open in this browser.

    :raises NotFound: when nothing is.
    """
    signal = here()
    with web.portal().store.reading() as work:
        return following.show(work, signal=signal)


def case_page(told: Told, form: MessageForm, file_form: FileForm, *, status: int = 200) -> Response:
    """Return the page of the case, perhaps with a form that was filled in."""
    viewer, idle = service.viewer_of(told), web.portal().settings.idle_shared
    with looking(web.portal().store, viewer, at=web.now()) as work:
        found = cases.show(work, told.case or "")
        done = cases.handled(work, found.id)
        uses = following.uses(work, signal=told.id, idle=idle, at=web.now())
    return web.render(
        "nameless/case.html",
        status=status,
        case=found,
        state=STATE_NAMES[found.state],
        handling=handling_page(replace(found, done=done)),
        uses=uses,
        form=form,
        file_form=file_form,
        idle=idle,
        may_add=found.may(Step.ADD),
        may_stop=found.may(Step.WITHDRAW),
        may_undo=found.may_undo(web.today()),
    )
