"""A portal to measure: a store of its own with invented bodies, and a citizen with some entries."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from flask import Flask

from portal.agencies.models import Agency
from portal.agencies.service import say_changed
from portal.app import create_app
from portal.consultations.drafts import Draft, Party, SubjectDraft
from portal.consultations.recording import record
from portal.migrations import upgrade
from portal.people import sessions
from portal.people.models import Account, Person
from portal.settings import settings_from
from portal.store import Store, Writing, new_id
from portal.web import Portal
from tests.stores import postgres_database

BODIES = (
    "Gemeente Waterstad",
    "Buurtteam Oost",
    "Jeugdhulp De Linde",
    "Woningbedrijf Waterstad",
    "Basisschool De Regenboog",
    "Huisartsenpost Zuid",
)
"""Invented organisations."""

SUMMARIES = (
    "Het buurtteam vroeg of de aanvraag voor een uitkering al klaar is",
    "De school vroeg wie het gezin nu helpt en sinds wanneer",
    "De wijkverpleegkundige vroeg naar de woning en naar de huur",
    "Het team vroeg of er een tolk nodig is bij het gesprek",
    "De jeugdhulp vertelde dat de hulp is begonnen",
)
"""Invented lines, as long as those of the demo town."""


@dataclass(frozen=True)
class Citizen:
    """Somebody who is signed in: the cookie is what the browser would send."""

    person: str
    account: str
    token: str

    @property
    def cookie(self) -> str:
        """Return the value of the ``Cookie`` heading."""
        return f"inzage={self.token}"


@dataclass(frozen=True)
class Ground:
    """A portal and its store, in a folder of their own."""

    app: Flask
    environ: dict[str, str]
    """What a server process needs to serve the same portal."""

    @property
    def portal(self) -> Portal:
        """Return the parts of the portal."""
        found = self.app.extensions["inzage"]
        assert isinstance(found, Portal)
        return found

    @property
    def store(self) -> Store:
        """Return the store."""
        return self.portal.store

    def hurry(self) -> None:
        """Let SQLite keep much in memory and wait for no disk while it grows."""
        if self.store.engine.dialect.name == "sqlite":
            with self.store.engine.connect() as connection:
                connection.exec_driver_sql("COMMIT")
                connection.exec_driver_sql("PRAGMA synchronous=OFF")
                connection.exec_driver_sql("PRAGMA cache_size=-500000")
                connection.exec_driver_sql("BEGIN")

    def prepare(self) -> None:
        """Load the demo town beside what is there already.

        :raises RuntimeError: when it cannot be loaded.
        """
        done = self.app.test_cli_runner().invoke(args=["prepare"])
        if done.exit_code != 0:
            raise RuntimeError(done.output) from done.exception


@contextmanager
def ground(database: str = "sqlite") -> Iterator[Ground]:
    """Make an empty portal on "sqlite" or "postgresql"; all of it is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="inzage-bench-") as folder:
        if database == "sqlite":
            with _ground(Path(folder), f"sqlite:///{folder}/inzage.sqlite3") as made:
                yield made
        else:
            with postgres_database() as url, _ground(Path(folder), url) as made:
                yield made


@contextmanager
def _ground(home: Path, url: str) -> Iterator[Ground]:
    own = {"PORTAL_DEMO": "1", "PORTAL_HOME": str(home), "PORTAL_DATABASE_URL": url}
    environ = {**os.environ, **own}
    made = Ground(create_app(settings_from(environ)), environ)
    upgrade(made.store.engine)
    with made.store.writing() as work:
        for name in BODIES:
            work.add(Agency, {"id": new_id(), "name": name, "kind": "government", "phone": "14 099"})
        say_changed(work)
    try:
        yield made
    finally:
        made.store.close()


def citizen(ground: Ground, *, entries: int) -> Citizen:
    """Make a signed-in citizen with this many entries on the timeline."""
    at = ground.portal.clock.now()
    agencies = list(ground.portal.directory().agencies)
    with ground.store.writing() as work:
        person, account = add_person(work, ground.store, at)
        for number in range(entries):
            record(work, draft=entry(person, number, agencies, at), at=at)
    return sign_in(ground, Citizen(person, account, ""))


def sign_in(ground: Ground, citizen: Citizen) -> Citizen:
    """Start a session, which ends when nothing is opened for a quarter of an hour."""
    at = ground.portal.clock.now()
    with ground.store.writing() as work:
        token = sessions.start(work, account=citizen.account, device="own", level="bench", at=at)
    return replace(citizen, token=token)


def add_person(work: Writing, store: Store, at: datetime) -> tuple[str, str]:
    """Keep a person with a key and an account, and return both ids."""
    person, account = new_id(), new_id()
    work.add(Person, {"id": person, "language": "nl", "made_at": at})
    work.make_key(person, at=at)
    work.add(
        Account,
        {
            "id": account,
            "issuer": "https://bench.example",
            "subject_hash": store.keyring.lookup("subject", account),
            "kind": "citizen",
            "person_id": person,
            "made_at": at,
        },
    )
    return person, account


def entry(person: str, number: int, agencies: list[str], at: datetime, *, is_short: bool = False) -> Draft:
    """Return the entry with this number of somebody: one question from one body to another.

    :param is_short: with only what stands in a list.
    """
    happened = at - timedelta(hours=31 * number + 5)
    asker, answerer = (agencies[(number + step) % len(agencies)] for step in (0, 1 + number % 3))
    subject = SubjectDraft(
        person=person,
        parties=(
            Party(asker, "wijkverpleegkundige", "asked"),
            Party(answerer, "inkomensconsulent", "answered"),
        ),
        texts={"summary": SUMMARIES[number % len(SUMMARIES)]}
        if is_short
        else {
            "summary": SUMMARIES[number % len(SUMMARIES)],
            "question": SUMMARIES[number % len(SUMMARIES)] + "?",
            "answer": "Ja, dat is zo. De brief is vorige week gestuurd.",
            "why": "Om te weten welke hulp past.",
        },
        data_kinds=("income",),
        basis="public_task",
        release=("not_needed", "given", "missing")[number % 3],
        release_on=happened.date() if number % 3 == 1 else None,
        told_at=happened,
    )
    return Draft(
        kind="exchange",
        channel="phone",
        happened_at=happened,
        recorded_at=happened + timedelta(hours=1 + 30 * (number % 5 == 0)),
        subjects=(subject,),
        source="bench",
        source_id=f"{person}-{number}",
    )
