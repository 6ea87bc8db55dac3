"""Rows that records become: one builder a kind, each returning the rows by table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from portal.access import Hold
from portal.access.models import Assignment
from portal.access.models_ties import Tie
from portal.access.proposals import Standing
from portal.agencies.models import Agency, Asking, ContactPoint, Counter, File, System
from portal.agencies.models_texts import TextVersion
from portal.consultations.models import Consultation, IndexSignal
from portal.declarations.models import Declaration
from portal.dossiers.models import FileItem, FileTold
from portal.dossiers.models_plan import FileCarer, FileDomain, FileExemption, FileGoal
from portal.instructions.models import Training
from portal.instructions.models_policies import Policy, Recommendation
from portal.partners.checking import Record
from portal.partners.drafting import Resolve
from portal.partners.values import Values
from portal.people.models import Account, Custody, Person
from portal.promises.models import Plan, Promise
from portal.store import Base, Work, new_id
from portal.store.models import Text
from portal.store.texts import text_row

Row = dict[str, object]
Rows = dict[type[Base], list[Row]]

# Rows of one table point to rows of another; in this order each finds what it points to.
TABLES: dict[str, type[Base]] = {
    "person": Person,
    "organisation": Agency,
    "contact_point": ContactPoint,
    "counter": Counter,
    "system": System,
    "official": Account,
    "custody": Custody,
    "tie": Tie,
    "training": Training,
    "policy": Policy,
    "recommendation": Recommendation,
    "asking": Asking,
    "file": File,
    "declaration_text": TextVersion,
    "file_goal": FileGoal,
    "file_item": FileItem,
    "file_domain": FileDomain,
    "file_exemption": FileExemption,
    "file_carer": FileCarer,
    "file_told": FileTold,
    "declaration": Declaration,
    "assignment": Assignment,
    "consultation": Consultation,
    "index_signal": IndexSignal,
    "plan": Plan,
    "promise": Promise,
}
"""The table in which each kind of record is known by its source and id."""


@dataclass(frozen=True)
class Making:
    """What a builder needs: a record, its id in the store, and how the records it names are found."""

    work: Work
    record: Record
    id: str
    batch: str
    at: datetime
    resolve: Resolve
    asked: Standing
    """What the persons of these records were asked first."""

    @property
    def values(self) -> Values:
        """Return the record's values."""
        return self.record.values

    def known_by(self) -> Row:
        """Return the columns by which the row is found again."""
        return {
            "source": self.record.source,
            "source_id": self.record.id,
            "source_hash": self.record.fingerprint,
            "batch_id": self.batch,
        }

    def one(self, name: str, kind: str) -> str:
        """Return the id of a record that must be named."""
        return self.resolve(kind, self.values.text(name))

    def maybe(self, name: str, kind: str) -> str | None:
        """Return the id of a record that may be named."""
        return self.one(name, kind) if self.values.text(name) else None

    def text(self, *, person: str, field: str, text: str) -> Row:
        """Return a text of this record's own row."""
        table = TABLES[self.record.kind].__tablename__
        return text_row(
            self.work, person=person, about_table=table, about_id=self.id, field=field, text=text, at=self.at
        )


Builder = Callable[[Making], Rows]


def required_day(values: Values, name: str) -> date:
    """Return a day that the schema requires."""
    found = values.day(name)
    assert found is not None  # The schema says it is required, and the record was checked.
    return found


def texts(making: Making, person: str, *names: str) -> list[Row]:
    """Return the texts of a record that were given."""
    given = {name: making.values.text(name) for name in names}
    return [making.text(person=person, field=name, text=text) for name, text in given.items() if text]


def hold(making: Making, person: str) -> list[Row]:
    """Return the hold that travels inside a record, if there is one."""
    found = making.values.part("hold")
    if found is None:
        return []
    approved = found.text("approved_by")
    return [
        {
            "id": new_id(),
            "item_table": TABLES[making.record.kind].__tablename__,
            "item_id": making.id,
            "hidden_from": person,
            "article": found.text("article"),
            "review_on": required_day(found, "review_on"),
            "asked_by": making.resolve("official", found.text("asked_by")),
            "approved_by": making.resolve("official", approved) if approved else None,
            "made_at": making.at,
            "ended_at": None,
            "source": None,
            "source_id": None,
        }
    ]


def about_person(making: Making, model: type[Base], row: Row, *names: str) -> Rows:
    """Return a row about one person with its texts and its hold."""
    person = making.one("person", "person")
    own = {"id": making.id, "person_id": person, **row, **making.known_by()}
    return {model: [own], Text: texts(making, person, *names), Hold: hold(making, person)}
