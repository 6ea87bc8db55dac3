"""The timeline of a case: one line for each thing that happened; append-only, codes and ids."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from portal.access import Viewer
from portal.cases.models import CaseEvent
from portal.store import Writing, new_id


def write_event(
    work: Writing,
    viewer: Viewer,
    *,
    case: str,
    what: str,
    at: datetime,
    text: str = "",
    details: Mapping[str, str] | None = None,
) -> None:
    """Write one line: who did what, when, and a keyed hash of the text that goes with it.

    The hash proves later that the text is unchanged. It is keyed with the person's own key, so it says
    nothing once that key is destroyed.
    """
    row = new_id()
    commitment = work.commitment(viewer.person, "case_events", row, text) if text else ""
    work.add(
        CaseEvent,
        {
            "id": row,
            "case_id": case,
            "person_id": viewer.person,
            "at": at,
            "what": what,
            "account_id": viewer.account,
            "by": viewer.by,
            "commitment": commitment,
            "details": json.dumps(_with_grant(viewer, details or {}), separators=(",", ":")),
        },
    )


def _with_grant(viewer: Viewer, details: Mapping[str, str]) -> Mapping[str, str]:
    """Add on which grant somebody acted; who acted and for whom stand in columns of their own."""
    return {**details, "grant": viewer.grant} if viewer.grant else details
