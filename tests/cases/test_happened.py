"""The order of what happened in a case."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import cast

import pytest

from portal.cases.happened import happened
from portal.cases.phrases import event_text
from portal.cases.shown import CaseView, EventView

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.mark.requirement("R-003")
def test_what_one_press_did_is_told_in_its_order_with_the_newest_first() -> None:
    at_once = ("completed", "taken", "decided", "received", "measure_done")
    events = [EventView(AT, what, "body", {}) for what in at_once]
    later = EventView(AT + timedelta(minutes=1), "looked_again", "body", {})
    case = cast("CaseView", SimpleNamespace(events=(*events, later), traces=()))
    order = ("looked_again", "completed", "decided", "measure_done", "taken", "received")
    assert [text for _, text in happened(case)] == [event_text(what, "body") for what in order]
