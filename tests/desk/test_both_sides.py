"""The other side of a talk says whether it has the same; a difference is flagged to who must know."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select, update

from portal.access import Hold
from portal.access.models import Assignment
from portal.consultations.models_checks import EntryCheck
from portal.notices.models import Notice
from portal.people.models import Account
from portal.store import new_id
from tests.clocks import MONDAY, FakeClock
from tests.desk.test_recording import entries
from tests.desk.ways import account_of, agency, assignment_of, opened, person_of, store_of, talk, written
from tests.meetings import ways
from tests.meetings.test_pages import AFTER, Table, meetings
from tests.visitor import Visitor

ClientFor = Callable[..., Visitor]
pytestmark = pytest.mark.requirement("R-216")

WHAT_DIFFERS = "Write in a whole sentence what differs. The person reads it."
DIFFERS = "Wij hebben staan dat het bedrag veel lager was."


@pytest.fixture
def entry(app: Flask, client_for: ClientFor) -> str:
    """A talk that the caseworker wrote down, with the debt adviser on the other side."""
    official, assignment = client_for("caseworker", lang="en"), assignment_of(app, "caseworker", "wife")
    opened(official, assignment)
    official.fill(written(official, assignment, talk(app)), {"do": "save"}, form="/record")
    (kept,) = entries(app, "wife")
    return str(kept.id)


def other_side(app: Flask, client_for: ClientFor, lang: str = "en") -> tuple[Visitor, str]:
    """An official of the debt adviser who works for the wife as well, and the assignment."""
    assignment = new_id()
    row = {"id": assignment, "account_id": account_of(app, "wmo-adviser"), "from_day": MONDAY.date()}
    row |= {"person_id": person_of(app, "wife"), "reason": "support", "told_at": MONDAY}
    with store_of(app).writing() as work:
        changed = update(Account).where(Account.demo_name == "wmo-adviser")
        work.run(changed.values(agency_id=agency(app, "o-krediet")))
        work.add(Assignment, row)
    visitor = client_for("wmo-adviser", lang=lang)
    opened(visitor, assignment)
    return visitor, f"desk/people/{assignment}/entries/"


def said(app: Flask) -> list[str]:
    """What each side said."""
    with store_of(app).reading() as work:
        return sorted(row.said for row in work.rows(select(EntryCheck.said)))


def test_who_wrote_it_down_cannot_agree_with_itself(app: Flask, client_for: ClientFor, entry: str) -> None:
    official, assignment = client_for("caseworker", lang="en"), assignment_of(app, "caseworker", "wife")
    opened(official, assignment)
    page = official.open(f"desk/people/{assignment}/entries/{entry}")
    assert "Your organisation was the other side" not in page.text
    assert said(app) == ["wrote"]


@pytest.mark.parametrize("lang", ["en", "nl", "ar"])
def test_a_difference_is_read_by_the_person_and_counted_for_the_privacy_officer(
    app: Flask, client_for: ClientFor, entry: str, lang: str
) -> None:
    say = app.extensions["inzage"].words[lang].text
    other, place = other_side(app, client_for, lang)
    for given, fault in (
        ({}, "Say whether your organisation has the same."),
        (
            {"is_same": "no", "differs": "Nee."},
            "Write in a whole sentence what differs. The person reads it.",
        ),
    ):
        page = other.fill(other.open(place + entry), given, form=entry, status=400)
        assert say(fault) in page.text and given.get("differs", "") in page.response.text
    page = other.open(place + entry)
    other.fill(page, {"is_same": "no", "differs": DIFFERS}, form=entry)
    # A second press, or a colleague who had the page open, hears that it was said.
    other.fill(page, {"is_same": "yes"}, form=entry, status=409)
    assert said(app) == ["differs", "wrote"]
    wife = client_for("wife", lang=lang)
    own = wife.open(f"consultations/{entry}").text
    assert DIFFERS in own and say("The two sides differ") in own
    with store_of(app).reading() as work:
        kinds = [row.kind for row in work.rows(select(Notice.kind).where(Notice.about_id == entry))]
    assert sorted(kinds) == ["consultation", "consultation_differs"]
    officer = client_for("privacy-officer", lang=lang)
    assert say("Talks written down otherwise") in officer.open("desk/privacy").text
    assert "Kredietbank Waterstad: 1" in officer.open("desk/privacy").text
    assert DIFFERS not in client_for("husband").open("consultations").text


def test_the_same_is_said_once_and_tells_nobody_anew(app: Flask, client_for: ClientFor, entry: str) -> None:
    other, place = other_side(app, client_for)
    page = other.fill(other.open(place + entry), {"is_same": "yes"}, form=entry)
    assert "Kredietbank Waterstad has the same." in page.text
    assert "Your organisation was the other side" not in page.text
    with store_of(app).reading() as work:
        assert len(work.rows(select(Notice.id).where(Notice.about_id == entry))) == 1


def test_what_is_hidden_hides_what_the_other_side_said_too(
    app: Flask, client_for: ClientFor, entry: str
) -> None:
    other, place = other_side(app, client_for)
    other.fill(other.open(place + entry), {"is_same": "no", "differs": DIFFERS}, form=entry)
    hold = {"id": new_id(), "item_table": "consultation_subjects", "item_id": entry, "made_at": MONDAY}
    hold |= {"hidden_from": person_of(app, "wife"), "article": "UAVG art. 41", "review_on": MONDAY.date()}
    with store_of(app).writing() as work:
        work.add(Hold, {**hold, "asked_by": new_id(), "approved_by": new_id()})
    client_for("wife").open(f"consultations/{entry}", status=404)
    assert (
        "Kredietbank Waterstad: 1" not in client_for("privacy-officer", lang="en").open("desk/privacy").text
    )


def test_of_a_meeting_each_organisation_that_was_there_may_say_what_differs(
    app: Flask, client_for: ClientFor, clock: FakeClock
) -> None:
    table = Table(app, client_for)
    meeting = table.plan()
    clock.moment += AFTER
    official = client_for("caseworker", lang="en")
    opened(official, table.assignment)
    ways.held(official, meeting)
    ways.reported(official, meeting)
    (kept,) = meetings(app)
    own = official.open(f"desk/people/{table.assignment}/entries/{kept.entry_id}")
    assert "Your organisation was at this meeting" not in own.text
    other, place = other_side(app, client_for)
    page = other.open(place + kept.entry_id)
    assert "Your organisation was at this meeting" in page.text
    other.fill(page, {"is_same": "no", "differs": DIFFERS}, form=kept.entry_id)
    assert said(app) == ["differs", "wrote"]
    assert DIFFERS in client_for("wife", lang="en").open(f"consultations/{kept.entry_id}").text
