"""The page before a step that takes something away: what happens then, and a way back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from flask import Response

from portal import web
from portal.words import N_


@dataclass(frozen=True)
class Sure:
    """What a page asks before a step, as msgids."""

    title: str
    steps: tuple[str, ...]
    label: str
    look: str = "danger"
    """Of the button: red where something is lost."""


DROP = Sure(
    title=N_("Throw this away?"),
    steps=(
        N_("Your answers and files are gone. We cannot bring them back."),
        N_("Nothing was sent. Nobody has read it."),
        N_("You can always start again."),
    ),
    label=N_("Throw it away"),
)

WITHDRAW = Sure(
    title=N_("Withdraw this case?"),
    steps=(
        N_("Nobody works on it any more. You get no answer."),
        N_("What you sent stays in your cases. You can still read it."),
        N_("You have 14 days to take it up again. Your first date then stays."),
        N_("Does somebody press you to withdraw? You do not have to. Call us."),
    ),
    label=N_("Withdraw it"),
)

SETTLE = Sure(
    title=N_("Is it settled?"),
    steps=(
        N_("Choose this only when you are content."),
        N_("Nobody works on it any more. You get no written answer."),
        N_("You have 14 days to take it up again. Your first date then stays."),
        N_("Only you decide this. Nobody may ask you to hurry."),
    ),
    label=N_("Yes, it is settled"),
    look="primary",
)


HIDDEN = N_(
    "What we hid stays hidden, and the privacy officer still finds out how it came here. "
    "Is it about you after all? Write that in your case first: then the privacy officer can give it back."
)
"""What withdrawing or settling does not undo, where something was hidden at once."""


def with_hidden(ask: Sure) -> Sure:
    """Return what is asked before stopping a case that hid something."""
    return replace(ask, steps=(HIDDEN, *ask.steps))


def sure_page(ask: Sure, *, action: str, back: str, alarm: bool = False) -> Response:
    """Return the page that says what happens; ``alarm`` when it could not be kept just now."""
    return web.render(
        "cases/sure.html", status=503 if alarm else 200, ask=ask, action=action, back=back, alarm=alarm
    )
