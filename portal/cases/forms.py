"""One form for each question, made from what its kind says; nothing here needs a request."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, TypeAlias

from werkzeug.datastructures import FileStorage, MultiDict
from wtforms import (
    Field,
    FileField,
    RadioField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    widgets,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # Newer than its stubs.
from wtforms.validators import StopValidation

from portal.cases.fields import Check, DayField, needed, one_of, tidy
from portal.cases.kind import LISTS, MOST_POINTS, Kind, Question, Shape
from portal.cases.rules import has_citizen_number
from portal.web import Form, NoBrokenText, NotTooLong
from portal.words import N_, Said

Answer: TypeAlias = str | list[str]
Posted: TypeAlias = MultiDict[str, str]
Bodies: TypeAlias = Sequence[tuple[str, str]]
"""Ids and names of the organisations one may choose."""

YES_NO = (("yes", N_("Yes")), ("no", N_("No")))
POINT = "point-"


# Any: the stubs still want pairs here, which WTForms itself warns about.
def _listed(choices: Bodies) -> list[Any]:
    """Return values and their words as WTForms wants them."""
    return [SelectChoice(value, words) for value, words in choices]


class QuestionForm(Form):
    """The form of one question: one field ``answer``, or a box for each point."""

    question: Question

    def row_of(self, _name: str) -> tuple[str, str]:
        """Return the row of the question itself: its boxes have names of their own."""
        return self.question.service, self.question.name

    @property
    def given(self) -> Answer:
        """Return what is to be kept."""
        if self.question.shape is Shape.GRIEVANCES:
            return [field.data for field in self if field.data]
        found = self["answer"].data if "answer" in self else ""
        return list(found or []) if self.question.shape in LISTS else found or ""


def seems_to_hold_number(answer: Answer) -> bool:
    """Tell whether one of the texts seems to hold a citizen service number."""
    return any(map(has_citizen_number, answer if isinstance(answer, list) else [answer]))


def question_form(
    question: Question,
    *,
    answer: Answer | None,
    posted: Posted | None,
    today: date,
    bodies: Bodies = (),
    languages: Sequence[str] = ("nl", "en"),
    must: bool = True,
    boxes: int = 0,
) -> QuestionForm:
    """Make the form of one question, filled with what was posted or else with the answer of before.

    :param languages: whose names of months may be typed.
    :param must: ask for an answer when the question needs one; no for "go on later".
    :param boxes: how many boxes a list of points has at least.
    """
    checks = [needed(question.missing)] if question.required and must else []
    fields: dict[str, object]
    data: dict[str, Answer | None] = {}
    if question.shape is Shape.GRIEVANCES:
        fields = _points(question, checks, answer, posted, boxes)
    elif question.shape is Shape.FILES:
        fields = {}  # The files have a form of their own.
    else:
        fields = {"answer": _MAKERS[question.shape](question, checks, bodies)}
        data = {"answer": answer}
    # WTForms wants its fields on a class, so each question gets a class of its own.
    made = type("QuestionForm", (QuestionForm,), {**fields, "question": question})
    form: QuestionForm = made(posted and _of_ours(posted), data=data)
    for field in form:
        if isinstance(field, DayField):
            field.latest, field.languages = today, tuple(languages)
    return form


def _of_ours(posted: Posted) -> Posted:
    """Leave out names that no form of ours has, before WTForms reads numbers from them."""
    return MultiDict([(name, value) for name, value in posted.items(multi=True) if name.isascii()])


def _text(question: Question, checks: Sequence[Check], _bodies: Bodies) -> object:
    box = StringField if question.shape is Shape.TEXT else TextAreaField
    return box(question.label, [*checks, NoBrokenText(), NotTooLong(question.longest)], filters=[tidy])


def _day(question: Question, checks: Sequence[Check], _bodies: Bodies) -> object:
    return DayField(question.label, list(checks))


def _choice(question: Question, checks: Sequence[Check], _bodies: Bodies) -> object:
    choices = YES_NO if question.shape is Shape.YES_NO else question.choices
    known = one_of({value for value, _ in choices})
    return RadioField(question.label, [*checks, known], choices=_listed(choices), validate_choice=False)


def _many(question: Question, checks: Sequence[Check], bodies: Bodies) -> object:
    choices = bodies if question.shape is Shape.BODIES else question.choices
    return SelectMultipleField(
        question.label,
        [*checks, one_of({value for value, _ in choices})],
        choices=_listed(choices),
        validate_choice=False,
        option_widget=widgets.CheckboxInput(),
    )


_MAKERS: Mapping[Shape, Callable[[Question, Sequence[Check], Bodies], object]] = {
    Shape.TEXT: _text,
    Shape.LONG: _text,
    Shape.DATE: _day,
    Shape.CHOICE: _choice,
    Shape.YES_NO: _choice,
    Shape.MANY: _many,
    Shape.BODIES: _many,
}


def _points(
    question: Question, checks: Sequence[Check], answer: Answer | None, posted: Posted | None, boxes: int
) -> dict[str, object]:
    """Return a box for each point, one at least. Only the first may miss an answer, when all are empty."""
    kept = answer if isinstance(answer, list) else []
    if posted is not None:
        kept = [value for name, value in posted.items() if name.startswith(POINT)]
    asks = checks if not any(map(tidy, kept)) else []
    return {
        f"{POINT}{place}": TextAreaField(
            # A message with a value: WTForms keeps a label as it is, and only its stubs want a text.
            Said(question.boxes.one, number=place + 1),  # type: ignore[arg-type]  # See above.
            [*(asks if place == 0 else []), NoBrokenText(), NotTooLong(question.longest)],
            filters=[tidy],
            default=kept[place] if place < len(kept) else "",
        )
        for place in range(min(max(len(kept), boxes, 1), MOST_POINTS))
    }


def tell(field: Field, reason: object) -> None:
    """Say at a field why the portal refused its answer."""
    # A message with values: WTForms keeps an error as it is, and only its stubs want a text.
    field.errors = [reason]  # type: ignore[list-item]  # See above.


def without_point(posted: Posted, place: str) -> Posted:
    """Return what was posted with one box emptied, by its place from 0."""
    gone = f"{POINT}{place}"
    return MultiDict([(name, "" if name == gone else value) for name, value in posted.items(multi=True)])


WHAT_FILES_ARE = (
    ("no", N_("A letter, a picture or another paper, not about health")),
    ("yes", N_("Something about health, mine or of somebody else")),
    ("voice", N_("My own story: a recording of my own voice only")),
    ("others", N_("A recording in which others can be heard or seen")),
)
"""What a file can be. The second and the last are kept apart; a story told in one's own voice is not."""


