"""Answering a complaint: a letter that is written together and sent once; sent is decided.

Source: Awb art. 9:12: a written and reasoned notice of findings and opinion, with the way to the ombudsman.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, update

from portal.access import Viewer, handlers, visible
from portal.cases.deciding_rows import keep_outcome, move_on, to_answer
from portal.cases.handled import handled
from portal.cases.handling import say, still_open
from portal.cases.kept_words import keep_new
from portal.cases.models_handling import CaseLetter
from portal.cases.next_step import last_day_of_next_step
from portal.cases.outcome import (
    EFFORTS,
    GROUNDS,
    IS_DECISION,
    OFFERS,
    Faults,
    Typed,
    faults,
    listed,
    look_again,
    looks_like_decision,
    text_of,
)
from portal.cases.reading import show
from portal.cases.wishing import UNANSWERED, has_open_wish
from portal.errors import Conflict, Refused
from portal.store import Work, Writing, new_id
from portal.terms import count, ombudsman_until, term
from portal.words import N_, Said

_LETTER_WORDS = ("summary", "summary_own", "hope", "meaning", "apology", "remedy", "no_check")
_SEALED = "typed"

_DRAFT = visible(CaseLetter, *CaseLetter.__table__.columns).where(
    CaseLetter.case_id == bindparam("case"), CaseLetter.state == "draft"
)
_OF_VERSION = (
    CaseLetter.id == bindparam("letter"),
    CaseLetter.person_id == bindparam("principal"),
    CaseLetter.state == "draft",
    CaseLetter.version == bindparam("read_version"),
)
_SAVE = (
    update(CaseLetter)
    .where(*_OF_VERSION)
    .values(
        version=CaseLetter.version + 1,
        typed_sealed=bindparam("sealed"),
        changed_at=bindparam("moment"),
        changed_by=bindparam("who"),
    )
)
_SEND = (
    update(CaseLetter)
    .where(*_OF_VERSION)
    .values(
        state="sent",
        typed_sealed=None,
        offers=bindparam("offered"),
        efforts=bindparam("done"),
        is_about_data=bindparam("data"),
        changed_at=bindparam("moment"),
        changed_by=bindparam("who"),
        sent_at=bindparam("moment"),
        ombudsman_until=bindparam("last_day"),
    )
)

SAVED_BY_OTHER = N_("Somebody else changed this letter while you typed. Your text is still here.")


class LetterRefused(Refused):
    """Parts of a letter are empty or may not be sent.

    :param faults: what is wrong, by the name of the field.
    """

    def __init__(self, faults: Faults) -> None:
        super().__init__(next(iter(faults.values()), ""))
        self.faults = faults


@dataclass(frozen=True)
class LetterDraft:
    """A letter that is being written; ``version`` says which save was read."""

    id: str
    version: int
    typed: Typed
    changed_at: datetime
    changed_by: str


def read_letter(look: Work, case: str) -> LetterDraft | None:
    """Return the letter that is being written in a case, if there is one."""
    rows = look.rows(_DRAFT, case=case)
    if not rows:
        return None
    row = rows[0]
    kept = look.open(row.person_id, "case_letters", row.id, _SEALED, row.typed_sealed)
    typed: Typed = json.loads(kept) if kept else {}
    return LetterDraft(row.id, row.version, typed, row.changed_at, row.changed_by)


def save_letter(
    work: Writing, *, viewer: Viewer, case: str, typed: Typed, version: int, at: datetime
) -> LetterDraft:
    """Keep what was typed; return the letter as it is kept now.

    :param version: the version that the page showed; 0 for a letter that is new.
    :raises Conflict: when somebody else saved in between.
    :raises Refused: when the case has ended.
    """
    still_open(work, case)
    found = read_letter(work, case)
    if (found.version if found else 0) != version:
        raise Conflict(SAVED_BY_OTHER)
    letter = found.id if found else _begin(work, viewer, case, at)
    text = json.dumps(typed, ensure_ascii=False)
    sealed = work.seal(viewer.person, "case_letters", letter, _SEALED, text)
    changed = {"letter": letter, "read_version": version, "sealed": sealed}
    if not work.run(_SAVE, {**changed, "moment": at, "who": viewer.account}):
        raise Conflict(SAVED_BY_OTHER)
    return LetterDraft(letter, version + 1, typed, at, viewer.account)


def letter_faults(look: Work, *, case: str, typed: Typed, today: date) -> Faults:
    """Return what still keeps a letter from being sent, by the name of the field."""
    return faults(typed, to_answer(show(look, case), handled(look, case), today), today)


def send_letter(
    work: Writing, *, viewer: Viewer, case: str, typed: Typed, version: int, at: datetime, today: date
) -> None:
    """Send the letter: outcomes, states, timeline and notice in the caller's one transaction.

    :raises LetterRefused: when a part is empty, or holds what does not belong there.
    :raises Refused: when one of the sides was not heard yet (R-038).
    :raises Conflict: when somebody else changed or sent it in between.
    """
    saved = save_letter(work, viewer=viewer, case=case, typed=typed, version=version, at=at)
    view, done = show(work, case), handled(work, case)
    asked = to_answer(view, done, today)
    found = faults(typed, asked, today)
    if found:
        raise LetterRefused(found)
    if done.waiting_wish:
        raise Refused(UNANSWERED)
    if not done.heard(today):
        raise Refused(N_("First hear both sides: each must react, say it need not, or let the time pass."))
    sent = {
        "letter": saved.id,
        "read_version": saved.version,
        "offered": _known(typed, "offers", OFFERS),
        "done": _known(typed, "efforts", EFFORTS),
        "data": text_of(typed, "is_about_data") == "yes",
    }
    if not work.run(_SEND, {**sent, **_ended(viewer, at, today)}):
        raise Conflict(SAVED_BY_OTHER)
    words = {name: text_of(typed, name) for name in _LETTER_WORDS}
    keep_new(work, viewer, table="case_letters", row=saved.id, at=at, **words)
    keep_outcome(work, viewer, letter=saved.id, case=case, typed=typed, asked=asked, at=at)
    is_last = move_on(work, viewer, view, typed=typed, today=today, at=at)
    if look_again(typed):
        # Who promised to look again keeps the case until that was done.
        handlers.stay(work, case=case, account=viewer.account, at=at)
    what = "decided" if is_last else "answered_part"
    proof = json.dumps(typed, sort_keys=True, ensure_ascii=False)
    say(work, viewer, case=case, what=what, at=at, text=proof, details={"letter": saved.id})


def not_handle(
    work: Writing, *, viewer: Viewer, case: str, ground: str, text: str, at: datetime, today: date
) -> None:
    """Tell the person that a complaint will not be looked into, why, and where they can go.

    Source: Awb art. 9:8 lid 3: in writing, as soon as possible and within four weeks of receipt.

    :raises LetterRefused: without a ground of the law, or without an explanation.
    :raises Refused: after the four weeks, or when the case has ended.
    """
    still_open(work, case)
    found: Faults = {}
    if ground not in dict(GROUNDS):
        found["ground"] = N_("Choose one of the reasons that the law gives.")
    if not text.strip():
        found["text"] = N_("Write why, in words the person understands.")
    elif looks_like_decision(text):
        found["text"] = IS_DECISION
    if found:
        raise LetterRefused(found)
    if has_open_wish(work, case):
        raise Refused(UNANSWERED)
    view = show(work, case)
    last_day = count(term("complaint_not_handled", view.first_day), view.first_day).last_day
    if today > last_day:
        raise Refused(
            Said(N_("This had to be told on %(day)s at the latest. Look into the complaint."), day=last_day)
        )
    letter = _begin(work, viewer, case, at, kind="not_handled", ground=ground)
    sent = {"letter": letter, "read_version": 0, "offered": "", "done": "", "data": False}
    work.run(_SEND, {**sent, **_ended(viewer, at, today)})
    keep_new(work, viewer, table="case_letters", row=letter, at=at, summary=text.strip())
    move_on(work, viewer, view, typed={}, today=today, at=at)
    say(work, viewer, case=case, what="not_handled", at=at, text=text, details={"letter": letter})


def _ended(viewer: Viewer, at: datetime, today: date) -> dict[str, object]:
    return {
        "moment": at,
        "who": viewer.account,
        "last_day": last_day_of_next_step(ombudsman_until(today), today),
    }


def _begin(
    work: Writing, viewer: Viewer, case: str, at: datetime, *, kind: str = "outcome", ground: str = ""
) -> str:
    letter = new_id()
    row: dict[str, object] = {"id": letter, "case_id": case, "person_id": viewer.person, "kind": kind}
    row |= {"state": "draft", "version": 0, "ground": ground, "typed_sealed": None, "made_at": at}
    row |= {"changed_at": at, "changed_by": viewer.account, "sent_at": None, "ombudsman_until": None}
    work.add(CaseLetter, row)
    return letter


def _known(typed: Typed, name: str, choices: tuple[tuple[str, str], ...]) -> str:
    return " ".join(code for code, _ in choices if code in listed(typed, name))
