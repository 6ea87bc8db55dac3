"""What the pages of cases say about days and their counting; no request is needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from portal.cases.kind import Answers, Kind, Question, Shape
from portal.cases.rules import day_of
from portal.terms import Because, Counted, Unit
from portal.words import N_, Said, SaidCount


@dataclass(frozen=True)
class DayLine:
    """A last day in words, and how it was counted, one sentence for each step."""

    code: str
    text: Said
    steps: tuple[Said | SaidCount, ...]


_LONGER = N_("They may take longer once, until %(day)s. Then they must tell you before, and say why.")
COULD_TAKE_LONGER = N_(
    "They could take longer once, until %(day)s. But then they had to tell you before, and say why."
)
"""The same once the last day has passed: then it is too late to tell."""

ANSWER_LINE = N_("You get an answer on %(day)s at the latest.")

_LINES: Mapping[str, str] = {
    "complaint_not_handled": N_(
        "Will they not look into your complaint? Then they must tell you on %(day)s at the latest."
    ),
    "ombudsman_petition": N_("Not happy with the answer? You can go to the ombudsman until %(day)s."),
    "complaint_old_conduct": N_("They must look into a complaint until %(day)s. After that they may."),
    "objection": N_("The six weeks to object end on %(day)s. If it is later, we still take it."),
    "objection_forwarding": N_("We pass it on to the organisation that decided on %(day)s at the latest."),
    "avg_objection_to_answer": N_(
        "Do you not agree with the answer? Then you can object. If the answer comes on the last day, "
        "you can do so until %(day)s."
    ),
    "breach_ap": N_("Data at the wrong person? The privacy officer tells the AP on %(day)s at the latest."),
    "citizen_reminder": N_("Heard nothing? We remind you on %(day)s."),
}

_STARTS: Mapping[str, str] = {
    "receipt": N_("We got it on %(day)s. That day itself does not count."),
    "discovery": N_("We know about it since %(day)s. From that moment the hours count."),
    "conduct": N_("It happened on %(day)s. That day itself does not count."),
    "handling_ended": N_("The answer comes on %(day)s at the latest. That day itself does not count."),
    "answer_made_known": N_("The answer comes on %(day)s at the latest. That day itself does not count."),
    "decision_made_known": N_("The letter is of %(day)s. That day itself does not count."),
    "objection_term_ended": N_(
        "The answer is counted from %(day)s: the end of the six weeks, or the day we got it if that is later."
    ),
}
_START = N_("We count from %(day)s. That day itself does not count.")

_AMOUNTS: Mapping[Unit, Callable[[int], SaidCount]] = {
    Unit.DAYS: lambda n: SaidCount("Then comes %(n)s day.", "Then come %(n)s days.", n),
    Unit.WORKING_DAYS: lambda n: SaidCount(
        "Then comes %(n)s working day.", "Then come %(n)s working days.", n
    ),
    Unit.WEEKS: lambda n: SaidCount("Then comes %(n)s week.", "Then come %(n)s weeks.", n),
    Unit.MONTHS: lambda n: SaidCount("Then comes %(n)s month.", "Then come %(n)s months.", n),
    Unit.YEARS: lambda n: SaidCount("Then comes %(n)s year.", "Then come %(n)s years.", n),
    Unit.HOURS: lambda n: SaidCount("Then comes %(n)s hour.", "Then come %(n)s hours.", n),
}

_MOVED: Mapping[Because, str] = {
    Because.SATURDAY: N_("%(day)s is a Saturday, so one day more."),
    Because.SUNDAY: N_("%(day)s is a Sunday, so one day more."),
    Because.NEW_YEARS_DAY: N_("%(day)s is New Year's Day, so one day more."),
    Because.GOOD_FRIDAY: N_("%(day)s is Good Friday, so one day more."),
    Because.EASTER_MONDAY: N_("%(day)s is Easter Monday, so one day more."),
    Because.KINGS_DAY: N_("%(day)s is King's Day, so one day more."),
    Because.LIBERATION_DAY: N_("%(day)s is Liberation Day, so one day more."),
    Because.ASCENSION_DAY: N_("%(day)s is Ascension Day, so one day more."),
    Because.WHIT_MONDAY: N_("%(day)s is Whit Monday, so one day more."),
    Because.CHRISTMAS_DAY: N_("%(day)s is Christmas Day, so one day more."),
    Because.SECOND_CHRISTMAS_DAY: N_("%(day)s is the second day of Christmas, so one day more."),
    Because.EQUATED_DAY: N_("%(day)s counts as a public holiday, so one day more."),
    Because.TOO_FEW_WORKING_DAYS: N_("Up to %(day)s there are too few working days, so one day more."),
    Because.OUTAGE: N_("On %(day)s this website did not work the whole time, so one day more."),
}


def day_lines(counted: tuple[Counted, ...], answer_term: str) -> tuple[DayLine, ...]:
    """Return the last days of a case in words; the day for the answer comes first."""
    ordered = sorted(counted, key=lambda one: one.code != answer_term)
    return tuple(_line(one, answer_term) for one in ordered if one.code == answer_term or one.code in _LINES)


def _line(counted: Counted, answer_term: str) -> DayLine:
    msgid = ANSWER_LINE if counted.code == answer_term else _LINES[counted.code]
    return DayLine(counted.code, Said(msgid, day=counted.last_day), how_counted(counted))


def how_counted(counted: Counted) -> tuple[Said | SaidCount, ...]:
    """Return the counting of a term, one sentence for each step, so that a person can do it again."""
    steps: list[Said | SaidCount] = [
        Said(_STARTS.get(counted.starts, _START), day=counted.start),
        _AMOUNTS[counted.unit](counted.amount),
    ]
    if counted.moved:
        steps.append(Said(N_("That would be %(day)s."), day=counted.raw_end))
    steps += [Said(_MOVED[step.because], day=step.day) for step in counted.moved]
    steps.append(Said(N_("The last day is %(day)s."), day=counted.last_day))
    if counted.is_own_target:
        steps.append(Said(N_("No law says this. It is our own promise.")))
    else:
        steps.append(Said(N_("This is in the law: %(article)s."), article=counted.article))
    if counted.extension is not None:
        steps.append(Said(_LONGER, day=counted.extension.last_day))
    return tuple(steps)


def is_longer(step: Said | SaidCount) -> bool:
    """Tell whether a step says that they may take longer."""
    return isinstance(step, Said) and step.msgid == _LONGER


@dataclass(frozen=True)
class AnswerLine:
    """One question and what was answered: typed words as they are, all else as messages or days."""

    name: str
    label: str
    items: tuple[str | Said | date, ...]
    language: str = ""
    """Of typed words, when it is known."""
    dutch: str = ""
    """The same words in Dutch, checked by a second official."""


def answer_lines(
    kind: Kind, answers: Answers, body_name: Callable[[str], str], today: date
) -> tuple[AnswerLine, ...]:
    """Return every question that was asked, but not the files, with its answer."""
    return tuple(
        AnswerLine(question.name, question.label, _items(question, answers.get(question.name, ""), body_name))
        for question in kind.asked(answers, today)
        if question.shape is not Shape.FILES
    )


def _items(
    question: Question, answer: str | list[str], body_name: Callable[[str], str]
) -> tuple[str | Said | date, ...]:
    given = [answer] if isinstance(answer, str) else answer
    labels = {**_YES_NO, **dict(question.choices)}
    match question.shape:
        case Shape.BODIES:
            return tuple(body_name(item) for item in given if item)
        case Shape.CHOICE | Shape.MANY | Shape.YES_NO:
            return tuple(Said(labels[item]) for item in given if item in labels)
        case Shape.DATE:
            return tuple(filter(None, map(day_of, given)))
        case _:
            return tuple(item for item in given if item)


_YES_NO = {"yes": N_("Yes"), "no": N_("No")}

EVENTS: Mapping[str, str] = {
    "received": N_("You sent it and we received it"),
    "added": N_("You added something"),
    "named": N_("You added your name"),
    "file_apart": N_("You offered a file that is kept apart"),
    "file_added": N_("You added a file"),
    "on_paper": N_("You sent a letter about it. A worker typed it over."),
    "withdrawn": N_("You withdrew it"),
    "settled": N_("You said it is settled"),
    "undone": N_("You took it up again"),
    "forwarded": N_("It was passed on to the organisation that decided"),
    "reminder_set": N_("You set a reminder"),
    "decided": N_("You got an answer"),
    "retyped": N_("It now also counts as something else"),
    "source_unknown": N_("Of some data nobody knows where they come from. That must be put right."),
    "taken": N_("Somebody took your complaint to look into it"),
    "request_taken": N_("Somebody took your request to look into it"),
    "body_same": N_("An organisation that got your data says that it holds the same already"),
    "body_confirmed": N_("An organisation that got your data did what it was told"),
    "body_refused": N_("An organisation that got your data said no, and why"),
    "body_silent": N_("An organisation did not answer. They stopped waiting for it."),
    "restriction_ending": N_("They will use again what was set aside. You can read from when, and why."),
    "restriction_kept": N_("It stays set aside after all"),
    "restriction_lifted": N_("What was set aside may be used again from today"),
    "departed": N_("They do something otherwise than usual for you, and said why"),
    "wish_asked": N_("You asked to hear from somebody else"),
    "wish_granted": N_("They said yes: you hear from somebody else"),
    "wish_refused": N_("They did not agree that you hear from somebody else, and said why"),
    "wish_back": N_("The complaint is over. Who helped before helps again."),
    "wish_stays": N_("The complaint is over. Who helps stays the same."),
    "copy_check": N_("A colleague checks that nobody else can be read in your copy"),
    "given_back": N_("Somebody else will look into it"),
    "involved": N_("We noted who may not look into it, because it is about them"),
    "stand_in": N_("A colleague stands in for who looks into it"),
    "acknowledged": N_("They began to look into it"),
    "asked": N_("They asked you something"),
    "argument": N_("They wrote down what one of you says"),
    "argument_answered": N_("You answered what they say"),
    "copy_shown": N_("They showed you the copy for who it is about"),
    "copy_agreed": N_("You said what must be left out of the copy"),
    "copy_sent": N_("The copy went to who it is about"),
    "window_person": N_("They asked for your reaction"),
    "window_body": N_("They asked for the reaction of the organisation"),
    "reacted": N_("You reacted"),
    "waived": N_("You had nothing to add"),
    "postponed": N_("They take longer, and said why"),
    "longer_asked": N_("They asked whether it may take longer"),
    "longer_agreed": N_("You agreed that it takes longer"),
    "longer_refused": N_("You did not agree that it takes longer"),
    "offered": N_("They asked another organisation to take it over"),
    "accepted": N_("The other organisation took it over"),
    "returned": N_("The other organisation did not take it. It came back."),
    "answered_part": N_("You got an answer to some of your points"),
    "not_handled": N_("They told you why they do not look into it"),
    "looked_again": N_("They looked again at what was done, and said what came out"),
    "measure_done": N_("They did something that they promised"),
    "recommended": N_("A guard, such as the ombudsman, said what they must do"),
    "recommendation_answered": N_("They said what they will do with that advice"),
    "recommendation_done": N_("They did what was advised"),
    "reported_back": N_("They told the guard what came of it"),
    "completed": N_("All that was promised is done"),
    "typed_out": N_("They typed out what you said"),
    "translation_check": N_("A colleague checks a translation of your words"),
}
"""What happened in a case, by the code of its event."""

EVENTS_BY_BODY: Mapping[str, str] = {
    "received": N_("We wrote it down for you and received it"),
    "added": N_("They wrote a message"),
    "file_added": N_("They added a file"),
    "reacted": N_("The organisation reacted"),
    "waived": N_("The organisation had nothing to add"),
}
"""The same for what somebody else than the person did."""


def event_text(what: str, by: str) -> Said:
    """Return what happened, as the person reads it; who acts for the person is told from the person."""
    text = Said(
        (EVENTS_BY_BODY.get(what) if by == "body" else None) or EVENTS.get(what, N_("Something changed"))
    )
    return text if by in {"person", "body"} else Said(N_("On behalf of the person: %(what)s"), what=text)
