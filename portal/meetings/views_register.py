"""The register of agreements between organisations: open to everybody, it names no person."""

from __future__ import annotations

from flask import Response

from portal import web
from portal.agencies.data_kinds import named
from portal.agencies.grounds import BASES, Basis
from portal.meetings import service


@web.public
def register() -> Response:
    """Show all agreements."""
    with web.portal().store.reading() as work:
        found = service.agreements(work)
    return web.render("meetings/register.html", agreements=found, today=web.today())


@web.public
def agreement(id: str) -> Response:
    """Show one agreement: who, what for, which data, on which ground, from when until when."""
    with web.portal().store.reading() as work:
        found = service.agreement(work, id)
    words, name = web.words(), web.portal().directory().name
    return web.render(
        "meetings/agreement.html",
        found=found,
        bodies=sorted(name(body) for body in found.bodies),
        kinds=[words.text(kind) for kind in named(" ".join(found.data_kinds))],
        ground=words.text(BASES[Basis(found.basis)]),
        today=web.today(),
    )
