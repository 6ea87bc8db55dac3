"""Each question's form: what is taken, what is refused and in which words. No request is needed."""

from __future__ import annotations

from datetime import date

import pytest
from werkzeug.datastructures import FileStorage, MultiDict

from portal.cases import kinds
from portal.cases.forms import (
    FileForm,
    Posted,
    QuestionForm,
    question_form,
    seems_to_hold_number,
)
from portal.cases.forms_after import ReminderForm
from portal.cases.kind import MOST_POINTS, Question, Shape
from portal.words import SaidCount

TODAY = date(2026, 3, 2)
ALL = [(kind, question) for kind in kinds.all() for question in kind.questions]
BODIES = (("a" * 26, "Gemeente Waterstad"), ("b" * 26, "Jeugdteam Noord"))


def form_of(question: Question, *pairs: tuple[str, str], must: bool = True) -> QuestionForm:
    posted: Posted = MultiDict(pairs)
    return question_form(question, answer=None, posted=posted, today=TODAY, bodies=BODIES, must=must)


def asked(shape: Shape, *, required: bool = False) -> Question:
    return Question(
        name="x",
        label="Label",
        shape=shape,
        required=required,
        missing="Write it.",
        choices=(("a", "A"),),
        service="example",
    )


@pytest.mark.parametrize(("kind", "question"), ALL, ids=lambda one: getattr(one, "code", None) or one.name)
def test_an_empty_answer_is_taken_unless_the_question_needs_one(kind: object, question: Question) -> None:
    form = form_of(question, ("csrf_token", "x"))
    assert form.validate() is not question.required
    if question.required:
        errors = [error for field in form for error in field.errors]
        assert errors == [question.missing]
        assert question.missing


def test_an_answer_that_is_needed_is_not_asked_for_when_somebody_goes_on_later() -> None:
    assert form_of(asked(Shape.LONG, required=True), ("answer", ""), must=False).validate()


def test_a_text_keeps_its_lines_and_loses_the_space_around_it() -> None:
    form = form_of(asked(Shape.LONG), ("answer", "  one\r\ntwo e\u0301 \r\n"))
    assert form.validate()
    assert form.given == "one\ntwo \u00e9"


@pytest.mark.parametrize("text", ["broken \ufffd", "a\x00b", "a\x07b"])
def test_signs_that_cannot_be_read_are_refused_and_the_text_is_kept(text: str) -> None:
    form = form_of(asked(Shape.LONG), ("answer", text))
    assert not form.validate()
    assert form["answer"].data == text


def test_a_text_that_is_too_long_is_kept_and_says_how_much_to_take_out() -> None:
    form = form_of(asked(Shape.LONG), ("answer", "x" * 20_005))
    assert not form.validate()
    (error,) = form["answer"].errors
    assert isinstance(error, SaidCount)
    assert error.n == 5, 'one character is not "1 characters"'
    assert len(form["answer"].data) == 20_005


@pytest.mark.parametrize(
    ("boxes", "kept"),
    [
        (("27", "8", "2019"), "2019-08-27"),
        (("27", "augustus", "2019"), "2019-08-27"),
        (("27", "Aug.", "2019"), "2019-08-27"),
        (("1", "march", "2020"), "2020-03-01"),
        (("٢", "٣", "٢٠٢٦"), "2026-03-02"),
        (("", "", ""), ""),
    ],
)
def test_a_day_may_be_typed_with_a_number_or_a_name_for_the_month(boxes: tuple[str, ...], kept: str) -> None:
    pairs = zip(("answer-day", "answer-month", "answer-year"), boxes, strict=True)
    form = form_of(asked(Shape.DATE), *pairs)
    assert form.validate()
    assert form.given == kept


