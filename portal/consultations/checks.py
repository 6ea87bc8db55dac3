"""What an entry must say before it is kept: pure checks, each naming the field that is missing.

A record made by another system may say "unknown" where that system never asked; whoever records here may not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from portal.access.review_rules import LONGEST_HOLD
from portal.consultations.drafts import Draft, SubjectDraft
from portal.consultations.models import TEXT_FIELDS
from portal.consultations.rules import AskedFirst, Basis, Channel, DataKind, Kind, Part, Release
from portal.errors import Refused
from portal.words import N_, Said

YES_NO = frozenset({"yes", "no"})
THREE = YES_NO | {"unknown"}

ASK_AND_ANSWER = frozenset({Part.ASKED, Part.ANSWERED})
SEND_AND_RECEIVE = frozenset({Part.SENT, Part.RECEIVED})

PARTS: dict[str, tuple[frozenset[Part], ...]] = {
    Kind.EXCHANGE: (ASK_AND_ANSWER, SEND_AND_RECEIVE),
    Kind.MEETING: (frozenset({Part.PRESENT}),),
    Kind.VIEW: (frozenset({Part.OPENED}),),
    Kind.REPORT: (SEND_AND_RECEIVE,),
}
"""Who must be named, by kind: one of these sets."""

TEXTS: dict[str, tuple[str, ...]] = {
    Kind.EXCHANGE: ("summary", "answer", "why"),
    Kind.MEETING: ("summary", "decided", "why"),
    Kind.VIEW: ("why",),
    Kind.REPORT: ("summary", "answer", "why"),
}
"""What must be said, by kind."""

NOT_SHARED_TEXTS = ("summary", "not_shared", "why")


@dataclass(frozen=True)
class Problem:
    """One thing that is missing or not known: the field, and what to do about it."""

    field: str
    text: str
    """A msgid."""
    rule: str = ""
    """The rule that sharing this breaks, see ``portal.agencies.breaches``; empty for what is missing."""


class EntryIncomplete(Refused):
    """An entry misses what it must say, so nothing of it was kept."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(Said(problems[0].text))
        self.problems = problems


def check(draft: Draft) -> None:
    """Pass when the entry says all that it must.

    :raises EntryIncomplete: with every problem, each naming its field.
    """
    found = tuple(problems(draft))
    if found:
        raise EntryIncomplete(found)


def problems(draft: Draft) -> Iterator[Problem]:
    """Give each thing that keeps this entry from being kept.

    Source: R-008, R-009, R-026, R-029, R-033, R-036.
    """
    if draft.kind not in PARTS:
        yield Problem("kind", N_("Choose one of the four kinds."))
        return
    yield from _what_happened(draft)
    for place, subject in enumerate(draft.subjects):
        found = _of_emergency(subject) if draft.is_emergency else _of_subject(draft, subject)
        for problem in found:
            yield Problem(f"subjects[{place}].{problem.field}", problem.text)


def _what_happened(draft: Draft) -> Iterator[Problem]:
    if draft.channel not in set(Channel):
        yield Problem("channel", N_("Say how it went, for example by phone."))
    if draft.recorded_at < draft.happened_at:
        yield Problem("recorded_at", N_("It cannot be written down before it happened."))
    persons = [subject.person for subject in draft.subjects]
    if not persons or not all(persons):
        yield Problem("subjects", N_("Say whom it was about."))
    if len(set(persons)) != len(persons):
        yield Problem("subjects", N_("Each person has one entry of their own."))


def _of_emergency(subject: SubjectDraft) -> Iterator[Problem]:
    """Check the little that an emergency must say; the rest follows within a day. Source: R-192."""
    if not subject.parties or not all(party.agency and party.role for party in subject.parties):
        yield Problem("parties", N_("Name the organisation, the role and what it did."))
    if not subject.texts.get("summary", "").strip():
        yield Problem("texts.summary", N_("Fill in this text for this person."))
    if subject.hold is None:
        yield Problem("hold", N_("Say on which ground this stays hidden, and who asked for it."))


def _of_subject(draft: Draft, subject: SubjectDraft) -> Iterator[Problem]:
    yield from _who(draft, subject)
    yield from _what(draft, subject)
    yield from _ground(draft, subject)
    if draft.kind != Kind.VIEW:
        yield from _asked(draft, subject)
    yield from _told(draft, subject)


