"""The themes in words."""

from __future__ import annotations

from collections.abc import Mapping

from portal.signals.rules import Theme
from portal.words import N_

THEMES: Mapping[Theme, str] = {
    Theme.ASKED_TOO_MUCH: N_("They ask too much"),
    Theme.SHARED: N_("They talk about me with others"),
    Theme.NOT_TOLD: N_("They do not tell me what they do"),
    Theme.WRONG: N_("There are mistakes about me"),
    Theme.NO_ANSWER: N_("I get no answer"),
    Theme.TREATED_BADLY: N_("They treat me badly"),
    Theme.OTHER: N_("Something else"),
}
