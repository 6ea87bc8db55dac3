"""Arguments of both sides, each with the day on which the other first heard it; the person may answer."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import bindparam

from portal.access import Viewer, visible
from portal.cases.handling import say, still_open
from portal.cases.kept_words import keep_new, words_of
from portal.cases.models_handling import CaseArgument
from portal.errors import Conflict, NotFound, Refused
from portal.store import Writing, given_id, new_id
from portal.words import N_

SIDES = ("person", "body")

_ONE = visible(CaseArgument, CaseArgument.id, CaseArgument.side).where(
    CaseArgument.id == bindparam("argument"), CaseArgument.case_id == bindparam("case")
)
_ANSWERS = (
    visible(CaseArgument, CaseArgument.id)
    .where(CaseArgument.answers_id == bindparam("argument"), CaseArgument.case_id == bindparam("case"))
    .order_by(CaseArgument.made_at, CaseArgument.id)
)
ANSWERED = N_("You answered this already. Send a message to add something.")


def add_argument(
    work: Writing,
    *,
    viewer: Viewer,
    case: str,
    side: str,
    text: str,
    first_given_on: date | None,
    is_condition: bool = False,
    event_on: date | None = None,
    at: datetime,
    today: date,
    once: str = "",
) -> str:
    """Write down what one side says, and when the other side first heard it (R-013).

    :param once: an id made when the form was shown: a second press writes nothing more.
    :raises Refused: when something is missing, or the day is still to come.
    """
    still_open(work, case)
    if not text.strip():
        raise Refused(N_("Write the argument."))
    if side not in SIDES or first_given_on is None:
        raise Refused(N_("Fill in on which day this was first said."))
    if first_given_on > today:
        raise Refused(N_("This day is still to come. Write a day that has passed, or today."))
    row = {"case_id": case, "person_id": viewer.person, "side": side, "made_at": at}
    argument = given_id(once)
    more = {"first_given_on": first_given_on, "is_condition": is_condition, "event_on": event_on}
    if not work.add_if_new(CaseArgument, {"id": argument, **row, "answers_id": None, **more}, "id"):
        if work.row(_ONE, argument=argument, case=case) is None:
            raise NotFound("case_arguments")
        return argument
    keep_new(work, viewer, table="case_arguments", row=argument, at=at, text=text.strip())
    say(work, viewer, case=case, what="argument", at=at, text=text, details={"argument": argument})
    return argument


def answer_argument(
    work: Writing, *, viewer: Viewer, case: str, argument: str, text: str, at: datetime, today: date
) -> str:
    """Answer an argument of the body: the answer is an argument of the person, and is weighed like any.

    :raises NotFound: when there is no such argument of the body in this case.
    :raises Refused: when the text is empty or the case has ended.
    :raises Conflict: when it was answered before, with other words.
    """
    still_open(work, case)
    found = work.row(_ONE, argument=argument, case=case)
    if found is None or found.side != "body":
        raise NotFound("case_arguments")
    if not text.strip():
        raise Refused(N_("Write what you want to say about it."))
    earlier = work.rows(_ANSWERS, argument=argument, case=case)
    if earlier:
        return _said_before(work, str(earlier[0].id), text)
    answer = new_id()
    row = {"id": answer, "case_id": case, "person_id": viewer.person, "side": "person", "made_at": at}
    more = {"answers_id": argument, "first_given_on": today, "is_condition": False, "event_on": None}
    work.add(CaseArgument, {**row, **more})
    keep_new(work, viewer, table="case_arguments", row=answer, at=at, text=text.strip())
    say(work, viewer, case=case, what="argument_answered", at=at, text=text, details={"argument": answer})
    return answer


def _said_before(work: Writing, answer: str, text: str) -> str:
    """Return the answer that was given, when it is the same: a second press adds nothing.

    :raises Conflict: when it says something else.
    """
    if words_of(work, [answer]).get(answer, {}).get("text", "") != text.strip():
        raise Conflict(ANSWERED)
    return answer
