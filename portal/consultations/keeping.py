"""Verbs of officials: keep an exchange once, keep that a file was opened, and keep an emergency."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType

from portal.access import Hold
from portal.agencies.roles import kinds_between
from portal.agencies.service import kinds_of
from portal.consultations.checks_at_desk import check_at_desk
from portal.consultations.drafts import Draft, HoldDraft, Party, SubjectDraft
from portal.consultations.grounding import grounded
from portal.consultations.models import Consultation, ConsultationSubject
from portal.consultations.proposed import check_proposed
from portal.consultations.recording import NOTICE, TABLE, aside, consultation_row, record, rows_for
from portal.consultations.rules import Basis, Channel, DataKind, Kind, Part, Release
from portal.consultations.sources import check_sources
from portal.errors import Conflict
from portal.notices.service import tell
from portal.store import Work, Writing
from portal.store.models import Text
from portal.store.texts import text_row
from portal.viewer import Official
from portal.words import N_

HOLD_REASON = "reason"
"""The field of the text that says to approvers why a hold is needed."""

CORRECTED_BY_ANOTHER = N_(
    "Somebody else has just corrected this entry. Open it again to see what it says now."
)


@dataclass(frozen=True)
class Kept:
    """What became of a form: the entries that were made, none when it was pressed before."""

    entries: tuple[str, ...]

    @property
    def is_first_press(self) -> bool:
        """Tell whether this press kept it."""
        return bool(self.entries)


def record_once(
    work: Writing,
    *,
    draft: Draft,
    token: str,
    hold_reasons: Mapping[str, str] = MappingProxyType({}),
    at: datetime,
) -> Kept:
    """Keep an exchange recorded by an official, once for each form, and tell each person it concerns.

    :param token: the id that the form got when it was opened; the same form pressed twice keeps one entry.
    :param hold_reasons: why each person may not read it yet, for the officials who must agree to that.
    :raises EntryIncomplete: when it does not say all that it must; nothing is kept then.
    :raises Conflict: when the entry that it corrects was corrected by somebody else.
    """
    if not claim(work, draft=draft, token=token):
        return Kept(())
    return record_claimed(work, draft=draft, token=token, hold_reasons=hold_reasons, at=at)


def claim(work: Writing, *, draft: Draft, token: str) -> bool:
    """Take the id of a form for what happened; tell whether this is the first press of that form.

    :raises EntryIncomplete: when the draft does not say all that it must.
    """
    bodies = {party.agency for subject in draft.subjects for party in subject.parties}
    check_at_desk(draft, kinds_of(work, bodies))
    return work.add_if_new(Consultation, consultation_row(draft, token, None), "id")


def record_claimed(
    work: Writing,
    *,
    draft: Draft,
    token: str,
    hold_reasons: Mapping[str, str] = MappingProxyType({}),
    at: datetime,
) -> Kept:
    """Keep what a claimed form says, in the same transaction as the claim.

    :raises EntryIncomplete: when it rests on a release that does not cover it, or not any more, or when
        whoever told it is not safe and it is not hidden.
    :raises Conflict: when the entry that it corrects was corrected by somebody else.
    """
    check_sources(work, draft)
    check_proposed(work, draft)
    draft = grounded(work, draft)
    rows = rows_for(work, replace(draft, consultation=token), at=at)
    for subject in draft.subjects:
        if subject.corrects and not aside(work, entry=subject.corrects, person=subject.person, at=at):
            raise Conflict(CORRECTED_BY_ANOTHER)
    rows[Text] += _reasons(work, rows[Hold], hold_reasons, at)
    for model, found in rows.items():
        work.add(model, *found)
    entries = tuple(str(row["id"]) for row in rows[ConsultationSubject])
    for subject, entry in zip(draft.subjects, entries, strict=True):
        # An official may have told the person already; the portal tells it all the same, so that it is sure.
        if subject.hold is None and subject.told_at is not None:
            tell(work, person=subject.person, kind=NOTICE, about_table=TABLE, about_id=entry, at=at)
    return Kept(entries)


def record_view(
    work: Writing,
    *,
    official: Official,
    person: str,
    reason: str,
    hold: HoldDraft | None = None,
    at: datetime,
) -> str:
    """Keep that an official opened a person's file: by role and organisation, never by name; return its id.

    :param reason: why, in words that the person may read.
    :param hold: when the work of this official is itself hidden from the person.
    """
    subject = SubjectDraft(
        person=person,
        parties=(Party(official.agency, official.role, Part.OPENED),),
        texts={"why": reason},
        data_kinds=kinds_between(official.role) or (DataKind.CONTACT,),
        basis=Basis.PUBLIC_TASK,
        release=Release.NOT_NEEDED,
        hold=hold,
    )
    draft = Draft(kind=Kind.VIEW, channel=Channel.SYSTEM, happened_at=at, recorded_at=at, subjects=(subject,))
    return record(work, draft=draft, at=at)[0]


def _reasons(
    work: Work, holds: list[dict[str, object]], reasons: Mapping[str, str], at: datetime
) -> list[dict[str, object]]:
    return [
        text_row(
            work,
            person=str(hold["hidden_from"]),
            about_table=Hold.__tablename__,
            about_id=str(hold["id"]),
            field=HOLD_REASON,
            text=reasons[str(hold["hidden_from"])],
            at=at,
        )
        for hold in holds
        if reasons.get(str(hold["hidden_from"]), "").strip()
    ]
