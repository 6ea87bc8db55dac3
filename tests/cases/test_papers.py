"""The letters of a case, to read, print, keep and take along; and what is ready when an answer is late."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest
from flask import Flask

from portal.letters import about_cases, engine
from portal.letters.saying import as_text
from portal.web import Portal
from portal.words import Said
from tests.cases.ways import STORY, picture, sent
from tests.clocks import FakeClock
from tests.letters.examples import RECEIPT
from tests.visitor import Visitor

needs_pango = pytest.mark.skipif(not engine.is_available(), reason="this machine has no Pango")


@pytest.fixture
def wife(client_for: Callable[..., Visitor]) -> Visitor:
    """Somebody on her own device."""
    return client_for("wife", device="own")


def test_each_letter_can_be_read_and_kept_as_text(wife: Visitor) -> None:
    case = sent(wife)
    listed = wife.open(f"{case}/letters")
    assert "Wij hebben het ontvangen" in listed.text
    page = wife.open(f"{case}/letters/1")
    assert STORY in page.text
    given = wife.client.get(f"{case}/letters/1/file?look=text")
    assert given.headers["Content-Disposition"] == 'attachment; filename="letter-nl.txt"'
    assert STORY in given.text
    assert "no-store" in given.headers["Cache-Control"]


@pytest.mark.requirement("L-06")
def test_the_receipt_on_paper_leads_to_where_it_is_checked(wife: Visitor, app: Flask) -> None:
    case = sent(wife)
    page = wife.open(f"{case}/letters/1")
    assert page.tree.xpath("//main//*[@role='img'][@aria-label='QR-code van uw ontvangstbewijs']/svg/g/path")
    text = wife.client.get(f"{case}/letters/1/file?look=text").text
    address = next(line for line in text.splitlines() if "/verify#" in line)
    assert address.startswith("http://localhost/nl/verify#")
    anybody = Visitor(app)
    checked = anybody.fill(anybody.open("verify"), {"text": address.partition("#")[2]}, form="/verify")
    assert "echt" in checked.text
    number = wife.open(case).tree.xpath("string(//main//dd)").strip()
    assert number in checked.text


@pytest.mark.requirement("R-077")
def test_the_block_of_rights_stands_on_every_page_of_a_case(wife: Visitor) -> None:
    case = sent(wife)
    for address in (case, f"{case}/receipt", f"{case}/letters", f"{case}/letters/1"):
        page = wife.open(address)
        for kind in ("inspection", "correction", "erasure"):
            assert page.links(f"/cases/new/{kind}"), (address, kind)


def test_a_receipt_that_nobody_handles_yet_says_so(app: Flask) -> None:
    given = replace(RECEIPT, owner=Said("We pass it on to who must answer. You hear who that is."))
    portal: Portal = app.extensions["inzage"]
    text = as_text(portal.words["nl"], about_cases.receipt(given), site=portal.site)
    assert "Wie het behandelt: Wij sturen het door naar wie moet antwoorden." in text


@needs_pango
def test_a_letter_is_a_tagged_file_under_a_neutral_name(wife: Visitor) -> None:
    case = sent(wife)
    for look, name in (("letter", "letter-nl"), ("large", "letter-large-nl"), ("kept", "letter-kept-nl")):
        given = wife.client.get(f"{case}/letters/1/file?look={look}")
        assert given.headers["Content-Disposition"] == f'attachment; filename="{name}.pdf"'
        with pikepdf.open(io.BytesIO(given.data)) as paper:
            assert paper.Root.MarkInfo.Marked


@needs_pango
def test_the_dutch_letter_stands_beside_the_one_in_arabic(client_for: Callable[..., Visitor]) -> None:
    citizen = client_for("newcomer", device="own", lang="ar")
    case = sent(citizen)
    page = citizen.open(f"{case}/letters/1")
    dutch = [link for link in page.links("look=letter") if "/nl/" in link]
    assert len(dutch) == 1
    with pikepdf.open(io.BytesIO(citizen.client.get(dutch[0]).data)) as paper:
        assert str(paper.Root.Lang) == "nl"


def test_a_shared_device_is_warned_before_a_letter_stays_on_it(client_for: Callable[..., Visitor]) -> None:
    shared = client_for("wife", device="shared")
    case = sent(shared)
    for address in (f"{case}/letters/1/file?look=text", f"{case}/all/file?look=zip"):
        page = shared.open(address)
        again = page.links("sure=yes")
        assert len(again) == 1
        assert "attachment" in shared.client.get(again[0]).headers["Content-Disposition"]


def test_what_is_not_there_is_not_found(wife: Visitor, client_for: Callable[..., Visitor]) -> None:
    case, other = sent(wife), client_for("husband")
    for rest in ("letters", "letters/1", "letters/1/file", "all", "all/file?look=zip", "late", "late/notice"):
        assert other.client.get(f"{case}/{rest}").status_code == 404, rest
    for rest in ("letters/0", "letters/9", "letters/x", "letters/1/file?look=x", "late", "late/notice"):
        assert wife.client.get(f"{case}/{rest}").status_code == 404, rest


@pytest.mark.requirement("R-037")
def test_the_pack_holds_all_that_can_be_seen_and_nothing_else(wife: Visitor) -> None:
    case = sent(wife)
    page = wife.open(case)
    wife.fill(page, {"message": "Nog iets erbij."}, form="/messages")
    wife.fill(wife.open(case), {"file": (picture(), "keuken.jpg"), "medical": "no"}, form="/files")
    text = wife.open(f"{case}/all").text
    for seen in (STORY, "Nog iets erbij.", "keuken.jpg", "U voegde een bestand toe"):
        assert seen in text, seen
    packed = wife.client.get(f"{case}/all/file?look=zip")
    with zipfile.ZipFile(io.BytesIO(packed.data)) as found:
        names = set(found.namelist())
        assert {"all.txt", "receipt.json", "file-1.jpg"} <= names
        assert names <= {"all.txt", "all.pdf", "receipt.json", "file-1.jpg"}
        assert {entry.date_time for entry in found.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert "Nog iets erbij." in found.read("all.txt").decode()
    assert packed.headers["Content-Disposition"] == 'attachment; filename="all.zip"'


@needs_pango
@pytest.mark.requirement("R-037")
def test_the_pack_is_one_file_with_its_contents_in_front_each_leading_to_its_part(wife: Visitor) -> None:
    case = sent(wife)
    wife.fill(wife.open(case), {"message": "Nog iets erbij."}, form="/messages")
    with zipfile.ZipFile(io.BytesIO(wife.client.get(f"{case}/all/file?look=zip").data)) as found:
        whole = found.read("all.pdf")
    alone = wife.client.get(f"{case}/all/file?look=letter")
    assert alone.headers["Content-Disposition"] == 'attachment; filename="letter-nl.pdf"'
    for content in (whole, alone.data):
        with pikepdf.open(io.BytesIO(content)) as paper:
            links = [one for page in paper.pages for one in page.obj.get("/Annots", [])]
            assert {str(one.Subtype) for one in links} == {"/Link"}
            assert len(links) >= 2, "the receipt and the messages at least"
            with paper.open_outline() as outline:
                assert [one.title for one in outline.root] == ["Alles van deze zaak"]
                parts = [one.title for one in outline.root[0].children]
            assert "Wij hebben het ontvangen" in parts
            assert "Berichten" in parts


@pytest.mark.requirement("R-253", "R-259", "L-45", "L-82")
def test_on_the_first_day_too_late_each_step_is_ready(wife: Visitor, clock: FakeClock) -> None:
    case = sent(wife, "correction", {"answer": STORY})
    clock.later(days=20)
    wife = again(wife)
    assert wife.client.get(f"{case}/late").status_code == 404
    clock.later(days=20)
    wife = again(wife)
    page = wife.open(case)
    assert page.links("/late")
    page = wife.open(f"{case}/late")
    assert "2026" in page.tree.xpath("string(//textarea)")
    assert {link.rpartition("/")[2] for link in page.links("/late/")} == {"notice", "authority"}
    notice = wife.open(f"{case}/late/notice")
    wife.fill(notice, {}, form="/messages")
    assert "officieel: u bent te laat" in wife.open(case).text
    wife.fill(wife.open(f"{case}/late"), {}, form="/cases/new/")
    assert "/cases/drafts/" in wife.at


@pytest.mark.requirement("R-253", "L-20")
def test_a_late_answer_to_a_complaint_leads_to_the_ombudsman(wife: Visitor, clock: FakeClock) -> None:
    case = sent(wife)
    clock.later(days=60)
    wife = again(wife)
    page = wife.open(f"{case}/late")
    assert {link.rpartition("/")[2] for link in page.links("/late/")} == {"ombudsman"}
    assert STORY in wife.open(f"{case}/late/ombudsman").text
    assert "te laat" in wife.open(f"{case}/letters/0").text
    badges = wife.open("cases").tree.xpath("//main//*[contains(@class, 'nl-data-badge--error')]")
    assert [badge.text_content() for badge in badges] == ["Te laat"]


def again(visitor: Visitor) -> Visitor:
    """Sign in once more: the session ended while the days passed."""
    visitor.sign_in("wife", device="own")
    return visitor


def test_without_pango_the_page_says_so_and_can_be_printed(
    wife: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = sent(wife)
    monkeypatch.setattr(engine, "is_available", lambda: False)
    page = wife.open(f"{case}/letters/1")
    assert "Pdf-bestanden zijn hier niet beschikbaar" in page.text
    assert STORY in page.text
    assert wife.client.get(f"{case}/letters/1/file?look=letter").status_code == 404
    assert wife.client.get(f"{case}/all/file?look=zip").status_code == 200
