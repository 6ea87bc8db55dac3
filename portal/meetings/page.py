"""What the page of a meeting says: made once, for its person and for the official who is about to tell it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from portal.agencies.data_kinds import DATA_KINDS, DataKind
from portal.agencies.grounds import BASES, Basis
from portal.agencies.roles import role_said
from portal.agencies.service import ContactCard, Directory
from portal.meetings import phrases
from portal.meetings.drafts import PLACES
from portal.meetings.reading import Datum, Observer, Partner, Shown
from portal.meetings.rules import Coming, Kind, NotInvited, Proposal, Sharing, State
from portal.words import N_, Words

Fact = tuple[str, str]


@dataclass(frozen=True)
class PartnerPart:
    """One body as it stands on the page."""

    id: str
    name: str
    coming: str
    why: str
    data: list[tuple[str, str]]
    """The kind of data with what is done with it, and the ground or the reason."""
    objection: str
    """"", "open", "kept" or "followed"."""
    objection_text: str
    objection_answer: str
    may_be_refused: bool


@dataclass(frozen=True)
class ObserverPart:
    """Somebody who wants to look on, as it stands on the page."""

    id: str
    name: str
    why: str
    answer: str
    """"", "yes" or "no"."""
    may_be_answered: bool


@dataclass(frozen=True)
class MeetingPart:
    """The middle of the page of a meeting, in the reader's language."""

    state: str
    badge: str
    facts: list[Fact]
    partners: list[PartnerPart]
    observers: list[ObserverPart]
    contact: ContactCard | None
    points: list[tuple[str, str]]
    report: list[Fact]


def meeting_part(words: Words, directory: Directory, found: Shown, *, covenant: str = "") -> MeetingPart:
    """Return what the page of a meeting says of it.

    :param covenant: the title of the agreement it rests on.
    """
    contact = directory.contacts.get(found.row.contact_id or "")
    return MeetingPart(
        state=words.text(phrases.STATES[found.state]),
        badge=phrases.STATE_BADGES.get(found.state, ""),
        facts=list(_facts(words, directory, found, covenant)),
        partners=[_partner(words, directory, found, one) for one in found.partners],
        observers=[_observer(words, directory, found, one) for one in found.observers],
        contact=contact,
        points=[(words.moment(at), text) for at, text in found.points],
        report=list(_report(words, found)),
    )


def _facts(words: Words, directory: Directory, found: Shown, covenant: str) -> Iterator[Fact]:
    row = found.row
    yield words.text(N_("When")), words.moment(row.planned_at)
    yield words.text(N_("How they meet")), words.text(PLACES[row.channel])
    yield words.text(N_("What sort of meeting")), words.text(phrases.KINDS[Kind(row.kind)])
    yield words.text(N_("Who keeps contact with you")), directory.name(row.agency_id)
    heads = {
        "question": N_("The question"),
        "goal": N_("What it is for"),
        "recorded": N_("What is written down, where and until when"),
    }
    # Nothing of it is left after the report was thrown away.
    yield from ((words.text(head), found.text(field)) for field, head in heads.items() if found.text(field))
    agreed = covenant or words.text(N_("There is none. Each organisation has its own ground in the law."))
    yield words.text(N_("Agreement between the organisations")), agreed
    if not row.is_invited:
        reason = words.text(phrases.NOT_INVITED[NotInvited(row.not_invited)])
        yield words.text(N_("Why you are not invited")), reason
    if found.text("without_you"):
        yield words.text(N_("Why they met without you or without your answer")), found.text("without_you")
    if row.everyone:
        yield words.text(N_("Are the parents and the child all invited?")), _everyone(words, found)
    if found.state != State.DRAFT:
        yield words.text(N_("Told beforehand")), _told(words, found)
    yield words.text(N_("Number on the invitations")), row.number


def _everyone(words: Words, found: Shown) -> str:
    if found.row.everyone == "yes":
        return words.text(N_("Yes. Each has an invitation of their own, in their own words."))
    return found.text("everyone_because")


def _told(words: Words, found: Shown) -> str:
    if found.row.told_at is None:
        return words.text(N_("No. They tell you only now."))
    if found.row.told_how == "portal":
        return words.text(N_("Yes, on %(moment)s."), moment=words.moment(found.row.told_at))
    return words.text(
        N_("Yes, on %(moment)s. The %(role)s told you: %(how)s."),
        moment=words.moment(found.row.told_at),
        role=words.say(role_said(found.row.told_role)),
        how=words.text(phrases.TOLD_HOW[found.row.told_how]),
    )


def _partner(words: Words, directory: Directory, found: Shown, one: Partner) -> PartnerPart:
    name = words.text(
        N_("%(organisation)s (%(role)s)"),
        organisation=directory.name(one.agency),
        role=words.say(role_said(one.role)),
    )
    return PartnerPart(
        id=one.id,
        name=name,
        coming=words.text(phrases.COMINGS[Coming(one.state)]),
        why=one.why,
        data=[_datum(words, datum) for datum in one.data],
        objection=one.objection,
        objection_text=one.objection_text,
        objection_answer=one.objection_answer,
        may_be_refused=found.is_coming and one.is_at_table and not one.objection,
    )


def _observer(words: Words, directory: Directory, found: Shown, one: Observer) -> ObserverPart:
    name = words.text(
        N_("%(organisation)s (%(role)s)"),
        organisation=directory.name(one.agency),
        role=words.say(role_said(one.role)),
    )
    return ObserverPart(one.id, name, one.why, one.answer, may_be_answered=found.state == State.PLANNED)


def _datum(words: Words, one: Datum) -> tuple[str, str]:
    kind = words.text(DATA_KINDS[DataKind(one.data_kind)])
    done = words.text(phrases.SHARINGS[Sharing(one.sharing)])
    ground = words.text(
        N_("%(ground)s: %(article)s"), ground=words.text(BASES[Basis(one.basis)]), article=one.article
    )
    if one.proposal:
        ground = words.text(phrases.OFFERED[Proposal(one.proposal)])
    if one.goes_over_limit:
        ground = words.text(
            N_("%(ground)s. You set a limit. Why they do it: %(why)s"), ground=ground, why=one.because
        )
    return words.text(N_("%(kind)s: %(done)s"), kind=kind, done=done), ground


def _report(words: Words, found: Shown) -> Iterator[Fact]:
    heads = {
        "report": N_("What was said"),
        "not_shared": N_("What they did not share, and why not"),
        "solution": N_("What was agreed"),
        "pilot_well": N_("What went well"),
        "pilot_better": N_("What must be better next time"),
        "reaction": N_("What you think of it"),
    }
    for field, head in heads.items():
        if found.text(field):
            yield words.text(head), found.text(field)
