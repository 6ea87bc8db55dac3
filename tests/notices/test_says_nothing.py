"""Everything that leaves the portal, for every notice of the demo town and of every kind, says nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from portal.agencies.models import Agency
from portal.cases.views_calendar import ONCE, as_calendar
from portal.letters.making import LOOKS, file_name
from portal.letters.phrases import TITLE
from portal.notices import kinds
from portal.notices.channels import transports_of
from portal.notices.letters import short_text_for, text_for
from portal.notices.models import ContactWay, Notice, NoticeChoice
from portal.notices.rules import OUTSIDE, Channel, Topic
from portal.notices.service import tell
from portal.people.models import Person
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

Someone = Callable[..., Somebody]

FORBIDDEN = (
    *("klacht", "uitkering", "bezwaar", "zaak", "zorg", "bijstand", "schuld", "kind", "school", "politie"),
    *("gegevens", "toestemming", "gesprek", "besproken", "dossier", "arts", "wijkteam", "inzage", "verzoek"),
    *("complaint", "benefit", "objection", "case", "care", "debt", "child", "police", "permission", "data"),
    *("digid", "mijn", "http", "www", "href", "//"),
)
ADDRESS = {Channel.EMAIL: "iemand@example.nl", Channel.SMS: "+31600000000", Channel.POST: "A\nKade\nStad"}


def fill(store: Store) -> None:
    """Give everybody in the town every channel, with a notice of every kind by each of them."""
    with store.writing() as work:
        rows = work.rows(
            select(Person.id).join(PersonKey, PersonKey.person_id == Person.id).order_by(Person.id)
        )
        everybody = [row.id for row in rows]
        for number, person in enumerate(everybody):
            channel = OUTSIDE[number % len(OUTSIDE)]
            way = new_id()
            sealed = work.seal(person, "contact_ways", way, "address", ADDRESS[channel])
            row = {"id": way, "person_id": person, "channel": channel.value, "made_at": MONDAY}
            work.add(ContactWay, {**row, "address_sealed": sealed, "confirmed_at": MONDAY, "code_tries": 0})
            for topic in Topic:
                choice = {"person_id": person, "topic": topic.value, "channel": channel.value}
                work.add(NoticeChoice, {**choice, "chosen_at": MONDAY})
            for kind in (*kinds.KINDS, "case_something_new", "unheard_of"):
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
    texts = [kind.text for kind in kinds.KINDS.values()] + list(kinds.ESSENTIAL.values())
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
