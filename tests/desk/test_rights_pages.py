"""A request about data from both sides in the browser: the privacy officer, and the person's own page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select

from portal.access import Hold, handlers
from portal.cases.models_recipients import RecipientTask
from portal.cases.papers_told import paper_told
from portal.people.models import Account
from portal.store import Store, new_id
from tests.cases.ways import sent
from tests.clocks import MONDAY, FakeClock
from tests.desk.copying import answered, checked, copy_form
from tests.desk.ways import person_of, store_of
from tests.visitor import Page, Visitor

ClientFor = Callable[..., Visitor]
WRONG = "It says that I did not come. I was there."
YES = {"outcome": "granted", "reason": "The report says so.", "meaning": "The talk is put right."}
COMPLETED = {"nl": "Klaar", "en": "Completed"}


@pytest.fixture
def officer(client_for: ClientFor) -> Visitor:
    """The privacy officer of the town."""
    return client_for("privacy-officer", lang="en")


@pytest.fixture
def wife(client_for: ClientFor) -> Visitor:
    """The woman whose data are wrong."""
    return client_for("wife", lang="en")


def asked(wife: Visitor, kind: str = "correction", entry: str = "") -> str:
    """Send a request, about an entry or not; return its case."""
    if not entry:
        return sent(wife, kind, {"answer": WRONG}).rsplit("/", 1)[1]
    page = wife.open(f"cases/new/{kind}?entry={entry}")
    wife.fill(page, {"answer": WRONG}, form="/cases/new/")
    wife.fill(wife.open(f"{wife.at}?q=check"), {}, form="/send")
    return wife.at.removesuffix("/receipt").rsplit("/", 1)[1]


def badges(page: Page) -> list[str]:
    """The short states on a page."""
    return [node.text_content() for node in page.tree.xpath("//main//*[contains(@class, 'nl-data-badge')]")]


def taken(officer: Visitor, case: str) -> Page:
    """Take a request from the queue."""
    page = officer.open("desk/rights")
    assert case in page.tree.xpath("//button[@name='case']/@value")
    return officer.fill(page, {"case": case}, form="/desk/rights")


def answer_page(officer: Visitor, case: str) -> Page:
    """Open the form of the answer."""
    return officer.open(officer.open(f"desk/rights/{case}").links("/answer/")[0])


@pytest.mark.requirement("R-185")
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_correction_is_followed_from_request_to_the_last_body(
    app: Flask, client_for: ClientFor, lang: str
) -> None:
    officer, wife = client_for("privacy-officer", lang=lang), client_for("wife", lang=lang)
    entry = next(link for link in wife.open("consultations").links("/consultations/") if len(link) > 40)
    case = asked(wife, entry=entry.rsplit("/", 1)[1])
    assert WRONG in taken(officer, case).text
    page = officer.fill(answer_page(officer, case), YES, form="/answer/")
    bodies = page.links("/bodies/")
    assert len(bodies) >= 2
    own = wife.open(f"cases/{case}")
    assert "The talk is put right." in own.text
    assert len(own.tree.xpath("//table//tbody/tr")) == len(bodies)
    for number, body in enumerate(bodies):
        state = "refused" if number == 0 else "silent_closed" if number == 1 else "confirmed"
        assert f"Because {number}." not in wife.open(f"cases/{case}").text
        assert COMPLETED[lang] not in badges(wife.open(f"cases/{case}"))
        officer.fill(officer.open(body), {"state": state, "because": f"Because {number}."}, form="/bodies/")
    own = wife.open(f"cases/{case}")
    assert "Because 0." in own.text
    assert "Because 1." in own.text
    assert COMPLETED[lang] in badges(own)
    assert not officer.open(f"desk/rights/{case}").links("/bodies/")
    by_post = paper_told(
        app.extensions["inzage"],
        kind="case_completed",
        table="cases",
        item=case,
        person=person_of(app, "wife"),
    )
    assert by_post is not None and by_post.event == "correction", "who wants the letter itself gets it"


@pytest.mark.requirement("R-179", "R-185")
def test_a_body_that_holds_the_same_already_is_final_without_a_reason_on_both_sides(
    officer: Visitor, wife: Visitor
) -> None:
    entry = next(link for link in wife.open("consultations").links("/consultations/") if len(link) > 40)
    case = asked(wife, entry=entry.rsplit("/", 1)[1])
    taken(officer, case)
    bodies = officer.fill(answer_page(officer, case), YES, form="/answer/").links("/bodies/")
    page = officer.fill(officer.open(bodies[0]), {"state": "same"}, form="/bodies/")
    own = wife.open(f"cases/{case}")
    for read in (page.text, own.text):
        assert "It said on 23 November 2026" in read and "we hold the same already." in read
        assert f"1 of {len(bodies)} gave a final answer." in read
    assert "An organisation that got your data says that it holds the same already" in own.text


def test_the_board_tells_for_how_many_days_a_body_is_silent(
    officer: Visitor, wife: Visitor, clock: FakeClock
) -> None:
    case = asked(wife)
    taken(officer, case)
    page = answer_page(officer, case)
    assert not page.tree.xpath("//input[@name='bodies'][@checked]")
    ticked = page.tree.xpath("//input[@name='bodies']/@value")
    assert len(ticked) > 2
    officer.fill(page, {**YES, "bodies": ticked[:2]}, form="/answer/")
    clock.later(days=12)
    wife.sign_in("wife")
    officer.sign_in("privacy-officer")
    assert wife.open(f"cases/{case}").text.count("No answer for 12 days") == 2
    assert "2 organisations did not answer yet." in officer.open("desk/rights").text


@pytest.mark.requirement("R-179")
@pytest.mark.parametrize(
    ("lang", "by", "late"),
    [
        ("en", "21 December 2026", "Too late"),
        ("nl", "21 december 2026", "Te laat"),
        ("ar", "21 ديسمبر 2026", "فات الموعد"),
    ],
)
def test_each_body_has_a_last_day_that_both_sides_read_and_late_is_late(
    client_for: ClientFor, clock: FakeClock, lang: str, by: str, late: str
) -> None:
    officer, wife = client_for("privacy-officer", lang=lang), client_for("wife", lang=lang)
    case = asked(wife, "erasure")
    taken(officer, case)
    page = answer_page(officer, case)
    ticked = page.tree.xpath("//input[@name='bodies']/@value")
    officer.fill(page, {**YES, "bodies": ticked[:2]}, form="/answer/")
    pages = [(wife, "wife", f"cases/{case}"), (officer, "privacy-officer", f"desk/rights/{case}")]
    for who, _name, address in pages:
        assert who.open(address).text.count(by) == 2, address
    body = officer.open(f"desk/rights/{case}").links("/bodies/")[0]
    officer.fill(officer.open(body), {"state": "confirmed"}, form="/bodies/")
    # Pressed again by a colleague who had the page open: told that it was written down already.
    officer.post(
        body, {"state": "refused", "because": "Nee.", "csrf_token": token(officer, case)}, status=409
    )
    clock.later(days=29)
    for who, name, address in pages:
        who.sign_in(name)
        assert badges(who.open(address)).count(late) == 1, address


def token(officer: Visitor, case: str) -> str:
    """The proof that a form of ours is sent by who has it."""
    return str(officer.open(f"desk/rights/{case}").tree.xpath("//input[@name='csrf_token']/@value")[0])


@pytest.mark.requirement("R-179")
def test_a_complaint_that_a_body_has_nothing_to_do_with_me_begins_at_the_talk(client_for: ClientFor) -> None:
    wife, handler = client_for("wife", lang="nl"), client_for("complaint-handler", lang="nl")
    entry = next(one for one in wife.open("consultations").links("/consultations/") if len(one) > 40)
    page = wife.open(next(one for one in wife.open(entry).links("begun=not-involved")))
    said = "Zij spraken over mij met een organisatie die niets met mij te maken heeft."
    assert page.tree.xpath("//textarea")[0].text.strip() == said
    wife.fill(page, {}, form="/cases/new/complaint")
    wife.fill(wife.open(f"{wife.at}?q=check"), {}, form="/send")
    case = wife.at.removesuffix("/receipt").rsplit("/", 1)[1]
    handler.fill(handler.open("desk/complaints"), {"case": case}, form="/desk/complaints")
    assert said in handler.open(f"desk/complaints/{case}").text


@pytest.mark.requirement("L-43", "L-61", "L-69", "L-82")
def test_a_refusal_keeps_what_was_typed_and_tells_the_person_how_to_object(
    officer: Visitor, wife: Visitor
) -> None:
    case = asked(wife, "erasure")
    taken(officer, case)
    no = {"outcome": "refused", "reason": "The law says to keep it.", "meaning": "It stays until 2030."}
    page = officer.fill(answer_page(officer, case), no, form="/answer/", status=400)
    assert "Write which article of the law allows you to say no." in page.text
    assert "The law says to keep it." in page.response.get_data(as_text=True)
    officer.fill(page, {"article": "AVG art. 17 lid 3 onder b"}, form="/answer/")
    own = wife.open(f"cases/{case}").text
    assert "AVG art. 17 lid 3 onder b" in own
    assert "You can object until 4 January 2027" in own
    assert "privacy authority (AP)" in own
    assert "088 1805 250" in own


def test_nothing_ticked_is_not_a_yes(officer: Visitor, wife: Visitor) -> None:
    case = asked(wife, "restriction")
    taken(officer, case)
    page = officer.fill(answer_page(officer, case), YES, form="/answer/", status=400)
    assert "Tick who got the data." in page.text
    officer.fill(page, {"is_nobody": "y"}, form="/answer/")
    assert COMPLETED["en"] in badges(wife.open(f"cases/{case}"))


@pytest.mark.requirement("L-61")
def test_two_months_more_come_with_a_reason_that_the_person_reads(officer: Visitor, wife: Visitor) -> None:
    case = asked(wife)
    taken(officer, case)
    page = officer.open(f"desk/rights/{case}/steps/longer")
    page = officer.fill(page, {"text": ""}, form="/longer", status=400)
    officer.fill(page, {"text": "There are ten files."}, form="/longer")
    own = wife.open(f"cases/{case}").text
    assert "There are ten files." in own
    assert "23 February 2027" in own
    officer.open(f"desk/rights/{case}/steps/longer", status=404)


def test_two_at_once_the_second_is_told_and_keeps_what_was_typed(officer: Visitor, wife: Visitor) -> None:
    case = asked(wife)
    taken(officer, case)
    first, second = answer_page(officer, case), answer_page(officer, case)
    ticked = first.tree.xpath("//input[@name='bodies']/@value")[:1]
    page = officer.fill(first, {**YES, "bodies": ticked}, form="/answer/")
    body = officer.open(page.links("/bodies/")[0])
    late = officer.fill(
        second, {**YES, "reason": "My own words.", "bodies": ticked}, form="/answer/", status=409
    )
    assert "Somebody has just answered this." in late.text
    assert "My own words." in late.response.get_data(as_text=True)
    officer.fill(body, {"state": "confirmed"}, form="/bodies/")
    again = officer.fill(body, {"state": "refused", "because": "No."}, form="/bodies/", status=409)
    assert "This was written down already." in again.text


def test_who_comes_second_is_told_on_the_queue(app: Flask, officer: Visitor, wife: Visitor) -> None:
    case = asked(wife)
    page = officer.open("desk/rights")
    other, person = new_id(), person_of(app, "wife")
    with store_of(app).writing() as work:
        role = {"kind": "official", "role": "privacy_officer", "team": "Privacy", "made_at": MONDAY}
        work.add(Account, {"id": other, "issuer": "x", "subject_hash": other.encode(), **role})
        handlers.add_handler(work, account=other, case=case, person=person, at=MONDAY)
    late = officer.fill(page, {"case": case}, form="/desk/rights", status=409)
    assert "Somebody else has just taken this case." in late.text
    officer.open(f"desk/rights/{case}", status=404)
    officer.fill(page, {"case": new_id()}, form="/desk/rights", status=404)


def test_nobody_else_finds_the_request(client_for: ClientFor, officer: Visitor, wife: Visitor) -> None:
    case = asked(wife)
    officer.open(f"desk/rights/{case}", status=404)
    taken(officer, case)
    for other in ("caseworker", "complaint-handler", "team-leader", "wife"):
        visitor = client_for(other, lang="en")
        visitor.open("desk/rights", status=404)
        visitor.open(f"desk/rights/{case}", status=404)
    assert "Your request about your data" in wife.open("consultations/access").text


def test_a_held_entry_names_no_body_on_either_side(app: Flask, officer: Visitor, wife: Visitor) -> None:
    case = asked(wife)
    taken(officer, case)
    page = answer_page(officer, case)
    ticked = page.tree.xpath("//input[@name='bodies']/@value")[:2]
    officer.fill(page, {**YES, "bodies": ticked}, form="/answer/")
    assert len(wife.open(f"cases/{case}").tree.xpath("//table//tbody/tr")) == 2
    hide_one(store_of(app), person_of(app, "wife"))
    assert len(wife.open(f"cases/{case}").tree.xpath("//table//tbody/tr")) == 1
    assert len(officer.open(f"desk/rights/{case}").links("/bodies/")) == 1


def hide_one(store: Store, person: str) -> None:
    """Hide the entry behind one line of the board."""
    with store.writing() as work:
        items = [row.item_id for row in work.rows(select(RecipientTask.item_id))]
        assert len(set(items)) == 2
        row: dict[str, object] = {"id": new_id(), "hidden_from": person, "item_id": items[0]}
        row |= {"item_table": "consultation_subjects", "article": "AVG art. 23", "asked_by": new_id()}
        work.add(Hold, {**row, "review_on": MONDAY.date(), "made_at": MONDAY})


@pytest.mark.requirement("T-34")
def test_an_inspection_is_answered_for_each_system_also_where_nothing_was_found(
    app: Flask, client_for: ClientFor, officer: Visitor, wife: Visitor
) -> None:
    case = asked(wife, "inspection")
    form = copy_form(officer, case)
    boxes = form.tree.xpath("//input[starts-with(@name, 'system-')]")
    asked_about = {f"system-{one.id}" for one in app.extensions["inzage"].directory().systems}
    assert len(asked_about) > 1
    assert {box.get("name") for box in boxes} == asked_about
    assert not [box for box in boxes if box.get("checked")], "nothing is said beforehand"
    found = known(form) & asked_about
    nothing = dict.fromkeys(asked_about - found, "nothing")
    page = officer.fill(form, nothing, form="/copy/", status=400)
    assert page.text.count("Say of ") == 2 * len(found), "at the field and at the top"
    empty = {name.replace("system-", "text-"): "" for name in nothing}
    checked(officer, client_for("second-privacy-officer", lang="en"), case, **nothing, **empty)
    answered(officer, case)
    for address in (f"cases/{case}", f"cases/{case}/letters/2"):
        text = wife.open(address).text
        assert text.count("Nothing was found") == len(nothing), address
        assert text.count("Something was found") == len(found), address


def known(form: Page) -> set[str]:
    """The questions about a system of which this site already knows something."""
    heads = form.tree.xpath("//main//h2[following-sibling::*[1][self::details]]")
    return {head.xpath("following::input[starts-with(@name, 'system-')]/@name")[0] for head in heads}


@pytest.mark.parametrize("kind", ["recipients", "statement", "objection_to_use", "mixed_up", "destruction"])
def test_every_request_about_data_reaches_a_desk_and_gets_an_answer(
    app: Flask, officer: Visitor, wife: Visitor, kind: str
) -> None:
    case = sent(wife, kind, {"answer": WRONG}).rsplit("/", 1)[1]
    taken(officer, case)
    page = answer_page(officer, case)
    assert not page.tree.xpath("//input[@name='bodies']"), "nobody is told of what changes nothing"
    officer.fill(page, YES, form="/answer/")
    own = wife.open(f"cases/{case}")
    assert YES["reason"] in own.text
    assert COMPLETED["en"] in badges(own)
