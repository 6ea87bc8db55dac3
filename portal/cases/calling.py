"""Whom a person can call about a case: one function of one organisation, never a name."""

from __future__ import annotations

from dataclasses import dataclass

from portal import web
from portal.agencies.roles import role_said
from portal.agencies.service import AgencyCard
from portal.cases.shown import CaseView
from portal.words import Said


@dataclass(frozen=True)
class Contact:
    """The one to call about a case: a function, never a person's name."""

    body: str
    role: str | Said
    phone: str
    hours: str


def owner_of(case: CaseView) -> AgencyCard | None:
    """Return the body that handles a case, when it is known."""
    return web.portal().directory().agencies.get(case.owner)


def contact_of(case: CaseView) -> Contact:
    """Return whom to call about a case: who handles it, or this site while nobody does."""
    owner, site, role = owner_of(case), web.portal().site, case.parts[0].kind.handled_by
    if owner is None or not owner.phone:
        return Contact(owner.name if owner else site.town, role_said(role), site.phone, site.hours)
    return Contact(owner.name, role_said(role), owner.phone, owner.hours)
