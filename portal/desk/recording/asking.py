"""Who asked that something stays hidden, and noting that an official read why."""

from __future__ import annotations

from collections.abc import Sequence

from portal import web
from portal.access import Viewer
from portal.access.service import write_looks
from portal.consultations import service
from portal.store import Writing


def who(agency: str, role: str) -> str:
    """Return an organisation and a role in the reader's language; never a name."""
    return web.words().row(web.portal().directory().name(agency), service.role_said(role))


def note_looks(work: Writing, items: Sequence[tuple[str, str, str]]) -> None:
    """Write down that the official read why; each line is as hidden as the entry itself.

    :param items: for each entry its person, its table and its id.
    """
    official = web.official()
    looks = [
        (
            Viewer(
                account=official.account,
                person=person,
                capacity="assigned",
                reason="approval",
                role=official.role,
                agency=official.agency,
            ),
            table,
            item,
        )
        for person, table, item in items
    ]
    write_looks(work, looks, at=web.now())
