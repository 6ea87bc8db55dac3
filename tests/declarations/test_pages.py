"""The pages of declarations, as a person opens them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from portal.consultations.service import Draft as Happening
from portal.declarations.models import Withdrawal
from portal.declarations.rules import Draft, Kind, proof
from tests.consultations import entries
from tests.declarations.signed import TEXT, acknowledged, agreement, keep, release
from tests.small_portal import SmallPortal

LASTING = {"valid_to": None, "source": "old", "source_id": "1"}
"""A release that an older system gave no last day, so that it still holds."""


def made_under(declaration: str, person: str) -> Happening:
    """A talk that rests on a release."""
    given = {"basis": "release", "release": "given", "release_on": entries.HAPPENED.date()}
    return entries.exchange(entries.subject(person, declaration=declaration, **given))


@pytest.mark.requirement("R-138")
def test_three_kinds_stand_apart_on_the_page(small: SmallPortal) -> None:
    person = small.someone()
    for draft in (acknowledged(person.id), release(person.id), agreement(person.id)):
        keep(small.store, draft)
    page = small.browser(person, lang="en").open("declarations")
    heads = [" ".join(node.text_content().split()) for node in page.tree.xpath("//main//h2")]
    assert heads[:3] == ["What others may tell about you", "Help you agreed to", "What you read"]
    lists = page.tree.xpath("//main//ol[contains(@class, 'inzage-timeline')]")
    titles = [[node.text_content() for node in found.xpath(".//h3")] for found in lists]
    assert titles == [["Overleg met de huisarts"], ["Hulp thuis"], ["Hoe wij werken"]]


@pytest.mark.requirement("R-048", "T-17")
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_what_was_read_is_never_called_consent(small: SmallPortal, lang: str) -> None:
    person = small.someone()
    read = keep(small.store, acknowledged(person.id))
    page = small.browser(person, lang=lang).open(f"declarations/{read}")
    whole = page.response.text.lower()
    assert "hoe wij werken" in whole
    for word in ("toestemming", "consent", "akkoord", "withdraw", "intrek"):
        assert word not in whole


@pytest.mark.requirement("R-100")
def test_the_text_stands_there_as_it_was_signed_with_version_language_and_proof(small: SmallPortal) -> None:
    person = small.someone()
    id = keep(small.store, release(person.id, text=TEXT + "\nTweede regel."))
    page = small.browser(person, lang="en").open(f"declarations/{id}")
    quote = page.tree.xpath("//main//blockquote")[0]
    assert [part.text_content() for part in quote] == [TEXT, "Tweede regel."]
    assert (quote.get("lang"), quote.get("dir")) == ("nl", "auto")
    for words in ("2017-2", "Nederlands", proof(TEXT + "\nTweede regel."), "this is the text you signed"):
        assert words in page.text


@pytest.mark.requirement("R-043", "T-20")
def test_each_body_is_named_with_yes_or_no_and_not_named_is_no(small: SmallPortal) -> None:
    person = small.someone()
    page = small.browser(person, lang="en").open(f"declarations/{keep(small.store, release(person.id))}")
    assert "Huisartsen Oost: Yes, they may know it" in page.text
    assert "Basisschool De Vlieger: No, they may not know it" in page.text
    assert "Not named is no." in page.text


@pytest.mark.requirement("R-139")
def test_an_old_general_one_does_not_count_for_sharing(small: SmallPortal) -> None:
    person = small.someone()
    old = release(person.id, is_general=True, bodies=None, data_kinds=(), **LASTING)
    id = keep(small.store, old)
    browser = small.browser(person, lang="en")
    for page in (browser.open("declarations"), browser.open(f"declarations/{id}")):
        assert "General: does not count for sharing" in page.text


@pytest.mark.requirement("R-020")
def test_exchanges_made_under_it_are_listed_and_each_leads_back(small: SmallPortal) -> None:
    person = small.someone()
    id = keep(small.store, release(person.id))
    (entry,) = entries.keep(small.store, made_under(id, person.id))
    browser = small.browser(person)
    assert browser.open(f"declarations/{id}").links(f"/consultations/{entry}")
    assert browser.open(f"consultations/{entry}").links(f"/declarations/{id}")
    assert browser.open("declarations").links("/consultations/permissions")


@pytest.mark.requirement("T-21")
def test_taking_back_first_says_what_happens_and_then_is_one_press(small: SmallPortal) -> None:
    person = small.someone()
    id = keep(small.store, release(person.id, **LASTING))
    browser = small.browser(person, lang="en")
    (link,) = browser.open(f"declarations/{id}").links("/withdraw")
    page = browser.open(link)
    for words in (
        "From now on they may no longer tell this to Huisartsen Oost.",
        "What was told before stays told.",
        "Then it may go on with that.",
    ):
        assert words in page.text
    assert page.links(f"/cases/new/correction?declaration={id}")
    assert page.links(f"/cases/new/erasure?declaration={id}")
    after = browser.fill(page, {}, form="withdraw")
    assert "You took this back" in after.text and not after.links("/withdraw")
    again = browser.fill(page, {}, form="withdraw")
    assert again.text == after.text
    assert "You took this back already" in browser.open(link).text
    with small.store.reading() as work:
        assert len(work.rows(Withdrawal.__table__.select())) == 1


@pytest.mark.parametrize("make", [acknowledged, agreement])
def test_only_a_release_has_a_page_to_take_it_back(small: SmallPortal, make: Callable[[str], Draft]) -> None:
    person = small.someone()
    id = keep(small.store, make(person.id))
    browser = small.browser(person)
    assert not browser.open(f"declarations/{id}").links("/withdraw")
    browser.open(f"declarations/{id}/withdraw", status=404)


def test_somebody_elses_declaration_looks_like_none(small: SmallPortal) -> None:
    person, other = small.someone(), small.someone()
    theirs = keep(small.store, release(other.id, **LASTING))
    browser = small.browser(person)
    nothing = browser.open(f"declarations/{'0' * 26}", status=404).text
    assert browser.open(f"declarations/{theirs}", status=404).text == nothing
    assert browser.open(f"declarations/{theirs}/withdraw", status=404).text == nothing


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_is_shown_in_every_language_we_have(small: SmallPortal, kind: Kind) -> None:
    person = small.someone()
    bodies = {"bodies": None} if kind is not Kind.RELEASE else {}
    id = keep(small.store, release(person.id, kind=kind.value, **bodies))
    for lang in ("nl", "en", "zz"):
        browser = small.browser(person, lang=lang)
        for page in (browser.open("declarations"), browser.open(f"declarations/{id}")):
            assert kind.value not in page.text


def test_an_entry_never_leads_to_a_declaration_that_is_hidden(small: SmallPortal) -> None:
    person, other = small.someone(), small.someone()
    theirs = keep(small.store, release(other.id))
    (entry,) = entries.keep(small.store, made_under(theirs, person.id))
    page = small.browser(person).open(f"consultations/{entry}")
    assert not page.links(theirs)


@pytest.mark.requirement("R-074")
@pytest.mark.parametrize("draft", [acknowledged, agreement])
def test_who_does_not_agree_any_more_objects_and_nothing_is_called_taken_back(
    small: SmallPortal, draft: Callable[..., Draft]
) -> None:
    person = small.someone()
    id = keep(small.store, draft(person.id))
    her = small.browser(person, lang="en")
    page = her.open(f"declarations/{id}")
    when = "Read on" if draft is acknowledged else "Signed on"
    assert "This is no blank cheque." in page.text and when in page.text
    assert not page.links("/withdraw"), "agreeing with how a team works is no release"
    (objection,) = page.links("/cases/new/objection_to_use")
    asked = her.open(objection)
    her.fill(asked, {"answer": "Ik wil niet dat het hele team dit leest."}, form="/objection_to_use")
    assert "/cases/drafts/" in her.at
    again = her.open(f"declarations/{id}")
    assert "Taken back" not in again.text, "what was agreed keeps its date; the objection is a case"


@pytest.mark.requirement("R-074")
def test_a_release_is_taken_back_and_needs_no_objection(small: SmallPortal) -> None:
    person = small.someone()
    id = keep(small.store, release(person.id, **LASTING))
    page = small.browser(person, lang="en").open(f"declarations/{id}")
    assert page.links("/withdraw") and not page.links("objection_to_use")
