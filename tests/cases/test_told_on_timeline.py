"""What was sent, what came back and what was opened after signing in, on the timeline of a case."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from portal.notices.models import Delivery, NoticeChoice
from portal.notices.returns import note_returned
from portal.notices.rules import Channel, Topic
from portal.web import Portal
from portal.worker.running import bench_of, run_due
from tests.cases.ways import sent
from tests.clocks import MONDAY, FakeClock
from tests.mandates.ways import demo
from tests.notices.post_office import post_office
from tests.notices.ways import reach
from tests.people_of_tests import Somebody
from tests.visitor import Visitor

SENT = "Wij stuurden u een e-mail dat er een bericht is"
BACK = "Ons bericht naar het adres dat u gaf, kwam terug"
SEEN = "U zag ons bericht hier, nadat u inlogde"


@pytest.mark.requirement("R-035", "R-046")
def test_sent_returned_and_opened_stand_there_each_with_its_moment(
    app: Flask, client_for: Callable[..., Visitor], clock: FakeClock, tmp_path: Path
) -> None:
    parts: Portal = app.extensions["inzage"]
    person = demo(app, "wife")[1]
    reach(parts.store, Somebody(person, ""), "iemand@example.nl")
    with parts.store.writing() as work:
        choice = {"person_id": person, "topic": Topic.CASES.value, "channel": Channel.EMAIL.value}
        work.add(NoticeChoice, {**choice, "chosen_at": MONDAY})
    case = sent(client_for("wife"))
    with post_office(tmp_path) as office:
        settings = replace(parts.settings, demo=False, mail=office.settings())
        assert run_due(bench_of(replace(parts, settings=settings))) == 0
        mails = [mail for mail in office.taken if mail["To"] == "iemand@example.nl"]
    assert len(mails) == 1
    assert not re.search(r"http|src=|<img|Disposition-Notification|Return-Receipt", mails[0].as_string())
    with parts.store.reading() as work:
        mine = select(Delivery.id).where(Delivery.person_id == person, Delivery.channel == "email")
        (row,) = work.rows(mine)
    clock.later(minutes=5)
    page = client_for("wife").open(case)
    assert "Wij stuurden u een e-mail dat er een bericht is" in page.text
    assert "U zag ons bericht hier, nadat u inlogde" not in page.text, "it says so from the next time on"
    clock.later(minutes=2)
    with parts.store.writing() as work:
        assert note_returned(work, delivery=row.id, at=clock.now())
    page = client_for("wife").open(case)
    lines = [" ".join(one.text_content().split()) for one in page.tree.xpath("//main//li")]
    found = {
        text: next(re.search(r"\d\d:\d\d", line)[0] for line in lines if text in line)  # type: ignore[index]
        for text in (SENT, BACK, SEEN)
    }
    assert found == {SENT: "10:00", SEEN: "10:05", BACK: "10:07"}
