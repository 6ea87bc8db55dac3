"""The letter about a mandate: on the page, as a file in each form, by post, and gone when it has ended."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from flask import Flask
from sqlalchemy import update

from portal.letters import engine
from portal.mandates.models import Mandate
from portal.notices.models import NoticeChoice
from portal.notices.rules import Channel, Topic
from portal.notices.service import tell
from portal.people.models import Person
from portal.store.texts import keep
from portal.web import Portal
from portal.worker.running import bench_of, run_due
from tests.clocks import MONDAY
from tests.mandates.ways import demo, mandate, store_of
from tests.notices.ways import reach
from tests.people_of_tests import Somebody
from tests.visitor import Visitor
from tests.worker.test_printing import text_of

SignIn = Callable[..., Visitor]
needs_pango = pytest.mark.skipif(not engine.is_available(), reason="this machine has no Pango")


@pytest.fixture
def given(app: Flask) -> str:
    """A mandate of the wife to the advocate."""
    account, _ = demo(app, "advocate")
    _, person = demo(app, "wife")
    made = mandate(store_of(app), person=person, account=account)
    with store_of(app).writing() as work:
        for field, text in (("helper", "Buurvrouw Bo"), ("text", "Ik laat Bo meekijken.")):
            keep(
                work,
                person=person,
                about_table="mandates",
                about_id=made,
                field=field,
                text=text,
                at=MONDAY,
            )
    return made


@pytest.mark.requirement("L-97")
def test_the_letter_says_who_may_do_what_until_when_and_how_it_stops(client_for: SignIn, given: str) -> None:
    wife = client_for("wife", device="own")
    page = wife.open(wife.open(f"me/helpers/{given}").links("/letter")[0])
    for said in (
        "Buurvrouw Bo",
        "Zien wie over u praatte",
        "Klachten en vragen voor u doen",
        "Niets anders.",
        "21 februari 2027",
        "U kunt dit altijd stoppen",
        "Ik laat Bo meekijken.",
    ):
        assert said in page.text, said
    answer = wife.client.get(page.links("look=text")[0])
    assert answer.headers["Content-Disposition"] == 'attachment; filename="letter-nl.txt"'
    assert "Buurvrouw Bo" in answer.text


@needs_pango
def test_it_comes_in_each_form_and_the_dutch_one_beside_it(client_for: SignIn, given: str) -> None:
    wife = client_for("wife", device="own", lang="ar")
    page = wife.open(f"/ar/me/helpers/{given}/letter")
    found = {}
    for link in [*page.links("look=letter"), *page.links("look=large"), *page.links("look=kept")]:
        answer = wife.client.get(link)
        with pikepdf.open(io.BytesIO(answer.data)) as paper:
            found[answer.headers["Content-Disposition"].partition("filename=")[2]] = str(paper.Root.Lang)
            assert paper.Root.MarkInfo.Marked
    assert found == {
        '"letter-ar.pdf"': "ar",
        '"letter-nl.pdf"': "nl",
        '"letter-large-ar.pdf"': "ar",
        '"letter-kept-ar.pdf"': "ar",
    }


def test_a_mandate_that_ended_or_is_somebody_elses_has_no_letter(
    app: Flask, client_for: SignIn, given: str
) -> None:
    husband, wife = client_for("husband"), client_for("wife")
    for rest in ("letter", "letter/file?look=text"):
        assert husband.client.get(f"/nl/me/helpers/{given}/{rest}").status_code == 404
    with store_of(app).writing() as work:
        work.run(update(Mandate).values(ended_at=MONDAY, end_reason="stopped"))
    assert not wife.open(f"me/helpers/{given}").links("/letter")
    for rest in ("letter", "letter/file?look=text"):
        assert wife.client.get(f"/nl/me/helpers/{given}/{rest}").status_code == 404


def test_a_shared_device_is_warned_first(client_for: SignIn, given: str) -> None:
    shared = client_for("wife", device="shared")
    page = shared.open(f"/nl/me/helpers/{given}/letter/file?look=text")
    assert "attachment" in shared.client.get(page.links("sure=yes")[0]).headers["Content-Disposition"]


@needs_pango
@pytest.mark.requirement("R-035", "R-046")
def test_who_asked_for_letters_gets_it_at_home_and_a_dutch_one_beside_it(
    app: Flask, given: str, tmp_path: Path
) -> None:
    parts: Portal = app.extensions["inzage"]
    person = demo(app, "wife")[1]
    reach(parts.store, Somebody(person, ""), "A. Bewoner\nKade 1\n1234 AB Stad", channel=Channel.POST)
    with parts.store.writing() as work:
        work.run(update(Person).where(Person.id == person).values(language="ar"))
        choice = {"person_id": person, "topic": Topic.OTHER.value, "channel": Channel.LETTER.value}
        work.add(NoticeChoice, {**choice, "chosen_at": MONDAY})
        tell(work, person=person, kind="mandate_given", about_table="mandates", about_id=given, at=MONDAY)
    settings = replace(parts.settings, demo=False, print_folder=tmp_path)
    assert run_due(bench_of(replace(parts, settings=settings))) == 0
    texts = {file.stem.endswith("-nl"): text_of(file) for file in tmp_path.glob("*.pdf")}
    assert set(texts) == {True, False}
    assert "Iemand mag iets voor u doen" in texts[True]
    assert "Buurvrouw Bo" in texts[True]
    assert all("Kade 1" in text for text in texts.values())
