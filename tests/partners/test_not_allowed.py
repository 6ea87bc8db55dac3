"""What another system delivers is measured as the desk is: refused where it can be mended, else marked.

What happened is kept with the rule that it broke; what a record does not say for sure accuses nobody.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from portal.agencies.articles import ARTICLES, names_article
from portal.agencies.role_words import role_of
from portal.agencies.roles import ROLES
from portal.consultations.models import ConsultationSubject
from portal.store import Store
from tests.partners.deliveries import BASE, HOLD, exchange, problems, record, subject, write
from tests.partners.test_commands import run, small_app
from tests.partners.test_loading import deliver, entries

__all__ = ["small_app"]

BODIES = {
    "police_officer": "police",
    "wijkagent": "police",
    "nurse": "care",
    "practice_nurse": "care",
    "wijkverpleegkundige": "care",
    "Huisarts": "care",
    "teacher": "education",
    "docent": "education",
    "employer": "private",
    "housing_worker": "private",
    "uw woonconsulent": "private",
}
"""At which kind of organisation a role of these tests works; "government" where it is not said."""


def parties(one: str, other: str) -> list[dict[str, str]]:
    """Two roles that talked, each at an organisation where it can exist."""
    return [
        {"organisation": f"o-{BODIES.get(one, 'government')}", "part": "asked", "role": one},
        {"organisation": f"o-{BODIES.get(other, 'government')}", "part": "answered", "role": other},
    ]


ORGANISATIONS = [
    record("organisation", f"o-{what}", name=f"Een {what}", what=what)
    for what in ("government", "care", "private", "education", "police")
]


def told(store: Store, tmp_path: Path, values: dict[str, Any], **more: Any) -> Any:
    """What became of one exchange."""
    said = {"release": "not_needed", **values}
    return deliver(store, tmp_path, *ORGANISATIONS, exchange("k-1", subject("p-1", **said), **more))


def broken(store: Store) -> str:
    """The rules that the only entry broke."""
    with store.reading() as work:
        return str(work.value(select(ConsultationSubject.broken_rules)))


def refused(**values: Any) -> dict[str, str]:
    """What an exchange is refused for, by field."""
    return {one.field: one.text for one in problems(exchange("k-1", subject("p-1", **values)))}


@pytest.mark.requirement("R-209", "R-217")
@pytest.mark.parametrize(
    ("values", "rules"),
    [
        ({"parties": parties("family_worker", "employer"), "data_kinds": ["health"]}, "closed kinds"),
        ({"parties": parties("police_officer", "work_coach"), "data_kinds": ["justice"]}, "justice kinds"),
        (
            {"parties": parties("nurse", "nurse"), "data_kinds": ["health"], "was_not_allowed": True},
            "medical",
        ),
        ({"question": "Kunt u een kopie van het dossier sturen?"}, "whole_file"),
        ({"was_not_allowed": True, "not_allowed_because": "Er stond iemand bij."}, "other"),
        ({"was_not_allowed": True, "basis": "release", "release": "missing"}, "no_release"),
    ],
)
def test_a_record_of_what_was_not_allowed_is_kept_with_the_rule(
    store: Store, tmp_path: Path, values: dict[str, Any], rules: str
) -> None:
    assert told(store, tmp_path, values).problems == ()
    assert len(entries(store, "p-1")) == 1
    assert broken(store) == rules


@pytest.mark.requirement("R-217", "R-209", "R-105")
@pytest.mark.parametrize(
    ("values", "rules"),
    [
        ({"parties": parties("gezinswerker", "uw woonconsulent"), "data_kinds": ["care"]}, "closed kinds"),
        ({"parties": parties("wijkagent", "werkcoach"), "data_kinds": ["justice"]}, "justice kinds"),
        (
            {"parties": parties("wijkagent", "werkcoach"), "answer": "Hij zit in detentie, dus niet."},
            "justice kinds",
        ),
        ({"parties": parties("werkcoach", "Trajectbegeleider"), "data_kinds": ["health"]}, "medical kinds"),
        ({"parties": parties("Huisarts", "docent"), "data_kinds": ["child"], "release": "missing"}, "kinds"),
        (
            {"parties": parties("jongerenwerker", "docent"), "data_kinds": ["child"], "release": "missing"},
            "youth_care",
        ),
    ],
)
def test_a_role_in_the_words_of_another_system_is_measured_as_one_of_the_list(
    store: Store, tmp_path: Path, values: dict[str, Any], rules: str
) -> None:
    outcome = told(store, tmp_path, values)
    assert outcome.problems == () and broken(store) == rules
    assert {one.text.partition("(")[2].partition(")")[0] for one in outcome.notes} == set(rules.split())


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"parties": parties("wijkagent", "mentor"), "data_kinds": ["justice"]},
        {"parties": parties("nurse", "practice_nurse"), "data_kinds": ["health"]},
        {"parties": parties("docent", "jongerenwerker"), "data_kinds": ["child"], "release": "unknown"},
        {"parties": parties("nurse", "employer"), "data_kinds": ["health"], "is_anonymous": True},
        {
            **{
                "parties": parties("practice_nurse", "work_coach"),
                "data_kinds": ["work"],
                "basis": "release",
            },
            **{"release": "given", "release_on": "2026-11-01"},
        },
    ],
)
def test_what_a_record_does_not_say_for_sure_accuses_nobody(
    store: Store, tmp_path: Path, values: dict[str, Any]
) -> None:
    assert told(store, tmp_path, values).problems == ()
    assert broken(store) == ""


def test_a_talk_within_one_organisation_needs_no_release(store: Store, tmp_path: Path) -> None:
    values = {"parties": parties("youth_worker", "team_leader"), "data_kinds": ["child"]}
    assert told(store, tmp_path, values, is_internal=True).problems == ()
    assert broken(store) == ""


def test_that_somebody_opened_a_file_is_measured_by_other_rules(store: Store, tmp_path: Path) -> None:
    look = subject("p-1", parties=[{"organisation": "o-care", "part": "opened", "role": "nurse"}])
    deliver(store, tmp_path, *ORGANISATIONS, exchange("k-1", {**look, "data_kinds": ["health"]}, what="view"))
    assert broken(store) == ""


@pytest.mark.requirement("R-209")
@pytest.mark.parametrize("why", ["Idem", "zie vorige keer", "Zelfde als eerder", "Plan"])
def test_a_record_without_a_purpose_of_its_own_is_refused(why: str) -> None:
    assert "The same as before is no reason." in refused(why=why)["subjects[0].why"]
    assert "subjects[0].why" in refused(why=why, was_not_allowed=True)


@pytest.mark.requirement("R-197", "T-80")
@pytest.mark.parametrize("field", ["why", "question"])
def test_a_record_of_a_talk_for_enforcement_is_refused_until_it_says_that_it_was_not_allowed(
    store: Store, tmp_path: Path, field: str
) -> None:
    said = {field: "Wij wilden fraude uitsluiten."}
    assert "not for enforcement or fraud" in refused(**said)[f"subjects[0].{field}"]
    assert told(store, tmp_path, {**said, "was_not_allowed": True}).problems == ()
    assert broken(store) == "enforcement"


@pytest.mark.requirement("R-214")
@pytest.mark.parametrize(
    "article", ["zie wet", "Participatiewet", "art. 7", "Wet op alles art. 3", "Awb 9:8"]
)
def test_a_record_that_names_no_article_of_a_known_law_is_refused(article: str) -> None:
    assert "subjects[0].article" in refused(article=article)


@pytest.mark.requirement("R-214")
def test_every_article_of_the_list_and_two_in_one_line_are_articles() -> None:
    more = ("Participatiewet art. 7 en art. 65", "Wmo 2015 art. 4.1.1 en WGS art. 1.3", "AVG artikel 6 lid 1")
    assert [one for one in (*ARTICLES, *more) if not names_article(one)] == []


@pytest.mark.requirement("R-068")
def test_something_is_hidden_only_on_a_ground_of_the_list() -> None:
    assert refused(hold=HOLD) == {}
    assert refused(hold={**HOLD, "article": "UAVG 41 lid 1 onder i"}) == {}
    assert list(refused(hold={**HOLD, "article": "AVG art. 6"})) == ["subjects[0].hold.article"]
    promise = record("promise", "b-1", person="p-1", organisation="o-1", made_on="2026-01-05", role="x")
    promise |= {"text": "Wij bellen.", "status": "open", "hold": {**HOLD, "article": "beleid"}}
    assert [one.field for one in problems(promise)] == ["hold.article"]


@pytest.mark.requirement("R-198")
@pytest.mark.parametrize("role", ["nurse", "wijkverpleegkundige", "klantmanager", "wijkagent"])
def test_a_role_that_cannot_exist_at_its_organisation_is_refused(
    store: Store, tmp_path: Path, role: str
) -> None:
    landlord = [{"organisation": "o-private", "part": part, "role": role} for part in ("asked", "answered")]
    (one, other) = told(store, tmp_path, {"parties": landlord}).problems
    assert (one.field, one.line) == ("subjects[0].parties[0].role", len(BASE) + len(ORGANISATIONS) + 1)
    assert other.field == "subjects[0].parties[1].role"
    assert entries(store, "p-1") == []


@pytest.mark.requirement("R-198")
def test_the_kind_of_an_organisation_that_came_before_is_known_too(store: Store, tmp_path: Path) -> None:
    deliver(store, tmp_path, *ORGANISATIONS)
    landlord = [
        {"organisation": "o-private", "part": part, "role": "nurse"} for part in ("asked", "answered")
    ]
    found = deliver(store, tmp_path, exchange("k-1", subject("p-1", parties=landlord))).problems
    assert {one.field for one in found} == {f"subjects[0].parties[{place}].role" for place in (0, 1)}


@pytest.mark.requirement("R-217")
def test_who_delivers_reads_which_line_and_field_was_not_allowed(small_app: Flask, tmp_path: Path) -> None:
    wrong = subject("p-1", parties=parties("gezinswerker", "werkgever"), data_kinds=["health"])
    wrong["parties"][1]["organisation"] = "o-private"
    unknown = subject("p-2", parties=parties("buurvrouw", "nurse"), data_kinds=["health"], release="given")
    unknown |= {"release_on": "2026-11-01"}
    records = [*BASE, *ORGANISATIONS, exchange("k-1", wrong, unknown)]
    result = run(small_app, write(tmp_path / "x.jsonl", records))
    place = f"x.jsonl, line {len(records)}, field subjects"
    assert f"{place}[0].data_kinds: was not allowed, so the person reads that (closed)" in result.output
    assert f"{place}[1].parties[0].role: is no role that we know" in result.output
    assert result.exit_code == 0 and "Kept, but look at it: 3." in result.output
    assert "buurvrouw" not in result.output


def test_every_word_for_a_role_leads_to_one_of_the_list() -> None:
    words = ("Werkcoach", "uw werkcoach", "werkcoach van uw man", "een andere werkcoach", "werkcoach (x)")
    assert {role_of(word) for word in words} == {"work_coach"}
    assert [role_of(word) for word in ("mentor", "nurse", "interpreter")] == [
        "mentor",
        "nurse",
        "interpreter",
    ]
    assert {role_of(word) for word in BODIES} <= ROLES.keys()
