"""A hold is looked at again: renewed, ended and told, or closed; never by one person alone."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from time import sleep
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, update

from portal.access import Hold, reviewing
from portal.access.models_reviews import HoldReview
from portal.access.review_rules import ReviewDraft
from portal.errors import Conflict
from portal.notices.models import Notice
from portal.store import Store, new_id
from portal.store.models import Text
from portal.viewer import Official
from tests.clocks import MONDAY
from tests.desk.ways import person_of, store_of
from tests.people_of_tests import Somebody
from tests.visitor import Page, Visitor

ClientFor = Callable[..., Visitor]
pytestmark = pytest.mark.requirement("R-033", "R-110")

REASON = {"reason": "Het gevaar is er nog steeds."}
RENEW = {**REASON, "way": "renew", "review_on-day": "7", "review_on-month": "12", "review_on-year": "2026"}
TELL = {
    "way": "tell",
    "reason": "De situatie is nu rustig geworden.",
    "is_safe": "yes",
    "safe_asked_on-day": "20",
    "safe_asked_on-month": "11",
    "safe_asked_on-year": "2026",
}
CLOSE = {**REASON, "way": "close"}
TALK = "A talk about somebody, or a look at their data"


def rows(app: Flask, table: type, *conditions: object) -> list[Any]:
    with store_of(app).reading() as work:
        return list(work.rows(select(*table.__table__.columns).where(*conditions)))  # type: ignore[attr-defined]


ENTRIES, FILES = "consultation_subjects", "files"


def hold_of(app: Flask, table: str = ENTRIES) -> Any:
    """The first hold that stands, and hides an entry from its subject."""
    who = person_of(app, "subject-of-hold")
    found = rows(app, Hold, Hold.hidden_from == who, Hold.item_table == table)
    return min(found, key=lambda one: one.id)


def propose(
    app: Flask, client_for: ClientFor, given: dict[str, str], *, status: int = 200, table: str = ENTRIES
) -> Page:
    officer, place = client_for("safety-officer", lang="en"), f"desk/holds/{hold_of(app, table).id}"
    return officer.fill(officer.open(place), given, form="/holds/", status=status)


def decide(
    app: Flask, client_for: ClientFor, do: str, *, by: str, status: int = 200, table: str = ENTRIES
) -> Page:
    officer, place = client_for(by, lang="en"), f"desk/holds/{hold_of(app, table).id}"
    return officer.fill(officer.open(place), {"do": do}, form="/decide", status=status)


def test_a_renewal_counts_when_a_second_official_agrees(app: Flask, client_for: ClientFor) -> None:
    before = hold_of(app)
    assert "Waits for a colleague" in propose(app, client_for, RENEW).text
    assert hold_of(app).review_on == before.review_on == date(2026, 12, 4)
    done = decide(app, client_for, "agree", by="second-safety-officer")
    assert done.heading == "What is hidden now"
    after = hold_of(app)
    assert (after.review_on, after.ended_at, after.closed_at) == (date(2026, 12, 7), None, None)
    client_for("subject-of-hold").open(f"consultations/{after.item_id}", status=404)


def test_who_proposed_it_cannot_agree_but_can_take_it_back(app: Flask, client_for: ClientFor) -> None:
    propose(app, client_for, CLOSE)
    officer, place = client_for("safety-officer", lang="en"), f"desk/holds/{hold_of(app).id}"
    mine = officer.open(place)
    assert "Do not agree" not in mine.text
    page = officer.fill(mine, {"do": "agree"}, form="/decide", status=400)
    assert "Somebody else must look at it." in page.text
    assert hold_of(app).closed_at is None
    decide(app, client_for, "not", by="safety-officer")
    (kept,) = rows(app, HoldReview)
    assert kept.is_agreed is False and hold_of(app).closed_at is None
    assert "Propose it" in officer.open(place).text


def test_telling_opens_the_entry_and_tells_the_person_once(app: Flask, client_for: ClientFor) -> None:
    hold = hold_of(app)
    propose(app, client_for, TELL)
    client_for("subject-of-hold").open(f"consultations/{hold.item_id}", status=404)
    second = client_for("second-safety-officer", lang="en").open(f"desk/holds/{hold.id}")
    assert "The person reads it at once" in second.text
    assert "The person in danger said it is safe on20 November 2026" in second.text
    decide(app, client_for, "agree", by="second-safety-officer")
    assert hold_of(app).ended_at is not None
    assert [one.kind for one in rows(app, Notice, Notice.about_id == hold.item_id)] == ["told_later"]
    client_for("subject-of-hold").open(f"consultations/{hold.item_id}")


def test_closing_keeps_it_hidden_untold_and_off_the_lists(app: Flask, client_for: ClientFor) -> None:
    hold = hold_of(app)
    number = len(client_for("safety-officer").open("desk/holds").links("/desk/holds/"))
    propose(app, client_for, CLOSE)
    decide(app, client_for, "agree", by="second-safety-officer")
    after = hold_of(app)
    assert after.ended_at is None and after.closed_at is not None
    assert rows(app, Notice, Notice.about_id == hold.item_id) == []
    client_for("subject-of-hold").open(f"consultations/{hold.item_id}", status=404)
    officer = client_for("safety-officer")
    assert len(officer.open("desk/holds").links("/desk/holds/")) == number - 1
    officer.open(f"desk/holds/{hold.id}", status=404)


@pytest.mark.parametrize(("table", "said"), [(ENTRIES, TALK), (FILES, "A whole file")])
def test_who_decides_reads_what_sort_of_thing_is_hidden_and_nothing_of_it(
    app: Flask, client_for: ClientFor, table: str, said: str
) -> None:
    hold = hold_of(app, table)
    page = client_for("safety-officer", lang="en").open(f"desk/holds/{hold.id}")
    assert f"What is hidden{said}" in page.text
    assert hold.item_id not in page.response.text and hold.hidden_from not in page.response.text
    with store_of(app).writing() as work:
        work.run(update(Hold).where(Hold.id == hold.id).values(approved_by=None))
    waiting = client_for("safety-officer", lang="en").open("desk/approvals")
    assert f"What is hidden{said}" in waiting.text
    assert hold.item_id not in waiting.response.text and hold.hidden_from not in waiting.response.text


@pytest.mark.parametrize("given", [RENEW, TELL, CLOSE], ids=["renew", "tell", "close"])
def test_each_way_out_holds_for_a_whole_file(
    app: Flask, client_for: ClientFor, given: dict[str, str]
) -> None:
    file = hold_of(app, FILES).item_id
    her = client_for("subject-of-hold", lang="en")
    propose(app, client_for, given, table=FILES)
    her.open(f"dossier/files/{file}", status=404)
    decide(app, client_for, "agree", by="second-safety-officer", table=FILES)
    told = [one.kind for one in rows(app, Notice, Notice.about_id == file)]
    if given is TELL:
        her.open(f"dossier/files/{file}")
        assert told == ["told_later"]
        her.open(her.open("notices").links("/notices/")[0])
        assert her.at.endswith(f"/dossier/files/{file}"), her.at
        return
    her.open(f"dossier/files/{file}", status=404)
    assert told == []
    after = hold_of(app, FILES)
    assert (after.review_on == date(2026, 12, 7)) == (given is RENEW)
    assert (after.closed_at is None) == (given is RENEW)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (REASON, "Choose what must happen."),
        ({**RENEW, "reason": "Nee."}, "Say in a whole sentence why."),
        (
            {**RENEW, "review_on-month": "1", "review_on-year": "2027"},
            "Choose a day within 30 days from now.",
        ),
        ({**RENEW, "review_on-month": "11"}, "Choose a day within 30 days from now."),
        ({**TELL, "safe_asked_on-day": "30"}, "First ask the person in danger."),
        ({**TELL, "is_safe": "no"}, "It cannot be told while somebody is not safe."),
        ({**TELL, "is_safe": ""}, "Say yes or no."),
    ],
)
def test_what_is_missing_is_asked_again_and_nothing_is_kept(
    app: Flask, client_for: ClientFor, given: dict[str, str], said: str
) -> None:
    page = propose(app, client_for, given, status=400)
    assert said in page.text
    assert given["reason"] in page.response.get_data(as_text=True), "what was typed stays"
    assert rows(app, HoldReview) == []


def test_the_second_of_two_proposals_hears_of_the_first(app: Flask, client_for: ClientFor) -> None:
    place = f"desk/holds/{hold_of(app).id}"
    other = client_for("second-safety-officer", lang="en")
    form = other.open(place)
    propose(app, client_for, RENEW)
    page = other.fill(form, CLOSE, form="/holds/", status=409)
    assert "A colleague has just proposed something." in page.text
    assert len(rows(app, HoldReview)) == 1


def test_of_two_proposals_at_the_very_same_moment_one_is_kept_and_the_other_hears_why(
    store: Store, someone: Callable[..., Somebody]
) -> None:
    one, other = (Official(new_id(), "safety_officer", "a" * 26) for _ in range(2))
    hold: dict[str, Any] = {"id": new_id(), "item_table": ENTRIES, "item_id": new_id()}
    hold |= {"article": "UAVG art. 41", "review_on": MONDAY.date(), "asked_by": new_id()}
    draft = ReviewDraft("close", "Het is nog steeds niet veilig.")
    hold |= {"hidden_from": someone().id, "approved_by": new_id(), "made_at": MONDAY}
    with store.writing() as work:
        work.add(Hold, hold)
    same = new_id()

    def press(official: Official, once: str) -> str:
        given: dict[str, Any] = {"hold": hold["id"], "draft": draft, "once": once, "at": MONDAY}
        try:
            with store.writing() as work:
                reviewing.propose(work, official=official, today=MONDAY.date(), **given)
        except Conflict as conflict:
            return str(conflict.reason)
        return "kept"

    with ThreadPoolExecutor(2) as hands:
        with store.writing() as work:
            given: dict[str, Any] = {"hold": hold["id"], "draft": draft, "once": same, "at": MONDAY}
            reviewing.propose(work, official=one, today=MONDAY.date(), **given)
            # Both begin while the first is not on disk yet: on PostgreSQL neither can see it.
            late, twice = hands.submit(press, other, new_id()), hands.submit(press, one, same)
            sleep(0.5)
            assert not late.done() and not twice.done()
        assert late.result(20) == reviewing.PROPOSED
        assert twice.result(20) == "kept"
    with store.reading() as work:
        assert [row.id for row in work.rows(select(HoldReview.id))] == [same]
        (kept,) = work.rows(select(Text.about_id).where(Text.about_table == "hold_reviews"))
        assert kept.about_id == same


def test_a_second_press_keeps_one_proposal(app: Flask, client_for: ClientFor) -> None:
    officer = client_for("safety-officer", lang="en")
    form = officer.open(f"desk/holds/{hold_of(app).id}")
    for _ in range(2):
        officer.fill(form, RENEW, form="/holds/")
    assert len(rows(app, HoldReview)) == 1


def test_the_reason_is_sealed(app: Flask, client_for: ClientFor) -> None:
    propose(app, client_for, RENEW)
    (kept,) = rows(app, Text, Text.about_table == "hold_reviews")
    assert REASON["reason"].encode() not in kept.sealed


@pytest.mark.requirement("R-045")
def test_the_person_sees_nothing_of_any_review(app: Flask, client_for: ClientFor) -> None:
    her = client_for("subject-of-hold")
    pages = ("consultations", "consultations/access", "notices", "dossier", "consultations/picture")
    before = [her.open(page).text for page in pages]
    propose(app, client_for, RENEW)
    decide(app, client_for, "agree", by="second-safety-officer")
    assert [her.open(page).text for page in pages] == before


@pytest.mark.parametrize("role", ["caseworker", "privacy-officer", "manager", "wife", "subject-of-hold"])
def test_others_do_not_know_that_there_are_holds(app: Flask, client_for: ClientFor, role: str) -> None:
    client_for(role).open("desk/holds", status=404)
    client_for(role).open(f"desk/holds/{hold_of(app).id}", status=404)
