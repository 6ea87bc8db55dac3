"""Plain words for what happened to an account without DigiD."""

from __future__ import annotations

from portal.accounts import second
from portal.accounts.rules import Event
from portal.words import N_

EVENTS = {
    Event.LETTER: N_("A letter with a code was sent to your home address"),
    Event.HANDED: N_("You got a code at a counter. What was before works no more."),
    Event.OPENED: N_("A password was chosen with the code"),
    Event.SEEN: N_("You were seen at a counter. Now all your pages are open."),
    Event.STOPPED: N_("Signing in without DigiD was stopped"),
    Event.CHANGED: N_("You chose another password. Other devices were signed out."),
    Event.JOINED: N_("You signed in with DigiD. You see the same things there."),
}

INVITED = {
    second.Event.INVITED: N_("You were invited"),
    second.Event.OPENED: N_("A password and an app were set"),
    second.Event.REPLACED: N_("You got a new invitation. What was before works no more."),
    second.Event.RECOVERED: N_("Somebody signed in with a recovery code"),
    second.Event.NEW_CODES: N_("There are new recovery codes"),
    second.Event.STOPPED: N_("The account was stopped"),
}

DOES_NOT_FIT = N_("This does not go together, or it cannot be used any more. Look at it and type it again.")
WRONG_OLD = N_("This is not your password of now. Look at it and type it again.")
SLOWED = N_("Too many tries were wrong. Wait until %(time)s and try again. Nobody is locked out.")
WRONG_APP = N_("This is not what the app shows now, or it was used. Wait for the next code and type it.")
