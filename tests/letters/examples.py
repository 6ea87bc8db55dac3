"""One letter of each kind, about invented people: what the tests of letters are made of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from portal.letters import about_cases, answers, given, going_on
from portal.letters.paper import Paper, Reader, Typed
from portal.letters.sheet import Sheet, sheet
from portal.mandates.papers import SCOPE
from portal.mandates.phrases import HOW
from portal.mandates.rules import How
from portal.medical.letters import QUESTIONS
from portal.viewer import Act
from portal.words import Said, SaidCount

DAY = date(2026, 11, 25)
LATER = date(2027, 1, 6)
NUMBER = "2026-K7Q4-X9TM"
STREET = "Schuilkade 7"

READER = Reader(name="A. de Wit-Yıldırım", address=("A. de Wit-Yıldırım", STREET, "1234 AB  WATERSTAD"))
"""Somebody with a name that is written with more signs than ASCII has, and with an address."""

STORY = "Zij zouden mij bellen.\nNiemand belde mij."

_LATEST = about_cases.LastDay(
    Said("You get an answer on %(day)s at the latest.", day=LATER),
    (
        Said("We got it on %(day)s. That day itself does not count.", day=DAY),
        SaidCount("Then comes %(n)s week.", "Then come %(n)s weeks.", 6),
    ),
)

RECEIPT = about_cases.Receipt(
    day=DAY,
    number=NUMBER,
    kind="Complaint",
    owner="Gemeente Waterstad",
    days=(_LATEST,),
    expect=("Someone who was not involved reads your complaint.", "You get a written answer to each point."),
    answers=(about_cases.Answer(Said("What happened?"), (STORY, Said("Yes"), DAY)),),
    files=("foto.jpg",),
    check="https://inzage.example/nl/verify#1.2026-K7Q4-X9TM.2026-11-25.0123456789abcdef.AAAA..BBBB",
)

OUTCOME = answers.ComplaintOutcome(
    day=LATER,
    number=NUMBER,
    ground="",
    summary="Wij hadden u moeten bellen.",
    points=(
        answers.PointAnswer(
            number=1,
            point=STORY,
            outcome="You are right (well-founded)",
            allowed="Yes, the law allowed it",
            norms=(),
            rule="Wij bellen binnen twee dagen.",
            policy="",
            facts="Er is niet gebeld.",
            reasoning="Een belofte telt.",
        ),
    ),
    hope="U wilt dat het niet meer gebeurt.",
    meaning="Wij bellen u deze week.",
    apology="Het spijt ons.",
    remedy="",
    offers=(),
    no_check="",
    measures=(answers.Measure("Een lijst met beloften.", "Team Klantcontact", date(2027, 2, 1)),),
    ombudsman_until=date(2028, 1, 6),
    is_about_data=True,
)

DOCTOR = given.DoctorLetter(
    day=DAY,
    person="A. de Wit-Yıldırım",
    doctor="Huisartsenpraktijk De Kade",
    known="Zij kan niet lang staan.",
    questions=(Said(QUESTIONS["aid"]), "Hoe lang duurt dit nog?"),
    body="Wmo-loket Waterstad",
)

WAITING = going_on.Waiting(
    day=LATER,
    person="A. de Wit-Yıldırım",
    body="Gemeente Waterstad",
    number=NUMBER,
    kind="Correct your data",
    received=DAY,
    last_day=date(2026, 12, 28),
    story=STORY,
)


def papers() -> Mapping[str, Paper]:
    """Give every letter by the word of its event."""
    found = (
        about_cases.receipt(RECEIPT),
        about_cases.asked(about_cases.Asked(DAY, NUMBER, "Op welke dag was dat?", LATER)),
        about_cases.extended(
            about_cases.Extended(DAY, NUMBER, LATER, "De collega is ziek.", may_say_no=True)
        ),
        about_cases.late(
            about_cases.Late(LATER, NUMBER, "Complaint", DAY, LATER, (_LATEST,)),
        ),
        answers.decision(
            answers.Decision(
                day=LATER,
                number=NUMBER,
                kind="Correct your data",
                outcome="Yes, to a part of it",
                reason="Uw geboortedag klopte niet.",
                article="AVG art. 16",
                meaning="Wij hebben die verbeterd.",
                object_until=date(2027, 2, 17),
                is_no=True,
                used=f"https://inzage.example/gebruikt/{NUMBER}",
            )
        ),
        answers.complaint_outcome(OUTCOME),
        answers.correction_passed_on(
            answers.CorrectionPassedOn(
                LATER,
                NUMBER,
                (
                    answers.Told("Wijkteam Noord", DAY, Said("Done")),
                    answers.Told("De Regenboogschool", DAY, Said("Refused"), "Wij hebben dit niet meer."),
                ),
            )
        ),
        given.visit_slip(
            given.VisitSlip(
                day=DAY,
                place="Stadskantoor, balie 3",
                helper="Balie Hulp en inzage",
                done=(Said("You sent it and we received it"),),
                next_step=Said("You do not have to do anything. You hear from us."),
                next_day=LATER,
                numbers=(NUMBER,),
            )
        ),
        given.activation_code(
            given.ActivationCode(DAY, "4821 093 751", "K7Q4X-9TMAB", LATER, "https://waterstad.example/code")
        ),
        given.mandate(
            given.Mandate(
                day=DAY,
                who_acts="Buurvrouw Bo",
                how=Said(HOW[How.PORTAL]),
                scope=(Said(SCOPE[Act.SEE]), Said(SCOPE[Act.COMPLAINTS])),
                from_day=DAY,
                until_day=LATER,
                text="Ik laat Buurvrouw Bo meekijken.\nIk kan dit elke dag stoppen.",
            )
        ),
        given.doctor_letter(DOCTOR),
        going_on.formal_notice(WAITING),
        going_on.petition(WAITING),
        going_on.to_authority(WAITING),
        going_on.pack(
            going_on.Pack(
                LATER,
                NUMBER,
                (
                    going_on.PackPart(Said("We received it"), about_cases.receipt(RECEIPT).blocks),
                    going_on.PackPart(Said("Messages"), (Typed(STORY),)),
                ),
            )
        ),
        sheet(Sheet(DAY, SaidCount("%(n)s month", "%(n)s months", 1))),
        sheet(Sheet(DAY, SaidCount("%(n)s month", "%(n)s months", 1), is_easy=True)),
    )
    return {one.event: one for one in found}
