"""From forms to an entry that is ready to be kept, and from what it misses back to the boxes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta

from wtforms import Field

from portal.consultations.service import Draft, HoldDraft, Party, Problem, SubjectDraft
from portal.desk.recording.fields import moment_of
from portal.desk.recording.forms import EmergencyForm, MomentForm, PersonForm, RecordForm
from portal.errors import Refused
from portal.viewer import Official
from portal.words import N_

TEXTS = (
    "question",
    "summary",
    "not_shared",
    "why",
    "in_file_because",
    "asked_answer",
    "not_asked_because",
    "facts",
    "interpretation",
    "not_allowed_because",
)
"""Boxes whose text is kept under the same name."""

SAME_BOX = {
    "hold": "hold_article",
    "release": "release_on",
    "parties": "answerer_role",
    "recorded_at": "day",
    "subjects": "other",
    "is_to_be_told": "is_told",
    "answer": "summary",
    "kind": "channel",
}
"""Where the box has another name than what it fills."""

_PLACE = re.compile(r"^subjects\[(\d+)\]\.(?:texts\.)?(\w+)$")

EMERGENCY_ARTICLE = "UAVG art. 41 lid 1 onder i"
REVIEW_EMERGENCY_AFTER = timedelta(days=1)


def draft_of(
    form: RecordForm,
    people: Mapping[str, PersonForm],
    *,
    official: Official,
    corrects: str = "",
    at: datetime,
) -> Draft:
    """Return the entry that the forms describe.

    :param people: the form of each person, the first one first.
    :param corrects: the entry of the first person that this takes the place of.
    """
    subjects = []
    for place, (person, texts) in enumerate(people.items()):
        older = corrects if place == 0 else ""
        subjects.append(_subject(form, texts, person=person, official=official, corrects=older, at=at))
    return _draft(form, tuple(subjects), at=at)


def emergency_of(form: EmergencyForm, *, person: str, official: Official, at: datetime) -> Draft:
    """Return the little that is known in an emergency; it starts hidden."""
    subject = SubjectDraft(
        person=person,
        parties=_parties(form),
        texts={"summary": form.summary.data or "", "answer": form.summary.data or ""},
        data_kinds=(),
        basis=form.basis.data,
        hold=HoldDraft(EMERGENCY_ARTICLE, at.date() + REVIEW_EMERGENCY_AFTER, official.account),
    )
    return _draft(form, (subject,), is_emergency=True, at=at)


def _draft(
    form: MomentForm, subjects: tuple[SubjectDraft, ...], *, is_emergency: bool = False, at: datetime
) -> Draft:
    assert form.day.data is not None  # The form was checked.
    happened = moment_of(form.day.data, form.clock.data or "")
    assert happened is not None  # As above.
    return Draft(
        kind="report" if _is_report(form) else "exchange",
        channel=form.channel.data or "",
        happened_at=happened,
        recorded_at=at,
        subjects=subjects,
        is_internal=form.asker_agency.data == form.answerer_agency.data,
        is_emergency=is_emergency,
    )


def _is_report(form: MomentForm) -> bool:
    return isinstance(form, RecordForm) and form.way.data == "report"


def _parties(form: MomentForm) -> tuple[Party, ...]:
    is_told = isinstance(form, RecordForm) and form.way.data in {"told", "report"}
    first, last = ("sent", "received") if is_told else ("asked", "answered")
    return (
        Party(form.asker_agency.data or "", form.asker_role.data or "", first),
        Party(form.answerer_agency.data or "", form.answerer_role.data or "", last),
    )


def _subject(
    form: RecordForm, texts: PersonForm, *, person: str, official: Official, corrects: str, at: datetime
) -> SubjectDraft:
    said = {name: str(texts[name].data or "") for name in TEXTS}
    asked, was_wrong = texts.asked_first.data == "yes", bool(texts.was_not_allowed.data)
    return SubjectDraft(
        person=person,
        parties=_parties(form),
        texts=_told(said, is_refused=form.is_refused, was_wrong=was_wrong),
        data_kinds=tuple(texts.data_kinds.data or ()),
        basis=texts.basis.data or ("unknown" if was_wrong else ""),
        article=texts.article.data or "",
        in_file=texts.in_file.data or "",
        asked_first=texts.asked_first.data or "",
        asked_on=texts.asked_on.data if asked else None,
        asked_how=(texts.asked_how.data or "") if asked else "",
        was_present=texts.was_present.data or "",
        release=_release(texts),
        release_on=texts.release_on.data if texts.basis.data == "release" else None,
        is_decision_not_to_share=form.is_refused,
        is_advice_only=bool(texts.is_advice_only.data),
        was_not_allowed=was_wrong,
        source_kind=texts.source_kind.data or "",
        source_on=texts.source_on.data,
        for_parents=bool(texts.for_parents.data),
        in_proportion=texts.in_proportion.data or "",
        no_other_way=texts.no_other_way.data or "",
        is_told=texts.is_told.data or "",
        told_at=at if texts.is_told.data == "yes" else None,
        contact=texts.contact.data or None,
        hold=_hold(texts, official),
        corrects=corrects or None,
    )


def _told(said: dict[str, str], *, is_refused: bool, was_wrong: bool) -> dict[str, str]:
    """Return the texts: where nothing was told there is no answer, and else nothing was kept back."""
    if not was_wrong:
        said = {**said, "not_allowed_because": ""}
    if is_refused:
        return said
    return {**said, "not_shared": "", "answer": said["summary"]}


def _release(texts: PersonForm) -> str:
    if texts.basis.data != "release":
        return "not_needed"
    return "given" if texts.release_on.data else "missing"


def _hold(texts: PersonForm, official: Official) -> HoldDraft | None:
    """Return the hold that is asked for; it waits for two others, and hides from the first moment on."""
    if not texts.is_hidden.data or texts.review_on.data is None:
        return None
    return HoldDraft(texts.hold_article.data or "", texts.review_on.data, official.account)


def show_problems(problems: tuple[Problem, ...], form: MomentForm, *people: MomentForm | PersonForm) -> None:
    """Put each problem at its box, so that the page says what to do.

    :param people: the form of each person, in the order of the entry.
    :raises Refused: when a problem belongs to no box.
    """
    for problem in problems:
        box = _box(problem.field, form, people)
        texts = [str(error) for error in box.errors]
        if problem.text not in texts:
            box.errors = [*box.errors, problem.text]


def _box(name: str, form: MomentForm, people: tuple[MomentForm | PersonForm, ...]) -> Field:
    found = _PLACE.match(name)
    holder: MomentForm | PersonForm = people[int(found[1])] if found else form
    plain = found[2] if found else name
    plain = SAME_BOX.get(plain, plain)
    for place in (holder, form):
        if plain in place:
            return place[plain]
    raise Refused(N_("Something is missing. Look at the page again."))
