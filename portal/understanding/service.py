"""The door of this room: type out, translate, and ask for an interpreter."""

from portal.understanding.interpreters import CASES, MEETINGS, Wanted, answer, ask, take_back, wanted
from portal.understanding.rules import Asking, Translating, Typing, needs_dutch
from portal.understanding.translating import (
    Dutch,
    ToCheck,
    check,
    take_check,
    to_check,
    translate,
    translations,
)
from portal.understanding.typing_out import Spoken, bring_along, say_right, type_out, typed_out

__all__ = [
    "CASES",
    "MEETINGS",
    "Asking",
    "Dutch",
    "Spoken",
    "ToCheck",
    "Translating",
    "Typing",
    "Wanted",
    "answer",
    "ask",
    "bring_along",
    "check",
    "needs_dutch",
    "say_right",
    "take_back",
    "take_check",
    "to_check",
    "translate",
    "translations",
    "type_out",
    "typed_out",
    "wanted",
]
