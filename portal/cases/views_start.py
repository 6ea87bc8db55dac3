"""Where a person begins: the overview, telling what happened, and choosing what fits."""

from __future__ import annotations

import re

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import acting, looking, pointers
from portal.cases import kinds, scope, service
from portal.cases.answering import as_text
from portal.cases.beginning import begin
from portal.cases.following import LOOKS, next_step
from portal.cases.forms import Answer, KindForm, QuestionForm, WordsForm, seems_to_hold_number, tell
from portal.cases.kind import LISTS, Kind
from portal.cases.old_enough import TooYoung, check_age
from portal.cases.pages import ABOUT, ADD, QuestionPage, form_of, pointer_of, pressed_form, read_draft
from portal.cases.rules import STATE_NAMES, proposal
from portal.cases.shown import CaseLine, DraftView
from portal.cases.walking import first, resume
from portal.errors import NotFound, Refused, StoreUnavailable
from portal.store.columns import given_id
from portal.words import N_, Said

BEGUN = {
    "not-needed": N_("This is not needed for my question."),
    "no-purpose": N_("Nobody said what this is for."),
    "number": N_("There is a number here, but nobody asked me about this."),
    "not-right": N_("This was right before, but not any more."),
    "not-told": N_("I got no help because I did not want to tell something."),
    "not-involved": N_("They talked about me with an organisation that has nothing to do with me."),
    "used": N_("I want to see what you used for the decision in this letter."),
}
"""First words that a link may put in the box of the first question; the person changes them as they like."""

DECISION = re.compile(r"[A-Za-z0-9][A-Za-z0-9./-]{2,39}")
"""What a number of a decision looks like; anything else in an address is left out."""

NOTES = {
    "later": N_("We kept it. You can go on whenever you want."),
    "dropped": N_("It is thrown away."),
}
"""What an overview may say about the step before it."""


def overview() -> Response:
    """Show what is being written and what was sent."""
    viewer, before = web.viewer(), request.args.get("before")
    with looking(web.portal().store, viewer, at=web.now(), item=("cases", "")) as look:
        found = service.list_for(look, before=before)
        drafts = () if before else service.list_drafts(look)
        if viewer.grant:
            found, drafts = scope.narrowed(look, viewer, found, drafts)
    note = NOTES.get(request.args.get("done", ""))
    return web.render(
        "cases/overview.html",
        drafts=drafts,
        cases=[(line, _next(line)) for line in found.items],
        newer=web.url("cases.overview") if before else None,
        older=web.url("cases.overview", before=found.older) if found.older else None,
        state_names=STATE_NAMES,
        look=LOOKS,
        today=web.today(),
        note=Said(note) if note else None,
    )


def _next(line: CaseLine) -> Said:
    return next_step(line, web.today())


def start() -> AnyResponse:
    """Ask what happened; keep it as a draft of the kind that seems to fit, and let the person choose."""
    web.viewer()
    if request.method == "GET":
        return _start_page(WordsForm())
    form = WordsForm(request.form)
    if not form.validate():
        return _start_page(form, status=400)
    told = form.answer.data or ""
    proposed = proposal(told)
    mine = scope.own_kinds(web.viewer())
    fits = [kind for kind in mine if proposed and kind.code == proposed[0][0]]
    if not mine:
        raise NotFound("kind")
    kind = (*fits, *mine)[0]
    try:
        draft = _started(kind, [told] if kind.questions[0].shape in LISTS else told)
    except StoreUnavailable:
        return _start_page(form, status=503, alarm=True)
    return web.go("cases.choose", id=draft)


def _start_page(form: WordsForm, *, status: int = 200, alarm: bool = False) -> Response:
    own = scope.own_kinds(web.viewer())
    return web.render("cases/start.html", status=status, form=form, kinds=own, alarm=alarm, once=_once())


def _started(kind: Kind, answer: Answer, table: str = "", item: str = "") -> str:
    viewer = web.viewer()
    with acting(web.portal().store, viewer) as work:
        return begin(
            work,
            viewer=viewer,
            kind=kind,
            answer=answer,
            about=(table, item),
            once=_once(),
            at=web.now(),
            today=web.today(),
        )


def _once() -> str:
    """Return the id that this page got when it was shown, or a new one."""
    return given_id(request.form.get("once"))


