"""Verbs of signals: keep one, read them at the desk, count themes, and throw texts away after a year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import bindparam, delete, func, select, update

from portal.errors import TooMany
from portal.signals.models import Signal
from portal.signals.rules import Theme, shown
from portal.store import Work, Writing
from portal.store.models import PersonKey

MOST_AN_HOUR = 200
"""For all visitors together: nothing of a visitor is kept to count by, so a flood stops everybody."""

TEXT_KEPT = timedelta(days=365)
"""Source: Selectielijst gemeenten 2020, 6.1.3 (informatieverzoek): 1 year."""

PAGE = 50

_THIS_HOUR = select(func.count()).select_from(Signal).where(Signal.made_at > bindparam("since"))
_KNOWN = select(Signal.id).where(Signal.id == bindparam("id"))
_COUNTS = (
    select(Signal.theme, func.count().label("signals"))
    .where(Signal.month >= bindparam("since"))
    .group_by(Signal.theme)
)
_LAST = (
    select(Signal.id, Signal.made_at, Signal.theme, Signal.language, Signal.text_sealed, PersonKey.wrapped)
    .outerjoin(PersonKey, PersonKey.person_id == Signal.id)
    .where(Signal.made_at < bindparam("before"))
    .order_by(Signal.made_at.desc(), Signal.id)
    .limit(PAGE)
)
_OLD = Signal.made_at < bindparam("edge")


@dataclass(frozen=True)
class Told:
    """A signal as the privacy officer reads it."""

    id: str
    made_at: datetime
    theme: Theme
    language: str
    text: str


def keep(
    work: Writing, *, id: str, theme: Theme, text: str, language: str, today: date, at: datetime
) -> None:
    """Keep a signal; a second press with the same id keeps nothing.

    :raises TooMany: when more come in than people write.
    """
    if work.rows(_KNOWN, id=id):
        return
    if (work.value(_THIS_HOUR, since=at - timedelta(hours=1)) or 0) >= MOST_AN_HOUR:
        raise TooMany
    sealed = None
    if text:
        work.make_key(id, at=at)
        sealed = work.seal(id, Signal.__tablename__, id, "text", text)
    work.add(
        Signal,
        {
            "id": id,
            "month": today.replace(day=1),
            "made_at": at,
            "theme": theme.value,
            "language": language,
            "text_sealed": sealed,
        },
    )


def last(work: Work, *, before: datetime) -> list[Told]:
    """Return the newest signals before a moment, 50 at most."""
    found = []
    for row in work.rows(_LAST, before=before):
        if row.wrapped is not None:
            work.know(row.id, row.wrapped)
        text = work.open(row.id, Signal.__tablename__, row.id, "text", row.text_sealed)
        found.append(Told(row.id, row.made_at, Theme(row.theme), row.language, text))
    return found


def themes(work: Work, *, today: date) -> dict[Theme, int | None]:
    """Return how often each theme came up in the last year, in tens; nothing where there were few."""
    since = today.replace(year=today.year - 1, day=1)
    return shown({Theme(row.theme): row.signals for row in work.rows(_COUNTS, since=since)})


def drop_texts(work: Writing, *, at: datetime) -> int:
    """Throw away texts of over a year ago, keys included; returns how many."""
    edge = {"edge": at - TEXT_KEPT}
    old = select(Signal.id).where(_OLD, Signal.text_sealed.is_not(None)).scalar_subquery()
    work.run(delete(PersonKey).where(PersonKey.person_id.in_(old)), edge)
    empty = update(Signal).where(_OLD, Signal.text_sealed.is_not(None)).values(text_sealed=None)
    return work.run(empty, edge)
