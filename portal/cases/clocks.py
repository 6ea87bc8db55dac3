"""Two clocks of a case: what they must do and by when, and what the person can do and until when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from portal.cases.phrases import COULD_TAKE_LONGER, DayLine, day_lines, is_longer
from portal.cases.rules import OPEN, STOPPED, Step
from portal.cases.shown import CaseView, EventView, PartView
from portal.terms import after_outages, amsterdam_day, lengthened
from portal.words import N_, Said, SaidCount

MINE = frozenset({"ombudsman_petition", "complaint_old_conduct", "objection", "avg_objection_to_answer"})
"""Terms within which the person acts; in all others the organisation must."""

_OVER = N_("You should have had an answer on %(day)s. It did not come.")
_PAST = {
    "complaint_not_handled": N_(
        "If they did not want to look into your complaint, they had to tell you on %(day)s at the latest."
    ),
    "objection_forwarding": N_(
        "We had to pass it on to the organisation that decided on %(day)s at the latest."
    ),
    "breach_ap": N_(
        "Did data get to the wrong person? "
        "Then the privacy officer had to tell the supervisor (AP) on %(day)s at the latest."
    ),
}
"""What is said of a day that has passed: nothing that is over is told as if it were still to come."""

_UNDO = N_("You can take it up again until %(day)s. Your first date stays.")
_OMBUDSMAN = N_("Not happy with the answer? You can go to the ombudsman until %(day)s.")
_OBJECT = N_("You can object until %(day)s, for free. Write that you object, and why.")
_REACT = N_("You can react until %(day)s. Later is read as well, while the case is open.")


@dataclass(frozen=True)
class Clocks:
    """The days of both sides, each with how it was counted."""

    theirs: tuple[DayLine, ...]
    mine: tuple[DayLine, ...]


def clocks(case: CaseView, today: date) -> Clocks:
    """Return both clocks of a case; a clock that stopped shows nothing."""
    parts = list({part.kind.code: part for part in reversed(case.parts)}.values())[::-1]
    theirs = [line for part in parts if part.state in OPEN for line in _theirs(case, part, today)]
    return Clocks(tuple(theirs), tuple(_mine(case, parts)))


def _theirs(case: CaseView, part: PartView, today: date) -> Iterator[DayLine]:
    counted = tuple(one for one in part.counted if one.code not in MINE)
    for line in day_lines(counted, part.kind.answer_term):
        if line.code != part.kind.answer_term:
            yield _when_past(line, next(one.last_day for one in counted if one.code == line.code), today)
            continue
        steps = (*line.steps, *_longer(case), *_turns(case))
        day = part.answer_by or next(one.last_day for one in counted if one.code == line.code)
        if day >= today:
            yield DayLine(line.code, Said(line.text.msgid, day=day), steps)
            continue
        told = tuple(Said(COULD_TAKE_LONGER, **dict(one.values)) if is_longer(one) else one for one in steps)
        yield DayLine(line.code, Said(_OVER, day=day), told)


def _when_past(line: DayLine, last_day: date, today: date) -> DayLine:
    """Return another last day of theirs, told as past once it is."""
    if last_day >= today or line.code not in _PAST:
        return line
    return DayLine(line.code, Said(_PAST[line.code], day=last_day), line.steps)


def _longer(case: CaseView) -> Iterator[Said]:
    """Say which later day was told or agreed. Source: Awb art. 9:11 lid 2 and 3; AVG art. 12 lid 3."""
    texts = {"told": N_("They take longer, until %(day)s."), "agreed": N_("Agreed: until %(day)s.")}
    for one in case.done.postponements if case.done else ():
        if one.state in texts:
            yield Said(texts[one.state], day=one.to_day)


def _turns(case: CaseView) -> Iterator[Said]:
    """Say when it was the person's turn. Asking something does not move the last day of these terms."""
    for event in case.events:
        if event.what == "asked":
            yield _turn(event, case.events)


def _turn(asked: EventView, events: tuple[EventView, ...]) -> Said:
    answer = next(
        (one for one in events if one.what == "added" and one.by == "person" and one.at > asked.at), None
    )
    if answer is None:
        return Said(
            N_("Since %(day)s they wait for you. It is your turn. The last day stays the same."),
            day=amsterdam_day(asked.at),
        )
    return Said(
        N_("From %(first)s to %(last)s they waited for you. The last day stayed the same."),
        first=amsterdam_day(asked.at),
        last=amsterdam_day(answer.at),
    )


def _mine(case: CaseView, parts: list[PartView]) -> Iterator[DayLine]:
    if case.may(Step.UNDO) and case.undo_until is not None:
        yield _own(case, "undo", _UNDO, case.undo_until)
    for window in case.done.windows if case.done else ():
        if window.side == "person" and not window.ended_how and case.state in OPEN:
            yield _own(case, "react", _REACT, window.until)
    settled = set()
    for letter in case.done.letters if case.done else ():
        settled.add("ombudsman_petition")
        yield _own(case, "ombudsman_petition", _OMBUDSMAN, letter.ombudsman_until)
    for answer in case.rights.answers if case.rights else ():
        settled.add("avg_objection_to_answer")
        if answer.is_no:
            yield _own(case, "avg_objection_to_answer", _OBJECT, answer.object_until)
    if case.state in STOPPED:
        return
    # What came in is no longer to be sent in time.
    settled.add("complaint_old_conduct")
    for part in parts:
        found = (one for one in part.counted if one.code in MINE - settled)
        yield from day_lines(tuple(lengthened(one, case.outages) for one in found), "")


def _own(case: CaseView, code: str, text: str, last_day: date) -> DayLine:
    """Return a day that was told to the person, and later when the portal could not be used on it."""
    day = after_outages(last_day, case.outages)
    steps: list[Said | SaidCount] = [Said(N_("The last day is %(day)s."), day=last_day)]
    if day != last_day:
        steps.append(Said(N_("On %(day)s this website did not work the whole time."), day=last_day))
        steps.append(Said(N_("So the last day is now %(day)s."), day=day))
    return DayLine(code, Said(text, day=day), tuple(steps))
