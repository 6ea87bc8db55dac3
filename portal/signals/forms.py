"""The form of a signal: what it is about, and if somebody wants, what happened."""

from __future__ import annotations

from wtforms import HiddenField, RadioField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # Newer than its stubs.
from wtforms.validators import AnyOf, Regexp

from portal.signals.phrases import THEMES
from portal.web import Form, NoBrokenText, NotTooLong
from portal.words import N_

LONGEST = 4_000


class SignalForm(Form):
    """Nothing in it asks who somebody is."""

    service = "signal"

    once = HiddenField(validators=[Regexp(r"^[0-9a-z]{26}$")])
    """An id made when the form was shown, so that a second press keeps nothing."""
    theme = RadioField(
        N_("What goes wrong?"),
        [AnyOf([theme.value for theme in THEMES], message=N_("Choose what fits best."))],
        choices=[SelectChoice(theme.value, text) for theme, text in THEMES.items()],
        validate_choice=False,
    )
    text = TextAreaField(
        N_("Do you want to tell more?"),
        [NoBrokenText(), NotTooLong(LONGEST)],
        filters=[lambda text: (text or "").strip()],
    )
