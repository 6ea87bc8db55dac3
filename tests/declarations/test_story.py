"""My own story: sent to one organisation, read there and nowhere else, and taken back (R-172)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select, update

from portal.access.models import Hold
from portal.declarations.models import Declaration
from portal.people.models import Account
from portal.store import new_id
from portal.store.models import Text
from tests.clocks import MONDAY, FakeClock
from tests.desk.ways import assignment_of, opened, person_of, store_of
from tests.visitor import Page, Visitor

ClientFor = Callable[..., Visitor]
pytestmark = pytest.mark.requirement("R-172")

STORY = "Ik verloor mijn werk in 2018. Ik wil dat niet nog eens vertellen."


def body_of(app: Flask, official: str) -> str:
    """The organisation of an official."""
    with store_of(app).reading() as work:
        return str(work.value(select(Account.agency_id).where(Account.demo_name == official)))


def sent(app: Flask, wife: Visitor, *, to: str = "caseworker", **changes: Any) -> Page:
    """Write the story and send it."""
    told = {"story": STORY, "data_kinds": ["work"], "agency": body_of(app, to), **changes}
    return wife.fill(wife.open("own-story"), told, form="/own-story")


def at_desk(app: Flask, official: Visitor) -> tuple[Page, str]:
    """Open the declarations of the wife at the desk; return the page and its address."""
    assignment = assignment_of(app, "caseworker", "wife")
    opened(official, assignment)
    at = f"desk/people/{assignment}/declarations"
    return official.open(at), at


def stories(app: Flask) -> int:
    """How many stories there are in the store."""
    with store_of(app).reading() as work:
        of_wife = Declaration.person_id == person_of(app, "wife")
        rule = select(func.count()).where(Declaration.version == "own-story", of_wife)
        return int(work.value(rule) or 0)


@pytest.mark.parametrize(
    ("lang", "only"),
    [("nl", "mag dit lezen"), ("en", "may read this, until and including"), ("ar", "يحق ل")],
)
def test_it_is_sent_in_one_go_and_read_by_who_it_was_sent_to(
    app: Flask, client_for: ClientFor, lang: str, only: str
) -> None:
    wife = client_for("wife", lang=lang)
    page = sent(app, wife)
    assert STORY.split(".", maxsplit=1)[0] in page.text and only in page.text
    official = client_for("caseworker", lang="en")
    listed, _ = at_desk(app, official)
    story = official.open(listed.links("/declarations/story/")[0])
    assert "Ik wil dat niet nog eens vertellen." in story.text
    assert "This person sent it to your organisation only" in story.text
    assert "23 November 2027" in story.text or "24 November 2027" in story.text
    # She sees that it was read, and goes on with the same text for another organisation.
    assert "Writing down a talk about you" in client_for("wife", lang="en").open("consultations/access").text
    assert wife.open("own-story").tree.xpath("//textarea[@name='story']")[0].text.strip() == STORY


def test_the_first_page_of_the_desk_says_that_there_is_a_story_until_it_was_opened(
    app: Flask, client_for: ClientFor
) -> None:
    news = "Wrote the own story to you"
    official, other = client_for("caseworker", lang="en"), client_for("second-caseworker", lang="en")
    assert news not in official.open("desk").text
    sent(app, client_for("wife"))
    home = official.open("desk")
    assert home.text.count(news) == 1
    assert news not in other.open("desk").text, "it went to another organisation, or about another person"
    listed, _ = at_desk(app, official)
    assert "Release from secrecy" not in listed.text, "a story is no leave to tell"
    official.open(listed.links("/declarations/story/")[0])
    assert news not in official.open("desk").text


def test_what_is_taken_back_or_hidden_is_announced_to_nobody(app: Flask, client_for: ClientFor) -> None:
    news = "Wrote the own story to you"
    wife, official = client_for("wife", lang="en"), client_for("caseworker", lang="en")
    sent(app, wife)
    with store_of(app).writing() as work:
        (made,) = work.rows(
            select(Declaration.id, Declaration.person_id).where(Declaration.version == "own-story")
        )
        row = {
            "id": new_id(),
            "item_table": "declarations",
            "item_id": made.id,
            "hidden_from": made.person_id,
        }
        held = {
            "article": "UAVG art. 41",
            "review_on": MONDAY.date(),
            "asked_by": new_id(),
            "made_at": MONDAY,
        }
        work.add(Hold, {**row, **held})
    assert news not in official.open("desk").text
    with store_of(app).writing() as work:
        work.run(update(Hold).where(Hold.item_id == made.id).values(ended_at=MONDAY))
    assert news in official.open("desk").text
    wife.fill(wife.open(f"declarations/{made.id}/withdraw"), {}, form="/withdraw")
    assert news not in official.open("desk").text


def test_who_it_was_not_sent_to_finds_nothing(app: Flask, client_for: ClientFor) -> None:
    sent(app, client_for("wife"), to="medical-adviser")
    official = client_for("caseworker", lang="en")
    listed, at = at_desk(app, official)
    assert not listed.links("/declarations/story/")
    with store_of(app).reading() as work:
        (made,) = work.rows(select(Declaration.id).where(Declaration.version == "own-story"))
    official.open(f"{at}/story/{made.id}", status=404)
    client_for("husband").open(f"declarations/{made.id}", status=404)
    for role in ("team-leader", "privacy-officer", "manager", "second-caseworker"):
        client_for(role).open(f"{at}/story/{made.id}", status=404)
    assert STORY not in client_for("husband").open("own-story").text


def test_taken_back_it_is_gone_at_the_desk_at_once_and_they_must_say_that_they_stopped(
    app: Flask, client_for: ClientFor
) -> None:
    wife, official = client_for("wife", lang="en"), client_for("caseworker", lang="en")
    sent(app, wife)
    story = wife.at
    listed, at = at_desk(app, official)
    address = listed.links("/declarations/story/")[0]
    official.open(address)
    page = wife.open(f"{story.split('?')[0]}/withdraw")
    wife.fill(page, {}, form="/withdraw")
    official.open(address, status=404)
    after = official.open(at)
    assert not after.links("/declarations/story/") and after.links("/stops/")
    assert STORY.split(".", maxsplit=1)[0] in wife.open(story).text, "it stays hers"


def test_after_its_last_day_it_is_gone_at_the_desk(
    app: Flask, client_for: ClientFor, clock: FakeClock
) -> None:
    sent(app, client_for("wife"))
    official = client_for("caseworker", lang="en")
    listed, at = at_desk(app, official)
    address = listed.links("/declarations/story/")[0]
    with store_of(app).writing() as work:
        last = clock.now().date() - timedelta(days=1)
        work.run(update(Declaration).where(Declaration.version == "own-story").values(valid_to=last))
    official.open(address, status=404)
    assert not official.open(at).links("/declarations/story/")


@pytest.mark.parametrize(
    ("box", "said"),
    [
        ("story", "Schrijf eerst uw verhaal."),
        ("data_kinds", "Kruis aan waar uw verhaal over gaat."),
        ("agency", "Kies wie het mag lezen."),
    ],
)
def test_what_is_missing_is_asked_and_what_was_typed_stays(
    app: Flask, client_for: ClientFor, box: str, said: str
) -> None:
    wife = client_for("wife")
    told: dict[str, Any] = {"story": STORY, "data_kinds": ["work"], "agency": body_of(app, "caseworker")}
    page = wife.fill(
        wife.open("own-story"),
        {**told, box: [] if box == "data_kinds" else ""},
        form="/own-story",
        status=400,
    )
    assert said in page.text
    if box != "story":
        assert STORY in page.text
    assert stories(app) == 0


def test_a_second_press_sends_it_once(app: Flask, client_for: ClientFor) -> None:
    wife = client_for("wife")
    form = wife.open("own-story")
    told = {"story": STORY, "data_kinds": ["work"], "agency": body_of(app, "caseworker")}
    first = wife.fill(form, told, form="/own-story")
    assert wife.fill(form, told, form="/own-story").heading == first.heading
    assert stories(app) == 1


def test_it_is_kept_sealed_and_works_on_postgresql(app_on_postgres: Flask) -> None:
    wife = Visitor(app_on_postgres, lang="en")
    wife.sign_in("wife")
    sent(app_on_postgres, wife)
    assert stories(app_on_postgres) == 1
    with store_of(app_on_postgres).reading() as work:
        texts = work.rows(select(Text.sealed).where(Text.field == "story"))
    assert len(texts) == 1 and STORY.encode() not in bytes(texts[0].sealed)
    official = Visitor(app_on_postgres, lang="en")
    official.sign_in("caseworker")
    listed, _ = at_desk(app_on_postgres, official)
    assert listed.links("/declarations/story/")


def test_nobody_sends_it_for_another(app: Flask, client_for: ClientFor) -> None:
    client_for("caseworker").open("own-story", status=404)
    client_for("advocate").open("own-story", status=404)
