"""Ways people and officials go with promises, with invented words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from portal.access import Viewer, acting, looking
from portal.promises import service
from portal.promises.service import Draft, Lists, PlanDraft
from portal.store import Store, new_id
from tests.clocks import MONDAY
from tests.people_of_tests import Somebody

BODY, OTHER = "a" * 26, "b" * 26
TODAY = MONDAY.date()


def day(name: str, number: int, month: int, year: int) -> dict[str, str]:
    """The three boxes of a day."""
    return {f"{name}-day": str(number), f"{name}-month": str(month), f"{name}-year": str(year)}


PROMISED: dict[str, Any] = {
    "text": "Zij betalen mijn cursus.",
    **day("made_on", 2, 11, 2026),
    "who": "de werkcoach",
}
SENT: dict[str, Any] = {"what": "Een brief van mijn huisarts.", "when": "in september"}


def at_body(person: Somebody, agency: str = BODY, account: str = "") -> Viewer:
    """Somebody who works for this person at a body."""
    who = replace(person.viewer, account=account or new_id(), capacity="assigned", reason="benefit")
    return replace(who, role="caseworker", agency=agency)


def promise(**given: Any) -> Draft:
    """A promise, complete."""
    complete = {"agency": BODY, "text": "Wij bellen u elke maand.", "made_on": date(2026, 11, 2)}
    return Draft(**{**complete, **given})


def plan(**given: Any) -> PlanDraft:
    """A signed plan, complete."""
    complete: dict[str, Any] = {"agency": BODY, "title": "Naar werk", "signed_on": date(2026, 11, 2)}
    complete |= {"signed_by": "u en de werkcoach", "of_body": ("Wij betalen.",), "of_person": ("U oefent.",)}
    return PlanDraft(**{**complete, **given})


def asked(store: Store, person: Somebody, once: str = "", **given: Any) -> str:
    """Let a person write a promise down."""
    with acting(store, person.viewer) as work:
        return service.ask(
            work, viewer=person.viewer, draft=promise(**given), once=once or new_id(), at=MONDAY, today=TODAY
        )


def recorded(store: Store, person: Somebody, viewer: Viewer | None = None, **given: Any) -> str:
    """Let a body write a promise down."""
    who = viewer or at_body(person)
    with acting(store, who) as work:
        return service.record(work, viewer=who, draft=promise(**given), once=new_id(), at=MONDAY, today=TODAY)


def changed(store: Store, viewer: Viewer, id: str, to: str, because: str = "") -> None:
    """Let a body say how a promise stands, an hour later."""
    at = MONDAY + timedelta(hours=1)
    with acting(store, viewer) as work:
        service.change(work, viewer=viewer, promise=id, to=to, because=because, at=at, today=TODAY)


def lists(store: Store, viewer: Viewer, agency: str = "", today: date = TODAY) -> Lists:
    """What somebody reads."""
    with looking(store, viewer, at=MONDAY, item=("promises", "")) as look:
        return service.list_for(look, today=today, agency=agency)
