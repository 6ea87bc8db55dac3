"""Without a name: a case discussed for advice, and what gets in the way; neither leads to anybody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from portal.agencies.wording import points_at_somebody
from portal.signals import nameless
from portal.signals.models import NamelessText
from tests.clocks import MONDAY
from tests.desk.ways import agency, store_of
from tests.visitor import Page, Visitor

ClientFor = Callable[..., Visitor]

TEXT = "Een gezin krijgt hulp van vier organisaties. Wie kan dit samen brengen?"


def talked(official: Visitor, app: Flask, *, status: int = 200, **changes: object) -> Page:
    """Write a case down without a name."""
    values = {"number": "Z-12", "text": TEXT, "bodies": [agency(app, "o-krediet")], **changes}
    return official.fill(official.open("desk/nameless"), values, form="/nameless", status=status)


def kept(app: Flask) -> int:
    """How many texts were kept."""
    with store_of(app).reading() as work:
        return len(work.rows(select(NamelessText.id)))


@pytest.mark.requirement("R-188")
@pytest.mark.parametrize(
    "text",
    [
        "Zijn nummer is 999990019.",
        "Zij belt op 06 12345678.",
        "Geboren op 03-02-1990.",
        "Geboren op 3 februari 1990.",
        "Woont op 3011 AB.",
        "Woont in de Lindestraat 12.",
        "jip@example.nl",
        "ولد في ٠٣-٠٢-١٩٩٠",
    ],
)
def test_a_number_a_date_or_an_address_points_at_somebody(text: str) -> None:
    assert points_at_somebody(text)


def test_a_case_in_plain_words_points_at_nobody() -> None:
    assert not points_at_somebody(TEXT)
    assert not points_at_somebody("Sinds 2019 zijn er 4 plannen en 3 schulden van 1200 euro.")


@pytest.mark.requirement("R-076", "R-188")
def test_a_case_without_a_name_is_kept_with_a_number_and_leads_to_nobody(
    app: Flask, client_for: ClientFor
) -> None:
    official = client_for("caseworker", lang="en")
    page = talked(official, app)
    assert "It is kept, without a name" in page.text and TEXT in page.text and "Z-12" in page.text
    assert "Kredietbank Waterstad" in page.text and kept(app) == 1
    assert "person" not in " ".join(column.name for column in NamelessText.__table__.columns)
    assert TEXT not in client_for("team-leader", lang="en").open("desk/nameless").text
    with store_of(app).reading() as work:
        sealed = work.rows(select(NamelessText.text_sealed))[0].text_sealed
    assert TEXT.encode() not in sealed


@pytest.mark.requirement("R-188")
@pytest.mark.parametrize(
    "text", ["Het gaat om 999990019.", "Imane heeft schulden.", "Geboren op 03-02-1990. Wat nu?"]
)
def test_a_text_that_points_at_somebody_is_refused_and_stays_in_the_box(
    app: Flask, client_for: ClientFor, text: str
) -> None:
    page = talked(client_for("caseworker", lang="en"), app, text=text, status=400)
    assert "This points at somebody." in page.text and text in page.response.text
    assert kept(app) == 0


@pytest.mark.requirement("R-188")
def test_what_is_missing_is_said_and_pressed_twice_it_is_kept_once(app: Flask, client_for: ClientFor) -> None:
    official = client_for("caseworker", lang="en")
    page = talked(official, app, number="", bodies=[], status=400)
    assert "Give it a number of your own" in page.text and "Choose the organisation." in page.text
    page = official.open("desk/nameless")
    values = {"number": "Z-12", "text": TEXT, "bodies": [agency(app, "o-krediet")]}
    official.fill(page, values, form="/nameless")
    official.fill(page, values, form="/nameless")
    assert kept(app) == 1


@pytest.mark.requirement("R-127")
def test_staff_tell_the_privacy_officer_what_gets_in_the_way_without_anybodys_name(
    app: Flask, client_for: ClientFor
) -> None:
    official, officer = client_for("caseworker", lang="en"), client_for("privacy-officer", lang="en")
    said = "Beveiligde mail komt niet aan bij de huisarts."
    refused = official.open("desk/bottlenecks")
    wrong = {"text": "Imane kreeg geen mail.", "sort": "bottleneck"}
    assert (
        "Say what you want to tell."
        in official.fill(refused, {"text": said}, form="/bottlenecks", status=400).text
    )
    refused = official.fill(refused, wrong, form="/bottlenecks", status=400)
    assert "This points at somebody." in refused.text and "Imane kreeg geen mail." in refused.response.text
    page = official.fill(refused, {"text": said}, form="/bottlenecks")
    assert "The privacy officer can read it" in page.text and said not in page.text
    read = officer.open("desk/bottlenecks").text
    assert said in read and "Werk en Inkomen Waterstad, case manager" in read


@pytest.mark.requirement("R-206")
def test_a_good_example_is_for_everybody_only_after_the_privacy_officer_approved_it(
    app: Flask, client_for: ClientFor
) -> None:
    official, officer = client_for("caseworker", lang="en"), client_for("privacy-officer", lang="en")
    said = "Wij bellen altijd samen met de persoon."
    official.fill(official.open("desk/bottlenecks"), {"text": said, "sort": "good"}, form="/bottlenecks")
    everybody = Visitor(app, lang="en")
    assert said not in everybody.open("how-we-do-it-well").text
    page = officer.open("desk/bottlenecks")
    assert said in page.text and said not in official.open("desk/bottlenecks").text
    page = officer.fill(page, {}, form="/publish")
    assert "Everybody can read it now" in page.text
    read = everybody.open("how-we-do-it-well").text
    assert said in read and "Werk en Inkomen Waterstad" in read
    with store_of(app).writing() as work:
        nameless.drop_old(work, at=MONDAY + timedelta(days=400))
    assert said in everybody.open("how-we-do-it-well").text


def test_what_is_no_good_example_is_never_published(app: Flask, client_for: ClientFor) -> None:
    official, officer = client_for("caseworker", lang="en"), client_for("privacy-officer", lang="en")
    talked(official, app)
    with store_of(app).reading() as work:
        talk = work.rows(select(NamelessText.id))[0].id
    token = officer.open("desk/bottlenecks").tree.xpath("//input[@name='csrf_token']/@value")[0]
    officer.post(f"/en/desk/bottlenecks/{talk}/publish", {"csrf_token": token}, status=404)
    assert TEXT not in Visitor(app, lang="en").open("how-we-do-it-well").text


def test_texts_go_after_a_year_with_their_keys(app: Flask, client_for: ClientFor) -> None:
    official = client_for("caseworker", lang="en")
    talked(official, app)
    with store_of(app).writing() as work:
        assert nameless.drop_old(work, at=MONDAY + timedelta(days=300)) == 0
        assert nameless.drop_old(work, at=MONDAY + timedelta(days=400)) == 1
    page = official.open("desk/nameless")
    assert TEXT not in page.text and "thrown away after a year" in page.text
