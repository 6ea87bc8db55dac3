"""Doing something otherwise than usual for one person: the same step at the desks that handle cases."""

from __future__ import annotations

from wtforms import HiddenField

from portal.cases.departing import USUAL
from portal.desk.complaints.forms import choice, long_text
from portal.web import Form
from portal.words import N_

TITLE = N_("Do something otherwise than usual")
LEAD = N_("When a rule works out badly for this person. The person reads why, and it is counted.")
SEND = N_("Keep it and tell the person")
DONE = N_("It is written down. The person knows.")


class OtherwiseForm(Form):
    """What is done otherwise, and why here."""

    service = "answering"

    once = HiddenField()
    usual = choice(N_("What do you do otherwise?"), USUAL.items())
    because = long_text(N_("Why is it otherwise here?"))
