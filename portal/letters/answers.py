"""Letters with an answer: to a request, to a complaint, and about a correction that was passed on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from portal.letters.about_cases import NUMBER, WHAT
from portal.letters.paper import Block, Facts, Heading, Items, Line, Paper, Quoted, Sentence, Table, typed
from portal.letters.used import see_what_was_used
from portal.words import N_, Said

OMBUDSMAN = "0800 33 55 555"
AUTHORITY = "088 1805 250"

TO_AUTHORITY = Said(
    N_("You can also complain to the privacy authority (AP), at any time. Call %(phone)s."), phone=AUTHORITY
)


@dataclass(frozen=True)
class Decision:
    """The answer to a request about data. Source: UAVG art. 34: this answer is a decision."""

    day: date
    number: str
    kind: str
    outcome: str
    """Both are msgids."""
    reason: str = field(repr=False)
    article: str
    meaning: str = field(repr=False)
    object_until: date
    is_no: bool
    systems: tuple[tuple[str, str, str], ...] = ()
    """Where they looked: the system, the organisation, and a msgid that says what came of it."""
    used: str = ""
    """The short address that asks to see what was used for this decision; empty where no site is known."""


@dataclass(frozen=True)
class PointAnswer:
    """The outcome of one point of a complaint."""

    number: int
    point: str = field(repr=False)
    outcome: str
    allowed: str
    norms: tuple[str, ...]
    """Msgids."""
    rule: str = field(repr=False)
    policy: str = field(repr=False)
    facts: str = field(repr=False)
    reasoning: str = field(repr=False)


@dataclass(frozen=True)
class Measure:
    """What an organisation promises to do."""

    text: str = field(repr=False)
    owner: str
    due_on: date


@dataclass(frozen=True)
class ComplaintOutcome:
    """The answer to a complaint. Source: Awb art. 9:12."""

    day: date
    number: str
    ground: str
    """A msgid when they do not look into it (Awb art. 9:8); empty for an answer."""
    summary: str = field(repr=False)
    points: tuple[PointAnswer, ...]
    hope: str = field(repr=False)
    meaning: str = field(repr=False)
    apology: str = field(repr=False)
    remedy: str = field(repr=False)
    offers: tuple[str, ...]
    no_check: str = field(repr=False)
    measures: tuple[Measure, ...]
    ombudsman_until: date
    is_about_data: bool
    look_again_on: date | None = None


@dataclass(frozen=True)
class Told:
    """One organisation that got wrong data, and what it did with the correction."""

    body: str
    told_on: date
    what: Sentence
    because: str = field(default="", repr=False)


@dataclass(frozen=True)
class CorrectionPassedOn:
    """Who was told of a correction. Source: AVG art. 19."""

    day: date
    number: str
    bodies: tuple[Told, ...]


def decision(given: Decision) -> Paper:
    """Return the answer to a request about data, with the way to object."""
    blocks: list[Block] = [
        Line(Said(given.outcome), is_strong=True),
        Facts(((NUMBER, given.number), (WHAT, Said(given.kind)))),
        *typed(Said(N_("Why they say this")), given.reason),
    ]
    if given.article:
        blocks.append(Line(Said(N_("The law that they name: %(article)s"), article=given.article)))
    blocks += typed(Said(N_("What this means for you")), given.meaning)
    if given.systems:
        title = Said(N_("Where they looked"))
        heads = (Said(N_("System")), Said(N_("Organisation")), Said(N_("What came of it")))
        rows = tuple((name, body, Said(found)) for name, body, found in given.systems)
        blocks.append(Table(title, heads, rows))
    blocks += see_what_was_used(given.used)
    blocks += [
        Heading(Said(N_("Do you not agree?"))),
        Line(
            Said(
                N_("You can object until %(day)s, for free. Write that you object, and why."),
                day=given.object_until,
            )
        ),
        Line(Said(N_("Put the number of this letter in yours. You may also object on the website."))),
        Line(TO_AUTHORITY),
    ]
    return Paper("decision", Said(N_("The answer to your request")), tuple(blocks), given.day)


@dataclass(frozen=True)
class QuestionsAnswered:
    """Questions, and the answer to each."""

    day: date
    number: str
    answers: tuple[tuple[str, str], ...] = field(repr=False)


def questions_answered(given: QuestionsAnswered) -> Paper:
    """Return the answer to questions: each question is repeated, and its answer stands under it."""
    blocks: list[Block] = [Facts(((NUMBER, given.number),))]
    for number, (question, answer) in enumerate(given.answers, 1):
        blocks += [Heading(Said(N_("Question %(number)s"), number=number)), Quoted(question)]
        blocks += typed(Said(N_("The answer")), answer, 3)
    blocks += [
        Heading(Said(N_("Not satisfied with this answer?"))),
        Line(Said(N_("Ask again, or make a complaint. Both can be done on the website or by letter."))),
        Line(TO_AUTHORITY),
    ]
    return Paper("questions", Said(N_("The answer to your question")), tuple(blocks), given.day)


def complaint_outcome(given: ComplaintOutcome) -> Paper:
    """Return the answer to a complaint, point by point, with the way to the ombudsman."""
    blocks: list[Block] = []
    if given.ground:
        blocks += [
            Line(Said(N_("They do not look into your complaint. The reason is:"))),
            Line(Said(given.ground), is_strong=True),
        ]
    blocks += [Facts(((NUMBER, given.number),)), *typed(Said(N_("In short")), given.summary)]
    for point in given.points:
        blocks += _point(point)
    blocks += typed(Said(N_("What you hope for")), given.hope)
    blocks += typed(Said(N_("What this means for you")), given.meaning)
    blocks += typed(Said(N_("Their apology")), given.apology)
    blocks += typed(Said(N_("What they do for you")), given.remedy)
    if given.offers:
        blocks.append(Items(tuple(Said(one) for one in given.offers)))
    if given.look_again_on:
        blocks.append(Line(Said(N_("They look again on %(day)s at the latest."), day=given.look_again_on)))
    blocks += typed(Said(N_("Why you were not asked to check the facts")), given.no_check)
    blocks += _measures(given.measures)
    blocks += _on_from_here(given)
    return Paper("outcome", Said(N_("The answer to your complaint")), tuple(blocks), given.day)


def _point(point: PointAnswer) -> Iterator[Block]:
    yield Heading(Said(N_("Point %(number)s"), number=point.number))
    yield Quoted(point.point)
    yield Line(Said(point.outcome), is_strong=True)
    if point.norms:
        yield Heading(Said(N_("Was it done well?")), 3)
        yield Items(tuple(Said(norm) for norm in point.norms))
    yield Heading(Said(N_("Did the law allow it?")), 3)
    yield Line(Said(point.allowed))
    yield from typed(Said(N_("The rule")), point.rule, 3)
    yield from typed(Said(N_("The policy they used")), point.policy, 3)
    yield from typed(Said(N_("The facts, and what is at stake")), point.facts, 3)
    yield from typed(Said(N_("Why they say this")), point.reasoning, 3)


def _measures(measures: tuple[Measure, ...]) -> Iterator[Block]:
    if measures:
        heads = (Said(N_("What")), Said(N_("Who does it")), Said(N_("At the latest")))
        rows = tuple((one.text, one.owner, one.due_on) for one in measures)
        yield Heading(Said(N_("What they will change")))
        yield Table(Said(N_("What they promise")), heads, rows)


def _on_from_here(given: ComplaintOutcome) -> Iterator[Block]:
    """Source: Awb art. 9:12 lid 2: the letter names the ombudsman and until when."""
    yield Heading(Said(N_("Not satisfied with this answer?")))
    free = N_("You can go to the National ombudsman, for free, until %(day)s. Call %(phone)s.")
    yield Line(Said(free, day=given.ombudsman_until, phone=OMBUDSMAN))
    # On paper no word can be pressed, so what it means stands beside it.
    yield Line(
        Said(N_("The ombudsman looks, without taking sides, whether the government treated you well."))
    )
    yield Line(Said(N_("You cannot go to court about how they handled your complaint.")))
    if given.is_about_data:
        yield Line(TO_AUTHORITY)


def correction_passed_on(given: CorrectionPassedOn) -> Paper:
    """Return the letter that says who was told of a correction, and what each did."""
    heads = (Said(N_("Organisation")), Said(N_("Told on")), Said(N_("What it answered")))
    rows = tuple((one.body, one.told_on, one.what) for one in given.bodies)
    blocks: list[Block] = [
        Line(Said(N_("Your data were changed. Each organisation that got the old data was told."))),
        Facts(((NUMBER, given.number),)),
        Table(Said(N_("Who got the data, and what they did")), heads, rows),
    ]
    for one in given.bodies:
        blocks += typed(Said(N_("What %(body)s wrote"), body=one.body), one.because)
    blocks.append(
        Line(Said(N_("Is something still wrong somewhere? Ask us. We ask that organisation again.")))
    )
    return Paper("correction", Said(N_("Your correction was passed on")), tuple(blocks), given.day)
