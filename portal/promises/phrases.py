"""Plain words for how promises stand."""

from __future__ import annotations

from portal.promises.rules import SentState, State
from portal.words import N_

OVERDUE = N_("Not done yet: too late")

STATES = {
    State.ASKED: N_("You asked if this is right"),
    State.DENIED: N_("They say that this was not promised"),
    State.OPEN: N_("Still to do"),
    State.KEPT: N_("Done"),
    State.NOT_KEPT: N_("Not done"),
    State.WITHDRAWN: N_("Taken back by the organisation"),
}

BADGES = {
    State.ASKED: "info",
    State.DENIED: "warning",
    State.OPEN: "info",
    State.KEPT: "ok",
    State.NOT_KEPT: "warning",
    State.WITHDRAWN: "warning",
}

SENT = {
    SentState.ASKED: N_("They look for it"),
    SentState.FOUND: N_("They have it. You do not have to send it again."),
    SentState.NOT_FOUND: N_("They cannot find it"),
}

SENT_BADGES = {SentState.ASKED: "info", SentState.FOUND: "ok", SentState.NOT_FOUND: "warning"}

EVENTS = {
    ("asked", "person"): N_("You wrote this down and asked if it is right"),
    ("open", "body"): N_("The organisation says: this was promised"),
    ("denied", "body"): N_("The organisation says: this was not promised"),
    ("kept", "body"): N_("The organisation says that it is done"),
    ("kept", "person"): N_("You said that it is done"),
    ("not_kept", "body"): N_("The organisation says that it is not done"),
    ("withdrawn", "body"): N_("The organisation took it back"),
}
"""What happened, by the state it came to and who said so."""
