"""Two requests: how do you know this, and please share this. Both get an answer, with reasons."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from portal.cases import kinds
from tests.visitor import Visitor

ClientFor = Callable[..., Visitor]


@pytest.mark.requirement("R-182")
def test_from_an_entry_somebody_asks_how_they_know_and_the_privacy_officer_answers(
    app: Flask, client_for: ClientFor
) -> None:
    wife, officer = client_for("wife", lang="en"), client_for("privacy-officer", lang="en")
    entry = next(
        one for one in wife.open("consultations").links("/consultations/") if len(one.split("/")[-1]) == 26
    )
    page = wife.open(entry)
    (address,) = page.tree.xpath("//a[contains(@href, '/how_known')]/@href")
    wife.fill(wife.open(address), {"answer": "Zij weten van mijn schulden."}, form="/cases/new/")
    wife.fill(wife.open(f"{wife.at}?q=check"), {}, form="/send")
    case = wife.at.removesuffix("/receipt")
    assert "23 December 2026" in wife.open(case).text, "a month, by the law on data"
    number = case.rpartition("/")[2]
    officer.fill(officer.open("desk/rights"), {"case": number}, form="/desk/rights")
    page = officer.open(officer.open(f"desk/rights/{number}").links("/answer/")[0])
    said = {
        "outcome": "granted",
        "reason": "De kredietbank vertelde het op 2 juni.",
        "meaning": "U weet het nu.",
    }
    officer.fill(page, said, form="/answer/")
    assert "De kredietbank vertelde het op 2 juni." in wife.open(case).text


@pytest.mark.requirement("R-173")
def test_somebody_asks_to_share_something_and_gets_a_yes_or_why_not(
    app: Flask, client_for: ClientFor
) -> None:
    wife, officer = client_for("wife", lang="en"), client_for("privacy-officer", lang="en")
    page = wife.open("cases/new/please_share")
    assert (
        "Write what they may share, and with whom."
        in wife.fill(page, {"answer": ""}, form="/cases/new/", status=400).text
    )
    wife.fill(page, {"answer": "Dat ik geen trap kan lopen, aan het Wmo-loket."}, form="/cases/new/")
    draft = wife.at
    wife.fill(wife.open(f"{draft}?q=check"), {}, form="/send")
    case = wife.at.removesuffix("/receipt")
    number = case.rpartition("/")[2]
    officer.fill(officer.open("desk/rights"), {"case": number}, form="/desk/rights")
    page = officer.open(officer.open(f"desk/rights/{number}").links("/answer/")[0])
    no = {"outcome": "refused", "reason": "", "meaning": "U kunt het zelf vertellen."}
    assert officer.fill(page, no, form="/answer/", status=400).status == 400, "a no without a reason is none"
    why = {**no, "reason": "De dokter moet het zelf vertellen.", "article": "BW boek 7 art. 457"}
    officer.fill(page, why, form="/answer/")
    assert "De dokter moet het zelf vertellen." in wife.open(case).text


def test_both_are_kinds_that_somebody_answers() -> None:
    for code in ("how_known", "please_share"):
        assert kinds.find(code).handled_by == "privacy_officer"
