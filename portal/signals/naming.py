"""A signal that gets a name: claimed once, and after that its words stand in the case alone."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, delete, update

from portal.signals import following
from portal.signals.following import Told
from portal.signals.models import Signal, SignalMessage, SignalOpening
from portal.signals.rules import State
from portal.store import Writing

_CLAIM = (
    update(Signal)
    .where(Signal.id == bindparam("of_signal"), Signal.state != State.NAMED, Signal.code_hash.is_not(None))
    .values(state=State.NAMED.value, changed_at=bindparam("now"))
)
_BECAME = (
    update(Signal)
    .where(Signal.id == bindparam("of_signal"))
    .values(case_id=bindparam("its_case"), person_id=bindparam("its_person"), text_sealed=None)
)
_NO_CODE = update(Signal).where(Signal.id == bindparam("of_signal")).values(code_hash=None)
_NO_MESSAGES = delete(SignalMessage).where(SignalMessage.signal_id == bindparam("of_signal"))
_NO_OPENINGS = delete(SignalOpening).where(SignalOpening.signal_id == bindparam("of_signal"))


def claim(work: Writing, *, signal: str, at: datetime) -> Told | None:
    """Take a signal to make a case of it, and return it; nothing when an earlier press took it."""
    # The second of two presses waits here for the first, and then finds that it is done.
    if work.run(_CLAIM, {"of_signal": signal, "now": at}) != 1:
        return None
    return following.show(work, signal=signal)


def became(work: Writing, *, signal: str, case: str, person: str) -> None:
    """Say which case it is now; words and messages stand there, and are destroyed here with their key."""
    work.run(_BECAME, {"of_signal": signal, "its_case": case, "its_person": person})
    work.run(_NO_MESSAGES, {"of_signal": signal})
    work.destroy_key(signal)


def end_code(work: Writing, *, signal: str) -> None:
    """Let the code open nothing any more: the case stands with somebody's own account."""
    work.run(_NO_CODE, {"of_signal": signal})
    work.run(_NO_OPENINGS, {"of_signal": signal})
