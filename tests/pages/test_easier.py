"""The easier view: lasting for a person on an own device, forgotten everywhere else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select

from portal.pages.back import way_back
from portal.people import cookie, sessions
from portal.people.models import Person
from portal.store import Store
from tests.clocks import MONDAY
from tests.people_of_tests import somebody
from tests.visitor import Page, Visitor


def press(visitor: Visitor, page: Page, **changes: str) -> Page:
    """Press the button at the foot of a page."""
    form = page.tree.xpath("//header//form[contains(@action,'/easier')]")[0]
    button = form.xpath(".//button")[0]
    sent = {**dict(form.form_values()), button.get("name"): button.get("value"), **changes}
    return visitor.post(form.get("action"), sent)


def is_easier(page: Page) -> bool:
    return page.tree.get("class") == "easier"


def signed_in(app: Flask, device: str) -> tuple[Visitor, str]:
    store: Store = app.extensions["inzage"].store
    person = somebody(store)
    with store.writing() as work:
        token = sessions.start(work, account=person.account, device=device, level="test", at=MONDAY)
    visitor = Visitor(app)
    with app.test_request_context("/"):
        visitor.client.set_cookie(cookie.name(), token)
    return visitor, person.id


def wants_easier(app: Flask, person: str) -> bool:
    store: Store = app.extensions["inzage"].store
    with store.reading() as work:
        return bool(work.value(select(Person.wants_easier).where(Person.id == person)))


@pytest.mark.requirement("R-120")
def test_a_press_makes_pages_easier_and_stays_on_the_page(bare_app: Flask) -> None:
    visitor = Visitor(bare_app)
    page = press(visitor, visitor.open("/nl/where-can-i-go"))
    assert visitor.at == "/nl/where-can-i-go"
    assert is_easier(page)
    assert is_easier(visitor.open("/en/"))
    assert not is_easier(press(visitor, visitor.open("/nl/contact")))


def test_without_a_sign_in_the_browser_forgets_it_when_it_closes(bare_app: Flask) -> None:
    visitor = Visitor(bare_app)
    press(visitor, visitor.open("/nl/"))
    kept = visitor.client.get_cookie("inzage-form")
    assert kept is not None
    assert kept.expires is None
    assert kept.max_age is None


def test_on_an_own_device_the_person_keeps_it(peopled_app: Flask) -> None:
    visitor, person = signed_in(peopled_app, "own")
    assert is_easier(press(visitor, visitor.open("/nl/")))
    assert wants_easier(peopled_app, person)
    assert not is_easier(press(visitor, visitor.open("/nl/")))
    assert not wants_easier(peopled_app, person)


def test_on_a_shared_device_nothing_lasting_is_written(peopled_app: Flask) -> None:
    visitor, person = signed_in(peopled_app, "shared")
    assert is_easier(press(visitor, visitor.open("/nl/")))
    assert not wants_easier(peopled_app, person)


def test_the_next_one_at_a_shared_computer_finds_the_usual_view(peopled_app: Flask) -> None:
    visitor, _person = signed_in(peopled_app, "shared")
    page = press(visitor, visitor.open("/nl/"))
    token = page.tree.xpath("//form[@id='out']//input[@name='csrf_token']/@value")[0]
    visitor.post("/nl/sign-out", {"csrf_token": token})
    assert not is_easier(visitor.open("/nl/"))


def test_a_press_never_leads_to_another_site(bare_app: Flask) -> None:
    visitor = Visitor(bare_app)
    press(visitor, visitor.open("/nl/contact"), back="https://elsewhere.example/")
    assert visitor.at == "/nl/"


@pytest.mark.parametrize(
    "text",
    [
        "//elsewhere.example/",
        "/nl//elsewhere.example",
        "/nl/\\elsewhere",
        "/xx/contact",
        "nl/contact",
        "/nl/a\r\nb",
        "",
    ],
)
def test_only_a_page_of_this_site_is_a_way_back(text: str) -> None:
    assert way_back(text, ("nl", "en")) == ""


def test_a_way_back_keeps_what_was_asked_for() -> None:
    assert way_back("/nl/consultations?kind=view", ("nl", "en")) == "/nl/consultations?kind=view"


def test_a_press_without_its_token_changes_nothing(bare_app: Flask) -> None:
    visitor = Visitor(bare_app)
    visitor.post("/nl/easier", {"wants": "yes"}, status=400)
    assert not is_easier(visitor.open("/nl/"))


@pytest.mark.requirement("R-120")
def test_the_easier_view_says_less_at_once_and_hides_nothing(client_for: Callable[..., Visitor]) -> None:
    mother = client_for("mother", lang="en")
    usual = mother.open("consultations")
    address = next(one for one in usual.links("/consultations/") if len(one.rsplit("/", 1)[1]) == 26)
    entry = mother.open(address)
    press(mother, usual, back="/en/consultations")
    easier = mother.open(address)
    assert is_easier(easier) and not entry.tree.xpath("//main//details[@class='inzage-part']")
    parts = easier.tree.xpath("//main//details[@class='inzage-part']")
    heads = [part.xpath("string(summary/h2)") for part in parts]
    assert heads == ["When, and who knew", "Your consent", "Was it allowed? And was it done well?"]
    assert all(part.xpath("summary/*[local-name()='svg']") and part.get("open") is None for part in parts)
    facts = "//main//dd//text()"
    assert sorted(easier.tree.xpath(facts)) == sorted(entry.tree.xpath(facts)), "all of it is still there"
    assert "Tap on a line." in mother.open("consultations").text
