"""How tests write and send a case: the shortest way through the room's one door."""

from __future__ import annotations

from datetime import date, datetime

from portal.access import acting, looking
from portal.cases import service
from portal.cases.kind import Answers
from portal.cases.shown import CaseView
from portal.store import Store
from portal.terms import amsterdam_day
from tests.clocks import MONDAY
from tests.people_of_tests import Somebody

ENOUGH: dict[str, dict[str, str | list[str]]] = {
    "complaint": {"happened": "They promised to call me, and nobody did."},
    "question": {"questions": ["How long do you keep my file?"]},
    "objection": {"decision": "My benefit was lowered and I do not agree."},
    "inspection": {},
    "recipients": {},
    "how_known": {"which_text": "They wrote that I have debts."},
    "please_share": {"share_what": "That I cannot climb stairs, with the Wmo desk."},
    "correction": {"wrong": "The house number is wrong."},
    "statement": {"statement": "I did answer that letter."},
    "mixed_up": {},
    "which_person": {"which_moment": "The look of 2 June.", "name_needed": "I think my brother looked."},
    "restriction": {"set_aside": "The report of May."},
    "objection_to_use": {"stop": "Sharing my address."},
    "erasure": {"remove": "The old notes."},
    "destruction": {"destroy": "The whole youth file."},
}
"""For each kind the least that can be sent."""


def draft_of(
    store: Store, who: Somebody, kind: str, answers: Answers | None = None, *, at: datetime = MONDAY
) -> str:
    """Start a draft with these answers, or with the least that can be sent."""
    with acting(store, who.viewer) as work:
        return service.start_draft(
            work,
            viewer=who.viewer,
            kind=kind,
            answers=ENOUGH[kind] if answers is None else answers,
            at=at,
            today=amsterdam_day(at),
        )


def send_draft(
    store: Store, who: Somebody, draft: str, *, at: datetime = MONDAY, channel: str = "web"
) -> str:
    """Send a draft and return the case."""
    with acting(store, who.viewer) as work:
        return service.send(
            work,
            viewer=who.viewer,
            draft=draft,
            language="en",
            channel=channel,
            at=at,
            today=amsterdam_day(at),
        )


def sent(
    store: Store,
    who: Somebody,
    kind: str = "complaint",
    answers: Answers | None = None,
    *,
    at: datetime = MONDAY,
    channel: str = "web",
) -> str:
    """Write and send a case."""
    return send_draft(store, who, draft_of(store, who, kind, answers, at=at), at=at, channel=channel)


def shown(store: Store, who: Somebody, case: str, *, at: datetime = MONDAY) -> CaseView:
    """Show a case to somebody."""
    with looking(store, who.viewer, at=at, item=("cases", case)) as look:
        return service.show(look, case)


def last_days(case: CaseView, part: int = 0) -> dict[str, date]:
    """Return the last day of each term of a part."""
    return {one.code: one.last_day for one in case.parts[part].counted}
