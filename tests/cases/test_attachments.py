"""Files a person adds: looked at from the inside, cleaned, sealed, and refused in plain words."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from sqlalchemy import select

from portal.access import acting, looking
from portal.cases import files, service
from portal.cases.files import clean, safe_name
from portal.cases.models import Attachment
from portal.errors import NotFound, Refused
from portal.letters import engine
from portal.medical.service import Kind, of_case
from portal.store import Store
from portal.words import Said
from tests.cases.writing import draft_of, send_draft, sent, shown
from tests.clocks import MONDAY
from tests.people_of_tests import Somebody

Someone = Callable[..., Somebody]


def picture(kind: str = "JPEG", size: tuple[int, int] = (40, 20), **options: object) -> bytes:
    """Draw a picture."""
    out = BytesIO()
    Image.new("RGB", size, "green").save(out, kind, **options)
    return out.getvalue()


def pdf(change: Callable[[pikepdf.Pdf], None] = lambda _made: None, **options: object) -> bytes:
    """Make a PDF of one page, and change it."""
    made = pikepdf.new()
    made.add_blank_page()
    change(made)
    out = BytesIO()
    made.save(out, **options)
    return out.getvalue()


def phone_picture() -> bytes:
    """A picture as a phone makes it: on its side, with the place and the make written in it."""
    exif = Image.Exif()
    exif[0x0112] = 6  # turn it to see it
    exif[0x010F] = "Phone of Nobody"
    exif.get_ifd(0x8825)[2] = (52.0, 5.0, 0.0)
    return picture(exif=exif, comment=b"a remark")


@pytest.mark.requirement("T-45")
def test_a_picture_is_drawn_anew_without_place_and_make_and_stands_upright() -> None:
    before = phone_picture()
    assert b"Phone of Nobody" in before
    cleaned = clean(before)
    assert cleaned.media_type == "image/jpeg"
    assert b"Phone of Nobody" not in cleaned.content and b"a remark" not in cleaned.content
    with Image.open(BytesIO(cleaned.content)) as found:
        assert found.size == (20, 40)
        assert not found.getexif()


def test_a_png_keeps_what_is_see_through_and_loses_its_notes() -> None:
    out = BytesIO()
    notes = PngInfo()
    notes.add_text("Author", "Nobody at all")
    Image.new("RGBA", (9, 9), (1, 2, 3, 0)).save(out, "PNG", pnginfo=notes)
    cleaned = clean(out.getvalue())
    assert b"Nobody at all" not in cleaned.content
    with Image.open(BytesIO(cleaned.content)) as found:
        assert found.mode == "RGBA" and found.info == {}


def test_a_large_picture_becomes_small_enough_to_keep() -> None:
    with Image.open(BytesIO(clean(picture(size=(6400, 100))).content)) as found:
        assert found.size == (3000, 47)


@pytest.mark.requirement("T-45")
def test_a_pdf_loses_the_names_of_author_and_program() -> None:
    def signed(made: pikepdf.Pdf) -> None:
        made.docinfo["/Author"] = "Nobody at all"
        with made.open_metadata() as notes:
            notes["dc:creator"] = ["Nobody at all"]

    before = pdf(signed)
    assert b"Nobody at all" in before
    cleaned = clean(before)
    assert cleaned.media_type == "application/pdf" and b"Nobody at all" not in cleaned.content
    with pikepdf.open(BytesIO(cleaned.content)) as found:
        assert len(found.pages) == 1


def _starts_script(made: pikepdf.Pdf) -> None:
    made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def _starts_program(made: pikepdf.Pdf) -> None:
    action = made.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.Launch, F="cmd.exe"))
    link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, A=action)
    made.pages[0].obj.Annots = pikepdf.Array([link])


def _named_script(made: pikepdf.Pdf) -> None:
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="x")
    made.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=pikepdf.Array(["a", script])))


def _carries_file(made: pikepdf.Pdf) -> None:
    made.attachments["note.txt"] = b"hidden"


@pytest.mark.requirement("T-45")
@pytest.mark.parametrize("change", [_starts_script, _starts_program, _named_script, _carries_file])
def test_a_pdf_that_does_more_than_show_pages_is_refused(change: Callable[[pikepdf.Pdf], None]) -> None:
    with pytest.raises(Refused) as refused:
        clean(pdf(change))
    assert "can do more" in refused.value.reason.msgid


def test_a_pdf_that_only_opens_at_a_page_is_taken() -> None:
    def opens(made: pikepdf.Pdf) -> None:
        made.Root.OpenAction = pikepdf.Array([made.pages[0].obj, pikepdf.Name.Fit])

    assert clean(pdf(opens)).media_type == "application/pdf"


@pytest.mark.parametrize("user", ["", "secret"])
def test_a_locked_pdf_is_refused(user: str) -> None:
    with pytest.raises(Refused) as refused:
        clean(pdf(encryption=pikepdf.Encryption(owner="owner", user=user)))
    assert "locked" in refused.value.reason.msgid


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"just text", "Send a picture"),
        (b"GIF89a" + bytes(100), "Send a picture"),
        (b"PK\x03\x04" + bytes(100), "Send a picture"),
        (b"MZ" + bytes(100), "Send a picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Send a picture"),
        (picture("PNG")[:60], "cannot open"),
        (picture()[:80], "cannot open"),
        (b"%PDF-1.7\n" + b"rubbish" * 20, "cannot open"),
        (b"\xff\xd8\xff" + bytes(files.MAX_BYTES), "larger than"),
    ],
    ids=[
        "empty",
        "text",
        "gif",
        "zip",
        "program",
        "svg",
        "half-png",
        "half-jpeg",
        "rubbish-pdf",
        "too-large",
    ],
)
def test_other_files_are_refused_with_what_to_do(content: bytes, words: str) -> None:
    with pytest.raises(Refused) as refused:
        clean(content)
    said = refused.value.reason
    assert isinstance(said, Said) and words in said.msgid


def test_a_picture_that_would_fill_the_memory_is_refused_before_it_is_read() -> None:
    bomb = picture("PNG", (5_001, 5_000))
    assert len(bomb) < 200_000
    with pytest.raises(Refused) as refused:
        clean(bomb)
    assert "too large to open" in refused.value.reason.msgid


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("brief.JPG", "brief.jpg"),
        ("../../etc/passwd", "passwd.jpg"),
        ("C:\\Users\\nobody\\foto van brief.png", "foto van brief.jpg"),
        ("run.exe\x00.jpg", "run.exe.jpg"),
        ("evil\u202egpj.exe", "evil gpj.jpg"),
        ("", "file.jpg"),
        ("...", "file.jpg"),
        ("رسالة.jpg", "رسالة.jpg"),
        ("x" * 300, "x" * 120 + ".jpg"),
    ],
)
def test_a_name_is_only_a_name_and_tells_the_true_type(typed: str, kept: str) -> None:
    assert safe_name(typed, "image/jpeg") == kept


def add(store: Store, who: Somebody, content: bytes, *, apart: Kind | None = None, **where: str) -> str:
    """Add a file."""
    with acting(store, who.viewer) as work:
        return service.attach(
            work,
            viewer=who.viewer,
            name="huis bij de brug.jpg",
            content=service.clean(content),
            apart=apart,
            at=MONDAY,
            **where,
        )


def test_content_and_name_are_sealed_and_come_back_whole(store: Store, someone: Someone) -> None:
    who = someone()
    file = add(store, who, picture(), draft=draft_of(store, who, "complaint"))
    with store.reading() as work:
        assert not bytes(work.value(select(Attachment.sealed))).startswith(b"\xff\xd8\xff")
    with looking(store, who.viewer, at=MONDAY) as look:
        found = service.read_file(look, file)
    assert found.content == clean(picture()).content
    assert (found.name, found.media_type) == ("huis bij de brug.jpg", "image/jpeg")


@pytest.mark.requirement("R-093", "T-44")
def test_what_is_about_health_never_stands_among_the_files(store: Store, someone: Someone) -> None:
    who = someone()
    draft = draft_of(store, who, "complaint")
    add(store, who, picture(), draft=draft, apart=Kind.MEDICAL)
    add(store, who, pdf(), draft=draft)
    case = send_draft(store, who, draft)
    assert [file.media_type for file in shown(store, who, case).attachments] == ["application/pdf"]
    with looking(store, who.viewer, at=MONDAY) as look:
        assert [one.media_type for one in of_case(look, case)] == ["image/jpeg"]


def test_the_same_file_twice_is_one_file(store: Store, someone: Someone) -> None:
    who = someone()
    draft = draft_of(store, who, "complaint")
    # A PDF that is made anew has the second of its making in it.
    for file in (picture(), pdf()):
        assert add(store, who, file, draft=draft) == add(store, who, file, draft=draft)


def test_a_file_is_added_to_a_sent_case_and_stands_on_its_timeline(store: Store, someone: Someone) -> None:
    who = someone()
    case = sent(store, who)
    with acting(store, who.viewer) as work:
        message = service.add_message(work, viewer=who.viewer, case=case, text="Here it is.", at=MONDAY)
    file = add(store, who, picture(), case=case, message=message)
    found = shown(store, who, case)
    assert [(line.id, line.message) for line in found.attachments] == [(file, message)]
    assert "file_added" in {line.what for line in found.events}
    with pytest.raises(NotFound):
        add(store, who, picture("PNG"), case=case, message="0" * 26)


def test_what_was_sent_stays(store: Store, someone: Someone) -> None:
    who = someone()
    draft = draft_of(store, who, "complaint")
    file, other = add(store, who, picture(), draft=draft), add(store, who, pdf(), draft=draft)
    with acting(store, who.viewer) as work:
        service.detach(work, attachment=other)
    case = send_draft(store, who, draft)
    with pytest.raises(NotFound), acting(store, who.viewer) as work:
        service.detach(work, attachment=file)
    assert [line.id for line in shown(store, who, case).attachments] == [file]


def test_there_is_an_end_to_the_number_of_files(store: Store, someone: Someone) -> None:
    who = someone()
    draft = draft_of(store, who, "complaint")
    for side in range(10):
        add(store, who, picture("PNG", (side + 1, 5)), draft=draft)
    with pytest.raises(Refused):
        add(store, who, picture("PNG", (50, 5)), draft=draft)


def test_a_stopped_case_takes_no_file(store: Store, someone: Someone) -> None:
    who = someone()
    case = sent(store, who)
    with acting(store, who.viewer) as work:
        service.withdraw(work, viewer=who.viewer, case=case, at=MONDAY, today=MONDAY.date())
    with pytest.raises(Refused):
        add(store, who, picture(), case=case)


def test_half_a_picture_is_refused_also_after_a_letter_was_made() -> None:
    engine.is_available()
    with pytest.raises(Refused):
        clean(picture("PNG")[:60])
