"""Nobody is kept from sending a case by a name, an address, a language or a number that is not as usual."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select, update

from portal.people.models import Account, Person
from tests.cases.ways import STORY, begun, sent
from tests.visitor import Visitor

NAMES = ("Rahaf", "Ó", "'t", "Patricia Johanna van den Nieuwenhuijzen-Sterrenburg " * 3, "محمد الأمين")


@pytest.mark.requirement("T-67")
def test_somebody_without_name_address_or_number_sends_a_case(signed_in: Callable[..., Visitor]) -> None:
    visitor = signed_in()
    assert STORY in visitor.open(sent(visitor)).text


@pytest.mark.requirement("T-67")
@pytest.mark.parametrize("lang", ["nl", "ar"])
@pytest.mark.parametrize("name", NAMES)
def test_any_name_in_any_direction_sends_a_case_and_gets_its_number(
    app: Flask, client_for: Callable[..., Visitor], name: str, lang: str
) -> None:
    with app.extensions["inzage"].store.writing() as work:
        person = str(work.value(select(Account.person_id).where(Account.demo_name == "mother")))
        sealed = work.seal(person, "persons", person, "name", name.strip())
        work.run(update(Person).where(Person.id == person).values(name_sealed=sealed, address_sealed=None))
    mother = client_for("mother", lang=lang)
    case = sent(mother)
    page = mother.open(case)
    assert STORY in page.text
    assert page.tree.xpath("//main//bdi[@dir='ltr'][starts-with(., '2026-')]"), "a number was given"


@pytest.mark.requirement("T-69", "L-49")
@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("nl", "Dan geldt de Nederlandse tekst van de wet"),
        ("ar", "النص الهولندي للقانون"),
        ("en", "the Dutch text of the law counts"),
    ],
)
def test_before_sending_each_language_says_that_the_dutch_text_of_the_law_counts(
    client_for: Callable[..., Visitor], lang: str, said: str
) -> None:
    mother = client_for("mother", lang=lang)
    draft = begun(mother)
    assert said in mother.open(f"{draft}?q=check").text
