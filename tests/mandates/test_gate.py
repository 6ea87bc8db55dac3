"""Acting for somebody: only what was ticked, only while it holds, and never as that person."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select, update

from portal.access import ViewLog
from portal.cases.models import Case, CaseEvent
from portal.consultations.models import ConsultationSubject
from portal.declarations.models import Declaration
from portal.mandates.models import Mandate
from portal.store import new_id
from portal.viewer import Act
from tests.clocks import MONDAY
from tests.mandates.ways import demo, mandate, store_of
from tests.visitor import Visitor

SignIn = Callable[..., Visitor]

OPEN = ("consultations", "declarations", "cases", "cases/new")
CLOSED = ("", "me", "notices", "me/notices", "consultations/access", "consultations/picture")


def given(app: Flask, **changes: object) -> str:
    """The wife lets the advocate act for her."""
    account, _ = demo(app, "advocate")
    _, person = demo(app, "wife")
    return mandate(store_of(app), person=person, account=account, **changes)  # type: ignore[arg-type]  # Any column.


@pytest.mark.requirement("L-97")
def test_an_advocate_opens_what_was_ticked_and_nothing_else(app: Flask, client_for: SignIn) -> None:
    grant, advocate = given(app), client_for("advocate")
    for page in OPEN:
        assert advocate.client.get(f"/nl/for/{grant}/{page}").status_code == 200, page
    missing = advocate.client.get(f"/nl/consultations/{new_id()}").text
    for page in CLOSED:
        answer = advocate.client.get(f"/nl/for/{grant}/{page}")
        assert (answer.status_code, answer.text) == (404, missing), page


def test_every_link_of_such_a_page_stays_with_the_same_person(app: Flask, client_for: SignIn) -> None:
    grant, advocate = given(app), client_for("advocate")
    page = advocate.open(f"/nl/for/{grant}/consultations")
    entries = [link for link in page.links("/consultations/") if len(link.split("/")[-1]) == 26]
    assert entries
    assert all(link.startswith(f"/nl/for/{grant}/") for link in entries)
    entry = advocate.open(entries[0])
    new = entry.links("/cases/new/complaint")
    assert new
    assert all(link.startswith(f"/nl/for/{grant}/") for link in new)
    languages = entry.tree.xpath("//header//nav//a[@lang]/@href")
    assert all(f"/for/{grant}/" in link for link in languages)
    # What every visitor shares was made by this page first, and leads nowhere with a mandate.
    own = client_for("husband").open("consultations")
    assert grant not in own.response.text


@pytest.mark.parametrize(
    "change",
    [
        {"ended_at": MONDAY},
        {"until": MONDAY.date() - timedelta(days=1)},
        {"confirmed_at": None},
        {"from_day": MONDAY.date() + timedelta(days=1)},
    ],
)
def test_a_mandate_that_does_not_hold_opens_nothing(
    app: Flask, client_for: SignIn, change: dict[str, object]
) -> None:
    grant, advocate = given(app, **change), client_for("advocate")
    for page in OPEN:
        assert advocate.client.get(f"/nl/for/{grant}/{page}").status_code == 404, page


@pytest.mark.requirement("L-97", "T-57")
def test_taken_back_it_is_gone_at_the_next_click(app: Flask, client_for: SignIn) -> None:
    grant, advocate = given(app), client_for("advocate")
    page = advocate.open(f"/nl/for/{grant}/cases/new/complaint")
    with store_of(app).writing() as work:
        work.run(update(Mandate).values(ended_at=MONDAY))
    assert advocate.client.get(f"/nl/for/{grant}/consultations").status_code == 404
    name = page.form().xpath(".//textarea/@name")[0]
    advocate.fill(page, {name: "Te laat"}, status=404)


@pytest.mark.parametrize("other", ["husband", "caseworker", "helpdesk", "wife"])
def test_a_mandate_is_of_no_use_to_anybody_else(app: Flask, client_for: SignIn, other: str) -> None:
    grant, visitor = given(app), client_for(other)
    missing = visitor.client.get(f"/nl/consultations/{new_id()}").text
    answer = visitor.client.get(f"/nl/for/{grant}/consultations")
    assert (answer.status_code, answer.text) == (404, missing)


def test_a_mandate_for_oneself_opens_nothing(app: Flask, client_for: SignIn) -> None:
    account, person = demo(app, "wife")
    grant = mandate(store_of(app), person=person, account=account)
    assert client_for("wife").client.get(f"/nl/for/{grant}/consultations").status_code == 404


@pytest.mark.requirement("R-030")
def test_what_is_medical_stays_closed_unless_it_was_said(app: Flask, client_for: SignIn) -> None:
    account, _ = demo(app, "advocate")
    _, person = demo(app, "husband")
    with store_of(app).reading() as work:
        rows = work.rows(
            select(ConsultationSubject.id, ConsultationSubject.data_kinds).where(
                ConsultationSubject.person_id == person, ConsultationSubject.replaced_at.is_(None)
            )
        )
    medical = [row.id for row in rows if "health" in row.data_kinds]
    other = [row.id for row in rows if "health" not in row.data_kinds and "addiction" not in row.data_kinds]
    assert medical
    assert other
    usual = mandate(store_of(app), person=person, account=account)
    wide = mandate(store_of(app), person=person, account=account, acts=f"{Act.SEE} {Act.MEDICAL}")
    advocate = client_for("advocate")
    listed = advocate.open(f"/nl/for/{usual}/consultations").response.text
    for id in medical:
        assert id not in listed
        assert advocate.client.get(f"/nl/for/{usual}/consultations/{id}").status_code == 404
    opened = [advocate.client.get(f"/nl/for/{wide}/consultations/{id}").status_code for id in medical]
    assert 200 in opened, "with the tick it can be read"
    assert advocate.client.get(f"/nl/for/{usual}/consultations/{other[0]}").status_code == 200


@pytest.mark.requirement("R-030", "T-52")
def test_each_write_keeps_apart_who_acted_and_for_whom(app: Flask, client_for: SignIn) -> None:
    grant, advocate = given(app, acts=Act.COMPLAINTS), client_for("advocate")
    account, _ = demo(app, "advocate")
    _, person = demo(app, "wife")
    case = file_complaint(advocate, grant)
    with store_of(app).reading() as work:
        row = work.row(select(Case.person_id, Case.account_id).where(Case.id == case))
        event = work.row(select(CaseEvent.by, CaseEvent.details).where(CaseEvent.case_id == case))
        looks = work.rows(select(ViewLog.capacity, ViewLog.account_id).where(ViewLog.person_id == person))
    assert row is not None
    assert event is not None
    assert (row.person_id, row.account_id) == (person, account)
    assert event.by == "mandate"
    assert grant in event.details
    assert {(look.capacity, look.account_id) for look in looks} >= {("mandate", account)}
    wife = client_for("wife")
    page = wife.open(f"cases/{case}")
    assert "Namens de persoon" in page.text
    assert page.tree.xpath("//main//p[contains(., 'niet')]/a[contains(@href,'/me/helpers')]"), "it leads on"
    assert not advocate.open(f"/nl/for/{grant}/cases/{case}").tree.xpath(
        "//main//a[contains(@href,'helpers')]"
    )


def test_a_mandate_for_requests_opens_no_complaint(app: Flask, client_for: SignIn) -> None:
    complaints = given(app, acts=Act.COMPLAINTS)
    requests = given(app, acts=Act.REQUESTS)
    advocate = client_for("advocate")
    case = file_complaint(advocate, complaints)
    assert advocate.client.get(f"/nl/for/{complaints}/cases/{case}").status_code == 200
    assert advocate.client.get(f"/nl/for/{requests}/cases/{case}").status_code == 404
    assert case not in advocate.open(f"/nl/for/{requests}/cases").response.text
    assert advocate.client.get(f"/nl/for/{requests}/cases/new/complaint").status_code == 404
    assert advocate.client.get(f"/nl/for/{complaints}/cases/new/inspection").status_code == 404
    assert advocate.client.get(f"/nl/for/{requests}/consultations").status_code == 404
    only = given(app, acts=Act.CASE, case_id=case)
    assert advocate.client.get(f"/nl/for/{only}/cases/{case}").status_code == 200
    assert advocate.client.get(f"/nl/for/{only}/cases/new/complaint").status_code == 404
    assert advocate.client.get(f"/nl/for/{only}/cases/{case}/withdraw").status_code == 404


def file_complaint(visitor: Visitor, grant: str) -> str:
    """File a complaint on a grant, page by page, and return the id of the case."""
    page = visitor.open(f"/nl/for/{grant}/cases/new/complaint")
    page = visitor.fill(page, {page.form().xpath(".//textarea/@name")[0]: "Zij luisterden niet."})
    draft = next(part for part in visitor.at.split("/") if len(part) == 26 and part != grant)
    page = visitor.open(f"/nl/for/{grant}/cases/drafts/{draft}?q=check")
    page = visitor.fill(page, {}, form="/send")
    assert f"/for/{grant}/" in visitor.at, page.text[:200]
    return next(part for part in visitor.at.split("/") if len(part) == 26 and part != grant)


@pytest.mark.requirement("T-24")
@pytest.mark.parametrize(
    ("acts", "status"), [("see withdraw medical", 200), ("see requests complaints", 404)]
)
def test_taking_a_permission_back_for_somebody_is_ticked_by_itself_and_giving_one_never(
    app: Flask, client_for: SignIn, acts: str, status: int
) -> None:
    account, _ = demo(app, "advocate")
    _, wife = demo(app, "wife")
    grant = mandate(app.extensions["inzage"].store, person=wife, account=account, acts=acts)
    with app.extensions["inzage"].store.reading() as work:
        release = work.value(
            select(Declaration.id).where(
                Declaration.person_id == wife,
                Declaration.kind == "release_of_confidentiality",
                Declaration.withdrawn_at.is_(None),
            )
        )
    with app.extensions["inzage"].store.writing() as work:
        work.run(update(Declaration).where(Declaration.id == release).values(valid_to=None))
    advocate = client_for("advocate")
    address = f"/nl/for/{grant}/declarations/{release}/withdraw"
    page = advocate.open(address, status=status)
    if status == 200:
        ended = advocate.fill(page, {}, form="/withdraw")
        assert ended.status == 200 and advocate.at.endswith("/end")
    with app.extensions["inzage"].store.reading() as work:
        ended_at = work.value(select(Declaration.withdrawn_at).where(Declaration.id == release))
    assert (ended_at is not None) is (status == 200)
    assert advocate.client.get(f"/nl/for/{grant}/declarations/asked/{release}").status_code == 404
