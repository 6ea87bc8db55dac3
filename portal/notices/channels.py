"""Which ways out this portal has, by its settings. The demo offers all of them and uses none."""

from __future__ import annotations

from portal.clock import Clock
from portal.notices.notify import Notify
from portal.notices.rules import AWAY, Channel
from portal.notices.smtp import Mail
from portal.notices.transports import Transport, Transports
from portal.settings import Settings


def transports_of(settings: Settings, clock: Clock) -> Transports:
    """Return the ways out; none at all in the demo."""
    found: dict[Channel, Transport] = {}
    if settings.demo:
        return found
    if settings.notify is not None:
        service = Notify(settings.notify, clock)
        found = {Channel(name): service for name in settings.notify.templates}
    if settings.mail is not None:
        found[Channel.EMAIL] = Mail(settings.mail, clock)
    return found


def offered(settings: Settings) -> tuple[Channel, ...]:
    """Return the channels outside that a person can choose here."""
    if settings.demo:
        return AWAY
    ready = set(settings.notify.templates if settings.notify else ())
    ready |= {Channel.EMAIL} if settings.mail is not None else set()
    ready |= {Channel.POST, Channel.LETTER} if settings.print_folder is not None else set()
    return tuple(one for one in AWAY if one in ready)
