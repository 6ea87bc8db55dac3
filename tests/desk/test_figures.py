"""How it goes, in numbers; and doing it otherwise than usual for one person, shown and counted."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import delete, select, update

from portal.access import Hold
from portal.cases.models_handling import CaseDeparture
from portal.consultations.models import ConsultationSubject as Entry
from portal.notices.models import Delivery, Notice
from portal.store import new_id
from tests.clocks import MONDAY
from tests.desk.test_complaints_pages import complained
from tests.desk.test_complaints_pages import taken as taken_complaint
from tests.desk.test_rights_pages import asked
from tests.desk.test_rights_pages import taken as taken_request
from tests.desk.ways import person_of, store_of
from tests.visitor import Page, Visitor

ClientFor = Callable[..., Visitor]

WHY = "Zij kan niet lezen wat wij sturen, dus wij bellen elke week."
LEADERS = ("manager", "privacy-officer", "team-leader")


def lines(page: Page, heading: str) -> list[str]:
    """The lines of the list or table under a heading."""
    (found,) = page.tree.xpath(f"//main//h2[text()='{heading}']")
    below = found.xpath("following-sibling::*[self::ul or descendant-or-self::table][1]")
    return [" ".join(one.text_content().split()) for one in below[0].xpath(".//li | .//tbody/tr")]


def figures(client_for: ClientFor, who: str = "manager", lang: str = "en") -> Page:
    """The page with numbers."""
    return client_for(who, lang=lang).open("desk/figures")


@pytest.mark.requirement("R-176")
def test_talks_stand_beside_notices_and_complaints_and_silence_is_red(
    app: Flask, client_for: ClientFor
) -> None:
    with store_of(app).writing() as work:
        work.run(update(Entry).values(happened_at=MONDAY))
        work.run(delete(Delivery))
        work.run(delete(Notice))
    rows = lines(figures(client_for), "Talks, notices and complaints")
    assert rows and all("Nobody knew, and nobody complained" in row for row in rows)
    wife = client_for("wife", lang="en")
    complained(wife)
    with store_of(app).writing() as work:
        talks = select(Entry.id).where(Entry.person_id == person_of(app, "wife"), Entry.kind == "exchange")
        (entry,) = work.rows(talks.order_by(Entry.recorded_at).limit(1))
        work.add(
            Notice,
            {"id": new_id(), "person_id": person_of(app, "wife"), "kind": "consultation"}
            | {"about_table": "consultation_subjects", "about_id": entry.id, "made_at": MONDAY},
        )
    after = lines(figures(client_for), "Talks, notices and complaints")
    assert any("Nobody knew" not in row for row in after)


@pytest.mark.requirement("R-176", "T-05")
def test_what_is_hidden_is_not_counted(app: Flask, client_for: ClientFor) -> None:
    with store_of(app).writing() as work:
        work.run(update(Entry).values(happened_at=MONDAY))
    with_hidden = lines(figures(client_for), "Talks, notices and complaints")
    with store_of(app).writing() as work:
        held = [row.item_id for row in work.rows(select(Hold.item_id).where(Hold.ended_at.is_(None)))]
        for item in held:
            work.run(delete(Notice).where(Notice.about_id == item))
            work.run(update(Entry).where(Entry.id == item).values(kind="report"))
    assert held
    assert lines(figures(client_for), "Talks, notices and complaints") == with_hidden


@pytest.mark.requirement("R-236")
@pytest.mark.parametrize(
    ("lang", "heading", "unused"),
    [
        ("en", "How people come to us", "Nobody used this for three months"),
        ("nl", "Hoe mensen bij ons komen", "Niemand gebruikte dit drie maanden lang"),
        ("ar", "كيف يصل الناس إلينا", "لم يستخدم أحد هذا منذ ثلاثة أشهر"),
    ],
)
def test_each_way_in_is_counted_and_one_that_nobody_uses_is_marked(
    client_for: ClientFor, lang: str, heading: str, unused: str
) -> None:
    before = lines(figures(client_for, lang=lang), heading)
    assert len(before) == 5 and all(unused in line for line in before)
    complained(client_for("wife", lang="en"))
    after = lines(figures(client_for, lang=lang), heading)
    assert [unused in line for line in after] == [False, True, True, True, True]


@pytest.mark.requirement("R-236", "L-47")
def test_the_phone_number_is_on_every_page_for_everybody(app: Flask, visitor: Visitor) -> None:
    phone = app.extensions["inzage"].settings.phone
    read = 0
    for rule in app.url_map.iter_rules():
        is_open = getattr(app.view_functions[rule.endpoint], "is_public", False)
        if not is_open or "GET" not in (rule.methods or ()) or set(rule.arguments) - {"lang"}:
            continue
        answer = visitor.client.get(rule.rule.replace("<lang>", "nl"))
        if answer.status_code == 200 and answer.mimetype == "text/html":
            assert re.sub(r"\D", "", phone) in re.sub(r"\D", "", answer.text), rule.rule
            read += 1
    assert read > 20


def otherwise(who: Visitor, place: str, given: dict[str, str], *, status: int = 200) -> Page:
    """Do something otherwise than usual."""
    return who.fill(who.open(f"{place}/steps/otherwise"), given, form="/otherwise", status=status)


@pytest.mark.requirement("R-256")
@pytest.mark.parametrize("lang", ["en", "nl", "ar"])
@pytest.mark.parametrize("desk", ["complaints", "rights"])
def test_what_is_done_otherwise_has_a_reason_that_the_person_reads_and_is_counted(
    app: Flask, client_for: ClientFor, lang: str, desk: str
) -> None:
    say = app.extensions["inzage"].words[lang].text
    wife = client_for("wife", lang=lang)
    if desk == "complaints":
        official, case = client_for("complaint-handler", lang=lang), complained(wife)
        taken_complaint(official, case)
    else:
        official, case = client_for("privacy-officer", lang=lang), asked(wife)
        taken_request(official, case)
    place = f"desk/{desk}/{case}"
    for given, fault in (
        ({"usual": "channel", "because": "Daarom."}, "Say in a whole sentence why it is otherwise here."),
        ({"because": WHY}, "Choose what you do otherwise."),
    ):
        page = otherwise(official, place, given, status=400)
        assert say("There is a problem") in page.text
        assert given["because"] in page.response.text, fault
    assert WHY not in wife.open(f"cases/{case}").text
    page = official.open(f"{place}/steps/otherwise")
    for _ in range(2):
        official.fill(page, {"usual": "channel", "because": WHY}, form="/otherwise")
    own = wife.open(f"cases/{case}").text
    assert own.count(WHY) == 1
    assert say("What they do otherwise for you") in own
    assert say("They do something otherwise than usual for you, and said why") in own
    with store_of(app).reading() as work:
        assert len(work.rows(select(CaseDeparture.id))) == 1
    assert any("1" in line for line in lines(figures(client_for), "Done otherwise than usual"))
    for other in ("husband", "caseworker"):
        client_for(other).open(f"cases/{case}", status=404)


def test_only_who_leads_sees_the_numbers(client_for: ClientFor) -> None:
    for who in LEADERS:
        assert client_for(who, lang="en").open("desk").links("/desk/figures")
        figures(client_for, who)
    for who in ("caseworker", "complaint-handler", "helpdesk", "wife"):
        client_for(who).open("desk/figures", status=404)
