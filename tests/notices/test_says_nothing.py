"""Everything that leaves the portal, for every notice of the demo town and of every kind, says nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from flask import Flask
from sqlalchemy import select

from portal.agencies.models import Agency
from portal.cases.models import Case
from portal.cases.views_calendar import ONCE, as_calendar
from portal.letters import engine
from portal.letters.making import LOOKS, file_name
from portal.letters.phrases import TITLE
from portal.mandates.models import Mandate
from portal.notices import kinds
from portal.notices.channels import transports_of
from portal.notices.letters import short_text_for, text_for
from portal.notices.models import ContactWay, Delivery, Notice, NoticeChoice
from portal.notices.rules import OUTSIDE, Channel, State, Topic, address_of
from portal.notices.service import tell
from portal.notices.topics import ESSENTIAL
from portal.people.models import Person
from portal.settings import ROOT
from portal.store import Store, new_id
from portal.store.models import PersonKey
from portal.web import Portal
from portal.worker.running import bench_of
from portal.worker.telling import tell_people
from tests.clocks import MONDAY, FakeClock
from tests.notices.peer import notify_peer
from tests.notices.post_office import PostOffice, post_office
from tests.notices.ways import WORDS, notice, outbox, put_at_risk, reach, send
from tests.people_of_tests import Somebody
from tests.worker.test_printing import text_of

Someone = Callable[..., Somebody]

FORBIDDEN = (
    *("klacht", "uitkering", "bezwaar", "zaak", "zorg", "bijstand", "schuld", "kind", "school", "politie"),
    *("gegevens", "toestemming", "gesprek", "besproken", "dossier", "arts", "wijkteam", "inzage", "verzoek"),
    *("complaint", "benefit", "objection", "case", "care", "debt", "child", "police", "permission", "data"),
    *("digid", "mijn", "http", "www", "href", "//"),
)
ADDRESS = {Channel.EMAIL: "iemand@example.nl", Channel.SMS: "+31600000000", Channel.POST: "A\nKade\nStad"}


def fill(store: Store, channels: Sequence[Channel] = OUTSIDE) -> None:
    """Give everybody in the town one of the channels in turn, with a notice of every kind by each of them."""
    with store.writing() as work:
        rows = work.rows(
            select(Person.id).join(PersonKey, PersonKey.person_id == Person.id).order_by(Person.id)
        )
        everybody = [row.id for row in rows]
        for number, person in enumerate(everybody):
            channel = channels[number % len(channels)]
            way, place = new_id(), address_of(channel)
            sealed = work.seal(person, "contact_ways", way, "address", ADDRESS[place])
            row = {"id": way, "person_id": person, "channel": place.value, "made_at": MONDAY}
            work.add(ContactWay, {**row, "address_sealed": sealed, "confirmed_at": MONDAY, "code_tries": 0})
            for topic in Topic:
                choice = {"person_id": person, "topic": topic.value, "channel": channel.value}
                work.add(NoticeChoice, {**choice, "chosen_at": MONDAY})
            # A whole letter is made for each notice; a few kinds are enough to see that they say no more.
            every = (*kinds.KINDS, "case_something_new", "unheard_of")
            for kind in ("case_received", "consultation") if channel is Channel.LETTER else every:
                tell(work, person=person, kind=kind, about_table="cases", about_id=new_id(), at=MONDAY)


def names(store: Store) -> set[str]:
    """Every word of the name of every person and organisation of the town."""
    with store.reading() as work:
        people = work.rows(
            select(Person.id, Person.name_sealed).join(PersonKey, PersonKey.person_id == Person.id)
        )
        said = [work.open(row.id, "persons", row.id, "name", row.name_sealed) for row in people]
        said += [row.name for row in work.rows(select(Agency.name))]
    # The sender is the town itself, in whose name all this is sent.
    return {word.lower() for name in said for word in re.findall(r"\w{4,}", name)} - {"waterstad", "gemeente"}


def words_of_kinds() -> set[str]:
    """What each kind of notice says inside the portal, in every language."""
    texts = [kind.text for kind in kinds.KINDS.values()] + list(ESSENTIAL.values())
    return {words.text(text).lower() for words in WORDS.values() for text in texts}


def mails(office: PostOffice) -> list[str]:
    """Each mail as it went over the line, but its address, date and id."""
    found = []
    for mail in office.taken:
        for header in ("To", "Date", "Message-ID"):
            del mail[header]
        found.append("\n".join(f"{name}: {value}" for name, value in mail.items()) + mail.get_content())
    return found


@pytest.mark.requirement("R-035", "R-046", "T-14")
@pytest.mark.timeout(300)
def test_nothing_that_leaves_for_the_whole_town_holds_a_personal_word(
    app: Flask, clock: FakeClock, tmp_path: Path
) -> None:
    parts: Portal = app.extensions["inzage"]
    store = parts.store
    fill(store)
    with post_office(tmp_path) as office, notify_peer() as peer:
        service = peer.settings(patience=10.0)
        settings = replace(parts.settings, demo=False, mail=office.settings(), notify=service)
        bench = bench_of(replace(parts, settings=settings))
        assert set(transports_of(settings, clock)) == set(OUTSIDE)
        tell_people(bench, MONDAY)
        texts = [str(body["personalisation"]["message"]) for _path, body in peer.taken]
        texts += mails(office)
        channels = {path for path, _body in peer.taken}
    assert channels == {"/v2/notifications/sms", "/v2/notifications/letter"}
    assert office.taken
    with store.reading() as work:
        assert work.rows(select(Notice.id).where(Notice.sent_at.is_(None))) == []
    personal, said_inside = names(store), words_of_kinds()
    assert len(personal) > 10
    for text in texts:
        plain = text.lower()
        words = set(re.findall(r"\w+", plain))
        assert not words & personal
        assert not [word for word in FORBIDDEN if word in plain]
        assert not [sentence for sentence in said_inside if sentence in plain]
        content = text.rpartition("Content-Language")[2]
        assert not re.search(r"\d", content), "no number, no count, no date"
    # One text for each channel and language, whatever the notices are about.
    languages = {"nl", *(row.language for row in _languages(store))}
    assert len(set(texts)) <= len(OUTSIDE) * len(languages)


@pytest.mark.skipif(not engine.is_available(), reason="this machine has no Pango")
@pytest.mark.requirement("R-035", "R-046")
@pytest.mark.timeout(600)
def test_no_letter_on_paper_says_more_than_was_asked_for_and_nothing_around_it_does(
    app: Flask, tmp_path: Path
) -> None:
    """Every event of the demo town and of every kind, once as a notice and once as the letter itself."""
    parts: Portal = app.extensions["inzage"]
    fill(parts.store, (Channel.POST, Channel.LETTER))
    _about_real_cases(parts.store)
    folder = tmp_path / "post"
    folder.mkdir()
    settings = replace(parts.settings, demo=False, print_folder=folder)
    bench = bench_of(replace(parts, settings=settings))
    while tell_people(bench, MONDAY):
        pass
    with parts.store.reading() as work:
        left = Delivery.state != State.DEMO.value  # What the town began with never leaves.
        rows = work.rows(select(Delivery.id, Delivery.channel, Delivery.state).where(left))
        assert work.rows(select(Notice.id).where(Notice.sent_at.is_(None))) == []
    assert {row.state for row in rows} == {"sent"}
    asked_for = {row.id for row in rows if row.channel == "letter"}
    personal, said_inside = names(parts.store), words_of_kinds()
    letters = notices_only = 0
    for file in folder.iterdir():
        assert re.fullmatch(r"[0-9a-z]{26}(-nl)?\.pdf", file.name), "a name of chance"
        around = around_of(file).lower()
        assert not set(re.findall(r"\w+", around)) & personal
        assert not [word for word in FORBIDDEN if word in around.replace("http://", "")]
        if file.stem.removesuffix("-nl") in asked_for:
            letters += 1
            continue
        notices_only += 1
        text = text_of(file).lower()
        assert not set(re.findall(r"\w+", text)) & personal
        assert not [sentence for sentence in said_inside if sentence in text]
    assert letters > 20
    assert notices_only > 2


def _about_real_cases(store: Store) -> None:
    """Tell of each real case and mandate of the town, so that whole letters are among what leaves."""
    with store.writing() as work:
        for row in work.rows(select(Case.id, Case.person_id).order_by(Case.id)):
            for kind in ("case_received", "case_late", "case_decided"):
                tell(work, person=row.person_id, kind=kind, about_table="cases", about_id=row.id, at=MONDAY)
        for row in work.rows(select(Mandate.id, Mandate.person_id).order_by(Mandate.id)):
            about = {"about_table": "mandates", "about_id": row.id}
            tell(work, person=row.person_id, kind="mandate_given", **about, at=MONDAY)


def around_of(file: Path) -> str:
    """Return all that a PDF file says around its text."""
    with pikepdf.open(file) as paper:
        found = [str(value) for value in paper.docinfo.values()]
        # The names of its own vocabularies are addresses; no reader opens them.
        about = bytes(paper.Root.Metadata.read_bytes()).decode()
        found.append(re.sub(r"<[^>]*>", " ", about))
        found += [str(name) for name in paper.attachments]
    return " ".join(found)


def _languages(store: Store) -> list[object]:
    with store.reading() as work:
        return list(work.rows(select(Person.language).distinct()))


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_words_are_the_same_for_every_topic(lang: str) -> None:
    texts = {text_for(WORDS[lang], topics={topic}) for topic in Topic}
    assert len(texts) == 1
    assert short_text_for(WORDS[lang]) in texts.pop()


def test_dutch_says_exactly_this() -> None:
    assert text_for(WORDS["nl"]).split("\n\n") == [
        "Er staat een bericht voor u klaar.",
        "U leest het als u inlogt op onze website.",
        "In dit bericht staat geen link. Zo weet u dat het echt is.",
    ]


@pytest.mark.requirement("L-48")
def test_what_it_is_about_stands_there_only_when_the_law_asks_and_never_for_who_is_at_risk(
    store: Store, clock: FakeClock, someone: Someone, tmp_path: Path
) -> None:
    safe, at_risk = someone(), someone()
    put_at_risk(store, at_risk)
    for who in (safe, at_risk):
        reach(store, who, f"{who.id[:8]}@example.nl")
        notice(store, who, kind="consultation")
        with store.writing() as work:
            choice = {"person_id": who.id, "topic": "data", "channel": "email", "chosen_at": MONDAY}
            work.add(NoticeChoice, choice)
    with post_office(tmp_path) as office:
        send(outbox(store, clock, office.settings(), details=("data",)))
        found = {str(mail["To"]): mail.get_content() for mail in office.taken}
    assert "Het gaat over uw gegevens." in found[f"{safe.id[:8]}@example.nl"]
    assert found[f"{at_risk.id[:8]}@example.nl"].split() == text_for(WORDS["nl"]).split()


@pytest.mark.requirement("R-046")
def test_every_file_that_is_fetched_has_a_name_that_says_nothing() -> None:
    """Each name is written in the code; nothing of a person or a case can stand in one."""
    found = [
        name
        for file in sorted((ROOT / "portal").rglob("*.py"))
        for name in re.findall(r'filename=\\?"([^"\\]+)', file.read_text(encoding="utf-8"))
    ]
    assert len(found) > 8
    fixed = [re.sub(r"\{[^}]*\}", "", name) for name in found]
    assert not [name for name in fixed for word in FORBIDDEN if word in name.lower()]
    values = {value for name in found for value in re.findall(r"\{([^}]*)\}", name)}
    assert values == {
        *("name", "FILE_NAME", "place", "ending", "file_name(lang)", "file_name(DUTCH, KEPT)"),
        "file_name(lang, LARGE)",
        *("ending(opened.media_type)", "ENDINGS[found.media_type]", "ENDINGS[media_type]"),
    }


@pytest.mark.requirement("R-046", "T-15")
def test_what_goes_into_a_calendar_or_gets_a_name_says_nothing_either() -> None:
    days = (MONDAY.date(),)
    for words in WORDS.values():
        said = as_calendar(days, title=words.text(ONCE), made_at=MONDAY)
        names = [
            file_name(words.lang, look, is_text=is_text)
            for look in LOOKS.values()
            for is_text in (False, True)
        ]
        around = f"{said} {' '.join(names)} {words.text(TITLE)}".lower()
        # The mark of the maker is part of the format.
        around = around.replace("prodid:-//days//nl", "")
        assert not [word for word in FORBIDDEN if word in around]
