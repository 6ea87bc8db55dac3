"""The proof of a receipt: fetched by its owner, checked by anybody, with no look-up in the store."""

from __future__ import annotations

import base64
import hashlib
import io
import json
from collections.abc import Callable
from dataclasses import replace

import brotli
import pytest
from flask import Flask
from PIL import Image
from playwright.sync_api import Browser, Route, expect

from portal.errors import StoreUnavailable
from portal.migrations.tables import metadata
from portal.receipts.proof import public_of
from portal.settings import ROOT
from tests.cases.ways import STORY, begun, picture, sent
from tests.clocks import FakeClock
from tests.visitor import Page, Visitor

KEYS = "/.well-known/inzage-receipt-keys.json"


def fetched(visitor: Visitor, case: str) -> bytes:
    """Fetch the file behind a receipt as its owner does."""
    page = visitor.open(visitor.open(f"{case}/receipt").links("/receipt/proof")[0])
    answer = visitor.client.get(page.links("/receipt/file")[0])
    assert answer.headers["Content-Disposition"] == 'attachment; filename="receipt.json"'
    assert "no-store" in answer.headers["Cache-Control"]
    return answer.data


def scanned(visitor: Visitor, case: str) -> str:
    """Return what stands in the QR code."""
    return visitor.open(f"{case}/receipt/proof").links("/verify#")[0].partition("#")[2]


def checked(app: Flask, content: bytes | str, *, lang: str = "en") -> Page:
    """Check a receipt as somebody who was never here."""
    anybody = Visitor(app, lang=lang)
    given = {"text": content} if isinstance(content, str) else {"file": (io.BytesIO(content), "receipt.json")}
    return anybody.fill(anybody.open("verify"), given, form="/verify")


@pytest.mark.requirement("L-06")
def test_the_file_and_the_code_prove_number_day_and_words(writer: Visitor, quiet_app: Flask) -> None:
    case = sent(writer)
    content = fetched(writer, case)
    held = json.loads(content)
    assert held["words"]["kind"] == "complaint"
    assert STORY in held["words"]["answers"].values()
    page = checked(quiet_app, content)
    assert "This receipt is genuine" in page.text
    assert held["proof"]["number"] in page.text
    assert "23 November 2026" in page.text
    assert "The words in the file are the words that we received." in page.text
    page = checked(quiet_app, scanned(writer, case))
    assert held["proof"]["number"] in page.text
    assert "To check the words too, use the file receipt.json." in page.text
    assert "This receipt is genuine" in checked(quiet_app, content.decode()).text


