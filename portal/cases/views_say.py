"""Telling it out loud: a recording of one's own device. No other firm hears it."""

from __future__ import annotations

from flask import Response, request
from werkzeug.datastructures import CombinedMultiDict
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import acting
from portal.cases import kinds, scope, service
from portal.cases.case_page import read_case
from portal.cases.forms import tell
from portal.cases.forms_say import SayForm
from portal.cases.kind import LISTS, Kind
from portal.cases.pages import read_draft
from portal.cases.recordings import LONGEST_MINUTES, cleaned
from portal.cases.rules import Step
from portal.errors import NotFound, Refused, StoreUnavailable
from portal.store import Writing
from portal.words import N_

SPOKEN = N_("I tell it in my own voice. Please listen to my recording.")
"""What stands in the box of a story that was told out loud, until somebody typed it out."""

NAME = N_("My own story")


def say_new() -> AnyResponse:
    """Tell something new out loud; it becomes a draft of the kind in the address, or of the first one."""
    _only_oneself()
    mine = scope.own_kinds(web.viewer())
    kind = kinds.find(request.args["kind"]) if "kind" in request.args else mine[0]
    form = _form()
    if request.method == "GET":
        return _page(form)
    return _answer(form, back="", kind=kind)


def say_in_draft(id: str) -> AnyResponse:
    """Tell a draft out loud."""
    _only_oneself()
    found, _ = read_draft(id)
    form, back = _form(), web.url("cases.draft", id=id)
    if request.method == "GET":
        return _page(form, back=back)
    has_words = bool(found.answers.get(found.kind.questions[0].name))
    return _answer(form, back=back, draft=id, kind=None if has_words else found.kind)


def say_in_case(id: str) -> AnyResponse:
    """Add something out loud to a case that was sent.

    :raises NotFound: when nothing can be added to it.
    """
    _only_oneself()
    case, _ = read_case(id)
    form, back = _form(), web.url("cases.show", id=id)
    if request.method == "GET":
        if not case.may(Step.ADD):
            raise NotFound("cases")
        return _page(form, back=back)
    return _answer(form, back=back, case=id)


def _only_oneself() -> None:
    """Let nobody speak in the place of another: it is the person's own statement.

    :raises NotFound: for who acts for somebody.
    """
    if web.viewer().grant:
        raise NotFound("say")


def _form() -> SayForm:
    if request.method == "POST":
        return SayForm(CombinedMultiDict((request.files, request.form)))
    return SayForm(data={"tongue": web.words().lang})


def _answer(
    form: SayForm, *, back: str, draft: str = "", case: str = "", kind: Kind | None = None
) -> AnyResponse:
    """Keep a recording, and go on to where it belongs; what is not right stays on the page.

    :param kind: of a draft that has no words yet; its first box then says that it is told out loud.
    """
    if not form.validate():
        return _page(form, back=back, status=400)
    try:
        content = cleaned(form.file.data.read(), "voice")
        with acting(web.portal().store, web.viewer()) as work:
            if kind is not None:
                draft = _with_words(work, draft, kind)
            service.attach(
                work,
                viewer=web.viewer(),
                draft=draft,
                case=case,
                name=web.words().text(NAME),
                content=content,
                language=form.tongue.data,
                at=web.now(),
            )
    except Refused as refused:
        tell(form.file, refused.reason)
        return _page(form, back=back, status=400)
    except StoreUnavailable:
        return _page(form, back=back, status=503)
    return web.go("cases.show", id=case, done="file") if case else web.go("cases.draft", id=draft)


def _with_words(work: Writing, draft: str, kind: Kind) -> str:
    """Say in the first box that it is told out loud; return the draft."""
    told, first = web.words().text(SPOKEN), kind.questions[0]
    answers: dict[str, str | list[str]] = {first.name: [told] if first.shape in LISTS else told}
    viewer, at, today = web.viewer(), web.now(), web.today()
    if draft:
        service.save_answers(work, viewer=viewer, draft=draft, answers=answers, at=at, today=today)
        return draft
    return service.start_draft(work, viewer=viewer, kind=kind.code, answers=answers, at=at, today=today)


def _action() -> str:
    """Return where the form goes: back to its own page."""
    given = {"kind": request.args["kind"]} if "kind" in request.args else {}
    return web.url(request.endpoint or "", **(request.view_args or {}), **given)


def _page(form: SayForm, *, back: str = "", status: int = 200) -> Response:
    return web.render(
        "cases/say.html",
        status=status,
        form=form,
        action=_action(),
        back=back or web.url("cases.start"),
        minutes=LONGEST_MINUTES,
    )
