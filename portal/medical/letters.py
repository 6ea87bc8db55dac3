"""The letter to a doctor: a few ticked questions, what is known already, and who gets the written answer.

Never "a copy of the file". Nothing of it is kept: who asks for it prints it. Source: R-044, R-107 (KNMG).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from portal.agencies.wording import asks_for_whole_file
from portal.errors import Refused
from portal.letters.given import DoctorLetter, doctor_letter
from portal.letters.paper import Cell, Paper
from portal.words import N_, Said

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

NO_QUESTION = N_("Choose at least one question.")

MOST_QUESTIONS = 4
"""More questions are no targeted letter any more."""


def letter(
    *,
    name: str,
    doctor: str,
    ticked: Sequence[str],
    own_question: str,
    known: str,
    body: str,
    today: date,
) -> Paper:
    """Return the letter, ready to be shown, printed or made a file in any language.

    :param body: the organisation whose medical adviser gets the written answer.
    :raises Refused: without a question, with too many, or when it asks for a whole file.
    """
    questions = _questions(ticked, own_question.strip(), known)
    given = DoctorLetter(today, name, doctor.strip(), known.strip(), questions, body)
    return doctor_letter(given)


def _questions(ticked: Sequence[str], own_question: str, known: str) -> tuple[Cell, ...]:
    questions: list[Cell] = [Said(QUESTIONS[code]) for code in QUESTIONS if code in ticked]
    questions += [own_question] if own_question else []
    if not questions:
        raise Refused(NO_QUESTION)
    if len(questions) > MOST_QUESTIONS:
        raise Refused(N_("Choose four questions at most. A doctor answers those better."))
    if asks_for_whole_file(own_question) or asks_for_whole_file(known):
        raise Refused(N_("A letter may not ask for a copy of the file. Ask for one fact."))
    return tuple(questions)
