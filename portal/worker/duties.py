"""The one table of duties: all that the portal does because time passes."""

from __future__ import annotations

from datetime import timedelta

from portal.words import N_
from portal.worker import (
    cleaning,
    collected,
    last_days,
    looking_again,
    lookups,
    meetings,
    promised,
    recipients,
    returned,
    reviews,
    telling,
    texts,
    untold,
)
from portal.worker.birthdays import tell_birthdays
from portal.worker.duties_clearing import CLEARING
from portal.worker.duty import DAY, HOUR, Duty
from portal.worker.ending import end_after_death, warn_of_ends
from portal.worker.paper import list_paper
from portal.worker.unprinted import list_unprinted
from portal.worker.untold_files import list_untold_files

_AT_ONCE = timedelta(seconds=5)
_MINUTE = timedelta(minutes=1)

DUTIES = (
    Duty(
        "tell_people",
        N_("Tell people that there is a message"),
        "AVG art. 14 lid 3; Awb art. 2:8",
        _AT_ONCE,
        telling.tell_people,
        is_shared=True,
    ),
    Duty(
        "note_what_came_back",
        N_("Ask whether messages and letters came back"),
        "Awb art. 2:8; R-035",
        HOUR,
        returned.note_what_came_back,
    ),
    Duty(
        "warn", N_("Warn of last days that come near or have passed"), "Awb art. 4:14", HOUR, last_days.warn
    ),
    Duty("remind", N_("Remind people on the day they chose"), "R-259", HOUR, last_days.remind),
    Duty(
        "tell_birthdays",
        N_("Tell a child of 12 or 16, and the parents, what has changed"),
        "Jeugdwet art. 7.3.4; UAVG art. 5",
        HOUR,
        tell_birthdays,
    ),
    Duty(
        "warn_of_ends",
        N_("Warn that somebody acts for a person for a short time only"),
        "BW art. 3:72",
        HOUR,
        warn_of_ends,
    ),
    Duty(
        "end_after_death",
        N_("End what somebody could do for a person who died"),
        "BW art. 3:72",
        HOUR,
        end_after_death,
    ),
    Duty(
        "list_untold",
        N_("List what was not told within a working day"),
        "AVG art. 14 lid 3; R-035",
        HOUR,
        untold.list_untold,
    ),
    Duty(
        "list_uncollected",
        N_("List messages that nobody collected at the counter within a week"),
        "Awb art. 2:8; R-035",
        HOUR,
        collected.list_uncollected,
    ),
    Duty(
        "list_unprinted",
        N_("List letters that no printer took within two working days"),
        "Awb art. 2:8; R-035",
        HOUR,
        list_unprinted,
    ),
    Duty(
        "list_untold_files",
        N_("List of which open file somebody was not told twice"),
        "AVG art. 13, 14 lid 3; R-047",
        HOUR,
        list_untold_files,
    ),
    Duty("tell_other_uses", N_("Tell of other uses of data"), "AVG art. 13", HOUR, telling.tell_other_uses),
    Duty(
        "tell_after_holds",
        N_("Tell what was hidden, after it need not be hidden any more"),
        "UAVG art. 41",
        HOUR,
        untold.tell_after_holds,
    ),
    Duty(
        "end_lost_visits",
        N_("End visits at a counter whose line was lost"),
        "AVG art. 32; R-050",
        _MINUTE,
        cleaning.end_lost_visits,
    ),
    Duty(
        "tell_lookups",
        N_("Tell people once a week that somebody looked"),
        "AVG art. 15 lid 1; R-035",
        DAY,
        lookups.tell_lookups,
    ),
    Duty(
        "list_missed_reviews",
        N_("List hidden entries that nobody looked at in time"),
        "AVG art. 23; UAVG art. 41",
        HOUR,
        reviews.list_missed,
    ),
    Duty(
        "list_late_reports",
        N_("List reports of meetings that are too late"),
        "R-156; R-165",
        HOUR,
        meetings.list_late_reports,
    ),
    Duty(
        "list_unanswered",
        N_("List invitations that nobody answers"),
        "R-170",
        HOUR,
        meetings.list_unanswered,
    ),
    Duty(
        "empty_reports",
        N_("Throw away reports of meetings, and keep what was agreed"),
        "AVG art. 5 lid 1 onder e; R-167",
        DAY,
        meetings.empty_reports,
    ),
    Duty(
        "return_unaccepted",
        N_("Take back what another organisation did not take over"),
        "Awb art. 2:3 lid 1",
        HOUR,
        last_days.take_back,
    ),
    Duty(
        "end_wishes",
        N_("Give work back that somebody else did as long as a complaint was open"),
        "R-238",
        HOUR,
        last_days.end_wishes,
    ),
    Duty(
        "lift_restrictions",
        N_("Let data be used again that were set aside, on the day that was told"),
        "AVG art. 18 lid 3",
        HOUR,
        last_days.lift_restrictions,
    ),
    Duty(
        "list_silent_bodies",
        N_("List organisations that did not say what they did when it was asked"),
        "AVG art. 7 lid 3; AVG art. 19",
        HOUR,
        recipients.list_silent,
    ),
    Duty(
        "list_old_texts",
        N_("List pages whose text nobody read through for a year"),
        "R-247",
        DAY,
        texts.list_old_texts,
    ),
    Duty("list_late_promises", N_("List promises that are late"), "R-262", HOUR, promised.list_late),
    Duty(
        "list_late_looks",
        N_("List what an answer promised to look at again, and nobody did"),
        "R-010",
        HOUR,
        looking_again.list_late,
    ),
    Duty("list_paper", N_("List files on paper whose term is over"), "R-096", DAY, list_paper),
    *CLEARING,
)
"""Every duty, in the order in which they are done."""
