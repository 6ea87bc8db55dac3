"""Copies of letters for the file: made to be kept, as the person has them, for who handles the case."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from portal.letters import engine
from tests.desk.test_complaints_pages import STORY as COMPLAINT
from tests.desk.test_complaints_pages import complained, taken
from tests.desk.test_rights_pages import WRONG, YES, answer_page, asked
from tests.desk.test_rights_pages import taken as taken_request
from tests.visitor import Visitor

ClientFor = Callable[..., Visitor]
pytestmark = pytest.mark.skipif(not engine.is_available(), reason="this machine has no Pango")


def text_of(content: bytes, folder: Path) -> str:
    """Return what a file says, in one line."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not on this machine")
    (folder / "copy.pdf").write_bytes(content)
    # Only our own arguments; nothing comes from outside.
    said = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", str(folder / "copy.pdf"), "-"], capture_output=True, check=True
    )
    return " ".join(said.stdout.decode().split())


def is_for_keeping(content: bytes) -> bool:
    """Whether a file says of itself that it is PDF/A-3, tagged, in Dutch."""
    with pikepdf.open(io.BytesIO(content)) as paper, paper.open_metadata() as about:
        kind = (about["pdfaid:part"], about["pdfaid:conformance"])
        return kind == ("3", "A") and bool(paper.Root.MarkInfo.Marked) and str(paper.Root.Lang) == "nl"


@pytest.mark.parametrize("lang", ["nl", "ar"])
def test_who_handles_a_complaint_keeps_its_letters(client_for: ClientFor, tmp_path: Path, lang: str) -> None:
    wife, handler = client_for("wife", lang="en"), client_for("complaint-handler", lang=lang)
    case = complained(wife)
    page = taken(handler, case)
    address = page.links(f"/desk/complaints/{case}/letters/")
    assert len(address) == 1
    given = handler.client.get(address[0])
    assert given.headers["Content-Disposition"] == 'attachment; filename="letter-kept-nl.pdf"'
    assert "no-store" in given.headers["Cache-Control"]
    assert is_for_keeping(given.data)
    text = text_of(given.data, tmp_path)
    assert "Wij hebben het ontvangen" in text
    assert COMPLAINT in text
    assert "complaint handler" in wife.open("consultations/access").text, "the person sees that it was opened"


def test_who_handles_a_request_keeps_the_answer_as_well(client_for: ClientFor, tmp_path: Path) -> None:
    wife, officer = client_for("wife", lang="en"), client_for("privacy-officer", lang="en")
    entry = next(link for link in wife.open("consultations").links("/consultations/") if len(link) > 40)
    case = asked(wife, entry=entry.rsplit("/", 1)[1])
    taken_request(officer, case)
    officer.fill(answer_page(officer, case), YES, form="/answer/")
    addresses = officer.open(f"desk/rights/{case}").links(f"/desk/rights/{case}/letters/")
    assert len(addresses) >= 2
    texts = [text_of(officer.client.get(one).data, tmp_path) for one in addresses]
    assert WRONG in texts[0]
    assert any(YES["reason"] in text for text in texts[1:])
    for number, text in enumerate(texts, 1):
        own = wife.client.get(f"/nl/cases/{case}/letters/{number}/file?look=kept&sure=yes").data
        assert text_of(own, tmp_path) == text, "the person and the file have the same letter"


def test_nobody_else_gets_a_copy(client_for: ClientFor) -> None:
    case = complained(client_for("wife"))
    address = f"/nl/desk/complaints/{case}/letters/1"
    handler = client_for("complaint-handler")
    missing = handler.client.get("/nl/desk/complaints/x/letters/1")
    assert missing.status_code == 404
    assert handler.client.get(address).status_code == 404, "before it was taken"
    taken(handler, case)
    assert handler.client.get(address).status_code == 200
    for number in ("0", "9", "x"):
        assert handler.client.get(f"/nl/desk/complaints/{case}/letters/{number}").status_code == 404
    for other in ("privacy-officer", "caseworker", "team-leader", "wife", "helpdesk"):
        assert client_for(other).client.get(address).status_code == 404, other
    assert client_for("complaint-handler").client.get(f"/nl/desk/rights/{case}/letters/1").status_code == 404


def test_without_pango_no_copy_is_offered(client_for: ClientFor, monkeypatch: pytest.MonkeyPatch) -> None:
    case, handler = complained(client_for("wife")), client_for("complaint-handler")
    taken(handler, case)
    monkeypatch.setattr(engine, "is_available", lambda: False)
    assert handler.open(f"desk/complaints/{case}").links("/letters/") == []
    assert handler.client.get(f"/nl/desk/complaints/{case}/letters/1").status_code == 404
