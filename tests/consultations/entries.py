"""Entries to test with: the question of 27 August 2019 about a couple, retold with invented names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from portal.consultations.service import Draft, Party, SubjectDraft, record
from portal.store import Store

HAPPENED = datetime(2019, 8, 27, 12, 5, tzinfo=UTC)

WORK = "a" * 26
CARE = "b" * 26
DEBT = "c" * 26
DESK = "d" * 26

ASKED = (Party(WORK, "coach of your partner", "asked"), Party(WORK, "your coach", "answered"))

WIFE = {
    "summary": "Your coach was asked if you could fetch the child.",
    "question": "Can she fetch the child at noon?",
    "answer": "She has many appointments with doctors.",
    "why": "To know whether your partner could come to a talk.",
    "in_file_because": "The officer did not look in the file.",
    "not_asked_because": "The talk was the next day.",
}
HUSBAND = {
    "summary": "A colleague was asked whether you could come to a talk.",
    "question": "Can he come to the talk?",
    "answer": "That was not sure.",
    "why": "To plan the talk with you.",
    "in_file_because": "The officer did not look in the file.",
    "not_asked_because": "Nobody tried to call you.",
}


def subject(person: str, texts: Mapping[str, str] = WIFE, **given: Any) -> SubjectDraft:
    """The entry of one person, complete."""
    complete: dict[str, Any] = {
        "parties": ASKED,
        "data_kinds": ("agenda", "health"),
        "basis": "public_task",
        "in_file": "yes",
        "asked_first": "could_not",
        "release": "not_needed",
        "contact": DESK,
    }
    return SubjectDraft(person=person, texts=texts, **{**complete, **given})


def exchange(*subjects: SubjectDraft, **given: Any) -> Draft:
    """A question between two workers, written down the same day."""
    complete: dict[str, Any] = {
        "kind": "exchange",
        "channel": "phone",
        "happened_at": HAPPENED,
        "recorded_at": HAPPENED + timedelta(hours=2),
        "is_internal": True,
    }
    return Draft(subjects=subjects, **{**complete, **given})


def couple(wife: str, husband: str) -> Draft:
    """One question that concerns two people, with a text for each."""
    return exchange(
        subject(wife),
        subject(husband, HUSBAND, data_kinds=("work",)),
        recorded_at=HAPPENED + timedelta(days=60),
    )


def keep(store: Store, draft: Draft, at: datetime = HAPPENED) -> tuple[str, ...]:
    """Record an entry and return the ids, one for each person."""
    with store.writing() as work:
        return record(work, draft=draft, at=at)


def many(store: Store, person: str, number: int, **given: Any) -> list[str]:
    """Record entries an hour apart, and some at the very same moment; return their ids, newest first."""
    ids: list[tuple[datetime, str]] = []
    with store.writing() as work:
        for place in range(number):
            moment = HAPPENED + timedelta(hours=place // 3)
            draft = replace(
                exchange(subject(person)),
                happened_at=moment,
                recorded_at=moment + timedelta(hours=1),
                **given,
            )
            ids += [(moment, id) for id in record(work, draft=draft, at=moment)]
    return [id for _, id in sorted(ids, reverse=True)]
