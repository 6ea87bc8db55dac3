"""Pure rules of this room: which states there are, and who may do the next step.

Source: Awb art. 2:6 lid 1 and 2: Dutch is the language, another one may be used when that serves better.
"""

from __future__ import annotations

from enum import StrEnum

SITE_LANGUAGE = "nl"


class Typing(StrEnum):
    """Where a recording stands that is typed out."""

    TYPED = "typed"
    AGREED = "agreed"
    WRONG = "wrong"


class Translating(StrEnum):
    """Where a text in Dutch stands: one official made it, and another one checks it."""

    MADE = "made"
    BACK = "back"
    CHECKED = "checked"


class Asking(StrEnum):
    """Where the question for an interpreter stands."""

    ASKED = "asked"
    COMES = "comes"
    NOT = "not"
    TAKEN_BACK = "taken_back"


def needs_dutch(language: str) -> bool:
    """Tell whether words in a language need a text in Dutch; an unknown one may need it too."""
    return language != SITE_LANGUAGE


def may_check(made_by: str, account: str) -> bool:
    """Tell whether an official may check a translation: never one's own."""
    return bool(made_by) and made_by != account
