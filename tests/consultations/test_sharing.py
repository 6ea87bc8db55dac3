"""Guards on sharing: what may never be told, to whom, and in which words. Without a database."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from portal.agencies import wording
from portal.agencies.data_kinds import DataKind
from portal.agencies.roles import KINDS_OF_ROLE, ROLES, fits_body
from portal.agencies.sharing import CATALOGUE, CLOSED_RECEIVERS, SPECIAL, TASK, Verdict, refusal, rules_for
from portal.consultations.checks_sharing import guards
from portal.consultations.drafts import Party, SubjectDraft

BODY, OTHER = "a" * 26, "b" * 26


def told(asker: str, answerer: str, *kinds: str, basis: str = "public_task", **texts: str) -> SubjectDraft:
    """What was told between two roles."""
    return SubjectDraft(
        person="p",
        parties=(Party(BODY, asker, "asked"), Party(OTHER, answerer, "answered")),
        texts={"why": "Om te weten of een cursus past.", **texts},
        data_kinds=kinds,
        basis=basis,
    )


def stopped(subject: SubjectDraft, **bodies: Any) -> set[str]:
    """The fields at which a guard stops it."""
    return {problem.field for problem in guards(subject, bodies)}


def test_a_plain_question_about_debts_passes() -> None:
    assert stopped(told("caseworker", "debt_adviser", "debt", question="Hoe hoog is de schuld nu?")) == set()


@pytest.mark.requirement("R-064", "R-193")
def test_every_rule_says_why_and_what_is_allowed_each_with_its_article() -> None:
    for rule in [TASK, *(rule for rule, _ in CATALOGUE)]:
        assert rule.why and rule.allowed
        assert "art." in rule.article and "art." in rule.allowed_article


@pytest.mark.requirement("R-064")
def test_every_pair_of_roles_and_every_kind_has_a_rule() -> None:
    for one in ROLES:
        for other in ROLES:
            for kind in KINDS_OF_ROLE[one] & KINDS_OF_ROLE[other]:
                assert rules_for((one, other), (kind,))


@pytest.mark.requirement("R-217", "L-79")
@pytest.mark.parametrize("receiver", sorted(CLOSED_RECEIVERS))
@pytest.mark.parametrize("kind", sorted(SPECIAL))
@pytest.mark.parametrize("basis", ["public_task", "release", "safety"])
def test_a_landlord_and_an_employer_never_hear_special_data_on_any_ground(
    receiver: str, kind: str, basis: str
) -> None:
    assert "data_kinds" in stopped(told("family_worker", receiver, kind, basis=basis))
    assert "data_kinds" in stopped(told(receiver, "family_worker", kind, basis=basis))


@pytest.mark.requirement("R-217", "R-218")
@pytest.mark.parametrize("receiver", sorted(CLOSED_RECEIVERS))
def test_a_suspicion_goes_to_no_landlord_and_no_employer(receiver: str) -> None:
    texts = {"facts": "Er slapen twee mensen.", "interpretation": "Hij heeft vast een kostganger."}
    assert stopped(told("caseworker", receiver, "contact", **texts)) == {"texts.interpretation"}
    assert stopped(told("caseworker", "debt_adviser", "contact", **texts)) == set()


@pytest.mark.requirement("R-209", "L-79", "L-117")
@pytest.mark.parametrize("other", sorted(set(ROLES) - {"police_officer", "safety_officer"}))
def test_police_and_court_data_go_to_nobody_but_the_safety_house(other: str) -> None:
    assert "data_kinds" in stopped(told("police_officer", other, "justice", basis="release"))
    assert (
        stopped(told("police_officer", "safety_officer", "justice", summary="Hij zit in detentie.")) == set()
    )


@pytest.mark.requirement("R-209")
@pytest.mark.parametrize(
    "text",
    ["Hij zit in detentie.", "Zij was gedetineerd", "Er is een strafblad", "He is in prison.", "هو في السجن"],
)
@pytest.mark.parametrize("field", ["question", "summary", "facts", "why"])
def test_detention_is_not_told_under_another_kind_of_data(field: str, text: str) -> None:
    assert stopped(told("police_officer", "work_coach", "agenda", **{field: f"{text} dus niet."})) == {
        f"texts.{field}"
    }


@pytest.mark.requirement("R-209")
@pytest.mark.parametrize("why", ["Idem", "Zelfde als eerder", "zie vorige keer", "Same as before.", "Plan"])
def test_the_same_as_before_is_no_purpose(why: str) -> None:
    assert stopped(told("caseworker", "debt_adviser", "debt", why=why)) == {"texts.why"}


@pytest.mark.parametrize(
    "why",
    [
        "Voor het plan.",
        "Om dezelfde dag te kunnen betalen.",
        "Zij ziet haar post niet meer.",
    ],
)
def test_a_purpose_in_a_sentence_is_one(why: str) -> None:
    assert not wording.is_no_purpose(why)


@pytest.mark.requirement("R-105")
@pytest.mark.parametrize("kind", ["health", "addiction"])
def test_data_about_health_need_a_release_or_danger(kind: str) -> None:
    pair = ("nurse", "practice_nurse")
    assert stopped(told(*pair, kind)) == {"data_kinds", "basis"}
    for basis in ("release", "vital_interest", "safety"):
        assert stopped(told(*pair, kind, basis=basis)) == set()


@pytest.mark.requirement("R-107", "R-218")
@pytest.mark.parametrize("field", ["question", "summary"])
@pytest.mark.parametrize("text", ["Een kopie van het dossier", "Het hele dossier", "a copy of the file"])
def test_no_whole_file_and_no_copy_is_asked_for_or_given(field: str, text: str) -> None:
    assert stopped(told("work_coach", "medical_adviser", "contact", **{field: text})) == {f"texts.{field}"}


@pytest.mark.requirement("R-136")
@pytest.mark.parametrize("role", ["nurse", "practice_nurse"])
def test_violence_at_home_is_told_to_a_doctor_on_a_ground_of_its_own(role: str) -> None:
    pair = ("safety_adviser", role)
    assert [rule.code for rule in rules_for(pair, ("safety",))] == ["violence"]
    assert stopped(told(*pair, "safety")) == {"data_kinds", "basis"}
    assert stopped(told(*pair, "safety", basis="legal_duty")) == {"data_kinds", "basis"}
    assert stopped(told(*pair, "safety", basis="safety")) == set()


def test_who_helps_a_child_tells_it_with_a_release_only() -> None:
    assert stopped(told("youth_worker", "teacher", "child")) == {"data_kinds", "basis"}
    assert stopped(told("youth_worker", "teacher", "child", basis="release")) == set()


@pytest.mark.requirement("R-197", "T-80")
@pytest.mark.parametrize("why", ["Voor de handhaving", "Een vermoeden van fraude", "To stop fraud"])
def test_a_talk_for_enforcement_is_refused(why: str) -> None:
    assert stopped(told("caseworker", "debt_adviser", "income", why=why)) == {"texts.why"}


@pytest.mark.requirement("R-198")
def test_a_private_body_has_no_case_managers_and_follows_the_same_rules() -> None:
    assert not fits_body("caseworker", "private") and fits_body("job_guide", "private")
    kinds = {BODY: "government", OTHER: "private"}
    assert stopped(told("work_coach", "caseworker", "debt"), **kinds) == {"parties"}
    assert stopped(told("work_coach", "housing_worker", "contact"), **kinds) == set()
    assert stopped(told("work_coach", "police_officer", "contact"), **kinds) == {"parties"}


@pytest.mark.parametrize("verdict", Verdict)
def test_only_danger_or_a_release_opens_what_needs_a_release(verdict: Verdict) -> None:
    rules = [rule for rule, _ in CATALOGUE if rule.verdict is verdict]
    expected = {Verdict.MAY: {False}, Verdict.NEVER: {True}, Verdict.WITH_RELEASE: {False}}[verdict]
    assert {
        refusal(rule, basis) for rule in rules for basis in ("release", "safety", "vital_interest")
    } == expected


def test_a_decision_not_to_share_names_the_kind_and_is_kept() -> None:
    refused = SubjectDraft(
        person="p",
        parties=(Party(OTHER, "housing_worker", "asked"),),
        texts={"why": "Een verhuurder hoort dit niet.", "summary": "Er is niets verteld."},
        data_kinds=(DataKind.HEALTH,),
        basis="public_task",
        is_decision_not_to_share=True,
    )
    assert stopped(refused) == set()


@pytest.mark.requirement("R-104")
def test_what_was_asked_and_not_given_is_written_down_as_it_was_asked() -> None:
    asked = replace(
        told("housing_worker", "caseworker", "health", question="Zit hij in detentie? Stuur een kopie."),
        is_decision_not_to_share=True,
    )
    assert stopped(asked) == set()
    assert stopped(replace(asked, is_decision_not_to_share=False)) == {"data_kinds", "texts.question"}
