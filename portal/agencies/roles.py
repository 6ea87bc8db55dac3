"""Roles of the chain: what each is called, and which kinds of data it may bring and get (R-150)."""

from __future__ import annotations

from portal.agencies.data_kinds import DataKind
from portal.words import N_, Said

ROLES = {
    "caseworker": N_("case manager"),
    "work_coach": N_("work coach"),
    "job_guide": N_("guide to work"),
    "debt_adviser": N_("debt adviser"),
    "family_worker": N_("family worker"),
    "youth_worker": N_("youth worker"),
    "teacher": N_("teacher or mentor"),
    "nurse": N_("nurse"),
    "practice_nurse": N_("worker of the family doctor"),
    "housing_worker": N_("worker of the landlord"),
    "employer": N_("employer"),
    "police_officer": N_("community police officer"),
    "safety_adviser": N_("adviser on safety at home"),
    "safety_officer": N_("leader of the safety meeting"),
    "complaint_handler": N_("complaint handler"),
    "privacy_officer": N_("privacy officer"),
    "medical_adviser": N_("medical adviser"),
    "team_leader": N_("team leader"),
    "manager": N_("manager"),
    "helpdesk": N_("worker of the help desk"),
    "advocate": N_("independent adviser"),
}
"""What each role is called, by its stored word."""

_EVERYONE = frozenset({DataKind.CONTACT, DataKind.AGENDA})
_MONEY = frozenset({DataKind.WORK, DataKind.INCOME, DataKind.DEBT})
_HOME = frozenset({DataKind.HOUSING, DataKind.FAMILY, DataKind.CHILD})
_HELP = frozenset({DataKind.CARE, DataKind.SCHOOL})
_SAFE = frozenset({DataKind.SAFETY, DataKind.CHILD, DataKind.FAMILY})

KINDS_OF_ROLE: dict[str, frozenset[DataKind]] = {
    "caseworker": _EVERYONE | _MONEY | _HOME | _HELP,
    "work_coach": _EVERYONE | _MONEY | {DataKind.FAMILY, DataKind.CHILD},
    "job_guide": _EVERYONE | {DataKind.WORK},
    "debt_adviser": _EVERYONE | _MONEY | {DataKind.HOUSING},
    "family_worker": _EVERYONE | _HOME | _HELP | {DataKind.SAFETY, DataKind.DEBT},
    "youth_worker": _EVERYONE | _HOME | _HELP | {DataKind.SAFETY},
    "teacher": _EVERYONE | {DataKind.SCHOOL, DataKind.CHILD, DataKind.SAFETY},
    "nurse": _EVERYONE | {DataKind.HEALTH, DataKind.CARE, DataKind.CHILD, DataKind.SAFETY},
    "practice_nurse": _EVERYONE | {DataKind.HEALTH, DataKind.CARE, DataKind.ADDICTION, DataKind.SAFETY},
    "housing_worker": _EVERYONE | {DataKind.HOUSING, DataKind.DEBT},
    "employer": _EVERYONE | {DataKind.WORK},
    "police_officer": _EVERYONE | {DataKind.SAFETY, DataKind.JUSTICE},
    "safety_adviser": _EVERYONE | _SAFE | {DataKind.CARE, DataKind.HOUSING},
    "safety_officer": _EVERYONE
    | _SAFE
    | {DataKind.CARE, DataKind.HOUSING, DataKind.JUSTICE, DataKind.ADDICTION},
    "complaint_handler": _EVERYONE | _MONEY | {DataKind.FAMILY},
    "privacy_officer": _EVERYONE,
    "medical_adviser": _EVERYONE | {DataKind.HEALTH, DataKind.CARE},
    "team_leader": _EVERYONE | _MONEY | _HOME | _HELP | {DataKind.SAFETY},
    "manager": _EVERYONE,
    "helpdesk": _EVERYONE | {DataKind.WORK, DataKind.CARE},
    "advocate": _EVERYONE,
}
"""Which kinds of data a role may bring and get."""

_ONLY_AT = {
    "police_officer": frozenset({"police"}),
    "teacher": frozenset({"education"}),
    "practice_nurse": frozenset({"care"}),
    "nurse": frozenset({"care", "education"}),
    "housing_worker": frozenset({"private"}),
    "employer": frozenset({"private", "government", "care", "education"}),
    "caseworker": frozenset({"government", "care"}),
}
"""Roles that exist only at some kinds of organisations. A landlord has no case managers."""


def fits_body(role: str, body_kind: str) -> bool:
    """Tell whether a role can exist at an organisation of this kind (a word of ``Agency.kind``)."""
    return body_kind in _ONLY_AT.get(role, frozenset({body_kind}))


def kinds_between(*roles: str) -> tuple[DataKind, ...]:
    """Return the kinds that all these roles may bring and get, in the order of the closed list."""
    allowed = [KINDS_OF_ROLE.get(role, frozenset()) for role in roles]
    shared = frozenset.intersection(*allowed) if allowed else frozenset()
    return tuple(kind for kind in DataKind if kind in shared)


OBSERVERS = {
    "trainee": N_("somebody who learns the work"),
    "researcher": N_("researcher"),
    "interpreter": N_("interpreter"),
    "guest": N_("somebody else who looks on"),
}
"""Who can look on at a meeting, after a yes of the person. Source: R-204."""


def role_said(role: str) -> str | Said:
    """Return what a role is called; another system's own word for it stays as it is."""
    named = ROLES.get(role) or OBSERVERS.get(role)
    return Said(named) if named else role
