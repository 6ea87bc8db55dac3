"""What bodies answer after they were told of a correction: found, staged, and put on the board (R-179)."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import bindparam, select

from portal.access import turn_to
from portal.access.handlers import viewer_of
from portal.cases import service as cases
from portal.cases.models import Case
from portal.cases.models_recipients import RecipientTask, RightAnswer
from portal.cases.numbers import read_number
from portal.cases.rights_shown import TOLD
from portal.errors import Conflict, NotFound
from portal.partners.checking import Record
from portal.partners.known import find
from portal.partners.models import StagedChange
from portal.partners.rows import Making, Rows
from portal.store import Store, Writing, new_id
from portal.store.models import PersonKey
from portal.viewer import Official

KIND = "correction_answer"
TASKS = RecipientTask.__tablename__
NOT_ASKED = "is no case in which this organisation was told of a correction"

_OF_CASE = (
    select(
        RecipientTask.id,
        RecipientTask.person_id,
        RecipientTask.case_id,
        RecipientTask.state,
        RightAnswer.account_id,
        PersonKey.wrapped,
    )
    .join(Case, Case.id == RecipientTask.case_id)
    .join(RightAnswer, RightAnswer.part_id == RecipientTask.part_id)
    .join(PersonKey, PersonKey.person_id == RecipientTask.person_id)
    .where(Case.number == bindparam("number"), RecipientTask.agency_id == bindparam("agency"))
)
_ONE = select(RecipientTask.person_id, RecipientTask.case_id).where(RecipientTask.id == bindparam("task"))


def not_asked(store: Store, records: Sequence[Record]) -> Iterator[Record]:
    """Give each answer of a body that was told nothing in a case with this number."""
    answers = [record for record in records if record.kind == KIND]
    if not answers:
        return
    with store.reading() as work:
        known = find(work, {(one.kind, one.name) for record in answers for one in record.references})
        for record in answers:
            body = known.get(("organisation", record.values.text("organisation")))
            number = read_number(record.values.text("case"))
            if not body or not number or not work.rows(_OF_CASE, number=number, agency=body.id):
                yield record


def staged(making: Making) -> Rows:
    """Return what ends with an answer once the delivery is published; nothing when it ended before."""
    values = making.values
    number = read_number(values.text("case")) or ""
    rows = making.work.rows(_OF_CASE, number=number, agency=making.one("organisation", "organisation"))
    found = []
    for row in rows:
        if row.state != TOLD:
            continue
        making.work.know(row.person_id, row.wrapped)
        sealed = making.work.seal(row.person_id, TASKS, row.id, "because", values.text("because"))
        content = {"state": values.text("answer"), "account": row.account_id}
        content |= {"because": base64.b64encode(sealed).decode()}
        staged = {"id": new_id(), "batch_id": making.batch, "item_table": TASKS, "item_id": row.id}
        found.append({**staged, "content": json.dumps(content)})
    return {StagedChange: list(found)} if found else {}


def carry_out(work: Writing, *, task: str, content: str, at: datetime) -> None:
    """Write a staged answer on the board, with its line on the timeline and its notice.

    What the person may not see now, and what was answered in the meantime, stays as it is.
    """
    row = work.row(_ONE, task=task)
    if row is None:
        return
    said = json.loads(content)
    # The line stands on the name of who told this body: that official waits for it.
    viewer = viewer_of(Official(said["account"], "", ""), row.person_id)
    turn_to(work, viewer)
    because = work.open(row.person_id, TASKS, task, "because", base64.b64decode(said["because"]))
    try:
        cases.end_task(
            work, viewer=viewer, case=row.case_id, task=task, state=said["state"], because=because, at=at
        )
    except (Conflict, NotFound):
        return
