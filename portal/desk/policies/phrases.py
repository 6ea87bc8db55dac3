"""The register in words."""

from __future__ import annotations

from portal.words import N_

ANSWERS = {
    "adopted": N_("They said yes to it"),
    "partly": N_("They said yes to a part of it"),
    "refused": N_("They said no to it"),
}

STATES = {
    "not_started": N_("Nothing is done yet"),
    "busy": N_("They are busy with it. It is not done."),
    "done": N_("Done"),
}

LEARNT = {"training": N_("Training"), "theme_meeting": N_("Theme meeting")}
