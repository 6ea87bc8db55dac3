"""Who asked that something stays hidden, and noting that an official read why."""

from __future__ import annotations

from portal import web
from portal.access import Viewer
from portal.access.service import write_look
from portal.consultations import service
from portal.store import Writing


def who(agency: str, role: str) -> str:
    """Return an organisation and a role in the reader's language; never a name."""
    return web.words().row(web.portal().directory().name(agency), service.role_said(role))


def note_look(work: Writing, *, person: str, item_table: str, item_id: str) -> None:
    """Write down that the official read why; that line is as hidden as the entry itself."""
    official = web.official()
    viewer = Viewer(
        account=official.account,
        person=person,
        capacity="assigned",
        reason="approval",
        role=official.role,
        agency=official.agency,
    )
    write_look(work, viewer, item_table=item_table, item_id=item_id, at=web.now())