class FileForm(Form):
    """One file, and what it is: some files are kept apart, and that is known before anything is kept."""

    service = "case"

    file = FileField(N_("Choose a file"))
    medical = RadioField(
        N_("What is this file?"),
        [needed(N_("Choose what this file is.")), one_of({code for code, _ in WHAT_FILES_ARE})],
        choices=_listed(WHAT_FILES_ARE),
        validate_choice=False,
    )

    def validate_file(self, field: Field) -> None:
        """Ask for a file that has a name."""
        if not isinstance(field.data, FileStorage) or not field.data.filename:
            raise StopValidation(N_("Choose a file first."))


class WordsForm(Form):
    """What happened, in somebody's own words, before any question about kinds."""

    service = "case"

    answer = TextAreaField(
        N_("What happened?"),
        [needed(N_("Write what happened. One sentence is enough.")), NoBrokenText(), NotTooLong()],
        filters=[tidy],
    )


class KindForm(Form):
    """Which kind of case fits; the page offers all of them."""

    service = "case"

    kind = RadioField(
        N_("What do you want to do?"),
        [needed(N_("Choose what fits best."))],
        choices=[],
        validate_choice=False,
    )

    offered: frozenset[str] = frozenset()

    def offer(self, kinds: Sequence[Kind]) -> None:
        """Offer these kinds, in this order."""
        self.kind.choices = _listed([(kind.code, kind.title) for kind in kinds])
        self.offered = frozenset(kind.code for kind in kinds)

    def validate_kind(self, field: Field) -> None:
        """Take only what was offered."""
        one_of(self.offered)(self, field)
