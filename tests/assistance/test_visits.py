"""Helped at a counter: only with a code, only what was ticked, only for half an hour, seen by the person."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from portal.access import RefusedTry, ViewLog, grants
from portal.access.models_ties import Tie
from portal.assistance.models import Visit, VisitCode, VisitTry
from portal.cases.models import Case, CaseEvent
from portal.notices.models import Notice
from portal.people.models import Person, Session
from portal.store import Work, new_id
from portal.viewer import Actor
from tests.assistance.ways import begun, code_of, press, visit
from tests.clocks import MONDAY, FakeClock
from tests.mandates.test_gate import file_complaint
from tests.mandates.ways import demo, store_of
from tests.visitor import Visitor

SignIn = Callable[..., Visitor]
HELPER, WHO = "helpdesk", "counter-visitor"
SAID_AT_AN_OPEN_COUNTER = (
    "Go to the text of this page This is a demonstration. Nothing here is real. Do not fill in real details. "
    "Leave quickly Done? Erase everything A helper looks with you during this visit. End the visit "
    "More Hand over to a colleague Put this visit away The person has left End, the person wants no paper "
    "Go on in a closed room Signed in until 10:10. Look along, in large letters Help"
)
"""All that others can read on the screen of an open counter, on every page."""


def gone(helper: Visitor, id: str) -> bool:
    """Whether a visit opens nothing, byte for byte like what is not there."""
    missing = helper.client.get(f"/nl/consultations/{new_id()}").text
    answers = [helper.client.get(f"/nl/for/{id}/{page}") for page in ("consultations", "cases", "cases/new")]
    return all((answer.status_code, answer.text) == (404, missing) for answer in answers)


@pytest.mark.requirement("R-079")
def test_nothing_begins_before_it_is_said_whether_others_can_look(app: Flask, client_for: SignIn) -> None:
    helper, code = client_for(HELPER), code_of(client_for(WHO))
    page = begun(helper, code, setting="", status=400)
    assert "meekijken" in page.text
    assert page.tree.xpath("//input[@name='code']/@value") == [code], "what was typed is kept"
    page = begun(helper, code)
    assert page.heading == "Hulp"


@pytest.mark.requirement("R-050", "R-079", "T-51")
def test_the_person_ticks_and_only_that_is_open_for_this_helper(app: Flask, client_for: SignIn) -> None:
    helper, person = client_for(HELPER), client_for(WHO)
    page = begun(helper, code_of(person))
    id = helper.at.rsplit("/", 1)[1]
    assert not page.tree.xpath("//input[@type='checkbox'][@checked]"), "nothing is ticked before"
    assert gone(helper, id), "before the yes nothing is open"
    helper.fill(page, {}, form=f"/{id}", status=400)
    assert gone(helper, id)
    helper.fill(page, {"acts": ["complaints"]}, form=f"/{id}")
    assert helper.at == f"/nl/for/{id}/cases" or helper.at.endswith("/cases")
    assert helper.client.get(f"/nl/for/{id}/cases/new/complaint").status_code == 200
    for closed in ("consultations", "declarations", "cases/new/inspection", "me", "notices", "me/visits"):
        assert helper.client.get(f"/nl/for/{id}/{closed}").status_code == 404, closed
    for other in ("caseworker", "advocate", "wife", WHO, HELPER):
        assert gone(client_for(other), id), "another session of the same helper opens nothing either"


def test_a_code_works_once_and_a_new_one_replaces_it(app: Flask, client_for: SignIn) -> None:
    helper, person = client_for(HELPER), client_for(WHO)
    first = code_of(person)
    second = code_of(person)
    begun(helper, first, status=400)
    begun(helper, second.lower().replace("-", " "))
    assert "werkt niet" in begun(helper, second, status=400).text


@pytest.mark.requirement("T-76")
def test_wrong_codes_are_slowed_for_each_helper_and_the_right_one_too(
    app: Flask, client_for: SignIn, clock: FakeClock
) -> None:
    helper, code = client_for(HELPER), code_of(client_for(WHO))
    texts = {begun(helper, f"AAAAA-AAAA{number}", status=400).text for number in "23456"}
    begun(helper, code, status=429)
    clock.later(hours=1, minutes=1)
    helper = client_for(HELPER)
    begun(helper, code)
    assert len({text.replace("AAAAA", "") for text in texts}) == 1


def test_health_alone_opens_nothing_so_it_is_asked_again(app: Flask, client_for: SignIn) -> None:
    helper, person = client_for(HELPER, lang="en"), client_for(WHO)
    page = begun(helper, code_of(person))
    id = helper.at.rsplit("/", 1)[1]
    again = helper.fill(page, {"acts": ["medical"]}, form=f"/{id}", status=400)
    assert "This alone opens nothing." in again.text or "Hiermee alleen gaat er niets open." in again.text
    assert again.form(f"/{id}").xpath(".//input[@value='medical']/@checked"), "what was ticked stays"
    assert gone(helper, id)
    helper.fill(again, {"acts": ["medical", "see"]}, form=f"/{id}")
    assert helper.client.get(f"/nl/for/{id}/consultations").status_code == 200


@pytest.mark.requirement("T-51")
def test_after_half_an_hour_it_is_over_and_only_a_new_code_opens_again(
    app: Flask, client_for: SignIn, clock: FakeClock
) -> None:
    helper, person = client_for(HELPER), client_for(WHO)
    id = visit(helper, person)
    for _ in range(3):
        clock.later(minutes=9)
        assert helper.client.get(f"/nl/for/{id}/consultations").status_code == 200
    clock.later(minutes=4)
    assert gone(helper, id)
    helper.client.post(f"/nl/desk/help/visits/{id}", data={"acts": "see"})
    assert gone(helper, id)


@pytest.mark.requirement("T-51")
def test_ended_it_is_gone_at_the_next_click_and_there_is_no_way_back(app: Flask, client_for: SignIn) -> None:
    helper, person = client_for(HELPER), client_for(WHO)
    id = visit(helper, person, setting="room")
    page = helper.open(f"/nl/for/{id}/cases/new/complaint")
    end = page.tree.xpath("//header//form[contains(@action,'/end')]")[0]
    slip = helper.post(end.get("action"), dict(end.form_values()))
    assert gone(helper, id)
    name = page.form().xpath(".//textarea/@name")[0]
    helper.fill(page, {name: "Te laat"}, status=404)
    assert "Wij verstuurden niets." in slip.text
    # A second press ends nothing and shows no slip: it may be shown once more, by a button that is logged.
    again = helper.post(end.get("action"), dict(end.form_values()))
    assert "Wij verstuurden niets." not in again.text
    assert helper.client.get(f"/nl/desk/help/visits/{id}").status_code == 404


def test_signed_out_or_a_next_visitor_ends_it(app: Flask, client_for: SignIn) -> None:
    helper, person, other = client_for(HELPER), client_for(WHO), client_for("wife")
    first = visit(helper, person)
    second = visit(helper, other)
    assert gone(helper, first)
    assert helper.client.get(f"/nl/for/{second}/consultations").status_code == 200
    page = helper.open("desk")
    out = page.tree.xpath("//form[@id='out']")[0]
    helper.post(out.get("action"), dict(out.form_values()))
    assert helper.client.get(f"/nl/for/{second}/consultations").status_code in {302, 404}
    assert gone(client_for(HELPER), second)


@pytest.mark.requirement("R-030", "T-51", "T-52")
def test_actor_and_principal_are_kept_apart_and_the_person_sees_the_visit(
    app: Flask, client_for: SignIn
) -> None:
    helper, person = client_for(HELPER), client_for(WHO)
    id = visit(helper, person)
    case = file_complaint(helper, id)
    (account, _), (_, who) = demo(app, HELPER), demo(app, WHO)
    with store_of(app).reading() as work:
        row = work.row(select(*Case.__table__.columns).where(Case.id == case))
        event = work.row(select(CaseEvent.by, CaseEvent.details).where(CaseEvent.case_id == case))
        looks = work.rows(select(ViewLog.reason, ViewLog.account_id).where(ViewLog.person_id == who))
        told = [one.kind for one in work.rows(select(Notice.kind).where(Notice.person_id == who))]
    assert row is not None
    assert event is not None
    assert (row.person_id, row.account_id, row.channel) == (who, account, "counter")
    assert event.by == "visit"
    assert id in event.details
    assert ("visit_counter", account) in {(look.reason, look.account_id) for look in looks}
    assert {"visit_begun", "case_received"} <= set(told), "the person hears by the person's own channel"
    assert "Iemand hielp u aan een open balie" in person.open("consultations/access").text
    seen = person.open("me/visits").text
    assert "Open balie: Vraagloket Centrum" in seen
    assert "Namens de persoon" in person.open(f"cases/{case}").text
    press(helper, helper.open(f"/nl/for/{id}/cases"), "/room")
    page = helper.open(f"/nl/for/{id}/cases")
    end = page.tree.xpath("//header//form[contains(@action,'/end')]")[0]
    slip = helper.post(end.get("action"), dict(end.form_values()))
    assert row.number in slip.text
    assert "Schoonewelle" not in slip.response.text, "the slip names nobody"


def tie(app: Flask, who: str, kind: str) -> None:
    """Let the employer say that the helper is somebody, or is family of somebody."""
    store, (account, _), (_, person) = store_of(app), demo(app, HELPER), demo(app, who)
    with store.writing() as work:
        hashed = work.value(select(Person.number_hash).where(Person.id == person))
        work.add(
            Tie,
            {"id": new_id(), "account_id": account, "number_hash": hashed, "kind": kind, "made_at": MONDAY},
        )


@pytest.mark.requirement("R-261", "R-050", "T-55")
@pytest.mark.parametrize("kind", ["self", "family", "declared"])
def test_a_helper_helps_neither_themselves_nor_their_own_family(
    app: Flask, client_for: SignIn, kind: str
) -> None:
    """A clear page, a line in the log, nothing opened; and a colleague can still use the same code."""
    helper, code = client_for(HELPER), code_of(client_for(WHO))
    tie(app, WHO, kind)
    page = begun(helper, code, status=409)
    assert "collega" in page.text
    assert page.tree.xpath("//input[@name='code']/@value") == [code]
    with store_of(app).reading() as work:
        assert not work.rows(select(Visit.id))
        assert not work.rows(select(VisitTry.id)), "it was no wrong code"
        tried = [row.endpoint for row in work.rows(select(RefusedTry.endpoint))]
        used = work.value(select(VisitCode.used_at))
    assert tried == ["desk_assistance.too_close"]
    assert used is None


@pytest.mark.requirement("R-261")
@pytest.mark.parametrize("kind", ["self", "family"])
def test_what_becomes_known_during_a_visit_closes_it_at_the_next_click(
    app: Flask, client_for: SignIn, kind: str
) -> None:
    helper, person = client_for(HELPER), client_for(WHO)
    id = visit(helper, person)
    assert helper.client.get(f"/nl/for/{id}/consultations").status_code == 200
    tie(app, WHO, kind)
    assert gone(helper, id)


@pytest.mark.requirement("R-004")
def test_what_is_hidden_from_the_helper_as_a_citizen_is_hidden_during_a_visit(
    app: Flask, client_for: SignIn
) -> None:
    """The employer says who the helper is, by a keyed hash; the holds of that citizen count here as well."""
    helper = client_for(HELPER)
    tie(app, "husband", "self")
    id = visit(helper, client_for("wife"))
    (account, _), (_, person), (_, husband) = demo(app, HELPER), demo(app, "wife"), demo(app, "husband")
    with store_of(app).reading() as work:
        actor = Actor(account=account, kind="helper", agency="", person=None, session=session_of(work, id))
        found = grants.find(work, actor=actor, grant=id, at=MONDAY, today=MONDAY.date())
    assert found is not None
    assert (found.person, found.own_person) == (person, husband)


def session_of(work: Work, visit: str) -> str:
    """The session in which a visit was begun."""
    return str(work.value(select(Visit.session_id).where(Visit.id == visit)))


@pytest.mark.requirement("R-050", "T-58", "R-125")
def test_at_an_open_counter_nothing_outside_the_cover_says_what_it_is_about(
    app: Flask, client_for: SignIn
) -> None:
    """The whole page, menu, header and footer too: outside the cover stand buttons and nothing else."""
    helper, person = client_for(HELPER, lang="en"), client_for(WHO)
    id = visit(helper, person, acts=("see", "complaints", "requests"))
    for path in ("consultations", "declarations", "cases", "cases/new", "cases/new/complaint"):
        page = helper.open(f"/en/for/{id}/{path}")
        assert not page.tree.xpath("//*[@id='read']"), "nothing is read aloud where others listen"
        assert page.tree.xpath("string(//title)").strip() == "Help", "the title bar says only this"
        bare = page.tree
        for part in bare.xpath("//details[@id='cover'] | //dialog | //head | //*[@hidden]"):
            part.drop_tree()
        words = " ".join(" ".join(bare.itertext()).split())
        assert words == SAID_AT_AN_OPEN_COUNTER, path
        assert not bare.xpath("//a[contains(@href,'/for/')]"), "the menu is under the cover"
    assert helper.open(f"/en/for/{id}/cases").tree.xpath("//details[@id='cover']//nav")


@pytest.mark.requirement("R-050", "T-58")
def test_at_an_open_counter_nothing_on_screen_names_what_it_is_about(app: Flask, client_for: SignIn) -> None:
    helper, person = client_for(HELPER), client_for(WHO)
    id = visit(helper, person, acts=("see", "complaints", "requests"))
    for path in ("consultations", "declarations", "cases", "cases/new", "cases/new/complaint"):
        page = helper.open(f"/nl/for/{id}/{path}")
        assert page.heading == "Hulp"
        assert page.tree.xpath("//title")[0].text_content() == "Hulp"
        cover = page.tree.xpath("//main/details[@id='cover'][not(@open)]")
        assert len(cover) == 1, "not shown until asked"
        outside = page.tree.xpath("//main//*[self::h2 or self::p][not(ancestor::details)][not(@hidden)]")
        assert not outside, "all text is under the cover"
        assert any("cover.js" in address for address in page.tree.xpath("//script/@src"))
    room = page.tree.xpath("//header//form[contains(@action,'/room')]")[0]
    helper.post(room.get("action"), dict(room.form_values()))
    page = helper.open(f"/nl/for/{id}/consultations")
    assert page.heading == "Hulp"
    assert not page.tree.xpath("//*[@id='cover']")
    assert "Iemand hielp u in een spreekkamer" in person.open("consultations/access").text


@pytest.mark.parametrize(("setting", "said", "language"), [("room", None, "ar"), ("phone", 5, "nl")])
def test_the_question_stands_in_the_language_of_who_reads_it(
    app: Flask, client_for: SignIn, setting: str, said: int | None, language: str
) -> None:
    person = client_for(WHO)
    page = person.open("me")
    person.fill(page, {"language": "ar"}, form="/language")
    person.lang = "ar"
    helper = client_for(HELPER)
    begun(helper, code_of(person)[:said], setting=setting)
    assert helper.at.startswith(f"/{language}/desk/help/visits/")


def test_a_person_who_allows_nothing_opens_nothing(app: Flask, client_for: SignIn) -> None:
    helper, person = client_for(HELPER), client_for(WHO)
    page = begun(helper, code_of(person))
    id = helper.at.rsplit("/", 1)[1]
    page = helper.fill(page, {}, form="/end")
    assert "er ging niets open" in page.text
    assert gone(helper, id)
    assert "Nog niemand heeft u geholpen" in person.open("me/visits").text


@pytest.mark.parametrize("other", ["caseworker", "advocate", "manager", "wife"])
def test_nobody_but_the_help_desk_begins_a_visit(app: Flask, client_for: SignIn, other: str) -> None:
    assert client_for(other).client.get("/nl/desk/help").status_code == 404


def test_only_a_keyed_hash_of_a_code_is_kept(app: Flask, client_for: SignIn) -> None:
    code = code_of(client_for(WHO))
    with store_of(app).reading() as work:
        rows = work.rows(select(*VisitCode.__table__.columns))
        place = work.rows(select(Visit.id))
        assert work.rows(select(Session.id))
    assert len(rows) == 1
    assert not place
    assert not [half for half in code.split("-") if half in str([tuple(row) for row in rows])]
    assert rows[0].ends_at - rows[0].made_at == timedelta(days=14)
