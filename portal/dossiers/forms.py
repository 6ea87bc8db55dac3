"""The forms of a person: own words, and until when a file is kept for a next question."""

from __future__ import annotations

from wtforms import HiddenField, TextAreaField
from wtforms.validators import DataRequired

from portal.web import Form, NoBrokenText, NotTooLong
from portal.web.days import DayField
from portal.words import N_


class WordsForm(Form):
    """Own words beside an item."""

    service = "own-file"

    once = HiddenField()
    words = TextAreaField(
        N_("Your own words"),
        [DataRequired(N_("Write what you want to add.")), NoBrokenText(), NotTooLong(4_000)],
    )


class KeepForm(Form):
    """Until when a file is kept for a next question."""

    service = "own-file"

    until = DayField(N_("Until which day?"))
