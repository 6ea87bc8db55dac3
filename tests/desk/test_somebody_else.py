"""Hearing from somebody else while a complaint is open: asked, weighed, answered, and the work goes over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import func, select, update

from portal.access import Hold, acting, handing_over, looking
from portal.access.models import Assignment
from portal.cases import service
from portal.cases.models_wishes import CaseWish
from portal.errors import Conflict, NotFound, Refused
from portal.notices.models import Notice
from portal.people.models import Account
from portal.store import Store, new_id
from portal.viewer import Official
from tests.clocks import MONDAY
from tests.desk.complaining import hear_both, official, shown, taken, whole_letter
from tests.desk.test_complaints_pages import complained, do
from tests.desk.test_complaints_pages import taken as taken_at_desk
from tests.desk.ways import account_of, assignment_of, opened, store_of
from tests.people_of_tests import Somebody
from tests.visitor import Visitor

ClientFor = Callable[..., Visitor]
Someone = Callable[..., Somebody]
WISH = "My work coach shouts at me on the phone."
WHY = "We understand that this does not go well any more."
TODAY = date(2026, 11, 23)

pytestmark = pytest.mark.requirement("R-238")


def works_for(store: Store, who: Somebody, helper: Official) -> str:
    """Let an official work for a person; return the assignment."""
    made = new_id()
    with store.writing() as work:
        row = {"id": made, "account_id": helper.account, "person_id": who.id, "told_at": MONDAY}
        work.add(Assignment, {**row, "from_day": TODAY, "until_day": None, "reason": "benefit"})
    return made


def wished(store: Store, who: Somebody, case: str, once: str = "") -> str:
    """Ask for somebody else; return the wish."""
    once = once or new_id()
    with acting(store, who.viewer) as work:
        service.wish(work, viewer=who.viewer, case=case, text=WISH, once=once, at=MONDAY)
    return once


def options(visitor: Visitor, case: str, name: str) -> list[str]:
    """What a list of the answer offers, without its first line."""
    page = visitor.open(f"desk/complaints/{case}/steps/somebody-else")
    return [str(one) for one in page.tree.xpath(f"//select[@name='{name}']/option/@value") if one]


def test_the_work_goes_over_and_the_first_official_finds_nothing_at_the_next_click(
    app: Flask, client_for: ClientFor
) -> None:
    wife, handler = client_for("wife", lang="en"), client_for("complaint-handler", lang="en")
    with store_of(app).writing() as work:
        other = work.row(
            select(Account.agency_id, Account.team, Account.role).where(Account.demo_name == "caseworker")
        )
        assert other is not None
        work.run(
            update(Account)
            .where(Account.demo_name == "second-caseworker")
            .values(agency_id=other.agency_id, team="Another team", role=other.role)
        )
    first, second = client_for("caseworker", lang="en"), client_for("second-caseworker", lang="en")
    old = assignment_of(app, "caseworker", "wife")
    opened(first, old)
    case = complained(wife)
    asking = wife.open(wife.open(f"cases/{case}").links("/somebody-else")[0])
    refused = wife.fill(asking, {"wish": " "}, form="/somebody-else", status=400)
    assert "Write whom you do not want to hear from, and why." in refused.text
    for _press in range(2):
        page = wife.fill(asking, {"wish": WISH}, form="/somebody-else")
    assert WISH in page.text and "Waits for an answer" in page.text
    page = taken_at_desk(handler, case)
    assert WISH in page.text and "The person wants to hear from somebody else" in page.text
    given = {"answer": "yes", "because": WHY, "lasts": "open"}
    page = do(handler, case, "somebody-else", given, status=400)
    assert "Choose whose work somebody else takes over." in page.text and WHY in page.text
    page = do(handler, case, "somebody-else", {**given, "because": "Nee."}, status=400)
    assert page.tree.xpath("//*[@role='alert']//a/@href") == ["#because"], "told at the box that it is about"
    without = {**given, "of": old, "to": account_of(app, "second-caseworker"), "lasts": ""}
    page = do(handler, case, "somebody-else", without, status=400)
    assert "Choose how long somebody else does the work." in page.text
    page = do(handler, case, "somebody-else", {**given, "of": old}, status=400)
    assert "Choose a colleague with the same function" in page.text
    new = account_of(app, "second-caseworker")
    assert new in options(handler, case, "to")
    do(handler, case, "somebody-else", {**given, "of": old, "to": new})
    said = wife.open(f"cases/{case}/somebody-else").text
    assert WHY in said and "letters, mail and calls come from" in said
    assert "This is so until the complaint is over. Then who helped before comes back." in said
    first.open(f"desk/people/{old}", status=404)
    first.open(f"desk/people/{old}/record", status=404)
    mine = second.open("desk").links("/desk/people/")
    assert any(WISH not in opened(second, one.rsplit("/", 1)[1]).text for one in mine)
    with store_of(app).reading() as work:
        there = select(Assignment.account_id).where(
            Assignment.person_id
            == select(Assignment.person_id).where(Assignment.id == old).scalar_subquery(),
            Assignment.account_id == new,
            Assignment.until_day.is_(None),
        )
        assert len(work.rows(there)) == 1
        told = select(func.count()).select_from(Notice).where(Notice.kind == "case_wish_granted")
        assert work.value(told) == 1


def test_no_has_a_reason_and_the_wish_may_be_made_again(store: Store, someone: Someone) -> None:
    handler, helper, who = official(store), official(store, role="caseworker"), someone()
    works_for(store, who, helper)
    case, viewer = taken(store, who, handler)
    once = wished(store, who, case)
    wished(store, who, case, once)
    with pytest.raises(Conflict):
        wished(store, who, case)
    answer = {
        "viewer": viewer,
        "case": case,
        "answer": "no",
        "of": "",
        "to": "",
        "at": MONDAY,
        "today": TODAY,
    }
    with pytest.raises(Refused), acting(store, viewer) as work:
        service.answer_wish(work, **answer, because="No.")
    with acting(store, viewer) as work:
        service.answer_wish(work, **answer, because="There is nobody else in this town.")
    with pytest.raises(Conflict), acting(store, viewer) as work:
        service.answer_wish(work, **answer, because="There is nobody else in this town.")
    (wish,) = shown(store, who.viewer, case)[1].wishes
    assert (wish.state, wish.because) == ("refused", "There is nobody else in this town.")
    wished(store, who, case)
    with looking(store, viewer, at=MONDAY, item=("cases", case)) as look:
        assert len(handing_over.workers(look, today=TODAY)) == 1


def test_no_letter_goes_while_the_wish_waits(store: Store, someone: Someone) -> None:
    handler, who = official(store), someone()
    case, viewer = taken(store, who, handler)
    hear_both(store, who, viewer, case)
    wished(store, who, case)
    typed = whole_letter(*shown(store, viewer, case))
    sending = {"viewer": viewer, "case": case, "at": MONDAY, "today": TODAY}
    with pytest.raises(Refused, match="First answer the wish"), acting(store, viewer) as work:
        service.send_letter(work, **sending, typed=typed, version=0)
    with pytest.raises(Refused, match="First answer the wish"), acting(store, viewer) as work:
        service.not_handle(work, **sending, ground="handled_before", text="We answered it in May.")
    with acting(store, viewer) as work:
        service.answer_wish(
            work, **sending, answer="yes", of="", to="", because="The team leader calls you from now on."
        )
        service.send_letter(work, **sending, typed=typed, version=0)


def test_only_a_colleague_of_the_same_function_who_has_nothing_to_do_with_it_takes_over(
    store: Store, someone: Someone
) -> None:
    who, handler = someone(), official(store)
    helper, fit, there, involved = (official(store, role="caseworker") for _ in range(4))
    elsewhere = official(store, role="caseworker", agency="b" * 26)
    other_role = official(store, role="team_leader")
    old = works_for(store, who, helper)
    works_for(store, who, there)
    case, viewer = taken(store, who, handler)
    wished(store, who, case)
    said = {"viewer": viewer, "case": case, "at": MONDAY}
    with acting(store, viewer) as work:
        service.involve(work, **said, accounts=[involved.account], played="close")
    answer = {**said, "answer": "yes", "because": WHY, "today": TODAY}
    for wrong in (there, involved, elsewhere, other_role, handler, helper):
        with pytest.raises(Refused), acting(store, viewer) as work:
            service.answer_wish(work, **answer, of=old, to=wrong.account)
    with store.reading() as work:
        assert work.value(select(Assignment.until_day).where(Assignment.id == old)) is None
    with acting(store, viewer) as work:
        service.answer_wish(work, **answer, of=old, to=fit.account, lasts="always")
    with store.reading() as work:
        assert work.value(select(Assignment.until_day).where(Assignment.id == old)) == date(2026, 11, 22)
    (wish,) = shown(store, who.viewer, case)[1].wishes
    assert (wish.state, wish.role, wish.agency) == ("granted", "caseworker", "a" * 26)


@pytest.mark.requirement("T-05")
def test_work_that_is_hidden_from_the_person_is_not_offered(store: Store, someone: Someone) -> None:
    who, handler, helper = someone(), official(store), official(store, role="caseworker")
    old = works_for(store, who, helper)
    with store.writing() as work:
        hold = {"id": new_id(), "item_table": "assignments", "item_id": old, "hidden_from": who.id}
        hold |= {"article": "UAVG 41 lid 1 onder i", "review_on": date(2026, 12, 20), "made_at": MONDAY}
        work.add(Hold, {**hold, "asked_by": handler.account, "approved_by": None})
    case, viewer = taken(store, who, handler)
    wished(store, who, case)
    with looking(store, viewer, at=MONDAY, item=("cases", case)) as look:
        assert service.workers_of(look, case=case, today=TODAY) == ()


def test_another_person_finds_neither_the_wish_nor_its_page(store: Store, someone: Someone) -> None:
    who, other, handler = someone(), someone(), official(store)
    case, _viewer = taken(store, who, handler)
    with pytest.raises(NotFound), acting(store, other.viewer) as work:
        service.wish(work, viewer=other.viewer, case=case, text=WISH, once=new_id(), at=MONDAY)
    with store.reading() as work:
        assert work.value(select(func.count()).select_from(CaseWish)) == 0


def test_two_handlers_at_once_answer_it_once_and_the_second_keeps_the_text(
    app: Flask, client_for: ClientFor
) -> None:
    wife, handler = client_for("wife", lang="en"), client_for("complaint-handler", lang="en")
    case = complained(wife)
    asking = wife.open(f"cases/{case}/somebody-else")
    wife.fill(asking, {"wish": WISH}, form="/somebody-else")
    taken_at_desk(handler, case)
    page = handler.open(f"desk/complaints/{case}/steps/somebody-else")
    values = {"answer": "no", "because": "There is nobody else in this town."}
    handler.fill(page, values, form="/steps/somebody-else")
    late = {"answer": "no", "because": "This was typed a moment too late."}
    told = handler.fill(page, late, form="/steps/somebody-else", status=409)
    assert "Somebody has just answered this wish." in told.text
    assert "This was typed a moment too late." in told.text
