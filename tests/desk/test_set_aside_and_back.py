"""Data that were set aside are used again only after the person was told; also a whole file."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from portal.access import acting, looking
from portal.access.handlers import is_at_work
from portal.cases import service
from portal.cases.models_recipients import RestrictionEnd
from portal.errors import Conflict, NotFound, Refused
from portal.notices.sending import Outbox
from portal.store import Store, new_id
from portal.terms import amsterdam_day
from portal.viewer import Official
from portal.worker import last_days
from portal.worker.duty import Bench
from tests.clocks import MONDAY, FakeClock
from tests.desk.requesting import both, decide, draft, end, privacy_officer, requested
from tests.desk.test_disputes import IN_DISPUTE, about, decided, item_of, items_of
from tests.desk.ways import assignment_of, opened
from tests.notices.ways import WORDS
from tests.people_of_tests import Somebody
from tests.visitor import Page, Visitor

ClientFor = Callable[..., Visitor]
Someone = Callable[..., Somebody]

DAY = {"lifts_on-day": "8", "lifts_on-month": "12", "lifts_on-year": "2026"}
TOO_SOON = "Choose a day more than five working days from now. The person must hear it first."
WHY = {"because": "De fout is hersteld. Wij hebben de gegevens weer nodig voor uw aanvraag."}


def step(officer: Visitor, case: str, name: str, given: dict[str, str], *, status: int = 200) -> Page:
    """Take a step with a request."""
    return officer.fill(officer.open(f"desk/rights/{case}/steps/{name}"), given, form=name, status=status)


def lift(app: Flask, clock: FakeClock) -> int:
    """Let the worker do what the day brings."""
    portal = app.extensions["inzage"]
    return last_days.lift_restrictions(Bench(portal, Outbox(portal.store, clock, WORDS, {})), clock.moment)


@pytest.mark.parametrize("lang", ["en", "nl", "ar"])
def test_the_person_is_told_first_and_on_that_day_the_item_is_in_dispute_no_more(
    app: Flask, client_for: ClientFor, clock: FakeClock, lang: str
) -> None:
    say = app.extensions["inzage"].words[lang].text
    wife, officer = client_for("wife", lang=lang), client_for("privacy-officer", lang=lang)
    item, _file = item_of(app)
    case = about(wife, "restriction", "item", item)
    decided(officer, case, "granted")
    for given, fault in (
        ({**WHY, "lifts_on-day": "24", "lifts_on-month": "11", "lifts_on-year": "2026"}, TOO_SOON),
        ({**DAY, "because": ""}, "Write why. The person reads it."),
    ):
        page = step(officer, case, "use-again", given, status=400)
        assert say(fault) in page.text
        assert given.get("because", "") in page.response.text
    step(officer, case, "use-again", {**WHY, **DAY})
    own = wife.open(f"cases/{case}")
    assert WHY["because"] in own.text
    assert say("Do you not agree? Say so before that day, here in a message or in a complaint.") in own.text
    assert say("In dispute") in wife.open(f"dossier/items/{item}").text
    # It cannot be told twice, and the queue keeps it until it is over.
    officer.open(f"desk/rights/{case}/steps/use-again", status=404)
    assert say("Data that are set aside") in officer.open("desk/rights").text
    clock.later(days=16)
    assert [lift(app, clock) for _ in range(2)] == [1, 0]
    wife.sign_in("wife")
    assert say("In dispute") not in wife.open(f"dossier/items/{item}").text
    assert say("What was set aside may be used again from today") in wife.open(f"cases/{case}").text
    officer.sign_in("privacy-officer")
    assert say("Data that are set aside") not in officer.open("desk/rights").text


def test_it_may_stay_set_aside_after_all_and_then_be_told_once_more(
    app: Flask, client_for: ClientFor, clock: FakeClock
) -> None:
    wife, officer = client_for("wife", lang="en"), client_for("privacy-officer", lang="en")
    item, _file = item_of(app)
    case = about(wife, "restriction", "item", item)
    decided(officer, case, "granted")
    step(officer, case, "use-again", {**WHY, **DAY})
    step(officer, case, "keep-aside", {"because": ""}, status=400)
    step(officer, case, "keep-aside", {"because": "Zij liet zien dat het nog fout is."})
    assert "Zij liet zien dat het nog fout is." in wife.open(f"cases/{case}").text
    clock.later(days=16)
    assert lift(app, clock) == 0
    wife.sign_in("wife")
    assert IN_DISPUTE in wife.open(f"dossier/items/{item}").text
    officer.sign_in("privacy-officer")
    officer.open(f"desk/rights/{case}/steps/keep-aside", status=404)
    officer.open(f"desk/rights/{case}/steps/use-again")


@pytest.mark.parametrize("kind", ["restriction", "correction"])
def test_a_whole_file_in_dispute_says_so_wherever_it_or_anything_in_it_is_seen(
    app: Flask, client_for: ClientFor, kind: str
) -> None:
    wife, officer = client_for("wife", lang="en"), client_for("privacy-officer", lang="en")
    worker, assignment = client_for("caseworker", lang="en"), assignment_of(app, "caseworker", "wife")
    opened(worker, assignment)
    item, file = item_of(app)
    pages = [
        (wife, f"dossier/files/{file}"),
        (wife, f"dossier/items/{item}"),
        (worker, f"desk/people/{assignment}/files"),
        (worker, f"desk/people/{assignment}/files/{file}"),
    ]
    for who, address in pages:
        assert IN_DISPUTE not in who.open(address).text, address
    assert wife.open(f"dossier/files/{file}").links(f"restriction?file={file}")
    case = about(wife, kind, "file", file)
    for who, address in pages:
        assert IN_DISPUTE in who.open(address).text, address
    kept = json.loads(wife.client.get("/en/dossier/download").get_data(as_text=True))
    (whole,) = [one for one in kept["files"] if one["id"] == file]
    assert whole["is_disputed"] and all(one["is_disputed"] for one in whole["items"])
    others = [one for one in items_of(kept) if one["file"] != file]
    assert not any(one["is_disputed"] for one in others)
    assert IN_DISPUTE not in client_for("husband", lang="en").open("dossier").text
    decided(officer, case, "granted")
    for who, address in pages:
        assert (IN_DISPUTE in who.open(address).text) == (kind == "restriction"), address


def ended(store: Store, viewer: Any, case: str, **changes: Any) -> None:
    """Announce the end of a restriction."""
    given = {"because": "Het klopt nu.", "lifts_on": amsterdam_day(MONDAY) + timedelta(days=14)}
    given |= {"once": new_id(), "at": MONDAY, "today": amsterdam_day(MONDAY), **changes}
    with acting(store, viewer) as work:
        service.announce_end(work, viewer=viewer, case=case, **given)


def test_two_officials_at_once_tell_it_once_and_a_second_press_changes_nothing(
    store: Store, someone: Someone
) -> None:
    who, officer = someone(), privacy_officer(store)
    case, viewer = requested(store, who, officer, "restriction")
    with pytest.raises(NotFound):
        ended(store, viewer, case)
    decide(store, viewer, case, draft(receivers=(), is_nobody=True))
    once = new_id()
    for _ in range(2):
        ended(store, viewer, case, once=once)
    with pytest.raises(Conflict):
        ended(store, viewer, case)
    with looking(store, who.viewer, at=MONDAY) as look:
        assert [one.is_announced for one in service.rights(look, case).ends] == [True]
        assert [one.what for one in service.show(look, case).events].count("restriction_ending") == 1
    with store.writing() as work:
        day = amsterdam_day(MONDAY) + timedelta(days=14)
        later = MONDAY + timedelta(days=14)
        assert service.lift_due(work, at=later, today=day, until=later + timedelta(days=42)) == 1
    with acting(store, viewer) as work, pytest.raises(Conflict):
        service.keep_aside(work, viewer=viewer, case=case, because="Toch niet.", at=MONDAY)


@pytest.mark.parametrize(
    "changes", [{"because": " "}, {"lifts_on": None}, {"lifts_on": amsterdam_day(MONDAY)}]
)
def test_without_a_reason_or_time_to_say_something_nothing_is_told(
    store: Store, someone: Someone, changes: dict[str, Any]
) -> None:
    case, viewer = requested(store, someone(), privacy_officer(store), "restriction")
    decide(store, viewer, case, draft(receivers=(), is_nobody=True))
    with pytest.raises(Refused):
        ended(store, viewer, case, **changes)
    with store.reading() as work:
        assert work.rows(select(RestrictionEnd.id)) == []


@pytest.mark.requirement("L-71", "R-185")
def test_each_body_that_set_it_aside_is_told_that_it_may_be_used_again(
    store: Store, someone: Someone
) -> None:
    who, officer = someone(), privacy_officer(store)
    case, viewer = requested(store, who, officer, "restriction")
    decide(store, viewer, case, draft())
    first, second, third = both(store, viewer, case)[1].board
    end(store, viewer, case, first.id, "confirmed")
    end(store, viewer, case, second.id, "refused", "We keep no such data.")
    end(store, viewer, case, third.id, "silent_closed", "It never answered our letters.")
    ended(store, viewer, case)
    later = MONDAY + timedelta(days=14)
    with store.writing() as work:
        for _ in range(2):
            service.lift_due(work, at=later, today=amsterdam_day(later), until=later + timedelta(days=42))
    board = both(store, who.viewer, case)[1].board
    again = [one for one in board if one.is_use_again]
    assert len(board) == 5 and [one.agency for one in again] == [first.agency, third.agency]
    assert {one.state for one in again} == {"told"} and {one.told_at for one in again} == {later}
    with store.reading() as work:
        waiting = service.waiting_boards(work, official=officer, at=later, today=amsterdam_day(later))
        assert [one.bodies for one in waiting] == [2]
    much_later = later + timedelta(days=60)
    for one in again:
        # Who answers for it stays at work until the last body knows.
        assert is_at_work_at(store, officer, case, much_later)
        end(store, viewer, case, one.id, "confirmed", at=later)
    assert not is_at_work_at(store, officer, case, much_later)


def is_at_work_at(store: Store, officer: Official, case: str, at: datetime) -> bool:
    """Tell whether an official can open a case at a moment."""
    with store.reading() as work:
        return is_at_work(work, account=officer.account, case=case, at=at)


@pytest.mark.parametrize("lang", ["en", "nl", "ar"])
def test_the_person_reads_what_each_body_was_told(
    app: Flask, client_for: ClientFor, clock: FakeClock, lang: str
) -> None:
    say = app.extensions["inzage"].words[lang].text
    wife, officer = client_for("wife", lang=lang), client_for("privacy-officer", lang=lang)
    item, _file = item_of(app)
    case = about(wife, "restriction", "item", item)
    decided(officer, case, "granted", bodies=True)
    step(officer, case, "use-again", {**WHY, **DAY})
    clock.later(days=16)
    assert lift(app, clock) == 1
    wife.sign_in("wife")
    assert say("Told that what was set aside may be used again.") in wife.open(f"cases/{case}").text
