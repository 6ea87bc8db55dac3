"""A consultation as delivered, turned into the draft that the room of consultations checks and keeps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from portal.consultations.drafts import Draft, HoldDraft, Party, SubjectDraft
from portal.consultations.models import TEXT_FIELDS
from portal.consultations.rules import Release
from portal.partners.values import Values

Resolve = Callable[[str, str], str]
"""From a kind and a name (``source/id``) to the id in the store."""

_NEVER = datetime.min.replace(tzinfo=UTC)


def draft_of(
    values: Values,
    resolve: Resolve,
    *,
    fingerprint: str = "",
    consultation: str | None = None,
    corrected: Mapping[str, str] | None = None,
) -> Draft:
    """Return the draft of a consultation.

    :param consultation: the id of one that is kept already, of which this is a newer version.
    :param corrected: by person, the entry that this version takes the place of.
    """
    older = corrected or {}
    return Draft(
        kind=values.text("what"),
        channel=values.text("channel"),
        happened_at=values.moment("happened_at") or _NEVER,
        recorded_at=values.moment("recorded_at") or _NEVER,
        subjects=tuple(_subject(part, resolve, older) for part in values.parts("subjects")),
        is_internal=values.flag("is_internal"),
        system=_maybe(values, "system", "system", resolve),
        source=values.text("source"),
        source_id=values.text("id"),
        source_hash=fingerprint,
        consultation=consultation,
    )


def _subject(values: Values, resolve: Resolve, older: Mapping[str, str]) -> SubjectDraft:
    person = resolve("person", values.text("person"))
    return SubjectDraft(
        person=person,
        parties=tuple(_party(part, resolve) for part in values.parts("parties")),
        texts={name: values.text(name) for name in TEXT_FIELDS if values.text(name)},
        data_kinds=values.words("data_kinds"),
        basis=values.text("basis"),
        article=values.text("article"),
        in_file=values.text("in_file"),
        asked_first=values.text("asked_first"),
        asked_on=values.day("asked_on"),
        asked_how=values.text("asked_how"),
        was_present=values.text("was_present") or "no",
        release=values.text("release") or Release.UNKNOWN,
        release_on=values.day("release_on"),
        declaration=_maybe(values, "declaration", "declaration", resolve),
        is_anonymous=values.flag("is_anonymous"),
        is_decision_not_to_share=values.flag("is_decision_not_to_share"),
        was_not_allowed=values.flag("was_not_allowed"),
        source_kind=values.text("source_kind"),
        for_parents=values.flag("for_parents"),
        told_at=values.moment("told_at"),
        told_how=values.text("told_how"),
        contact=_maybe(values, "contact", "contact_point", resolve),
        hold=_hold(values, resolve),
        corrects=older.get(person),
    )


def _party(values: Values, resolve: Resolve) -> Party:
    return Party(
        agency=resolve("organisation", values.text("organisation")),
        role=values.text("role"),
        part=values.text("part"),
    )


def _hold(values: Values, resolve: Resolve) -> HoldDraft | None:
    hold = values.part("hold")
    review_on = hold.day("review_on") if hold is not None else None
    if hold is None or review_on is None:
        return None
    return HoldDraft(
        article=hold.text("article"),
        review_on=review_on,
        asked_by=resolve("official", hold.text("asked_by")),
        approved_by=_maybe(hold, "approved_by", "official", resolve),
    )


def _maybe(values: Values, name: str, kind: str, resolve: Resolve) -> str | None:
    found = values.text(name)
    return resolve(kind, found) if found else None
