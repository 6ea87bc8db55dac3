"""Rules of cases: pure, no database."""

from __future__ import annotations

from datetime import date

import pytest

from portal.cases import kinds, rules
from portal.cases.answering import AnswerRefused, carried, checked, tidied
from portal.cases.counting import preview_terms
from portal.cases.rules import OPEN, STEPS, STOPPED, State, Step

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("step", list(Step))
def test_a_step_is_allowed_only_where_the_table_says_so(state: State, step: Step) -> None:
    assert rules.may(state, step) is (state in STEPS[step])
    if rules.may(state, step):
        assert rules.after(state, step) in (None, *State)
    else:
        with pytest.raises(KeyError):
            rules.after(state, step)


def test_every_state_has_a_name_and_a_way_out_or_is_the_end() -> None:
    assert set(rules.STATE_NAMES) == set(State)
    for state in OPEN | STOPPED | {State.DECIDED}:
        assert any(state in ways and ways[state] != state for ways in STEPS.values())


def test_a_stopped_case_can_only_be_undone() -> None:
    for state in STOPPED:
        assert {step for step in Step if rules.may(state, step)} == {Step.UNDO}


def test_what_a_person_adds_answers_an_open_question() -> None:
    assert rules.after(State.WAITING_FOR_YOU, Step.ADD) is State.IN_PROGRESS
    assert rules.after(State.DECIDED, Step.ADD) is State.DECIDED


@pytest.mark.requirement("R-240", "L-40")
@pytest.mark.parametrize(
    ("letter", "today", "late"),
    [
        (date(2026, 10, 12), date(2026, 11, 23), False),  # six weeks from the day after, to the day
        (date(2026, 10, 12), date(2026, 11, 24), True),
        (date(2026, 10, 10), date(2026, 11, 23), False),  # ends on a Saturday, so the Monday counts
        (date(2026, 10, 10), date(2026, 11, 24), True),
        (date(1990, 1, 1), date(2026, 11, 23), True),
    ],
)
def test_six_weeks_run_from_the_day_after_the_letter(letter: date, today: date, late: bool) -> None:
    assert rules.objection_is_late(letter, today) is late


@pytest.mark.requirement("R-240")
def test_why_later_is_asked_only_when_it_is_later() -> None:
    objection = kinds.find("objection")

    def asked(letter: str) -> set[str]:
        return {question.name for question in objection.asked({"letter_date": letter}, TODAY)}

    assert "why_later" in asked("2026-01-05")
    assert "why_later" not in asked("2026-11-02")
    assert "why_later" not in asked("")
    assert "why_later" not in asked("no day at all")


@pytest.mark.requirement("R-240")
@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Mijn uitkering is gekort met dertig procent.", "objection"),
        ("I got a letter with a DECISION that I do not like.", "objection"),
        ("وصلني قرار ولا أوافق عليه", "objection"),
        ("Ze waren onbeleefd tegen mij.", "complaint"),
        ("She was rude and broke her promise.", "complaint"),
        ("لم يفوا بالوعد", "complaint"),
        ("Mijn huisnummer klopt niet.", "correction"),
        ("Dit gaat niet over mij", "mixed_up"),
        ("Ik wil mijn jeugddossier laten vernietigen", "destruction"),
        ("Wie heeft mijn gegevens gekregen?", "recipients"),
        ("I want a copy of my file", "inspection"),
        ("Please delete the notes", "erasure"),
        ("Zij moeten stoppen met delen", "objection_to_use"),
        ("Hoe lang bewaren jullie dit?", "question"),
        ("Mijn uitkering is gestopt", "objection"),
        ("Ik wil weten wie mijn gegevens heeft gekregen", "recipients"),
        ("Wie keek in mijn map?", "recipients"),
        ("Mag ik een kopie van mijn gegevens?", "inspection"),
        ("Something happened.", "complaint"),
    ],
)
def test_own_words_lead_to_a_suggestion(text: str, first: str) -> None:
    assert rules.proposal(text)[0][0] == first


@pytest.mark.requirement("T-43")
def test_a_decision_and_rude_words_give_both_suggestions_and_decide_nothing() -> None:
    found = [kind for kind, _because in rules.proposal("Het besluit is slecht en de man was onbeleefd.")]
    assert found == ["objection", "complaint"]
    assert rules.proposal("  ") == ()


def test_every_suggestion_is_a_kind_with_a_reason() -> None:
    everything = (
        "besluit niet over mij vernietig klopt niet gedeeld inzage verwijder stoppen met klacht waarom"
    )
    found = rules.proposal(everything)
    assert len(found) == 10
    assert all(kinds.find(kind).code == kind and because.endswith(".") for kind, because in found)


@pytest.mark.requirement("T-47")
@pytest.mark.parametrize(
    "text", ["mijn bsn is 111222333.", "111 222 333", "1112.22.333", "a 111-222-333 b", "رقمي ١١١٢٢٢٣٣٣"]
)
def test_a_citizen_number_in_a_text_is_noticed(text: str) -> None:
    assert rules.has_citizen_number(text)


@pytest.mark.parametrize("text", ["", "call 0612345678", "1112223334", "123456789", "2026-K7Q4-X9TM"])
def test_other_numbers_are_left_alone(text: str) -> None:
    assert not rules.has_citizen_number(text)


