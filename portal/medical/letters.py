"""The letter to a doctor: a few ticked questions, what is known already, and who gets the written answer.

Never "a copy of the file". Nothing of it is kept: who asks for it prints it. Source: R-044, R-107 (KNMG).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from portal.agencies.wording import asks_for_whole_file
from portal.errors import Refused
from portal.words import N_, Words

QUESTIONS: Mapping[str, str] = {
    "walking": N_("How far can this person walk without help?"),
    "standing": N_("How long can this person stand or sit?"),
    "lifting": N_("What can this person lift or carry?"),
    "home": N_("Which things at home can this person not do alone?"),
    "hours": N_("How many hours a day can this person work or be busy?"),
    "travel": N_("Can this person travel alone by bus or train?"),
    "aid": N_("Which aid or change at home do you advise?"),
    "change": N_("Do you expect this to change within a year?"),
}
"""The questions that can be ticked; each asks for a fact, none for an illness."""

CONSENT = N_(
    "I, %(name)s, agree that you give the answers to these questions to %(body)s. "
    "I agree to nothing else. I can take this back at any time."
)

ANSWER = N_("Please answer in writing, in a closed envelope, to the medical adviser of %(body)s.")

MOST_QUESTIONS = 4
"""More questions are no targeted letter any more."""


@dataclass(frozen=True)
class DoctorLetter:
    """The parts of one letter in one language, ready to be shown, printed or drawn on paper."""

    lang: str
    dir: str
    title: str
    day: str
    doctor: str
    opening: str
    consent_heading: str
    consent: str
    known_heading: str
    known: str
    questions_heading: str
    questions: Sequence[str]
    answer_heading: str
    answer: str
    limits: str
    signature: str


def letter(
    words: Words,
    *,
    name: str,
    doctor: str,
    ticked: Sequence[str],
    own_question: str,
    known: str,
    answer_to: str,
    today: date,
) -> DoctorLetter:
    """Return a letter in the language of ``words``.

    :param answer_to: the organisation that gets the written answer.
    :raises Refused: without a question, with too many, or when it asks for a whole file.
    """
    questions = _questions(words, ticked, own_question, known)
    say = words.text
    return DoctorLetter(
        lang=words.lang,
        dir=words.dir,
        title=say(N_("A question to your doctor")),
        day=words.day(today),
        doctor=doctor.strip() or say(N_("To the doctor of %(name)s"), name=name),
        opening=say(N_("I ask for help. A few facts are needed. Please answer only these questions.")),
        consent_heading=say(N_("My consent")),
        consent=say(CONSENT, name=name, body=answer_to),
        known_heading=say(N_("What is known already")),
        known=known.strip() or say(N_("Nothing yet.")),
        questions_heading=say(N_("What we ask")),
        questions=questions,
        answer_heading=say(N_("Who gets the answer")),
        answer=say(ANSWER, body=answer_to),
        limits=say(N_("Please send no copy of the file and no letters of others.")),
        signature=say(N_("Day and signature")),
    )


def _questions(words: Words, ticked: Sequence[str], own_question: str, known: str) -> list[str]:
    questions = [words.text(QUESTIONS[code]) for code in QUESTIONS if code in ticked]
    questions += [own_question.strip()] if own_question.strip() else []
    if not questions:
        raise Refused(N_("Choose at least one question."))
    if len(questions) > MOST_QUESTIONS:
        raise Refused(N_("Choose four questions at most. A doctor answers those better."))
    if asks_for_whole_file(own_question) or asks_for_whole_file(known):
        raise Refused(N_("A letter may not ask for a copy of the file. Ask for one fact."))
    return questions
