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


class Screening(StrEnum):
    """How well others neither see nor hear somebody at a counter, from good to bad."""

    ROOM = "room"
    SCREEN = "screen"
    OPEN = "open"


SCREENINGS = {
    Screening.ROOM: N_("There is a closed room"),
    Screening.SCREEN: N_("Only a screen: others may hear you"),
    Screening.OPEN: N_("An open counter: others may see and hear you"),
}
"""The same, in plain words."""


class FileService(StrEnum):
    """The service for which a file is kept."""

    WMO_SIMPLE = "wmo_simple"
    WMO = "wmo"
    YOUTH = "youth"
    WORK = "work"
    DEBTS = "debts"
    CARE = "care"


SERVICES = {
    FileService.WMO_SIMPLE: N_("A simple aid, such as a grab rail"),
    FileService.WMO: N_("Care and support (Wmo)"),
    FileService.YOUTH: N_("Youth help"),
    FileService.WORK: N_("Work and income"),
    FileService.DEBTS: N_("Help with debts"),
    FileService.CARE: N_("Care at home"),
}
"""What each service is, in plain words."""


class AsksWidth(StrEnum):
    """How much a place asks at first: only for this question, or about all of somebody's life."""

    SHORT = "short"
    BROAD = "broad"


ASKS = {AsksWidth.SHORT: N_("We ask little"), AsksWidth.BROAD: N_("We ask a lot")}
"""Said beforehand, for each place and service. Source: R-137."""
