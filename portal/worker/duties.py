"""The one table of duties: all that the portal does because time passes."""

from __future__ import annotations

from datetime import timedelta

from portal.words import N_
from portal.worker import (
    cleaning,
    collected,
    last_days,
    lookups,
    meetings,
    promised,
    returned,
    reviews,
    stops,
    telling,
    texts,
    untold,
)
from portal.worker.birthdays import tell_birthdays
from portal.worker.duty import Duty
from portal.worker.ending import end_after_death, warn_of_ends
from portal.worker.stopped import destroy_stopped
from portal.worker.untold_files import list_untold_files

_AT_ONCE = timedelta(seconds=5)
_MINUTE = timedelta(minutes=1)
_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)

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
        _HOUR,
        returned.note_what_came_back,
    ),
    Duty(
        "warn", N_("Warn of last days that come near or have passed"), "Awb art. 4:14", _HOUR, last_days.warn
    ),
    Duty("remind", N_("Remind people on the day they chose"), "R-259", _HOUR, last_days.remind),
    Duty(
        "tell_birthdays",
        N_("Tell a child of 12 or 16, and the parents, what has changed"),
        "Jeugdwet art. 7.3.4; UAVG art. 5",
        _HOUR,
        tell_birthdays,
    ),
    Duty(
        "warn_of_ends",
        N_("Warn that somebody acts for a person for a short time only"),
        "BW art. 3:72",
        _HOUR,
        warn_of_ends,
    ),
    Duty(
        "end_after_death",
        N_("End what somebody could do for a person who died"),
        "BW art. 3:72",
        _HOUR,
        end_after_death,
    ),
    Duty(
        "list_untold",
        N_("List what was not told within a working day"),
        "AVG art. 14 lid 3; R-035",
        _HOUR,
        untold.list_untold,
    ),
    Duty(
        "list_uncollected",
        N_("List messages that nobody collected at the counter within a week"),
        "Awb art. 2:8; R-035",
        _HOUR,
        collected.list_uncollected,
    ),
    Duty(
        "list_untold_files",
        N_("List of which open file somebody was not told twice"),
        "AVG art. 13, 14 lid 3; R-047",
        _HOUR,
        list_untold_files,
    ),
    Duty(
        "tell_after_holds",
        N_("Tell what was hidden, after it need not be hidden any more"),
        "UAVG art. 41",
        _HOUR,
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
        _DAY,
        lookups.tell_lookups,
    ),
    Duty(
        "list_missed_reviews",
        N_("List hidden entries that nobody looked at in time"),
        "AVG art. 23; UAVG art. 41",
        _HOUR,
        reviews.list_missed,
    ),
    Duty(
        "list_late_reports",
        N_("List reports of meetings that are too late"),
        "R-156; R-165",
        _HOUR,
        meetings.list_late_reports,
    ),
    Duty(
        "list_unanswered",
        N_("List invitations that nobody answers"),
        "R-170",
        _HOUR,
        meetings.list_unanswered,
    ),
    Duty(
        "empty_reports",
        N_("Throw away reports of meetings, and keep what was agreed"),
        "AVG art. 5 lid 1 onder e; R-167",
        _DAY,
        meetings.empty_reports,
    ),
    Duty(
        "return_unaccepted",
        N_("Take back what another organisation did not take over"),
        "Awb art. 2:3 lid 1",
        _HOUR,
        last_days.take_back,
    ),
    Duty(
        "list_silent_bodies",
        N_("List who did not say that they stopped"),
        "AVG art. 7 lid 3",
        _HOUR,
        stops.list_silent,
    ),
    Duty(
        "list_old_texts",
        N_("List pages whose text nobody read through for a year"),
        "R-247",
        _DAY,
        texts.list_old_texts,
    ),
    Duty("list_late_promises", N_("List promises that are late"), "R-262", _HOUR, promised.list_late),
    Duty(
        "drop_drafts",
        N_("Throw away drafts after 30 days"),
        "AVG art. 5 lid 1 onder e",
        _DAY,
        cleaning.drop_drafts,
    ),
    Duty(
        "destroy_set_aside",
        N_("Destroy what was kept apart and whose last day is over"),
        "AVG art. 5 lid 1 onder e; R-041",
        _HOUR,
        cleaning.destroy_set_aside,
    ),
    Duty(
        "destroy_stopped",
        N_("Destroy what belongs to requests that people stopped"),
        "AVG art. 5 lid 1 onder e; R-042",
        _HOUR,
        destroy_stopped,
    ),
    Duty(
        "drop_sessions",
        N_("Throw away sign-ins after six months"),
        "Selectielijst 19.1.24",
        _DAY,
        cleaning.drop_sessions,
    ),
    Duty(
        "drop_kept_forms",
        N_("Throw away forms that nobody came back for"),
        "AVG art. 5 lid 1 onder e",
        _HOUR,
        cleaning.drop_kept_forms,
    ),
    Duty(
        "drop_signals",
        N_("Throw away the texts of signals after a year"),
        "Selectielijst 6.1.3",
        _DAY,
        cleaning.drop_signals,
    ),
    Duty(
        "drop_signal_counts",
        N_("Throw away how many wrong codes came from an address"),
        "AVG art. 5 lid 1 onder e",
        _HOUR,
        cleaning.drop_signal_counts,
    ),
    Duty(
        "drop_visit_codes",
        N_("Throw away codes for a visit that can no longer be used"),
        "AVG art. 5 lid 1 onder e",
        _DAY,
        cleaning.drop_visit_codes,
    ),
    Duty(
        "drop_tries",
        N_("Throw away wrong tries to sign in, and the codes of letters that left"),
        "AVG art. 5 lid 1 onder e",
        _HOUR,
        cleaning.drop_tries,
    ),
    Duty(
        "drop_ways",
        N_("Throw away addresses that are no longer used"),
        "AVG art. 5 lid 1 onder e",
        _DAY,
        cleaning.drop_ways,
    ),
)
"""Every duty, in the order in which they are done."""
