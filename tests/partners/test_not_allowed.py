"""What another system delivers is kept also when it was not allowed, with the rule that it broke."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from portal.consultations.models import ConsultationSubject
from portal.store import Store
from tests.partners.deliveries import exchange, subject
from tests.partners.test_loading import deliver, entries


def parties(one: str, other: str) -> list[dict[str, str]]:
    """Two roles that talked."""
    return [
        {"organisation": "o-1", "part": "asked", "role": one},
        {"organisation": "o-2", "part": "answered", "role": other},
    ]


def broken(store: Store) -> str:
    """The rules that the only entry broke."""
    with store.reading() as work:
        return str(work.value(select(ConsultationSubject.broken_rules)))


@pytest.mark.requirement("R-209", "R-217")
@pytest.mark.parametrize(
    ("values", "rules"),
    [
        ({"parties": parties("family_worker", "employer"), "data_kinds": ["health"]}, "closed kinds"),
        ({"parties": parties("police_officer", "work_coach"), "data_kinds": ["justice"]}, "justice kinds"),
        (
            {"parties": parties("nurse", "nurse"), "data_kinds": ["health"], "was_not_allowed": True},
            "medical",
        ),
        ({"question": "Kunt u een kopie van het dossier sturen?"}, "whole_file"),
        ({"was_not_allowed": True, "not_allowed_because": "Er stond iemand bij."}, "other"),
        ({"was_not_allowed": True, "basis": "release", "release": "missing"}, "no_release"),
    ],
)
def test_a_record_of_what_was_not_allowed_is_kept_with_the_rule(
    store: Store, tmp_path: Path, values: dict[str, Any], rules: str
) -> None:
    said = {"release": "not_needed", **values}
    assert deliver(store, tmp_path, exchange("k-1", subject("p-1", **said))).problems == ()
    assert len(entries(store, "p-1")) == 1
    assert broken(store) == rules


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"parties": parties("wijkagent", "mentor"), "data_kinds": ["justice"]},
        {"parties": parties("nurse", "practice_nurse"), "data_kinds": ["health"]},
        {"why": "Om fraude uit te sluiten."},
        {"parties": parties("nurse", "employer"), "data_kinds": ["health"], "is_anonymous": True},
    ],
)
def test_what_a_record_does_not_say_for_sure_accuses_nobody(
    store: Store, tmp_path: Path, values: dict[str, Any]
) -> None:
    said = {"release": "not_needed", **values}
    assert deliver(store, tmp_path, exchange("k-1", subject("p-1", **said))).problems == ()
    assert broken(store) == ""


def test_that_somebody_opened_a_file_is_measured_by_other_rules(store: Store, tmp_path: Path) -> None:
    look = subject("p-1", parties=[{"organisation": "o-1", "part": "opened", "role": "nurse"}])
    deliver(store, tmp_path, exchange("k-1", {**look, "data_kinds": ["health"]}, what="view"))
    assert broken(store) == ""
