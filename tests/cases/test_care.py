"""How people are treated: one to call, own words first, no needless proof, no door that shuts by itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from portal.access import acting, looking
from portal.cases import kinds, service
from portal.cases.models import Case
from portal.cases.outcome import EMPTY, OFFERS
from portal.catalogue.register import SERVICES
from portal.migrations.tables import metadata
from portal.settings import ROOT
from portal.store import Store
from portal.store.keys import CannotOpen, Keyring
from portal.terms import amsterdam_day
from tests.cases.ways import begun, sent
from tests.cases.writing import sent as send
from tests.clocks import MONDAY
from tests.desk.complaining import hear_both, official, shown, taken, whole_letter
from tests.people_of_tests import Somebody
from tests.stores import KEYRING
from tests.visitor import Visitor

ClientFor = Callable[..., Visitor]
Someone = Callable[..., Somebody]
RUDE = "You are all thieves and liars. I am sick of your damned office. Go to hell!"


@pytest.mark.requirement("R-142")
def test_a_case_opens_with_the_own_words_and_names_one_to_call_in_which_language(
    client_for: ClientFor,
) -> None:
    wife = client_for("wife", lang="en")
    case = sent(wife, "complaint", {"answer": RUDE})
    page = wife.open(case)
    heads = [head.text_content() for head in page.tree.xpath("//main//h2")]
    assert heads[0] == "What you wrote, in your own words"
    assert page.tree.xpath("//main//blockquote")[0].text_content().strip() == RUDE
    (card,) = page.tree.xpath("//main//address")
    assert "Complaint handler" in card.text_content()
    assert card.xpath(".//a[starts-with(@href, 'tel:')]"), "a phone number"
    assert card.xpath(".//*[contains(@class, 'subtle')]"), "and when it is answered"
    assert "You chose this language: English." in page.text


@pytest.mark.requirement("R-243")
def test_a_case_says_who_must_answer_now(app: Flask, client_for: ClientFor) -> None:
    wife = client_for("wife", lang="en")
    draft = begun(wife, "complaint", {"answer": RUDE})
    bodies = wife.open(f"{draft}?q=bodies")
    first = bodies.tree.xpath("//input[@name='answer']/@value")[0]
    wife.fill(bodies, {"answer": [first]}, form="q=bodies")
    wife.fill(wife.open(f"{draft}?q=check"), {}, form="/send")
    case = wife.at.removesuffix("/receipt")
    name = app.extensions["inzage"].directory().name(first)
    assert f"We wait for {name}." in wife.open(case).text
    wife.fill(wife.open(f"{case}/withdraw"), {}, form="/withdraw")
    assert "We wait for" not in wife.open(case).text


@pytest.mark.requirement("R-260")
def test_rude_words_stop_nothing_and_a_person_reads_them(
    store: Store, someone: Someone, client_for: ClientFor
) -> None:
    case = send(store, someone(), "complaint", {"happened": RUDE})
    with store.reading() as work:
        queue = service.queue(work, official=official(store), today=amsterdam_day(MONDAY), at=MONDAY)
    assert [line.case for line in queue.waiting] == [case]
    assert "talk" in dict(OFFERS), "who answers can offer a talk"
    wife = client_for("wife", lang="en")
    own = sent(wife, "complaint", {"answer": RUDE})
    page = wife.fill(wife.open(own), {"message": RUDE}, form="/messages")
    assert page.text.count(RUDE) >= 2 and "Your message is sent." in page.text


@pytest.mark.requirement("R-237", "R-258")
@pytest.mark.parametrize("offer", ["mistake", "explanation", "talk"])
def test_an_outcome_can_admit_a_mistake_explain_or_offer_a_talk(
    store: Store, someone: Someone, offer: str
) -> None:
    who, handler = someone(), official(store)
    case, viewer = taken(store, who, handler)
    hear_both(store, who, viewer, case)
    view, done = shown(store, viewer, case)
    typed = {**whole_letter(view, done), "offers": [offer], "remedy": "The course is paid."}
    with acting(store, viewer) as work:
        service.send_letter(
            work, viewer=viewer, case=case, typed=typed, version=0, at=MONDAY, today=amsterdam_day(MONDAY)
        )
    _view, after = shown(store, who.viewer, case)
    (letter,) = after.letters
    assert tuple(letter.offers) == (offer,)
    assert (letter.words["apology"], letter.words["remedy"]) == ("We are sorry.", "The course is paid.")


@pytest.mark.requirement("R-254", "R-258")
def test_no_form_asks_for_proof_or_for_a_copy_of_an_identity_paper() -> None:
    asked = [
        (kind.code, question.name)
        for kind in kinds.all()
        for question in kind.questions
        if question.shape == "files" and question.required
    ]
    assert asked == [], "a file is never needed"
    words = [
        f"{row.what} {row.why}".lower()
        for one in SERVICES.values()
        if not one.is_for_staff
        for row in one.rows
    ]
    assert len(words) > 50
    for word in ("passport", "identity card", "id card", "copy of your id"):
        assert not [text for text in words if word in text], word


@pytest.mark.requirement("R-250")
def test_no_table_keeps_a_score_or_a_profile_of_a_person() -> None:
    forbidden = ("score", "profile", "rating", "risk", "rank", "grade")
    found = {
        f"{table.name}.{column.name}"
        for table in metadata.sorted_tables
        if {"person_id", "hidden_from"} & set(table.columns.keys())
        for column in table.columns
        if any(word in column.name for word in forbidden)
    }
    # How well an organisation told something, in the sample of the privacy officer: no score of anybody.
    assert found == {"sample_items.score", "sample_items.scored_at"}
    holds = metadata.tables["holds"]
    assert not holds.columns["article"].nullable, "each limitation names its article"


@pytest.mark.requirement("R-251")
def test_how_an_argument_was_weighed_cannot_be_left_out(store: Store, someone: Someone) -> None:
    who, handler = someone(), official(store)
    case, viewer = taken(store, who, handler)
    hear_both(store, who, viewer, case)
    view, done = shown(store, viewer, case)
    own = [one.id for one in done.arguments if one.side == "person"]
    typed = {**whole_letter(view, done), **{f"weighed-{one}": "" for one in own}}
    with looking(store, viewer, at=MONDAY) as work:
        faults = service.letter_faults(work, case=case, typed=typed, today=amsterdam_day(MONDAY))
    assert own and {f"weighed-{one}": EMPTY["weighed"] for one in own} == faults


# PostgreSQL has a tool of its own for this.
@pytest.mark.requirement("R-266")
@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_a_backup_made_while_it_runs_is_whole_and_says_nothing_without_the_keys(
    tmp_path: Path, someone: Someone, store: Store
) -> None:
    who = someone()
    case = send(store, who, "complaint", {"happened": RUDE})
    copy = tmp_path / "copy.sqlite3"
    source, target = sqlite3.connect(str(store.engine.url.database)), sqlite3.connect(copy)
    with store.writing():  # Somebody is at work meanwhile.
        source.backup(target)
    source.close()
    target.close()
    assert RUDE.encode() not in copy.read_bytes()
    restored = Store(f"sqlite:///{copy}", KEYRING)
    with looking(restored, who.viewer, at=MONDAY) as work:
        assert service.show(work, case).texts["happened"] == RUDE
        assert work.value(select(Case.number).where(Case.id == case))
    restored.close()
    lost = Store(f"sqlite:///{copy}", Keyring(b"x" * 32, lookup=b"l" * 32))
    with looking(lost, who.viewer, at=MONDAY) as work, pytest.raises(CannotOpen):
        service.show(work, case)
    lost.close()
    said = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "**Restore.**" in said and '".backup copy.sqlite3"' in said
