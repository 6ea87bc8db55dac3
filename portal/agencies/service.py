"""The directory of agencies: small, read often, so kept in memory until a mark says it changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache, partial
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from sqlalchemy import bindparam, insert, or_, select, update

from portal.agencies.counters import CounterCard, read_counters
from portal.agencies.models import Agency, Asking, ContactPoint, System
from portal.clock import Clock
from portal.store import Store, Work, Writing
from portal.store.models import Mark
from portal.store.published import published
from portal.store.work import AnyRow

MARK = "agencies"

REMEMBERED = 4096
"""Answers with names in them that are remembered: the same bodies ask each other again and again."""

Asked = ParamSpec("Asked")
Told = TypeVar("Told")


@dataclass(frozen=True)
class AgencyCard:
    """One organisation as pages show it."""

    id: str
    name: str
    kind: str
    phone: str
    hours: str
    complaint_address: str
    privacy_officer: str
    may_walk_in: bool = False
    plain: Mapping[str, str] = field(default_factory=dict)

    def explained(self, lang: str) -> str:
        """Return what the organisation does, in this language or else in Dutch."""
        return self.plain.get(lang) or self.plain.get("nl", "")


@dataclass(frozen=True)
class ContactCard:
    """A function or team one can call."""

    id: str
    agency: str
    function: str
    team: str
    phone: str
    hours: str


@dataclass(frozen=True)
class SystemCard:
    """A source system: what it covers, since when, and when it last delivered."""

    id: str
    agency: str
    name: str
    covers_since: date | None
    delivers: tuple[str, ...]
    last_delivered_at: datetime | None
    plain: Mapping[str, str] = field(default_factory=dict)
    purpose: Mapping[str, str] = field(default_factory=dict)
    lookers: Mapping[str, str] = field(default_factory=dict)
    width: str = ""
    looks_on: date | None = None
    data_kinds: str = ""
    law: str = ""
    keep_years: int | None = None
    keep_from: str = ""
    parent: str | None = None


@dataclass(frozen=True)
class AskingCard:
    """How much one place asks at first for one service, and why (R-137)."""

    agency: str
    service: str
    width: str
    why: Mapping[str, str]


@dataclass(frozen=True)
class Directory:
    """All published agencies, contact points and systems."""

    mark: int
    agencies: Mapping[str, AgencyCard]
    contacts: Mapping[str, ContactCard]
    systems: tuple[SystemCard, ...]
    askings: tuple[AskingCard, ...] = ()
    counters: tuple[CounterCard, ...] = ()
    """Those with a closed room first."""
    # Any: a function that says something, and what remembers its answers.
    _kept: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)

    def name(self, agency_id: str) -> str:
        """Return an organisation's name; a removed one keeps its id as a last resort."""
        card = self.agencies.get(agency_id)
        return card.name if card else agency_id

    def saying(self, say: Callable[Concatenate[Callable[[str], str], Asked], Told]) -> Callable[Asked, Told]:
        """Return what says something with names in it; what was said is remembered while the names hold.

        :param say: takes what gives a name, and then what it is about.
        """
        if say not in self._kept:
            self._kept[say] = lru_cache(REMEMBERED)(partial(say, self.name))
        return cast("Callable[Asked, Told]", self._kept[say])

    def system(self, id: str | None) -> SystemCard | None:
        """Return a system by its id."""
        return next((card for card in self.systems if card.id == id), None)

    def asking(self, agency: str, service: str) -> AskingCard | None:
        """Return how much a place asks for a service, when it said so."""
        return next((one for one in self.askings if (one.agency, one.service) == (agency, service)), None)

    def counter(self, agency: str, name: str) -> CounterCard | None:
        """Return a counter by its organisation and name, when it said how well it is screened."""
        return next((one for one in self.counters if (one.agency, one.name) == (agency, name)), None)

    def parts_of(self, id: str) -> tuple[SystemCard, ...]:
        """Return the systems that are a part of another one."""
        return tuple(card for card in self.systems if card.parent == id)


