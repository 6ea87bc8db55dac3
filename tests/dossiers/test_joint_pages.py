"""What is said of a joint file, in the demo town: to each partner, and to who works for them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from tests.desk.ways import assignment_of, opened
from tests.dossiers.test_pages import HE, file_of
from tests.visitor import Visitor

ClientFor = Callable[..., Visitor]


@pytest.mark.requirement("R-018")
def test_each_file_says_whether_it_is_personal_or_joint_and_with_whom(client_for: ClientFor) -> None:
    assert "A joint file: of you and uw man" in client_for("wife", lang="en").open("dossier").text
    assert "A joint file: of you and uw vrouw" in client_for("husband", lang="en").open("dossier").text
    assert "A personal file: it is about you only" in client_for(HE, lang="en").open("dossier").text


@pytest.mark.requirement("R-018")
def test_an_official_and_a_letter_use_the_same_words(app: Flask, client_for: ClientFor) -> None:
    desk = client_for("caseworker", lang="en")
    assignment = assignment_of(app, "caseworker", "wife")
    opened(desk, assignment)
    listing = f"desk/people/{assignment}/files"
    assert "A joint file: of you and uw man" in desk.open(listing).text
    one = desk.open(f"{listing}/{file_of(app, 'f-vrouw')}")
    assert "A joint file: of you and uw man" in one.text
    asked = client_for("wife", lang="en").open(f"cases/new/inspection?file={file_of(app, 'f-vrouw')}")
    assert "Your joint file: Dossier bijstand" in asked.text


@pytest.mark.requirement("R-015")
def test_each_partner_reads_who_may_talk_about_what_for_what_and_when_that_was_told(
    app: Flask, client_for: ClientFor
) -> None:
    for person, file, who in (("wife", "f-vrouw", "uw man"), ("husband", "f-man", "uw vrouw")):
        page = client_for(person, lang="en").open(f"dossier/files/{file_of(app, file)}")
        said = page.text[page.text.index("Who may talk about your joint file") :]
        assert f"Uw consulent en de consulent van {who}" in said
        assert "De afspraken over de uitkering die u samen hebt." in said
        assert "When you were told23 November 2026" in said
        assert "Work" in said
    personal = client_for(HE, lang="en").open(f"dossier/files/{file_of(app, 'f-hendrik')}")
    assert "joint file" not in personal.text


@pytest.mark.requirement("R-015")
def test_the_notice_leads_to_the_file(app: Flask, client_for: ClientFor) -> None:
    wife = client_for("wife", lang="en")
    listing = wife.open("notices")
    assert "You have a joint file." in listing.text
    leads = [wife.open(link) for link in listing.links("/notices/")]
    page = next(page for page in leads if "One file about you" in page.heading)
    assert "Who may talk about your joint file" in page.text
