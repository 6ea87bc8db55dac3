"""Every kind of case: one test for each promise, over the whole list."""

from __future__ import annotations

import re
from datetime import date

import pytest

from portal.cases import kinds
from portal.cases.counting import answer_by, preview_terms
from portal.cases.kind import Kind, Shape
from portal.errors import NotFound
from portal.terms import LEGAL_TERMS
from tests.cases.writing import ENOUGH

every_kind = pytest.mark.parametrize("kind", kinds.all(), ids=lambda kind: kind.code)


def test_the_thirteen_kinds_are_there_and_no_other() -> None:
    assert {kind.code for kind in kinds.all()} == set(ENOUGH)
    with pytest.raises(NotFound):
        kinds.find("made_up")


@every_kind
def test_a_kind_says_what_it_is_what_law_it_has_and_what_happens_next(kind: Kind) -> None:
    assert all((kind.name, kind.title, kind.lead, kind.icon, kind.law, kind.examples))
    assert len(kind.expect) >= 3
    assert all(sentence.endswith((".", "?")) for sentence in (kind.lead, *kind.expect))


@every_kind
def test_a_kind_has_terms_of_the_table_and_one_of_them_is_for_the_answer(kind: Kind) -> None:
    known = {row.code for row in LEGAL_TERMS.rows}
    assert set(kind.terms) <= known
    assert kind.answer_term in kind.terms
    counted = preview_terms(kind, date(2026, 11, 23), {"letter_date": "2026-11-02"})
    assert answer_by(kind, counted) is not None


@every_kind
def test_own_words_come_first_and_nothing_after_them_must_be_answered(kind: Kind) -> None:
    first, *others = kind.questions
    assert first.shape in (Shape.LONG, Shape.GRIEVANCES)
    assert not [question.name for question in others if question.required]


@every_kind
def test_every_question_says_why_it_is_asked_and_has_words_of_its_own(kind: Kind) -> None:
    names = [question.name for question in kind.questions]
    assert len(names) == len(set(names))
    for question in kind.questions:
        assert question.label.endswith("?") and question.why
        assert bool(question.missing) is question.required
        assert bool(question.choices) is (question.shape in (Shape.CHOICE, Shape.MANY))
        if question.only_when:
            asked = kind.question(question.only_when[0])
            assert asked or question.only_when[0] in kind.facts({}, date(2026, 1, 1))


@pytest.mark.requirement("R-040")
@every_kind
def test_no_question_is_about_health_justice_addiction_or_nationality(kind: Kind) -> None:
    forbidden = re.compile(
        r"health|medic|ill\b|sick|doctor|disab|justice|crim|police|convict|prison|addict|alcohol|drug|"
        r"national|origin|religi|faith|citizen service|bsn",
        re.IGNORECASE,
    )
    for question in kind.questions:
        words = (question.name, question.label, question.hint, *(text for _, text in question.choices))
        assert not [text for text in words if forbidden.search(text)]


@every_kind
def test_the_sentences_are_short(kind: Kind) -> None:
    texts = [kind.lead, *kind.expect, *(text for q in kind.questions for text in (q.label, q.hint, q.why))]
    for text in texts:
        for sentence in re.split(r"(?<=[.?!]) ", text):
            assert len(sentence.split()) <= 22, sentence


def test_what_is_special_about_a_kind_is_a_field_and_never_a_branch() -> None:
    assert [kind.code for kind in kinds.all() if kind.hides_item] == ["mixed_up"]
    assert [kind.code for kind in kinds.all() if kind.opens_breach] == ["mixed_up"]
    assert [kind.code for kind in kinds.all() if kind.is_forwarded] == ["objection"]
    assert [kind.code for kind in kinds.all() if kind.urgent_question] == ["complaint"]


@pytest.mark.requirement("R-207")
def test_nobody_who_complains_has_to_know_what_sort_of_talk_it_was() -> None:
    complaint = kinds.find("complaint")
    said = [question.label for question in complaint.questions]
    said += [label for question in complaint.questions for _value, label in question.choices]
    assert not re.search(r"meeting|consultation|conference|case talk|exchange", " ".join(said), re.IGNORECASE)
    assert [question.name for question in complaint.questions if question.required] == ["happened"]
