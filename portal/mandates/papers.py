"""The letter that says who may act for a person: to read, to print, and to go by post with its notice."""

from __future__ import annotations

from collections.abc import Mapping

from portal.errors import NotFound
from portal.letters.given import Mandate, mandate
from portal.letters.paper import Paper
from portal.mandates import listing, phrases
from portal.mandates.giving import TABLE
from portal.mandates.listing import Shown
from portal.mandates.rules import How
from portal.store import Work
from portal.terms import amsterdam_day
from portal.viewer import Act
from portal.web import Portal
from portal.words import N_, Said

SCOPE: Mapping[str, str] = {
    Act.SEE: N_("See who talked about you, and what you signed"),
    Act.COMPLAINTS: N_("Make and follow complaints and questions for you"),
    Act.REQUESTS: N_("Make and follow requests about your data"),
    Act.CASE: N_("Follow one case of yours"),
    Act.MEDICAL: N_("See what is about your health as well"),
    Act.WITHDRAW: N_("Take back a permission or a complaint of yours"),
}
"""What somebody may do, said to the person for whom they do it."""

WITH_A_LETTER = frozenset({"mandate_given", "mandate_ink", "mandate_law", "mandate_broker"})
"""The kinds of notice that come with this letter."""


def has_letter(found: Shown) -> bool:
    """Tell whether there is a letter: not once it has ended, and not before a second official looked."""
    return found.state not in {"over", "unchecked"}


def paper_of(found: Shown) -> Paper:
    """Return the letter about one mandate.

    :raises NotFound: when it has ended, or does not hold yet.
    """
    if not has_letter(found):
        raise NotFound(TABLE)
    made_on, is_by_law = amsterdam_day(found.made_at), found.how == How.LAW
    return mandate(
        Mandate(
            day=made_on,
            who_acts=found.holder or found.helper or Said(N_("Somebody without a name here")),
            how=Said(phrases.HOW[found.how]),
            scope=tuple(Said(SCOPE[act]) for act in found.acts),
            from_day=made_on,
            until_day=found.until,
            is_by_law=is_by_law,
            number=found.number,
            text="" if is_by_law else found.text,
        )
    )


def paper_told(portal: Portal, work: Work, *, kind: str, table: str, item: str, person: str) -> Paper | None:
    """Return the letter that says on paper what a notice about a mandate is about, or nothing."""
    if table != TABLE or kind not in WITH_A_LETTER:
        return None
    try:
        return paper_of(listing.shown(work, person=person, mandate=item, today=portal.clock.today()))
    except NotFound:
        return None
