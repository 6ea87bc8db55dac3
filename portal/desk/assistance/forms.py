"""The forms of a visit: where you sit and the code, and what the person allows."""

from __future__ import annotations

from wtforms import Field, StringField, ValidationError

from portal.assistance.phrases import ACTS
from portal.assistance.rules import Setting, opens_a_page
from portal.cases.fields import needed, one_of, tidy
from portal.desk.complaints.forms import Several, choice
from portal.web import Form, NoBrokenText, NotTooLong
from portal.words import N_

SETTINGS = (
    (Setting.COUNTER.value, N_("Yes, we are at an open counter")),
    (Setting.ROOM.value, N_("No, we are in a closed room")),
    (Setting.PHONE.value, N_("No, we are on the phone and I am alone")),
)


class BeginForm(Form):
    """Who can look or listen, and the person's code."""

    service = "helping"

    setting = choice(N_("Can somebody look or listen?"), SETTINGS)
    code = StringField(
        N_("The code of the person"),
        [needed(N_("Type the code of the person.")), NoBrokenText(), NotTooLong(40)],
        filters=[tidy],
    )

    def validate_setting(self, field: object) -> None:
        """Ask before anything is opened. Source: R-079."""
        needed(N_("Say whether somebody can look or listen."))(self, field)  # type: ignore[arg-type]  # Any field.


class AgreeForm(Form):
    """What the person allows; nothing is ticked before the person does it."""

    service = "helping"

    acts = Several(
        N_("What may we do together now?"),
        ACTS.items(),
        validators=[
            needed(N_("Tick at least one thing. Or stop: then nothing is opened.")),
            one_of(frozenset(ACTS)),
        ],
    )

    def validate_acts(self, field: Field) -> None:
        """Ask for something to do together.

        :raises ValidationError: when what was ticked opens no page by itself.
        """
        if field.data and not opens_a_page(field.data):
            raise ValidationError(N_("This alone opens nothing. Tick what you want to do together as well."))
