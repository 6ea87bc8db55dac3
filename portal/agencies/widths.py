"""How wide access to a system is, from when its years of keeping count, and what a file is for."""

from __future__ import annotations

from enum import StrEnum

from portal.words import N_


class Width(StrEnum):
    """Who can look in a system, from narrow to wide."""

    HELPERS = "helpers"
    TEAM = "team"
    AREA = "area"
    CITY = "city"
    CHAIN = "chain"


WIDTHS = {
    Width.HELPERS: N_("Only who helps you"),
    Width.TEAM: N_("Only the team that helps you"),
    Width.AREA: N_("All teams in your part of the city"),
    Width.CITY: N_("All such teams in the whole city"),
    Width.CHAIN: N_("Other organisations as well"),
}
"""How wide access is, in plain words."""

WIDE = frozenset({Width.AREA, Width.CITY, Width.CHAIN})
"""Wider than who helps the person: said with a warning (R-117)."""


class KeepFrom(StrEnum):
    """From when the years of keeping count."""

    HELP_ENDED = "help_ended"
    LAST_CONTACT = "last_contact"
    LAST_DECISION = "last_decision"


class FileService(StrEnum):
    """The service for which a file is kept."""

    WMO_SIMPLE = "wmo_simple"
    WMO = "wmo"
    YOUTH = "youth"
    WORK = "work"
    DEBTS = "debts"
    CARE = "care"