def _who(draft: Draft, subject: SubjectDraft) -> Iterator[Problem]:
    parts = {party.part for party in subject.parties}
    ways = (frozenset[Part](),) if subject.is_decision_not_to_share else PARTS[draft.kind]
    if not subject.parties or not any(way <= parts for way in ways):
        yield Problem("parties", N_("Name each organisation and what it did."))
    if not all(party.agency and party.role and party.part in set(Part) for party in subject.parties):
        yield Problem("parties", N_("Name the organisation, the role and what it did."))
    if draft.kind != Kind.VIEW and not draft.is_imported and not subject.contact:
        yield Problem("contact", N_("Say whom this person can call about it."))


def _what(draft: Draft, subject: SubjectDraft) -> Iterator[Problem]:
    needed = NOT_SHARED_TEXTS if subject.is_decision_not_to_share else TEXTS[draft.kind]
    if Part.ASKED in {party.part for party in subject.parties} and not subject.is_decision_not_to_share:
        needed = (*needed, "question")
    for field in needed:
        if not subject.texts.get(field, "").strip():
            yield Problem(f"texts.{field}", N_("Fill in this text for this person."))
    for field in sorted(set(subject.texts) - set(TEXT_FIELDS)):
        yield Problem(f"texts.{field}", N_("This text has no place in an entry."))
    if subject.texts.get("interpretation", "").strip() and not subject.texts.get("facts", "").strip():
        yield Problem("texts.facts", N_("An explanation needs a fact. Write down the fact as well."))
    has_kinds = bool(subject.data_kinds) != subject.is_advice_only
    if not has_kinds or not set(subject.data_kinds) <= set(DataKind):
        yield Problem("data_kinds", N_("Say which kinds of data it was about."))


def _ground(draft: Draft, subject: SubjectDraft) -> Iterator[Problem]:
    may_be_unknown = draft.is_imported or subject.was_not_allowed
    if subject.basis not in set(Basis) or (subject.basis == Basis.UNKNOWN and not may_be_unknown):
        yield Problem("basis", N_("Say which ground in the law there was."))
    if subject.release not in set(Release):
        yield Problem("release", N_("Say whether a release was needed, and given."))
    if subject.release == Release.GIVEN and subject.release_on is None:
        yield Problem("release_on", N_("Say on which day the release was given."))
    if subject.basis == Basis.RELEASE and subject.release == Release.NOT_NEEDED:
        yield Problem("release", N_("A release is the ground here, so it was needed."))


def _asked(draft: Draft, subject: SubjectDraft) -> Iterator[Problem]:
    """Check "was it in the file already" and "was the person asked first": yes or no, with a reason."""
    allowed = THREE if draft.is_imported or draft.kind != Kind.EXCHANGE else YES_NO
    if subject.in_file not in allowed:
        yield Problem("in_file", N_("Say whether it stood in the file already."))
    elif subject.in_file == "yes" and not subject.texts.get("in_file_because", "").strip():
        yield Problem("texts.in_file_because", N_("Say why you asked what stood in the file already."))
    if subject.asked_first not in set(AskedFirst) or (
        subject.asked_first == AskedFirst.UNKNOWN and not draft.is_imported
    ):
        yield Problem("asked_first", N_("Say whether the person was asked first."))
    elif subject.asked_first == AskedFirst.YES:
        if subject.asked_on is None:
            yield Problem("asked_on", N_("Say on which day the person was asked."))
        if subject.asked_how not in set(Channel) and not draft.is_imported:
            yield Problem("asked_how", N_("Say how the person was asked."))
        if not subject.texts.get("asked_answer", "").strip():
            yield Problem("texts.asked_answer", N_("Say what the person answered."))
    elif subject.asked_first != AskedFirst.UNKNOWN and not subject.texts.get("not_asked_because", "").strip():
        yield Problem("texts.not_asked_because", N_("Say why the person was not asked first."))


def _told(draft: Draft, subject: SubjectDraft) -> Iterator[Problem]:
    """Check that silence is an exception that two people approved. Source: R-033; UAVG art. 41."""
    hold = subject.hold
    if hold is not None:
        if not hold.article or not hold.asked_by:
            yield Problem("hold", N_("Say on which ground this stays hidden, and who asked for it."))
        if hold.approved_by == hold.asked_by:
            yield Problem("hold", N_("A second person must approve that this stays hidden."))
        if not draft.is_imported and hold.review_on > draft.recorded_at.date() + LONGEST_HOLD:
            yield Problem("hold", N_("Look at this again within 30 days."))
    if not subject.is_to_be_told and subject.told_at is None and (hold is None or not hold.approved_by):
        yield Problem(
            "is_to_be_told", N_("Tell the person, or choose an exception that a second person approves.")
        )
