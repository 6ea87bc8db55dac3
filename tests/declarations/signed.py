"""Declarations to test with, with invented names."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from portal.declarations.service import Draft, record
from portal.store import Store

SIGNED = datetime(2018, 2, 6, 13, 30, tzinfo=UTC)
TODAY = date(2018, 11, 1)

CARE = "b" * 26
SCHOOL = "e" * 26
DOCTOR = "f" * 26

TEXT = "Ik vind het goed dat de hulpverlener met de huisarts praat over Milan."


def release(person: str, **given: Any) -> Draft:
    """A release from secrecy, complete: the doctor may know, the school may not."""
    complete: dict[str, Any] = {
        "kind": "release_of_confidentiality",
        "title": "Overleg met de huisarts",
        "text": TEXT,
        "agency": CARE,
        "version": "2017-2",
        "language": "nl",
        "signed_at": SIGNED,
        "signed_how": "paper",
        "valid_from": date(2018, 2, 6),
        "valid_to": date(2019, 2, 5),
        "purpose": "Hulp voor uw zoon",
        "data_kinds": ("health", "child"),
        "bodies": {DOCTOR: "yes", SCHOOL: "no"},
        "about": "Milan",
    }
    return Draft(person=person, **{**complete, **given})


def acknowledged(person: str, **given: Any) -> Draft:
    """A text that somebody read."""
    nothing: dict[str, Any] = {"data_kinds": (), "bodies": None, "valid_to": None, "about": ""}
    read = {"kind": "acknowledged", "title": "Hoe wij werken", "text": "Wij leggen uit hoe wij werken."}
    return release(person, **{**nothing, **read, **given})


def agreement(person: str, **given: Any) -> Draft:
    """A yes to help."""
    help_given = {"kind": "agreement_to_help", "title": "Hulp thuis", "text": "Ik wil deze hulp."}
    return acknowledged(person, **{**help_given, **given})


def keep(store: Store, draft: Draft) -> str:
    """Record a declaration and return its id."""
    with store.writing() as work:
        return record(work, draft=draft, at=SIGNED)
