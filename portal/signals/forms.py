"""The forms of a signal: what it is about, the code, and a message."""

from __future__ import annotations

from wtforms import BooleanField, HiddenField, RadioField, StringField, TextAreaField, ValidationError
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # Newer than its stubs.
from wtforms.validators import AnyOf, DataRequired, Regexp

from portal.agencies.themes import OF_SIGNALS, THEMES
from portal.signals.phrases import (
    WANTED,
)
from portal.signals.rules import (
    Kind,
)
from portal.web import Form, NoBrokenText, NotTooLong
from portal.words import N_

LONGEST = 4_000
LONGEST_CODE = 300
"""Characters; six words of any list, numbered and in lines, are far shorter."""

ONCE = r"^[0-9a-z]{26}$"


def _tidy(text: object) -> str:
    return str(text or "").strip()


class SignalForm(Form):
    """Nothing in it asks who somebody is."""

    service = "signal"

    once = HiddenField(validators=[Regexp(ONCE)])
    """A secret made when the form was shown: a second press keeps nothing, and the code follows from it."""
    kind = RadioField(
        N_("What do you want?"),
        [AnyOf([kind.value for kind in Kind], message=N_("Choose what you want."))],
        choices=[SelectChoice(kind.value, text) for kind, text in WANTED.items()],
        default=Kind.SIGNAL.value,
        validate_choice=False,
    )
    theme = RadioField(
        N_("What goes wrong?"),
        [AnyOf([theme.value for theme in OF_SIGNALS], message=N_("Choose what fits best."))],
        choices=[SelectChoice(theme.value, THEMES[theme]) for theme in OF_SIGNALS],
        validate_choice=False,
    )
    text = TextAreaField(
        N_("What do you want to tell?"), [NoBrokenText(), NotTooLong(LONGEST)], filters=[_tidy]
    )

    aloud = BooleanField(N_("I want to tell it with my voice, once I have my code"))

    def validate_text(self, field: TextAreaField) -> None:
        """Ask for words where somebody wants an answer; who tells it out loud does so with the code.

        :raises ValidationError: when there are none.
        """
        if self.kind.data != Kind.SIGNAL and not field.data and not self.aloud.data:
            raise ValidationError(N_("Write what it is about. One sentence is enough."))


class CodeForm(Form):
    """The six words."""

    service = "signal-code"

    code = StringField(
        N_("Your six words"),
        [DataRequired(N_("Type the six words.")), NoBrokenText(), NotTooLong(LONGEST_CODE)],
        filters=[_tidy],
    )
    kept = HiddenField()
    """A message that was typed when the time was over; it goes along, and nothing is lost."""


class MessageForm(Form):
    """A message, either way."""

    service = "signal-code"

    once = HiddenField(validators=[Regexp(ONCE)])
    text = TextAreaField(
        N_("Your message"),
        [DataRequired(N_("Write your message.")), NoBrokenText(), NotTooLong(LONGEST)],
        filters=[_tidy],
    )
