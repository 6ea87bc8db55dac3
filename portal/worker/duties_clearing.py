"""The duties that destroy: nothing is kept longer than its purpose needs."""

from __future__ import annotations

from portal.words import N_
from portal.worker import cleaning
from portal.worker.duty import DAY, HOUR, Duty
from portal.worker.folder import take_back
from portal.worker.stopped import destroy_stopped

CLEARING = (
    Duty(
        "drop_drafts",
        N_("Throw away drafts after 30 days"),
        "AVG art. 5 lid 1 onder e",
        DAY,
        cleaning.drop_drafts,
    ),
    Duty(
        "destroy_set_aside",
        N_("Destroy what was kept apart and whose last day is over"),
        "AVG art. 5 lid 1 onder e; R-041",
        HOUR,
        cleaning.destroy_set_aside,
    ),
    Duty(
        "destroy_stopped",
        N_("Destroy what belongs to requests that people stopped"),
        "AVG art. 5 lid 1 onder e; R-042",
        HOUR,
        destroy_stopped,
    ),
    Duty(
        "take_back", N_("Take back printed letters that may not go any more"), "AVG art. 17", HOUR, take_back
    ),
    Duty(
        "drop_sessions",
        N_("Throw away sign-ins after six months"),
        "Selectielijst 19.1.24",
        DAY,
        cleaning.drop_sessions,
    ),
    Duty(
        "drop_kept_forms",
        N_("Throw away forms that nobody came back for"),
        "AVG art. 5 lid 1 onder e",
        HOUR,
        cleaning.drop_kept_forms,
    ),
    Duty(
        "drop_signals",
        N_("Throw away the texts of signals after a year"),
        "Selectielijst 6.1.3",
        DAY,
        cleaning.drop_signals,
    ),
    Duty(
        "drop_signal_counts",
        N_("Throw away how many wrong codes came from an address"),
        "AVG art. 5 lid 1 onder e",
        HOUR,
        cleaning.drop_signal_counts,
    ),
    Duty(
        "drop_visit_codes",
        N_("Throw away codes for a visit that can no longer be used"),
        "AVG art. 5 lid 1 onder e",
        DAY,
        cleaning.drop_visit_codes,
    ),
    Duty(
        "drop_tries",
        N_("Throw away wrong tries to sign in, and the codes of letters that left"),
        "AVG art. 5 lid 1 onder e",
        HOUR,
        cleaning.drop_tries,
    ),
    Duty("drop_papers", N_("Throw away papers after two weeks"), "R-118", HOUR, cleaning.drop_papers),
    Duty(
        "drop_ways",
        N_("Throw away addresses that are no longer used"),
        "AVG art. 5 lid 1 onder e",
        DAY,
        cleaning.drop_ways,
    ),
)
"""Done after all others: what was told today is told before anything of it goes."""
