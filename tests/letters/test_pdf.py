"""Letters as PDF files: tagged, in one language, with nothing personal around the text."""

from __future__ import annotations

import io
import itertools
import re
import shutil
import subprocess
from collections import Counter
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

POINT = 0.75
"""How many points the unit is in which these files say their sizes."""

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


PAINTS = {"Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "S", "s", "b", "b*", "sh", "Do", "INLINE IMAGE"}


def not_marked(page: pikepdf.Page) -> list[str]:
    """Give what is painted on a page and belongs to no tag and to no decoration."""
    depth, found = 0, []
    for one in pikepdf.parse_content_stream(page):
        operator = str(one.operator)
        depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(operator, 0)
        if operator in PAINTS and depth == 0:
            found.append(operator)
    return found


def font_faults(page: pikepdf.Page) -> list[str]:
    """Give the fonts that are not in the file, or whose signs cannot be read back."""
    found = []
    for name, font in page.resources.get("/Font", {}).items():
        about = font.get("/DescendantFonts", [font])[0].get("/FontDescriptor", {})
        is_inside = any(key in about for key in ("/FontFile", "/FontFile2", "/FontFile3"))
        if not is_inside or "/ToUnicode" not in font:
            found.append(name)
    return found


def tag_faults(node: pikepdf.Object, above: str = "") -> list[str]:
    """Give the tags that stand where they may not, or say too little. Source: ISO 14289-1, 7.2 to 7.18."""
    if isinstance(node, pikepdf.Array):
        return [fault for one in node for fault in tag_faults(one, above)]
    if not isinstance(node, pikepdf.Dictionary) or "/S" not in node:
        return []
    tag = str(node.S).lstrip("/")
    under = {"LI": {"L"}, "LBody": {"LI"}, "Lbl": {"LI"}, "TR": {"Table", "THead", "TBody"}}
    under |= {"TH": {"TR"}, "TD": {"TR"}, "Caption": {"Table"}}
    found = [f"{tag} under {above}"] if above not in under.get(tag, {above}) else []
    if tag == "Figure" and not str(node.get("/Alt", "")).strip():
        found.append("a picture without words")
    if tag == "TD" and "/Headers" not in node.get("/A", {}):
        found.append("a cell without its headings")
    return found + tag_faults(node.get("/K", pikepdf.Array()), tag)


@needs_pango
@pytest.mark.parametrize("look", [LETTER, LARGE, KEPT])
@pytest.mark.parametrize("event", papers())
def test_the_structure_of_every_letter_is_whole(bare_app: Flask, event: str, look: Look) -> None:
    with pikepdf.open(io.BytesIO(made(bare_app, event, look=look))) as paper:
        assert tag_faults(paper.Root.StructTreeRoot.K) == []
        for page in paper.pages:
            assert not_marked(page) == []
            assert font_faults(page) == []
            assert page.obj.Tabs == "/S", "one goes through it in the order of its tags"
            for one in page.obj.get("/Annots", []):
                assert {"/StructParent", "/Contents"} <= set(one.keys()), (
                    "a link is in the tags and has words"
                )


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


FORBIDDEN = {"/JS", "/AA", "/XFA", "/OPI"}
FORBIDDEN_ACTIONS = {"/JavaScript", "/Launch", "/Sound", "/Movie", "/ImportData", "/ResetForm"}


@needs_pango
@pytest.mark.parametrize("event", papers())
def test_a_copy_for_the_file_needs_nothing_from_outside_to_look_the_same_later(
    bare_app: Flask, event: str
) -> None:
    """What can be read without a validator. Source: ISO 19005-3, 6.1.3, 6.1.7, 6.2.3, 6.2.11, 6.5.1, 6.6."""
    with pikepdf.open(io.BytesIO(made(bare_app, event, look=KEPT))) as paper:
        assert not paper.is_encrypted
        assert "/ID" in paper.trailer
        (intent,) = paper.Root.OutputIntents
        assert intent.S == "/GTS_PDFA1"
        assert intent.DestOutputProfile.read_bytes()[36:40] == b"acsp", "its colours are in it"
        for one in paper.objects:
            if not isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
                continue
            assert not FORBIDDEN & set(one.keys())
            assert str(one.get("/S", "")) not in FORBIDDEN_ACTIONS
            if isinstance(one, pikepdf.Stream):
                assert "/F" not in one, "nothing of it stands elsewhere"
                assert "LZW" not in str(one.get("/Filter", ""))
        with paper.open_metadata() as about:
            assert about["dc:title"] == str(paper.docinfo["/Title"])


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


def sizes(paper: pikepdf.Pdf) -> list[float]:
    """Give the size of each piece of text, in points, without the numbers of pages."""
    found = []
    for page in paper.pages:
        scale, size = 1.0, 0.0
        for one in pikepdf.parse_content_stream(page):
            operator = str(one.operator)
            if operator == "Tf":
                size = float(one.operands[1])
            elif operator == "Tm":
                scale = abs(float(one.operands[3])) or abs(float(one.operands[1]))
            elif operator in {"Tj", "TJ"}:
                found.append(round(size * scale * POINT, 1))
    return [one for one in found if one != 10]


@needs_pango
def test_large_print_is_eighteen_points(bare_app: Flask) -> None:
    usual, large = made(bare_app, "outcome"), made(bare_app, "outcome", look=LARGE)
    with pikepdf.open(io.BytesIO(usual)) as one, pikepdf.open(io.BytesIO(large)) as other:
        assert len(other.pages) > len(one.pages)
        assert min(sizes(other)) >= 11.5, "the address in the window stays as it is"
        assert Counter(sizes(other)).most_common(1)[0][0] == pytest.approx(18)


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