def choose(id: str) -> AnyResponse:
    """Propose what fits a draft; the person chooses, and what was told goes along."""
    found, _ = read_draft(id)
    own_words = as_text(found.answers.get(found.kind.questions[0].name, ""))
    proposed = dict(proposal(own_words))
    form = KindForm(request.form)  # Nothing is ticked yet: the person chooses, not the page.
    form.offer(sorted(scope.own_kinds(web.viewer()), key=lambda kind: _rank(kind.code, list(proposed))))
    if request.method == "GET" or not form.validate():
        return _choose_page(found, form, own_words, proposed)
    viewer = web.viewer()
    try:
        with acting(web.portal().store, viewer) as work:
            service.retype_draft(
                work, viewer=viewer, draft=id, kind=form.kind.data, at=web.now(), today=web.today()
            )
    except Refused as refused:
        tell(form.kind, refused.reason)
        return _choose_page(found, form, own_words, proposed)
    return web.go("cases.draft", id=id)


def _rank(code: str, proposed: list[str]) -> int:
    """Return the place of a kind: first what was proposed, then all others in their own order."""
    return proposed.index(code) if code in proposed else len(proposed)


def _choose_page(found: DraftView, form: KindForm, own_words: str, proposed: dict[str, str]) -> Response:
    hints = {kind.code: web.words().text(proposed.get(kind.code, kind.lead)) for kind in kinds.all()}
    return web.render(
        "cases/choose.html",
        status=400 if form.errors else 200,
        found=found,
        form=form,
        own_words=own_words,
        hints=hints,
    )


def new_kind(kind: str) -> AnyResponse:
    """Ask the first question of a kind, perhaps about an entry; the answer makes a draft."""
    chosen = kinds.find(kind)
    table, item = _about()
    with looking(web.portal().store, web.viewer(), at=web.now(), item=(table, item)) as look:
        check_age(look, web.viewer(), chosen, web.today())
        pointer = pointer_of(look, table, item)
    question = chosen.questions[0]
    if request.method == "GET":
        return _first_page(chosen, form_of(question, answer=_first_words()), pointer)
    press = request.form.get("do", "")
    form = pressed_form(question, press, request.form)
    if not form.validate():
        return _first_page(chosen, form, pointer, status=400)
    if press:
        boxes = len(form.given) + (press == ADD)
        return _first_page(chosen, form_of(question, answer=form.given, boxes=boxes), pointer)
    try:
        draft = _started(chosen, form.given, table, item)
    except StoreUnavailable:
        return _first_page(chosen, form, pointer, status=503, alarm="lost")
    if seems_to_hold_number(form.given):
        return web.go("cases.draft", id=draft, q=question.name, look="number")
    return web.go("cases.draft", id=draft, q=resume(chosen, {question.name: form.given}, web.today()))


def too_young(refused: TooYoung) -> Response:
    """Say who asks this for a child, and what the child can do: wherever in this room it was asked."""
    status = 200 if request.method == "GET" else refused.status
    return web.render("cases/too_young.html", status=status, reason=refused.reason)


def used(number: str) -> AnyResponse:
    """Lead from a decision on paper to the request to see what was used; signing in keeps only a path."""
    return web.go("cases.new_kind", kind="inspection", begun="used", decision=number)


def _first_words() -> str | None:
    """Return the words that a link put in the first box; a decision on paper brings its number (R-124)."""
    number = request.args.get("decision", "")
    if request.args.get("begun") == "used" and DECISION.fullmatch(number):
        return web.words().text(N_("I want to see what you used for decision %(number)s."), number=number)
    begun = BEGUN.get(request.args.get("begun", ""))
    return web.words().text(begun) if begun else None


def _about() -> tuple[str, str]:
    """Return what the address points at.

    :raises NotFound: when it points at two things.
    """
    given = [(table, request.args[name]) for name, table in ABOUT.items() if name in request.args]
    if len(given) > 1:
        raise NotFound("about")
    return given[0] if given else ("", "")


def _first_page(
    kind: Kind, form: QuestionForm, pointer: pointers.Pointer | None, *, status: int = 200, alarm: str = ""
) -> Response:
    here = first(kind)
    given = {name: request.args[name] for name in ABOUT if name in request.args}
    page = QuestionPage(
        kind=kind,
        question=here.question,
        number=here.number,
        all=here.all,
        action=web.url("cases.new_kind", kind=kind.code, **given),
        back=web.url("cases.start"),
        say="" if pointer else web.url("cases.say", kind=kind.code),
        pointer=pointer,
        once=_once(),
    )
    return web.render("cases/question.html", status=status, page=page, form=form, file_form=None, alarm=alarm)
