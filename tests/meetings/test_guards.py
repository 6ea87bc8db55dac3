"""Guards at a meeting: the same rules as for a talk, from both sides."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select, update

from portal.access import Hold
from portal.consultations.models import ConsultationSubject
from portal.declarations import service as declarations
from portal.declarations.models import Declaration
from portal.meetings.drafts import blocked_kinds, invitation_problems, plan_problems
from portal.meetings.models import MeetingData, MeetingObserver
from portal.notices.models import Notice
from portal.promises.models import Promise
from portal.store import new_id
from tests.clocks import MONDAY, FakeClock
from tests.declarations.signed import release
from tests.desk.ways import account_of, agency, opened, person_of, store_of
from tests.meetings import ways
from tests.meetings.tables import WITHOUT, invitation, plan
from tests.meetings.test_pages import AFTER, ClientFor, Table
from tests.visitor import Page

After = Callable[[], None]


@pytest.fixture
def table(app: Flask, client_for: ClientFor) -> Table:
    """A caseworker who plans for the wife."""
    return Table(app, client_for)


@pytest.fixture
def after(table: Table, client_for: ClientFor, clock: FakeClock) -> Callable[[], None]:
    """Let the day of the meeting pass; both sign in again."""

    def pass_by() -> None:
        clock.moment += AFTER
        table.official, table.person = client_for("caseworker", lang="en"), client_for("wife", lang="en")
        opened(table.official, table.assignment)

    return pass_by


def rows(app: Flask, model: Any) -> list[Any]:
    """All rows of a table."""
    with store_of(app).reading() as work:
        return list(work.rows(select(*model.__table__.columns)))


def entry(app: Flask) -> Any:
    """The entry of the meeting that was reported."""
    with store_of(app).reading() as work:
        found = select(*ConsultationSubject.__table__.columns).where(
            ConsultationSubject.kind == "meeting", ConsultationSubject.recorded_at >= MONDAY
        )
        (row,) = work.rows(found)
        return row


@pytest.mark.requirement("R-197", "R-209")
@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("question", "Zit hij nog in detentie?"),
        ("question", "Wij willen een kopie van het dossier."),
        ("goal", "Een onderzoek naar fraude."),
        ("goal", "Idem"),
        ("recorded", "Zijn strafblad, zes weken lang."),
    ],
)
def test_a_plan_says_nothing_that_a_talk_may_not_say(field: str, text: str) -> None:
    assert {one.field for one in plan_problems(plan(**{field: text}), at=MONDAY)} == {field}


@pytest.mark.requirement("R-217", "R-144")
def test_what_two_roles_may_not_tell_is_blocked_and_kept_only_with_something_to_offer() -> None:
    nurse = invitation(role="nurse", data_kinds=("health", "contact"), why="Zij kent de zorg.")
    assert blocked_kinds(nurse, host_role="practice_nurse", is_released=True) == ("health",)

    def wrong(proposal: str) -> set[str]:
        found = invitation_problems(
            invitation(role="nurse", data_kinds=("health",), why="Zij kent de zorg.", proposal=proposal),
            host_role="practice_nurse",
            limits={},
            bodies=None,
            kinds=None,
        )
        return {one.field for one in found}

    assert wrong("") == {"data_kinds", "proposal"} and wrong("gossip") == {"data_kinds", "proposal"}
    assert wrong("advice") == set()


def released(table: Table, status: int = 200, **changes: Any) -> Page:
    """Invite the debt adviser on the ground of a release."""
    page = ways.begun(table.official, table.assignment)
    return ways.invited(table.official, page, table.app, basis="release", status=status, **changes)


@pytest.mark.requirement("R-134", "R-144")
def test_a_meeting_under_a_release_that_is_not_there_is_refused_and_the_person_is_offered_something(
    table: Table, after: After
) -> None:
    page = released(table, status=400)
    assert "No release of this person covers this." in page.text
    assert "Choose what you offer this person instead." in page.text
    assert "Zij kennen de regeling." in page.response.text and rows(table.app, MeetingData) == []
    page = table.official.fill(page, {"proposal": "yourself", "do": "save"}, form="/invite")
    meeting = table.official.at
    ways.told(table.official, meeting)
    read = table.person.open(table.own()).text
    assert "a rule forbids this" in read and "You can tell it yourself, if you want." in read
    after()
    held = table.official.open(f"{meeting}/held")
    assert held.tree.xpath("//input[@name='shared']") == [], "what is blocked cannot be ticked as told"
    ways.held(table.official, meeting)
    ways.reported(table.official, meeting)
    found = entry(table.app)
    assert found.is_decision_not_to_share and found.broken_rules == ""


def sign(app: Flask) -> str:
    """Let the wife release both organisations; return the declaration."""
    with store_of(app).writing() as work:
        wife = person_of(app, "wife")
        draft = release(
            wife,
            agency=agency(app, "o-werk"),
            data_kinds=("debt",),
            signed_at=MONDAY,
            valid_from=MONDAY.date(),
            valid_to=MONDAY.date() + timedelta(days=90),
            bodies={agency(app, "o-krediet"): "yes", agency(app, "o-werk"): "yes"},
        )
        return declarations.record(work, draft=draft, at=MONDAY)


@pytest.mark.requirement("R-067", "R-134")
def test_a_release_that_holds_is_named_in_the_entry_and_one_that_was_taken_back_is_not_a_ground(
    table: Table, after: After
) -> None:
    signed = sign(table.app)
    released(table)
    meeting = table.official.at
    ways.told(table.official, meeting)
    after()
    ways.held(table.official, meeting)
    with store_of(table.app).writing() as work:
        work.run(update(Declaration).where(Declaration.id == signed).values(withdrawn_at=MONDAY))
    page = table.official.open(f"{meeting}/report")
    page = table.official.fill(page, {**ways.REPORT, "do": "go"}, form="/report", status=400)
    assert "So it was not allowed. Tick this box" in page.text
    assert "Wij spraken over de regeling." in page.response.text
    wrong = {"was_not_allowed": "y", "not_allowed_because": "De toestemming was er niet meer.", "do": "go"}
    page = table.official.fill(page, wrong, form="/report")
    assert "This was not allowed" in page.text
    table.official.fill(page, {"do": "save"}, form="/report")
    found = entry(table.app)
    assert "no_release" in found.broken_rules and found.release == "missing"
    read = table.person.open(f"consultations/{found.id}").text
    assert "This was not allowed" in read and "De toestemming was er niet meer." in read


@pytest.mark.requirement("R-067")
def test_an_entry_under_a_release_names_it_and_its_day(table: Table, after: After) -> None:
    signed = sign(table.app)
    released(table)
    meeting = table.official.at
    ways.told(table.official, meeting)
    after()
    ways.held(table.official, meeting)
    ways.reported(table.official, meeting)
    found = entry(table.app)
    assert (found.declaration_id, found.release, found.broken_rules) == (signed, "given", "")
    assert found.release_on is not None


@pytest.mark.requirement("R-209")
def test_a_report_with_words_that_may_not_be_told_is_refused_or_says_that_it_was_not_allowed(
    table: Table, after: After
) -> None:
    meeting = table.plan()
    after()
    ways.held(table.official, meeting)
    page = table.official.open(f"{meeting}/report")
    said = {**ways.REPORT, "report": "Hij zit in detentie.", "do": "go"}
    page = table.official.fill(page, said, form="/report", status=400)
    assert "Leave out detention" in page.text and "Did it happen already?" in page.text
    page = table.official.fill(page, {"was_not_allowed": "y", "do": "go"}, form="/report", status=400)
    assert "Say what went wrong." in page.text and "Hij zit in detentie." in page.response.text
    page = table.official.fill(page, {"not_allowed_because": "De agent zei het.", "do": "go"}, form="/report")
    table.official.fill(page, {"do": "save"}, form="/report")
    assert entry(table.app).broken_rules == "justice"


WHO: dict[str, str] = {"role": "trainee", "why": "Zij leert het werk."}


def asked(table: Table, meeting: str, **changes: Any) -> Page:
    """Ask whether somebody may look on."""
    page = table.official.open(f"{meeting}/observers")
    return table.official.fill(
        page, {**WHO, "agency": agency(table.app, "o-werk"), **changes}, form="/observers"
    )


@pytest.mark.requirement("R-204")
@pytest.mark.parametrize("answer", ["", "no"])
def test_nobody_looks_on_without_a_yes_of_the_person(table: Table, after: After, answer: str) -> None:
    meeting = table.plan()
    asked(table, meeting)
    if answer:
        page = table.person.open(table.own())
        page = table.person.fill(page, {"answer": answer}, form="/observers/")
        assert "You said no" in page.text
    after()
    (one,) = rows(table.app, MeetingObserver)
    page = table.official.open(f"{meeting}/held")
    assert page.tree.xpath("//input[@name='observers']") == []
    forced = {**ways.all_ticked(page, "there", "shared"), "was_present": "no", "observers": [one.id]}
    forced["without_you"] = WITHOUT
    table.official.post(
        f"{meeting}/held",
        {**forced, "csrf_token": page.tree.xpath("//input[@name='csrf_token']/@value")[0]},
        status=400,
    )
    assert not rows(table.app, MeetingObserver)[0].was_there


@pytest.mark.requirement("R-204")
def test_whom_the_person_said_yes_to_stands_in_the_entry(table: Table, after: After) -> None:
    meeting = table.plan()
    asked(table, meeting)
    page = table.person.open(table.own())
    assert "Zij leert het werk." in page.text and "Without your yes nobody looks on." in page.text
    assert "You said yes" in table.person.fill(page, {"answer": "yes"}, form="/observers/").text
    after()
    page = table.official.open(f"{meeting}/held")
    ways.held(table.official, meeting, **ways.all_ticked(page, "observers"))
    ways.reported(table.official, meeting)
    found = entry(table.app)
    assert '"part": "observed"' in found.parties
    assert "listened in (somebody who learns the work)" in table.person.open(f"consultations/{found.id}").text


@pytest.mark.requirement("R-204")
def test_who_wants_to_look_on_and_why_must_be_said(table: Table) -> None:
    meeting = table.plan()
    page = table.official.open(f"{meeting}/observers")
    page = table.official.fill(page, {"why": "Zij leert."}, form="/observers", status=400)
    assert "Say who wants to look on." in page.text and "Zij leert." in page.response.text
    assert rows(table.app, MeetingObserver) == []


@pytest.mark.requirement("R-205")
def test_a_report_ends_with_who_does_what_and_when_and_the_person_sees_each_with_its_state(
    table: Table, after: After
) -> None:
    meeting = table.plan()
    after()
    ways.held(table.official, meeting)
    page = table.official.open(f"{meeting}/report")
    nothing = {**ways.REPORT, "nothing_to_do": [], "do": "go"}
    page = table.official.fill(page, nothing, form="/report", status=400)
    assert "Say who does what." in page.text
    half = {"who_1": "person", "what_1": "Belt de kredietbank.", "do": "go"}
    page = table.official.fill(page, half, form="/report", status=400)
    assert "Say before when." in page.text and "Belt de kredietbank." in page.response.text
    whole = {"by_1-day": "18", "by_1-month": "12", "by_1-year": "2026"}
    whole |= {"who_2": agency(table.app, "o-krediet"), "what_2": "Stuurt een brief."}
    whole |= {"by_2-day": "20", "by_2-month": "12", "by_2-year": "2026", "do": "go"}
    page = table.official.fill(page, whole, form="/report")
    assert "Belt de kredietbank., before" in page.text
    table.official.fill(page, {"do": "save"}, form="/report")
    kept = [row for row in rows(table.app, Promise) if row.made_on >= MONDAY.date()]
    assert sorted((row.whose, row.status) for row in kept) == [("body", "open"), ("person", "open")]
    read = table.person.open("promises").text
    assert "Belt de kredietbank." in read and "Stuurt een brief." in read


@pytest.mark.requirement("R-110", "R-205")
def test_who_does_what_is_as_hidden_as_the_meeting(table: Table, after: After) -> None:
    meeting = table.plan()
    after()
    ways.held(table.official, meeting)
    id = meeting.rsplit("/", 1)[1]
    hold = {"id": new_id(), "item_table": "meeting_persons", "item_id": id, "made_at": MONDAY}
    hold |= {"hidden_from": person_of(table.app, "wife"), "asked_by": account_of(table.app, "caseworker")}
    with store_of(table.app).writing() as work:
        work.add(Hold, {**hold, "article": "UAVG art. 41", "review_on": MONDAY.date()})
    task = {"who_1": "person", "what_1": "Belt de kredietbank.", "nothing_to_do": []}
    ways.reported(
        table.official, meeting, **task, **{"by_1-day": "18", "by_1-month": "12", "by_1-year": "2026"}
    )
    assert "Belt de kredietbank." not in table.person.open("promises").text
    with store_of(table.app).reading() as work:
        new = [row.id for row in rows(table.app, Promise) if row.made_on >= MONDAY.date()]
        assert work.value(select(func.count()).select_from(Notice).where(Notice.about_id.in_(new))) == 0


@pytest.mark.requirement("R-111", "R-221")
def test_the_youth_protection_square_forgets_nobody_is_told_by_somebody_and_teaches_something(
    table: Table, after: After
) -> None:
    page = ways.begun(table.official, table.assignment, status=400, kind="youth")
    assert "Say whether the parents and the child all have an invitation." in page.text
    page = table.official.fill(page, {"everyone": "no"}, form="/new", status=400)
    assert "Say who has no invitation, and why." in page.text
    page = table.official.fill(page, {"everyone_because": "De vader woont ver weg."}, form="/new")
    ways.invited(table.official, page, table.app)
    meeting = table.official.at
    page = table.official.fill(
        table.official.open(f"{meeting}/tell"), {"how": "portal"}, form="/tell", status=400
    )
    assert "Tell it yourself as well" in page.text
    ways.told(table.official, meeting)
    assert "De vader woont ver weg." in table.person.open(table.own()).text
    after()
    ways.held(table.official, meeting)
    page = table.official.open(f"{meeting}/report")
    page = table.official.fill(page, {**ways.REPORT, "do": "go"}, form="/report", status=400)
    assert page.text.count("Fill in this text for this person.") >= 2
    learned = {"pilot_well": "Iedereen kwam.", "pilot_better": "Eerder uitnodigen.", "do": "go"}
    table.official.fill(table.official.fill(page, learned, form="/report"), {"do": "save"}, form="/report")
    assert "Eerder uitnodigen." in table.person.open(table.own()).text
