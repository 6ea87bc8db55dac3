"""The one door: what a person sees, and what stays absent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from portal.access import Hold, ViewLog, acting, looking, visible
from portal.declarations.models import Declaration
from portal.store import Store, new_id
from portal.store.models import Batch
from tests.clocks import MONDAY
from tests.people_of_tests import Somebody

Someone = Callable[..., Somebody]

_MINE = visible(Declaration, Declaration.id)


def declare(store: Store, who: Somebody, *, batch: str | None = None) -> str:
    """Give somebody one declaration."""
    made = new_id()
    with store.writing() as work:
        work.add(
            Declaration,
            {
                "id": made,
                "person_id": who.id,
                "kind": "acknowledged",
                "title_sealed": work.seal(who.id, "declarations", made, "title_sealed", "Uw gegevens"),
                "agency_id": new_id(),
                "version": "1",
                "language": "nl",
                "text_hash": "0" * 64,
                "signed_at": MONDAY,
                "signed_how": "counter",
                "valid_from": MONDAY.date(),
                "batch_id": batch,
            },
        )
    return made


def hold(store: Store, item: str, who: Somebody, *, ended: bool = False) -> None:
    """Hide an item from somebody."""
    with store.writing() as work:
        work.add(
            Hold,
            {
                "id": new_id(),
                "item_table": "declarations",
                "item_id": item,
                "hidden_from": who.id,
                "article": "UAVG 41",
                "review_on": MONDAY.date() - timedelta(days=400),
                "asked_by": new_id(),
                "made_at": MONDAY,
                "ended_at": MONDAY if ended else None,
            },
        )


def seen_by(store: Store, who: Somebody) -> list[str]:
    """The declarations somebody sees."""
    with looking(store, who.viewer, at=MONDAY) as look:
        return [row.id for row in look.rows(_MINE)]


@pytest.mark.requirement("R-004", "R-128", "T-01")
def test_partners_in_one_house_see_their_own_only(store: Store, someone: Someone) -> None:
    one, other = someone(), someone()
    first, second = declare(store, one), declare(store, other)
    assert seen_by(store, one) == [first]
    assert seen_by(store, other) == [second]


def test_what_is_on_hold_is_absent_even_while_pending_and_long_after_its_review(
    store: Store, someone: Someone
) -> None:
    one = someone()
    shown, held = declare(store, one), declare(store, one)
    hold(store, held, one)
    assert seen_by(store, one) == [shown]


def test_a_hold_for_one_person_hides_nothing_from_another(store: Store, someone: Someone) -> None:
    one, other = someone(), someone()
    item = declare(store, one)
    hold(store, item, other)
    assert seen_by(store, one) == [item]


def test_an_ended_hold_shows_the_item_again(store: Store, someone: Someone) -> None:
    one = someone()
    item = declare(store, one)
    hold(store, item, one, ended=True)
    assert seen_by(store, one) == [item]


def test_an_import_is_seen_whole_or_not_at_all(store: Store, someone: Someone) -> None:
    one, batch = someone(), new_id()
    with store.writing() as work:
        work.add(Batch, {"id": batch, "file_hash": "f" * 64, "started_at": MONDAY, "lines_done": 1})
    item = declare(store, one, batch=batch)
    assert seen_by(store, one) == []
    with store.writing() as work:
        work.run(update(Batch).values(published_at=MONDAY))
    assert seen_by(store, one) == [item]


@pytest.mark.requirement("R-045", "R-116")
def test_a_look_by_an_official_is_written_down_with_role_and_reason(store: Store, someone: Someone) -> None:
    one = someone()
    item = declare(store, one)
    official = replace(
        one.viewer, account=new_id(), capacity="assigned", role="coach", agency="", reason="intake"
    )
    with looking(store, official, at=MONDAY, item=("declarations", item)) as look:
        assert [row.id for row in look.rows(_MINE)] == [item]
    with acting(store, one.viewer) as work:
        rows = work.rows(visible(ViewLog, ViewLog.role, ViewLog.reason, ViewLog.item_id, ViewLog.at))
    assert [tuple(row) for row in rows] == [("coach", "intake", item, MONDAY)]


@pytest.mark.requirement("T-54")
def test_an_official_without_a_reason_sees_nothing(store: Store, someone: Someone) -> None:
    one = someone()
    official = replace(one.viewer, account=new_id(), capacity="assigned")
    with pytest.raises(ValueError, match="reason"), looking(store, official, at=MONDAY):
        pass


def test_a_person_looking_at_their_own_data_leaves_no_line(store: Store, someone: Someone) -> None:
    one = someone()
    declare(store, one)
    seen_by(store, one)
    with store.reading() as work:
        assert work.rows(select(ViewLog.id)) == []
