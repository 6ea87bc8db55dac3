"""Letters as PDF files: tagged, in one language, with nothing personal around the text."""

from __future__ import annotations

import io
import itertools
import re
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest
from flask import Flask

from portal.letters import engine
from portal.letters.engine import CannotMakePdf, Variant, as_pdf
from portal.letters.making import KEPT, LARGE, LETTER, Look, file_name, pdf_of
from portal.letters.paper import Reader
from portal.web import Portal
from tests.letters.examples import READER, STREET, papers

PERSONAL = ("Wit", "Yıldırım", "Schuilkade", "K7Q4", "klacht", "complaint", "Waterstad")
needs_pango = pytest.mark.skipif(not engine.is_available(), reason="this machine has no Pango")


def made(app: Flask, event: str, lang: str = "nl", look: Look = LETTER, reader: Reader = READER) -> bytes:
    """Make one letter."""
    portal: Portal = app.extensions["inzage"]
    return pdf_of(portal, lang, papers()[event], reader=reader, look=look)


def tool(name: str, content: bytes, folder: Path, *arguments: str) -> str:
    """Ask one of Poppler's tools about a file."""
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not on this machine")
    file = folder / "letter.pdf"
    file.write_bytes(content)
    # Only our own arguments; nothing comes from outside.
    found = subprocess.run([name, *arguments, str(file)], capture_output=True, text=True, check=True)
    return found.stdout


def tags(content: bytes) -> list[str]:
    """Give the tags of a file in the order in which a screen reader meets them."""
    found: list[str] = []

    def walk(node: pikepdf.Object) -> None:
        if isinstance(node, pikepdf.Array):
            for one in node:
                walk(one)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            found.append(str(node["/S"]).lstrip("/"))
            if "/K" in node:
                walk(node["/K"])

    with pikepdf.open(io.BytesIO(content)) as paper:
        walk(paper.Root.StructTreeRoot.K)
    return found


@needs_pango
@pytest.mark.parametrize("lang", ["nl", "ar"])
@pytest.mark.parametrize("event", papers())
def test_every_letter_is_tagged_and_says_its_language(
    bare_app: Flask, tmp_path: Path, event: str, lang: str
) -> None:
    content = made(bare_app, event, lang)
    said = tool("pdfinfo", content, tmp_path)
    assert re.search(r"^Tagged:\s+yes$", said, re.MULTILINE)
    assert re.search(r"^Title:\s+\S+$", said, re.MULTILINE), "one word, the same for all letters"
    found = tags(content)
    assert found.count("H1") == 1
    assert "P" in found
    with pikepdf.open(io.BytesIO(content)) as paper:
        assert str(paper.Root.Lang) == lang
        assert paper.Root.MarkInfo.Marked
        assert paper.Root.ViewerPreferences.DisplayDocTitle
        with paper.open_metadata() as about:
            assert about["pdfuaid:part"] == "1"


@needs_pango
def test_headings_lists_and_tables_are_tagged_as_such(bare_app: Flask) -> None:
    found = tags(made(bare_app, "outcome"))
    headings = [int(tag[1]) for tag in found if re.fullmatch(r"H\d", tag)]
    assert headings[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(headings))
    assert {"Table", "TR", "TH", "TD", "L", "LI"} <= set(tags(made(bare_app, "correction")) + found)


@needs_pango
@pytest.mark.parametrize("look", [LETTER, LARGE, KEPT])
def test_the_code_on_a_receipt_is_a_picture_with_words(bare_app: Flask, look: Look) -> None:
    content = made(bare_app, "receipt", look=look)
    assert tags(content).count("Figure") == 1
    with pikepdf.open(io.BytesIO(content)) as paper:
        said = [
            str(one.Alt) for one in paper.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one
        ]
    assert said == ["QR-code van uw ontvangstbewijs"]
    assert "Figure" not in tags(made(bare_app, "asked"))


@needs_pango
@pytest.mark.requirement("R-046", "T-13", "T-16")
@pytest.mark.parametrize("event", papers())
def test_a_copy_for_the_file_has_no_address_and_nothing_around_the_text_says_whose_it_is(
    bare_app: Flask, tmp_path: Path, event: str
) -> None:
    content = made(bare_app, event, look=KEPT, reader=Reader(name=READER.name))
    assert STREET not in tool("pdftotext", content, tmp_path, "-enc", "UTF-8", "-q")
    with pikepdf.open(io.BytesIO(content)) as paper:
        around = [str(value) for value in paper.docinfo.values()]
        around.append(bytes(paper.Root.Metadata.read_bytes()).decode())
        assert "/AF" not in paper.Root, "no file hides in it"
        with paper.open_metadata() as about:
            assert (about["pdfaid:part"], about["pdfaid:conformance"]) == ("3", "A")
    around += [file_name("nl", look) for look in (LETTER, LARGE, KEPT)]
    said = " ".join(around).lower()
    assert not [word for word in PERSONAL if word.lower() in said]


@needs_pango
@pytest.mark.parametrize("lang", ["nl", "ar"])
def test_the_address_stands_where_the_window_of_the_envelope_is(
    bare_app: Flask, tmp_path: Path, lang: str
) -> None:
    """The window of a C5/6 envelope: 20 to 110 mm from the left, 45 to 90 mm from above."""
    said = tool("pdftotext", made(bare_app, "receipt", lang), tmp_path, "-bbox", "-enc", "UTF-8")
    html = (tmp_path / "letter.html").read_text() if "<word" not in said else said
    found = re.search(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">Schuilkade', html)
    assert found
    left, top, right, bottom = (float(value) * 25.4 / 72 for value in found.groups())
    assert left >= 20
    assert right <= 110
    assert top >= 45
    assert bottom <= 90


@needs_pango
def test_large_print_is_eighteen_points(bare_app: Flask) -> None:
    usual, large = made(bare_app, "outcome"), made(bare_app, "outcome", look=LARGE)
    with pikepdf.open(io.BytesIO(usual)) as one, pikepdf.open(io.BytesIO(large)) as other:
        assert len(other.pages) > len(one.pages)


@needs_pango
@pytest.mark.parametrize("event", ["sheet", "sheet-easy", "visit", "code"])
@pytest.mark.parametrize("lang", ["nl", "en", "ar"])
def test_a_sheet_and_a_slip_are_one_page(bare_app: Flask, event: str, lang: str) -> None:
    with pikepdf.open(io.BytesIO(made(bare_app, event, lang))) as paper:
        assert len(paper.pages) == 1


@pytest.mark.requirement("T-65")
@needs_pango
@pytest.mark.parametrize("address", ["http://127.0.0.1:9/x.png", "file:///etc/hostname"])
def test_a_letter_fetches_nothing(address: str, caplog: pytest.LogCaptureFixture) -> None:
    page = f'<html lang="nl"><title>Brief</title><img alt="x" src="{address}"><p>Tekst</p>'
    with pikepdf.open(io.BytesIO(as_pdf(page, Variant.FOR_READING))) as paper:
        assert not [one for page in paper.pages for one in page.get_images()]


def test_a_machine_without_pango_says_so_and_the_portal_goes_on(
    monkeypatch: pytest.MonkeyPatch, bare_app: Flask
) -> None:
    def missing(_name: str) -> None:
        raise OSError("cannot load library")

    monkeypatch.setattr(engine.importlib, "import_module", missing)
    engine._engine.cache_clear()
    try:
        assert not engine.is_available()
        with pytest.raises(CannotMakePdf):
            made(bare_app, "receipt")
    finally:
        engine._engine.cache_clear()
