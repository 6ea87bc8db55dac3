"""What the states of this room are called."""

from __future__ import annotations

from collections.abc import Mapping

from portal.understanding.rules import Asking, Translating, Typing
from portal.words import N_

TYPING: Mapping[str, str] = {
    "": N_("Nobody typed it out yet"),
    Typing.TYPED: N_("Typed out. Please check it."),
    Typing.AGREED: N_("You said that it is right"),
    Typing.WRONG: N_("You said that it is not right"),
}
"""Where a recording stands, as its person reads it."""

TYPING_AT_DESK: Mapping[str, str] = {
    "": N_("Nobody typed it out yet"),
    Typing.TYPED: N_("The person must check it"),
    Typing.AGREED: N_("The person found it right"),
    Typing.WRONG: N_("The person found it not right"),
}
"""The same for officials."""

TYPING_LOOKS: Mapping[str, str] = {
    "": "info",
    Typing.TYPED: "warning",
    Typing.AGREED: "ok",
    Typing.WRONG: "warning",
}

ASKING: Mapping[str, str] = {
    Asking.ASKED: N_("Asked for, not answered yet"),
    Asking.COMES: N_("The interpreter comes"),
    Asking.NOT: N_("No interpreter comes"),
}

ASKING_LOOKS: Mapping[str, str] = {Asking.ASKED: "info", Asking.COMES: "ok", Asking.NOT: "warning"}

TRANSLATING: Mapping[str, str] = {
    "": N_("Not in Dutch yet"),
    Translating.MADE: N_("A colleague must check it"),
    Translating.BACK: N_("A colleague sent it back"),
    Translating.CHECKED: N_("Checked by a second person"),
}

TRANSLATING_LOOKS: Mapping[str, str] = {
    "": "warning",
    Translating.MADE: "info",
    Translating.BACK: "warning",
    Translating.CHECKED: "ok",
}
