"""Somebody without a name tells it out loud, behind a code; with a name it is typed out as well."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select

from portal.cases.models import Attachment
from portal.signals.models import SignalFile
from tests.clocks import FakeClock
from tests.medical.sounds import HOME, ogg, webm
from tests.signals.test_naming import add_name, store_of
from tests.signals.ways import type_back, use, words_on
from tests.understanding.ways import SOUND
from tests.visitor import Page, Visitor

ClientFor = Callable[..., Visitor]


@pytest.fixture
def visitor(app: Flask) -> Visitor:
    """Somebody at a phone of a friend, who does not write."""
    return Visitor(app, lang="en")


def coded(visitor: Visitor) -> None:
    """Tick that it is told out loud, write nothing, keep the code, and open it."""
    told = {"kind": "complaint", "theme": "shared", "text": "", "aloud": "y"}
    words = words_on(visitor.fill(visitor.open("signal"), told, form="/signal"))
    type_back(visitor, words)
    use(visitor, words)


def say(visitor: Visitor, content: bytes, *, status: int = 200, **changes: object) -> Page:
    """Send a recording, in Arabic."""
    given = {"file": (io.BytesIO(content), "jan jansen.webm"), "tongue": "ar", "own": "y", **changes}
    return visitor.fill(visitor.open("signal/mine/say"), given, form="/say", status=status)


@pytest.mark.requirement("R-090", "R-199", "L-04")
def test_a_complaint_is_told_out_loud_without_a_name_and_typed_out_once_there_is_one(
    app: Flask, visitor: Visitor, client_for: ClientFor
) -> None:
    coded(visitor)
    assert visitor.open("signal/mine").links("/signal/mine/say")
    page = say(visitor, webm(SOUND))
    assert page.links("/signal/mine/files/"), "it is there, and can be heard again"
    handler = client_for("complaint-handler", lang="en")
    shown = handler.open(handler.open("desk/signals").links("/desk/signals/")[0])
    assert "Told out loud" in shown.text
    assert "Arabic" in shown.text, "somebody listens who knows the language"
    assert "jansen" not in shown.response.text
    heard = handler.client.get(shown.links("/files/")[0]).data
    assert SOUND in heard
    assert HOME not in heard
    with store_of(app).reading() as work:
        assert SOUND not in work.value(select(SignalFile.sealed)), "it is sealed"
    add_name(visitor)
    with store_of(app).reading() as work:
        assert work.value(select(Attachment.language)) == "ar", "it waits to be typed out, as any story"
    say(visitor, ogg(b"more" * 20))
    assert visitor.at == "/en/signal/mine/case"
    with store_of(app).reading() as work:
        kept = work.rows(select(Attachment.language, Attachment.media_type))
    assert sorted((row.language, row.media_type) for row in kept) == [
        ("ar", "audio/ogg"),
        ("ar", "audio/webm"),
    ]


def typed_out(handler: Visitor, text: str) -> Page:
    """Listen at the desk and type; return the page of what was told."""
    shown = handler.open(handler.open("desk/signals").links("/desk/signals/")[0])
    page = handler.open(shown.links("/heard")[0])
    assert page.tree.xpath("//audio/@src")
    return handler.fill(page, {"text": text}, form="/heard")


@pytest.mark.requirement("R-090", "R-130")
def test_an_official_types_it_out_while_there_is_no_name_and_the_teller_says_whether_it_is_right(
    app: Flask, visitor: Visitor, client_for: ClientFor, clock: FakeClock
) -> None:
    coded(visitor)
    say(visitor, webm(SOUND))
    handler = client_for("complaint-handler", lang="en")
    assert "The person must check it" in typed_out(handler, "قالوا إنهم سيتصلون غدا").text
    page = visitor.open("signal/mine")
    assert "Somebody typed out what you said" in page.text
    page = visitor.open(page.links("/heard")[0])
    assert "قالوا إنهم سيتصلون غدا" in page.text
    assert page.tree.xpath("//blockquote/p/@lang") == ["ar"]
    late = visitor.fill(page, {}, form="/heard", status=400)
    assert "Write what is not right, or press the other button." in late.text
    wrong = visitor.fill(late, {"wrong": "Niet morgen."}, form="/heard")
    assert "You said that it is not right" in wrong.text
    assert "Somebody typed out what you said" not in visitor.open("signal/mine").text
    old = page
    assert "Niet morgen." in handler.open(handler.open(handler.at).links("/heard")[0]).text
    clock.later(minutes=1)
    typed_out(handler, "قالوا إنهم سيتصلون")
    changed = visitor.fill(old, {}, form="/heard", button="yes", status=409)
    assert "The text has changed. Read it again first." in changed.text
    agreed = visitor.fill(visitor.open(visitor.at), {}, form="/heard", button="yes")
    assert "You said that it is right" in agreed.text
    heard = handler.open(
        handler.open(handler.open("desk/signals").links("/desk/signals/")[0]).links("/heard")[0]
    )
    assert not heard.tree.xpath("//main//textarea"), "what the person found right stays"
    with store_of(app).reading() as work:
        row = work.row(select(SignalFile.typed_sealed))
    assert row is not None
    assert "سيتصلون".encode() not in row.typed_sealed, "it is sealed"
    add_name(visitor)
    page = visitor.open("signal/mine/case")
    page = visitor.open(page.links("/heard")[0])
    assert "قالوا إنهم سيتصلون" in page.text, "it came along"
    assert "You said that it is right" in page.text


@pytest.mark.requirement("R-090", "T-05")
def test_nobody_without_the_code_and_no_other_role_reads_what_was_typed_out(
    visitor: Visitor, client_for: ClientFor
) -> None:
    coded(visitor)
    say(visitor, webm(SOUND))
    handler = client_for("complaint-handler", lang="en")
    shown = handler.open(handler.open("desk/signals").links("/desk/signals/")[0])
    address = shown.links("/heard")[0]
    typed_out(handler, "Zij bellen morgen.")
    for other in ("caseworker", "privacy-officer", "wife"):
        assert client_for(other, lang="en").client.get(address).status_code == 404, other
    mine = visitor.open("signal/mine").links("/heard")[0]
    assert handler.client.get(mine).status_code == 401
    assert handler.client.get(address.replace("/heard", "x/heard")).status_code == 404
    empty = handler.fill(handler.open(address), {"text": " "}, form="/heard", status=400)
    assert "Type what you hear." in empty.text


@pytest.mark.requirement("R-090")
def test_who_neither_writes_nor_speaks_is_asked_to_do_one_of_the_two(visitor: Visitor) -> None:
    told = {"kind": "complaint", "theme": "shared", "text": ""}
    page = visitor.fill(visitor.open("signal"), told, form="/signal", status=400)
    assert "One sentence is enough." in page.text


@pytest.mark.requirement("R-090", "T-46")
def test_what_is_no_own_voice_is_refused_and_the_language_stays(app: Flask, visitor: Visitor) -> None:
    coded(visitor)
    page = say(visitor, webm(SOUND), own="", status=400)
    assert "Tick this, or send a recording without others." in page.text
    assert page.tree.xpath("//select[@name='tongue']/option[@selected]/@value") == ["ar"]
    page = say(visitor, b"%PDF-1.7", status=400)
    assert "This is no recording we know." in page.text
    with store_of(app).reading() as work:
        assert work.rows(select(SignalFile.id)) == []


@pytest.mark.requirement("R-090", "T-60")
def test_only_with_a_code_and_only_there_may_the_microphone_be_used(app: Flask, visitor: Visitor) -> None:
    assert visitor.client.get("/en/signal/mine/say").status_code == 401
    coded(visitor)
    page = visitor.client.get("/en/signal/mine/say")
    assert "microphone=(self)" in page.headers["Permissions-Policy"]
    assert page.headers["Cache-Control"] == "no-store"
    assert "microphone=()" in visitor.client.get("/en/signal/mine").headers["Permissions-Policy"]