def test_what_was_changed_signed_elsewhere_or_is_no_receipt_is_said_in_plain_words(
    writer: Visitor, quiet_app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = fetched(writer, sent(writer))
    number = json.loads(content)["proof"]["number"]
    page = checked(quiet_app, content.replace(b"2026-11-23", b"2026-11-20"))
    assert "This receipt was changed" in page.text
    assert number not in page.text
    assert "We cannot read this receipt" in checked(quiet_app, b"\xff\xfe").text
    parts = quiet_app.extensions["inzage"]
    monkeypatch.setattr(parts, "settings", replace(parts.settings, receipt_key=b"another key" + bytes(21)))
    page = checked(quiet_app, content)
    assert "This receipt has another key" in page.text
    assert number not in page.text


def test_nothing_given_is_asked_for(quiet_app: Flask) -> None:
    anybody = Visitor(quiet_app, lang="en")
    page = anybody.fill(anybody.open("verify"), {"text": " "}, form="/verify", status=400)
    assert "Choose the file, or paste the text." in page.text
    assert page.links("#text")


def test_it_works_with_the_store_down_and_after_the_case_is_gone(
    writer: Visitor, quiet_app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = sent(writer)
    content, code = fetched(writer, case), scanned(writer, case)
    store = quiet_app.extensions["inzage"].store
    with store.engine.begin() as connection:
        for table in reversed(metadata.sorted_tables):
            if table.name not in {"agencies", "marks"}:
                connection.execute(table.delete())

    def down() -> None:
        raise StoreUnavailable("down")

    monkeypatch.setattr(store, "reading", down)
    monkeypatch.setattr(store, "writing", down)
    for given in (content, code):
        assert "This receipt is genuine" in checked(quiet_app, given).text
    assert quiet_app.test_client().get(KEYS).status_code == 200


def test_after_a_rotation_the_old_key_stays_published_and_old_receipts_genuine(
    writer: Visitor, quiet_app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = sent(writer)
    old = fetched(writer, case)
    parts = quiet_app.extensions["inzage"]
    (before,) = quiet_app.test_client().get(KEYS).get_json()["keys"]
    rotated = replace(
        parts.settings,
        receipt_key=bytes(range(32)),
        older_receipt_keys=(base64.b64decode(before["public"]),),
    )
    monkeypatch.setattr(parts, "settings", rotated)
    new = fetched(writer, case)
    assert json.loads(old)["proof"]["key"] == before["id"] != json.loads(new)["proof"]["key"]
    for content in (old, new):
        assert "This receipt is genuine" in checked(quiet_app, content).text
    today, earlier = quiet_app.test_client().get(KEYS).get_json()["keys"]
    assert base64.b64decode(today["public"]) == public_of(bytes(range(32)))
    assert today["current"]
    assert earlier == before | {"current": False}


def test_what_is_added_later_leaves_the_proof_as_it_was(writer: Visitor, clock: FakeClock) -> None:
    draft = begun(writer)
    page = writer.open(f"{draft}?q=files")
    writer.fill(page, {"file": (picture(), "a.jpg"), "medical": "no"}, form="/files")
    writer.fill(writer.open(f"{draft}?q=check"), {}, form="/send")
    case = writer.at.removesuffix("/receipt")
    before = fetched(writer, case)
    page = writer.open(case)
    download = writer.client.get(page.links("/files/")[0]).data
    assert json.loads(before)["proof"]["files"] == [hashlib.sha256(download).hexdigest()]
    clock.later(seconds=60)
    page = writer.fill(page, {"message": "One more thing."}, form="/messages")
    later = io.BytesIO()
    Image.new("RGB", (9, 9), "red").save(later, "PNG")
    later.seek(0)
    page = writer.fill(page, {"file": (later, "b.png"), "medical": "no"}, form="/files")
    assert len([link for link in page.links("/files/") if not link.endswith("/read")]) == 2
    writer.fill(writer.open(f"{case}/withdraw"), {}, form="/withdraw")
    assert fetched(writer, case) == before


def test_on_a_shared_device_the_download_warns_first(signed_in: Callable[..., Visitor]) -> None:
    writer = signed_in(device="shared")
    page = writer.open(f"{sent(writer)}/receipt/proof")
    page = writer.open(page.links("/receipt/file")[0])
    assert "The file stays on this device after you sign out." in page.text
    assert writer.client.get(page.links("sure=yes")[0]).mimetype == "application/json"


def test_the_proof_of_another_looks_like_one_that_never_was(
    writer: Visitor, signed_in: Callable[..., Visitor]
) -> None:
    case = sent(writer)
    other = signed_in()
    missing = other.client.get("/en/cases/" + "0" * 26)
    for end in ("/receipt/proof", "/receipt/file", "/receipt/file?sure=yes"):
        foreign = other.client.get(case + end)
        assert (foreign.status_code, foreign.data) == (404, missing.data)


def test_the_pages_stay_light_and_the_code_is_a_picture_with_a_name(writer: Visitor) -> None:
    case = sent(writer)
    script = brotli.compress((ROOT / "static" / "portal.js").read_bytes(), quality=5)
    for end in ("/receipt", "/receipt/proof"):
        answer = writer.client.get(case + end, headers={"Accept-Encoding": "br"})
        head = sum(len(name) + len(value) + 4 for name, value in answer.headers)
        assert head + len(answer.data) + len(script) <= 12_000
    page = writer.open(f"{case}/receipt/proof")
    assert page.tree.xpath("//main//*[@role='img'][@aria-label='QR code of your receipt']/svg/g/path")


def test_the_script_takes_the_proof_from_the_address_and_never_sends_it(
    browser: Browser, writer: Visitor, quiet_app: Flask
) -> None:
    code = scanned(writer, sent(writer))
    asked: list[str] = []
    anybody = quiet_app.test_client()

    def serve(route: Route) -> None:
        path = route.request.url.removeprefix("http://portal.example")
        asked.append(path)
        answer = anybody.get(path)
        route.fulfill(status=answer.status_code, body=answer.data, headers=dict(answer.headers))
        answer.close()

    page = browser.new_context().new_page()
    page.route("**/*", serve)
    page.goto(f"http://portal.example/en/verify#{code}")
    expect(page.locator("#text")).not_to_have_value("")
    assert page.input_value("#text") == code
    assert page.url == "http://portal.example/en/verify"
    assert not [path for path in asked if code[:20] in path]
