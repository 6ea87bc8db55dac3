"""A full life on the site: a person with many entries, declarations, letters being written and cases sent."""

from __future__ import annotations

from datetime import datetime, timedelta

from bench.ground import SUMMARIES, Citizen, Ground, entry
from bench.sending import prepared
from portal.access import acting
from portal.cases import service as cases
from portal.consultations.recording import record
from portal.declarations.recording import record as record_declaration
from portal.declarations.rules import Draft
from portal.promises import service as promises
from portal.store import Writing, new_id
from portal.viewer import Viewer

RELEASE = "release_of_confidentiality"


def live(ground: Ground, citizen: Citizen, *, times: int, first: int = 0) -> None:
    """Add this many of everything that a citizen's lists show."""
    add_entries(ground, citizen, times=times, first=first)
    drafts = list(prepared(ground, citizen, 2 * times))
    for draft in drafts[:times]:
        send(ground, citizen, draft)


def add_entries(ground: Ground, citizen: Citizen, *, times: int, first: int = 0) -> None:
    """Add entries to the timeline, and declarations."""
    agencies = list(ground.portal.directory().agencies)
    at = ground.portal.clock.now()
    with ground.store.writing() as work:
        for number in range(first, first + times):
            record(work, draft=entry(citizen.person, number, agencies, at), at=at)
            _declare(work, ground, citizen, agencies, number)
        who = Viewer(account=citizen.account, person=citizen.person)
        for number in range(first, first + times):
            _promise(work, who, agencies[number % len(agencies)], at)


def send(ground: Ground, citizen: Citizen, draft: str) -> str:
    """Send a draft and return the case's id."""
    clock = ground.portal.clock
    who = Viewer(account=citizen.account, person=citizen.person)
    with acting(ground.store, who) as work:
        return cases.send(work, viewer=who, draft=draft, language="nl", at=clock.now(), today=clock.today())


def _promise(work: Writing, who: Viewer, agency: str, at: datetime) -> None:
    draft = promises.Draft(agency, "Zij bellen mij terug.", at.date())
    promises.ask(work, viewer=who, draft=draft, once=new_id(), at=at, today=at.date())


def _declare(work: Writing, ground: Ground, citizen: Citizen, agencies: list[str], number: int) -> None:
    at = ground.portal.clock.now() - timedelta(days=number)
    kind = ("acknowledged", RELEASE, "agreement_to_help")[number % 3]
    draft = Draft(
        person=citizen.person,
        kind=kind,
        title="Verklaring over hulp bij wonen en inkomen",
        text="Ik geef toestemming om over mijn woning en mijn inkomen te praten. " * 4,
        agency=agencies[number % len(agencies)],
        version="2026-1",
        language="nl",
        signed_at=at,
        signed_how="paper",
        valid_from=at.date(),
        valid_to=at.date() + timedelta(days=365),
        purpose=SUMMARIES[number % len(SUMMARIES)],
        data_kinds=("housing", "income"),
        # Only a release says what others may be told.
        bodies=dict.fromkeys(agencies[:3], "yes" if kind == RELEASE else "no"),
    )
    record_declaration(work, draft=draft, at=at)
