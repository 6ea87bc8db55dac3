"""Ways to ask, sign and stop, with invented words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from portal.access import Viewer, acting
from portal.agencies import signable
from portal.agencies.signable import Wording
from portal.declarations import service
from portal.declarations.service import Answers, Asking
from portal.store import Store, new_id
from tests.clocks import MONDAY
from tests.declarations.signed import CARE, DOCTOR, SCHOOL
from tests.people_of_tests import Somebody

TODAY = MONDAY.date()
LAST = date(2027, 5, 1)

DUTCH = Wording("nl", "Overleg", "Ik ontsla de arts van geheimhouding.", "Hulp", ("Gevaar.", "De rechter."))
ARABIC = Wording("ar", "تشاور", "أعفي الطبيب من السرية.", "مساعدة", ("خطر.", "المحكمة."))


def text(store: Store, kind: str = "release_of_confidentiality", **given: Any) -> str:
    """Bring a text into use; return its id."""
    complete: dict[str, Any] = {"purpose": kind, "kind": kind, "version": "2026-1", "by": new_id()}
    complete |= {"wordings": [DUTCH, ARABIC], "at": MONDAY}
    with store.writing() as work:
        return signable.publish(work, **{**complete, **given})


def body(person: Somebody, agency: str = CARE, **given: Any) -> Viewer:
    """Somebody who works for this person at a body."""
    who = replace(person.viewer, account=new_id(), capacity="assigned", reason="record")
    return replace(who, role="caseworker", agency=agency, **given)


def asking(version: str, **given: Any) -> Asking:
    """A question, complete: about the doctor and the school."""
    complete: dict[str, Any] = {"bodies": (DOCTOR, SCHOOL), "data_kinds": ("health",), "valid_to": LAST}
    complete |= {"question": "Hoe gaat het slapen?", "professional": "huisarts"}
    return Asking(version, **{**complete, **given})


def asked(store: Store, person: Somebody, version: str, **given: Any) -> str:
    """Ask a person; return the id of the request."""
    who = body(person)
    with acting(store, who) as work:
        once, today = new_id(), TODAY
        return service.ask(
            work, viewer=who, asking=asking(version, **given), once=once, at=MONDAY, today=today
        )


def answers(**given: Any) -> Answers:
    """The doctor yes, the school no, and both exceptions read."""
    complete: dict[str, Any] = {"shown": "De hele tekst.", "language": "nl", "how": "portal", "read": {0, 1}}
    complete |= {"bodies": {DOCTOR: "yes", SCHOOL: "no"}, "valid_to": LAST}
    return Answers(**{**complete, **given})


def signed(store: Store, viewer: Viewer, request: str, at: datetime = MONDAY, **given: Any) -> str:
    """Sign; return the id of the declaration."""
    with acting(store, viewer) as work:
        return service.sign(
            work, viewer=viewer, request=request, answers=answers(**given), at=at, today=TODAY
        )
