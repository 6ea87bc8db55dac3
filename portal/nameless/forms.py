"""The form with which somebody adds a name and an address."""

from __future__ import annotations

from wtforms import BooleanField, StringField, TextAreaField

from portal.cases.fields import needed, tidy
from portal.web import Form, NoBrokenText, NotTooLong
from portal.words import N_

LONGEST_NAME = 200
LONGEST_ADDRESS = 400


class NameForm(Form):
    """Source: Awb art. 9:4 lid 2: "naam en adres van de indiener", and a signature."""

    service = "adding-a-name"

    name = StringField(
        N_("What is your name?"),
        [needed(N_("Write your name.")), NoBrokenText(), NotTooLong(LONGEST_NAME)],
        filters=[tidy],
    )
    address = TextAreaField(
        N_("What is your address?"),
        [needed(N_("Write your address.")), NoBrokenText(), NotTooLong(LONGEST_ADDRESS)],
        filters=[tidy],
    )
    signed = BooleanField(
        N_("This is my own story, and I sign it with this tick."),
        [needed(N_("Tick this, or leave your name out."))],
    )
