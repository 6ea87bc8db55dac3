"""A delivered line is read with care, and a fault is told without what was found."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.consultations.rules import AskedFirst
from portal.partners.reading import read
from tests.partners.deliveries import BASE, HOLD, exchange, problems, record, subject

SECRET = "Geheimenisstraat"


def file_of(content: bytes, folder: Path, name: str = "x.jsonl") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_good_records_have_no_problems() -> None:
    for one in (*BASE, exchange("k-1")):
        assert problems(one) == []


@pytest.mark.parametrize(
    ("one", "field"),
    [
        (record("person", "p-1"), "name"),
        (record("person", "p-1", name=f"{SECRET}\x00"), "name"),
        (record("person", "p-1", name=[SECRET]), "name"),
        (record("person", "p-1", name=SECRET * 100), "name"),
        (record("person", "p-1", name="Jip", number="123456789"), "number"),
        (record("person", "p-1", name="Jip", number=SECRET), "number"),
        (record("person", "p-1", name="Jip", born_on="2026-02-30"), "born_on"),
        (record("person", "p-1", name="Jip", born_on="2026-11-24"), "born_on"),
        (record("person", "p-1", name="Jip", is_at_risk=SECRET), "is_at_risk"),
        (record("person", "p-1", name="Jip", nickname=SECRET), "nickname"),
        (record("person", "p-1", name="Jip", **{SECRET: "x"}), "(unreadable name)"),
        (record("person", f"{SECRET} 4", name="Jip"), "id"),
        (record(SECRET, "p-1"), "kind"),
        ({**record("person", "p-1", name="Jip"), "schema": SECRET}, "schema"),
        (record("organisation", "o-1", name="Plein", what=SECRET), "what"),
        (record("organisation", "o-1", name="Plein", what="care", plain={SECRET: "x"}), "plain"),
        (
            record("custody", "g-1", child="p-1", parent="p-1", has_custody="yes", from_day="2020-01-01"),
            "parent",
        ),
        (exchange("k-1", happened_at="2026-11-16T10:00:00"), "happened_at"),
        (exchange("k-1", happened_at=SECRET), "happened_at"),
        (exchange("k-1", recorded_at="2026-12-01T10:00:00+01:00"), "recorded_at"),
        (exchange("k-1", recorded_at="2026-11-15T10:00:00+01:00"), "recorded_at"),
        (exchange("k-1", channel=SECRET), "channel"),
        (exchange("k-1", subjects=[]), "subjects"),
        (exchange("k-1", subjects=SECRET), "subjects"),
        (exchange("k-1", subject("p-1"), subject("p-2", why=" ")), "subjects[1].why"),
        (exchange("k-1", subject("p-1"), subject("p-1")), "subjects"),
        (exchange("k-1", subject("p-1", data_kinds=["work", SECRET])), "subjects[0].data_kinds"),
        (exchange("k-1", subject("p-1", told_how="letter")), "subjects[0].told_at"),
        (exchange("k-1", subject("p-1", release="given")), "subjects[0].release_on"),
        (exchange("k-1", subject("p-1", in_file="yes")), "subjects[0].in_file_because"),
        (
            exchange("k-1", subject("p-1", hold={**HOLD, "approved_by": "u-1"})),
            "subjects[0].hold",
        ),
    ],
)
def test_a_fault_names_line_and_field_and_never_the_value(one: dict[str, object], field: str) -> None:
    found = problems(one)
    assert [(problem.line, problem.field) for problem in found][:1] == [(7, field)]
    assert SECRET not in "".join(map(str, found))


@pytest.mark.requirement("R-026")
@pytest.mark.parametrize("missing", ["summary", "answer", "data_kinds"])
def test_that_there_was_contact_is_not_enough(missing: str) -> None:
    said = subject("p-1")
    del said[missing]
    assert f"subjects[0].{missing}" in {problem.field for problem in problems(exchange("k-1", said))}


@pytest.mark.requirement("R-036")
def test_there_are_two_reasons_for_not_asking_first_and_quicker_is_none() -> None:
    assert set(AskedFirst) - {AskedFirst.YES, AskedFirst.UNKNOWN} == {"could_not", "not_in_time"}
    quicker = problems(exchange("k-1", subject("p-1", asked_first="quicker")))
    assert [problem.field for problem in quicker] == ["subjects[0].asked_first"]
    unexplained = subject("p-1", asked_first="could_not", not_asked_because=None)
    assert [p.field for p in problems(exchange("k-1", unexplained))] == ["subjects[0].not_asked_because"]


def test_a_release_that_names_nobody_is_refused_unless_it_is_an_old_general_one() -> None:
    release = record(
        "declaration",
        "d-1",
        person="p-1",
        what="release_of_confidentiality",
        title="Overleg",
        organisation="o-1",
        version="1",
        language="nl",
        text="Ik vind het goed.",
        purpose="Hulp",
        signed_at="2024-01-08T10:00:00+01:00",
        signed_how="paper",
        valid_from="2024-01-08",
    )
    assert [problem.field for problem in problems(release)] == ["bodies"]
    assert problems({**release, "is_general": True}) == []


@pytest.mark.requirement("R-102")
@pytest.mark.parametrize("what", ["agreement_to_help", "acknowledged"])
def test_a_paper_that_applied_and_shared_in_one_is_delivered_as_two_records(what: str) -> None:
    paper = record("declaration", "d-1", person="p-1", what=what, title="Aanvraag", organisation="o-1")
    paper |= {"version": "1", "language": "nl", "text": "Ik wil hulp.", "purpose": "Hulp"}
    paper |= {"signed_at": "2024-01-08T10:00:00+01:00", "signed_how": "paper", "valid_from": "2024-01-08"}
    assert problems(paper) == []
    body = {"organisation": "o-2", "answer": "yes"}
    (found,) = problems({**paper, "bodies": [body]})
    assert found.field == "bodies" and "a release of its own" in found.text
    assert problems({**paper, "bodies": [{**body, "answer": "no"}]}) == []
    text = record("declaration_text", "t-1", purpose="help", what=what, version="1")
    text |= {"made_at": "2024-01-08T10:00:00+01:00", "titles": {"nl": "Hulp"}, "goals": {"nl": "Hulp"}}
    bundle = {"nl": "Ik wil hulp. Ik geef toestemming om mijn gegevens te delen met de zorgaanbieder."}
    (found,) = problems({**text, "texts": bundle})
    assert found.field == "texts" and "Make a text of its own" in found.text
    assert problems({**text, "texts": {"nl": "Ik wil hulp."}}) == []


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b'{"kind": "person"}\n{"kind": \n', 2),
        (b'{"kind": "person"}\n\xff\xfe\n', 2),
        (b'\n\n["a list"]\n', 3),
        (b"7\n", 1),
        (b'{"kind": "' + b"x" * 1_000_001 + b'"}\n', 1),
        (b"[" * 200_000 + b"\n", 1),
    ],
)
def test_a_line_that_is_no_record_is_told_by_its_number(content: bytes, line: int, tmp_path: Path) -> None:
    assert [found.number for found in read(file_of(content, tmp_path)) if found.fault] == [line]


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"name,number\nJip,1\n", 1),
        (b"schema,kind,source,id,name\na,person,c,d,e,f\n", 2),
        (b'schema,kind,source,id,name\na,person,c,d,"e\n', 2),
        (b"schema,kind,source,id,name\na,person,c,d,Jip\na,person,c,d2,\xff\n", 3),
        (b"schema,kind,source,id,what\na,consultation,c,k,view\na,consultation,c,k,meeting\n", 3),
    ],
)
def test_a_line_of_csv_that_is_no_record_is_told_by_its_number(
    content: bytes, line: int, tmp_path: Path
) -> None:
    lines = list(read(file_of(content, tmp_path, "x.csv")))
    assert line in {found.number for found in lines if found.fault}


def test_another_sort_of_file_is_refused(tmp_path: Path) -> None:
    assert [found.fault for found in read(file_of(b"x", tmp_path, "x.xlsx"))] != [""]


def test_a_fault_in_csv_is_told_on_the_line_of_that_person(tmp_path: Path) -> None:
    content = b"schema,kind,source,id,what,subject.person\n" + b"x,consultation,s,k-1,view,p-1\n" * 2
    (line,) = read(file_of(content, tmp_path, "x.csv"))
    assert (line.number, line.end, line.part_numbers) == (2, 3, (2, 3))
