"""The lines of a decision that lead to what was used for it. Source: R-124."""

from __future__ import annotations

from portal.letters.paper import Block, Heading, Line, Square
from portal.words import N_, Said


def see_what_was_used(where: str) -> tuple[Block, ...]:
    """Return the short address that asks to see it, as words and for a phone; nothing where no site is known.

    :param where: the address, with the number of the decision: the request is filled in with it.
    """
    if not where:
        return ()
    go = N_("Do you want to see what was used for this answer? Go to %(where)s.")
    return Heading(Said(N_("See what they used"))), Line(Said(go, where=where)), Square(where)
