"""What a service could not deliver after all: asked every hour, for nobody comes to tell it."""

from __future__ import annotations

from datetime import datetime

from portal.notices.notify import Notify
from portal.notices.returns import note_returned
from portal.worker.duty import Bench


def note_what_came_back(bench: Bench, at: datetime) -> int:
    """Ask each service what came back, write it down, and return how many of it were new."""
    services = {id(one): one for one in bench.outbox.transports.values() if isinstance(one, Notify)}
    done = 0
    for service in services.values():
        found = list(service.came_back())
        service.close()
        with bench.portal.store.writing() as work:
            done += sum(
                note_returned(work, delivery=one.delivery, is_for_good=one.is_for_good, at=at)
                for one in found
            )
    return done
