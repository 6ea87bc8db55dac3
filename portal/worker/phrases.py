"""What the pages of the worker say about tasks and times."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from portal.notices.tasks import TaskKind
from portal.words import N_

TASKS: Mapping[str, str] = {
    TaskKind.IS_URGENT: N_("Somebody may be in danger or lose their home. Call them."),
    TaskKind.TERM_NEAR: N_("Three quarters of the time for an answer have passed"),
    TaskKind.TERM_OVER: N_("The answer is too late"),
    TaskKind.NOT_TOLD: N_("The person was not told within a working day"),
    TaskKind.HOLD_REVIEW: N_("Nobody looked at a hidden entry in time"),
    TaskKind.NOT_STOPPED: N_("An organisation did not say that it stopped"),
    TaskKind.RECIPIENT_LATE: N_("An organisation did not say that it put the data right"),
    TaskKind.PROMISE_LATE: N_("A promise is late"),
    TaskKind.NOT_TOLD_TWICE: N_("The person was not told twice about a file"),
    TaskKind.NOT_ME: N_("Somebody acted in a person's name without being asked"),
    TaskKind.LAW_ENDS: N_("Look again whether somebody still acts for a person by law"),
    TaskKind.ASKS_TO_SEE_CHILD: N_("A parent asks to see the page of a child"),
    TaskKind.TEXT_OLD: N_("The text of a page was not read through for a year"),
    TaskKind.NOT_COLLECTED: N_("A message at the counter was not collected"),
    TaskKind.NOT_DELIVERED: N_("A message could not be delivered"),
    TaskKind.REPORT_OVER: N_("A person still waits for the report of a meeting"),
    TaskKind.NOT_ANSWERED: N_("An organisation does not answer an invitation"),
    TaskKind.HEARD_NOTHING: N_("A person heard nothing after a meeting"),
    TaskKind.NOT_PRINTED: N_("No printer took a letter within two working days"),
    TaskKind.LOOK_AGAIN: N_("Nobody looked again in time, as an answer to a complaint promised"),
    TaskKind.TOO_MUCH_SHARED: N_("An organisation says that too much was shared"),
}
"""What an official must do, by the kind of task."""

BY_HAND = frozenset(
    {
        TaskKind.IS_URGENT,
        TaskKind.LAW_ENDS,
        TaskKind.NOT_DELIVERED,
        TaskKind.HEARD_NOTHING,
        TaskKind.TOO_MUCH_SHARED,
        TaskKind.NOT_ME,
    }
)
"""Tasks that an official takes off the list; the others leave it by themselves when they are done."""

_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)


def how_often(every: timedelta) -> str:
    """Return how often a duty is done, as a msgid."""
    if every >= _DAY:
        return N_("Every day")
    return N_("Every hour") if every >= _HOUR else N_("All the time")
