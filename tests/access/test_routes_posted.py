"""Every address that keeps something, pressed by all who act for another: what is not theirs is not there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from portal.access import RefusedTry
from portal.store import Base
from portal.store.models import Mark
from tests.access.test_routes import addresses, ids_of, values_for
from tests.accounts.ways import WIFE, by_letter, opened
from tests.assistance.ways import visit
from tests.clocks import MONDAY
from tests.mandates.test_children import born, custody_of, years_ago
from tests.mandates.ways import IN_THREE_MONTHS, demo, mandate, store_of
from tests.visitor import Visitor

SignIn = Callable[..., Visitor]

MAY_GROW = {RefusedTry.__tablename__, Mark.__tablename__, "sessions"}
"""What a refused press writes: that it was refused."""


def token_of(visitor: Visitor, page: str) -> str:
    """What proves where a form came from: with it, only the grant itself can be what is missing."""
    return str(visitor.open(page).tree.xpath("//input[@name='csrf_token']/@value")[0])


def rows_of(app: Flask) -> dict[str, int]:
    """How many rows each table has."""
    tables = [one for one in Base.metadata.sorted_tables if one.name not in MAY_GROW]
    with store_of(app).reading() as work:
        return {one.name: int(work.value(select(func.count()).select_from(one))) for one in tables}


def closed(app: Flask, grant: str, acts: frozenset[str]) -> Iterator[tuple[str, str]]:
    """(endpoint, address) of all that is kept with a form, for a grant that allows these acts."""
    for endpoint, method, path in addresses(app, values_for(ids_of(app, "wife")["entry"])):
        marked = getattr(app.view_functions[endpoint], "acts", frozenset())
        if method == "POST" and path.startswith("/nl/") and not marked & acts:
            yield endpoint, path.replace("/nl/", f"/nl/for/{grant}/", 1)


def presses_all(app: Flask, visitor: Visitor, grant: str, acts: frozenset[str], page: str) -> None:
    """Press everything that is closed: it is not there, and nothing is kept."""
    token, before, tried = token_of(visitor, page), rows_of(app), 0
    for endpoint, address in closed(app, grant, acts):
        answer = visitor.client.post(address, data={"csrf_token": token, "do": "send"})
        assert answer.status_code == 404, endpoint
        tried += 1
    assert tried > 40
    assert rows_of(app) == before


@pytest.mark.requirement("L-97", "R-030", "T-63")
@pytest.mark.parametrize(
    ("acts", "days"),
    [("see", 90), ("complaints", 90), ("requests", 90), ("see complaints requests", -1)],
)
def test_a_mandate_keeps_nothing_that_was_not_ticked_and_none_past_its_end(
    app: Flask, client_for: SignIn, acts: str, days: int
) -> None:
    (account, _), (_, person) = demo(app, "advocate"), demo(app, "wife")
    until = MONDAY.date() + timedelta(days=days)
    grant = mandate(store_of(app), person=person, account=account, acts=acts, until=until)
    allowed = frozenset(acts.split()) if days > 0 else frozenset()
    presses_all(app, client_for("advocate"), grant, allowed, "helping")


@pytest.mark.requirement("L-97")
def test_a_mandate_of_another_account_and_one_for_oneself_keep_nothing(
    app: Flask, client_for: SignIn
) -> None:
    (account, _), (own, person) = demo(app, "advocate"), demo(app, "wife")
    every = "see complaints requests medical withdraw"
    theirs = mandate(store_of(app), person=person, account=account, acts=every)
    mine = mandate(store_of(app), person=person, account=own, acts=every, until=IN_THREE_MONTHS)
    presses_all(app, client_for("husband"), theirs, frozenset(), "me")
    presses_all(app, client_for("wife"), mine, frozenset(), "me")


@pytest.mark.requirement("R-050", "T-51", "T-63")
@pytest.mark.parametrize(("acts", "has_ended"), [("see", False), ("see complaints requests", True)])
def test_a_visit_keeps_nothing_that_was_not_ticked_and_none_after_its_end(
    app: Flask, client_for: SignIn, acts: str, has_ended: bool
) -> None:
    helper = client_for("helpdesk")
    grant = visit(helper, client_for("wife"), acts=tuple(acts.split()))
    if has_ended:
        form = helper.open(f"/nl/for/{grant}/consultations").tree.xpath(
            "//header//form[contains(@action,'/end')]"
        )[0]
        helper.post(form.get("action"), dict(form.form_values()))
    allowed = frozenset() if has_ended else frozenset(acts.split())
    presses_all(app, helper, grant, allowed, "desk/help")


@pytest.mark.requirement("L-90", "L-91", "T-09", "T-10")
@pytest.mark.parametrize(("years", "is_open"), [(11, True), (13, False), (16, False)])
def test_a_parent_keeps_nothing_on_the_page_of_a_child_that_decides_itself(
    app: Flask, client_for: SignIn, years: int, is_open: bool
) -> None:
    born(app, "p-mees", years_ago(years))
    custody = custody_of(app, "mother", "p-mees")
    every = frozenset({"see", "complaints", "requests", "medical", "withdraw", "case", "file"})
    presses_all(app, client_for("mother"), custody, every if is_open else frozenset(), "me")


@pytest.mark.requirement("R-004")
def test_who_came_in_with_a_code_from_a_letter_keeps_only_what_is_open_to_them(
    app: Flask, client_for: SignIn
) -> None:
    """Not seen at a counter yet: every other form is refused, whatever it is about."""
    visitor = opened(app, by_letter(app, client_for, WIFE))
    token, before, tried = token_of(visitor, "me"), rows_of(app), 0
    for endpoint, method, path in addresses(app, values_for(ids_of(app, "wife")["entry"])):
        if method != "POST" or getattr(app.view_functions[endpoint], "is_for_limited", False):
            continue
        answer = visitor.client.post(path, data={"csrf_token": token, "do": "send"})
        assert answer.status_code in {403, 404}, endpoint
        tried += 1
    assert tried > 60
    assert rows_of(app) == before
