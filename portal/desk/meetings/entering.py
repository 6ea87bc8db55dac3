"""From a meeting that was held to its entry in the list of who talked about a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from portal import web
from portal.agencies.data_kinds import DATA_KINDS, DataKind
from portal.clock import AMSTERDAM
from portal.consultations.service import Draft, HoldDraft, Party, SubjectDraft
from portal.declarations import service as declarations
from portal.meetings import service
from portal.meetings.phrases import JOININGS
from portal.meetings.reading import came
from portal.meetings.rules import Joining, Sharing
from portal.store import Work
from portal.store.work import AnyRow
from portal.viewer import Official
from portal.words import N_

LONGEST_LINE = 200

NOT_TOLD_FIRST = "Wij vertelden het u niet vooraf."
NOT_CHOSEN = "U koos niet hoe u mee wilde doen."
"""Kept texts are in Dutch."""

DONE = {Sharing.SHARED}


@dataclass(frozen=True)
class Released:
    """Whether a release held for all that was told on that ground; which one, and of which day."""

    is_all: bool = True
    declaration: str | None = None
    day: date | None = None


NOTHING = Released()


def released(work: Work, *, person: str, found: service.Shown) -> Released:
    """Look which release covers what was told at a meeting."""
    is_all, declaration = service.released(work, person=person, found=found)
    if declaration is None:
        return Released(is_all)
    return Released(is_all, declaration, declarations.signed_on(work, person, declaration))


def entry_of(
    found: service.Shown,
    report: service.Report,
    *,
    official: Official,
    person: str,
    hold: AnyRow | None,
    release: Released = NOTHING,
    at: datetime,
) -> Draft:
    """Return the entry of a meeting: who was there, what was told on which ground, and what was not.

    :param hold: the hold that hides the meeting from the person; the entry starts hidden then, too.
    :param release: whether a release held for all that was told on that ground, and which one.
    """
    subject = _subject(found, report, official, person, hold, release, at)
    return Draft(
        kind="meeting",
        channel=found.row.channel,
        happened_at=found.row.planned_at,
        recorded_at=at,
        subjects=(subject,),
        is_internal={party.agency for party in subject.parties} == {official.agency},
    )


def _subject(
    found: service.Shown,
    report: service.Report,
    official: Official,
    person: str,
    hold: AnyRow | None,
    release: Released,
    at: datetime,
) -> SubjectDraft:
    data = [one for partner in found.at_table for one in partner.data]
    told = [one for one in data if one.sharing in DONE]
    first = (told or data)[0]
    joining = found.row.joining
    return SubjectDraft(
        person=person,
        parties=_parties(found, official),
        texts=_texts(found, report),
        data_kinds=tuple(dict.fromkeys(one.data_kind for one in (told or data))),
        basis=first.basis,
        article=first.article,
        asked_first="yes" if joining else "not_in_time" if found.row.told_at else "could_not",
        asked_on=found.row.joining_at.astimezone(AMSTERDAM).date() if joining else None,
        asked_how="portal" if joining else "",
        was_present=found.row.was_present,
        release="not_needed" if first.basis != "release" else "given" if release.day else "missing",
        release_on=release.day,
        declaration=release.declaration,
        was_not_allowed=report.was_not_allowed,
        broken=service.broken_by(report, is_released=release.is_all),
        is_decision_not_to_share=not told,
        contact=found.row.contact_id,
        # The notice of the report tells of this entry as well; one on hold is told when its hold ends.
        told_at=None if hold else at,
        told_how="" if hold else "portal",
        hold=HoldDraft(hold.article, hold.review_on, hold.asked_by, hold.approved_by) if hold else None,
    )


def _parties(found: service.Shown, official: Official) -> tuple[Party, ...]:
    own = Party(official.agency, official.role, "present")
    others = [
        Party(one.agency, one.role, "present" if came(one) else "invited")
        for one in found.partners
        if one.state != "removed"
    ]
    looked = (Party(one.agency, one.role, "observed") for one in found.observers if one.was_there)
    return (own, *others, *looked)


def _texts(found: service.Shown, report: service.Report) -> dict[str, str]:
    dutch = web.portal().words["nl"]
    texts = {
        "summary": found.text("question")[:LONGEST_LINE],
        "why": found.text("goal"),
        "decided": report.solution,
        "not_allowed_because": report.not_allowed_because if report.was_not_allowed else "",
        "not_shared": "\n".join(part for part in (report.not_shared, _left_out(found)) if part.strip()),
    }
    if found.row.joining:
        texts["asked_answer"] = dutch.text(JOININGS[Joining(found.row.joining)])
    else:
        texts["not_asked_because"] = NOT_CHOSEN if found.row.told_at else NOT_TOLD_FIRST
    return texts


def _left_out(found: service.Shown) -> str:
    """Say which kinds of data were planned and not told; a decision not to share is an entry too (R-147)."""
    dutch = web.portal().words["nl"]
    told = {one.data_kind for partner in found.at_table for one in partner.data if one.sharing in DONE}
    kinds = dict.fromkeys(
        one.data_kind
        for partner in found.partners
        for one in partner.data
        if one.sharing in {Sharing.NOT_SHARED, Sharing.BLOCKED} and one.data_kind not in told
    )
    if not kinds:
        return ""
    named = dutch.listing([dutch.text(DATA_KINDS[DataKind(kind)]) for kind in kinds])
    return dutch.text(N_("We did not tell: %(kinds)s."), kinds=named)
