"""What a kind of notice says, and what a person can do after reading it."""

from __future__ import annotations

from dataclasses import dataclass

from portal.notices.rules import Topic


@dataclass(frozen=True)
class NextStep:
    """What a person can do after reading a notice."""

    text: str
    endpoint: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class NoticeKind:
    """What a notice says after signing in, and which choice of channel it falls under."""

    text: str
    topic: Topic
    next_steps: tuple[NextStep, ...] = ()
