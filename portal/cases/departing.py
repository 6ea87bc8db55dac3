"""Doing it otherwise than usual for one person, when the rule would work out badly: said, shown and counted.

Source: the ombudsman's norm "maatwerk", as in R-256.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from portal.access import Viewer
from portal.cases.handling import say, still_open
from portal.cases.kept_words import keep_new
from portal.cases.models_handling import CaseDeparture
from portal.errors import Refused
from portal.store import Writing
from portal.words import N_

TABLE = CaseDeparture.__tablename__
SHORTEST = 4
"""Words of a reason; fewer say nothing."""

USUAL: Mapping[str, str] = {
    "proof": N_("Which papers we ask for"),
    "hearing": N_("How we hear somebody"),
    "channel": N_("How we stay in contact"),
    "time": N_("How long something takes"),
    "rule": N_("A rule of our own organisation"),
}
"""What is usual and can be done otherwise; what the law asks is not among it."""


def depart(
    work: Writing, *, viewer: Viewer, case: str, usual: str, because: str, once: str, at: datetime
) -> None:
    """Write down what is done otherwise here and why, and tell the person; a second press changes nothing.

    :raises Refused: without what it is or a reason, or when the case has ended.
    """
    still_open(work, case)
    if usual not in USUAL:
        raise Refused(N_("Choose what you do otherwise."))
    if len(because.split()) < SHORTEST:
        raise Refused(N_("Say in a whole sentence why it is otherwise here. The person reads it."))
    row: dict[str, object] = {"id": once, "case_id": case, "person_id": viewer.person, "made_at": at}
    if not work.add_if_new(CaseDeparture, {**row, "account_id": viewer.account, "usual": usual}):
        return
    text = because.strip()
    keep_new(work, viewer, table=TABLE, row=once, at=at, because=text)
    say(work, viewer, case=case, what="departed", at=at, text=text, details={"departure": once})
