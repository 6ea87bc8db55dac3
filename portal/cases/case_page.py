"""What the page of a case is filled with."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from flask import Response, request

from portal import web
from portal.access import looking, pointers
from portal.agencies.service import AgencyCard
from portal.cases import kinds, service
from portal.cases.answering import as_text
from portal.cases.calling import Contact, contact_of, owner_of
from portal.cases.clocks import Clocks, clocks
from portal.cases.following import LOOKS, Bar, bar, next_step, ways
from portal.cases.forms import Answer, FileForm
from portal.cases.forms_after import MessageForm, ReminderForm
from portal.cases.handled_shown import Handled
from portal.cases.handling_page import ReactionForm, handling_page
from portal.cases.happened import happened
from portal.cases.kind import Shape
from portal.cases.late import late_part
from portal.cases.pages import pointer_of
from portal.cases.phrases import AnswerLine, answer_lines
from portal.cases.rights_shown import FOUND, OUTCOMES
from portal.cases.rules import OPEN, STATE_NAMES, State, Step, proposal
from portal.cases.scope import may_begin
from portal.cases.shown import CaseView, PartView, PointView
from portal.cases.understood import understood
from portal.cases.urgent import promised
from portal.errors import NotFound
from portal.medical import service as medical
from portal.medical.phrases import state_text
from portal.notices.listing import traces
from portal.notices.outages import days_down
from portal.store import Work, new_id
from portal.viewer import Act
from portal.words import N_, Said

NOTES = {
    "message": N_("Your message is sent."),
    "file": N_("Your file is added."),
    "reminder": N_("We remind you on that day."),
    "undone": N_("You took it up again. Your first date stays."),
    "withdrawn": N_("You withdrew it."),
    "settled": N_("You said it is settled."),
    "reaction": N_("Your answer is sent."),
    "copy": N_("We leave out the lines you chose."),
    "longer": N_("You agreed that it takes longer."),
    "not_longer": N_("You did not agree. The last day stays as it was."),
    "also": N_("It is added under the same number. Your first date counts for it too."),
}
"""What a case may say about the step before it."""


@dataclass(frozen=True)
class CasePage:
    """What the page of a case says besides the case itself."""

    bar: Bar | None
    next: Said
    note: Said | None
    owner: AgencyCard | None
    lines: tuple[AnswerLine, ...]
    clocks: Clocks
    ways: tuple[Said, ...]
    points: tuple[PointView, ...]
    events: Sequence[tuple[str, str, None, None, None, str]]
    two_weeks: date
    may_add: bool
    may_remind: bool
    may_stop: bool
    may_undo: bool
    is_late: bool
    open_states: frozenset[str]
    parts: tuple[PartView, ...]
    """What the case holds, when that is more than one thing."""
    also: tuple[tuple[str, str], ...]
    """Kinds that the story may be as well, each with its reason."""
    story: str
    """The person's own question, in their own words: the page opens with it (R-142)."""
    contact: Contact
    language: str
    """The language in which the person sent it, by its own name."""
    waits_for: str
    """The organisation that must answer now; empty when nobody must (R-243)."""
    heard_by: date | None  # the promise of the receipt: who may be in danger must find it again


def read_case(id: str) -> tuple[CaseView, pointers.Pointer | None]:
    """Read a case of the person who asks, and what it is about when that can still be seen.

    :raises NotFound: when it is not there, not theirs, or hidden.
    """
    with looking(web.portal().store, web.viewer(), at=web.now(), item=("cases", id)) as look:
        case = replace(
            service.show(look, id),
            outages=days_down(look, at=web.now()),
            traces=traces(look, person=web.viewer().person, item=id),
        )
        case = understood(look, case)
        if not web.viewer().grant:
            # Whoever acts for somebody helps with forms, and never opens what is about health (J12).
            case = replace(case, apart=medical.of_case(look, id))
        if any(part.kind.handled_by for part in case.parts):
            rights = service.rights(look, id)
            # A copy can hold anything; whoever acts for somebody does not read it here.
            rights = replace(rights, copies={}) if web.viewer().grant else rights
            case = replace(case, done=_done(look, id), rights=rights)
        about = case.parts[0]
        try:
            return case, pointer_of(look, about.about_table, about.about_id)
        except NotFound:
            # What was not about this person is hidden from now on; the case itself stays.
            return case, None


def _done(look: Work, case: str) -> Handled:
    """Read the handling; a promise that cannot be seen (any more) is no part of it."""
    done = service.handled(look, case)
    if not done.recommendations:
        return done
    kept = tuple(
        one if _is_seen(look, one.promise) else replace(one, promise="") for one in done.recommendations
    )
    return replace(done, recommendations=kept)


