"""No counter verb works for the worker's own family: each page of a counter is tried, or named."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from portal.access import ViewLog
from portal.access.models import Assignment
from portal.access.models_ties import Tie
from portal.accounts.models import AccountCode, AccountEvent, OwnAccount
from portal.assistance.models import SeenId, Visit, VisitCode
from portal.cases.models import Case
from portal.people.models import Person
from portal.store import new_id
from tests.accounts import ways as accounts
from tests.assistance import test_known as known
from tests.assistance.ways import begun, code_of, visit
from tests.clocks import MONDAY, FakeClock
from tests.desk import test_collecting as collecting
from tests.desk import test_post as post
from tests.mandates.ways import demo, store_of
from tests.visitor import Visitor

SignIn = Callable[..., Visitor]
HELPER, SECOND, WHO = "helpdesk", "second-helpdesk", "counter-visitor"
OPENED = (Visit, VisitCode, SeenId, AccountCode, AccountEvent, OwnAccount, Case, ViewLog)
"""Tables of which a row more would mean that something was done."""

ABOUT_NOBODY = frozenset(
    {
        "desk.home",
        "desk_accounts.start",
        "desk_accounts.done",
        "desk_accounts.second",
        "desk_assistance.start",
        "desk_assistance.phrases",
        "desk_post.start",
        "worker.listing",
        "worker.finish",
        "worker.send_again",
    }
)
"""Pages without anybody: an empty form, what a helper says, and tasks that name no person."""


@dataclass
class Counter:
    """A counter at which somebody stands whom the helper turns out to know."""

    app: Flask
    client_for: SignIn
    clock: FakeClock

    def __post_init__(self) -> None:
        self.helper = self.client_for(HELPER)

    def tie(self, of: str = HELPER) -> None:
        """Let it become known that this worker is family of the person; from now on nothing may happen."""
        with store_of(self.app).writing() as work:
            person = demo(self.app, WHO)[1]
            hashed = work.value(select(Person.number_hash).where(Person.id == person))
            row = {"id": new_id(), "account_id": demo(self.app, of)[0], "number_hash": hashed}
            work.add(Tie, {**row, "kind": "family", "made_at": MONDAY})
        self.before = self.counted()

    def counted(self) -> list[int]:
        """How many rows there are of what can be opened or done."""
        with store_of(self.app).reading() as work:
            return [work.value(select(func.count()).select_from(table)) for table in OPENED]

    def gone(self, address: str, **values: Any) -> None:
        """Ask for a page, or send a form to it, and find nothing."""
        token = self.helper.open("desk/help").form().xpath(".//input[@name='csrf_token']/@value")[0]
        for answer in (
            self.helper.client.get(address),
            self.helper.client.post(address, data={"csrf_token": token, **values}),
        ):
            assert answer.status_code in {404, 405}, address


def card() -> tuple[str, str]:
    return "999990111", "1944-10-05"


def begin(at: Counter) -> None:
    code = code_of(at.client_for(WHO))
    at.tie()
    begun(at.helper, code, status=409)


def of_a_visit(part: str = "") -> Callable[[Counter], None]:
    def try_it(at: Counter) -> None:
        begun(at.helper, code_of(at.client_for(WHO)))
        address = at.helper.at
        at.tie()
        at.gone(address + part, acts=["complaints"], half="AAAAA")

    return try_it


def of_an_agreed_visit(part: str) -> Callable[[Counter], None]:
    def try_it(at: Counter) -> None:
        id = visit(at.helper, at.client_for(WHO))
        at.tie()
        at.gone(f"/nl/desk/help/visits/{id}/{part}", half="AAAAA")

    return try_it


def end(at: Counter) -> None:
    """It ends, and what was done is not shown."""
    id = visit(at.helper, at.client_for(WHO))
    page = at.helper.open(f"/nl/for/{id}/cases")
    at.tie()
    form = page.tree.xpath("//header//form[contains(@action,'/end')]")[0]
    page = at.helper.post(form.get("action"), dict(form.form_values()))
    assert not page.tree.xpath("//article"), "no slip"


def hand_over(at: Counter) -> None:
    """A colleague may go on: nothing is open here any more."""
    id = visit(at.helper, at.client_for(WHO))
    page = at.helper.open(f"/nl/for/{id}/cases")
    at.tie()
    form = page.tree.xpath("//header//form[contains(@action,'/hand-over')]")[0]
    at.helper.post(form.get("action"), dict(form.form_values()))
    assert at.helper.client.get(f"/nl/for/{id}/cases").status_code == 404
    at.before = at.counted()


def sms(at: Counter) -> None:
    known.phone_of(at.app, WHO)
    at.tie()
    known.sms(at.helper, known.CARD, status=409)


def see_id(at: Counter) -> None:
    at.tie()
    known.seen(at.helper, status=409)


def wait_for_id(at: Counter) -> None:
    """Two saw it; then it becomes known. The question what is allowed does not come."""
    known.seen(at.helper)
    waits = at.helper.at
    known.confirm(at.client_for(SECOND))
    at.tie()
    at.helper.open(waits, status=404)


def second_of_id(at: Counter) -> None:
    known.seen(at.helper)
    at.tie(SECOND)
    known.confirm(at.client_for(SECOND), status=409)


def ask_account(at: Counter) -> None:
    at.tie()
    for what in ("code", "letter", "stop", "seen"):
        accounts.asked(at.helper, card(), what, status=400)


def agree_account(at: Counter) -> None:
    accounts.asked(at.helper, card(), "code")
    at.tie(SECOND)
    accounts.agreed(at.client_for(SECOND), card(), status=400)


def go_on_account(at: Counter) -> None:
    accounts.asked(at.helper, card(), "code")
    waits = at.helper.at
    accounts.agreed(at.client_for(SECOND), card())
    at.tie()
    at.gone(waits)


def keep_post(at: Counter) -> None:
    at.tie()
    post.post(at.helper, status=409)


def collected(part: str, *, in_hand: bool) -> Callable[[Counter], None]:
    def try_it(at: Counter) -> None:
        who = collecting.wants_the_counter(at.app, WHO)
        collecting.sent(at.client_for(WHO))
        collecting.plan(at.app, at.clock)
        if in_hand:
            collecting.recognised(at.helper, at.app, who)
        else:
            collecting.asked(at.helper, collecting.number_of(at.app, who))
        address = at.helper.at
        at.tie()
        at.gone(address + part, recognised="document", **collecting.birthday(at.app, who))
        assert collecting.told(at.app, who) == {None}

    return try_it


def collect_list(at: Counter) -> None:
    who = collecting.wants_the_counter(at.app, WHO)
    collecting.sent(at.client_for(WHO))
    collecting.plan(at.app, at.clock)
    at.tie()
    assert collecting.number_of(at.app, who) not in at.helper.open("desk/collect").text


def put_back(at: Counter) -> None:
    """Papers may always be put back."""
    who = collecting.wants_the_counter(at.app, WHO)
    collecting.sent(at.client_for(WHO))
    collecting.plan(at.app, at.clock)
    page = collecting.recognised(at.helper, at.app, who)
    at.tie()
    collecting.press(at.helper, page, "/back")
    assert collecting.told(at.app, who) == {None}


TRIES: dict[str, Callable[[Counter], None]] = {
    "desk_assistance.begin": begin,
    "desk_assistance.ask": of_a_visit(),
    "desk_assistance.agree": of_a_visit(),
    "desk_assistance.room": of_an_agreed_visit("room"),
    "desk_assistance.sleep": of_an_agreed_visit("sleep"),
    "desk_assistance.wake": of_an_agreed_visit("wake"),
    "desk_assistance.slip_again": of_an_agreed_visit("slip"),
    "desk_assistance.end": end,
    "desk_assistance.hand_over": hand_over,
    "desk_assistance.sms": sms,
    "desk_assistance.see_id": see_id,
    "desk_assistance.wait": wait_for_id,
    "desk_assistance.confirm": second_of_id,
    "desk_accounts.ask": ask_account,
    "desk_accounts.agree": agree_account,
    "desk_accounts.wait": go_on_account,
    "desk_accounts.go_on": go_on_account,
    "desk_post.keep": keep_post,
    "desk_collecting.listing": collect_list,
    "desk_collecting.show": collected("", in_hand=False),
    "desk_collecting.recognise": collected("", in_hand=False),
    "desk_collecting.paper": collected("/paper", in_hand=True),
    "desk_collecting.done": collected("/done", in_hand=True),
    "desk_collecting.back": put_back,
}


@pytest.mark.requirement("R-261", "T-55")
def test_every_page_of_a_counter_is_tried_below_or_is_about_nobody(app: Flask) -> None:
    pages = {
        endpoint
        for endpoint, view in app.view_functions.items()
        if getattr(view, "is_for_helpers", False) and (not view.roles or "helpdesk" in view.roles)
    }
    assert pages == {*TRIES, *ABOUT_NOBODY}


@pytest.mark.requirement("R-261", "T-55")
@pytest.mark.parametrize("verb", TRIES.values(), ids=TRIES.keys())
def test_nothing_is_done_for_ones_own_family(
    app: Flask, client_for: SignIn, clock: FakeClock, verb: Callable[[Counter], None]
) -> None:
    counter = Counter(app, client_for, clock)
    verb(counter)
    assert counter.counted() == counter.before


@pytest.mark.requirement("R-261", "T-55")
def test_no_verb_about_one_of_ones_people_works_for_ones_own_family(app: Flask, client_for: SignIn) -> None:
    """A signature in ink, a complaint by phone, a letter with a code: all go through a worker's people."""
    account, worker = demo(app, "caseworker")[0], client_for("caseworker")
    with store_of(app).reading() as work:
        mine = select(Assignment.id, Assignment.person_id).where(Assignment.account_id == account)
        row = work.rows(mine)[0]
    token = worker.open("desk/tasks").tree.xpath("//input[@name='csrf_token']/@value")[0]
    with store_of(app).writing() as work:
        hashed = work.value(select(Person.number_hash).where(Person.id == row.person_id))
        tie = {"id": new_id(), "account_id": account, "number_hash": hashed}
        work.add(Tie, {**tie, "kind": "family", "made_at": MONDAY})
    tried = 0
    for rule in app.url_map.iter_rules():
        if "<assignment>" not in rule.rule:
            continue
        address = re.sub(
            r"<[^>]+>", new_id(), rule.rule.replace("<lang>", "nl").replace("<assignment>", row.id)
        )
        for method in sorted((rule.methods or set()) & {"GET", "POST"}):
            answer = worker.client.open(address, method=method, data={"csrf_token": token})
            assert answer.status_code == 404, (rule.endpoint, method)
            tried += 1
    assert tried > 30
