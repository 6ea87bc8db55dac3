"""What is clear in a case: which official wrote, what stands in a picture, and dates that cannot be right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from portal.access.colleagues import labels
from portal.cases.dating import Doubt, dates_in, doubts
from portal.cases.models import CaseMessage
from portal.people.models import Account
from portal.store import Store, new_id
from tests.cases.ways import picture, sent
from tests.clocks import MONDAY
from tests.desk.ways import account_of, store_of
from tests.visitor import Visitor

ClientFor = Callable[..., Visitor]


@pytest.mark.requirement("R-039")
def test_each_official_keeps_one_label_within_a_case(app: Flask, client_for: ClientFor) -> None:
    wife = client_for("wife", lang="en", device="own")
    case = sent(wife)
    id = case.rsplit("/", 1)[1]
    first, second = account_of(app, "complaint-handler"), account_of(app, "privacy-officer")
    with store_of(app).writing() as work:
        who = work.value(select(Account.person_id).where(Account.demo_name == "wife"))
        for minute, account in enumerate((first, second, first)):
            row = {"id": new_id(), "case_id": id, "person_id": who, "by": "body", "account_id": account}
            work.add(CaseMessage, {**row, "at": MONDAY.replace(minute=minute)})
    page = wife.open(case)
    written = [node.text_content() for node in page.tree.xpath("//article/p[@class='subtle']")]
    assert written == [
        "Written by: complaint handler A",
        "Written by: privacy officer B",
        "Written by: complaint handler A",
    ]


def test_after_z_comes_aa(store: Store) -> None:
    with store.reading() as work:
        found = labels(work, [f"{number:026}" for number in range(28)])
    assert [letter for _role, letter in found.values()][-3:] == ["Z", "AA", "AB"]


@pytest.mark.requirement("R-039")
def test_a_picture_is_shown_with_its_text_and_the_text_goes_along(client_for: ClientFor) -> None:
    wife = client_for("wife", lang="en", device="own")
    case = sent(wife)
    upload = {"file": (picture(), "brief.jpg"), "medical": "no"}
    page = wife.fill(wife.open(case), upload, form="/files")
    page = wife.open(page.links("/read")[0])
    (shown,) = page.tree.xpath("//main//img")
    assert wife.client.get(shown.get("src")).mimetype == "image/jpeg"
    assert "not written down yet" in shown.get("alt")
    assert "Write what stands in it." in wife.fill(page, {}, form="/read", status=400).text
    page = wife.fill(page, {"says": "Hierbij ontvangt u 40 euro."}, form="/read")
    assert page.tree.xpath("//main//img/@alt") == ["Hierbij ontvangt u 40 euro."]
    assert "In it stands: Hierbij ontvangt u 40 euro." in wife.open(case).text
    other = client_for("mother", lang="en")
    file = page.form("/read").get("action").split("/files/")[1].split("/")[0]
    own = sent(other)
    other.open(f"{own}/files/{file}/read", status=404)


@pytest.mark.requirement("R-039")
def test_a_date_with_another_year_than_the_case_has_is_doubted() -> None:
    known = [date(2019, 7, 5), date(2019, 8, 27)]
    today = date(2026, 11, 23)
    wrong = doubts(["Op 5 juli 2018 belde u ons. Op 27 augustus 2019 ook."], known, today)
    assert wrong == [Doubt(date(2018, 7, 5), date(2019, 7, 5))]
    assert doubts(["On 5 July 2019.", "05-07-2019", "2019-07-05"], known, today) == []
    assert doubts(["Op 1 december 2026 sprak u ons."], known, today) == [Doubt(date(2026, 12, 1), None)]
    assert list(dates_in("31 februari 2019 en 12 mei")) == []
