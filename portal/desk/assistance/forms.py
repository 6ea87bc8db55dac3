"""The forms of a visit: where you sit and the code, and what the person allows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import ClassVar

from stdnum.nl import bsn
from wtforms import BooleanField, Field, RadioField, StringField, ValidationError
from wtforms.validators import AnyOf

from portal.assistance.phrases import ACTS, ACTS_BY_PHONE, DOCUMENTS
from portal.assistance.rules import Setting, opens_a_page
from portal.assistance.service import Card
from portal.cases.fields import DayField, needed, one_of, tidy
from portal.desk.complaints.forms import YES_NO, Several, choice, listed
from portal.viewer import Act
from portal.web import Form, NoBrokenText, NotTooLong
from portal.words import N_

SETTINGS = (
    (Setting.COUNTER.value, N_("Yes, we are at an open counter")),
    (Setting.ROOM.value, N_("No, we are in a closed room")),
    (Setting.PHONE.value, N_("No, we are on the phone and I am alone")),
)


TICK = needed(N_("Tick at least one thing. Or stop: then nothing is opened."))


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


class CardForm(Form):
    """What stands on an ID, or what the person tells: exact, so that nobody can look for somebody."""

    service = "helping"

    number = StringField(
        N_("The citizen service number (BSN)"),
        [needed(N_("Type the number of nine digits.")), NoBrokenText(), NotTooLong(20)],
        filters=[tidy],
    )
    born_on = DayField(N_("The day of birth"))

    def validate_number(self, field: StringField) -> None:
        """Ask again for a number that cannot be one.

        :raises ValidationError: when it is no number of a citizen.
        """
        if not bsn.is_valid(field.data or ""):
            raise ValidationError(N_("This is no citizen service number. Look at it again."))

    def validate_born_on(self, field: Field) -> None:
        """Ask for the whole day.

        :raises ValidationError: when it is empty.
        """
        if not field.data:
            raise ValidationError(N_("Fill in the day, the month and the year."))

    @property
    def card(self) -> Card:
        """Return what was typed, once the form is valid."""
        return Card(bsn.compact(self.number.data or ""), date.fromisoformat(self.born_on.data or ""))


class SmsForm(CardForm):
    """Who calls or stands here, for a code by text message."""


class SeenForm(CardForm):
    """What a worker read on an ID."""

    setting = choice(N_("Can somebody look or listen?"), SETTINGS[:2])
    document = choice(N_("Which ID did you see?"), DOCUMENTS.items())
    is_seen = BooleanField(N_("I looked at the ID and at the person. I copied nothing."))

    def validate_setting(self, field: object) -> None:
        """Ask before anything is opened. Source: R-079."""
        needed(N_("Say whether somebody can look or listen."))(self, field)  # type: ignore[arg-type]  # Any field.

    def validate_document(self, field: object) -> None:
        """Ask which sort of ID it was."""
        needed(N_("Choose which ID you saw."))(self, field)  # type: ignore[arg-type]  # Any field.

    def validate_is_seen(self, field: object) -> None:
        """Ask that it was seen, and not copied."""
        needed(N_("Say that you looked at the ID and copied nothing."))(self, field)  # type: ignore[arg-type]  # Any field.


class ConfirmForm(CardForm):
    """What a second worker read on the same ID."""

    is_seen = BooleanField(N_("I looked at the ID and at the person. I copied nothing."))

    def validate_is_seen(self, field: object) -> None:
        """Ask that it was seen, and not copied."""
        needed(N_("Say that you looked at the ID and copied nothing."))(self, field)  # type: ignore[arg-type]  # Any field.


class WakeForm(Form):
    """The last five signs of the code, said by the person."""

    service = "helping"

    half = StringField(
        N_("The last five signs of the code"),
        [needed(N_("Ask the person for the last five signs of the code.")), NoBrokenText(), NotTooLong(20)],
        filters=[tidy],
    )


class SlipForm(WakeForm):
    """The same signs, before a slip is printed where others stand at the printer."""


class AgreeForm(Form):
    """What the person allows; nothing is ticked before the person does it."""

    service = "helping"
    acts_said: ClassVar[Mapping[Act, str]] = ACTS

    acts = Several(
        N_("What may we do together now?"),
        validators=[TICK],
    )

    def offer(self, acts: Iterable[Act]) -> None:
        """Offer what may be allowed in this visit."""
        offered = tuple(acts)
        self.acts.choices = listed((act.value, self.acts_said[act]) for act in offered)
        self.acts.validators = [TICK, one_of(frozenset(offered))]

    def validate_acts(self, field: Field) -> None:
        """Ask for something to do together.

        :raises ValidationError: when what was ticked opens no page by itself.
        """
        if field.data and not opens_a_page(field.data):
            raise ValidationError(N_("This alone opens nothing. Tick what you want to do together as well."))


class PhoneAgreeForm(AgreeForm):
    """By phone the worker reads it out, and the person says yes with the second half of the code."""

    first = ("acts", "word")
    acts_said = ACTS_BY_PHONE
    asks_word = False
    """Whether the person chose a word that is asked for first."""

    acts = Several(N_("What does the person say yes to?"), validators=[TICK])
    read_back = RadioField(
        N_("Did you read it back, and is it right?"),
        [
            needed(N_("Read it back to the person first. Change what is not right.")),
            AnyOf(("yes",), message=N_("Read it back to the person first. Change what is not right.")),
        ],
        choices=listed(YES_NO),
        validate_choice=False,
    )
    half = StringField(
        N_("The last five signs of the code"),
        [needed(N_("Ask the person for the last five signs of the code.")), NoBrokenText(), NotTooLong(20)],
        filters=[tidy],
    )
    word = StringField(N_("The word that the person chose for the phone"), [NoBrokenText(), NotTooLong(60)])
