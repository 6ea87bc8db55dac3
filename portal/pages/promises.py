"""What somebody may expect, by what they do: each step in order, with the time it may take."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from portal.pages.times import longer_of, time_of
from portal.terms import LEGAL_TERMS, Terms
from portal.words import N_, Said


@dataclass(frozen=True)
class Step:
    """One thing that happens. A text with a place ``time`` gets the length of the term with this code."""

    text: str
    code: str = ""
    is_longer: bool = False
    """The text tells by how much the term may become longer."""


@dataclass(frozen=True)
class Promise:
    """What happens after somebody does something."""

    name: str
    """A word for addresses inside the page."""
    title: str
    icon: str
    steps: tuple[Step, ...]
    case_kind: str = ""
    """The kind of case that starts here, if any."""


@dataclass(frozen=True)
class Told:
    """A promise with its numbers filled in."""

    promise: Promise
    steps: tuple[Said, ...]
    articles: tuple[str, ...]
    """Where the law says so, in Dutch; empty when it is our own promise."""


PROMISES = (
    Promise(
        "complaint",
        N_("You make a complaint"),
        "complaint",
        (
            Step(N_("You get a receipt with a number: %(time)s."), "complaint_receipt"),
            Step(N_("Someone who was not involved looks into it.")),
            Step(N_("You may tell your story. You may bring someone.")),
            Step(N_("You get an answer to each point within %(time)s."), "complaint_decision"),
            Step(
                N_("Does a committee give advice first? Then it is within %(time)s."),
                "complaint_decision_committee",
            ),
            Step(
                N_("We may take %(time)s longer, once. You get a letter about that first."),
                "complaint_decision",
                is_longer=True,
            ),
            Step(
                N_("Do we not look into your complaint? You hear why within %(time)s."),
                "complaint_not_handled",
            ),
            Step(
                N_("Did it happen more than %(time)s ago? Then we may decline. You can still send it."),
                "complaint_old_conduct",
            ),
            Step(N_("Is it solved? Tell us. You may change your mind for %(time)s."), "settle_undo"),
            Step(
                N_("Not happy with the answer? You can go to the ombudsman for %(time)s."),
                "ombudsman_petition",
            ),
        ),
        "complaint",
    ),
    Promise(
        "data",
        N_("You ask to see, correct or remove your data"),
        "eye",
        (
            Step(N_("It is free. You do not have to say why.")),
            Step(N_("You get an answer within %(time)s."), "avg_request"),
            Step(
                N_("Is it a lot of work? Then it may take %(time)s longer. You hear why in time."),
                "avg_request",
                is_longer=True,
            ),
            Step(
                N_("Do you not agree with the answer? You have %(time)s to object."),
                "avg_objection_to_answer",
            ),
            Step(
                N_(
                    "Is something put right? Who got your data must say within %(time)s that they did it too."
                ),
                "recipient_answer",
            ),
        ),
        "inspection",
    ),
    Promise(
        "destruction",
        N_("You ask to destroy a file of youth help or Wmo support"),
        "folder",
        (
            Step(N_("The file is gone within %(time)s."), "destruction_request"),
            Step(N_("There are two exceptions: someone else needs it, or a law forbids it.")),
        ),
        "destruction",
    ),
    Promise(
        "objection",
        N_("You do not agree with a decision"),
        "letter",
        (
            Step(
                N_("You can object for %(time)s. They start the day after you got the letter."), "objection"
            ),
            Step(N_("Are you later? Send it anyway and tell us why.")),
            Step(
                N_("We pass it on to who decided within %(time)s. Your first date counts."),
                "objection_forwarding",
            ),
            Step(
                N_("You get a new decision within %(time)s after the time to object is over."),
                "objection_decision",
            ),
            Step(
                N_("Does a committee give advice first? Then it is within %(time)s."),
                "objection_decision_committee",
            ),
            Step(
                N_("It may take %(time)s longer, once. You get a letter about that first."),
                "objection_decision",
                is_longer=True,
            ),
        ),
        "objection",
    ),
    Promise(
        "question",
        N_("You ask a question"),
        "help",
        (Step(N_("You get an answer to each question within %(time)s."), "question_answer"),),
        "question",
    ),
    Promise(
        "talked",
        N_("Organisations talk about you"),
        "talk",
        (
            Step(N_("You hear it before, or else on %(time)s."), "notice_exchange"),
            Step(N_("The law allows at most %(time)s."), "notice_exchange_limit"),
            Step(N_("Was there a meeting? You hear what was said within %(time)s."), "meeting_feedback"),
            Step(N_("Telling you may be dangerous for someone. Only then you hear it later.")),
        ),
    ),
    Promise(
        "breach",
        N_("Your data went to the wrong person"),
        "lock",
        (
            Step(
                N_("The privacy officer must report it within %(time)s to the authority for privacy."),
                "breach_ap",
            ),
            Step(N_("Can it harm you? Then you hear it at once.")),
        ),
        "mixed_up",
    ),
    Promise(
        "draft",
        N_("You stop halfway"),
        "clock",
        (Step(N_("We keep what you wrote for %(time)s after you last saved it."), "draft_kept"),),
    ),
)


def told(on: date, terms: Terms = LEGAL_TERMS) -> tuple[Told, ...]:
    """Return all promises with the numbers that hold on a day."""
    return tuple(_told(promise, on, terms) for promise in PROMISES)


def _told(promise: Promise, on: date, terms: Terms) -> Told:
    rows = {step.code: terms.find(step.code, on) for step in promise.steps if step.code}
    articles = dict.fromkeys(row.article for row in rows.values() if not row.is_own_target)
    return Told(promise, tuple(_said(step, on, terms) for step in promise.steps), tuple(articles))


def _said(step: Step, on: date, terms: Terms) -> Said:
    if not step.code:
        return Said(step.text)
    term = terms.find(step.code, on)
    return Said(step.text, time=longer_of(term) if step.is_longer else time_of(term))
