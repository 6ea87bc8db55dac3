"""The forms on the page of a case that was sent."""

from __future__ import annotations

from wtforms import HiddenField, TextAreaField

from portal.cases.fields import DayField, needed, tidy
from portal.web import Form, NoBrokenText, NotTooLong
from portal.words import N_


class MessageForm(Form):
    """Something to add to a case that was sent."""

    service = "following"

    once = HiddenField()
    """An id made when the form was shown, so that a second press adds nothing."""
    message = TextAreaField(
        N_("What do you want to add?"),
        [needed(N_("Write what you want to add.")), NoBrokenText(), NotTooLong()],
        filters=[tidy],
    )


class ReminderForm(Form):
    """The day on which somebody wants to be reminded."""

    service = "following"

    day = DayField(N_("On which day do you want a reminder?"), [needed(N_("Fill in a day."))])


class WishForm(Form):
    """Whom somebody does not want to hear from while a complaint is open."""

    service = "following"

    once = HiddenField()
    """An id made when the form was shown, so that a second press asks nothing more."""
    wish = TextAreaField(
        N_("Whom do you not want to hear from, and why?"),
        [
            needed(N_("Write whom you do not want to hear from, and why.")),
            NoBrokenText(),
            NotTooLong(),
        ],
        filters=[tidy],
    )


class FileTextForm(Form):
    """What stands in a file, as text."""

    service = "following"

    says = TextAreaField(
        N_("What stands in this file?"),
        [needed(N_("Write what stands in it.")), NoBrokenText(), NotTooLong()],
        filters=[tidy],
    )
