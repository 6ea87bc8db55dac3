"""How a letter can leave, and the four ways in which that can fail."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from portal.notices.letters import Letter
from portal.notices.rules import Channel


class NotDelivered(Exception):
    """A letter was not taken. ``answer`` is a code for officials; it never holds an address or a text."""

    def __init__(self, answer: str) -> None:
        super().__init__(answer)
        self.answer = answer[:40]


class NotYet(NotDelivered):
    """The server asks to come back later: busy, full, or greylisting."""


class Refused(NotDelivered):
    """The server says that it will never take this letter."""


class Down(NotDelivered):
    """The server cannot be reached, is not safe, or does not know us: no letter's fault."""


class Unclear(NotDelivered):
    """All was handed over, and no answer came: the letter may have arrived."""


class Transport(Protocol):
    """A way out of the portal."""

    def send(self, letter: Letter) -> str:
        """Hand a letter over and return the server's code.

        :raises NotDelivered: in one of its four forms.
        """

    def close(self) -> None:
        """Let go of the server, until the next letter."""


Transports = Mapping[Channel, Transport]
