"""What leaves the portal: the same words for every kind of notice, without name, number, count or link."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from portal.notices.rules import Channel, Topic
from portal.notices.topics import ESSENTIAL
from portal.words import N_, Words

SUBJECT = N_("There is a message for you")

_LINES = (
    N_("There is a message for you."),
    N_("You can read it after you sign in on our website."),
    N_("There is no link in this message. That way you know that it is real."),
)
_CODE = N_("Your code is %(code)s.")
_CODE_LINES = (
    N_("Type this code on the page where you asked for it."),
    N_("Did you not ask for a code? Then you do not have to do anything."),
)


@dataclass(frozen=True)
class Letter:
    """One message to one address, ready to leave. Neither its words nor its address may end up in a log."""

    id: str
    """The same at each try, so that a double can be known as one."""
    channel: Channel
    to: str = field(repr=False)
    subject: str = field(repr=False)
    text: str = field(repr=False)
    language: str
    may_have_arrived: bool = False
    """Whether an earlier try ended without an answer."""


def text_for(
    words: Words, *, code: str = "", topics: Collection[str] = (), details: Collection[str] = ()
) -> str:
    """Return the words of a message outside.

    :param code: the code that confirms an address; such a message says nothing else.
    :param topics: what its notices are about; used only where ``details`` allows it.
    """
    if code:
        return "\n\n".join([words.text(_CODE, code=code), *map(words.text, _CODE_LINES)])
    essential = [words.text(ESSENTIAL[topic]) for topic in Topic if topic in topics and topic in details]
    return "\n\n".join([words.text(_LINES[0]), *essential, *map(words.text, _LINES[1:])])


def short_text_for(words: Words, *, code: str = "") -> str:
    """Return the words of a text message: one sentence."""
    return words.text(_CODE, code=code) if code else words.text(_LINES[0])