def _is_seen(look: Work, promise: str) -> bool:
    try:
        return bool(promise and pointers.describe(look, "promises", promise))
    except NotFound:
        return False


def all_answers(case: CaseView) -> dict[str, Answer]:
    """Return what was sent first, the bodies and the points included."""
    answers: dict[str, Answer] = dict(case.texts)
    first = case.parts[0]
    own = [point.text for point in case.grievances if point.part == first.id]
    story = answers.get(case.kind.questions[0].name)
    for question in case.kind.questions:
        if question.shape is Shape.BODIES:
            answers[question.name] = [part.agency for part in case.parts if part.agency]
        if question.shape is Shape.GRIEVANCES and own != [story]:
            answers[question.name] = own
    return answers


def case_page(
    case: CaseView,
    *,
    pointer: pointers.Pointer | None,
    message_form: MessageForm | None = None,
    file_form: FileForm | None = None,
    remind_form: ReminderForm | None = None,
    reactions: Mapping[str, ReactionForm] | None = None,
    status: int = 200,
    alarm: str = "",
) -> Response:
    """Return the page of a case, perhaps with a form that was filled in."""
    return web.render(
        "cases/case.html",
        status=status,
        case=case,
        page=_page(case),
        handling=handling_page(case, reactions),
        reaction_forms=list((reactions or {}).values()),
        pointer=pointer,
        message_form=message_form or MessageForm(data={"once": new_id()}),
        file_form=file_form or FileForm(),
        remind_form=remind_form or ReminderForm(),
        state_names=STATE_NAMES,
        names=web.portal().directory().name,
        right_outcomes=OUTCOMES,
        found_words=FOUND,
        apart_text=state_text,
        today=web.today(),
        kind_names={kind.code: kind.name for kind in kinds.all()},
        look=LOOKS,
        alarm=alarm,
    )


def lines_of(case: CaseView, names: Callable[[str], str]) -> tuple[AnswerLine, ...]:
    """Return what was sent first, question by question, each text with its language and its Dutch."""
    first = case.parts[0].id
    return tuple(
        replace(line, language=case.language, dutch=case.in_dutch(first, line.name))
        for line in answer_lines(case.kind, all_answers(case), names, case.first_day)
    )


def _page(case: CaseView) -> CasePage:
    today, names = web.today(), web.portal().directory().name
    note = NOTES.get(request.args.get("done", ""))
    return CasePage(
        bar=bar(case, today),
        next=next_step(case, today),
        note=Said(note) if note else None,
        owner=owner_of(case),
        lines=lines_of(case, names),
        clocks=clocks(case, today),
        ways=ways(tuple(one for part in _kinds_once(case) for one in part.counted)),
        points=case.grievances,
        events=_events(case),
        two_weeks=today + timedelta(weeks=2),
        may_add=case.may(Step.ADD),
        may_remind=case.may(Step.REMIND),
        may_stop=case.may(Step.WITHDRAW) and web.viewer().may(Act.WITHDRAW),
        may_undo=case.may_undo(today),
        is_late=late_part(case, today) is not None,
        open_states=frozenset(OPEN),
        parts=case.parts if len(case.parts) > 1 else (),
        also=_also(case),
        story=as_text(all_answers(case).get(case.kind.questions[0].name, "")),
        contact=contact_of(case),
        language=web.portal().words[case.language if case.language in web.portal().words else "nl"].name,
        waits_for=names(case.owner) if case.owner and case.state in _THEIR_TURN else "",
        heard_by=promised(case),
    )


_THEIR_TURN = frozenset({State.RECEIVED, State.IN_PROGRESS})


def _kinds_once(case: CaseView) -> list[PartView]:
    """Return the first part of each kind: two bodies that answer the same have the same days."""
    return list({part.kind.code: part for part in reversed(case.parts)}.values())[::-1]


def _also(case: CaseView) -> tuple[tuple[str, str], ...]:
    """Propose what the story may be as well: a decision and how somebody was treated often go together."""
    if not case.may(Step.ADD_PART):
        return ()
    there = {part.kind.code for part in case.parts}
    story = as_text(case.texts.get(case.kind.questions[0].name, ""))
    viewer = web.viewer()
    return tuple(
        (code, because) for code, because in proposal(story) if code not in there and may_begin(viewer, code)
    )


def _events(case: CaseView) -> Sequence[tuple[str, str, None, None, None, str]]:
    """Return the timeline, newest first, in words."""
    words = web.words()
    return [(words.moment(at), words.say(text), None, None, None, "") for at, text in happened(case)]
