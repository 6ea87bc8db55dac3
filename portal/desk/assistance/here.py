"""The counter where a helper sits: whether others see and hear there. Source: R-125."""

from __future__ import annotations

from wtforms import Field

from portal import web
from portal.agencies.counters import CounterCard
from portal.agencies.widths import Screening
from portal.assistance import service
from portal.assistance.rules import Setting
from portal.words import N_

NO_ROOM = N_("Your counter has no closed room. Offer to call back, or another counter that has one.")


def counter_here() -> CounterCard | None:
    """Return the counter of the helper's own team; nothing while it did not say how it is screened."""
    helper = web.official()
    with web.portal().store.reading() as work:
        place = service.place_of(work, account=helper.account)
    return web.portal().directory().counter(helper.agency, place)


def lacks_room() -> bool:
    """Tell whether the helper sits at a counter that said to have no closed room."""
    here = counter_here()
    return here is not None and here.screening is not Screening.ROOM


def has_no_such_room(setting: Field) -> bool:
    """Tell whether a helper says to sit in a closed room at a counter that has none, and say so there."""
    if setting.data != Setting.ROOM or not lacks_room():
        return False
    setting.errors = [*setting.errors, NO_ROOM]
    return True