@pytest.mark.requirement("R-078")
def test_a_request_of_31_january_is_due_on_the_last_day_of_february() -> None:
    counted = {one.code: one for one in preview_terms(kinds.find("inspection"), date(2025, 1, 31))}
    assert counted["avg_request"].last_day == date(2025, 2, 28)
    assert counted["avg_request"].extension_last_day == date(2025, 4, 30)


@pytest.mark.requirement("R-078")
def test_a_request_due_in_a_weekend_is_due_on_the_next_working_day() -> None:
    counted = {one.code: one for one in preview_terms(kinds.find("erasure"), date(2026, 1, 31))}
    assert counted["avg_request"].last_day == date(2026, 3, 2)


@pytest.mark.requirement("R-098", "L-83d")
def test_destroying_a_youth_file_has_three_months_of_its_own() -> None:
    destroy = preview_terms(kinds.find("destruction"), date(2026, 1, 15))
    erase = preview_terms(kinds.find("erasure"), date(2026, 1, 15))
    assert [(one.code, one.last_day) for one in destroy] == [("destruction_request", date(2026, 4, 15))]
    assert erase[0].last_day == date(2026, 2, 16)


@pytest.mark.requirement("R-037", "L-21")
def test_the_year_for_the_ombudsman_runs_from_when_the_answer_should_have_come() -> None:
    counted = {one.code: one for one in preview_terms(kinds.find("complaint"), date(2026, 1, 5))}
    assert counted["complaint_decision"].last_day == date(2026, 2, 16)
    assert counted["ombudsman_petition"].start == date(2026, 2, 16)
    assert counted["ombudsman_petition"].last_day == date(2027, 2, 16)


def test_a_complaint_says_when_its_conduct_is_a_year_old_only_if_the_day_is_known() -> None:
    complaint = kinds.find("complaint")
    known = {one.code for one in preview_terms(complaint, TODAY, {"happened_on": "2026-05-05"})}
    unknown = {one.code for one in preview_terms(complaint, TODAY)}
    assert known - unknown == {"complaint_old_conduct"}
    assert preview_terms(complaint, TODAY, {"happened_on": "1950-01-01"}) == preview_terms(complaint, TODAY)


@pytest.mark.requirement("R-240", "L-44")
def test_an_objection_is_answered_six_weeks_after_the_term_or_when_late_after_receipt() -> None:
    objection = kinds.find("objection")

    def last_day(letter: str) -> date | None:
        counted = {one.code: one.last_day for one in preview_terms(objection, TODAY, {"letter_date": letter})}
        return counted.get("objection_decision")

    assert last_day("2026-11-02") == date(2027, 1, 25)  # the term ends 14 December, and six weeks more
    assert last_day("2026-01-05") == date(2027, 1, 4)  # six weeks from 23 November
    assert last_day("") is None


@pytest.mark.parametrize(
    ("kind", "answers", "question"),
    [
        ("complaint", {"happened": "  "}, "happened"),
        ("complaint", {"happened": "It.", "relation": "neighbour"}, "relation"),
        ("complaint", {"happened": "It.", "urgent": "perhaps"}, "urgent"),
        ("complaint", {"happened": "It.", "happened_on": "2026-02-30"}, "happened_on"),
        ("complaint", {"happened": "It.", "happened_on": "2026-11-24"}, "happened_on"),
        ("complaint", {"happened": "It.", "happened_on": "1066-10-14"}, "happened_on"),
        ("complaint", {"happened": "It.", "bodies": ["not an id"]}, "bodies"),
        ("complaint", {"happened": "It.", "grievances": ["x"] * 21}, "grievances"),
        ("complaint", {"happened": "It.", "other_body": "x" * 201}, "other_body"),
        ("question", {"questions": ["", " "]}, "questions"),
    ],
)
def test_a_wrong_answer_is_refused_by_the_name_of_its_question(
    kind: str, answers: dict[str, str | list[str]], question: str
) -> None:
    with pytest.raises(AnswerRefused) as refused:
        checked(kinds.find(kind), answers, TODAY)
    assert refused.value.question == question


def test_answers_that_were_not_asked_for_are_not_sent() -> None:
    given = {"happened": " It. ", "sent_on": "2026-01-01", "already_sent": "no", "made_up": "x"}
    assert checked(kinds.find("complaint"), given, TODAY) == {"happened": "It.", "already_sent": "no"}


def test_keeping_an_answer_that_is_too_long_is_refused_and_unknown_names_are_left_out() -> None:
    complaint = kinds.find("complaint")
    assert tidied(complaint, {"happened": " a ", "bsn": "111222333", "grievances": "one"}) == {
        "happened": "a",
        "grievances": ["one"],
    }
    with pytest.raises(AnswerRefused):
        tidied(complaint, {"happened": "x" * 20_001})


@pytest.mark.parametrize("new", kinds.all(), ids=lambda kind: kind.code)
@pytest.mark.parametrize("old", kinds.all(), ids=lambda kind: kind.code)
def test_typing_a_draft_again_loses_no_word(old: kinds.Kind, new: kinds.Kind) -> None:
    first = old.questions[0]
    told: dict[str, str | list[str]] = {
        first.name: ["my own words"] if first.shape == "grievances" else "my own words"
    }
    for question in old.questions[1:]:
        if question.shape == "long":
            told[question.name] = f"about {question.name}"
    kept = carried(old, new, told)
    everything = str(kept)
    assert "my own words" in everything
    assert all(str(words) in everything for name, words in told.items() if name != first.name)
    assert tidied(new, kept) == kept
