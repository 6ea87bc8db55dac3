"""What sort of thing is hidden: all that two officials need of it to decide, and no word of what it says."""

from __future__ import annotations

from collections.abc import Mapping

from portal.words import N_

KINDS: Mapping[str, str] = {
    "attachments": N_("A file that somebody sent"),
    "case_letters": N_("A letter in a case"),
    "case_messages": N_("A message in a case"),
    "cases": N_("A complaint or request"),
    "consultation_subjects": N_("A talk about somebody, or a look at their data"),
    "declarations": N_("Something that was signed"),
    "file_items": N_("One thing in a file"),
    "files": N_("A whole file"),
    "meeting_persons": N_("A meeting about somebody"),
    "plans": N_("A plan that was signed"),
    "promises": N_("A promise"),
    "stand_ins": N_("Who may look at the data"),
    "assignments": N_("Who may look at the data"),
}
"""By the table that it stands in."""

OTHER = N_("Something else")


def kind_of(table: str) -> str:
    """Return what sort of thing is hidden, as a msgid."""
    return KINDS.get(table, OTHER)
