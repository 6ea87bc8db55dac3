"""A case that begins at an entry of the timeline, in the demo town."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from tests.visitor import Page, Visitor

STORY = "Nobody asked me first."


def entries(visitor: Visitor) -> list[str]:
    """The addresses of the entries on the first page of the timeline."""
    return [href for href in visitor.open("consultations").links("/consultations/") if href.count("/") == 3]


def from_entry(visitor: Visitor, kind: str) -> Page:
    """Open the first question of a kind from the newest entry."""
    page = visitor.open(entries(visitor)[0])
    return visitor.open(page.links(f"/cases/new/{kind}?entry=")[0])


@pytest.mark.requirement("R-017")
@pytest.mark.parametrize("kind", ["complaint", "question", "correction", "statement"])
def test_a_case_from_an_entry_says_what_it_is_about_up_to_the_receipt(
    client_for: Callable[..., Visitor], kind: str
) -> None:
    wife = client_for("wife", lang="en")
    entry = entries(wife)[0]
    page = wife.open(f"/en/cases/new/{kind}?entry={entry.rsplit('/', 1)[1]}")
    assert "This is about:" in page.text
    assert entry in page.links("/consultations/")
    name = "point-0" if kind == "question" else "answer"
    wife.fill(page, {name: STORY}, form="/cases/new/")
    page = wife.open(f"{wife.at}?q=check")
    assert entry in page.links("/consultations/")
    page = wife.fill(page, {}, form="/send")
    assert page.heading == "We received it"
    assert entry in page.links("/consultations/")


def test_the_organisation_of_an_entry_is_proposed_but_not_yet_chosen(
    client_for: Callable[..., Visitor],
) -> None:
    wife = client_for("wife", lang="en")
    page = wife.fill(from_entry(wife, "complaint"), {"answer": STORY}, form="/cases/new/")
    page = wife.open(f"{wife.at}?q=bodies")
    assert len(page.tree.xpath("//input[@name='answer'][@checked]")) <= 1
    assert "Nothing filled in" in wife.open(f"{wife.at}?q=check").text


def test_an_entry_of_another_looks_like_one_that_never_was(client_for: Callable[..., Visitor]) -> None:
    wife, husband = client_for("wife", lang="en"), client_for("husband", lang="en")
    own = {entry.rsplit("/", 1)[1] for entry in entries(husband)}
    (foreign, *_) = [id for id in (entry.rsplit("/", 1)[1] for entry in entries(wife)) if id not in own]
    missing = husband.client.get("/en/cases/new/complaint?entry=" + "0" * 26)
    answer = husband.client.get(f"/en/cases/new/complaint?entry={foreign}")
    assert answer.status_code == 404
    assert answer.data == missing.data


def test_what_is_not_about_me_is_gone_at_once_and_the_case_stays(client_for: Callable[..., Visitor]) -> None:
    wife = client_for("wife", lang="en")
    entry = entries(wife)[0]
    page = wife.fill(
        from_entry(wife, "mixed_up"), {"answer": "I do not know this person."}, form="/cases/new/"
    )
    page = wife.fill(wife.open(f"{wife.at}?q=check"), {}, form="/send")
    assert page.heading == "We received it"
    wife.open(entry, status=404)
    assert wife.open(wife.open("cases").links("/cases/")[1]).heading == "Your case"


@pytest.mark.requirement("R-211")
def test_stopping_a_case_that_hid_something_says_that_it_stays_hidden(
    client_for: Callable[..., Visitor],
) -> None:
    wife = client_for("wife", lang="en")
    page = wife.fill(
        from_entry(wife, "mixed_up"), {"answer": "I do not know this person."}, form="/cases/new/"
    )
    wife.fill(wife.open(f"{wife.at}?q=check"), {}, form="/send")
    case = wife.at.removesuffix("/receipt")
    assert "Write that here: the privacy officer can give it back." in wife.open(case).text
    assert "What we hid stays hidden" in wife.open(f"{case}/withdraw").text
    page = wife.fill(wife.open("/en/cases/new/mixed_up"), {"answer": "Not me."}, form="/cases/new/")
    page = wife.fill(wife.open(f"{wife.at}?q=check"), {}, form="/send")
    assert "Did you begin at an entry? Then you do not see it any more" in page.text
    assert "What we hid stays hidden" not in wife.open(f"{wife.at.removesuffix('/receipt')}/withdraw").text


def test_the_day_of_an_entry_is_filled_in(client_for: Callable[..., Visitor]) -> None:
    wife = client_for("wife", lang="en")
    wife.fill(from_entry(wife, "complaint"), {"answer": STORY}, form="/cases/new/")
    page = wife.open(f"{wife.at}?q=happened_on")
    assert all(page.tree.xpath(f"string(//input[@name='answer-{part}']/@value)") for part in ("day", "year"))


@pytest.mark.requirement("R-019")
@pytest.mark.parametrize("person", ["wife", "mother", "husband", "newcomer"])
def test_whom_to_call_stands_under_its_own_organisation(
    app: Flask, client_for: Callable[..., Visitor], person: str
) -> None:
    reader, directory = client_for(person, lang="en"), app.extensions["inzage"].directory()
    bodies: dict[str, set[str]] = {}
    for contact in directory.contacts.values():
        bodies.setdefault(contact.phone, set()).add(directory.name(contact.agency))
    shown = [
        (card.xpath("string(.//strong)"), card.xpath("string(.//a[starts-with(@href, 'tel:')])").strip())
        for entry in entries(reader)
        if len(entry.rsplit("/", 1)[1]) == 26
        for card in reader.open(entry).tree.xpath("(//h2[@id='contact']/following::address)[1]")
    ]
    known = [(name, phone) for name, phone in shown if phone in bodies]
    assert known
    assert [(name, phone) for name, phone in known if name not in bodies[phone]] == []
