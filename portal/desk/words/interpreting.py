"""The page on which an official says whether an interpreter comes, in a case or at a meeting."""

from __future__ import annotations

from flask import Response

from portal import web
from portal.desk.words.forms import AnswerForm
from portal.understanding.phrases import ASKING, ASKING_LOOKS
from portal.understanding.service import Wanted
from portal.understanding.tongues import tongue_name, tongue_said


def interpreter_page(one: Wanted, form: AnswerForm, *, action: str, back: str, status: int = 200) -> Response:
    """Return the page, perhaps with a form that was filled in."""
    return web.render(
        "desk/words/interpreter.html",
        status=status,
        one=one,
        form=form,
        action=action,
        back=back,
        tongue_name=tongue_name,
        tongue_said=tongue_said,
        asking=ASKING,
        asking_looks=ASKING_LOOKS,
    )
