"""What must stay hidden for now, and what is written down in haste: never by one person alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from portal.access import Hold, ViewLog, approving
from portal.access.models import Emergency, HoldApproval
from portal.consultations.models import ConsultationSubject
from portal.errors import NotFound, Refused
from portal.notices.models import Notice
from portal.store import Store, new_id
from portal.viewer import Official
from tests.clocks import MONDAY, FakeClock
from tests.desk.ways import assignment_of, opened, person_of, store_of, talk, written
from tests.people_of_tests import Somebody
from tests.visitor import Page, Visitor

ClientFor = Callable[..., Visitor]

HIDE = {
    "is_hidden": "y",
    "hold_article": "UAVG art. 41 lid 1 onder i",
    "hold_reason": "Iemand loopt gevaar.",
    "review_on-day": "7",
    "review_on-month": "12",
    "review_on-year": "2026",
}


def rows(app: Flask, table: type, *conditions: object) -> list[Any]:
    """The rows of a table."""
    with store_of(app).reading() as work:
        return list(work.rows(select(*table.__table__.columns).where(*conditions)))  # type: ignore[attr-defined]


def caseworker(app: Flask, client_for: ClientFor) -> tuple[Visitor, str]:
    """The caseworker with the wife's file open, and the assignment."""
    official, assignment = client_for("caseworker", lang="en"), assignment_of(app, "caseworker", "wife")
    opened(official, assignment)
    return official, assignment


def hidden(app: Flask, client_for: ClientFor, **changes: str) -> Page:
    """Write down a talk that must stay hidden."""
    official, assignment = caseworker(app, client_for)
    shown = written(official, assignment, talk(app, **{**HIDE, **changes}))
    return official.fill(shown, {"do": "save"}, form="/record")


def press(visitor: Visitor, do: str, *, status: int = 200) -> Page:
    """Decide about the first request."""
    return visitor.fill(visitor.open("desk/approvals"), {"do": do}, form="/approvals", status=status)


@pytest.mark.requirement("R-033")
def test_what_is_hidden_is_hidden_at_once_and_nobody_is_told(app: Flask, client_for: ClientFor) -> None:
    wife = client_for("wife")
    page = hidden(app, client_for)
    assert "it is hidden" in page.text
    (hold,) = rows(app, Hold, Hold.hidden_from == person_of(app, "wife"))
    assert hold.approved_by is None
    assert rows(app, Notice, Notice.about_id == hold.item_id) == []
    wife.open(f"consultations/{hold.item_id}", status=404)
    listed = wife.open("consultations").text
    assert "De regeling loopt nog een jaar." not in listed
    assert "Wij belden vandaag." not in listed, "what was said at opening the file is about it as well"


@pytest.mark.requirement("R-110", "R-191")
def test_the_visit_in_which_it_was_written_down_is_as_hidden_and_comes_back_with_it(
    app: Flask, client_for: ClientFor
) -> None:
    wife = client_for("wife", lang="en")
    pages = ("consultations", "consultations/access", "consultations/picture", "notices")
    told = len(rows(app, Notice))

    def read() -> list[str]:
        return [wife.open(page).text for page in pages]

    read()
    before = read()
    official, assignment = caseworker(app, client_for)
    page = official.fill(written(official, assignment, talk(app, **HIDE)), {"do": "save"}, form="/record")
    assert "The file is closed again." in page.text and page.heading == "Your desk"
    assert read() == before, "nothing says that anybody was there"
    assert len(rows(app, Notice)) == told
    # The next visit is a visit of its own: a reason first, and that one is told.
    asked = official.open(f"desk/people/{assignment}")
    assert asked.tree.xpath("//main//form[contains(@action, '/why')]")
    assert read() == before
    press(client_for("safety-officer"), "refuse")
    assert "1 page" in (now := wife.open("consultations/access").text) or "pages" in now
    assert now != before[1], "the looks were kept"


@pytest.mark.requirement("R-110")
def test_what_the_person_saw_of_the_visit_already_stays(app: Flask, client_for: ClientFor) -> None:
    wife = client_for("wife", lang="en")
    official, assignment = caseworker(app, client_for)
    wife.open("notices")
    seen = wife.open("consultations/access").text
    page = written(official, assignment, talk(app, **HIDE))
    official.fill(page, {"do": "save"}, form="/record")
    assert "Wij belden vandaag." in wife.open("consultations").text, "what disappears would tell the most"
    assert "Writing down a talk about you" in seen


@pytest.mark.requirement("R-110")
def test_on_postgresql_the_visit_is_as_hidden(app_on_postgres: Flask) -> None:
    def sign_in(person: str, *, lang: str = "nl") -> Visitor:
        found = Visitor(app_on_postgres, lang=lang)
        found.sign_in(person)
        return found

    hidden(app_on_postgres, sign_in)
    wife = sign_in("wife", lang="en")
    assert "Wij belden vandaag." not in wife.open("consultations").text
    assert "Writing down a talk about you" not in wife.open("consultations/access").text