_MARK = select(Mark.value).where(Mark.name == MARK)
_AGENCIES = select(*Agency.__table__.columns).where(published(Agency)).order_by(Agency.name)
_KINDS = select(Agency.id, Agency.kind).where(Agency.id.in_(bindparam("agencies", expanding=True)))
_CONTACTS = select(*ContactPoint.__table__.columns).where(published(ContactPoint))
_ASKINGS = select(*Asking.__table__.columns).where(published(Asking)).order_by(Asking.service, Asking.id)
_SYSTEMS = select(*System.__table__.columns).where(published(System)).order_by(System.name)


_SYSTEM_NAMES = (
    select(System.name)
    .where(or_(System.id == bindparam("system"), System.parent_id == bindparam("system")), published(System))
    .order_by(System.parent_id.is_not(None), System.name)
)


def system_names(work: Work, system: str) -> list[str]:
    """Return the name of a system and those of its parts: whom a request is for."""
    return [row.name for row in work.rows(_SYSTEM_NAMES, system=system)]


def current_mark(work: Work) -> int:
    """Return the number that goes up whenever an agency changes."""
    return int(work.value(_MARK) or 0)


def _system(row: AnyRow) -> SystemCard:
    """Return a system as pages show it."""
    return SystemCard(
        id=row.id,
        agency=row.agency_id,
        name=row.name,
        covers_since=row.covers_since,
        delivers=tuple(row.delivers.split()),
        last_delivered_at=row.last_delivered_at,
        plain=json.loads(row.plain),
        purpose=json.loads(row.purpose),
        lookers=json.loads(row.lookers),
        width=row.width,
        looks_on=row.looks_on,
        data_kinds=row.data_kinds,
        law=row.law,
        keep_years=row.keep_years,
        keep_from=row.keep_from,
        parent=row.parent_id,
    )


def read_directory(work: Work) -> Directory:
    """Read the whole directory from the store."""
    mark = current_mark(work)
    agencies = {
        row.id: AgencyCard(
            id=row.id,
            name=row.name,
            kind=row.kind,
            phone=row.phone,
            hours=row.hours,
            complaint_address=row.complaint_address,
            privacy_officer=row.privacy_officer,
            may_walk_in=row.may_walk_in,
            plain=json.loads(row.plain),
        )
        for row in work.rows(_AGENCIES)
    }
    contacts = {
        row.id: ContactCard(row.id, row.agency_id, row.function, row.team, row.phone, row.hours)
        for row in work.rows(_CONTACTS)
    }
    systems = tuple(_system(row) for row in work.rows(_SYSTEMS))
    askings = tuple(
        AskingCard(row.agency_id, row.service, row.width, json.loads(row.why)) for row in work.rows(_ASKINGS)
    )
    return Directory(mark, agencies, contacts, systems, askings, read_counters(work))


def kinds_of(work: Work, agencies: Iterable[str]) -> dict[str, str]:
    """Return what kind of organisation each of these is; one that is not known is left out."""
    return {row.id: row.kind for row in work.rows(_KINDS, agencies=sorted(set(agencies)))}


def say_changed(work: Writing) -> None:
    """Tell every process that the directory must be read anew."""
    raised = update(Mark).where(Mark.name == MARK).values(value=Mark.value + 1)
    if not work.run(raised):
        work.run(insert(Mark), {"name": MARK, "value": 1})


class Shelf:
    """The directory as one process keeps it; looks again after two seconds whether it changed."""

    LOOK_AGAIN = timedelta(seconds=2)

    def __init__(self, store: Store, clock: Clock) -> None:
        """Start with nothing read."""
        self._store = store
        self._clock = clock
        self._held: Directory | None = None
        self._looked_at: datetime | None = None

    def directory(self) -> Directory:
        """Return the directory, at most two seconds behind the store."""
        at = self._clock.now()
        is_fresh = self._looked_at is not None and timedelta() <= at - self._looked_at < self.LOOK_AGAIN
        if self._held is None or not is_fresh:
            with self._store.reading() as work:
                if self._held is None or current_mark(work) != self._held.mark:
                    self._held = read_directory(work)
            self._looked_at = at
        return self._held