@pytest.mark.parametrize(
    ("boxes", "word"),
    [
        (("31", "2", "2019"), "exist"),
        (("x", "2", "2019"), "exist"),
        (("1", "13", "2019"), "month"),
        (("1", "foo", "2019"), "month"),
        (("1", "2", "19"), "four"),
        (("1", "2", "1203"), "four"),
        (("", "2", "2019"), "Fill in"),
        (("3", "3", "2026"), "still to come"),
    ],
)
def test_a_day_that_cannot_be_says_why_and_keeps_what_was_typed(boxes: tuple[str, ...], word: str) -> None:
    pairs = zip(("answer-day", "answer-month", "answer-year"), boxes, strict=True)
    form = form_of(asked(Shape.DATE), *pairs)
    assert not form.validate()
    (error,) = form["answer"].errors
    assert word in error
    assert tuple(value for _, value in form["answer"].boxes) == boxes  # type: ignore[attr-defined]  # A DayField.


def test_a_kept_day_comes_back_in_its_three_boxes() -> None:
    form = question_form(asked(Shape.DATE), answer="2019-08-27", posted=None, today=TODAY)
    assert form["answer"].typed == ("27", "8", "2019")  # type: ignore[attr-defined]  # A DayField.


@pytest.mark.parametrize("shape", [Shape.CHOICE, Shape.YES_NO, Shape.MANY, Shape.BODIES])
def test_an_answer_that_is_not_in_the_list_is_refused(shape: Shape) -> None:
    form = form_of(asked(shape), ("answer", "made-up"))
    assert not form.validate()
    assert form["answer"].errors == ["Choose from the list on this page."]


def test_more_than_one_organisation_may_be_chosen() -> None:
    form = form_of(asked(Shape.BODIES), *(("answer", body) for body, _ in BODIES))
    assert form.validate()
    assert form.given == [body for body, _ in BODIES]


@pytest.mark.requirement("R-003")
def test_each_point_of_a_complaint_has_a_box_of_its_own() -> None:
    form = form_of(asked(Shape.GRIEVANCES), ("point-0", "A promise"), ("point-1", " "), ("point-2", "Shared"))
    assert form.validate()
    assert form.given == ["A promise", "Shared"]


def test_points_that_are_needed_are_asked_for_in_the_first_box_only() -> None:
    form = form_of(asked(Shape.GRIEVANCES, required=True), ("point-0", ""), ("point-1", ""))
    assert not form.validate()
    assert [list(field.errors) for field in form] == [["Write it."], []]
    assert form_of(asked(Shape.GRIEVANCES, required=True), ("point-0", ""), ("point-1", "Why?")).validate()


def test_a_list_of_points_has_room_for_one_more_up_to_the_most() -> None:
    points = asked(Shape.GRIEVANCES)
    kept = ["a", "b"]
    assert len(list(question_form(points, answer=kept, posted=None, today=TODAY, boxes=3))) == 3
    assert len(list(question_form(points, answer=None, posted=None, today=TODAY, boxes=999))) == MOST_POINTS


def test_made_up_names_in_a_form_do_no_harm() -> None:
    assert form_of(asked(Shape.GRIEVANCES), ("point-²", "x"), ("answer-²", "y")).validate()


@pytest.mark.requirement("T-47")
def test_a_citizen_service_number_is_noticed_in_one_text_and_in_any_point() -> None:
    assert seems_to_hold_number("my number is 111222333")
    assert seems_to_hold_number(["nothing", "111.222.333"])
    assert not seems_to_hold_number(["call 0612345678", "on 27 8 2019"])


def test_a_file_needs_to_be_there_and_needs_an_answer_about_health() -> None:
    form = FileForm(MultiDict([("file", FileStorage(filename=""))]))
    assert not form.validate()
    assert form.file.errors == ["Choose a file first."]
    assert form.medical.errors == ["Choose what this file is."]
    good = FileForm(MultiDict([("file", FileStorage(filename="a.pdf")), ("medical", "no")]))
    assert good.validate()


def test_a_reminder_is_for_a_day_to_come() -> None:
    form = ReminderForm(MultiDict([("day-day", "1"), ("day-month", "3"), ("day-year", "2026")]))
    form.day.earliest = TODAY
    assert not form.validate()
    assert form.day.errors == ["This day has passed. Write a day that is still to come."]
