"""The letters of a case, made anew each time from what happened in it: nothing of them is stored."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from portal.cases.case_page import all_answers
from portal.cases.copy_papers import copy_paper
from portal.cases.counting import preview_terms
from portal.cases.handled_shown import Letter, Outcome, Postponement
from portal.cases.handling_page import NAMES
from portal.cases.norms import BY_CODE
from portal.cases.phrases import DayLine, answer_lines, day_lines
from portal.cases.rights_shown import (
    CONFIRMED,
    FOUND,
    OUTCOMES,
    REFUSED,
    SAME,
    SILENT,
    Recipient,
    RightAnswerView,
    Rights,
)
from portal.cases.shown import CaseView, EventView
from portal.letters import about_cases, answers
from portal.letters.paper import Paper
from portal.terms import amsterdam_day
from portal.words import N_, Said

NameOf = Callable[[str], str]

LATE = 0
"""The number of the letter about an answer that is too late; the others are counted from 1 as they come."""


@dataclass(frozen=True)
class NumberedPaper:
    """A letter and the number by which its address knows it."""

    number: int
    paper: Paper


def papers_of(
    case: CaseView, name_of: NameOf, *, check: str = "", site: str = ""
) -> tuple[NumberedPaper, ...]:
    """Return the letters of a case, the oldest first; a letter keeps its number when more of them come.

    :param check: where it can be checked that the receipt is real, with its proof behind the #.
    :param site: the address of this site as others know it.
    """
    found = sorted(_papers(case, name_of, check, site), key=lambda one: one[0])
    return tuple(NumberedPaper(number, paper) for number, (_, paper) in enumerate(found, 1))


def _papers(case: CaseView, name_of: NameOf, check: str, site: str) -> Iterator[tuple[datetime, Paper]]:
    yield case.sent_at, about_cases.receipt(_receipt(case, name_of, check))
    texts = {message.id: message.text for message in case.messages}
    for event in case.events:
        if event.what == "asked":
            question = texts.get(event.details.get("message", ""), "")
            day = amsterdam_day(event.at)
            yield event.at, about_cases.asked(about_cases.Asked(day, case.number, question, case.answer_by))
        if "questions" in event.details:
            yield event.at, answers.questions_answered(_questions(case, event))
    for later in case.done.postponements if case.done else ():
        yield later.asked_at, about_cases.extended(_extended(case, later))
    for letter in case.done.letters if case.done else ():
        yield letter.sent_at, answers.complaint_outcome(_outcome(case, letter))
    if case.rights:
        for answer in case.rights.answers:
            yield answer.sent_at, answers.decision(_decision(case, answer, site))
            if answer.part in case.rights.copies:
                copy = case.rights.copies[answer.part]
                day = amsterdam_day(copy.released_at)
                yield copy.released_at, copy_paper(copy.content, number=case.number, day=day)
        yield from _passed_on(case, case.rights, name_of)


def _receipt(case: CaseView, name_of: NameOf, check: str) -> about_cases.Receipt:
    first = case.parts[0]
    counted = preview_terms(first.kind, case.first_day, first.answers)
    added = {event.details.get("file") for event in case.events if event.what == "file_added"}
    return about_cases.Receipt(
        day=case.first_day,
        number=case.number,
        kind=first.kind.name,
        owner=name_of(case.owner)
        if case.owner
        else Said(N_("We pass it on to who must answer. You hear who that is.")),
        # As it was counted on the day of receipt, whatever was told or agreed later.
        days=tuple(map(last_day, day_lines(counted, first.kind.answer_term))),
        expect=first.kind.expect_next,
        answers=tuple(
            about_cases.Answer(Said(line.label), line.items)
            for line in answer_lines(first.kind, all_answers(case), name_of, case.first_day)
            if line.items
        ),
        files=tuple(one.name for one in case.attachments if one.id not in added and not one.message),
        check=check,
    )


def last_day(line: DayLine) -> about_cases.LastDay:
    """Return a last day as letters say it."""
    return about_cases.LastDay(line.text, line.steps)


def _extended(case: CaseView, later: Postponement) -> about_cases.Extended:
    return about_cases.Extended(
        day=amsterdam_day(later.asked_at),
        number=case.number,
        to_day=later.to_day,
        reason=later.reason,
        may_say_no=later.state != "told",
    )


def _questions(case: CaseView, event: EventView) -> answers.QuestionsAnswered:
    own = (point for point in case.grievances if point.part == event.details["questions"])
    given = tuple((point.text, point.answer) for point in own)
    return answers.QuestionsAnswered(amsterdam_day(event.at), case.number, given)


def _decision(case: CaseView, answer: RightAnswerView, site: str) -> answers.Decision:
    return answers.Decision(
        day=amsterdam_day(answer.sent_at),
        number=case.number,
        kind=answer.kind.name,
        outcome=OUTCOMES[answer.outcome],
        reason=answer.reason,
        article=answer.article,
        meaning=answer.meaning,
        object_until=answer.object_until,
        is_no=answer.is_no,
        systems=tuple((one.name, one.body, FOUND[one.found]) for one in answer.systems),
        used=f"{site}/gebruikt/{case.number}" if site else "",
    )


def _outcome(case: CaseView, letter: Letter) -> answers.ComplaintOutcome:
    words, names = letter.words, NAMES
    points = {point.id: point for point in case.grievances}
    return answers.ComplaintOutcome(
        day=amsterdam_day(letter.sent_at),
        number=case.number,
        ground=names["ground"][letter.ground] if letter.kind == "not_handled" else "",
        summary=words.get("summary_own", "") or words.get("summary", ""),
        points=tuple(
            _point(one, points[one.grievance].position, points[one.grievance].text) for one in letter.outcomes
        ),
        hope=words.get("hope", ""),
        meaning=words.get("meaning", ""),
        apology=words.get("apology", ""),
        remedy=words.get("remedy", ""),
        offers=tuple(names["offer"][code] for code in letter.offers),
        look_again_on=letter.look_again.due_on if letter.look_again else None,
        no_check=words.get("no_check", ""),
        measures=tuple(answers.Measure(one.text, one.owner, one.due_on) for one in letter.measures),
        ombudsman_until=letter.ombudsman_until,
        is_about_data=letter.is_about_data,
    )


def _point(one: Outcome, number: int, text: str) -> answers.PointAnswer:
    return answers.PointAnswer(
        number=number,
        point=text,
        outcome=NAMES["outcome"][one.outcome],
        allowed=NAMES["allowed"][one.was_allowed],
        norms=tuple(BY_CODE[code].plain for code in one.norms),
        rule=one.words.get("rule", ""),
        policy=one.words.get("policy", ""),
        facts=one.words.get("facts", ""),
        reasoning=one.words.get("reasoning", ""),
    )


_ANSWERED = {
    CONFIRMED: N_("Done"),
    SAME: N_("It holds the same already"),
    REFUSED: N_("Refused"),
    SILENT: N_("Never answered"),
}
_NOT_YET = N_("Not answered yet")


def _passed_on(case: CaseView, rights: Rights, name_of: NameOf) -> Iterator[tuple[datetime, Paper]]:
    if rights.board:
        first = min(one.told_at for one in rights.board)
        told = tuple(_told(one, name_of) for one in rights.board)
        day = amsterdam_day(first)
        yield first, answers.correction_passed_on(answers.CorrectionPassedOn(day, case.number, told))


def _told(one: Recipient, name_of: NameOf) -> answers.Told:
    what = Said(_ANSWERED.get(one.state, _NOT_YET))
    return answers.Told(name_of(one.agency), amsterdam_day(one.told_at), what, one.because)
