"""A partner hands over a paper with a code from the phone: three steps, no mail, and the person is told."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select, update

from portal.access import Hold
from portal.access.models import RefusedTry
from portal.consultations import papers
from portal.consultations.models_papers import EntryPaper
from portal.notices.models import Notice
from portal.signals.phrases import MUST_WAIT
from portal.signals.rules import MOST_WRONG
from portal.store import new_id
from portal.worker.cleaning import drop_papers
from portal.worker.running import bench_of
from tests.cases.ways import picture
from tests.clocks import MONDAY
from tests.desk.test_both_sides import entry
from tests.desk.ways import agency, assignment_of, opened, person_of, store_of
from tests.visitor import Page, Visitor

__all__ = ["entry"]

ClientFor = Callable[..., Visitor]
pytestmark = pytest.mark.requirement("R-118")


@pytest.fixture
def official(app: Flask, client_for: ClientFor) -> Visitor:
    """The official who wrote the talk down."""
    visitor = client_for("caseworker", lang="en")
    opened(visitor, assignment_of(app, "caseworker", "wife"))
    return visitor


def address(app: Flask, entry: str) -> str:
    return f"desk/people/{assignment_of(app, 'caseworker', 'wife')}/entries/{entry}/papers"


def asked(app: Flask, official: Visitor, entry: str) -> str:
    """Ask for a paper and return the code."""
    page = official.fill(
        official.open(address(app, entry)), {"body": agency(app, "o-krediet")}, form="/papers"
    )
    return _code(page)


def _code(page: Page) -> str:
    assert "You see it only now" in page.text
    return str(re.search(r"\w{4}-\w{4}-\w{4}", page.text)[0])  # type: ignore[index]  # It is there.


def handed(app: Flask, code: str, *, status: int = 200, network: str = "", **values: Any) -> Page:
    """Hand a paper over, as somebody who has no account: open the page, fill it in, press."""
    partner = Visitor(app, lang="en")
    partner.client.environ_base["REMOTE_ADDR"] = network or "127.0.0.1"
    sent = {"code": code, "medical": "no", "file": (picture(), "brief.jpg"), **values}
    return partner.fill(partner.open("hand-over"), sent, form="/hand-over", status=status)


def came(app: Flask) -> int:
    with store_of(app).reading() as work:
        counted = select(func.count()).select_from(EntryPaper).where(EntryPaper.content_sealed.is_not(None))
        return int(work.value(counted) or 0)


def asked_for(app: Flask) -> int:
    with store_of(app).reading() as work:
        return int(work.value(select(func.count()).select_from(EntryPaper)) or 0)


def test_a_partner_without_an_account_hands_over_a_paper_and_the_person_knows(
    app: Flask, client_for: ClientFor, official: Visitor, entry: str
) -> None:
    code = asked(app, official, entry)
    assert "It came in safely" in handed(app, f" {code.upper()} ").text
    page = official.open(address(app, entry))
    assert code not in page.text and "It came" in page.text
    paper = official.client.get(page.links("/papers/")[0])
    assert paper.status_code == 200 and paper.data[:3] == b"\xff\xd8\xff"
    assert "attachment" in paper.headers["Content-Disposition"] and "brief" not in str(paper.headers)
    wife = client_for("wife", lang="en")
    assert "handed over a paper about this" in wife.open(f"consultations/{entry}").text
    assert "An organisation handed over a paper about you" in wife.open("notices").text
    assert "handed over a paper" not in client_for("husband", lang="en").open("notices").text


def test_what_was_handed_over_stands_in_the_download_without_the_paper_itself(
    app: Flask, client_for: ClientFor, official: Visitor, entry: str
) -> None:
    code = asked(app, official, entry)
    wife = client_for("wife", lang="en")

    def stands(visitor: Visitor) -> Any:
        return json.loads(visitor.client.get("/nl/dossier/download").text)["papers_handed_over"]

    assert stands(wife) == [], "it was only asked"
    handed(app, code)
    (one,) = stands(wife)
    assert one["entry"] == entry and one["media_type"] == "image/jpeg"
    names = app.extensions["inzage"].directory().name
    assert one["handed_over_by"] == names(agency(app, "o-krediet")) != one["asked_by"]
    assert one["received_at"].startswith("2026-") and "content" not in str(one)
    assert stands(client_for("husband", lang="en")) == []


def test_a_second_press_gives_the_same_code_and_asks_for_one_paper(
    app: Flask, official: Visitor, entry: str
) -> None:
    page = official.open(address(app, entry))
    given = {"body": agency(app, "o-krediet")}
    codes = {_code(official.fill(page, given, form="/papers")) for _ in range(2)}
    assert len(codes) == 1 and asked_for(app) == 1
    assert asked(app, official, entry) not in codes, "a form opened anew asks for another paper"
    handed(app, codes.pop())
    late = official.fill(page, given, form="/papers", status=400)
    assert papers.USED in late.text and asked_for(app) == 2


def test_another_cannot_get_a_code_with_the_number_of_somebody_elses_form(
    app: Flask, client_for: ClientFor, official: Visitor, entry: str
) -> None:
    page = official.open(address(app, entry))
    code = _code(official.fill(page, {"body": agency(app, "o-krediet")}, form="/papers"))
    once = page.tree.xpath("string(//input[@name='once']/@value)")
    with store_of(app).writing() as work:
        moved = update(EntryPaper).where(EntryPaper.once == once).values(account_id=new_id())
        work.run(moved)
    refused = official.fill(page, {"body": agency(app, "o-krediet")}, form="/papers", status=400)
    assert code not in refused.text and papers.USED in refused.text


def test_an_address_with_many_wrong_codes_waits_an_hour_and_others_do_not(
    app: Flask, official: Visitor, entry: str
) -> None:
    code = asked(app, official, entry)
    for _ in range(MOST_WRONG):
        assert papers.WRONG_CODE in handed(app, "aaaa-bbbb-cccc", status=400, network="8.8.4.4").text
    waits = handed(app, code, status=429, network="8.8.4.4")
    assert MUST_WAIT in waits.text and papers.WRONG_CODE not in waits.text, "a right one is not looked at"
    assert came(app) == 0
    handed(app, code, network="9.9.9.9")
    assert came(app) == 1
    app.extensions["inzage"].clock.moment = MONDAY + timedelta(hours=2)
    assert papers.WRONG_CODE in handed(app, code, status=400, network="8.8.4.4").text


def test_each_wrong_code_is_written_down_as_a_refused_try(app: Flask) -> None:
    handed(app, "aaaa-bbbb-cccc", status=400)
    with store_of(app).reading() as work:
        row = work.row(select(RefusedTry.account_id, RefusedTry.endpoint))
    assert row is not None and (row.account_id, row.endpoint) == ("", "pages.hand_over")


def test_a_code_works_once_and_a_wrong_or_old_one_looks_the_same(
    app: Flask, official: Visitor, entry: str
) -> None:
    code = asked(app, official, entry)
    wrong = handed(app, "aaaa-bbbb-cccc", status=400)
    assert papers.WRONG_CODE in wrong.text
    handed(app, code)
    assert papers.WRONG_CODE in handed(app, code, status=400).text
    late = asked(app, official, entry)
    app.extensions["inzage"].clock.moment = MONDAY + papers.VALID + timedelta(minutes=1)
    assert papers.WRONG_CODE in handed(app, late, status=400).text
    assert came(app) == 1


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({"medical": "yes"}, "Give it to the medical adviser"),
        ({"medical": ""}, "Choose what this file is."),
        ({"file": (io.BytesIO(b"MZ no picture"), "brief.jpg")}, ""),
        ({"file": ""}, "Choose a file first."),
    ],
    ids=["health", "not said", "no picture", "no file"],
)
def test_what_does_not_go_here_is_refused_and_the_code_still_works(
    app: Flask, official: Visitor, entry: str, values: dict[str, Any], fault: str
) -> None:
    code = asked(app, official, entry)
    refused = handed(app, code, status=400, **values)
    assert fault in refused.text and code in refused.response.text
    assert came(app) == 0
    handed(app, code)


def test_only_a_side_of_the_talk_is_asked(app: Flask, official: Visitor, entry: str) -> None:
    page = official.open(address(app, entry))
    for body in ("", agency(app, "o-gemeente")):
        refused = official.fill(page, {"body": body}, form="/papers", status=400)
        assert papers.NO_SIDE in refused.text
    with store_of(app).reading() as work:
        assert work.value(select(func.count()).select_from(EntryPaper)) == 0


def test_of_a_hidden_talk_nothing_of_a_paper_is_there(
    app: Flask, client_for: ClientFor, official: Visitor, entry: str
) -> None:
    code = asked(app, official, entry)
    hold = {"id": new_id(), "item_table": "consultation_subjects", "item_id": entry, "made_at": MONDAY}
    hold |= {"hidden_from": person_of(app, "wife"), "article": "UAVG art. 41", "review_on": MONDAY.date()}
    with store_of(app).writing() as work:
        work.add(Hold, {**hold, "asked_by": new_id(), "approved_by": new_id()})
    handed(app, code)
    wife = client_for("wife", lang="en")
    assert "handed over a paper" not in wife.open("notices").text
    wife.open(f"consultations/{entry}", status=404)


def test_a_paper_and_an_unused_code_are_thrown_away(app: Flask, official: Visitor, entry: str) -> None:
    handed(app, asked(app, official, entry))
    asked(app, official, entry)
    bench = bench_of(app.extensions["inzage"])
    assert drop_papers(bench, MONDAY + timedelta(days=1)) == 0
    assert drop_papers(bench, MONDAY + timedelta(days=3)) == 1, "the code that nobody used"
    assert drop_papers(bench, MONDAY + timedelta(days=15)) == 1
    with store_of(app).reading() as work:
        told = select(func.count()).select_from(Notice).where(Notice.kind == "entry_paper")
        assert work.value(told) == 1
