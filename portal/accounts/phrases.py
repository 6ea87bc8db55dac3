"""Plain words for what happened to an account without DigiD."""

from __future__ import annotations

from portal.accounts.rules import Event
from portal.words import N_

EVENTS = {
    Event.LETTER: N_("A letter with a code was sent to your home address"),
    Event.HANDED: N_("You got a code at a counter. What was before works no more."),
    Event.OPENED: N_("A password was chosen with the code"),
    Event.SEEN: N_("You were seen at a counter. Now all your pages are open."),
    Event.STOPPED: N_("Signing in without DigiD was stopped"),
    Event.JOINED: N_("You signed in with DigiD. You see the same things there."),
}
