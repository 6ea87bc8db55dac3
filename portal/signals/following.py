"""With a code: open a signal, read where it stands, write, and take another code."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, func, select, update

from portal.agencies.themes import Theme
from portal.errors import NotFound, Refused
from portal.signals import codes
from portal.signals.codewords import Code
from portal.signals.models import Signal, SignalMessage, SignalOpening
from portal.signals.rules import SHOWN_FOR, TEXT_KEPT, WAITS_FOR, Kind, State
from portal.store import Keyring, Work, Writing, new_id
from portal.store.models import PersonKey
from portal.store.work import AnyRow
from portal.words import N_, Said

SEEN_EVERY = timedelta(minutes=1)
MOST_MESSAGES = 100
MOST_USES = 5
"""How many earlier uses of a code are shown."""

_SIGNAL = (
    select(*Signal.__table__.columns, PersonKey.wrapped)
    .outerjoin(PersonKey, PersonKey.person_id == Signal.id)
    .where(Signal.id == bindparam("signal"))
)
_OPENING = select(SignalOpening.id, SignalOpening.signal_id, SignalOpening.seen_at).where(
    SignalOpening.token_hash == bindparam("hashed"),
    SignalOpening.ended_at.is_(None),
    SignalOpening.seen_at > bindparam("since"),
)
_TOUCH = (
    update(SignalOpening).where(SignalOpening.id == bindparam("opening")).values(seen_at=bindparam("now"))
)
_END = (
    update(SignalOpening)
    .where(SignalOpening.token_hash == bindparam("hashed"), SignalOpening.ended_at.is_(None))
    .values(ended_at=bindparam("now"))
)
_END_OTHERS = (
    update(SignalOpening)
    .where(
        SignalOpening.signal_id == bindparam("of_signal"),
        SignalOpening.token_hash != bindparam("hashed"),
        SignalOpening.ended_at.is_(None),
    )
    .values(ended_at=bindparam("now"))
)
_USES = (
    select(SignalOpening.id, SignalOpening.opened_at, SignalOpening.seen_at, SignalOpening.ended_at)
    .where(SignalOpening.signal_id == bindparam("signal"))
    .order_by(SignalOpening.opened_at.desc(), SignalOpening.id)
    .limit(MOST_USES + 1)
)
_USED = update(Signal).where(Signal.id == bindparam("of_signal")).values(used_at=bindparam("now"))
_TYPED_BACK = (
    update(Signal)
    .where(Signal.id == bindparam("of_signal"))
    .values(typed_back_at=bindparam("now"), code_hash=bindparam("hashed"))
)
_MESSAGES = (
    select(*SignalMessage.__table__.columns)
    .where(SignalMessage.signal_id == bindparam("signal"))
    .order_by(SignalMessage.at, SignalMessage.id)
)
_NUMBER = select(func.count()).where(SignalMessage.signal_id == bindparam("signal"))
_MOVED = (
    update(Signal)
    .where(Signal.id == bindparam("of_signal"))
    .values(state=bindparam("new_state"), changed_at=bindparam("now"))
)


@dataclass(frozen=True)
class Message:
    """A message, either way."""

    at: datetime
    by: str
    text: str
    account: str
    """The official; empty for the person."""


@dataclass(frozen=True)
class Told:
    """A signal with its words, as its sender and the desk read it."""

    id: str
    kind: Kind
    state: State
    theme: Theme
    language: str
    text: str
    made_at: datetime
    changed_at: datetime
    has_code: bool
    is_typed_back: bool
    case: str | None
    person: str | None
    messages: tuple[Message, ...] = ()
    is_gone: bool = False
    """Whether its time is over: the words and the code are destroyed."""
    kept_until: datetime | None = None


@dataclass(frozen=True)
class Uses:
    """When a code was used before this time, newest first; and whether it is in use elsewhere now."""

    earlier: tuple[datetime, ...]
    is_elsewhere: bool


def opened(work: Work, row: AnyRow, *, messages: bool = True) -> Told:
    """Return a row of signals with its words."""
    if row.wrapped is not None:
        work.know(row.id, row.wrapped)
    found = work.rows(_MESSAGES, signal=row.id) if messages and row.wrapped is not None else ()
    told = tuple(_message(work, one) for one in found)
    kind, changed = Kind(row.kind), row.changed_at or row.made_at
    last_use = max(changed, row.used_at or changed)
    return Told(
        id=row.id,
        kind=kind,
        state=State(row.state),
        theme=Theme(row.theme),
        language=row.language,
        text=work.open(row.id, Signal.__tablename__, row.id, "text", row.text_sealed),
        made_at=row.made_at,
        changed_at=changed,
        has_code=row.code_hash is not None,
        is_typed_back=row.typed_back_at is not None,
        case=row.case_id,
        person=row.person_id,
        messages=told,
        is_gone=row.wrapped is None,
        kept_until=row.made_at + TEXT_KEPT if kind is Kind.SIGNAL else last_use + WAITS_FOR,
    )


def _message(work: Work, row: AnyRow) -> Message:
    text = work.open(row.signal_id, "signal_messages", row.id, "text", row.text_sealed)
    return Message(row.at, row.by, text, row.account_id)


def shows_code(work: Work, *, signal: str, at: datetime) -> str | None:
    """Return the language of a first code that may still be shown: told a moment ago, and not typed back."""
    row = work.row(_SIGNAL, signal=signal)
    if row is None or row.typed_back_at is not None or at - row.made_at > SHOWN_FOR:
        return None
    return str(row.language)


def typed_back(work: Writing, *, signal: str, code: Code, at: datetime) -> None:
    """Write down that a code was typed back; with a new code the old one stops here."""
    hashed = codes.code_hash(work.keyring, code)
    work.run(_TYPED_BACK, {"of_signal": signal, "now": at, "hashed": hashed})


def start(work: Writing, *, signal: str, at: datetime) -> str:
    """Open a signal in one browser and return the token of that; nothing else of the browser is kept."""
    token = secrets.token_urlsafe(24)
    row = {"id": new_id(), "signal_id": signal, "token_hash": _hashed(work.keyring, token)}
    work.add(SignalOpening, {**row, "opened_at": at, "seen_at": at})
    work.run(_USED, {"of_signal": signal, "now": at})
    return token


def find(work: Writing, *, token: str, idle: int, at: datetime) -> str:
    """Return the signal that is open in this browser.

    :param idle: minutes without a click after which it is not.
    :raises NotFound: when none is.
    """
    since = at - timedelta(minutes=idle)
    row = work.row(_OPENING, hashed=_hashed(work.keyring, token), since=since) if token else None
    if row is None:
        raise NotFound("signals")
    if at - row.seen_at >= SEEN_EVERY:
        work.run(_TOUCH, {"opening": row.id, "now": at})
    return str(row.signal_id)


def end(work: Writing, *, token: str, at: datetime) -> None:
    """Close a signal in this browser."""
    work.run(_END, {"hashed": _hashed(work.keyring, token), "now": at})


def end_others(work: Writing, *, signal: str, token: str, at: datetime) -> None:
    """Close a signal everywhere else."""
    work.run(_END_OTHERS, {"of_signal": signal, "hashed": _hashed(work.keyring, token), "now": at})


def show(work: Work, *, signal: str) -> Told:
    """Return a signal with its messages.

    :raises NotFound: when it is not there.
    """
    row = work.row(_SIGNAL, signal=signal)
    if row is None:
        raise NotFound("signals")
    return opened(work, row)


def uses(work: Work, *, signal: str, idle: int, at: datetime) -> Uses:
    """Return when the code was used before, and whether another browser has it open."""
    rows = work.rows(_USES, signal=signal)[1:]
    since = at - timedelta(minutes=idle)
    elsewhere = any(row.ended_at is None and row.seen_at > since for row in rows)
    return Uses(tuple(row.opened_at for row in rows), elsewhere)


def write(
    work: Writing, *, signal: str, by: str, text: str, once: str, account: str = "", at: datetime
) -> None:
    """Add a message; a second press with the same id adds nothing.

    :param by: "person" or "body".
    :raises Refused: when it became a case, is over its time, or holds too many messages.
    """
    told = show(work, signal=signal)
    if told.is_gone or told.case is not None:
        raise Refused(Said(N_("You cannot write here any more.")))
    if by == "body" and told.state is State.WITHDRAWN:
        raise Refused(Said(N_("Its sender took it back. Nobody reads an answer.")))
    if int(work.value(_NUMBER, signal=signal) or 0) >= MOST_MESSAGES:
        raise Refused(Said(N_("There are too many messages here. Call us, or make a new one.")))
    sealed = work.seal(signal, "signal_messages", once, "text", text)
    row = {"id": once, "signal_id": signal, "at": at, "by": by, "account_id": account, "text_sealed": sealed}
    if work.add_if_new(SignalMessage, row, "id"):
        state = State.NEW if by == "person" else State.ANSWERED
        move(work, signal=signal, state=state, at=at)


def move(work: Writing, *, signal: str, state: State, at: datetime) -> None:
    """Let a signal stand somewhere else."""
    work.run(_MOVED, {"of_signal": signal, "new_state": state.value, "now": at})


def _hashed(keyring: Keyring, token: str) -> bytes:
    return keyring.lookup("signal-opening", token)
