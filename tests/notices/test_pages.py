"""The pages of one's own messages: what was told, how one is told, and addresses that are confirmed."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select, update

from portal.access import Hold
from portal.consultations.models import ConsultationSubject
from portal.notices import planning
from portal.notices.models import ContactWay, Delivery, Notice, NoticeChoice
from portal.notices.ways import CODES_A_DAY, WRONG_CODES, drop_unused
from portal.people.models import Account
from portal.store import Store, new_id
from tests.clocks import MONDAY, FakeClock
from tests.visitor import Page, Visitor

Client = Callable[..., Visitor]


def store_of(app: Flask) -> Store:
    found = app.extensions["inzage"].store
    assert isinstance(found, Store)
    return found


def person_of(app: Flask, name: str) -> str:
    with store_of(app).reading() as work:
        return str(work.value(select(Account.person_id).where(Account.demo_name == name)))


def plan_all(app: Flask) -> None:
    while planning.plan(store_of(app), offered=("email", "sms", "post"), is_demo=True, at=MONDAY):
        pass


def give_mail(visitor: Visitor, address: str, *, place: str = "email") -> Page:
    """Give an address and confirm it with the code that the demo shows."""
    page = visitor.fill(visitor.open(f"me/notices/{place}"), {"address": address})
    assert visitor.at == f"/nl/me/notices/{place}/code"
    code = re.search(r"Uw code is (\d{6})", page.text)
    assert code
    return visitor.fill(page, {"code": code[1]})


@pytest.mark.requirement("R-035", "R-247")
def test_a_person_reads_what_was_told_and_it_then_counts_as_opened(app: Flask, client_for: Client) -> None:
    plan_all(app)
    person, visitor = person_of(app, "wife"), client_for("wife")
    page = visitor.open("notices")
    assert page.heading == "Mijn berichten"
    assert "Op deze website" in page.text
    with store_of(app).reading() as work:
        rows = work.rows(select(Notice.opened_at).where(Notice.person_id == person))
        others = work.rows(select(Notice.opened_at).where(Notice.person_id != person))
    assert {row.opened_at for row in rows[:20]} == {MONDAY}
    assert {row.opened_at for row in others} == {None}


def test_a_notice_leads_to_what_it_is_about(app: Flask, client_for: Client) -> None:
    visitor = client_for("wife")
    found = [href for href in visitor.open("notices").links("/notices/") if "before" not in href]
    for href in found[:5]:
        visitor.open(href)
        pages = ("/nl/consultations", "/nl/cases", "/nl/declarations", "/nl/dossier/files/")
        assert visitor.at.startswith(pages)


def test_opening_an_entry_itself_counts_as_well(app: Flask, client_for: Client) -> None:
    person, visitor = person_of(app, "wife"), client_for("wife")
    with store_of(app).writing() as work:
        entry = work.rows(
            select(ConsultationSubject.id).where(
                ConsultationSubject.person_id == person, ConsultationSubject.replaced_at.is_(None)
            )
        )[0].id
        row = {"id": new_id(), "person_id": person, "kind": "consultation", "made_at": MONDAY}
        work.add(Notice, {**row, "about_table": "consultation_subjects", "about_id": entry})
    visitor.open(f"consultations/{entry}")
    with store_of(app).reading() as work:
        assert work.value(select(Notice.opened_at).where(Notice.id == row["id"])) == MONDAY


def test_what_is_on_hold_and_what_is_somebody_elses_is_not_there(app: Flask, client_for: Client) -> None:
    husband, visitor = person_of(app, "husband"), client_for("wife")
    own, entry = new_id(), new_id()
    with store_of(app).writing() as work:
        row = {"person_id": person_of(app, "wife"), "kind": "consultation", "made_at": MONDAY}
        row |= {"about_table": "consultation_subjects", "about_id": entry}
        work.add(Notice, {**row, "id": own})
        theirs = new_id()
        work.add(Notice, {**row, "id": theirs, "person_id": husband, "about_id": new_id()})
        hold = {"id": new_id(), "item_table": "consultation_subjects", "item_id": entry}
        hold |= {"hidden_from": row["person_id"], "article": "AVG art. 23", "review_on": MONDAY.date()}
        work.add(Hold, {**hold, "asked_by": new_id(), "made_at": MONDAY})
    text = visitor.open("notices").response.get_data(as_text=True)
    assert own not in text
    assert theirs not in text
    pages = [
        visitor.open(f"notices/{one}", status=404).response.get_data() for one in (own, theirs, new_id())
    ]
    assert pages[0] == pages[1] == pages[2]
    visitor.open(f"notices?before={theirs}", status=404)


def test_the_list_goes_on_in_parts(app: Flask, client_for: Client) -> None:
    person, visitor = person_of(app, "wife"), client_for("wife")
    with store_of(app).writing() as work:
        for number in range(45):
            row = {"id": new_id(), "person_id": person, "kind": "case_received", "about_table": "cases"}
            work.add(Notice, {**row, "about_id": new_id(), "made_at": MONDAY - timedelta(minutes=number)})
    seen: set[str] = set()
    page = visitor.open("notices")
    for _ in range(2):
        seen |= set(page.links("/notices/"))
        page = visitor.open(page.links("before=")[0])
    assert len(seen) == 40


@pytest.mark.requirement("R-194")
def test_an_address_is_used_only_after_its_code_came_back(app: Flask, client_for: Client) -> None:
    visitor = client_for("wife")
    page = visitor.fill(visitor.open("me/notices/email"), {"address": "vrouw@example.nl"})
    assert "vrouw@example.nl" in page.text
    page = visitor.fill(page, {"code": "000000x"}, status=400)
    assert "Dit is niet de code" in page.text
    page = give_mail(visitor, "vrouw@example.nl")
    assert visitor.at == "/nl/me/notices"
    assert "vrouw@example.nl" in page.text
    with store_of(app).reading() as work:
        sealed = work.rows(select(ContactWay.address_sealed, ContactWay.code_sealed))
    assert len(sealed) == 1
    assert b"vrouw" not in sealed[0].address_sealed
    assert sealed[0].code_sealed is None


def test_a_new_address_is_told_at_the_old_one(app: Flask, client_for: Client) -> None:
    visitor = client_for("wife")
    give_mail(visitor, "oud@example.nl")
    give_mail(visitor, "nieuw@example.nl")
    with store_of(app).reading() as work:
        rows = work.rows(
            select(Delivery.purpose, ContactWay.ended_at)
            .join(ContactWay, ContactWay.id == Delivery.way_id)
            .where(Delivery.purpose == "moved")
        )
    assert [row.ended_at for row in rows] == [MONDAY]
    assert "Het adres waar u bericht krijgt is veranderd" in visitor.open("notices").text


def test_a_code_cannot_be_guessed(app: Flask, client_for: Client) -> None:
    visitor = client_for("wife")
    page = visitor.fill(visitor.open("me/notices/sms"), {"address": "06 12345678"})
    right = re.search(r"Uw code is (\d{6})", page.text)
    assert right
    wrong = f"{(int(right[1]) + 1) % 10**6:06}"
    for _ in range(WRONG_CODES - 1):
        page = visitor.fill(page, {"code": wrong}, status=400)
    visitor.fill(page, {"code": wrong})
    assert visitor.at == "/nl/me/notices/sms", "after so many wrong codes a new one is needed"
    with store_of(app).reading() as work:
        assert work.value(select(ContactWay.confirmed_at)) is None


def test_a_code_is_good_for_an_hour(app: Flask, client_for: Client, clock: FakeClock) -> None:
    visitor = client_for("wife", device="own")
    page = visitor.fill(visitor.open("me/notices/email"), {"address": "vrouw@example.nl"})
    right = re.search(r"Uw code is (\d{6})", page.text)
    assert right
    for _ in range(6):
        clock.later(minutes=10)
        visitor.open("me/notices")
    visitor.fill(page, {"code": right[1]})
    assert visitor.at == "/nl/me/notices/email"


def test_nobody_fills_the_mail_box_of_a_stranger(app: Flask, client_for: Client) -> None:
    visitor = client_for("wife")
    for _ in range(CODES_A_DAY):
        visitor.fill(visitor.open("me/notices/email"), {"address": "vreemde@example.nl"})
    page = visitor.fill(visitor.open("me/notices/email"), {"address": "vreemde@example.nl"}, status=400)
    assert "Probeer het morgen weer" in page.text


@pytest.mark.parametrize(
    ("kind", "wrong", "says"),
    [
        ("email", "geen adres", "Schrijf een e-mailadres"),
        ("email", "a@b.nl\r\nBcc: c@d.nl", "Schrijf een e-mailadres"),
        ("email", "jos\u00e9@example.nl", "Schrijf een e-mailadres"),
        ("email", "", "Schrijf een e-mailadres"),
        ("sms", "0612", "Schrijf een telefoonnummer"),
        ("post", "Kade 1", "Schrijf de naam, de straat en de plaats"),
    ],
)
def test_an_address_that_cannot_work_is_explained_and_kept(
    client_for: Client, kind: str, wrong: str, says: str
) -> None:
    visitor = client_for("wife")
    page = visitor.fill(visitor.open(f"me/notices/{kind}"), {"address": wrong}, status=400)
    assert says in page.text
    if wrong and "\r" not in wrong:
        assert wrong in page.response.get_data(as_text=True)


@pytest.mark.requirement("R-194", "T-13", "R-183")
def test_a_person_chooses_per_kind_and_can_stop(app: Flask, client_for: Client) -> None:
    person, visitor = person_of(app, "wife"), client_for("wife")
    give_mail(visitor, "vrouw@example.nl")
    give_mail(visitor, "V. Vrouw\nKade 1\n1234 AB Waterstad", place="post")
    page = visitor.open("me/notices")
    ticked = page.tree.xpath("//input[@checked]/@value")
    assert ticked == ["email"] * 4, "who gave an address hears there, unless they choose otherwise"
    chosen = {"about_cases": "post", "about_data": "portal", "about_permissions": "counter"}
    page = visitor.open("me/notices")
    form = next(one for one in page.tree.xpath("//form") if one.xpath(".//input[@type='radio']"))
    values = {**dict(form.form_values()), **chosen}
    page = visitor.post("/nl/me/notices", values)
    assert "Wij hebben uw keuze bewaard" in page.text
    with store_of(app).reading() as work:
        rows = work.rows(select(NoticeChoice.topic, NoticeChoice.channel))
    kept = {row.topic: row.channel for row in rows}
    assert kept == {"cases": "post", "data": "portal", "permissions": "counter", "other": "email"}
    visitor.post("/nl/me/notices/email/stop", {"csrf_token": values["csrf_token"]})
    with store_of(app).writing() as work:
        for kind in ("case_received", "declaration_withdrawn", "contact_changed"):
            row = {"id": new_id(), "person_id": person, "kind": kind, "about_table": "cases"}
            work.add(Notice, {**row, "about_id": new_id(), "made_at": MONDAY})
    plan_all(app)
    with store_of(app).reading() as work:
        rows = work.rows(select(Delivery.channel).where(Delivery.purpose == "notice"))
    assert sorted(row.channel for row in rows) == ["counter", "post"]
    text = visitor.open("notices").text
    assert "Het ligt voor u klaar bij de balie" in text


def test_somebody_at_risk_starts_with_this_website_alone(app: Flask, client_for: Client) -> None:
    from portal.people.models import Person

    person, visitor = person_of(app, "wife"), client_for("wife")
    with store_of(app).writing() as work:
        work.run(update(Person).where(Person.id == person).values(is_at_risk=True))
    page = give_mail(visitor, "vrouw@example.nl")
    assert page.tree.xpath("//input[@checked]/@value") == ["portal"] * 4


def test_a_channel_that_does_not_exist_is_not_there(client_for: Client) -> None:
    client_for("wife").open("me/notices/fax", status=404)


@pytest.mark.requirement("T-72")
def test_the_demo_sends_nothing(app: Flask, client_for: Client) -> None:
    visitor = client_for("wife")
    give_mail(visitor, "vrouw@example.nl")
    plan_all(app)
    with store_of(app).reading() as work:
        states = {row.state for row in work.rows(select(Delivery.state))}
    assert states == {"demo"}
    assert "De demo verstuurt niets" in visitor.open("notices").text


@pytest.mark.parametrize("lang", ["nl", "en", "zz"])
@pytest.mark.parametrize("page", ["notices", "me/notices", "me/notices/email", "me/notices/post"])
def test_each_page_opens_in_each_language(client_for: Client, lang: str, page: str) -> None:
    assert client_for("wife", lang=lang).open(page).heading


@pytest.mark.requirement("R-175", "T-13")
def test_what_one_person_chooses_is_never_the_choice_of_another_at_the_same_address(
    app: Flask, client_for: Client
) -> None:
    """Of wife and husband, each with an own way; changed again and again, and only for who changed it."""
    wife, husband = client_for("wife"), client_for("husband")
    give_mail(wife, "vrouw@example.nl")
    assert husband.open("me/notices").tree.xpath("//input[@checked]/@value") == ["portal"] * 4
    assert "vrouw@example.nl" not in husband.open("me/notices").response.text
    for chosen in ("counter", "email", "portal"):
        page = wife.open("me/notices")
        form = next(one for one in page.tree.xpath("//form") if one.xpath(".//input[@type='radio']"))
        topics = dict.fromkeys(("about_cases", "about_data", "about_permissions", "about_other"), chosen)
        page = wife.post("/nl/me/notices", {**dict(form.form_values()), **topics})
        assert page.tree.xpath("//input[@checked]/@value") == [chosen] * 4
    with store_of(app).reading() as work:
        whose = {row.person_id for row in work.rows(select(NoticeChoice.person_id))}
    assert whose == {person_of(app, "wife")}


@pytest.mark.requirement("R-194", "T-13")
def test_an_address_for_letters_is_confirmed_at_the_new_place_and_told_at_the_old(
    app: Flask, client_for: Client, clock: FakeClock
) -> None:
    person, visitor = person_of(app, "wife"), client_for("wife")
    first, second = "F. Lindehof\nSluiskade 12\n9901 AA Waterstad", "F. Lindehof\nKade 1\n9904 BB Waterstad"

    def give(address: str) -> Page:
        page = visitor.fill(visitor.open("me/notices/post"), {"address": address})
        assert visitor.at == "/nl/me/notices/post/code"
        return page

    def sent_to() -> list[tuple[str, str]]:
        with store_of(app).reading() as work:
            rows = work.rows(
                select(Delivery.purpose, ContactWay.id, ContactWay.address_sealed)
                .join(ContactWay, ContactWay.id == Delivery.way_id)
                .where(Delivery.person_id == person, Delivery.channel == "post")
                .order_by(Delivery.made_at, Delivery.id)
            )
            return [
                (row.purpose, work.open(person, "contact_ways", row.id, "address", row.address_sealed))
                for row in rows
            ]

    page = give(first)
    assert "drie weken" in page.text
    assert "Sluiskade" not in visitor.open("me/notices").text, "nothing goes there yet"
    clock.later(days=20)
    visitor = client_for("wife")
    page = visitor.open(visitor.open("me/notices").links("/post/code")[0])
    code = re.search(r"Uw code is (\d{6})", page.text)
    assert code
    visitor.fill(page, {"code": code[1]})
    assert "Sluiskade" in visitor.open("me/notices").text
    assert sent_to() == [("code", first)]

    page = give(second)
    how = visitor.open("me/notices").text
    assert "Sluiskade" in how, "until the new one is confirmed the old one is used"
    assert "Kade 1" not in how
    assert sent_to() == [("code", first), ("code", second)]
    clock.later(days=1)
    visitor = client_for("wife")
    page = visitor.open("me/notices/post/code")
    code = re.search(r"Uw code is (\d{6})", page.text)
    assert code
    visitor.fill(page, {"code": code[1]})
    how = visitor.open("me/notices").text
    assert "Kade 1" in how
    assert "Sluiskade" not in how
    assert sent_to()[-1] == ("moved", first)


@pytest.mark.requirement("R-194")
def test_a_code_by_letter_is_not_thrown_away_before_it_can_arrive(
    app: Flask, client_for: Client, clock: FakeClock
) -> None:
    visitor = client_for("wife")
    visitor.fill(visitor.open("me/notices/post"), {"address": "F. Lindehof\nKade 1\n9904 BB Waterstad"})
    for days, left in ((3, 1), (22, 0)):
        clock.later(days=days)
        with store_of(app).writing() as work:
            # The demo sends nothing, so that no letter waits for this address.
            drop_unused(work, before=clock.now() - timedelta(days=1))
            assert len(work.rows(select(ContactWay.id))) == left
