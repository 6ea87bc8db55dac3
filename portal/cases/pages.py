"""What the pages of cases are filled with, read for the person who asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask import Response, request

from portal import web
from portal.access import looking, pointers
from portal.cases import service
from portal.cases.forms import (
    Answer,
    Bodies,
    FileForm,
    Posted,
    QuestionForm,
    question_form,
    seems_to_hold_number,
    without_point,
)
from portal.cases.kind import MOST_POINTS, Kind, Question, Shape
from portal.cases.phrases import answer_lines, day_lines
from portal.cases.shown import DraftView, FileLine
from portal.cases.walking import CHECK, Spot
from portal.store import Work

ABOUT = {
    "entry": "consultation_subjects",
    "declaration": "declarations",
    "promise": "promises",
    "plan": "plans",
    "meeting": "meeting_persons",
    "file": "files",
    "item": "file_items",
    "part": "file_domains",
    "carer": "file_carers",
}
"""What the address of a first page may point at, and in which table it stands."""


WHEN = "happened_on"
"""The question when it happened."""

ADD, REMOVE, SKIP, LATER = "add", "remove-", "skip", "later"
"""The other buttons on the page of a question."""


@dataclass(frozen=True)
class QuestionPage:
    """Everything on the page of one question but its form."""

    kind: Kind
    question: Question
    number: int
    all: int
    action: str
    back: str
    ahead: str = ""
    attach: str = ""
    other_kind: str = ""
    say: str = ""
    """Where it can be told out loud instead; only the first question is."""
    is_kept: bool = False
    """Whether there is a draft yet; the very first page has none."""
    has_room: bool = True
    ends_on: date | None = None
    pointer: pointers.Pointer | None = None
    files: Sequence[tuple[FileLine, str]] = ()
    once: str = ""
    """The id of the draft that the very first page makes, so that a second press makes no other."""


def pointer_of(work: Work, table: str, item: str) -> pointers.Pointer | None:
    """Return what a case is about, when it is about something.

    :raises NotFound: when that is not theirs, or hidden.
    """
    return pointers.describe(work, table, item) if table else None


def read_draft(id: str) -> tuple[DraftView, pointers.Pointer | None]:
    """Read a draft of the person who asks, and what it is about.

    :raises NotFound: when it is not there, not theirs, or was sent.
    """
    viewer = web.viewer()
    with looking(web.portal().store, viewer, at=web.now(), item=("drafts", id)) as look:
        found = service.read_draft(look, id)
        return found, pointer_of(look, found.about_table, found.about_id)


def form_of(
    question: Question,
    *,
    answer: Answer | None = None,
    posted: Posted | None = None,
    must: bool = True,
    boxes: int = 0,
    pointer: pointers.Pointer | None = None,
) -> QuestionForm:
    """Make the form of a question in the reader's language.

    :param pointer: what it is about; that proposes an organisation and a day where nothing was answered yet.
    """
    if pointer and not answer:
        answer = _proposed(question, pointer)
    return question_form(
        question,
        answer=answer,
        posted=posted,
        today=web.today(),
        bodies=bodies() if question.shape is Shape.BODIES else (),
        languages=("nl", "en", web.words().lang),
        must=must,
        boxes=boxes,
    )


def _proposed(question: Question, pointer: pointers.Pointer) -> Answer | None:
    if question.shape is Shape.BODIES and pointer.agency:
        return [pointer.agency]
    return pointer.day.isoformat() if question.name == WHEN and pointer.day else None


def pressed_form(question: Question, press: str, posted: Posted) -> QuestionForm:
    """Make the form of what was sent by a button: only "go on" asks for an answer that is needed."""
    if press.startswith(REMOVE):
        posted = without_point(posted, press.removeprefix(REMOVE))
    return form_of(question, posted=posted, must=press == "")


def bodies() -> Bodies:
    """Return the organisations one may choose from, by name."""
    cards = web.portal().directory().agencies.values()
    return sorted(((card.id, card.name) for card in cards), key=lambda pair: pair[1].casefold())


def question_page(
    found: DraftView,
    spot: Spot,
    form: QuestionForm,
    *,
    pointer: pointers.Pointer | None,
    file_form: FileForm | None = None,
    status: int = 200,
    alarm: str = "",
) -> Response:
    """Return the page of one question of a draft."""
    then = {"then": CHECK} if request.args.get("then") == CHECK else {}
    draft = found.id
    page = QuestionPage(
        kind=found.kind,
        question=spot.question,
        number=spot.number,
        all=spot.all,
        action=web.url("cases.save", id=draft, q=spot.question.name, **then),
        back=web.url("cases.draft", id=draft, q=CHECK if then else spot.back) if then or spot.back else "",
        ahead=web.url("cases.draft", id=draft, q=CHECK if then else spot.ahead),
        attach=web.url("cases.attach", id=draft, **then),
        other_kind=web.url("cases.choose", id=draft),
        say="" if spot.back else web.url("cases.say_in_draft", id=draft),
        is_kept=True,
        has_room=len(list(form)) < MOST_POINTS,
        ends_on=found.ends_on,
        pointer=pointer,
        files=[(file, web.url("cases.detach", id=draft, file=file.id)) for file in found.attachments],
    )
    if spot.question.shape is Shape.FILES:
        file_form = file_form or FileForm()
    return web.render(
        "cases/question.html", status=status, page=page, form=form, file_form=file_form, alarm=alarm
    )


def check_page(
    found: DraftView, *, pointer: pointers.Pointer | None, status: int = 200, alarm: str = ""
) -> Response:
    """Return the page with all answers, before sending."""
    kind, today = found.kind, web.today()
    asked = kind.asked(found.answers, today)
    counted = service.preview_terms(kind, today, found.answers)
    return web.render(
        "cases/check.html",
        status=status,
        found=found,
        pointer=pointer,
        lines=answer_lines(kind, found.answers, web.portal().directory().name, today),
        change={
            question.name: web.url("cases.draft", id=found.id, q=question.name, then=CHECK)
            for question in asked
        },
        files_change=web.url("cases.draft", id=found.id, q="files", then=CHECK)
        if kind.question("files")
        else "",
        days=day_lines(counted, kind.answer_term),
        has_number=any(map(seems_to_hold_number, found.answers.values())),
        back=web.url("cases.draft", id=found.id, q=asked[-1].name),
        alarm=alarm,
    )
