"""Which term holds on which day, and what settings may change."""

from datetime import date

import pytest

from portal.terms import (
    LEGAL_TERMS,
    Extension,
    Regime,
    Term,
    TermRow,
    TermsOverlap,
    Unit,
    UnknownTerm,
    count,
    term,
    terms_from,
)
from portal.terms.values import checked

FOUR_WEEKS: TermRow = {
    "code": "complaint_decision",
    "amount": 4,
    "unit": "weeks",
    "regime": "dutch",
    "article": "Verordening art. 3",
    "starts": "receipt",
    "valid_from": "2030-01-01",
    "extension": {"amount": 2, "article": "Verordening art. 4"},
}


def test_every_term_of_the_law_has_one_row_for_a_day() -> None:
    assert len(checked(LEGAL_TERMS.rows)) == len(LEGAL_TERMS.rows)


@pytest.mark.parametrize(
    "code",
    [
        "complaint_receipt",
        "complaint_not_handled",
        "complaint_decision",
        "complaint_decision_committee",
        "ombudsman_petition",
        "complaint_old_conduct",
        "objection",
        "objection_decision",
        "objection_forwarding",
        "avg_request",
        "avg_objection_to_answer",
        "destruction_request",
        "breach_ap",
        "notice_exchange",
        "meeting_feedback",
        "question_answer",
        "settle_undo",
        "draft_kept",
    ],
)
def test_a_person_can_count_on_every_term_of_the_table(code: str) -> None:
    assert term(code, date(2025, 1, 1)).code == code


def test_a_promise_of_the_portal_is_never_shown_as_law() -> None:
    own = {row.code for row in LEGAL_TERMS.rows if row.is_own_target}
    assert own == {
        "citizen_reminder",
        "complaint_receipt",
        "draft_kept",
        "meeting_feedback",
        "notice_exchange",
        "objection_forwarding",
        "question_answer",
        "recipient_answer",
        "settle_undo",
    }


def test_nobody_had_a_data_right_of_this_kind_before_the_law_began() -> None:
    with pytest.raises(UnknownTerm, match="avg_request on 2018-05-24"):
        term("avg_request", date(2018, 5, 24))
    assert term("avg_request", date(2018, 5, 25)).amount == 1


def test_a_code_that_nobody_wrote_down_is_unknown() -> None:
    with pytest.raises(UnknownTerm):
        term("patience", date(2025, 1, 1))


def test_a_new_term_counts_for_new_complaints_and_the_old_one_for_old_complaints() -> None:
    table = LEGAL_TERMS.changed(terms_from([FOUR_WEEKS]).rows)
    assert term("complaint_decision", date(2029, 12, 31), table).amount == 6
    new = term("complaint_decision", date(2030, 1, 1), table)
    assert (new.amount, new.unit, new.extension) == (
        4,
        Unit.WEEKS,
        Extension(2, Unit.WEEKS, "Verordening art. 4"),
    )
    assert count(new, date(2030, 1, 2)).last_day == date(2030, 1, 30)
    assert term("avg_request", date(2030, 1, 1), table) == term("avg_request", date(2030, 1, 1))


def test_a_change_from_the_first_day_on_leaves_nothing_of_the_old_row() -> None:
    early: TermRow = {**FOUR_WEEKS, "valid_from": "1999-07-01"}
    table = LEGAL_TERMS.changed(terms_from([early]).rows)
    assert [row.amount for row in table.rows if row.code == "complaint_decision"] == [4]


def test_two_terms_for_one_day_are_refused() -> None:
    later: TermRow = {**FOUR_WEEKS, "valid_from": "2031-01-01"}
    with pytest.raises(TermsOverlap, match="complaint_decision on 2031-01-01"):
        terms_from([later, FOUR_WEEKS])
    assert len(terms_from([later, {**FOUR_WEEKS, "valid_to": "2030-12-31"}]).rows) == 2


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({**FOUR_WEEKS, "unit": "fortnights"}, "fortnights"),
        ({**FOUR_WEEKS, "regime": "roman"}, "roman"),
        ({**FOUR_WEEKS, "valid_from": "soon"}, "soon"),
        ({**FOUR_WEEKS, "amount": -1}, "never negative"),
    ],
)
def test_a_row_that_cannot_be_a_term_is_refused(wrong: TermRow, named: str) -> None:
    with pytest.raises(ValueError, match=named):
        terms_from([wrong])


def test_an_extension_in_another_unit_is_refused() -> None:
    with pytest.raises(ValueError, match="unit of its term"):
        Term(
            "mixed",
            1,
            Unit.MONTHS,
            Regime.EUROPEAN,
            "",
            "receipt",
            Extension(2, Unit.WEEKS, ""),
            date(2020, 1, 1),
        )
