"""Two answers of a person after a contact: was it told, and could no be said?

Source: R-072, R-126: not only knowing the rules counts, but doing it. The person says whether it was done.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam

from portal.access import Viewer, visible
from portal.dossiers import reading
from portal.dossiers.models import FileTalk
from portal.dossiers.rules import Problem, refuse_incomplete
from portal.store import Work, Writing
from portal.words import N_

ANSWERS = {"yes": N_("Yes"), "partly": N_("Partly"), "no": N_("No")}

_LAST = (
    visible(FileTalk, FileTalk.at)
    .where(FileTalk.item_id == bindparam("file"))
    .order_by(FileTalk.at.desc(), FileTalk.id)
    .limit(1)
)


def answered_at(look: Work, file: str) -> datetime | None:
    """Return when the person last answered the two questions about a file."""
    found: datetime | None = look.value(_LAST, file=file)
    return found


def answer_talk(
    work: Writing, *, viewer: Viewer, file: str, was_told: str, could_say_no: str, once: str, at: datetime
) -> None:
    """Keep the two answers; a second press keeps nothing twice.

    :raises ItemIncomplete: when one of the two is not answered.
    :raises NotFound: when the file is not there, not theirs, or hidden.
    """
    found = reading.file(work, file)
    said = {"was_told": was_told, "could_say_no": could_say_no}
    text = N_("Choose one of the answers.")
    refuse_incomplete(iter([Problem(name, text) for name, answer in said.items() if answer not in ANSWERS]))
    row: dict[str, object] = {"id": once, "person_id": viewer.person, "item_id": file, **said, "at": at}
    work.add_if_new(FileTalk, {**row, "agency_id": found.agency, "account_id": viewer.account}, "id")
