"""What stands in a file of a case, as text beside it: for who cannot see the picture. Source: R-039."""

from __future__ import annotations

from datetime import datetime

from portal.access import Viewer
from portal.cases.attachments import case_files
from portal.errors import NotFound
from portal.store import Writing
from portal.store.texts import keep


def say_file(work: Writing, *, viewer: Viewer, case: str, attachment: str, text: str, at: datetime) -> None:
    """Keep as text what stands in a file of a case.

    :raises NotFound: when it is no file of this case.
    """
    if attachment not in {one.id for one in case_files(work, case=case)}:
        raise NotFound("attachments")
    place = {"about_table": "attachments", "about_id": attachment, "field": "says"}
    keep(work, person=viewer.person, **place, text=text, at=at)
