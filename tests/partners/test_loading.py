"""A delivery is seen whole or not at all, once, and never what is hidden for safety."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from sqlalchemy import func, select

from portal.access import Hold, looking, visible
from portal.agencies.service import current_mark, read_directory
from portal.consultations.models import ConsultationSubject
from portal.notices.models import Notice
from portal.partners.models import StagedChange
from portal.partners.service import Outcome, UnfinishedImport, load
from portal.people.models import Account, Person
from portal.people.service import number_hash
from portal.promises.models import Promise
from portal.store import Store, new_id
from portal.store.models import Batch, Text
from portal.store.texts import read_all
from portal.viewer import Viewer
from tests.clocks import MONDAY
from tests.partners.deliveries import (
    BASE,
    HOLD,
    Parts,
    Record,
    as_csv,
    exchange,
    record,
    rows_in,
    subject,
    town,
    write,
)

ENTRIES = visible(ConsultationSubject, ConsultationSubject.id, ConsultationSubject.corrects_id)


def deliver(store: Store, folder: Path, *records: Record, batch_size: int = 200) -> Outcome:
    """Load the base and these records."""
    file = write(folder / "delivery.jsonl", [*BASE, *records])
    return load(Parts(store), [file], batch_size=batch_size)


def person_id(store: Store, name: str) -> str:
    with store.reading() as work:
        return str(work.value(select(Person.id).where(Person.source_id == name)))


def entries(store: Store, person: str) -> list[str]:
    """The entries that somebody sees."""
    found = person_id(store, person)
    with looking(store, Viewer(account="a", person=found), at=MONDAY) as look:
        return [row.id for row in look.rows(ENTRIES)]


def texts(store: Store, person: str, entry: str) -> dict[str, str]:
    with store.reading() as work:
        return read_all(work, person=person_id(store, person), about_id=entry)


def notices(store: Store, person: str) -> list[str]:
    found = select(Notice.kind).where(Notice.person_id == person_id(store, person))
    with store.reading() as work:
        return sorted(row.kind for row in work.rows(found))


def stop_half_way(store: Store, file: Path) -> None:
    """Load until three quarters are read, which is in the middle of the staging, and stop."""

    class Stopped(Exception):
        pass

    def stop(done: int, total: int) -> None:
        if done > total * 3 / 4:
            raise Stopped

    with pytest.raises(Stopped):
        load(Parts(store), [file], batch_size=2, tell=stop)


def test_a_dry_run_writes_nothing(store: Store, tmp_path: Path) -> None:
    file = write(tmp_path / "delivery.jsonl", [*BASE, exchange("k-1")])
    assert load(Parts(store), [file], dry_run=True) == Outcome()
    assert rows_in(store) == 0


def test_one_bad_line_keeps_the_whole_file_out(store: Store, tmp_path: Path) -> None:
    outcome = deliver(store, tmp_path, exchange("k-1"), exchange("k-2", subject("p-1", why=None)))
    assert [(found.file, found.line, found.field) for found in outcome.problems] == [
        ("delivery.jsonl", len(BASE) + 2, "subjects[0].why")
    ]
    assert not outcome.is_published
    assert rows_in(store) == 0


def test_a_record_names_only_records_that_came_before_it(store: Store, tmp_path: Path) -> None:
    early = record("promise", "b-1", person="p-9", organisation="o-1", made_on="2026-01-05", role="coach")
    outcome = deliver(store, tmp_path, {**early, "text": "Wij bellen.", "status": "open"})
    assert [found.field for found in outcome.problems] == ["person"]
    assert "p-9" not in str(outcome.problems[0])
    outcome = deliver(store, tmp_path, exchange("k-1", subject("elsewhere/p-1")))
    assert [found.field for found in outcome.problems] == ["subjects[0].person"]


def test_no_two_records_share_an_id_or_a_number(store: Store, tmp_path: Path) -> None:
    twice = deliver(store, tmp_path, exchange("k-1"), exchange("k-1"))
    assert [found.field for found in twice.problems] == ["id"]
    same_number = record("person", "p-3", name="Een ander", number="999990019")
    assert [found.field for found in deliver(store, tmp_path, same_number).problems] == ["number"]
    assert deliver(store, tmp_path).is_published
    alone = write(tmp_path / "alone.jsonl", [same_number])
    assert [found.field for found in load(Parts(store), [alone]).problems] == ["number"]


def test_the_same_delivery_twice_changes_nothing(store: Store, tmp_path: Path) -> None:
    first = deliver(store, tmp_path, exchange("k-1"))
    assert (first.count.new, first.is_published) == (len(BASE) + 1, True)
    before = rows_in(store)
    again = deliver(store, tmp_path, exchange("k-1"))
    assert (again.count.same, again.is_published) == (len(BASE) + 1, False)
    assert rows_in(store) == before


def test_other_content_is_a_newer_version_and_the_older_one_is_kept(store: Store, tmp_path: Path) -> None:
    deliver(store, tmp_path, exchange("k-1"))
    (older,) = entries(store, "p-1")
    second = deliver(store, tmp_path, exchange("k-1", subject("p-1", answer="Nee, toch niet.")))
    assert (second.count.new, second.count.changed) == (0, 1)
    (newer,) = entries(store, "p-1")
    assert newer != older
    assert texts(store, "p-1", newer)["answer"] == "Nee, toch niet."
    assert texts(store, "p-1", older)["answer"] == "Ja."
    assert (
        deliver(store, tmp_path, exchange("k-1", subject("p-1", answer="Nee, toch niet."))).count.changed == 0
    )


def test_somebody_who_is_left_out_of_a_newer_version_no_longer_has_the_entry(
    store: Store, tmp_path: Path
) -> None:
    deliver(store, tmp_path, exchange("k-1", subject("p-1"), subject("p-2")))
    deliver(store, tmp_path, exchange("k-1", subject("p-2")))
    assert (len(entries(store, "p-1")), len(entries(store, "p-2"))) == (0, 1)


def test_a_promise_that_changes_keeps_its_place_and_its_first_text(store: Store, tmp_path: Path) -> None:
    said = record("promise", "b-1", person="p-1", organisation="o-1", made_on="2026-01-05", role="coach")
    deliver(store, tmp_path, {**said, "text": "Wij betalen.", "status": "open"})
    with store.reading() as work:
        (before,) = work.rows(select(Promise.id, Promise.status))
    deliver(store, tmp_path, {**said, "text": "Wij betalen in maart.", "status": "kept"})
    with store.reading() as work:
        (after,) = work.rows(select(Promise.id, Promise.status))
        versions = sorted(
            row.version for row in work.rows(select(Text.version).where(Text.about_id == before.id))
        )
        assert work.value(select(func.count()).select_from(StagedChange)) == 0
    assert (before.id, before.status, after.status) == (after.id, "open", "kept")
    assert texts(store, "p-1", before.id) == {"text": "Wij betalen in maart."}
    assert versions == [0, 1]


def test_an_organisation_that_changes_its_name_is_read_anew_everywhere(store: Store, tmp_path: Path) -> None:
    deliver(store, tmp_path)
    with store.reading() as work:
        mark = current_mark(work)
    renamed = {**BASE[1], "name": "School Zuid"}
    load(Parts(store), [write(tmp_path / "renamed.jsonl", [renamed])])
    with store.reading() as work:
        assert current_mark(work) > mark
        assert sorted(card.name for card in read_directory(work).agencies.values()) == [
            "School Zuid",
            "Werkplein",
        ]


def test_nothing_can_be_seen_before_it_is_published(store: Store, tmp_path: Path) -> None:
    file = write(tmp_path / "delivery.jsonl", [*BASE, *(exchange(f"k-{n}") for n in range(12))])
    stop_half_way(store, file)
    with store.reading() as work:
        assert work.value(select(func.count()).select_from(ConsultationSubject)) > 0
        assert read_directory(work).agencies == {}
    assert entries(store, "p-1") == []


def test_a_stopped_import_goes_on_where_it_was(store: Store, tmp_path: Path) -> None:
    file = write(tmp_path / "delivery.jsonl", [*BASE, *(exchange(f"k-{n}") for n in range(12))])
    stop_half_way(store, file)
    with store.reading() as work:
        done = work.value(select(Batch.lines_done))
    outcome = load(Parts(store), [file], batch_size=2)
    assert outcome.is_resumed
    assert outcome.count.new == len(BASE) + 12 - done
    assert len(entries(store, "p-1")) == 12


@pytest.mark.slow
def test_an_import_that_is_killed_goes_on_where_it_was(store: Store, tmp_path: Path) -> None:
    file = write(tmp_path / "delivery.jsonl", [*BASE, *(exchange(f"k-{n}") for n in range(12))])
    program = f"""
