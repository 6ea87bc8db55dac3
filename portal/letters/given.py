"""Papers that are given once: the slip of a visit, a code, a mandate, a question to a doctor."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from portal.letters.about_cases import NUMBER
from portal.letters.paper import (
    Block,
    Cell,
    Code,
    Facts,
    Heading,
    Items,
    Line,
    Paper,
    Quoted,
    Sentence,
    Square,
    Typed,
    lines,
)
from portal.words import N_, Said


@dataclass(frozen=True)
class VisitSlip:
    """What somebody takes home from a counter. It names nobody: it may be found in the street."""

    day: date
    place: str
    helper: str
    """A role or a team, never a name."""
    done: tuple[Sentence, ...]
    next_step: Sentence
    next_day: date | None = None
    numbers: tuple[str, ...] = ()
    """The numbers of what was sent during the visit."""


@dataclass(frozen=True)
class ActivationCode:
    """A number and a code that come by letter, so that only who lives there can use them."""

    day: date
    number: str = field(repr=False)
    code: str = field(repr=False)
    until: date
    where: str
    """The address to type over; a square of dots leads there, and neither holds the number or the code."""


@dataclass(frozen=True)
class Mandate:
    """Who may act for whom, in what, and until when. Source: Awb art. 2:1; BW 3:60."""

    day: date
    who_acts: Cell = field(repr=False)
    how: Sentence
    """How it came about."""
    scope: tuple[Sentence, ...]
    from_day: date
    until_day: date
    is_by_law: bool = False
    """Whether a court or the law decided it; then the person cannot stop it here."""
    number: str = ""
    """By law: the number that the court gave to its decision."""
    text: str = field(default="", repr=False)
    """The exact text, in the language in which the person read it."""


@dataclass(frozen=True)
class DoctorLetter:
    """A question of a person to their own doctor, in four parts. Source: R-044 and R-107 (KNMG)."""

    day: date
    person: str = field(repr=False)
    doctor: str = field(repr=False)
    """Empty when the person did not say which doctor."""
    known: str = field(repr=False)
    """What is known already and need not be asked."""
    questions: tuple[Cell, ...] = field(repr=False)
    body: str
    """The organisation whose medical adviser gets the answer."""


CONSENT = N_(
    "I, %(name)s, agree that you give the answers to these questions to %(body)s. "
    "I agree to nothing else. I can take this back at any time."
)

ANSWER = N_("Please answer in writing, in a closed envelope, to the medical adviser of %(body)s.")


def visit_slip(given: VisitSlip) -> Paper:
    """Return the slip of a visit. A contact never ends without a next step and a date (R-233)."""
    blocks: list[Block] = [
        Facts(
            (
                (Said(N_("Where")), given.place),
                (Said(N_("Who helped you")), given.helper),
                *((NUMBER, number) for number in given.numbers),
            )
        ),
        Heading(Said(N_("What we did together"))),
        Items(given.done),
        Heading(Said(N_("What happens now"))),
        Line(given.next_step, is_strong=True),
    ]
    if given.next_day is not None:
        blocks.append(Line(Said(N_("That is on %(day)s at the latest."), day=given.next_day)))
    blocks += lines(
        Said(N_("Who helped you can no longer look at your things. You see on the website what they did.")),
        Said(
            N_("Was something not right? You may complain. We then help you with it, or somebody else does.")
        ),
    )
    return Paper("visit", Said(N_("Your visit")), tuple(blocks), given.day, is_personal=False)


def activation_code(given: ActivationCode) -> Paper:
    """Return the letter with a code. It does not say what the code is for: others may open it."""
    blocks: list[Block] = [
        Square(given.where),
        Line(Said(N_("You asked for a code. This is it:"))),
        Code(given.code),
        Line(Said(N_("This is your number:"))),
        Code(given.number),
        Line(Said(N_("You can use the code once, until %(day)s. Keep the number."), day=given.until)),
        Line(Said(N_("Go to %(where)s, or point your phone at the square."), where=given.where)),
        Line(Said(N_("Type both there, and think of a password of your own."))),
        Line(Said(N_("Give this code to nobody. We never call to ask for it."))),
        Line(Said(N_("Did you not ask for a code? Then throw this letter away, and call us."))),
    ]
    return Paper("code", Said(N_("Your code")), tuple(blocks), given.day, has_rights=False)


def mandate(given: Mandate) -> Paper:
    """Return the paper that says who may act for a person. Nothing that is not listed is allowed."""
    number = N_("Number of the decision")
    facts: list[tuple[Sentence, Cell]] = [
        (Said(N_("Who may do this for you")), given.who_acts),
        (Said(N_("How")), given.how),
        *([(Said(number), given.number)] if given.number else []),
        (Said(N_("From")), given.from_day),
        (Said(N_("Until")), given.until_day),
    ]
    own = N_("You allow somebody to do things for you. This letter says what, and until when.")
    by_law = N_("Somebody does things for you by law. This letter says what, and until when.")
    blocks: list[Block] = [
        Line(Said(by_law if given.is_by_law else own)),
        Facts(tuple(facts)),
        Heading(Said(N_("What they may do"))),
        Items(given.scope),
        Line(Said(N_("Nothing else. They may not allow anything in your name that is not in this list."))),
        Line(Said(N_("You get your own letters. They do not."))),
        *_how_it_ends(given),
    ]
    if given.text:
        blocks += [Heading(Said(N_("The text as you saw it"))), Quoted(given.text)]
    return Paper("mandate", Said(N_("Somebody may act for you")), tuple(blocks), given.day)


def _how_it_ends(given: Mandate) -> tuple[Block, ...]:
    if given.is_by_law:
        text = N_("A court or the law decided this. Do you not agree? Call us, or ask the judge.")
        return (Heading(Said(N_("Is this not right?"))), Line(Said(text)))
    text = N_("Do it on the website, or call us. It stops at once, and you do not have to say why.")
    return (Heading(Said(N_("You can stop this at any time"))), Line(Said(text)))


def doctor_letter(given: DoctorLetter) -> Paper:
    """Return the question to a doctor: the consent, what is known, what is asked, and who gets the answer."""
    doctor: Cell = given.doctor or Said(N_("The doctor of %(name)s"), name=given.person)
    opening = N_("I ask for help. A few facts are needed. Please answer only these questions.")
    blocks: list[Block] = [
        Facts(((Said(N_("To")), doctor), (Said(N_("Name")), given.person))),
        Line(Said(opening)),
        Heading(Said(N_("My consent"))),
        Line(Said(CONSENT, name=given.person, body=given.body)),
        Heading(Said(N_("What is known already"))),
        Typed(given.known) if given.known else Line(Said(N_("Nothing yet."))),
        Heading(Said(N_("My questions"))),
        Items(given.questions, is_ordered=True),
        Heading(Said(N_("Who gets the answer"))),
        Line(Said(ANSWER, body=given.body)),
        Line(Said(N_("Please send no copy of the file and no letters of others."))),
        Facts(((Said(N_("Day and signature")), "_" * 22),)),
    ]
    title = Said(N_("A question to my doctor"))
    return Paper("doctor", title, tuple(blocks), given.day, is_personal=False, has_rights=False)
