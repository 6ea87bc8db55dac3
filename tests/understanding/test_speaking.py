"""A complaint told out loud: recorded, kept sealed, typed out by a person, checked by who said it."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select

from portal.cases.models import Attachment
from portal.understanding.models import TypedOut
from tests.cases.ways import begun, picture, sent
from tests.desk.ways import store_of
from tests.medical.sounds import HOME, m4a, webm
from tests.understanding.ways import SOUND, complained, id_of, taken, told, typed
from tests.visitor import Visitor

ClientFor = Callable[..., Visitor]
SAID = "Ze zouden mij bellen. Dat deden ze niet."


@pytest.mark.requirement("R-090", "R-130", "T-66")
def test_a_complaint_told_out_loud_is_typed_out_by_a_person_and_checked_by_who_said_it(
    app: Flask, client_for: ClientFor
) -> None:
    wife, handler = client_for("wife", lang="en"), client_for("complaint-handler", lang="en")
    case = complained(wife)
    assert "I tell it in my own voice. Please listen to my recording." in wife.open(case).text
    own = wife.open(case).links("/voice/")[0]
    assert "Nobody typed it out yet" in wife.open(own).text
    desk = taken(handler, case)
    listening = handler.open(handler.open(desk).links("/voice/")[0])
    heard = handler.client.get(listening.tree.xpath("//audio/@src")[0])
    assert heard.status_code == 200
    assert SOUND in heard.data, "the recording stays as it was said"
    assert HOME not in heard.data, "and tells nothing of where it was made"
    typed(handler, desk, SAID)
    page = wife.open(own)
    assert SAID in page.text
    assert "Typed out. Please check it." in page.text
    page = wife.fill(page, {"wrong": "Ik zei: beloofd."}, form="/voice/", button="no")
    assert "You said that it is not right" in wife.open(own).text
    assert "Ik zei: beloofd." in handler.open(handler.open(desk).links("/voice/")[0]).text
    typed(handler, desk, SAID.replace("zouden mij bellen", "hadden beloofd te bellen"))
    page = wife.open(own)
    wife.fill(page, {"right": "yes"}, form="/voice/")
    assert "You said that it is right" in wife.open(own).text
    assert "The person found it right" in handler.open(desk).text
    assert not handler.open(listening.response.request.path).tree.xpath("//main//form"), "it is final now"
    assert "Typing out or translating your words" in wife.open("consultations/access").text
    assert "Somebody typed out what you said" in wife.open("notices").text
    with store_of(app).reading() as work:
        kept = work.value(select(Attachment.sealed).where(Attachment.case_id == id_of(case)))
        assert SOUND not in kept, "it is sealed with the key of its person"
        assert work.rows(select(TypedOut.id).where(TypedOut.case_id == id_of(case)))


@pytest.mark.requirement("R-090")
def test_what_was_typed_goes_along_in_the_pack_for_the_ombudsman(client_for: ClientFor) -> None:
    wife, handler = client_for("wife", lang="en"), client_for("complaint-handler", lang="en")
    case = complained(wife)
    typed(handler, taken(handler, case), SAID)
    assert SAID in wife.open(f"{case}/all").text
    pack = wife.client.get(f"{case}/all/file?look=zip&sure=yes")
    assert b"file-1.webm" in pack.data


@pytest.mark.requirement("R-090")
@pytest.mark.parametrize("where", ["draft", "case"])
def test_a_draft_and_a_case_can_be_told_out_loud_as_well(client_for: ClientFor, where: str) -> None:
    wife = client_for("wife", lang="en")
    address = begun(wife) if where == "draft" else sent(wife)
    link = wife.open(f"{address}?q=happened" if where == "draft" else f"{address}/language").links("/say")[0]
    told(wife, link)
    case = address
    if where == "draft":
        wife.fill(wife.open(f"{address}?q=check"), {}, form="/send")
        case = wife.at.removesuffix("/receipt")
    page = wife.open(case)
    assert "Your own voice" in page.text
    assert "They promised to call me, and nobody did." in page.text, "the words that stood there stay"


@pytest.mark.requirement("R-090", "R-237")
@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"file": (io.BytesIO(b""), "")}, "Make a recording first, or choose one."),
        ({"sound": picture().getvalue()}, "This is no recording we know."),
        ({"sound": webm(seconds=16 * 60)}, "This takes longer than 15 minutes."),
        ({"sound": webm(kind=1)}, "We cannot read this recording."),
        ({"sound": webm()[:-20]}, "We cannot read this recording."),
        ({"own": ""}, "Tick this, or send a recording without others."),
        ({"tongue": "klingon"}, "Choose"),
    ],
)
def test_what_is_no_story_in_ones_own_voice_is_refused_and_what_was_chosen_stays(
    client_for: ClientFor, changes: dict[str, object], reason: str
) -> None:
    wife = client_for("wife", lang="en")
    page = told(wife, "cases/say", status=400, **{"tongue": "ar", **changes})
    assert reason in page.text
    if "tongue" not in changes:
        assert page.tree.xpath("//select[@name='tongue']/option[@selected]/@value") == ["ar"]
    assert page.tree.xpath("//*[@role='alert']"), "a summary says what is wrong"
    assert wife.open("cases").links("/drafts/") == []


@pytest.mark.requirement("R-090", "R-004", "T-52")
def test_nobody_else_listens_and_nobody_speaks_for_another(app: Flask, client_for: ClientFor) -> None:
    wife, husband = client_for("wife", lang="en"), client_for("husband", lang="en")
    case = complained(wife)
    file = id_of(wife.open(case).links("/voice/")[0])
    for address in (f"{case}/voice/{file}", f"{case}/files/{file}", f"{case}/language", f"{case}/say"):
        assert husband.client.get(address).status_code == 404
    handler = client_for("complaint-handler", lang="en")
    for address in ("", f"/voice/{file}", f"/voice/{file}/sound"):
        assert handler.client.get(f"/en/desk/words/{id_of(case)}{address}").status_code == 404


@pytest.mark.requirement("R-090", "T-60")
def test_only_the_page_to_speak_may_use_the_microphone(client_for: ClientFor) -> None:
    wife = client_for("wife", lang="en")
    say = wife.client.get("/en/cases/say")
    assert "microphone=(self)" in say.headers["Permissions-Policy"]
    assert "media-src 'self' blob:" in say.headers["Content-Security-Policy"]
    assert "say.js" in say.text
    case = complained(wife)
    for address in (wife.open(case).links("/voice/")[0], case, "/en/cases/new", "/en/"):
        page = wife.client.get(address)
        assert "microphone=()" in page.headers["Permissions-Policy"], address
        assert "blob:" not in page.headers["Content-Security-Policy"]
        assert ("media-src" in page.headers["Content-Security-Policy"]) == ("/voice/" in address)
        assert "say.js" not in page.text


@pytest.mark.requirement("R-090")
def test_a_newer_text_is_not_agreed_with_by_accident(client_for: ClientFor) -> None:
    wife, handler = client_for("wife", lang="en"), client_for("complaint-handler", lang="en")
    case = complained(wife)
    desk = taken(handler, case)
    typed(handler, desk, "Eerst.")
    page = wife.open(wife.open(case).links("/voice/")[0])
    typed(handler, desk, "Daarna.")
    page = wife.fill(page, {"right": "yes", "shown": "2020-01-01T00:00:00+00:00"}, form="/voice/", status=409)
    assert "The text has changed. Read it again first." in page.text
    assert "Daarna." in page.text


def test_a_recording_goes_with_the_draft_that_is_thrown_away(app: Flask, client_for: ClientFor) -> None:
    wife = client_for("wife", lang="en")
    told(wife, "cases/say", sound=m4a())
    draft = wife.at
    wife.fill(wife.open(f"{draft}/drop"), {}, form="/drop")
    with store_of(app).reading() as work:
        assert work.rows(select(Attachment.id)) == []
