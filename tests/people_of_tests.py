"""Somebody to test with: a person with a key and an account, and how that person looks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from portal.people.models import Account, Person
from portal.store import Store, new_id
from portal.viewer import Viewer
from tests.clocks import MONDAY


@dataclass(frozen=True)
class Somebody:
    """An invented person of one test."""

    id: str
    account: str

    @property
    def viewer(self) -> Viewer:
        """How this person looks at their own data."""
        return Viewer(account=self.account, person=self.id)


def somebody(store: Store, *, language: str = "nl", at: datetime = MONDAY) -> Somebody:
    """Make a person with a key and a citizen's account."""
    person, account = new_id(), new_id()
    with store.writing() as work:
        work.add(Person, {"id": person, "language": language, "made_at": at})
        work.make_key(person, at=at)
        work.add(
            Account,
            {
                "id": account,
                "issuer": "https://test.example",
                "subject_hash": store.keyring.lookup("subject", account),
                "kind": "citizen",
                "person_id": person,
                "made_at": at,
            },
        )
    return Somebody(person, account)
