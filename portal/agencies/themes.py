"""Themes of what goes wrong: one closed list for signals, complaints and reports, to count them by."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from portal.words import N_


class Theme(StrEnum):
    """What something that went wrong is about."""

    ASKED_TOO_MUCH = "asked_too_much"
    ASKED_HEALTH = "asked_health"
    SHARED = "shared"
    NOT_TOLD = "not_told"
    WRONG = "wrong"
    NO_ANSWER = "no_answer"
    TREATED_BADLY = "treated_badly"
    OTHER = "other"


THEMES: Mapping[Theme, str] = {
    Theme.ASKED_TOO_MUCH: N_("They ask too much"),
    Theme.ASKED_HEALTH: N_("They ask about my health without need"),
    Theme.SHARED: N_("They talk about me with others"),
    Theme.NOT_TOLD: N_("They do not tell me what they do"),
    Theme.WRONG: N_("There are mistakes about me"),
    Theme.NO_ANSWER: N_("I get no answer"),
    Theme.TREATED_BADLY: N_("They treat me badly"),
    Theme.OTHER: N_("Something else"),
}
"""What each theme is called, in the words of who tells it. Source: R-106, R-222."""

THEMES_AT_DESK: Mapping[Theme, str] = {
    **THEMES,
    Theme.ASKED_HEALTH: N_("They ask about health without need"),
    Theme.SHARED: N_("They talk about the person with others"),
    Theme.NOT_TOLD: N_("They do not tell the person what they do"),
    Theme.WRONG: N_("There are mistakes about the person"),
    Theme.NO_ANSWER: N_("The person gets no answer"),
    Theme.TREATED_BADLY: N_("They treat the person badly"),
}
"""The same, as an official reads it."""

OF_SIGNALS = tuple(theme for theme in Theme if theme is not Theme.ASKED_HEALTH)
"""Themes that somebody without a name chooses from: a longer list no longer fits in one round trip."""

FEWEST = 10
"""A smaller number could tell who it was; it is never shown to everybody."""
