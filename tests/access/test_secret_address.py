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
