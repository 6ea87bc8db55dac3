"""Papers that are given once: the slip of a visit, a code, a mandate, a question to a doctor."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from portal.errors import Refused
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
    who_acts: str = field(repr=False)
    scope: tuple[Sentence, ...]
    from_day: date
    until_day: date
    may_get_letters: bool
    number: str = ""


@dataclass(frozen=True)
class DoctorLetter:
    """A question of a person to their own doctor, in four parts. Source: R-044 and R-107 (KNMG)."""

    day: date
    person: str = field(repr=False)
    born_on: date | None = field(repr=False)
    doctor: str = field(repr=False)
    known: tuple[Cell, ...] = field(repr=False)
    """What is known already and need not be asked."""
    questions: tuple[Cell, ...] = field(repr=False)
    answer_to: str = field(repr=False)
    """Who gets the answer in writing: the person, or an adviser by function."""
    why: Sentence
    agreed_on: date
    agreed_until: date


WHOLE_FILE = re.compile(
    r"kopie\s+(?:van\s+)?(?:het\s+|uw\s+|mijn\s+)?(?:hele\s+|medisch\w*\s+|volledig\w*\s+)*dossier"
    r"|(?:hele|volledig\w*|complete?)\s+(?:medisch\w*\s+)?dossier|medisch\w*\s+dossier|patiëntendossier"
    r"|copy\s+of\s+(?:the\s+|my\s+)?(?:whole\s+|medical\s+|full\s+)*(?:file|record)s?"
    r"|(?:whole|full|entire|complete)\s+(?:medical\s+)?(?:file|record)s?|medical\s+(?:file|record)s?"
    r"|نسخة\s+(?:من\s+)?(?:ال)?ملف|(?:ال)?ملف\s+(?:ال)?طبي",
    re.IGNORECASE,
)
"""Words that ask for everything, which no doctor may give and nobody needs."""


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
    letters = N_("They also get your letters.")
    no_letters = N_("You get your own letters. They do not.")
    facts: list[tuple[Sentence, Cell]] = [(Said(N_("Who may do this for you")), given.who_acts)]
    if given.number:
        facts.append((NUMBER, given.number))
    facts += [(Said(N_("From")), given.from_day), (Said(N_("Until")), given.until_day)]
    blocks: list[Block] = [
        Line(Said(N_("You allow somebody to do things for you. This letter says what, and until when."))),
        Facts(tuple(facts)),
        Heading(Said(N_("What they may do"))),
        Items(given.scope),
        Line(Said(N_("Nothing else. They may not allow anything in your name that is not in this list."))),
        Line(Said(letters if given.may_get_letters else no_letters)),
        Heading(Said(N_("You can stop this at any time"))),
        Line(Said(N_("Do it on the website, or call us. It stops at once, and you do not have to say why."))),
    ]
    return Paper("mandate", Said(N_("Somebody may act for you")), tuple(blocks), given.day)


def doctor_letter(given: DoctorLetter) -> Paper:
    """Return the question to a doctor: the consent, what is known, what is asked, and who gets the answer.

    :raises Refused: when a question asks for the whole file, or nothing is asked.
    """
    if not given.questions:
        raise Refused(N_("Choose at least one question."))
    if any(isinstance(one, str) and WHOLE_FILE.search(one) for one in (*given.questions, *given.known)):
        raise Refused(N_("Ask a question that can be answered. A copy of the whole file is never needed."))
    who: list[tuple[Sentence, Cell]] = [(Said(N_("Name")), given.person)]
    if given.born_on is not None:
        who.append((Said(N_("Born on")), given.born_on))
    agreed = N_(
        "I agree that you answer the questions below, and nothing else. "
        "This holds from %(first)s to %(last)s."
    )
    blocks: list[Block] = [
        Facts(((Said(N_("To")), given.doctor), *who)),
        Heading(Said(N_("I agree"))),
        Line(Said(agreed, first=given.agreed_on, last=given.agreed_until)),
        Line(given.why),
        Heading(Said(N_("What is known already"))),
        Items(given.known or (Said(N_("Nothing is known yet.")),)),
        Heading(Said(N_("My questions"))),
        Items(given.questions, is_ordered=True),
        Line(
            Said(N_("Please give facts only, and no opinion. Please do not send the file or a part of it."))
        ),
        Heading(Said(N_("Who gets the answer, in writing"))),
        Typed(given.answer_to),
        Line(Said(N_("Signature:"))),
    ]
    title = Said(N_("A question to my doctor"))
    return Paper("doctor", title, tuple(blocks), given.day, is_personal=False, has_rights=False)
