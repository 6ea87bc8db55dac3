"""Was it different then, and is it really done? The register answers both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from flask import Flask

from portal.instructions.register import Tracked, Version, compare
from tests.visitor import Visitor

FIRST = Version("telling", "Telling", "1", "Write it down.", date(2018, 1, 1), date(2020, 10, 31))
SECOND = Version("telling", "Telling first", "2", "Ask first.", date(2020, 11, 1), None)
NOW = date(2026, 11, 2)


@pytest.mark.requirement("R-021")
def test_a_day_has_the_policy_that_held_then() -> None:
    (one,) = compare([FIRST, SECOND], then=date(2019, 8, 27), now=NOW)
    assert (one.title, one.then, one.now, one.is_different) == ("Telling first", FIRST, SECOND, True)
    (edge,) = compare([FIRST, SECOND], then=date(2020, 10, 31), now=NOW)
    assert edge.then is FIRST
    (same,) = compare([FIRST, SECOND], then=date(2020, 11, 1), now=NOW)
    assert not same.is_different


@pytest.mark.requirement("R-021")
def test_a_policy_that_did_not_exist_yet_says_so() -> None:
    (one,) = compare([SECOND], then=date(2019, 8, 27), now=NOW)
    assert one.then is None and one.is_different
    assert compare([FIRST], then=NOW, now=NOW) == []


@pytest.mark.requirement("R-235")
def test_adopted_is_not_done_and_done_needs_a_proof() -> None:
    one = Tracked(
        "R", date(2020, 7, 17), "Tell.", "adopted", "Yes.", "done", date(2020, 11, 1), "Handbook 2", "telling"
    )
    assert one.is_done
    assert not replace(one, state="busy").is_done
    assert not replace(one, proof="").is_done
    assert not replace(one, done_on=None).is_done


@pytest.mark.requirement("R-234")
def test_adopted_without_proof_is_marked_after_a_year() -> None:
    one = Tracked("R", date(2025, 11, 2), "Tell.", "adopted", "", "busy", None, "", "")
    assert not one.is_overdue(date(2026, 11, 1))
    assert one.is_overdue(date(2026, 11, 2))
    assert not replace(one, answer="refused").is_overdue(date(2027, 1, 1))
    done = replace(one, state="done", done_on=date(2026, 1, 1), proof="Handbook 2")
    assert not done.is_overdue(date(2027, 1, 1))
    assert replace(done, proof="").is_overdue(date(2027, 1, 1))


@pytest.mark.requirement("R-021")
def test_an_official_compares_a_day_with_today(client_for: Callable[..., Visitor]) -> None:
    official = client_for("complaint-handler", lang="en")
    page = official.open("desk/policies?day=2019-08-27")
    assert "Different then" in page.text and "The same then" in page.text
    assert "That is no day." in official.open("desk/policies?day=soon").text
    client_for("wife").open("desk/policies", status=404)


@pytest.mark.requirement("R-235")
def test_anybody_sees_that_adopted_is_not_done(app: Flask) -> None:
    page = Visitor(app, lang="en").open("recommendations")
    assert page.text.count("They are busy with it. It is not done.") == 1
    assert "Handboek re-integratie, versie 2020-2" in page.text


@pytest.mark.requirement("R-195")
def test_anybody_reads_which_role_opens_which_pages(app: Flask) -> None:
    page = Visitor(app, lang="en").open("who-may-see-what")
    assert "complaint handler" in page.text
    assert "Answer" not in page.heading


@pytest.mark.requirement("R-141", "R-234")
def test_anybody_reads_why_it_was_refused_and_what_nothing_shows(app: Flask) -> None:
    page = Visitor(app, lang="en").open("recommendations")
    assert "De wet zegt dat wij ze vijftien jaar bewaren." in page.text
    assert page.text.count("They said yes over a year ago. Nothing shows that it is done.") == 1


@pytest.mark.requirement("R-244")
@pytest.mark.parametrize("path", ["recommendations", "our-checks", "agreements"])
def test_each_public_report_says_whom_to_ask_by_phone_mail_and_at_a_desk(app: Flask, path: str) -> None:
    page = Visitor(app, lang="en").open(path)
    foot = page.tree.xpath("//footer")[0]
    assert foot.xpath(".//a[starts-with(@href, 'tel:')]")
    assert "@" in foot.text_content(), "a mailbox of the office, and of nobody in person"
    desk = foot.xpath(".//a[contains(@href, '/where-can-i-go')]/@href")
    assert desk and Visitor(app, lang="en").open(desk[0]).status == 200
