"""A visit that pauses: a couple, a colleague, a lost line, a printer that fails, somebody who walks out."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from portal.access import ViewLog
from portal.assistance.models import Visit
from portal.cases.models import Draft
from portal.letters import engine
from portal.worker.running import bench_of, run_due
from tests.assistance.test_visits import gone
from tests.assistance.ways import begun, code_of, press, visit
from tests.clocks import FakeClock
from tests.mandates.test_gate import file_complaint
from tests.mandates.ways import demo, store_of
from tests.visitor import Visitor

SignIn = Callable[..., Visitor]
HELPER, SECOND, WHO = "helpdesk", "second-helpdesk", "counter-visitor"


def with_code(helper: Visitor, person: Visitor, *, setting: str = "room") -> tuple[str, str]:
    """Begin a visit and return its id, and the code by which the person is known."""
    code = code_of(person)
    page = begun(helper, code, setting=setting)
    id = helper.at.rsplit("/", 1)[1]
    helper.fill(page, {"acts": ["see", "complaints"]}, form=f"/{id}")
    return id, code


def is_open(helper: Visitor, id: str) -> bool:
    """Whether a visit opens its pages now."""
    return helper.client.get(f"/nl/for/{id}/cases").status_code == 200


@pytest.mark.requirement("R-128")
def test_a_couple_at_one_counter_are_two_visits_of_which_one_is_open(app: Flask, client_for: SignIn) -> None:
    """The first is put away before the second begins, and comes back with its own code."""
    helper = client_for(HELPER)
    wife, first = with_code(helper, client_for("wife"))
    page = press(helper, helper.open(f"/nl/for/{wife}/cases"), "/sleep")
    assert "weggezet" in page.text
    assert gone(helper, wife)
    husband, second = with_code(helper, client_for("husband"))
    assert is_open(helper, husband)
    assert gone(helper, wife), "never two on one screen"
    wake = next(link for link in helper.open("desk/help").links("/wake") if wife in link)
    form = helper.open(wake)
    page = helper.fill(form, {"half": first[-5:]}, form="/wake", status=409)
    assert "ander bezoek open" in page.text
    press(helper, helper.open(f"/nl/for/{husband}/cases"), "/sleep", status=409)
    press(helper, helper.open(f"/nl/for/{husband}/cases"), "/end")
    helper.fill(form, {"half": second[-5:]}, form="/wake", status=400)
    assert gone(helper, wife)
    helper.fill(form, {"half": first[-5:].lower()}, form="/wake")
    assert is_open(helper, wife)
    assert gone(helper, husband)


def test_a_visit_that_was_put_away_keeps_its_end(app: Flask, client_for: SignIn, clock: FakeClock) -> None:
    helper = client_for(HELPER)
    id, code = with_code(helper, client_for(WHO))
    press(helper, helper.open(f"/nl/for/{id}/cases"), "/sleep")
    for _ in range(3):
        clock.later(minutes=9)
        helper.open("desk/help")
    clock.later(minutes=4)
    assert helper.client.get(f"/nl/desk/help/visits/{id}/wake").status_code == 404
    assert code


def test_after_five_wrong_tries_a_visit_that_pauses_is_over(app: Flask, client_for: SignIn) -> None:
    helper, person = client_for(HELPER), client_for(WHO)
    id, code = with_code(helper, person)
    press(helper, helper.open(f"/nl/for/{id}/cases"), "/sleep")
    form = helper.open(f"desk/help/visits/{id}/wake")
    for _ in range(5):
        helper.fill(form, {"half": "AAAAA"}, form="/wake", status=400)
    helper.fill(form, {"half": code[-5:]}, form="/wake", status=404)
    assert "te vaak fout" in person.open("me/visits").text


def test_a_colleague_goes_on_after_the_person_says_yes_again_and_gets_no_more_time(
    app: Flask, client_for: SignIn, clock: FakeClock
) -> None:
    helper, second, person = client_for(HELPER), client_for(SECOND), client_for(WHO)
    id, _ = with_code(helper, person)
    case = file_complaint(helper, id)
    clock.later(minutes=8)
    page = press(helper, helper.open(f"/nl/for/{id}/cases"), "/hand-over")
    code = page.tree.xpath("//main//bdi")[0].text_content()
    assert gone(helper, id)
    begun(helper, code, status=400)
    page = begun(second, code, setting="room")
    assert "Een collega gaat met u verder" in page.text
    mine = second.at.rsplit("/", 1)[1]
    assert gone(second, mine), "before the yes nothing is open"
    second.fill(page, {"acts": ["complaints"]}, form=f"/{mine}")
    assert is_open(second, mine)
    begun(client_for(SECOND), code, status=400)
    with store_of(app).reading() as work:
        ends = {row.id: row.until for row in work.rows(select(Visit.id, Visit.until))}
    assert ends[mine] == ends[id]
    slip = press(second, second.open(f"/nl/for/{mine}/cases"), "/end")
    number = person.open(f"cases/{case}").text
    sent = re.search(r"20\d\d-[0-9A-Z]{4}-[0-9A-Z]{4}", slip.text)
    assert sent is not None
    assert sent[0] in number, "what the first helper sent stands on the slip as well"
    assert "Een collega ging verder" in person.open("me/visits").text


def test_a_visit_handed_over_goes_to_nobody_of_elsewhere_and_not_after_five_minutes(
    app: Flask, client_for: SignIn, clock: FakeClock
) -> None:
    helper, second, person = client_for(HELPER), client_for(SECOND), client_for(WHO)
    id, own = with_code(helper, person)
    page = press(helper, helper.open(f"/nl/for/{id}/cases"), "/hand-over")
    code = page.tree.xpath("//main//bdi")[0].text_content()
    clock.later(minutes=6)
    begun(second, code, status=400)
    helper.fill(helper.open(f"desk/help/visits/{id}/wake"), {"half": own[-5:]}, form="/wake")
    assert is_open(helper, id), "nobody came: with the person's own code the first helper goes on"


@pytest.mark.requirement("R-050")
def test_a_lost_line_ends_a_visit_by_itself_and_locks_nobody_out(
    app: Flask, client_for: SignIn, clock: FakeClock
) -> None:
    """The same helper goes on with the last signs of the same code, within the same half hour."""
    helper, person = client_for(HELPER), client_for(WHO)
    id, code = with_code(helper, person)
    clock.later(minutes=11)
    assert helper.client.get(f"/nl/for/{id}/cases").status_code == 302, "the session ended"
    run_due(bench_of(app.extensions["inzage"]))
    with store_of(app).reading() as work:
        row = work.row(select(Visit.ended_at, Visit.end_reason, Visit.agreed_at).where(Visit.id == id))
    assert row is not None
    assert row.end_reason == "lost"
    assert row.ended_at - row.agreed_at <= timedelta(minutes=10)
    again = client_for(HELPER)
    assert gone(again, id), "a new sign-in alone opens nothing"
    form = again.open(again.open("desk/help").links("/wake")[0])
    assert "Schoonewelle" not in form.response.text
    again.fill(form, {"half": code[-5:]}, form="/wake")
    assert is_open(again, id)
    person = client_for(WHO)
    assert len(code_of(person)) == 11, "and a new code can be made at once"


def test_an_ended_visit_never_goes_on(app: Flask, client_for: SignIn) -> None:
    helper, person = client_for(HELPER), client_for(WHO)
    id, code = with_code(helper, person)
    press(helper, helper.open(f"/nl/for/{id}/cases"), "/end")
    assert helper.client.get(f"/nl/desk/help/visits/{id}/wake").status_code == 404
    assert not helper.open("desk/help").links("/wake")
    assert code


def test_a_printer_that_fails_gets_the_slip_once_more_and_the_person_reads_that(
    app: Flask, client_for: SignIn
) -> None:
    helper, person = client_for(HELPER), client_for(WHO)
    id, _ = with_code(helper, person)
    file_complaint(helper, id)
    slip = press(helper, helper.open(f"/nl/for/{id}/cases"), "/end")
    assert "Wat wij samen deden" in slip.text
    with store_of(app).reading() as work:
        looks = len(work.rows(select(ViewLog.id).where(ViewLog.item_id == id)))
    again = helper.fill(slip, {}, form="/slip")
    assert "Wat wij samen deden" in again.text
    assert not again.tree.xpath("//form[contains(@action,'/slip')]")
    helper.fill(slip, {}, form="/slip", status=409)
    with store_of(app).reading() as work:
        assert len(work.rows(select(ViewLog.id).where(ViewLog.item_id == id))) > looks, "it is in the log"
    assert "nog een keer getoond" in person.open("me/visits").text


@pytest.mark.requirement("T-58")
def test_at_an_open_counter_the_slip_is_printed_only_after_the_code_of_its_person(
    app: Flask, client_for: SignIn
) -> None:
    helper, person = client_for(HELPER), client_for(WHO)
    id, code = with_code(helper, person, setting="counter")
    case = file_complaint(helper, id)
    number = person.open(f"cases/{case}").tree.xpath("string(//main//dd)").strip()
    page = press(helper, helper.open(f"/nl/for/{id}/cases"), "/end")
    for waits in (page, helper.fill(page, {}, form="/slip", status=400)):
        assert "Loop eerst met de persoon naar de printer" in waits.text
        assert number not in waits.response.text
        assert "Wat wij samen deden" not in waits.text
    wrong = helper.fill(page, {"half": "AAAAA"}, form="/slip", status=400)
    assert number not in wrong.response.text
    with store_of(app).reading() as work:
        looks = len(work.rows(select(ViewLog.id).where(ViewLog.item_id == id)))
    for _ in range(2):  # The printer may fail: the person says the signs once more.
        slip = helper.fill(page, {"half": code[-5:].lower()}, form="/slip")
        assert number in slip.text
        assert "Draai uw scherm weg" in slip.text
        assert slip.tree.xpath("string(//title)").strip().startswith("Hulp")
    if engine.is_available():
        action = page.form("/slip").get("action")
        values = {**dict(page.form("/slip").form_values()), "half": code[-5:], "look": "large"}
        large = helper.client.post(action, data=values)
        assert large.data.startswith(b"%PDF")
        assert large.headers["Content-Disposition"] == 'inline; filename="letter-large-nl.pdf"'
    with store_of(app).reading() as work:
        assert len(work.rows(select(ViewLog.id).where(ViewLog.item_id == id))) > looks, "it is in the log"
    for _ in range(4):
        helper.fill(page, {"half": "AAAAA"}, form="/slip", status=400)
    stopped = helper.fill(page, {"half": code[-5:]}, form="/slip", status=409)
    assert number not in stopped.response.text
    assert "te vaak fout" in stopped.text


def test_a_slip_after_the_code_is_there_for_ten_minutes_and_for_this_helper_alone(
    client_for: SignIn, clock: FakeClock
) -> None:
    helper, person = client_for(HELPER), client_for(WHO)
    id, code = with_code(helper, person, setting="counter")
    page = press(helper, helper.open(f"/nl/for/{id}/cases"), "/end")
    other = client_for(SECOND)
    token = other.open("desk/help").tree.xpath("//main//input[@name='csrf_token']/@value")[0]
    half = {"half": code[-5:], "csrf_token": token}
    other.post(f"/nl/desk/help/visits/{id}/slip", half, status=404)
    clock.later(minutes=9)
    helper.open("desk/help")
    clock.later(minutes=2)
    helper.fill(page, {"half": code[-5:]}, form="/slip", status=404)


def test_who_walks_out_leaves_no_paper_and_finds_what_was_begun(app: Flask, client_for: SignIn) -> None:
    helper, person = client_for(HELPER), client_for(WHO)
    id, _ = with_code(helper, person)
    page = helper.open(f"/nl/for/{id}/cases/new/complaint")
    name = page.form().xpath(".//textarea/@name")[0]
    helper.fill(page, {name: "Half verteld"})
    page = helper.open(f"/nl/for/{id}/cases")
    left = page.tree.xpath("//header//form[.//input[@name='left']]")[0]
    page = helper.post(left.get("action"), dict(left.form_values()))
    assert "De persoon is weg" in page.text
    assert "Wat wij samen deden" not in page.text
    helper.post(f"/nl/desk/help/visits/{id}/slip", dict(left.form_values()), status=404)
    assert gone(helper, id)
    assert "U was weggegaan" in person.open("me/visits").text
    with store_of(app).reading() as work:
        assert work.rows(select(Draft.id).where(Draft.person_id == demo(app, WHO)[1]))
    person.open(person.open("cases").links("/drafts/")[0])


def test_by_phone_half_a_code_begins_and_the_other_half_is_the_yes(app: Flask, client_for: SignIn) -> None:
    """Consent by code, after reading back: the helper alone can never say yes."""
    helper, person = client_for(HELPER), client_for(WHO)
    code = code_of(person)
    begun(helper, code, setting="phone", status=400)
    page = begun(helper, code[:5], setting="phone")
    id = helper.at.rsplit("/", 1)[1]
    acts = {"acts": ["see", "complaints"]}
    refused = helper.fill(page, acts, form=f"/{id}", status=400)
    assert "Lees het eerst voor" in refused.text
    helper.fill(page, {**acts, "read_back": "no", "half": code[-5:]}, form=f"/{id}", status=400)
    wrong = helper.fill(page, {**acts, "read_back": "yes", "half": code[:5]}, form=f"/{id}", status=400)
    assert wrong.form(f"/{id}").xpath(".//input[@value='see']/@checked"), "what was ticked stays"
    assert gone(helper, id)
    helper.fill(page, {**acts, "read_back": "yes", "half": code[-5:]}, form=f"/{id}")
    assert is_open(helper, id)
    case = file_complaint(helper, id)
    assert case
    assert "Aan de telefoon" in person.open("me/visits").text or "telefoon" in person.open("me/visits").text


def test_half_a_code_begins_nothing_at_a_counter(client_for: SignIn) -> None:
    code = code_of(client_for(WHO))
    begun(client_for(HELPER), code[:5], setting="counter", status=400)


def test_what_is_not_finished_stands_there_without_names(app: Flask, client_for: SignIn) -> None:
    helper, person = client_for(HELPER), client_for(WHO)
    assert "Nog niet af" not in helper.open("desk/help").text
    id = visit(helper, person)
    page = helper.open("desk/help")
    assert "staat open" in page.text
    assert "Schoonewelle" not in page.response.text
    helper.open(page.links(f"/for/{id}/")[0])


@pytest.mark.parametrize("lang", ["nl", "en", "ar"])
def test_what_a_helper_says_stands_there_in_the_language_of_the_visitor(
    client_for: SignIn, lang: str
) -> None:
    page = client_for(HELPER, lang=lang).open("desk/help/phrases")
    dutch = page.tree.xpath("//main//ol/li/p[@lang='nl']")
    assert len(page.tree.xpath("//main//ol/li/p[1]")) == 13
    assert len(dutch) == (0 if lang == "nl" else 13)