@pytest.mark.requirement("R-110", "R-192")
def test_the_visit_of_an_emergency_is_hidden_as_well(app: Flask, client_for: ClientFor) -> None:
    wife = client_for("wife", lang="en")
    for _ in range(2):
        before = [wife.open(page).text for page in ("consultations", "consultations/access", "notices")]
    official, assignment = caseworker(app, client_for)
    page = official.open(f"desk/people/{assignment}/emergency")
    least = {name: talk(app)[name] for name in ("answerer_agency", "answerer_role", "channel")}
    official.fill(page, {**least, "summary": "Zij is niet veilig.", "basis": "safety"}, form="/emergency")
    assert [wife.open(one).text for one in ("consultations", "consultations/access", "notices")] == before


@pytest.mark.requirement("R-033")
@pytest.mark.parametrize(
    ("box", "value", "text"),
    [
        ("hold_article", "", "Say on which ground this stays hidden"),
        ("hold_article", "AVG", "Choose the article that allows to tell it later."),
        ("hold_reason", "", "Say why it must stay hidden."),
        ("review_on-month", "1", "Write"),
        ("review_on-year", "2027", "Look at this again within 30 days."),
    ],
)
def test_hiding_needs_an_article_a_reason_and_a_day(
    app: Flask, client_for: ClientFor, box: str, value: str, text: str
) -> None:
    official, assignment = caseworker(app, client_for)
    changes = {**HIDE, box: value}
    if box == "review_on-month":
        changes = {name: one for name, one in HIDE.items() if not name.startswith("review_on")}
        text = "Say on which day you look at it again."
    page = written(official, assignment, talk(app, **changes), status=400)
    assert text in page.text
    assert rows(app, Hold, Hold.hidden_from == person_of(app, "wife")) == []


@pytest.mark.requirement("R-033")
def test_two_officials_agree_and_neither_counts_twice(app: Flask, client_for: ClientFor) -> None:
    hidden(app, client_for)
    one, other = client_for("safety-officer", lang="en"), client_for("second-safety-officer", lang="en")
    page = one.open("desk/approvals")
    assert "Iemand loopt gevaar." in page.text and "Imane" not in page.response.text
    again = one.fill(page, {"do": "approve"}, form="/approvals")
    assert "Now somebody else must look at it." in again.text
    twice = one.fill(page, {"do": "approve"}, form="/approvals", status=400)
    assert "You agreed already." in twice.text
    (hold,) = rows(app, Hold, Hold.hidden_from == person_of(app, "wife"))
    assert hold.approved_by is None
    press(other, "approve")
    (hold,) = rows(app, Hold, Hold.hidden_from == person_of(app, "wife"))
    assert hold.approved_by is not None and hold.ended_at is None
    assert len(rows(app, HoldApproval)) == 2
    assert "Nothing waits for you" in one.open("desk/approvals").text


@pytest.mark.requirement("R-033")
def test_who_is_not_convinced_ends_it_and_the_person_is_told(app: Flask, client_for: ClientFor) -> None:
    hidden(app, client_for)
    press(client_for("safety-officer"), "refuse")
    (hold,) = rows(app, Hold, Hold.hidden_from == person_of(app, "wife"))
    assert hold.ended_at == MONDAY
    assert len(rows(app, Notice, Notice.about_id == hold.item_id)) == 1
    client_for("wife").open(f"consultations/{hold.item_id}")


def test_reading_why_is_written_down_and_as_hidden_as_the_entry(app: Flask, client_for: ClientFor) -> None:
    hidden(app, client_for)
    client_for("safety-officer").open("desk/approvals")
    assert len(rows(app, ViewLog, ViewLog.reason == "approval")) == 1
    wife = client_for("wife", lang="en")
    assert "leader of the safety meeting" not in wife.open("consultations/access").text
    press(client_for("safety-officer"), "refuse")
    assert "leader of the safety meeting" in wife.open("consultations/access").text


@pytest.mark.parametrize("role", ["caseworker", "privacy-officer", "manager", "helpdesk"])
def test_others_do_not_decide_about_it(client_for: ClientFor, role: str) -> None:
    client_for(role).open("desk/approvals", status=404)


def held(store: Store, one: Somebody, asked_by: str) -> str:
    """Hide something from somebody, as an official who asks for it."""
    hold = new_id()
    with store.writing() as work:
        what = {"id": hold, "item_table": "consultation_subjects", "item_id": new_id(), "hidden_from": one.id}
        what |= {"article": "UAVG art. 41", "review_on": MONDAY.date(), "asked_by": asked_by}
        work.add(Hold, {**what, "made_at": MONDAY})
    return hold


