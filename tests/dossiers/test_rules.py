"""Rules of files, without a database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from portal.agencies.widths import KeepFrom
from portal.dossiers import rules
from portal.dossiers.models_plan import FileCarer, FileDomain
from portal.dossiers.phrases import KEPT_FOR
from portal.dossiers.shown import DomainLine
from portal.settings import ROOT
from portal.words.loading import load_words
from tests.dossiers.ways import TODAY, draft

WHOLE = draft("p" * 26, "f" * 26)


def fields(given: rules.ItemDraft, *, is_imported: bool = False) -> set[str]:
    return {problem.field for problem in rules.item_problems(given, is_imported=is_imported)}


@pytest.mark.requirement("R-059")
def test_an_explanation_needs_a_fact_and_a_fact_stands_by_itself() -> None:
    assert fields(WHOLE) == set()
    assert fields(replace(WHOLE, what="interpretation")) == {"fact"}
    assert fields(replace(WHOLE, what="interpretation"), is_imported=True) == {"fact"}
    assert fields(replace(WHOLE, what="interpretation", fact="x")) == set()
    assert fields(replace(WHOLE, fact="x")) == {"fact"}


@pytest.mark.requirement("R-054")
def test_a_purpose_of_one_word_is_none() -> None:
    assert fields(replace(WHOLE, purpose="Hulp")) == {"purpose"}
    assert fields(replace(WHOLE, purpose="Hulp"), is_imported=True) == {"purpose"}
    assert fields(replace(WHOLE, purpose="")) == {"purpose"}
    assert fields(replace(WHOLE, purpose=""), is_imported=True) == set(), "shown as something that can go"


@pytest.mark.requirement("R-060")
def test_whoever_writes_here_says_where_it_comes_from_and_when() -> None:
    assert fields(replace(WHOLE, came_from="unknown", came_on=None)) == {"came_from", "came_on"}
    assert fields(replace(WHOLE, came_from="unknown", came_on=None), is_imported=True) == set()


@pytest.mark.requirement("R-054", "R-061", "R-129")
def test_an_item_can_go_without_a_purpose_after_its_day_or_for_a_goal_not_chosen() -> None:
    def why(purpose: str = "Om te helpen.", until: date | None = None, goal: str = "") -> str:
        return rules.can_go(purpose=purpose, needed_until=until, goal_choice=goal, today=TODAY)

    assert why() == ""
    assert why(purpose="") == "no_purpose"
    assert why(until=date(2026, 11, 22)) == "past"
    assert why(until=TODAY) == ""
    assert why(goal="not_chosen") == "not_chosen"
    assert why(goal="later") == ""


def asked(**given: str) -> set[str]:
    complete = {
        "domain": "home",
        "asked": "agreed",
        "necessity": "Een steun moet passen.",
        "answer": "yes",
        "service": "wmo_simple",
        "exception": "",
    }
    whole = {**complete, **given}
    answer, service = whole.pop("answer"), whole.pop("service")
    found = rules.domain_problems(rules.PartDraft(**whole), last_answer=answer, service=service)
    return {problem.field for problem in found}


@pytest.mark.requirement("R-088")
@pytest.mark.parametrize("domain", ["justice", "addiction"])
def test_a_grab_rail_never_needs_police_or_drugs(domain: str) -> None:
    assert asked(domain=domain) == {"exception"}
    assert asked(domain=domain, exception="Er was direct gevaar.") == set()
    assert asked(domain=domain, service="youth") == set()


@pytest.mark.requirement("R-089")
def test_a_no_cannot_be_passed_over() -> None:
    assert asked(answer="no") == {"exception"}
    assert asked(answer="skip") == {"asked"}, "rather not now is no yes"
    assert asked(answer="") == {"asked"}


@pytest.mark.requirement("R-220")
def test_what_is_asked_says_why_the_question_needs_it() -> None:
    assert asked(necessity="Altijd") == {"necessity"}
    assert asked(asked="not_asked", necessity="", answer="no") == set()
    assert asked(asked="") == {"asked"}


@pytest.mark.requirement("R-087")
def test_there_is_no_place_for_a_score() -> None:
    names = set(FileDomain.__table__.columns.keys())
    assert not names & {"score", "value", "number", "level"}
    assert set(rules.Asked) == {"not_asked", "asked", "agreed"}


@pytest.mark.requirement("R-056", "R-091")
def test_of_a_carer_only_these_things_can_be_kept() -> None:
    known = {"source", "source_id", "source_hash", "batch_id", "id", "person_id", "item_id", "agency_id"}
    known |= {"came_with"}  # Which file it was made for: with that it goes.
    names = set(FileCarer.__table__.columns.keys()) - known
    assert names == {"is_own_entry", "name_sealed", "contact_sealed", "relation", "gives_help"}


@pytest.mark.requirement("R-133")
def test_an_old_answer_stays_old_until_the_person_says_yes() -> None:
    line = DomainLine("home", "agreed", id="x", reused_on=TODAY)
    assert line.is_old
    assert replace(line, is_still_right="no").is_old
    assert not replace(line, is_still_right="yes").is_old


@pytest.mark.requirement("R-062", "L-83c")
def test_a_file_goes_on_its_day_or_after_the_years_of_the_law() -> None:
    def goes(keep: date | None, until: date | None, years: int | None) -> date | None:
        return rules.goes_on(keep_until=keep, until_day=until, keep_years=years)

    assert goes(date(2030, 1, 1), date(2020, 1, 1), 15) == date(2030, 1, 1)
    assert goes(None, date(2024, 2, 29), 15) == date(2039, 2, 28)
    assert goes(None, None, 15) is None, "the years begin when the help ends"


def test_somebody_is_told_by_mouth_and_in_writing() -> None:
    assert rules.missing_told([]) == ("oral", "writing")
    assert rules.missing_told(["oral"]) == ("writing",)
    assert rules.missing_told(["writing", "oral"]) == ()


@pytest.mark.requirement("T-67")
@pytest.mark.parametrize(
    ("years", "said"), [(1, "سنة واحدة"), (2, "سنتان"), (10, "10 سنوات"), (15, "15 سنة"), (100, "100 سنة")]
)
def test_how_many_years_a_file_stays_has_the_arabic_form_of_its_number(years: int, said: str) -> None:
    words = load_words(ROOT / "translations", ["ar"])["ar"]
    assert words.say(KEPT_FOR[KeepFrom.HELP_ENDED](years)).startswith(said)
