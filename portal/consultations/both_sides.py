"""Both sides of a talk: who wrote it down, and whether the other has the same; a difference is flagged.

Source: report 2016/015: "it could not be established what exactly was given and received" (R-216).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam

from portal.access import Viewer, visible
from portal.access.seen_texts import words_of
from portal.consultations.models import ConsultationSubject
from portal.consultations.models_checks import EntryCheck
from portal.consultations.reading import Entry, show
from portal.consultations.rules import Kind
from portal.errors import Conflict, NotFound, Refused
from portal.notices.service import tell
from portal.store import Work, Writing, new_id
from portal.store.texts import keep
from portal.viewer import Official
from portal.words import N_

TABLE = EntryCheck.__tablename__
WROTE, SAME, DIFFERS = "wrote", "same", "differs"
NOTICE = "consultation_differs"
SHORTEST = 4
"""Words of what differs; fewer say nothing."""

SAID = N_("Your organisation has said this already. Look at the page again.")

_CHECKS = (
    visible(EntryCheck, *EntryCheck.__table__.columns)
    .where(EntryCheck.item_id == bindparam("entry"))
    .order_by(EntryCheck.at, EntryCheck.agency_id)
)


@dataclass(frozen=True)
class Check:
    """What one side says of an entry."""

    agency: str
    said: str
    at: datetime
    differs: str


def checks(look: Work, entry: str) -> tuple[Check, ...]:
    """Return what each side said of an entry, who wrote it first."""
    rows = look.rows(_CHECKS, entry=entry)
    words = words_of(look, [row.id for row in rows if row.said == DIFFERS])
    return tuple(
        Check(row.agency_id, row.said, row.at, words.get(row.id, {}).get(DIFFERS, "")) for row in rows
    )


def may_check(official: Official, entry: Entry, said: Sequence[Check]) -> bool:
    """Tell whether an official's organisation took part in a talk and said nothing of it yet.

    Also in a meeting or a report; a view has no other side.
    """
    bodies = {party.agency for party in entry.parties}
    done = {one.agency for one in said}
    is_side = official.agency in bodies and len(bodies) > 1
    return entry.kind != Kind.VIEW and is_side and official.agency not in done


def wrote(work: Writing, *, official: Official, entries: Iterable[tuple[str, str]], at: datetime) -> None:
    """Keep which organisation wrote entries down; it cannot say afterwards that it agrees with itself.

    :param entries: the id of each entry and of its person.
    """
    for entry, person in entries:
        work.add(EntryCheck, _row(official, entry, person, WROTE, at))


def say_same(
    work: Writing,
    *,
    viewer: Viewer,
    official: Official,
    entry: str,
    is_same: bool | None,
    differs: str,
    at: datetime,
) -> None:
    """Keep that the other side has the same, or what differs; then the person and the privacy officer know.

    :raises NotFound: when it is no talk of this organisation.
    :raises Refused: without an answer, or without what differs.
    :raises Conflict: when somebody of this organisation said it already.
    """
    found, said = show(work, subject=entry), checks(work, entry)
    if official.agency in {one.agency for one in said}:
        raise Conflict(SAID)
    if not may_check(official, found, said):
        raise NotFound(ConsultationSubject.__tablename__)
    _answered(is_same, differs)
    row = _row(official, entry, viewer.person, SAME if is_same else DIFFERS, at)
    if not work.add_if_new(EntryCheck, row, "item_id", "agency_id"):
        raise Conflict(SAID)
    if is_same:
        return
    about = {"about_table": TABLE, "about_id": str(row["id"])}
    keep(work, person=viewer.person, field=DIFFERS, text=differs.strip(), at=at, **about)
    tell(
        work,
        person=viewer.person,
        kind=NOTICE,
        about_table=ConsultationSubject.__tablename__,
        about_id=entry,
        at=at,
    )


def _answered(is_same: bool | None, differs: str) -> None:
    if is_same is None:
        raise Refused(N_("Say whether your organisation has the same."))
    if not is_same and len(differs.split()) < SHORTEST:
        raise Refused(N_("Write in a whole sentence what differs. The person reads it."))


def _row(official: Official, entry: str, person: str, said: str, at: datetime) -> dict[str, object]:
    return {
        "item_id": entry,
        "agency_id": official.agency,
        "id": new_id(),
        "person_id": person,
        "account_id": official.account,
        "said": said,
        "at": at,
    }