import os, signal
from pathlib import Path
from portal.partners.service import load
from portal.store import Store
from tests.partners.deliveries import Parts
from tests.stores import KEYRING
def tell(done, total):
    if done > total * 3 / 4:
        os.kill(os.getpid(), signal.SIGKILL)
url = {store.engine.url.render_as_string(hide_password=False)!r}
load(Parts(Store(url, KEYRING)), [Path({str(file)!r})], batch_size=2, tell=tell)
"""
    # The program is written here; nothing comes from outside.
    ended = subprocess.run(
        [sys.executable, "-c", program], check=False, cwd=Path(__file__).parents[2], env=os.environ
    )
    assert ended.returncode == -signal.SIGKILL
    outcome = load(Parts(store), [file], batch_size=2)
    assert outcome.is_resumed
    assert len(entries(store, "p-1")) == 12


def test_other_files_wait_until_a_stopped_import_is_finished_or_taken_away(
    store: Store, tmp_path: Path
) -> None:
    stop_half_way(store, write(tmp_path / "first.jsonl", [*BASE, *(exchange(f"k-{n}") for n in range(12))]))
    other = write(tmp_path / "other.jsonl", [*BASE, exchange("k-20", subject("p-1"), subject("p-2"))])
    with pytest.raises(UnfinishedImport):
        load(Parts(store), [other])
    assert load(Parts(store), [other], drop_unfinished=True).is_published
    assert len(entries(store, "p-1")) == 1
    with store.reading() as work:
        assert work.value(select(func.count()).select_from(Batch)) == 1


def test_a_hold_comes_inside_its_record_and_hides_from_the_first_moment(store: Store, tmp_path: Path) -> None:
    deliver(store, tmp_path, exchange("k-1", subject("p-1", hold=HOLD), subject("p-2")))
    assert entries(store, "p-1") == []
    assert len(entries(store, "p-2")) == 1
    assert (notices(store, "p-1"), notices(store, "p-2")) == ([], ["consultation"])


def test_a_hold_never_ends_by_a_newer_version(store: Store, tmp_path: Path) -> None:
    deliver(store, tmp_path, exchange("k-1", subject("p-1", hold=HOLD)), exchange("k-2"))
    (open_entry,) = entries(store, "p-1")
    made_here = {"id": new_id(), "item_table": "consultation_subjects", "item_id": open_entry}
    with store.writing() as work:
        official = work.value(select(Account.id).where(Account.source_id == "u-1"))
        work.add(
            Hold,
            {
                **made_here,
                "hidden_from": person_id(store, "p-1"),
                "article": "UAVG art. 41",
                "review_on": MONDAY.date(),
                "asked_by": official,
                "made_at": MONDAY,
            },
        )
    before = notices(store, "p-1")
    newer = subject("p-1", answer="Nee.")
    assert deliver(store, tmp_path, exchange("k-1", newer), exchange("k-2", newer)).count.changed == 2
    assert entries(store, "p-1") == []
    assert notices(store, "p-1") == before


def test_recent_entries_are_told_one_by_one_and_old_ones_together(store: Store, tmp_path: Path) -> None:
    old = {"happened_at": "2019-08-27T10:15:00+02:00", "recorded_at": "2020-03-12T09:00:00+01:00"}
    told = subject("p-1", told_at="2026-11-16T12:00:00+01:00", told_how="phone")
    deliver(
        store,
        tmp_path,
        exchange("k-1", **old),
        exchange("k-2", **old),
        exchange("k-3"),
        exchange("k-4", told),
        exchange("k-5", subject("p-2", hold=HOLD), **old),
        batch_size=1,
    )
    assert notices(store, "p-1") == ["consultation", "consultations_before"]
    assert notices(store, "p-2") == []


def test_a_person_who_signed_in_before_any_delivery_keeps_account_and_texts(
    store: Store, tmp_path: Path
) -> None:
    person = new_id()
    with store.writing() as work:
        hashed = number_hash(work.keyring, "999990019")
        work.add(Person, {"id": person, "number_hash": hashed, "language": "en", "made_at": MONDAY})
        work.make_key(person, at=MONDAY)
    deliver(store, tmp_path, exchange("k-1"))
    assert person_id(store, "p-1") == person
    assert len(entries(store, "p-1")) == 1
    with store.reading() as work:
        sealed = work.value(select(Person.name_sealed).where(Person.id == person))
        assert work.open(person, "persons", person, "name", sealed) == "Jip de Boer"


def test_demo_people_come_only_where_the_demo_is_on(store: Store, tmp_path: Path) -> None:
    outcome = deliver(store, tmp_path, record("person", "p-3", name="Wim", demo_name="wim"))
    assert [found.field for found in outcome.problems] == ["demo_name"]


def test_csv_and_json_lines_give_the_same_records(store: Store, tmp_path: Path) -> None:
    sent = [
        json.loads(line)
        for file in town()
        if file.suffix == ".jsonl"
        for line in file.read_text(encoding="utf-8").splitlines()
    ]
    parts = Parts(store)
    parts.settings.demo = True
    load(parts, [write(tmp_path / "town.jsonl", sent)])
    kinds = dict.fromkeys(one["kind"] for one in sent)
    files = [as_csv(tmp_path / f"{kind}.csv", [one for one in sent if one["kind"] == kind]) for kind in kinds]
    assert load(parts, files).count.same == len(sent)


def test_a_person_who_sends_something_does_not_wait_for_an_import(store: Store, tmp_path: Path) -> None:
    file = write(tmp_path / "delivery.jsonl", [*BASE, *(exchange(f"k-{n}") for n in range(600))])
    importing = threading.Thread(target=load, args=(Parts(store), [file]))
    importing.start()
    waited = []
    while importing.is_alive():
        started = time.monotonic()
        with store.writing() as work:
            work.add(Person, {"id": new_id(), "language": "nl", "made_at": MONDAY})
        waited.append(time.monotonic() - started)
        time.sleep(0.01)
    importing.join()
    assert len(entries(store, "p-1")) == 600
    assert max(waited) < 2
