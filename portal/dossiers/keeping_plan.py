"""What officials keep of a plan: goals, exemptions and who helps; each in a file of their own organisation.

Source: R-056, R-091, R-129, R-242: also what a person deliberately does not choose is written down, an
exemption says what comes after it, and a helper has four fixed fields and no story.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from portal.access import Viewer, turn_to
from portal.dossiers.keeping import check_agreed, keep_texts, own_file, tell_of_file
from portal.dossiers.models_plan import FileCarer, FileExemption, FileGoal
from portal.dossiers.rules import HELP, RELATIONS, SHORTEST_PURPOSE, Choice, Problem, refuse_incomplete
from portal.notices.service import tell
from portal.store import Writing, new_id
from portal.terms import amsterdam_day
from portal.words import N_

PLAN = "file_plan"


@dataclass(frozen=True)
class GoalDraft:
    """A goal before it is kept."""

    text: str
    choice: str
    chosen_on: date | None
    when: str = ""
    why: str = ""


@dataclass(frozen=True)
class ExemptionDraft:
    """An exemption before it is kept."""

    text: str
    begins_on: date | None
    ends_on: date | None
    reason: str
    then: str
    letter_on: date | None


@dataclass(frozen=True)
class CarerDraft:
    """A helper before it is kept: fixed fields, and no place for a story."""

    name: str
    contact: str
    relation: str
    gives_help: tuple[str, ...] = ()


def record_goal(
    work: Writing, *, viewer: Viewer, file: str, draft: GoalDraft, agreed: str, once: str, at: datetime
) -> None:
    """Keep a goal, chosen or deliberately not; a second press keeps nothing twice. The person is told.

    :param agreed: how the person agreed while they think about giving data.
    :raises ItemIncomplete: with every problem, each naming its field.
    :raises NotFound: when the file is not the own organisation's.
    """
    own_file(work, viewer, file)
    today = amsterdam_day(at)
    refuse_incomplete(_goal_problems(draft, today))
    check_agreed(work, file, agreed, today)
    row = {"id": once, "person_id": viewer.person, "item_id": file, "choice": draft.choice}
    if work.add_if_new(FileGoal, {**row, "chosen_on": draft.chosen_on}, "id"):
        texts = {"text": draft.text, "when": draft.when, "why": draft.why, "agreed": agreed}
        keep_texts(work, viewer, FileGoal.__tablename__, once, texts, at)
        tell_of_file(work, viewer, file, PLAN, at)


def record_exemption(
    work: Writing, *, viewer: Viewer, file: str, draft: ExemptionDraft, once: str, at: datetime
) -> None:
    """Keep an exemption with its end and what comes then; the person is told.

    :raises ItemIncomplete: with every problem, each naming its field.
    :raises NotFound: when the file is not the own organisation's.
    """
    own_file(work, viewer, file)
    refuse_incomplete(_exemption_problems(draft, amsterdam_day(at)))
    row: dict[str, object] = {"id": once, "person_id": viewer.person, "item_id": file}
    row |= {"begins_on": draft.begins_on, "ends_on": draft.ends_on, "letter_on": draft.letter_on}
    if work.add_if_new(FileExemption, row, "id"):
        texts = {"text": draft.text, "reason": draft.reason, "then": draft.then}
        keep_texts(work, viewer, FileExemption.__tablename__, once, texts, at)
        tell_of_file(work, viewer, file, PLAN, at)


def record_carer(
    work: Writing,
    *,
    viewer: Viewer,
    file: str,
    draft: CarerDraft,
    own: Viewer | None,
    agreed: str,
    once: str,
    at: datetime,
) -> None:
    """Keep who helps the person, and for that helper an entry of their own when they are known here.

    The own entry is sealed with the helper's key and goes when this file is stopped: what was written down
    about a helper for one request has no other reason to stay.

    :param own: the helper as one of the official's own people; nothing when the helper is not.
    :param agreed: how the person agreed while they think about giving data.
    :raises ItemIncomplete: with every problem, each naming its field.
    :raises NotFound: when the file is not the own organisation's.
    """
    agency = own_file(work, viewer, file).agency
    refuse_incomplete(_carer_problems(draft))
    check_agreed(work, file, agreed, amsterdam_day(at))
    if not work.add_if_new(FileCarer, _carer(work, viewer, draft, once, agency, item_id=file), "id"):
        return
    tell_of_file(work, viewer, file, PLAN, at)
    if own is not None:
        turn_to(work, own)
        row = _carer(work, own, draft, new_id(), agency, is_own_entry=True, came_with=file)
        work.add(FileCarer, row)
        tell(
            work,
            person=own.person,
            kind=PLAN,
            about_table=FileCarer.__tablename__,
            about_id=str(row["id"]),
            at=at,
        )


def _carer(
    work: Writing, viewer: Viewer, draft: CarerDraft, id: str, agency: str, **more: object
) -> dict[str, object]:
    def sealed(field: str, text: str) -> bytes | None:
        return work.seal(viewer.person, FileCarer.__tablename__, id, field, text) if text.strip() else None

    row: dict[str, object] = {"id": id, "person_id": viewer.person, "agency_id": agency, "item_id": ""}
    row |= {"name_sealed": sealed("name", draft.name), "contact_sealed": sealed("contact", draft.contact)}
    row |= {"relation": draft.relation, "gives_help": " ".join(draft.gives_help), "is_own_entry": False}
    return {**row, "came_with": None, **more}


def _goal_problems(draft: GoalDraft, today: date) -> Iterator[Problem]:
    if not draft.text.strip():
        yield Problem("text", N_("Write the goal in the words of this person."))
    if draft.choice not in set(Choice):
        yield Problem("choice", N_("Choose: we work on it, not this, or later."))
    if draft.chosen_on is None or draft.chosen_on > today:
        yield Problem("chosen_on", N_("Say on which day it was: today or earlier."))
    if draft.choice == Choice.NOT_CHOSEN and len(draft.why.split()) < SHORTEST_PURPOSE:
        yield Problem("why", N_("Say in a whole sentence why this person does not choose it."))
    if draft.choice == Choice.LATER and not draft.when.strip():
        yield Problem("when", N_("Say when it may be looked at again."))


def _exemption_problems(draft: ExemptionDraft, today: date) -> Iterator[Problem]:
    if not draft.text.strip():
        yield Problem("text", N_("Say from which duty."))
    if draft.begins_on is None:
        yield Problem("begins_on", N_("Say on which day it begins."))
    if draft.ends_on is None or (draft.begins_on is not None and draft.ends_on < draft.begins_on):
        yield Problem("ends_on", N_("Say on which day it ends: not before it begins."))
    for field in ("reason", "then"):
        if len(str(getattr(draft, field)).split()) < SHORTEST_PURPOSE:
            yield Problem(field, N_("Say it in a whole sentence. The person reads it."))
    if draft.letter_on is None or draft.letter_on > today:
        yield Problem("letter_on", N_("Say of which day the letter is, in which it was decided."))


def _carer_problems(draft: CarerDraft) -> Iterator[Problem]:
    if not draft.name.strip():
        yield Problem("name", N_("Write the name of who helps."))
    if draft.relation not in RELATIONS:
        yield Problem("relation", N_("Choose what the helper is to this person."))
    if not set(draft.gives_help) <= set(HELP):
        yield Problem("gives_help", N_("Choose from the list."))
