"""Whole sentences that say who did what: the heading of an entry, and its parties one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from portal.agencies.role_words import listed_role
from portal.agencies.roles import role_said
from portal.consultations.drafts import Party
from portal.consultations.phrases import NOTHING_SHARED, PARTS, RELEASE_REASONS, RELEASES, WAS_NEEDED
from portal.consultations.rules import Basis, Kind, Part, Release, consent
from portal.words import N_, Said, Words

Name = Callable[[str], str]
"""From an organisation's id to its name."""

ASKED = N_("%(asker)s asked %(answerer)s about you")
TOLD = N_("%(sender)s told %(receiver)s something about you")
INTERNAL = N_("Workers of %(agencies)s talked about you")
MEETING = N_("Meeting about you with %(agencies)s")
OPENED = N_("%(agencies)s opened your file")
REPORTED = N_("%(sender)s sent a report about you to %(receiver)s")
NOT_SHARED = N_("%(agencies)s decided not to share something about you")


def headline(
    words: Words,
    name: Name,
    *,
    kind: str,
    parties: Iterable[Party],
    is_internal: bool,
    is_decision_not_to_share: bool,
) -> str:
    """Return one sentence that says who did what, in the reader's language."""
    by_part: dict[str, dict[str, str]] = {}
    everyone: dict[str, str] = {}
    for party in parties:
        everyone[party.agency] = by_part.setdefault(party.part, {})[party.agency] = name(party.agency)
    agencies = words.listing(list(everyone.values()))
    if is_decision_not_to_share:
        return words.text(NOT_SHARED, agencies=agencies)
    if kind == Kind.VIEW:
        return words.text(OPENED, agencies=agencies)
    if kind == Kind.MEETING:
        return words.text(MEETING, agencies=agencies)
    if is_internal and len(everyone) == 1:
        return words.text(INTERNAL, agencies=agencies)

    def who(part: Part) -> str:
        return words.listing(list(by_part.get(part, {}).values()))

    if Part.ASKED in by_part:
        return words.text(ASKED, asker=who(Part.ASKED), answerer=who(Part.ANSWERED))
    message = REPORTED if kind == Kind.REPORT else TOLD
    return words.text(message, sender=who(Part.SENT), receiver=who(Part.RECEIVED))


def who(name: Name, parties: Iterable[Party], lang: str) -> list[Said]:
    """Return one message for each party: the organisation, what it did, and in which role.

    In Dutch a role is called as its own organisation calls it; in another language by the word of our list
    for the same role, where there is one. Whose coach it was is never lost over that.
    """
    known = str if lang == "nl" else listed_role
    return [
        Said(PARTS[Part(party.part)], agency=name(party.agency), role=role_said(known(party.role)))
        for party in parties
    ]


def release(
    release: str,
    *,
    basis: str,
    given_on: date | None,
    is_decision_not_to_share: bool = False,
    was_needed: bool = False,
) -> Said:
    """Return a plain state of consent: not needed because, given on, needed but not found (R-020).

    :param was_needed: a rule asked for a yes that was not there, whatever was recorded.
    """
    if was_needed:
        return Said(WAS_NEEDED)
    state = consent(release, is_decision_not_to_share=is_decision_not_to_share)
    values: dict[str, str | date | Said] = {}
    if state == Release.NOT_NEEDED:
        values["because"] = Said(
            NOTHING_SHARED if is_decision_not_to_share else RELEASE_REASONS[Basis(basis)]
        )
    if state == Release.GIVEN and given_on is not None:
        values["day"] = given_on
    return Said(RELEASES[state], **values)
