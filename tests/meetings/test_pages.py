"""A meeting from both sides: what the official does, and what the person reads and does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from lxml import html
from sqlalchemy import func, select

from portal.consultations.models import ConsultationSubject
from portal.meetings.models import MeetingPartner, MeetingPerson
from portal.notices.models import Notice
from portal.store import new_id
from tests.clocks import MONDAY, FakeClock
from tests.desk.ways import agency, assignment_of, opened, person_of, store_of
from tests.meetings import ways
from tests.visitor import Page, Visitor

ClientFor = Callable[..., Visitor]

AFTER = timedelta(days=7, hours=8)


class Table:
    """A caseworker who plans for the wife."""

    def __init__(self, app: Flask, client_for: ClientFor, lang: str = "en") -> None:
        self.app = app
        self.official = client_for("caseworker", lang=lang)
        self.assignment = assignment_of(app, "caseworker", "wife")
        self.person = client_for("wife", lang=lang)

    def plan(self, **changes: Any) -> str:
        """Plan and tell; return the address at the desk."""
        return ways.planned(self.official, self.assignment, self.app, **changes)

    def own(self) -> str:
        """The address of the only meeting of the person."""
        (found,) = self.person.open("meetings").links("/meetings/")[:1]
        return str(found)


@pytest.fixture
def table(app: Flask, client_for: ClientFor) -> Table:
    """A caseworker who plans for the wife."""
    return Table(app, client_for)


def meetings(app: Flask) -> list[Any]:
    """All meetings of today."""
    with store_of(app).reading() as work:
        found = select(*MeetingPerson.__table__.columns).where(MeetingPerson.made_at >= MONDAY)
        return list(work.rows(found))


def part(page: Page) -> str:
    """What the page says of the meeting, as it was sent."""
    return html.tostring(page.tree.get_element_by_id("meeting"), encoding="unicode").strip()


@pytest.mark.requirement("R-149", "R-162", "R-163")
def test_an_official_reads_first_what_the_person_will_read_and_then_tells_it(table: Table) -> None:
    page = ways.begun(table.official, table.assignment)
    page = ways.invited(table.official, page, table.app)
    assert "Look at it and tell the person" in page.text
    preview = table.official.open(f"{table.official.at}/tell")
    assert table.person.open("meetings").links("/meetings/l") == table.person.open("meetings").links(
        "/meetings/"
    )
    ways.told(table.official, preview.response.request.path.removesuffix("/tell"))
    read = table.person.open(table.own())
    for text in ("Werk en Inkomen Waterstad", "Zij kennen de regeling.", "Debts: they want to tell this"):
        assert text in preview.text and text in read.text
    assert "It is a task that the law gives them: Participatiewet art. 7" in read.text
    (kept,) = meetings(table.app)
    with store_of(table.app).reading() as work:
        told = work.rows(select(Notice.kind).where(Notice.about_id == kept.id))
    assert [row.kind for row in told] == ["meeting_planned"]


@pytest.mark.requirement("R-145", "R-158", "R-159", "R-169")
@pytest.mark.parametrize(
    ("box", "value", "text"),
    [
        ("kind", [], "Choose what sort of meeting it is."),
        ("covenant", "", "Choose an agreement, or say that there is none."),
        ("question", "", "Fill in this text for this person."),
        ("recorded", "", "Fill in this text for this person."),
        ("contact", "", "Say whom this person can call about it."),
        ("clock", "soon", "Write the time, for example 14:05."),
        ("day-day", "1", "Choose a moment that is still to come."),
        ("invited", "no", "Choose why you do not invite this person."),
    ],
)
def test_one_box_that_is_not_right_keeps_nothing_and_loses_nothing(
    table: Table, box: str, value: Any, text: str
) -> None:
    page = ways.begun(table.official, table.assignment, status=400, **{box: value})
    assert text in page.text and page.tree.xpath("//*[@role='alert']//a")
    assert "Samen een oplossing zoeken." in page.response.text
    assert meetings(table.app) == []


@pytest.mark.requirement("R-143", "R-150")
def test_the_page_of_an_organisation_offers_only_what_both_roles_may_know_and_nothing_is_ticked(
    table: Table,
) -> None:
    page = ways.begun(table.official, table.assignment)
    assert page.tree.xpath("//input[@name='data_kinds']") == []
    page = ways.invited(table.official, page, table.app, do="kinds", data_kinds=[])
    boxes = page.tree.xpath("//input[@name='data_kinds']")
    assert {box.get("value") for box in boxes} == {"contact", "work", "income", "debt", "housing", "agenda"}
    assert not [box for box in boxes if box.get("checked") is not None]
    page = ways.invited(table.official, page, table.app, data_kinds=["health"], status=400)
    assert "may not bring or get" in page.text and "Zij kennen de regeling." in page.response.text


@pytest.mark.requirement("R-157", "R-146")
def test_the_person_chooses_and_says_something_and_the_official_sees_it(table: Table) -> None:
    meeting = table.plan()
    page = table.person.open(table.own())
    assert not page.tree.xpath("//input[@name='how' and @checked]"), "nothing is chosen beforehand"
    refused = table.person.fill(page, {"how": []}, form="/join", status=400)
    assert "Choose how you want to take part." in refused.text
    table.person.fill(page, {"how": "with_someone"}, form="/join")
    table.person.fill(page, {"point": ""}, form="/points", status=400)
    table.person.fill(page, {"point": "Ik wil over de huur praten."}, form="/points")
    table.person.fill(page, {"point": "Ik wil over de huur praten."}, form="/points")
    seen = table.official.open(meeting)
    assert "Wants to be there with somebody" in seen.text
    assert seen.text.count("Ik wil over de huur praten.") == 1
    assert part(seen).replace("\n", "") != ""


@pytest.mark.requirement("R-160", "R-161")
def test_a_stop_is_explained_first_and_then_every_step_of_officials_is_answered_409(
    table: Table, client_for: ClientFor
) -> None:
    meeting = table.plan()
    forms = {step: table.official.open(f"{meeting}/{step}") for step in ("held", "invite")}
    page = table.person.open(f"{table.own()}/stop")
    assert "Is somebody in danger?" in page.text
    page = table.person.fill(page, {}, form="/stop")
    assert "This meeting is stopped" in page.text
    assert "This meeting is stopped" in table.person.open(f"{table.own()}/stop").text
    token = table.official.open(meeting).tree.xpath("//input[@name='csrf_token']/@value")[0]
    for step, form in forms.items():
        values = {"csrf_token": token, **ways.INVITE, "agency": agency(table.app, "o-krediet")}
        assert table.official.client.post(f"{meeting}/{step}", data=values).status_code == 409, step
        assert table.official.client.get(f"{meeting}/{step}").status_code == 409, form.heading
    for step in ("tell", "report"):
        assert table.official.client.post(f"{meeting}/{step}", data={"csrf_token": token}).status_code == 409
    assert "The person stopped this meeting" in table.official.open(meeting).text
    assert client_for("wife", lang="ar").open(table.own().replace("/en/", "/ar/")).status == 200


@pytest.mark.requirement("R-155", "R-161")
def test_safety_lets_it_go_on_only_after_a_second_official_and_the_person_reads_why(
    table: Table, client_for: ClientFor
) -> None:
    meeting = table.plan()
    table.person.fill(table.person.open(f"{table.own()}/stop"), {}, form="/stop")
    page = table.official.open(f"{meeting}/go-on")
    table.official.fill(page, {"because": "Gevaar."}, form="/go-on", status=400)
    why = {"article": "UAVG art. 41 lid 1 onder i", "because": "Iemand loopt gevaar. Wachten kan niet."}
    table.official.fill(page, why, form="/go-on")
    assert "stopped" in meetings(table.app)[0].state
    safety = client_for("safety-officer", lang="en")
    page = safety.open("desk/meetings/grounds")
    assert "Imane" not in page.text and meetings(table.app)[0].number in page.text
    safety.fill(page, {"do": "agree"}, form="/grounds")
    read = table.person.open(table.own())
    assert "It goes on all the same." in read.text and "Iemand loopt gevaar. Wachten kan niet." in read.text
    assert meetings(table.app)[0].state == "planned"


@pytest.mark.requirement("R-160")
def test_the_person_lets_it_go_on_within_what_is_ticked(table: Table) -> None:
    table.plan()
    table.person.fill(table.person.open(f"{table.own()}/stop"), {}, form="/stop")
    page = table.person.open(f"{table.own()}/restart")
    assert not page.tree.xpath("//input[@checked]")
    table.person.fill(page, {}, form="/restart", status=400)
    page = table.person.fill(page, ways.all_ticked(page, "partners"), form="/restart")
    assert "Debts: they did not tell this" in page.text


@pytest.mark.requirement("R-152", "R-153")
def test_my_limits_are_met_by_the_official_before_the_organisation_is_invited(table: Table) -> None:
    page = table.person.open("meetings/limits")
    table.person.fill(page, {"answer": "no"}, form="/limits", status=400)
    debt = agency(table.app, "o-krediet")
    kept = {"agency": debt, "data_kinds": ["debt"], "answer": "no", "words": "Dat gaat hen niet aan."}
    page = table.person.fill(page, kept, form="/limits")
    assert "Dat gaat hen niet aan." in page.text
    begun = ways.begun(table.official, table.assignment)
    page = ways.invited(table.official, begun, table.app, status=400)
    assert "This person set a limit here." in page.text and "Dat gaat hen niet aan." in page.text
    reason = "U verliest anders uw huis. Daarom moeten zij dit weten."
    ways.invited(table.official, page, table.app, because=reason)
    ways.told(table.official, table.official.at)
    assert reason in table.person.open(table.own()).text
    page = table.person.open("meetings/limits")
    assert "You set no limits" in table.person.fill(page, {}, form="/remove").text


@pytest.mark.requirement("R-170")
def test_a_person_says_no_to_one_organisation_and_gets_an_answer(table: Table) -> None:
    meeting = table.plan()
    page = table.person.open(table.own())
    page = table.person.open(page.links("/bodies/")[0])
    table.person.fill(page, {"objection": ""}, form="/bodies/", status=400)
    table.person.fill(page, {"objection": "Zij praten met mijn buren."}, form="/bodies/")
    page = table.official.open(table.official.open(meeting).links("/bodies/")[0])
    assert "Zij praten met mijn buren." in page.text
    table.official.fill(page, {"follows": "no", "answer": ""}, form="/bodies/", status=400)
    table.official.fill(page, {"follows": "no", "answer": "Zij zijn nodig."}, form="/bodies/")
    assert "Zij zijn nodig." in table.person.open(table.own()).text


@pytest.mark.requirement("R-147", "R-156", "R-165")
def test_what_was_said_is_read_and_stands_in_the_list_of_who_talked_about_me(
    table: Table, clock: FakeClock, client_for: ClientFor
) -> None:
    meeting = table.plan()
    clock.moment += AFTER
    official, person = client_for("caseworker", lang="en"), client_for("wife", lang="en")
    table.person = person
    opened(official, table.assignment)
    ways.held(official, meeting, shared=[])
    assert "I heard nothing" in person.open(table.own()).text
    page = official.fill(
        official.open(f"{meeting}/report"), {"report": "", "do": "go"}, form="/report", status=400
    )
    assert "Fill in this text for this person." in page.text
    ways.reported(official, meeting)
    kept = meetings(table.app)[0]
    assert kept.state == "reported" and kept.entry_id
    read = person.open(table.own())
    assert "Wij spraken over de regeling." in read.text
    entry = person.open(f"consultations/{kept.entry_id}")
    assert "Meeting about you" in entry.text
    assert "Wij vertelden niet: Schulden." in entry.text, "a decision not to share is an entry too"
    page = person.fill(read, {"reaction": "Dit klopt niet."}, form="/reaction")
    assert "Dit klopt niet." in page.text
    token = page.form("/heard").xpath(".//input[@name='csrf_token']/@value")[0]
    page = person.post(f"{table.own()}/heard", {"csrf_token": token, "heard": "no"})
    assert "The team leader knows it now" in page.text
    leader = client_for("team-leader", lang="en")
    assert "A person heard nothing after a meeting" in leader.open("desk/tasks").text


@pytest.mark.requirement("R-164")
def test_a_hidden_meeting_leaves_no_trace_for_the_person_and_neither_does_its_entry(
    table: Table, clock: FakeClock, client_for: ClientFor
) -> None:
    before = table.person.open("meetings").text
    page = ways.begun(table.official, table.assignment)
    ways.invited(table.official, page, table.app)
    meeting = table.official.at
    review = {"review_on-day": "10", "review_on-month": "12", "review_on-year": "2026"}
    hidden = {
        "is_hidden": "y",
        "hold_article": "UAVG art. 41 lid 1 onder i",
        "hold_reason": "Gevaar.",
        **review,
    }
    ways.told(table.official, meeting, **hidden)
    assert "It is hidden. Two others must agree." in table.official.open(f"{meeting}?done=hidden").text
    clock.moment += AFTER
    official, person = client_for("caseworker", lang="en"), client_for("wife", lang="en")
    opened(official, table.assignment, reason="safety")
    ways.held(official, meeting)
    ways.reported(official, meeting)
    kept = meetings(table.app)[0]
    assert person.open("meetings").text == before
    assert "schulden beter" not in person.open("consultations").text
    assert "meeting" not in person.open("notices").text.lower()
    foreign = person.client.get(f"/en/meetings/{kept.id}")
    missing = person.client.get(f"/en/meetings/{new_id()}")
    assert foreign.status_code == missing.status_code == 404
    assert foreign.get_data() == missing.get_data()
    assert person.client.get(f"/en/consultations/{kept.entry_id}").status_code == 404


@pytest.mark.requirement("R-168")
def test_the_husband_at_the_same_table_finds_nothing_of_the_wife(
    table: Table, app: Flask, client_for: ClientFor
) -> None:
    meeting = table.plan()
    his = assignment_of(app, "caseworker", "husband")
    opened(table.official, his)
    link = next(one for one in table.official.open(meeting).links("table=") if his in one)
    page = table.official.open(link)
    assert page.tree.xpath("//input[@name='clock']/@value") == ["14:00"]
    page = table.official.fill(
        page, {"question": "Over zijn werk.", "goal": "Een weg naar werk."}, form="/new"
    )
    ways.invited(table.official, page, app)
    ways.told(table.official, table.official.at)
    husband = client_for("husband", lang="en")
    (own,) = [one for one in husband.open("meetings").links("/meetings/") if "limits" not in one]
    read = husband.open(own)
    assert "Over zijn werk." in read.text and "schulden beter" not in read.text and "Imane" not in read.text
    first, second = meetings(app)
    assert first.meeting_id == second.meeting_id and first.number != second.number
    hers = next(one for one in (first, second) if one.person_id == person_of(app, "wife"))
    assert husband.client.get(f"/en/meetings/{hers.id}").status_code == 404
    for step in ("join", "points", "stop", "restart", "heard", "reaction"):
        token = read.tree.xpath("//input[@name='csrf_token']/@value")[0]
        answer = husband.client.post(
            f"/en/meetings/{hers.id}/{step}", data={"csrf_token": token, "how": "not"}
        )
        assert answer.status_code == 404, step


@pytest.mark.requirement("R-168")
def test_a_colleague_of_another_organisation_and_one_whose_work_ended_find_nothing(
    table: Table, app: Flask, client_for: ClientFor
) -> None:
    meeting = table.plan()
    other = client_for("second-caseworker", lang="en")
    assert other.client.get(meeting).status_code == 404
    with store_of(app).reading() as work:
        (partner,) = work.rows(select(MeetingPartner.id).where(MeetingPartner.made_at >= MONDAY))
    assert other.client.get(f"/en/desk/meetings/invitations/{partner.id}").status_code == 404


@pytest.mark.requirement("R-169")
def test_a_privacy_officer_keeps_the_register_and_everybody_reads_it(
    app: Flask, client_for: ClientFor, visitor: Visitor
) -> None:
    officer = client_for("privacy-officer", lang="en")
    page = officer.open("desk/agreements")
    officer.fill(page, {"title": "Samen bij schulden"}, form="/agreements", status=400)
    values = {
        "title": "Samen bij schulden",
        "goal": "Mensen met schulden helpen.",
        "summary": "Wij delen alleen wat nodig is.",
        "bodies": [agency(app, "o-werk"), agency(app, "o-krediet")],
        "data_kinds": ["debt", "income"],
        "basis": "public_task",
        "article": "Participatiewet art. 7",
        "address": "https://waterstad.example/schulden",
    }
    officer.fill(page, values, form="/agreements")
    page = visitor.open("/en/agreements")
    assert "Samen bij schulden" in page.text
    read = visitor.open(next(one for one in page.links("/agreements/")))
    assert "Werk en Inkomen Waterstad" in read.text and "Participatiewet art. 7" in read.text
    page = officer.fill(officer.open("desk/agreements"), {}, form="/end")
    assert visitor.open("/en/agreements").status == 200
    with store_of(app).reading() as work:
        entries = work.value(select(func.count()).select_from(ConsultationSubject))
    assert entries > 0


@pytest.mark.requirement("R-154", "R-160", "R-166")
def test_an_invited_organisation_reads_a_number_and_answers_until_the_person_stops_it(
    table: Table, client_for: ClientFor
) -> None:
    page = ways.begun(table.official, table.assignment)
    haven = {
        "agency": agency(table.app, "o-haven"),
        "role": "family_worker",
        "data_kinds": ["debt", "contact"],
    }
    ways.invited(table.official, page, table.app, **haven)
    ways.told(table.official, table.official.at)
    number = meetings(table.app)[0].number
    worker = client_for("neighbourhood-worker", lang="en")
    page = worker.open(next(one for one in worker.open("desk/meetings").links("/invitations/")))
    assert number in page.text and "Debts" in page.text
    assert "Imane" not in page.response.text and "schulden beter" not in page.response.text
    page = worker.fill(page, {"do": "yes"}, form="/invitations/")
    assert "They know that you come." in page.text
    debt = next(form for form in page.tree.xpath("//form") if form.get("aria-label") == "Debts")
    page = worker.post(debt.get("action"), {**dict(debt.form_values()), "do": "too-much"})
    assert "The privacy officer looks at it." in page.text and "Debts" not in page.text
    assert "Debts: hidden: it was too much" in table.person.open(table.own()).text
    table.person.fill(table.person.open(f"{table.own()}/stop"), {}, form="/stop")
    at = worker.at
    token = page.tree.xpath("//input[@name='csrf_token']/@value")[0]
    for do in ("yes", "no", "too-much"):
        answer = worker.client.post(at, data={"csrf_token": token, "do": do})
        assert answer.status_code == 409, do
    assert "You may do nothing more for it." in worker.open(at).text


@pytest.mark.requirement("R-169")
def test_a_meeting_under_an_agreement_invites_only_who_signed_it(table: Table) -> None:
    plan = table.official
    opened(plan, table.assignment)
    page = plan.open(f"desk/people/{table.assignment}/meetings/new")
    (agreed,) = [
        one for one in page.tree.xpath("//select[@name='covenant']/option/@value") if one not in {"", "none"}
    ]
    page = plan.fill(page, {**ways.PLAN, "covenant": agreed}, form="/new")
    names = page.tree.xpath("//select[@name='agency']/option/text()")
    assert {"Kredietbank Waterstad", "Wijkteam De Haven"} <= set(names) and len(names) == 4
    page = ways.invited(plan, page, table.app, agency=agency(table.app, "o-lelie"), status=400)
    ways.invited(plan, page, table.app)
    ways.told(plan, plan.at)
    read = table.person.open(table.own())
    assert "Samen werken bij schulden in Waterstad" in read.text
    assert "Kredietbank Waterstad" in table.person.open(read.links("/agreements/")[0]).text
