"""Verbs of signals: keep one, count themes, and throw away what is over its time."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import BindParameter, and_, bindparam, delete, func, or_, select, update

from portal.agencies.themes import Theme
from portal.errors import StoreUnavailable, TooMany
from portal.signals import codes, counts
from portal.signals.models import Signal, SignalFile, SignalMessage, SignalOpening
from portal.signals.rules import (
    LEAST_TOLD,
    MOST_TOLD,
    MOST_TOLD_BY_ALL,
    TEXT_KEPT,
    WAITS_FOR,
    Kind,
    State,
    shown,
)
from portal.store import Work, Writing
from portal.store.models import PersonKey

_THIS_HOUR = select(func.count()).select_from(Signal).where(Signal.made_at > bindparam("since"))
_KNOWN = select(Signal.id).where(Signal.id == bindparam("id"))
_TEXT = update(Signal).where(Signal.id == bindparam("of_signal")).values(text_sealed=bindparam("sealed"))
_COUNTS = (
    select(Signal.theme, func.count().label("signals"))
    .where(Signal.month >= bindparam("since"))
    .group_by(Signal.theme)
)
# Three terms: a signal by the day it was told; what waits for an answer or a name by its last use; and what
# became a case at once, for its words stand there now.
_LAST_USE = func.coalesce(Signal.used_at, Signal.changed_at, Signal.made_at)
_OVER = and_(
    or_(Signal.text_sealed.is_not(None), Signal.code_hash.is_not(None)),
    Signal.case_id.is_(None),
    or_(
        and_(Signal.kind == Kind.SIGNAL, Signal.made_at < bindparam("told_before")),
        and_(
            Signal.kind != Kind.SIGNAL,
            bindparam("used_before") > _LAST_USE,
            func.coalesce(Signal.changed_at, Signal.made_at) < bindparam("used_before"),
        ),
    ),
)
_OLD = select(Signal.id).where(_OVER)
_IDS: BindParameter[object] = bindparam("ids", expanding=True)
_DROP = (
    delete(SignalMessage).where(SignalMessage.signal_id.in_(_IDS)),
    delete(SignalFile).where(SignalFile.signal_id.in_(_IDS)),
    delete(SignalOpening).where(SignalOpening.signal_id.in_(_IDS)),
    delete(PersonKey).where(PersonKey.person_id.in_(_IDS)),
    update(Signal).where(Signal.id.in_(_IDS)).values(text_sealed=None, code_hash=None, state=State.CLOSED),
)


def keep(
    work: Writing,
    *,
    once: str,
    kind: Kind = Kind.SIGNAL,
    theme: Theme,
    text: str,
    language: str,
    address: str = "",
    today: date,
    at: datetime,
) -> str:
    """Keep what was told and return its id; a second press with the same form keeps nothing.

    :param once: the secret of the form: 128 random bits of which nothing is kept but keyed hashes.
    :param address: of the network, to be fair in a flood; empty when it is not known.
    :raises TooMany: when more come in than people write.
    :raises StoreUnavailable: when its code is another's, which 55 random bits all but rule out.
    """
    signal = codes.signal_of(work.keyring, once)
    if work.rows(_KNOWN, id=signal):
        return signal
    _refuse_flood(work, address, at)
    code = codes.code_of(work.keyring, once, language)
    row = {"id": signal, "month": today.replace(day=1), "made_at": at, "changed_at": at, "language": language}
    row |= {"theme": theme.value, "kind": kind.value, "state": State.NEW.value, "text_sealed": None}
    row |= {"code_hash": codes.code_hash(work.keyring, code)}
    # Of two presses at the same moment the second waits here, and then finds that it was kept. Both have the
    # same code too, and PostgreSQL may look at either of the two first; so any of them counts.
    if work.add_if_new(Signal, row):
        work.make_key(signal, at=at)
        if text:
            sealed = work.seal(signal, Signal.__tablename__, signal, "text", text)
            work.run(_TEXT, {"of_signal": signal, "sealed": sealed})
    elif not work.rows(_KNOWN, id=signal):
        # The code of another: nothing was kept, and nobody may believe that it was.
        raise StoreUnavailable
    return signal


def _refuse_flood(work: Writing, address: str, at: datetime) -> None:
    """Count by address first: who floods is stopped, and everybody else can go on.

    :raises TooMany: when this address sent too much, or when too much came in and the address is not known.
    """
    by_all = int(work.value(_THIS_HOUR, since=at - timedelta(hours=1)) or 0)
    if not address:
        if by_all >= MOST_TOLD_BY_ALL:
            raise TooMany
        return
    whose = counts.address_hash(work.keyring, address, at)
    most = MOST_TOLD if by_all < MOST_TOLD_BY_ALL else LEAST_TOLD
    if counts.within_an_hour(work, what="told", whose=whose, at=at) >= most:
        raise TooMany
    counts.add(work, what="told", whose=whose, at=at)


def themes(work: Work, *, today: date) -> dict[Theme, int | None]:
    """Return how often each theme came up in the last year, in tens; nothing where there were few."""
    since = today.replace(year=today.year - 1, day=1)
    return shown({Theme(row.theme): row.signals for row in work.rows(_COUNTS, since=since)})


def drop_texts(work: Writing, *, at: datetime) -> int:
    """Throw away texts, messages and codes whose time is over, keys included; return how many signals."""
    edges = {"told_before": at - TEXT_KEPT, "used_before": at - WAITS_FOR}
    old = [str(row.id) for row in work.rows(_OLD, **edges)]
    if old:
        for statement in _DROP:
            work.run(statement, {"ids": old})
    return len(old)


def drop_counts(work: Writing, *, at: datetime) -> int:
    """Throw away how often something came from where, after a day."""
    return counts.drop_old(work, at=at)
