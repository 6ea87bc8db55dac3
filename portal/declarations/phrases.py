"""Plain words for every value of the closed lists of declarations."""

from __future__ import annotations

from portal.declarations.rules import Kind, State
from portal.words import N_

KINDS = {
    Kind.ACKNOWLEDGED: N_("Text you read"),
    Kind.RELEASE: N_("Release from secrecy"),
    Kind.AGREEMENT: N_("Agreement to help"),
}

KINDS_AT_DESK = {**KINDS, Kind.ACKNOWLEDGED: N_("Text to read")}

KIND_HEADS = {
    Kind.ACKNOWLEDGED: N_("What you read"),
    Kind.RELEASE: N_("What others may tell about you"),
    Kind.AGREEMENT: N_("Help you agreed to"),
}

KIND_LEADS = {
    Kind.ACKNOWLEDGED: N_("You said that you read or heard this. It is not a yes to anything."),
    Kind.RELEASE: N_(
        "Some workers have a duty of secrecy. Here you let them tell something, to one other, for one goal. "
        "You can take that back."
    ),
    Kind.AGREEMENT: N_(
        "You said yes to help. You can stop this help too. Talk about it with the people who help you."
    ),
}

KIND_NONE = {
    Kind.ACKNOWLEDGED: N_("Nobody recorded that you read a text."),
    Kind.RELEASE: N_("There is no release here. So nobody may break their secrecy because of one."),
    Kind.AGREEMENT: N_("Nobody recorded that you agreed to help."),
}

KIND_ICONS = {
    Kind.ACKNOWLEDGED: "eye",
    Kind.RELEASE: "lock",
    Kind.AGREEMENT: "hand",
}

STATES = {
    State.READ: N_("Read"),
    State.VALID: N_("Valid now"),
    State.NOT_YET: N_("Not valid yet"),
    State.EXPIRED: N_("No longer valid"),
    State.WITHDRAWN: N_("Taken back by you"),
    State.DOES_NOT_COUNT: N_("General: does not count for sharing"),
}

STATES_AT_DESK = {**STATES, State.WITHDRAWN: N_("Taken back by the person")}

STATE_BADGES = {
    State.READ: "",
    State.VALID: "ok",
    State.NOT_YET: "info",
    State.EXPIRED: "",
    State.WITHDRAWN: "info",
    State.DOES_NOT_COUNT: "warning",
}

SIGNED_HOW = {
    "portal": N_("On a website"),
    "counter": N_("At the counter"),
    "paper": N_("On paper"),
}

ANSWERS = {
    "yes": N_("Yes, they may know it"),
    "no": N_("No, they may not know it"),
}

ASKED_STATES = {
    "asked": N_("Waits for the person"),
    "signed": N_("Answered and kept"),
    "refused": N_("The person said no"),
    "dropped": N_("Taken back"),
}
ASKED_BADGES = {"asked": "info", "signed": "ok", "refused": "", "dropped": ""}
