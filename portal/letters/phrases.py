"""What stands on every letter: the greeting, the three rights, and where to ask."""

from __future__ import annotations

from portal.web.site import Site
from portal.words import N_, Said, Words

DUTCH = "nl"

DEAR = N_("Dear %(name)s,")
GREETING = N_("Kind regards, %(town)s")
TITLE = N_("Letter")
"""The only title that the file of a letter carries, whatever the letter is about."""

YOUR_RIGHTS = N_("Your rights")
RIGHTS = (
    N_("You may see what they have about you."),
    N_("You may have mistakes corrected."),
    N_("You may ask them to remove it."),
)
HOW_TO_USE_THEM = N_("Ask for it on the website, by phone or at the counter. It is free.")

QUESTIONS = N_(
    "Do you have a question, or is it hard to read? Call %(phone)s (%(hours)s). It is free to ask."
)
DUTCH_COUNTS = N_("If texts differ, the Dutch text counts. There is a Dutch letter beside this one.")


def foot(site: Site, words: Words) -> tuple[Said, ...]:
    """Return the last lines of a letter."""
    asked = Said(QUESTIONS, phone=site.phone, hours=words.opening(site.hours))
    return (asked,) if words.lang == DUTCH else (asked, Said(DUTCH_COUNTS))
