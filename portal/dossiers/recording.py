"""What a person does with a file: own words, "this did not happen", "this is not right any more", keep it."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import bindparam, update

from portal.access import Viewer
from portal.dossiers import reading, reading_plan
from portal.dossiers.models import FileStatement, FileTold
from portal.dossiers.models_plan import FileAsk, FileDomain, FileKeep
from portal.dossiers.phrases import ANSWERS
from portal.dossiers.rules import Domain
from portal.errors import NotFound, Refused
from portal.store import Writing, new_id
from portal.store.models import Text
from portal.store.texts import text_row
from portal.words import N_

_DENY = (
    update(FileTold)
    .where(
        FileTold.id == bindparam("which"),
        FileTold.person_id == bindparam("principal"),
        FileTold.denied_at.is_(None),
    )
    .values(denied_at=bindparam("moment"))
)
_CONFIRM = (
    update(FileDomain)
    .where(FileDomain.id == bindparam("which"), FileDomain.person_id == bindparam("principal"))
    .values(is_still_right=bindparam("answer"), confirmed_at=bindparam("moment"))
)


def say_beside(work: Writing, *, viewer: Viewer, item: str, words: str, once: str, at: datetime) -> None:
    """Put a person's own words beside an item; they show at once and travel with it.

    Source: AVG art. 16, second sentence.

    :param once: the id the words got when the form was opened, so that a second press keeps nothing twice.
    :raises NotFound: when the item is not there, not theirs, or hidden.
    :raises Refused: when nothing was written.
    """
    reading.item(work, item, today=at.date())
    if not words.strip():
        raise Refused(N_("Write what you want to add."))
    row = {"id": once, "person_id": viewer.person, "item_id": item, "account_id": viewer.account, "at": at}
    if work.add_if_new(FileStatement, row, "id"):
        table = FileStatement.__tablename__
        work.add(
            Text,
            text_row(
                work, person=viewer.person, about_table=table, about_id=once, field="words", text=words, at=at
            ),
        )


def deny_told(work: Writing, *, told: str, at: datetime) -> str:
    """Keep that somebody was not told, whatever was written down; it counts from now on. Return the file.

    :raises NotFound: when there is no such line, or it is not theirs.
    """
    found = next((one for one in reading.told(work) if one.id == told), None)
    if found is None:
        raise NotFound("file_told")
    work.run(_DENY, {"which": told, "moment": at})
    return found.file


def say_still_right(work: Writing, *, domain: str, answer: str, at: datetime) -> str:
    """Keep whether an older answer is still right; without a yes it may not be used. Return the file.

    :raises NotFound: when there is none, or it is not theirs.
    :raises Refused: when it is neither yes nor no.
    """
    file = reading_plan.file_of_domain(work, domain)
    if answer not in ("yes", "no"):
        raise Refused(N_("Choose one of the answers."))
    work.run(_CONFIRM, {"which": domain, "answer": answer, "moment": at})
    return file


def may_ask(work: Writing, *, viewer: Viewer, file: str, domain: str, answer: str, at: datetime) -> None:
    """Keep what a person says to "may we ask about this?": yes, no, or rather not now.

    :raises NotFound: when the file is not there, not theirs, or hidden.
    :raises Refused: when it is not one of the answers.
    """
    reading.file(work, file)
    if domain not in set(Domain) or answer not in ANSWERS:
        raise Refused(N_("Choose one of the answers."))
    row = {"id": new_id(), "person_id": viewer.person, "item_id": file, "domain": domain}
    work.add(FileAsk, {**row, "answer": answer, "role": viewer.role, "at": at})


def keep_for_later(
    work: Writing, *, viewer: Viewer, file: str, until: date | None, today: date, at: datetime
) -> None:
    """Keep that a person wants a file kept for a next question, until a day; or take that back.

    :raises NotFound: when the file is not there, not theirs, or hidden.
    :raises Refused: when the day is not in the future.
    """
    reading.file(work, file)
    if until is not None and until <= today:
        raise Refused(N_("Choose a day after today."))
    row = {"id": new_id(), "person_id": viewer.person, "item_id": file, "account_id": viewer.account}
    work.add(FileKeep, {**row, "keep_until": until, "at": at})
