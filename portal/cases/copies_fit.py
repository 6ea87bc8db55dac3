"""What keeps a copy of somebody's data from a colleague: words that are not in it, and things left out."""

from __future__ import annotations

from portal.cases.blacking import counted
from portal.cases.copies import GROUNDS, CopyTyped
from portal.cases.copies_shown import DataCopy
from portal.words import N_, Said, SaidCount

WHY_LEFT = N_("Write in a sentence what you left out, and why the person may not read it.")
GROUND_LEFT = N_("Choose which ground of the law allows it.")
FEWEST_WORDS = 4
NOT_THERE = N_("This does not stand in the copy: %(word)s. Write it as it stands there.")


def unfit(whole: DataCopy, typed: CopyTyped) -> dict[str, str | Said | SaidCount]:
    """Return what keeps a copy from a colleague, by field.

    A word to black out that is not in it hides nothing; and what is left out needs a ground and a reason.
    Source: UAVG art. 41 lid 1 and 2: only as far as it is needed, and in proportion.
    """
    missing = [word for word, number in counted(whole, typed.black).items() if not number]
    wrong: dict[str, str | Said | SaidCount] = {}
    if missing:
        wrong["black"] = Said(NOT_THERE, word=missing[0])
    if typed.left_ground and len(typed.left_why.split()) < FEWEST_WORDS:
        wrong["left_why"] = WHY_LEFT
    if typed.left_why and typed.left_ground not in GROUNDS:
        wrong["left_ground"] = GROUND_LEFT
    return wrong
