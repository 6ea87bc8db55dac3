"""Two clocks on each case, each with how it was counted, and the days as a file for a calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from flask import Flask

from portal.clock import AMSTERDAM
from portal.notices.outages import note_outage
from portal.store import Store
from tests.cases.ways import STORY, sent
from tests.clocks import FakeClock
from tests.visitor import Visitor


@pytest.mark.requirement("R-233")
def test_each_side_has_a_clock_with_how_it_was_counted(client_for: Callable[..., Visitor]) -> None:
    wife = client_for("wife")
    page = wife.open(sent(wife))
    headings = [node.text_content() for node in page.tree.xpath("//main//h2")]
    theirs, mine = headings.index("Hun klok: wat zij moeten doen"), headings.index("Uw klok: wat u kunt doen")
    assert theirs < mine
    their_text, _, my_text = page.text.partition("Uw klok: wat u kunt doen")
    assert "U krijgt uiterlijk op 4 januari 2027 antwoord." in their_text
    assert "Daarna komen er 6 weken bij." in their_text
    assert "naar de ombudsman" in my_text


@pytest.mark.requirement("R-259")
def test_an_outage_on_the_last_day_to_take_it_up_again_gives_a_day_more(
    app: Flask, client_for: Callable[..., Visitor], clock: FakeClock
) -> None:
    store: Store = app.extensions["inzage"].store
    wife = client_for("wife")
    case = sent(wife)
    wife.fill(wife.open(f"{case}/withdraw"), {}, form="/withdraw")
    last = datetime(2026, 12, 7, 14, 0, tzinfo=AMSTERDAM)
    with store.writing() as work:
        note_outage(work, from_at=last, until_at=last + timedelta(hours=3), what="Stroom", at=clock.now())
    clock.later(days=15)
    wife = client_for("wife")
    page = wife.open(case)
    assert "Op 7 december 2026 werkte deze website niet de hele tijd." in page.text
    wife.fill(page, {}, form="/undo")
    assert "U trok het in" not in wife.open(case).heading
    assert not [link for link in wife.open(case).tree.xpath("//form/@action") if link.endswith("/undo")]


@pytest.mark.requirement("T-15")
def test_a_calendar_holds_days_and_no_word_about_what_they_are_for(
    client_for: Callable[..., Visitor],
) -> None:
    wife = client_for("wife", device="own")
    case = sent(wife)
    page = wife.open(f"{case}/calendar")
    given = wife.client.get(page.links("/calendar/file")[0])
    assert given.headers["Content-Disposition"] == 'attachment; filename="days.ics"'
    content = given.data.decode()
    assert "DTSTART;VALUE=DATE:20270104" in content
    assert {line for line in content.split("\r\n") if line.startswith("SUMMARY")} == {
        "SUMMARY:Een dag om te onthouden"
    }
    for word in (
        STORY,
        "klacht",
        "2026-",
        "waterstad",
        "http",
        "VALARM",
        "ATTENDEE",
        "ORGANIZER",
        "LOCATION",
    ):
        assert word.lower() not in content.lower(), word


def test_a_shared_device_gets_no_calendar(client_for: Callable[..., Visitor]) -> None:
    wife = client_for("wife", device="shared")
    case = sent(wife)
    assert "Niet op een apparaat dat anderen ook gebruiken" in wife.open(f"{case}/calendar").text
    assert wife.client.get(f"{case}/calendar/file").status_code == 404
    husband = client_for("husband", device="own")
    assert husband.client.get(f"{case}/calendar").status_code == 404
    assert husband.client.get(f"{case}/calendar/file").status_code == 404