@pytest.mark.requirement("R-033")
def test_who_asked_never_agrees_and_one_is_not_two(store: Store, someone: Callable[..., Somebody]) -> None:
    asker, one, other = (Official(new_id(), "safety_officer", new_id()) for _ in range(3))
    hold = held(store, someone(), asker.account)

    def agree(official: Official) -> bool:
        with store.writing() as work:
            return approving.approve(work, official=official, hold=hold, at=MONDAY)

    with pytest.raises(Refused):
        agree(asker)
    assert agree(one) is False
    with pytest.raises(Refused):
        agree(one)
    with store.reading() as work:
        assert [found.agreed for found in approving.pending(work, official=one)] == [1]
    assert agree(other) is True
    with store.reading() as work:
        assert approving.pending(work, official=one) == []
        assert work.value(select(Hold.approved_by).where(Hold.id == hold)) == other.account
    with pytest.raises(NotFound):
        agree(Official(new_id(), "safety_officer", new_id()))


HASTE = {"summary": "Er is iemand in gevaar.", "basis": "safety", "do": "", "channel": "phone"}


def in_haste(app: Flask, client_for: ClientFor) -> tuple[Visitor, str]:
    """Write down the least."""
    official, assignment = caseworker(app, client_for)
    page = official.open(f"desk/people/{assignment}/emergency")
    least = {name: talk(app)[name] for name in ("answerer_agency", "answerer_role")}
    for _ in range(2):
        done = official.fill(page, {**HASTE, **least}, form="/emergency")
    assert done.heading == "Your desk"
    return official, assignment


@pytest.mark.requirement("R-192")
def test_an_emergency_is_kept_hidden_and_listed_until_it_is_complete(
    app: Flask, client_for: ClientFor, clock: FakeClock
) -> None:
    official, _ = in_haste(app, client_for)
    (kept,) = rows(app, Emergency)
    wife, officer = client_for("wife"), client_for("privacy-officer", lang="en", device="own")
    wife.open(f"consultations/{kept.item_id}", status=404)
    assert rows(app, Notice, Notice.about_id == kept.item_id) == []
    listed = officer.open("desk/emergencies")
    assert "24 November 2026, 10:00" in listed.text and "case manager" in listed.text
    assert "gevaar" not in listed.response.text and "Imane" not in listed.response.text
    page = official.open(official.open("desk").links("emergency=")[0])
    assert "Er is iemand in gevaar." in page.response.text
    shown = official.fill(page, {**talk(app), "do": "go"}, form="/record")
    for _ in range(2):
        official.fill(shown, {"do": "save"}, form="/record")
    assert rows(app, Emergency)[0].completed_at == MONDAY
    assert "All emergencies are complete" in officer.open("desk/emergencies").text
    newer = rows(app, ConsultationSubject, ConsultationSubject.corrects_id == kept.item_id)
    assert len(newer) == 1
    wife.open(f"consultations/{newer[0].id}")
    assert rows(app, Hold, Hold.item_id == kept.item_id)[0].ended_at == MONDAY
    wife.open(f"consultations/{kept.item_id}", status=404)


@pytest.mark.requirement("R-192")
def test_an_emergency_completed_in_another_window_is_told_and_keeps_the_text(
    app: Flask, client_for: ClientFor
) -> None:
    official, _ = in_haste(app, client_for)
    address = official.open("desk").links("emergency=")[0]
    one, other = official.open(address), official.open(address)
    first = official.fill(one, {**talk(app), "do": "go"}, form="/record")
    late = official.fill(other, {**talk(app), "summary": "Twee.", "do": "go"}, form="/record")
    official.fill(first, {"do": "save"}, form="/record")
    refused = official.fill(late, {"do": "save"}, form="/record", status=409)
    assert "This emergency was completed just now" in refused.text
    assert "Twee." in refused.response.text
    (kept,) = rows(app, Emergency)
    assert len(rows(app, ConsultationSubject, ConsultationSubject.corrects_id == kept.item_id)) == 1


@pytest.mark.requirement("R-192")
def test_an_emergency_that_is_late_says_so(app: Flask, client_for: ClientFor, clock: FakeClock) -> None:
    in_haste(app, client_for)
    assert "Too late" not in client_for("privacy-officer", lang="en").open("desk/emergencies").text
    clock.later(hours=25)
    assert "Too late" in client_for("privacy-officer", lang="en").open("desk/emergencies").text
    assert "Too late" in client_for("caseworker", lang="en").open("desk").text


@pytest.mark.requirement("R-192")
def test_without_danger_there_is_no_short_way(app: Flask, client_for: ClientFor) -> None:
    official, assignment = caseworker(app, client_for)
    page = official.open(f"desk/people/{assignment}/emergency")
    refused = official.fill(page, {"summary": "", "basis": "public_task"}, form="/emergency", status=400)
    assert "Without danger, use the other page." in refused.text
    assert "Say in one line what was told." in refused.text
    with store_of(app).reading() as work:
        assert work.value(select(func.count()).select_from(Emergency)) == 0


def test_a_colleagues_emergency_cannot_be_completed(app: Flask, client_for: ClientFor) -> None:
    in_haste(app, client_for)
    (kept,) = rows(app, Emergency)
    other = client_for("complaint-handler")
    assignment = assignment_of(app, "complaint-handler", "wife")
    opened(other, assignment)
    other.open(f"desk/people/{assignment}/record?emergency={kept.id}", status=404)
    assert person_of(app, "wife") == kept.person_id
