"""The address of somebody at risk stands on no page, in no letter and in no file of anybody."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select

from portal.people.models import Account, Person
from tests.access.test_held import unpacked
from tests.cases.ways import sent
from tests.desk.test_rights_pages import taken
from tests.desk.ways import assignment_of, opened
from tests.visitor import Visitor

SECRET = "Schuilhof"
pytestmark = pytest.mark.requirement("T-16")


def test_the_town_keeps_the_address_that_is_looked_for(app: Flask) -> None:
    with app.extensions["inzage"].store.reading() as work:
        row = work.row(
            select(Person.id, Person.address_sealed)
            .join(Account, Account.person_id == Person.id)
            .where(Account.demo_name == "at-risk", Person.is_at_risk)
        )
        assert row is not None
        assert SECRET in work.open(row.id, "persons", row.id, "address", row.address_sealed)


@pytest.mark.parametrize(
    "who", ["subject-of-hold", "caseworker", "safety-officer", "privacy-officer", "complaint-handler"]
)
def test_nobody_reads_it_on_any_page(app: Flask, client_for: Callable[..., Visitor], who: str) -> None:
    visitor, seen = client_for(who, device="own"), 0
    for rule in app.url_map.iter_rules():
        is_page = "GET" in (rule.methods or ()) and not set(rule.arguments) - {"lang"}
        if not is_page or rule.endpoint.startswith(("static", "signin.", "demo.")):
            continue
        answer = visitor.client.get(rule.rule.replace("<lang>", "nl"))
        assert SECRET.encode() not in answer.get_data(), rule.rule
        seen += answer.status_code == 200
    assert seen > 10


@pytest.mark.requirement("R-184")
@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "This address is secret"), ("nl", "Dit adres is geheim"), ("ar", "هذا العنوان سري")],
)
def test_who_works_for_this_person_is_warned_on_each_page(
    app: Flask, client_for: Callable[..., Visitor], lang: str, said: str
) -> None:
    officer = client_for("safety-officer", lang=lang, device="own")
    assignment = assignment_of(app, "safety-officer", "at-risk")
    opened(officer, assignment)
    pages = [
        rule.rule.replace("<lang>/", "").replace("<assignment>", assignment).lstrip("/")
        for rule in app.url_map.iter_rules()
        if "GET" in (rule.methods or ()) and set(rule.arguments) == {"lang", "assignment"}
    ]
    read = 0
    for page in pages:
        answer = officer.client.get(f"/{lang}/{page}")
        if answer.status_code == 200 and answer.mimetype == "text/html":
            assert said in answer.text, page
            read += 1
    assert read > 8
    assert said not in officer.open("desk").text
    case = sent(client_for("at-risk", device="own"), kind="inspection")
    handler = client_for("privacy-officer", lang=lang)
    taken(handler, case.rsplit("/", 1)[1])
    assert said in handler.open(f"desk/rights/{case.rsplit('/', 1)[1]}").text
    other = client_for("caseworker", lang=lang)
    page = opened(other, assignment_of(app, "caseworker", "wife"))
    assert said not in page.text


def test_no_letter_and_no_file_of_the_case_holds_it(client_for: Callable[..., Visitor]) -> None:
    person = client_for("at-risk", device="own")
    case = sent(person)
    for rest in ("", "/receipt", "/letters/1", "/letters/1/file?look=text", "/all/file?look=text"):
        answer = person.client.get(f"{case}{rest}")
        assert answer.status_code == 200, rest
        assert SECRET.encode() not in answer.get_data(), rest
    packed = person.client.get(f"{case}/all/file?look=zip")
    assert packed.status_code == 200
    with zipfile.ZipFile(io.BytesIO(packed.get_data())) as files:
        for name in files.namelist():
            content = files.read(name)
            whole = unpacked(content) if name.endswith(".pdf") else content
            assert SECRET.encode() not in whole, name
            assert SECRET not in name
