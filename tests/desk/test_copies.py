"""The copy that answers a request to see data: of all systems, blacked out, checked, and only then given."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from flask import Flask
from sqlalchemy import select

from portal.access import Hold
from portal.agencies.models import File
from portal.cases.blacking import MARK, blacked, counted, words_in
from portal.cases.copies_shown import DataCopy, Part, Piece, from_text, to_text
from portal.cases.models import CasePart
from portal.cases.models_copies import CaseDataCopy
from portal.dossiers.models import FileItem
from portal.letters import engine
from portal.settings import ROOT
from portal.store import new_id
from portal.store.models import Text
from portal.store.texts import text_row
from tests.cases.ways import sent
from tests.clocks import MONDAY
from tests.desk.copying import answered, article, checked, copy_form, offered, to_check, whole
from tests.desk.ways import agency, person_of, store_of
from tests.visitor import Page, Visitor

ClientFor = Callable[..., Visitor]
NAME = "Fatima el Moussaoui"
LETTERS = "Fatima el  Moussaoui zei dat u belde. Bel FATIMA EL MOUSSAOUI terug, niet Fatimah."


@pytest.fixture
def officer(client_for: ClientFor) -> Visitor:
    """Who makes the copy."""
    return client_for("privacy-officer", lang="en")


@pytest.fixture
def second(client_for: ClientFor) -> Visitor:
    """Who checks it."""
    return client_for("second-privacy-officer", lang="en")


@pytest.fixture
def wife(client_for: ClientFor) -> Visitor:
    """The woman who wants to see her data."""
    return client_for("wife", lang="en")


def asked(wife: Visitor) -> str:
    """Ask to see everything; return the case."""
    return sent(wife, "inspection", {"answer": "Everything."}).rsplit("/", 1)[1]


def first_text(form: Page) -> str:
    """The name of the first box for what stands in a system."""
    return str(form.tree.xpath("//textarea[starts-with(@name, 'text-')]/@name")[0])


def rows(app: Flask) -> list[Any]:
    """The copies in the store."""
    with store_of(app).reading() as work:
        return list(work.rows(select(*CaseDataCopy.__table__.columns)))


def opened(app: Flask) -> list[str]:
    """All texts of copies in the store, opened."""
    with store_of(app).reading() as work:
        kept = select(Text.person_id, Text.about_table, Text.about_id, Text.field, Text.sealed)
        found = work.rows(kept.where(Text.about_table == "case_data_copies"))
        return [
            work.open(one.person_id, one.about_table, one.about_id, one.field, one.sealed) for one in found
        ]


def pdf_words(content: bytes) -> str:
    """Everything that is written in a PDF file, in its pages and beside them."""
    found = [content.decode("latin-1")]
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for one in pdf.objects:
            if isinstance(one, pikepdf.Stream):
                found.append(one.read_bytes().decode("latin-1"))
            elif isinstance(one, pikepdf.Dictionary | pikepdf.Array | pikepdf.String):
                found.append(str(one))
    return "\n".join(found)


def given(app: Flask, client_for: ClientFor, **more: str) -> tuple[str, Visitor]:
    """A copy that was made, checked and given; return its case and its person."""
    officer, second, wife = (
        client_for(one, lang="en") for one in ("privacy-officer", "second-privacy-officer", "wife")
    )
    case = asked(wife)
    box = first_text(copy_form(officer, case))
    checked(officer, second, case, **{box: LETTERS, "black": NAME, **more})
    answered(officer, case)
    return case, wife


@pytest.mark.requirement("T-32")
def test_the_copy_tells_of_every_system_and_of_each_role_and_is_the_page_that_was_checked(
    app: Flask, officer: Visitor, second: Visitor, wife: Visitor
) -> None:
    case = asked(wife)
    form = copy_form(officer, case)
    systems = app.extensions["inzage"].directory().systems
    empty = [f"system-{one.id}" for one in systems if not goes_along(form, one.name)]
    assert len(empty) < len(systems), "this site knows something of some systems"
    page = officer.fill(form, {}, form="/copy/", status=400)
    assert page.text.count("Say of ") >= len(systems)
    without = {**dict.fromkeys(empty, "nothing"), **{f"text-{one.id}": "" for one in systems}}
    page = officer.fill(form, whole(form, **{**without, empty[0]: "found"}), form="/copy/", status=400)
    assert page.text.count("Write what stands there, or say that nothing was found.") == 2
    page = officer.fill(form, whole(form, **without), form="/copy/")
    assert page.heading == "This is what the person gets"
    before = article(page)
    assert before.count("Nothing was found") - len(empty) in {0, 1}, "she may have been looked at or not"
    assert all(one.name in page.text for one in systems)
    assert "Who took part, and in which role:" in page.text
    officer.fill(page, {"do": "offer"}, form="/preview")
    assert article(to_check(second, case)) == before
    second.fill(second.open(second.at), {"do": "agree"}, form="/preview")
    answered(officer, case)
    own = wife.open(f"cases/{case}/data")
    assert article(own) == before, "the very same page"
    assert "We give you everything that we may give you." in own.text, "in each copy, so in none it is a hint"
    for link in ("look=letter", "look=text", "data/file"):
        assert own.links(link) or not engine.is_available()


def goes_along(form: Page, system: str) -> bool:
    """Tell whether this site knows something of a system."""
    (head,) = [one for one in form.tree.xpath("//main//h2") if one.text_content() == system]
    return head.getnext() is not None and head.getnext().tag == "details"


@pytest.mark.requirement("T-07")
def test_nothing_of_a_blacked_word_is_left_in_page_pdf_file_or_store(
    app: Flask, client_for: ClientFor
) -> None:
    case, wife = given(app, client_for)
    own = wife.open(f"cases/{case}/data")
    letter = wife.at
    assert f"{MARK} zei dat u belde. Bel {MARK} terug, niet Fatimah." in own.text
    found = [own.response.get_data(as_text=True), wife.open(f"cases/{case}").text]
    found += [wife.client.get(f"{letter}/file?look=text&sure=yes").get_data(as_text=True)]
    found += [wife.client.get(f"/en/cases/{case}/data/file?sure=yes").get_data(as_text=True)]
    found += [wife.open(f"cases/{case}/all").text, *opened(app)]
    if engine.is_available():
        for look in ("letter", "large", "kept"):
            found.append(pdf_words(wife.client.get(f"{letter}/file?look={look}&sure=yes").get_data()))
        whole_pack = wife.client.get(f"/en/cases/{case}/all/file?look=zip&sure=yes").get_data()
        found.append(whole_pack.decode("latin-1"))
    for text in found:
        assert not re.search(r"moussaoui|fatima(?!h)", text, re.IGNORECASE), text[:200]
    (row,) = rows(app)
    assert row.state == "released" and row.typed_sealed is None


@pytest.mark.skipif(not engine.is_available(), reason="this machine makes no PDF files")
def test_the_pdf_holds_the_mark_and_no_hidden_text(app: Flask, client_for: ClientFor) -> None:
    case, wife = given(app, client_for)
    wife.open(f"cases/{case}/data")
    content = wife.client.get(f"{wife.at}/file?look=letter&sure=yes").get_data()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        fonts = {name for page in pdf.pages for name in page.resources.get("/Font", {})}
        assert fonts, "it is text, not a picture"
        assert "/EmbeddedFiles" not in str(pdf.Root.get("/Names", "")) and "/Annots" not in pdf.pages[0]


@pytest.mark.requirement("R-179")
def test_the_machine_readable_file_says_who_took_part_in_which_role(
    app: Flask, client_for: ClientFor
) -> None:
    case, wife = given(app, client_for)
    answer = wife.client.get(f"/en/cases/{case}/data/file?sure=yes")
    assert answer.headers["Content-Type"] == "application/json"
    assert "attachment" in answer.headers["Content-Disposition"]
    kept = json.loads(answer.get_data(as_text=True))
    assert kept["format"] == "inzage-copy/1" and kept["blacked_out"]["mark"] == MARK
    systems = {one.id for one in app.extensions["inzage"].directory().systems}
    assert systems <= {part["system"] for part in kept["parts"]}
    assert {part["found"] for part in kept["parts"]} <= {"found", "nothing"}
    (talks,) = (part for part in kept["parts"] if part["system"] == "talks")
    assert talks["pieces"] and all(role for piece in talks["pieces"] for _body, role in piece["who"])
    described = (ROOT / "docs" / "copy.md").read_text(encoding="utf-8")
    names = {*kept, *kept["parts"][0], *talks["pieces"][0], *kept["blacked_out"]}
    assert {name for name in names if f"`{name}`" not in described} == set()


@pytest.mark.requirement("T-07")
def test_one_official_alone_releases_nothing(officer: Visitor, second: Visitor, wife: Visitor) -> None:
    case = asked(wife)
    page = officer.fill(copy_form(officer, case), {}, form="/copy/", status=400)
    early = officer.open(officer.open(f"desk/rights/{case}").links("/answer/")[0])
    yes = {"outcome": "granted", "reason": "Here.", "meaning": "You get it."}
    refused = officer.fill(early, yes, form="/answer/", status=400)
    assert "First make the copy, and let a colleague check it." in refused.text
    page = offered(officer, case)
    assert "A colleague now checks the copy." in page.text
    preview = officer.open(f"{page.links('/copy/')[0]}/preview")
    assert "it is right" not in preview.text
    mine = {**dict(preview_token(preview)), "do": "agree"}
    officer.post(f"{officer.at}", mine, status=400)
    refused = officer.fill(early, yes, form="/answer/", status=400)
    assert "First make the copy" in refused.text
    assert "Here." in refused.response.get_data(as_text=True), "what was typed stays"
    wife.open(f"cases/{case}/data", status=404)


def preview_token(page: Page) -> list[tuple[str, str]]:
    """The proof that a form of ours was sent."""
    return [("csrf_token", page.tree.xpath("//input[@name='csrf_token']/@value")[0])]


def test_a_colleague_sends_it_back_with_a_remark_that_is_gone_after_the_release(
    app: Flask, officer: Visitor, second: Visitor, wife: Visitor
) -> None:
    case = asked(wife)
    box = first_text(copy_form(officer, case))
    offered(officer, case, **{box: LETTERS})
    page = to_check(second, case)
    assert NAME.upper() in page.text
    again = second.fill(page, {"do": "return"}, form="/preview", status=400)
    assert "Write what must be changed." in again.text
    second.fill(page, {"do": "return", "remark": f"{NAME} is another person."}, form="/preview")
    form = copy_form(officer, case)
    assert f"{NAME} is another person." in form.text
    page = officer.fill(form, {"black": "Fatima Moussaoui"}, form="/copy/", status=400)
    assert "This does not stand in the copy: Fatima Moussaoui." in page.text
    page = officer.fill(page, {"black": NAME}, form="/copy/")
    assert f"{NAME}: 2 times" in page.text
    officer.fill(page, {"do": "offer"}, form="/preview")
    (address,) = second.open(f"desk/rights/{case}").links("/copy/")
    second.fill(second.open(f"{address}/preview"), {"do": "agree"}, form="/preview")
    answered(officer, case)
    assert len(opened(app)) == 1 and NAME not in opened(app)[0]


def test_what_changes_after_the_check_is_checked_again(
    app: Flask, officer: Visitor, second: Visitor, wife: Visitor
) -> None:
    case = asked(wife)
    checked(officer, second, case)
    entry = next(link for link in wife.open("consultations").links("/consultations/") if len(link) > 40)
    hidden = entry.rsplit("/", 1)[1]
    row: dict[str, object] = {"id": new_id(), "hidden_from": person_of(app, "wife"), "item_id": hidden}
    row |= {"item_table": "consultation_subjects", "article": "AVG art. 23", "asked_by": new_id()}
    with store_of(app).writing() as work:
        work.add(Hold, {**row, "review_on": MONDAY.date(), "made_at": MONDAY})
    form = officer.open(officer.open(f"desk/rights/{case}").links("/answer/")[0])
    yes = {"outcome": "granted", "reason": "Here.", "meaning": "You get it."}
    late = officer.fill(form, yes, form="/answer/", status=400)
    assert "The data changed after the check." in late.text
    wife.open(f"cases/{case}/data", status=404)


def test_two_at_once_the_second_is_told_and_keeps_what_was_typed(officer: Visitor, wife: Visitor) -> None:
    case = asked(wife)
    form = copy_form(officer, case)
    box = first_text(form)
    officer.fill(form, whole(form), form="/copy/")
    late = officer.fill(form, whole(form, **{box: "My own words."}), form="/copy/", status=409)
    assert "Somebody else changed this copy while you typed." in late.text
    assert "My own words." in late.response.get_data(as_text=True)


def test_nobody_else_reads_a_copy(
    app: Flask, client_for: ClientFor, officer: Visitor, second: Visitor, wife: Visitor
) -> None:
    case = asked(wife)
    offered(officer, case)
    (row,) = rows(app)
    addresses = (f"desk/rights/{case}/copy/{row.part_id}", f"desk/rights/{case}/copy/{row.part_id}/preview")
    for address in addresses:
        second.open(address, status=404)
    for other in ("caseworker", "complaint-handler", "team-leader", "husband"):
        visitor = client_for(other, lang="en")
        for address in (*addresses, f"cases/{case}/data", f"cases/{case}/data/file"):
            visitor.open(address, status=404)
    to_check(second, case)
    assert "A colleague checks that nobody else can be read in your copy" in wife.open(f"cases/{case}").text


def test_blacking_out_takes_whole_words_however_they_are_written() -> None:
    piece = Piece(
        "item",
        "2026-01-02",
        text="Ja\u00ads en  \u004aAN\u00a0JANSEN, in januari",
        purpose="Jans\u00e9n",
        own_words="jan",
    )
    copy = DataCopy((Part("", "x", "y", "found", "Jan Jansen; Janse\u0301n", (piece,)),))
    words = words_in("Jan Jansen\n jan \nJansén\n\nJas\njan")
    assert words == ("Jan Jansen", "jan", "Jansén", "Jas")
    assert counted(copy, words)["Jan Jansen"] == 2
    (part,) = blacked(copy, words).parts
    assert (part.text, part.pieces[0].purpose, part.pieces[0].own_words) == (f"{MARK}; {MARK}", MARK, MARK)
    assert part.pieces[0].text == f"{MARK} en  {MARK}, in januari"
    assert from_text(to_text(copy)) == copy


def stands(app: Flask, text: str, **values: object) -> str:
    """Put something in a file of the woman; nobody wrote down where it comes from. Return its id."""
    store, person = store_of(app), person_of(app, "wife")
    with store.reading() as work:
        file = work.value(select(File.id).where(File.person_id == person, File.system_id.is_not(None)))
    item = new_id()
    row = {"id": item, "person_id": person, "item_id": file, "data_kind": "family", "what": "fact"}
    row |= {"written_on": MONDAY.date(), "came_from": "unknown", "came_on": None, "came_from_agency": None}
    place = {"person": person, "about_table": "file_items", "about_id": item, "field": "text"}
    with store.writing() as work:
        work.add(FileItem, {**row, **values})
        work.add(Text, text_row(work, **place, text=text, at=MONDAY))
    return item


@pytest.mark.requirement("R-181", "L-65")
def test_a_copy_names_the_source_of_each_thing_who_brought_it_and_who_can_still_see_it(
    app: Flask, client_for: ClientFor
) -> None:
    source = {
        "came_from": "partner_body",
        "came_on": MONDAY.date(),
        "came_from_agency": agency(app, "o-sluis"),
    }
    stands(app, "U heeft een schuld bij de verhuurder.", **source)
    case, wife = given(app, client_for)
    page = wife.open(f"cases/{case}/data")
    for text in (
        "From another organisation",
        "Woonstichting De Sluis",
        "It came in on",
        "Who can still see it",
    ):
        assert text in page.text
    assert "Nobody wrote down where" not in page.text
    kept = json.loads(wife.client.get(f"/en/cases/{case}/data/file?sure=yes").get_data(as_text=True))
    items = [one for part in kept["parts"] for one in part["pieces"] if one["kind"] == "item"]
    (one,) = (one for one in items if one["came_from"] == "partner_body")
    assert (one["came_on"], one["brought_by"]) == (MONDAY.date().isoformat(), "Woonstichting De Sluis")
    assert all(part["width"] is not None for part in kept["parts"] if part["body"])


@pytest.mark.requirement("R-181")
def test_what_has_no_source_says_so_and_begins_a_correction_once(app: Flask, client_for: ClientFor) -> None:
    item = stands(app, "U kreeg hulp van een vriend.")
    case, wife = given(app, client_for)
    page = wife.open(f"cases/{case}/data")
    assert "Nobody wrote down where this comes from. It must be put right." in page.text
    shown = wife.open(f"cases/{case}")
    assert "Of some data nobody knows where they come from." in shown.text

    def corrections() -> list[Any]:
        with store_of(app).reading() as work:
            every = select(CasePart.case_id, CasePart.state, CasePart.agency_id)
            return list(work.rows(every.where(CasePart.about_id == item, CasePart.kind == "correction")))

    (begun,) = corrections()
    assert begun.case_id == case and begun.state == "received" and begun.agency_id
    assert wife.open(f"dossier/items/{item}").text.count("In dispute") == 1
    officer = client_for("privacy-officer", lang="en")
    assert "Answer: Request to correct data" in officer.open(f"desk/rights/{case}").text
    given(app, client_for)
    assert len(corrections()) == 1


WHY = "Het telefoonnummer van de melder: die persoon is bang."


@pytest.mark.requirement("R-184")
def test_what_is_left_out_needs_a_ground_and_a_reason_which_stay_and_are_never_told(
    app: Flask, officer: Visitor, second: Visitor, wife: Visitor
) -> None:
    case = asked(wife)
    form = copy_form(officer, case)
    for changes, fault in (
        ({"left_ground": "i", "left_why": "Gevaar."}, "Write in a sentence what you left out"),
        ({"left_why": WHY}, "Choose which ground of the law allows it."),
        ({"left_ground": "x", "left_why": WHY}, "Choose"),
    ):
        wrong = officer.fill(form, whole(form, **changes), form="/copy/", status=400)
        assert fault in wrong.text, changes
    assert WHY in wrong.tree.xpath("//textarea[@name='left_why']")[0].text, "nothing typed is lost"
    checked(officer, second, case, left_ground="i", left_why=WHY)
    shown = officer.open(officer.open(f"desk/rights/{case}").links("/copy/")[0])
    assert WHY in shown.text
    answered(officer, case)
    kept = officer.open(f"desk/rights/{case}")
    assert WHY in kept.text and "UAVG art. 41 lid 1 onder i" in kept.text
    with store_of(app).reading() as work:
        (row,) = work.rows(select(CaseDataCopy.left_sealed, CaseDataCopy.typed_sealed))
    assert row.typed_sealed is None
    assert b"melder" not in row.left_sealed
    for address in (f"cases/{case}", f"cases/{case}/copy/{part_of(app, case)}"):
        answer = wife.client.get(f"/en/{address}", follow_redirects=True)
        assert answer.status_code in {200, 404}
        assert "melder" not in answer.text and "41 lid 1" not in answer.text


def part_of(app: Flask, case: str) -> str:
    """The part of a case that asks for the copy."""
    with store_of(app).reading() as work:
        return str(work.value(select(CasePart.id).where(CasePart.case_id == case)))


@pytest.mark.requirement("R-184")
def test_who_checks_a_copy_reads_what_was_left_out_and_why(
    officer: Visitor, second: Visitor, wife: Visitor
) -> None:
    case = asked(wife)
    offered(officer, case, left_ground="d", left_why=WHY)
    page = to_check(second, case)
    assert WHY in page.text
    assert "To prevent, find or prosecute crimes" in page.text
    assert WHY not in article(page), "it is no part of what the person gets"
