"""The demo town retells the reports' cases, and comes in like any delivery."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from portal.access import looking, visible
from portal.agencies.models import Agency, System
from portal.consultations.models import Consultation, ConsultationSubject
from portal.consultations.rules import is_late
from portal.declarations.models import Declaration
from portal.migrations.tables import metadata
from portal.notices.models import Notice
from portal.partners.service import load
from portal.people.models import Account, Person
from portal.promises.models import Promise
from portal.store import Base, Store
from portal.store.texts import read_all
from portal.viewer import Viewer
from tests.clocks import MONDAY
from tests.partners.deliveries import Parts, town
from tests.stores import KEYRING

DEMO_PEOPLE = {
    "wife",
    "husband",
    "mother",
    "late-objector",
    "at-risk",
    "subject-of-hold",
    "counter-visitor",
    "newcomer",
    "caseworker",
    "complaint-handler",
    "second-caseworker",
    "safety-officer",
    "second-safety-officer",
    "team-leader",
    "privacy-officer",
    "second-privacy-officer",
    "manager",
    "advocate",
    "helpdesk",
    "second-helpdesk",
    "child-13",
    "wmo-adviser",
    "medical-adviser",
    "neighbourhood-worker",
}

ENTRIES = visible(
    ConsultationSubject,
    ConsultationSubject.id,
    ConsultationSubject.happened_at,
    ConsultationSubject.recorded_at,
    ConsultationSubject.parties,
    ConsultationSubject.in_file,
    ConsultationSubject.asked_first,
)


@pytest.fixture(scope="module")
def waterstad(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with the demo town; these tests only read it."""
    path: Path = tmp_path_factory.mktemp("waterstad") / "store.sqlite3"
    store = Store(f"sqlite:///{path}", KEYRING)
    metadata.create_all(store.engine)
    parts = Parts(store)
    parts.settings.demo = True
    assert load(parts, town()).problems == ()
    yield store
    store.close()


def number(store: Store, model: type[Base]) -> int:
    with store.reading() as work:
        return int(work.value(select(func.count()).select_from(model)))


def person(store: Store, demo_name: str) -> str:
    with store.reading() as work:
        return str(work.value(select(Account.person_id).where(Account.demo_name == demo_name)))


def seen_by(store: Store, demo_name: str) -> dict[str, dict[str, str]]:
    """The entries that somebody sees, with their texts, by the day they happened."""
    own = person(store, demo_name)
    with looking(store, Viewer(account="a", person=own), at=MONDAY) as look:
        rows = look.rows(ENTRIES)
        return {
            row.happened_at.date().isoformat(): {
                **read_all(look, person=own, about_id=row.id),
                "parties": row.parties,
                "late": str(is_late(row.happened_at, row.recorded_at)),
                "in_file": row.in_file,
                "asked_first": row.asked_first,
            }
            for row in rows
        }


def test_the_town_is_as_large_as_was_promised(waterstad: Store) -> None:
    assert number(waterstad, Person) >= 14
    assert number(waterstad, Agency) >= 12
    assert number(waterstad, Consultation) >= 60
    assert number(waterstad, Declaration) >= 20
    assert number(waterstad, Promise) >= 8
    assert number(waterstad, System) >= 4


def test_everybody_on_the_list_of_demo_people_is_there(waterstad: Store) -> None:
    with waterstad.reading() as work:
        rows = work.rows(select(Account.demo_name, Account.kind, Account.person_id))
    assert {row.demo_name for row in rows} == DEMO_PEOPLE
    assert all((row.kind == "citizen") == (row.person_id is not None) for row in rows)


def test_the_newcomer_reads_arabic_and_has_no_surname(waterstad: Store) -> None:
    own = person(waterstad, "newcomer")
    with waterstad.reading() as work:
        row = work.row(select(Person.language, Person.name_sealed).where(Person.id == own))
        assert row is not None
        assert row.language == "ar"
        assert " " not in work.open(own, "persons", own, "name", row.name_sealed)


@pytest.mark.requirement("R-030")
def test_one_exchange_about_two_people_is_two_entries_with_two_texts(waterstad: Store) -> None:
    hers = seen_by(waterstad, "wife")["2019-08-27"]
    his = seen_by(waterstad, "husband")["2019-08-27"]
    for field in ("summary", "question", "answer", "why"):
        assert hers[field] != his[field]
    assert "artsen" in hers["answer"]
    assert not any(word in str(his) for word in ("arts", "therap", "zoon", "vrouw"))
    owners = [person(waterstad, "wife"), person(waterstad, "husband")]
    with waterstad.reading() as work:
        told = work.rows(
            select(Notice.person_id).where(Notice.person_id.in_(owners), Notice.kind != "file_joint")
        )
    assert sorted(row.person_id for row in told) == sorted(owners)


def test_the_exchange_was_written_down_long_afterwards(waterstad: Store) -> None:
    entry = seen_by(waterstad, "wife")["2019-08-27"]
    assert (entry["late"], entry["in_file"], entry["asked_first"]) == ("True", "yes", "could_not")


def test_whom_a_hold_hides_from_sees_nothing_of_it(waterstad: Store) -> None:
    his, hers = seen_by(waterstad, "subject-of-hold"), seen_by(waterstad, "at-risk")
    assert {"2026-10-06", "2026-10-14"} <= set(hers)
    assert not {"2026-10-06", "2026-10-14"} & set(his)
    assert len(his) >= 3
    assert not any(word in str(his) for word in ("Veilig", "veilig", "zorg over"))
    with waterstad.reading() as work:
        own = person(waterstad, "subject-of-hold")
        assert work.rows(select(Notice.id).where(Notice.person_id == own)) == []


@pytest.mark.requirement("R-139")
def test_an_old_general_declaration_comes_in_and_is_marked(waterstad: Store) -> None:
    with waterstad.reading() as work:
        rows = work.rows(select(Declaration.kind).where(Declaration.is_general))
    assert {row.kind for row in rows} == {"release_of_confidentiality"}


def test_somebody_has_more_entries_than_fit_on_two_pages(waterstad: Store) -> None:
    own = person(waterstad, "counter-visitor")
    with looking(waterstad, Viewer(account="a", person=own), at=MONDAY) as look:
        assert len(look.rows(ENTRIES)) > 40


def test_the_whole_town_comes_in_on_both_databases(store: Store) -> None:
    parts = Parts(store)
    parts.settings.demo = True
    assert load(parts, town(), batch_size=7).is_published
    assert number(store, Consultation) >= 60


def test_without_the_demo_the_town_stays_out(store: Store) -> None:
    assert {found.field for found in load(Parts(store), town()).problems} == {"demo_name"}
