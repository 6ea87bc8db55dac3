"""The themes, kinds and states in words, and what to look at in a code."""

from __future__ import annotations

from collections.abc import Mapping

from portal.signals.codewords import Fault
from portal.signals.rules import Kind, State
from portal.words import N_, Said

WANTED: Mapping[Kind, str] = {
    Kind.SIGNAL: N_("I only want you to know it"),
    Kind.QUESTION: N_("I have a question"),
    Kind.COMPLAINT: N_("I want to complain"),
}
"""What somebody chooses."""

KINDS: Mapping[Kind, str] = {
    Kind.SIGNAL: N_("A signal"),
    Kind.QUESTION: N_("A question"),
    Kind.COMPLAINT: N_("A complaint without a name"),
}

STATES: Mapping[State, str] = {
    State.NEW: N_("It came in. Nobody read your last words yet."),
    State.READ: N_("Somebody reads it."),
    State.ANSWERED: N_("There is an answer for you."),
    State.CLOSED: N_("We are done with it. You may still write."),
    State.NAMED: N_("You added your name. It is a real case now."),
    State.WITHDRAWN: N_("You took it back. Nobody works on it. Write again to take it up."),
}
"""Where it stands, as its sender reads it."""

DESK_STATES: Mapping[State, str] = {
    State.NEW: N_("New"),
    State.READ: N_("Waits for an answer"),
    State.ANSWERED: N_("Answered"),
    State.CLOSED: N_("Done"),
    State.NAMED: N_("A name was added"),
    State.WITHDRAWN: N_("Taken back"),
}

WRONG_CODE = N_("This code opens nothing. Look at the words and the language, or call us.")
"""The same for a code that never was and for one whose time is over."""

MUST_WAIT = N_("Too many wrong codes were typed. Wait an hour and try again.")


def fault_said(fault: Fault) -> Said:
    """Return what to look at; it says nothing of whether any code exists."""
    if fault.what == "count":
        return Said(N_("A code has 6 words. You typed %(number)s."), number=fault.number)
    if fault.what == "unknown" and fault.nearest:
        return Said(
            N_("Look at word %(place)s: %(word)s. Did you mean %(nearest)s?"),
            place=fault.place,
            word=fault.word[:40],
            nearest=fault.nearest,
        )
    if fault.what == "unknown":
        return Said(
            N_("Look at word %(place)s: %(word)s. It is in none of our codes."),
            place=fault.place,
            word=fault.word[:40],
        )
    if fault.what == "swapped":
        return Said(
            N_("Words %(place)s and %(other)s have changed places."), place=fault.place, other=fault.other
        )
    if fault.what == "looks_wrong":
        return Said(
            N_("Word %(place)s looks wrong: %(word)s. Look at your paper."),
            place=fault.place,
            word=fault.word,
        )
    return Said(N_("One of the words is wrong. Look at each of them."))
