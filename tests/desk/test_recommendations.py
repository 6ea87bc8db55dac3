"""What an ombudsman recommends in a case: it stays open until it is done and the ombudsman has heard so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import bindparam, select, update

from portal.access import Viewer, acting
from portal.access.models_handlers import CaseInvolved
from portal.cases import service
from portal.cases.models import Case, CasePart
from portal.cases.models_recommendations import CaseRecommendation
from portal.errors import Conflict, NotFound
from portal.store import Store
from portal.store.models import Text
from portal.terms import amsterdam_day
from tests.clocks import MONDAY, FakeClock
from tests.desk.complaining import hear_both, official, shown, taken, whole_letter
from tests.desk.test_complaints_pages import complained, day, do
from tests.people_of_tests import Somebody
from tests.visitor import Visitor

Someone = Callable[..., Somebody]
ClientFor = Callable[..., Visitor]
TODAY = amsterdam_day(MONDAY)
ADVICE = "Talk with Mrs A. about the course, and keep the promise."


def recommend(store: Store, viewer: Viewer, case: str, **more: object) -> str:
    """Write down what the ombudsman recommended."""
    said: dict[str, object] = {
        "given_by": "ombudsman",
        "text": ADVICE,
        "given_on": TODAY,
        "due_on": TODAY + timedelta(days=60),
        "report_by": TODAY + timedelta(days=90),
    }
    with acting(store, viewer) as work:
        return service.recommend(
            work,
            viewer=viewer,
            case=case,
            at=MONDAY,
            today=TODAY,
            **(said | more),  # type: ignore[arg-type]
        )


def answered_case(store: Store, who: Somebody) -> tuple[str, Viewer]:
    """A complaint that got its answer, with one measure."""
    case, viewer = taken(store, who, official(store))
    hear_both(store, who, viewer, case)
    typed = whole_letter(*shown(store, viewer, case))
    with acting(store, viewer) as work:
        service.send_letter(work, viewer=viewer, case=case, typed=typed, version=0, at=MONDAY, today=TODAY)
    return case, viewer


@pytest.mark.requirement("R-032", "R-034")
def test_a_case_stays_open_until_the_advice_is_done_and_the_outcome_told(
    store: Store, someone: Someone
) -> None:
    who = someone()
    case, viewer = answered_case(store, who)
    which = recommend(store, viewer, case)
    measure = shown(store, viewer, case)[1].letters[0].measures[0].id
    said = {"viewer": viewer, "case": case, "at": MONDAY}
    with acting(store, viewer) as work:
        service.done_measure(work, **said, measure=measure, today=TODAY)
    view, done = shown(store, who.viewer, case)
    assert view.state == "decided", "the measure is done, but the advice is not"
    assert done.recommendations[0].is_open and done.recommendations[0].words["text"] == ADVICE
    with acting(store, viewer) as work, pytest.raises(service.LetterRefused):
        service.report_back(work, **said, which=which, text="Nothing yet.", today=TODAY)
    with acting(store, viewer) as work:
        service.answer_recommendation(work, **said, which=which, answer="adopted", reason="We owe her this.")
    with acting(store, viewer) as work:
        service.do_recommendation(work, **said, which=which, evidence="Course paid on Monday.", today=TODAY)
    assert shown(store, who.viewer, case)[0].state == "decided", "the ombudsman does not know yet"
    with acting(store, viewer) as work:
        service.report_back(work, **said, which=which, text="The course is paid.", today=TODAY)
    view, done = shown(store, who.viewer, case)
    assert view.state == "completed"
    assert not done.recommendations[0].is_open
    for verb, more in (
        (service.do_recommendation, {"evidence": "Again.", "today": TODAY}),
        (service.report_back, {"text": "Again.", "today": TODAY}),
        (service.answer_recommendation, {"answer": "refused", "reason": "Again."}),
    ):
        with acting(store, viewer) as work, pytest.raises(Conflict):
            verb(work, **said, which=which, **more)  # type: ignore[operator]


@pytest.mark.requirement("R-032")
@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"given_by": "neighbour"}, "given_by"),
        ({"text": "  "}, "text"),
        ({"given_on": TODAY + timedelta(days=1)}, "given_on"),
        ({"given_on": date(2020, 1, 1)}, "given_on"),
        ({"due_on": TODAY}, "due_on"),
        ({"due_on": None}, "due_on"),
        ({"report_by": TODAY}, "report_by"),
    ],
)
def test_advice_without_its_parts_is_refused_and_nothing_is_kept(
    store: Store, someone: Someone, wrong: dict[str, object], field: str
) -> None:
    case, viewer = answered_case(store, someone())
    with pytest.raises(service.LetterRefused) as refused:
        recommend(store, viewer, case, **wrong)
    assert set(refused.value.faults) == {field}
    with store.reading() as work:
        assert work.rows(select(CaseRecommendation.id)) == []


@pytest.mark.requirement("R-141", "L-26")
def test_a_refusal_needs_a_reason_and_is_told(store: Store, someone: Someone) -> None:
    who = someone()
    case, viewer = answered_case(store, who)
    which = recommend(store, viewer, case, report_by=None)
    said = {"viewer": viewer, "case": case, "at": MONDAY, "which": which}
    with acting(store, viewer) as work, pytest.raises(service.LetterRefused):
        service.answer_recommendation(work, **said, answer="refused", reason=" ")
    with acting(store, viewer) as work:
        service.answer_recommendation(work, **said, answer="refused", reason="The course has ended.")
    one = shown(store, who.viewer, case)[1].recommendations[0]
    assert one.is_refused and not one.is_open
    assert one.words["reason"] == "The course has ended."


def test_its_words_are_sealed(store: Store, someone: Someone) -> None:
    case, viewer = answered_case(store, someone())
    which = recommend(store, viewer, case)
    with store.reading() as work:
        rows = work.rows(select(Text.sealed).where(Text.about_id == which))
    assert rows and all(b"course" not in bytes(row.sealed) for row in rows)


@pytest.mark.requirement("R-034")
def test_the_list_says_what_is_overdue_and_shows_nothing_to_who_is_involved(
    store: Store, someone: Someone
) -> None:
    case, viewer = answered_case(store, someone())
    recommend(store, viewer, case)
    other = official(store)

    def listed(today: date) -> list[tuple[bool, bool]]:
        with store.reading() as work:
            found = service.waiting(work, official=other, today=today)
        return [(one.is_overdue(today), one.is_report_overdue(today)) for one in found]

    assert listed(TODAY + timedelta(days=60)) == [(False, False)]
    assert listed(TODAY + timedelta(days=61)) == [(True, False)]
    assert listed(TODAY + timedelta(days=91)) == [(True, True)]
    with store.writing() as work:
        row = {"case_id": case, "account_id": other.account, "played": "close", "marked_by": other.account}
        work.add(CaseInvolved, {**row, "marked_at": MONDAY})
    assert listed(TODAY) == []


def test_an_answered_case_opens_by_its_number_and_for_nobody_involved(store: Store, someone: Someone) -> None:
    case, viewer = answered_case(store, someone())
    number = shown(store, viewer, case)[0].number
    later = MONDAY + timedelta(weeks=10)
    asked = {"number": number, "at": later, "today": amsterdam_day(later)}
    again, involved = official(store), official(store)
    with store.writing() as work:
        row = {"case_id": case, "account_id": involved.account, "played": "close"}
        work.add(CaseInvolved, {**row, "marked_by": again.account, "marked_at": MONDAY})
    for who, wrong in ((involved, {}), (again, {"number": "2026-AAAA-AAAA"})):
        with store.writing() as work, pytest.raises(NotFound):
            service.open_again(work, official=who, **(asked | wrong))  # type: ignore[arg-type]
    with store.writing() as work:
        assert service.open_again(work, official=again, **asked) == case  # type: ignore[arg-type]
    third = official(store)
    with store.writing() as work, pytest.raises(Conflict):
        service.open_again(work, official=third, **asked)  # type: ignore[arg-type]


@pytest.mark.requirement("R-032", "R-034", "R-025")
def test_the_handler_writes_advice_down_and_the_woman_sees_it_until_it_is_done(
    app: Flask, client_for: ClientFor, clock: FakeClock
) -> None:
    handler, wife = client_for("complaint-handler", lang="en"), client_for("wife", lang="en")
    store: Store = app.extensions["inzage"].store
    case = complained(wife)
    with store.writing() as work:
        work.run(
            update(Case).where(Case.id == bindparam("the_case")).values(state="decided"), {"the_case": case}
        )
        work.run(
            update(CasePart).where(CasePart.case_id == bindparam("the_case")).values(state="decided"),
            {"the_case": case},
        )
        number = str(work.value(select(Case.number).where(Case.id == case)))
    page = handler.open("desk/complaints/advice")
    wrong = handler.fill(page, {"number": "2026-AAAA-AAAA"}, form="/advice", status=400)
    assert "We find no answered case" in wrong.text and "2026-AAAA-AAAA" in str(wrong.response.data)
    page = handler.fill(page, {"number": number.lower()}, form="/advice")
    promises = page.tree.xpath("//select[@name='promise']/option/@value")
    assert promises[0] == ""
    kept = handler.fill(page, {"text": ADVICE}, form="/steps/recommended", status=400)
    assert ADVICE in str(kept.response.data)
    today = clock.today()
    due, report = today + timedelta(days=30), today + timedelta(days=40)
    values = {
        "given_by": "ombudsman",
        "text": ADVICE,
        **day("given_on", str(today.day), str(today.month), str(today.year)),
        **day("due_on", str(due.day), str(due.month), str(due.year)),
        **day("report_by", str(report.day), str(report.month), str(report.year)),
    }
    page = handler.fill(kept, values, form="/steps/recommended")
    assert "The advice is written down." in page.text
    seen = wife.open(f"cases/{case}").text
    assert ADVICE in seen and "Not done yet" in seen
    assert "A guard, such as the ombudsman, said what they must do" in seen
    assert "Must be done on" in handler.open("desk/complaints").text
    page = handler.open(f"desk/complaints/{case}/steps/answer-advice")
    which = page.tree.xpath("//input[@name='which']/@value")[0]
    do(handler, case, "answer-advice", {"which": which, "answer": "partly", "text": "The course, not more."})
    assert "We will do a part of it" in wife.open(f"cases/{case}").text
    do(handler, case, "advice-done", {"which": which, "text": "Paid on Monday."})
    do(handler, case, "report-back", {"which": which, "text": "We told the ombudsman."})
    seen = wife.open(f"cases/{case}").text
    assert "Paid on Monday." in seen and "We told the ombudsman." in seen
    assert "No advice is open." in handler.open("desk/complaints").text
    client_for("caseworker").open("desk/complaints/advice", status=404)
    client_for("husband").open(f"cases/{case}", status=404)
